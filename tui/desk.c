/* What becomes of an event.  Actions that mean the same everywhere are done
 * here, the rest by the view on top. */
#include "tui/desk.h"

#include <stdarg.h>
#include <string.h>

#include "tui/frame.h"

struct tui_view *tui_desk_top(const struct tui_desk *desk)
{
    return desk->n_views ? desk->views[desk->n_views - 1] : NULL;
}

unsigned tui_desk_place(const struct tui_desk *desk)
{
    const struct tui_view *top = tui_desk_top(desk);
    return top ? top->class->place(top) : 0;
}

void tui_desk_open(struct tui_desk *desk, struct tui_view *view)
{
    if (desk->n_views == TUI_DEPTH) { /* never in practice; the oldest but the first goes */
        desk->views[1]->class->close(desk->views[1]);
        for (size_t i = 2; i < TUI_DEPTH; i++)
            desk->views[i - 1] = desk->views[i];
        desk->n_views--;
    }
    desk->views[desk->n_views++] = view;
}

static void close_top(struct tui_desk *desk)
{
    struct tui_view *top = desk->views[--desk->n_views];
    top->class->close(top);
}

void tui_desk_say(struct tui_desk *desk, enum tui_role role, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    g_free(desk->message);
    desk->message = g_strdup_vprintf(format, arguments);
    va_end(arguments);
    desk->message_role = role;
    g_free(desk->last_message);
    desk->last_message = g_strdup(desk->message);
}

void tui_desk_fail(struct tui_desk *desk, struct rt_error *error)
{
    g_autofree char *words = rt_error_words(error);
    tui_desk_say(desk, TUI_WARNING, "%s", words);
    rt_error_clear(error);
}

static void say_nothing(struct tui_desk *desk)
{
    g_clear_pointer(&desk->message, g_free);
}

const char *tui_desk_why_readonly(const struct tui_desk *desk)
{
    if (desk->context->is_readonly)
        return "rectrack was started with --read-only";
    return desk->reg ? rt_register_why_readonly(desk->reg) : NULL;
}

static enum rt_status read_facts(struct tui_desk *desk, struct rt_error *error)
{
    enum rt_status status = rt_register_facts(desk->reg, &desk->facts, error);
    if (status == RT_OK)
        desk->outlook = rt_outlook_now(desk->facts, desk->context->today);
    return status;
}

enum rt_status tui_desk_connect(struct tui_desk *desk, struct rt_error *error)
{
    g_autofree char *standard = rt_default_register();
    const char *path = desk->context->register_path ? desk->context->register_path : standard;
    struct rt_register *reg = NULL;
    enum rt_access access = desk->context->is_readonly ? RT_READ : RT_WRITE;
    enum rt_status status = rt_register_open(path, access, &reg, error);
    if (status != RT_OK)
        return status;
    while (desk->n_views)
        close_top(desk);
    rt_register_close(desk->reg);
    desk->reg = desk->context->reg = reg;
    status = read_facts(desk, error);
    if (status != RT_OK)
        return status;
    tui_desk_open(desk, tui_view_register(desk));
    const char *why = tui_desk_why_readonly(desk);
    if (why)
        tui_desk_say(desk, TUI_WARNING, "For reading only: %s", why);
    return RT_OK;
}

enum rt_status tui_desk_init(struct tui_desk *desk, struct rt_context *context, bool is_ascii,
                             int rows, int cols, struct rt_error *error)
{
    *desk =
        (struct tui_desk){.context = context, .recent = g_ptr_array_new_with_free_func(g_free)};
    tui_canvas_init(&desk->canvas, is_ascii);
    tui_canvas_begin(&desk->canvas, rows, cols); /* views read as much as it shows */
    g_autofree char *standard = rt_default_register();
    const char *path = context->register_path ? context->register_path : standard;
    if (g_file_test(path, G_FILE_TEST_EXISTS) || g_file_test(path, G_FILE_TEST_IS_SYMLINK))
        return tui_desk_connect(desk, error);
    tui_desk_open(desk, tui_view_welcome(desk));
    return RT_OK;
}

void tui_desk_clear(struct tui_desk *desk)
{
    while (desk->n_views)
        close_top(desk);
    if (desk->reg)
        desk->context->reg = NULL;
    rt_register_close(desk->reg);
    g_free(desk->message);
    g_free(desk->last_message);
    if (desk->recent)
        g_ptr_array_free(desk->recent, TRUE);
    tui_canvas_clear(&desk->canvas);
    *desk = (struct tui_desk){0};
}

void tui_desk_reload(struct tui_desk *desk)
{
    if (!desk->reg)
        return;
    struct rt_error error = {0};
    if (read_facts(desk, &error) != RT_OK) {
        tui_desk_fail(desk, &error);
        return;
    }
    for (size_t i = 0; i < desk->n_views; i++)
        if (desk->views[i]->class->reload)
            desk->views[i]->class->reload(desk->views[i]);
}

