/* What becomes of an event.  Actions that mean the same everywhere are done
 * here, the rest by the view on top; what a view wishes is done when it has
 * returned. */
#include "tui/session.h"

#include <string.h>

#include "tui/ask.h"
#include "tui/changes.h"
#include "tui/draft.h"
#include "tui/question.h"
#include "tui/settings.h"
#include "tui/tabs.h"
#include "tui/views.h"

/* The chair's meeting; what was half said in it is told of there. */
static void open_meeting(struct tui_desk *desk, const char *day)
{
    if (day)
        tui_open_meeting_on(desk, day);
    else
        tui_open_meeting(desk);
    tui_tell_drafts(desk, true);
}

static enum rt_status open_register(struct tui_session *session, enum tui_start start,
                                    const char *day, struct rt_error *error)
{
    struct tui_desk *desk = &session->desk;
    enum rt_status status = tui_desk_connect(desk, error);
    if (status != RT_OK)
        return status;
    if (start == TUI_START_FOLLOWER) {
        tui_desk_open(desk, tui_view_follow(desk, day));
        return RT_OK;
    }
    tui_whose_begin(desk);
    tui_desk_open(desk, tui_view_register(desk));
    const char *why = tui_desk_why_readonly(desk);
    if (start == TUI_START_MEETING)
        open_meeting(desk, day);
    else if (!why)
        tui_offer_drafts(desk);
    if (why)
        tui_desk_say(desk, TUI_WARNING, "For reading only: %s", why);
    return RT_OK;
}

static bool has_register(const struct tui_session *session)
{
    g_autofree char *path = NULL;
    if (rt_context_path(session->desk.context, &path, NULL) != RT_OK)
        return true; /* opening it tells why */
    return g_file_test(path, G_FILE_TEST_EXISTS) || g_file_test(path, G_FILE_TEST_IS_SYMLINK);
}

enum rt_status tui_session_init(struct tui_session *session, struct rt_context *context,
                                bool is_ascii, int rows, int cols, enum tui_start start,
                                const char *day, struct rt_error *error)
{
    *session = (struct tui_session){0};
    tui_desk_init(&session->desk, context, is_ascii, rows);
    tui_canvas_init(&session->canvas, is_ascii);
    tui_canvas_begin(&session->canvas, rows, cols);
    session->canvas.has_no_rules = tui_setting_is(context->settings, RT_SETTING_BORDERS, "off");
    tui_settings_looks(context->settings, &session->theme, &session->palette);
    tui_settings_keys(&session->desk, context->settings);
    enum rt_status status = RT_OK;
    if (has_register(session))
        status = open_register(session, start, day, error);
    else
        tui_desk_open(&session->desk, tui_view_welcome(&session->desk));
    if (status == RT_OK)
        tui_settings_tell(&session->desk, context->settings);
    return status;
}

void tui_session_clear(struct tui_session *session)
{
    tui_desk_clear(&session->desk);
    tui_canvas_clear(&session->canvas);
    *session = (struct tui_session){0};
}