static unsigned change_looks(struct tui_desk *desk, enum tui_action action)
{
    if (action == TUI_DO_PALETTE_SAFE || action == TUI_DO_PALETTE_STANDARD)
        desk->palette = action == TUI_DO_PALETTE_SAFE ? TUI_SAFE : TUI_STANDARD;
    else
        desk->theme = (enum tui_theme)(action - TUI_DO_THEME_AUTO);
    tui_desk_say(desk, TUI_NOTICE, "Theme %s, %s colours", tui_theme_names[desk->theme],
                 desk->palette == TUI_SAFE ? "safe" : "standard");
    return TUI_REDO_DRAW | TUI_REDO_LOOKS;
}

static unsigned say_where(struct tui_desk *desk)
{
    const struct tui_view *top = tui_desk_top(desk);
    GString *where = g_string_new(NULL);
    top->class->where(top, where);
    tui_desk_say(desk, TUI_NOTICE, "%s", where->str);
    g_string_free(where, TRUE);
    return TUI_REDO_DRAW;
}

static unsigned do_action(struct tui_desk *desk, enum tui_action action)
{
    struct tui_view *top = tui_desk_top(desk);
    if (action >= TUI_DO_THEME_AUTO && action <= TUI_DO_PALETTE_SAFE)
        return change_looks(desk, action);
    if (action == TUI_DO_PALETTE)
        tui_desk_open(desk, tui_view_palette(desk, tui_desk_place(desk)));
    else if (action == TUI_DO_HELP)
        tui_desk_open(desk, tui_view_help(desk, tui_desk_place(desk)));
    else if (action == TUI_DO_WHERE)
        return say_where(desk);
    else if (action == TUI_DO_REPEAT)
        tui_desk_say(desk, TUI_NOTICE, "%s",
                     desk->last_message ? desk->last_message : "There was no message yet");
    else if (action == TUI_DO_REDRAW)
        return TUI_REDO_DRAW | TUI_REDO_ALL;
    else if (action == TUI_DO_SELECT_TEXT) {
        tui_desk_say(desk, TUI_NOTICE, "The mouse selects text now; any key gives it back");
        return TUI_REDO_DRAW | TUI_REDO_FREE_MOUSE;
    } else if (action == TUI_DO_SUSPEND)
        return TUI_REDO_DRAW | TUI_REDO_SUSPEND;
    else if (action == TUI_DO_QUIT)
        return TUI_REDO_LEAVE;
    else
        return top->class->act(top, action);
    return TUI_REDO_DRAW;
}

static unsigned do_command(struct tui_desk *desk, const char *command)
{
    const struct tui_view *top = tui_desk_top(desk);
    const char *ref = top->class->ref ? top->class->ref(top) : NULL;
    if (!strstr(command, "{ref}"))
        return tui_desk_run(desk, command);
    if (!ref) {
        tui_desk_say(desk, TUI_NOTICE, "There is no recommendation here");
        return TUI_REDO_DRAW;
    }
    g_auto(GStrv) parts = g_strsplit(command, "{ref}", -1);
    bool is_plain = strspn(ref, G_CSET_A_2_Z G_CSET_a_2_z G_CSET_DIGITS "-._") == strlen(ref);
    g_autofree char *quoted = is_plain ? g_strdup(ref) : g_shell_quote(ref);
    g_autofree char *line = g_strjoinv(quoted, parts);
    return tui_desk_run(desk, line);
}

unsigned tui_desk_do(struct tui_desk *desk, const struct tui_binding *binding)
{
    unsigned redo = binding->command ? do_command(desk, binding->command)
                                     : do_action(desk, binding->action);
    if (redo & TUI_REDO_CLOSE)
        close_top(desk);
    return redo & ~(unsigned)TUI_REDO_CLOSE;
}

static unsigned key(struct tui_desk *desk, const struct tui_event *event)
{
    struct tui_view *top = tui_desk_top(desk);
    unsigned place = tui_desk_place(desk);
    say_nothing(desk);
    const struct tui_binding *binding = tui_binding_find(place, event->key);
    if (binding)
        return tui_desk_do(desk, binding) | TUI_REDO_DRAW;
    if ((place & TUI_TYPING) && top->class->type) {
        unsigned redo = top->class->type(top, event);
        if (redo & TUI_REDO_CLOSE)
            close_top(desk);
        return redo | TUI_REDO_DRAW;
    }
    char name[16];
    if (event->key == TUI_CTRL('C'))
        tui_desk_say(desk, TUI_NOTICE, "Press q to leave");
    else
        tui_desk_say(desk, TUI_NOTICE, "%s does nothing here; press ? for the keys that do",
                     tui_key_name(event->key, name));
    return TUI_REDO_DRAW;
}

static unsigned paste(struct tui_desk *desk, const struct tui_event *event)
{
    struct tui_view *top = tui_desk_top(desk);
    say_nothing(desk);
    if ((tui_desk_place(desk) & TUI_TYPING) && top->class->type)
        return top->class->type(top, event) | TUI_REDO_DRAW;
    tui_desk_say(desk, TUI_NOTICE, "That looked like typing. Nothing was changed");
    return TUI_REDO_DRAW;
}