static unsigned change_looks(struct tui_session *session, enum tui_action action)
{
    if (action == TUI_DO_PALETTE_SAFE || action == TUI_DO_PALETTE_STANDARD)
        session->palette = action == TUI_DO_PALETTE_SAFE ? TUI_SAFE : TUI_STANDARD;
    else
        session->theme = (enum tui_theme)(action - TUI_DO_THEME_AUTO);
    tui_desk_say(&session->desk, TUI_NOTICE, "Theme %s, %s colours",
                 tui_theme_names[session->theme],
                 session->palette == TUI_SAFE ? "safe" : "standard");
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

/* A view that a key opens; false: it opens none. */
static bool open_view(struct tui_desk *desk, enum tui_action action)
{
    static const struct {
        enum tui_action action;
        void (*open)(struct tui_desk *desk);
    } views[] = {
        {TUI_DO_REGISTER, tui_open_register}, {TUI_DO_BOARD, tui_open_board},
        {TUI_DO_MATRIX, tui_open_matrix},     {TUI_DO_TIMELINE, tui_open_timeline},
        {TUI_DO_TREND, tui_open_trend},       {TUI_DO_MINE, tui_open_mine},
        {TUI_DO_MEETING, tui_open_meeting},   {TUI_DO_MEET, tui_open_meet},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(views); i++)
        if (views[i].action == action) {
            views[i].open(desk);
            if (action == TUI_DO_MEETING)
                tui_tell_drafts(desk, false);
            return true;
        }
    return false;
}

static unsigned do_action(struct tui_session *session, enum tui_action action)
{
    struct tui_desk *desk = &session->desk;
    struct tui_view *top = tui_desk_top(desk);
    if (action >= TUI_DO_THEME_AUTO && action <= TUI_DO_PALETTE_SAFE)
        return change_looks(session, action);
    if (tui_is_change(action))
        return tui_change(desk, action);
    if (open_view(desk, action))
        return TUI_REDO_DRAW;
    if (action == TUI_DO_PALETTE)
        tui_desk_open(desk, tui_view_palette(desk, tui_desk_place(desk)));
    else if (action == TUI_DO_HELP)
        tui_desk_open(desk, tui_view_help(desk, tui_desk_place(desk)));
    else if (action == TUI_DO_SEARCH_ALL) {
        tui_open_register(desk);
        return do_action(session, TUI_DO_SEARCH);
    } else if (action == TUI_DO_UPDATE)
        tui_open_update(desk, NULL);
    else if (action == TUI_DO_TAKE_OWNER) {
        tui_whose_choose(desk, desk->picked);
        tui_open_mine(desk);
    } else if (action == TUI_DO_SHOW_CHANGES)
        tui_session_show_changes(session);
    else if (action == TUI_DO_WHERE)
        return say_where(desk);
    else if (action == TUI_DO_REPEAT) {
        tui_desk_say(desk, TUI_NOTICE, "%s",
                     desk->last_message ? desk->last_message : "There was no message yet");
        desk->is_repeated = true;
    } else if (action == TUI_DO_REDRAW)
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

/* Runs a command line, or asks about it first; where that makes the register that was
 * missing, its first view is opened. */
static unsigned ask(struct tui_session *session, const char *line, bool is_sure)
{
    struct tui_desk *desk = &session->desk;
    struct rt_error error = {0};
    if (desk->reg && (tui_open_update_line(desk, line) || tui_open_paper_line(desk, line) ||
                      tui_open_meet_line(desk, line)))
        return TUI_REDO_DRAW;
    if (desk->reg && !is_sure &&
        (tui_question_open(desk, line) || tui_open_review_line(desk, line)))
        return TUI_REDO_DRAW;
    unsigned redo = tui_ask(desk, line);
    if (desk->reg || !has_register(session))
        return redo;
    if (open_register(session, TUI_START_REGISTER, NULL, &error) != RT_OK)
        tui_desk_fail(desk, &error);
    else
        tui_desk_say(desk, TUI_NOTICE, "Your register is ready; press ? any time");
    return redo;
}

static unsigned do_command(struct tui_session *session, const char *command)
{
    struct tui_desk *desk = &session->desk;
    const struct tui_view *top = tui_desk_top(desk);
    const char *ref = top->class->ref ? top->class->ref(top) : NULL;
    if (!strstr(command, "{ref}"))
        return ask(session, command, false);
    if (!ref) {
        tui_desk_say(desk, TUI_NOTICE, "There is no recommendation here");
        return TUI_REDO_DRAW;
    }
    g_auto(GStrv) parts = g_strsplit(command, "{ref}", -1);
    bool is_plain = strspn(ref, G_CSET_A_2_Z G_CSET_a_2_z G_CSET_DIGITS "-._") == strlen(ref);
    g_autofree char *quoted = is_plain ? g_strdup(ref) : g_shell_quote(ref);
    g_autofree char *line = g_strjoinv(quoted, parts);
    return ask(session, line, false);
}

/* What a handler has returned: closes the view where it asks for that, then does
 * what it wishes in the one below; that may wish in its turn. */
static unsigned settle(struct tui_session *session, unsigned redo)
{
    struct tui_desk *desk = &session->desk;
    for (;;) {
        if (redo & TUI_REDO_CLOSE)
            tui_desk_close_top(desk);
        redo &= ~(unsigned)TUI_REDO_CLOSE;
        const struct tui_binding *binding = g_steal_pointer(&desk->wished);
        g_autofree char *line = g_steal_pointer(&desk->wished_line);
        if (!binding && !line)
            return redo;
        if (line)
            redo |= ask(session, line, desk->is_sure);
        else if (binding->command)
            redo |= do_command(session, binding->command);
        else
            redo |= do_action(session, binding->action);
    }
}

/* What was typed or pasted where no text goes is said to be lost, in a form with the way on. */
static unsigned say_untyped(struct tui_desk *desk)
{
    unsigned place = tui_desk_place(desk);
    char in[16];
    if (place & TUI_CHOICES)
        tui_desk_say(desk, TUI_NOTICE, "Nothing was typed: a %s takes no text; %s goes on",
                     place & TUI_AT_BUTTON ? "button" : "choice",
                     tui_keys_name(&desk->keys, TUI_DO_NEXT, place, in));
    else
        tui_desk_say(desk, TUI_NOTICE, "That looked like typing. Nothing was changed");
    return TUI_REDO_DRAW;
}

static unsigned key(struct tui_session *session, const struct tui_event *event)
{
    struct tui_desk *desk = &session->desk;
    struct tui_view *top = tui_desk_top(desk);
    unsigned place = tui_desk_place(desk);
    tui_desk_hush(desk);
    const struct tui_binding *binding = tui_keys_find(&desk->keys, place, event->key);
    bool is_way_out = place == TUI_AT_OFFER && event->key == TUI_KEY_ESC;
    if (place & TUI_QUESTIONS && event->key == desk->asking_key && !is_way_out) {
        tui_desk_say(desk, TUI_NOTICE, "Read the question first; another key answers it");
        return TUI_REDO_DRAW;
    }
    desk->asking_key = TUI_KEY_NONE;
    if (place & TUI_CHOICES && tui_guard_strays(&session->guard, event->key, binding))
        return say_untyped(desk);
    if (binding) {
        tui_desk_wish(desk, binding);
        return TUI_REDO_DRAW;
    }
    if ((place & (TUI_TYPING | TUI_AT_BLANK)) && top->class->type)
        return top->class->type(top, event) | TUI_REDO_DRAW;
    char name[16];
    g_autofree char *why = top->class->why_not ? top->class->why_not(top, event->key) : NULL;
    if (event->key == TUI_CTRL('C'))
        tui_desk_say(desk, TUI_NOTICE, "Press q to leave");
    else if (why)
        tui_desk_say(desk, TUI_NOTICE, "%s", why);
    else
        tui_desk_say(desk, TUI_NOTICE, "%s does nothing here; press ? for the keys that do",
                     tui_key_name(event->key, name));
    return TUI_REDO_DRAW;
}

static unsigned paste(struct tui_session *session, const struct tui_event *event)
{
    struct tui_desk *desk = &session->desk;
    struct tui_view *top = tui_desk_top(desk);
    tui_desk_hush(desk);
    if ((tui_desk_place(desk) & TUI_TYPING) && top->class->type)
        return top->class->type(top, event) | TUI_REDO_DRAW;
    return say_untyped(desk);
}

static unsigned click(struct tui_session *session, const struct tui_event *event)
{
    struct tui_desk *desk = &session->desk;
    struct tui_view *top = tui_desk_top(desk);
    const struct tui_zone *zone = tui_zone_at(&session->canvas, event->y, event->x);
    if (!zone)
        return TUI_REDO_NOTHING;
    if (zone->kind == TUI_ZONE_KEY) {
        struct tui_event press = {.kind = TUI_EVENT_KEY, .key = zone->value};
        return key(session, &press);
    }
    if (!top->class->click)
        return TUI_REDO_NOTHING;
    tui_desk_hush(desk);
    int offset = zone->kind == TUI_ZONE_CELLS ? event->x - zone->x : 0;
    return top->class->click(top, zone->value + offset) | TUI_REDO_DRAW;
}

static unsigned wheel(struct tui_session *session, const struct tui_event *event)
{
    enum { STEP = 3 };
    struct tui_view *top = tui_desk_top(&session->desk);
    for (int i = 0; i < STEP; i++)
        top->class->act(top, event->key == TUI_KEY_UP ? TUI_DO_UP : TUI_DO_DOWN);
    return TUI_REDO_DRAW;
}

static unsigned handle(struct tui_session *session, const struct tui_event *event)
{
    if (event->kind != TUI_EVENT_RESIZE && event->kind != TUI_EVENT_NONE)
        tui_desk_catch_up(&session->desk); /* a key is about what it shall show */
    switch (event->kind) {
    case TUI_EVENT_KEY:
        return key(session, event);
    case TUI_EVENT_PASTE:
        return paste(session, event);
    case TUI_EVENT_CLICK:
        return click(session, event);
    case TUI_EVENT_WHEEL:
        return wheel(session, event);
    case TUI_EVENT_RESIZE:
        return TUI_REDO_DRAW;
    case TUI_EVENT_STOP:
        return TUI_REDO_DRAW | TUI_REDO_SUSPEND;
    case TUI_EVENT_GONE:
        tui_drafts_keep(&session->desk);
        return TUI_REDO_LEAVE;
    case TUI_EVENT_NONE:
        break;
    }
    return TUI_REDO_NOTHING;
}

unsigned tui_session_event(struct tui_session *session, const struct tui_event *event)
{
    struct tui_desk *desk = &session->desk;
    bool was_asked = tui_desk_place(desk) & TUI_QUESTIONS;
    unsigned redo = settle(session, handle(session, event));
    if (was_asked || !(tui_desk_place(desk) & TUI_QUESTIONS))
        return redo;
    desk->asking_key = event->kind == TUI_EVENT_KEY ? event->key : TUI_KEY_NONE;
    return redo | TUI_REDO_DROP;
}

/* Is the first of the events at hand typing that was meant for elsewhere? */
static bool is_stray(struct tui_session *session, const struct tui_event *events, size_t n)
{
    const struct tui_event *event = &events[0];
    unsigned place = tui_desk_place(&session->desk);
    if (event->kind != TUI_EVENT_KEY || (place & TUI_TYPING))
        return false;
    if (!tui_key_is_text(event->key) &&
        !(event->key == TUI_KEY_ENTER && session->guard.is_shut))
        return false;
    const struct tui_binding *binding = tui_keys_find(&session->desk.keys, place, event->key);
    if (binding && binding->opens_field && !session->guard.is_shut)
        return false; /* what follows is typed into its field */
    return tui_guard_stops(&session->guard, events, n);
}

/* What was typed before a question, or another program, took the keys is not for it. */
static bool is_dropped(unsigned redo, const struct tui_event *event)
{
    bool is_typed = event->kind == TUI_EVENT_KEY || event->kind == TUI_EVENT_PASTE ||
                    event->kind == TUI_EVENT_CLICK;
    return is_typed && (redo & (TUI_REDO_DROP | TUI_REDO_EDIT));
}

unsigned tui_session_events(struct tui_session *session, GArray *events)
{
    struct tui_desk *desk = &session->desk;
    unsigned redo = TUI_REDO_NOTHING;
    for (guint i = 0; i < events->len; i++) {
        struct tui_event *event = &g_array_index(events, struct tui_event, i);
        desk->has_more = i + 1 < events->len && event[1].kind == TUI_EVENT_KEY &&
                         tui_key_is_text(event[1].key);
        if (!(redo & TUI_REDO_LEAVE) && !is_dropped(redo, event)) {
            if (is_stray(session, event, events->len - i)) {
                redo |= say_untyped(desk);
            } else {
                redo |= tui_session_event(session, event);
            }
        }
        g_clear_pointer(&event->text, g_free);
    }
    return redo;
}