static unsigned click(struct tui_desk *desk, const struct tui_event *event)
{
    struct tui_view *top = tui_desk_top(desk);
    const struct tui_zone *zone = tui_zone_at(&desk->canvas, event->y, event->x);
    if (!zone)
        return TUI_REDO_NOTHING;
    if (zone->kind == TUI_ZONE_KEY) {
        struct tui_event press = {.kind = TUI_EVENT_KEY, .key = zone->value};
        return key(desk, &press);
    }
    if (!top->class->click)
        return TUI_REDO_NOTHING;
    say_nothing(desk);
    unsigned redo = top->class->click(top, zone->value);
    if (redo & TUI_REDO_CLOSE)
        close_top(desk);
    return redo | TUI_REDO_DRAW;
}

static unsigned wheel(struct tui_desk *desk, const struct tui_event *event)
{
    enum { STEP = 3 };
    struct tui_view *top = tui_desk_top(desk);
    for (int i = 0; i < STEP; i++)
        top->class->act(top, event->key == TUI_KEY_UP ? TUI_DO_UP : TUI_DO_DOWN);
    return TUI_REDO_DRAW;
}

unsigned tui_desk_event(struct tui_desk *desk, const struct tui_event *event)
{
    switch (event->kind) {
    case TUI_EVENT_KEY:
        return key(desk, event);
    case TUI_EVENT_PASTE:
        return paste(desk, event);
    case TUI_EVENT_CLICK:
        return click(desk, event);
    case TUI_EVENT_WHEEL:
        return wheel(desk, event);
    case TUI_EVENT_RESIZE:
        return TUI_REDO_DRAW;
    case TUI_EVENT_STOP:
        return TUI_REDO_DRAW | TUI_REDO_SUSPEND;
    case TUI_EVENT_GONE:
        return TUI_REDO_LEAVE;
    case TUI_EVENT_NONE:
        break;
    }
    return TUI_REDO_NOTHING;
}

/* Is the first of the events at hand typing that was meant for elsewhere? */
static bool is_stray(struct tui_desk *desk, const struct tui_event *events, size_t n)
{
    const struct tui_event *event = &events[0];
    unsigned place = tui_desk_place(desk);
    if (event->kind != TUI_EVENT_KEY || (place & TUI_TYPING))
        return false;
    if (!tui_key_is_text(event->key) && !(event->key == TUI_KEY_ENTER && desk->guard.is_shut))
        return false;
    const struct tui_binding *binding = tui_binding_find(place, event->key);
    if (binding && binding->opens_field && !desk->guard.is_shut)
        return false; /* what follows is typed into its field */
    return tui_guard_stops(&desk->guard, events, n);
}

unsigned tui_desk_events(struct tui_desk *desk, GArray *events)
{
    unsigned redo = TUI_REDO_NOTHING;
    for (guint i = 0; i < events->len; i++) {
        struct tui_event *event = &g_array_index(events, struct tui_event, i);
        desk->has_more = i + 1 < events->len && event[1].kind == TUI_EVENT_KEY &&
                         tui_key_is_text(event[1].key);
        if (!(redo & TUI_REDO_LEAVE)) {
            if (is_stray(desk, event, events->len - i)) {
                tui_desk_say(desk, TUI_NOTICE, "That looked like typing. Nothing was changed");
                redo |= TUI_REDO_DRAW;
            } else {
                redo |= tui_desk_event(desk, event);
            }
        }
        g_clear_pointer(&event->text, g_free);
    }
    return redo;
}

bool tui_desk_idle(struct tui_desk *desk)
{
    struct tui_view *top = tui_desk_top(desk);
    return top->class->idle && top->class->idle(top);
}

bool tui_desk_has_idle_work(const struct tui_desk *desk)
{
    const struct tui_view *top = tui_desk_top(desk);
    return top->class->has_idle_work && top->class->has_idle_work(top);
}

bool tui_desk_look(struct tui_desk *desk)
{
    if (!desk->reg || !rt_register_has_changed(desk->reg))
        return false;
    tui_desk_say(desk, TUI_NOTICE,
                 "The register was changed elsewhere; what is shown here is up to date again");
    tui_desk_reload(desk);
    return true;
}

const struct tui_canvas *tui_desk_draw(struct tui_desk *desk, int rows, int cols)
{
    tui_canvas_begin(&desk->canvas, rows, cols);
    struct tui_view *top = tui_desk_top(desk);
    if (tui_frame_of(rows, cols).is_too_small) {
        tui_frame_draw_small(&desk->canvas);
        return &desk->canvas;
    }
    top->class->draw(top, &desk->canvas);
    int y = desk->canvas.cursor_y, x = desk->canvas.cursor_x;
    tui_frame_draw(desk, &desk->canvas);
    tui_cursor(&desk->canvas, y, x);
    return &desk->canvas;
}
