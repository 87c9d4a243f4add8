/* The list under a field. */
#include "tui/picker.h"

#include <stdint.h>
#include <string.h>

#include <rectrack/text.h>

#include "tui/frame.h"

static struct tui_picker *of(struct tui_view *view)
{
    return (struct tui_picker *)view;
}

void tui_picker_add(struct tui_picker *picker, struct tui_entry entry)
{
    g_array_append_val(picker->all, entry);
}

const char *tui_picker_text(struct tui_picker *picker, char *text)
{
    g_ptr_array_add(picker->texts, text);
    return text;
}

static int by_score_down(const void *a, const void *b)
{
    return ((const struct tui_entry *)b)->score - ((const struct tui_entry *)a)->score;
}

static const struct tui_entry *at(const GArray *entries, size_t i)
{
    return &g_array_index(entries, struct tui_entry, i);
}

void tui_picker_match(struct tui_picker *picker, bool by_score)
{
    g_array_set_size(picker->shown, 0);
    const char *typed = tui_field_text(&picker->field);
    for (guint i = 0; i < picker->all->len; i++) {
        struct tui_entry entry = *at(picker->all, i);
        entry.score =
            tui_entry_is_heading(&entry)
                ? 1
                : tui_entry_score(&entry, &picker->view.desk->keys, picker->place, typed);
        if (!entry.score)
            continue;
        guint n = picker->shown->len;
        if (tui_entry_is_heading(&entry) && n && tui_entry_is_heading(at(picker->shown, n - 1)))
            g_array_set_size(picker->shown, n - 1);
        g_array_append_val(picker->shown, entry);
    }
    guint n = picker->shown->len;
    if (n && tui_entry_is_heading(at(picker->shown, n - 1)))
        g_array_set_size(picker->shown, n - 1);
    if (by_score && *typed)
        g_array_sort(picker->shown, by_score_down);
    picker->list = (struct tui_list){.height = picker->list.height};
    tui_list_settle(&picker->list, picker->shown->len, picker->list.height);
    if (picker->shown->len && tui_entry_is_heading(at(picker->shown, 0)))
        picker->list.at = 1;
}

static void match(struct tui_picker *picker)
{
    if (picker->kind->match)
        picker->kind->match(picker);
    else
        tui_picker_match(picker, true);
}

const struct tui_entry *tui_picker_entry(const struct tui_picker *picker)
{
    return picker->list.at < picker->shown->len ? at(picker->shown, picker->list.at) : NULL;
}

/* Moves; false if it is no moving action.  Headings are passed over. */
static bool move(struct tui_picker *picker, enum tui_action action)
{
    size_t was = picker->list.at;
    if (!tui_list_move(&picker->list, action))
        return false;
    const struct tui_entry *entry = tui_picker_entry(picker);
    bool is_up = action == TUI_DO_UP || action == TUI_DO_PAGE_UP;
    if (entry && tui_entry_is_heading(entry)) {
        if (is_up && picker->list.at > 0)
            picker->list.at--;
        else if (is_up)
            picker->list.at = action == TUI_DO_PAGE_UP ? 1 : was;
        else
            picker->list.at++;
    }
    picker->is_in_list = true;
    tui_list_settle(&picker->list, picker->list.n, picker->list.height);
    if (is_up && picker->list.at == 1)
        picker->list.top = 0; /* its heading comes into sight again */
    return true;
}

static void draw_entry(const struct tui_picker *picker, struct tui_canvas *canvas, int y,
                       const struct tui_entry *entry)
{
    if (tui_entry_is_heading(entry)) {
        tui_put(canvas, y, 1, canvas->cols - 2, TUI_THEME, entry->heading);
        return;
    }
    bool is_wide = canvas->cols >= 60;
    int keys_width = is_wide ? 16 : 9, name_width = is_wide ? 22 : 18, x = 2;
    if (entry->note) { /* no key: its name has that room */
        keys_width = 0;
        name_width = is_wide ? 24 : 20;
    }
    g_autofree char *keys =
        entry->binding ? tui_keys_words(&picker->view.desk->keys, entry->binding,
                                        entry->is_here ? picker->place : entry->binding->places)
                       : g_strdup("");
    tui_put(canvas, y, x, keys_width - 1, TUI_KEYCAP, keys);
    x += keys_width;
    tui_put(canvas, y, x, name_width - 1, TUI_PLAIN, tui_entry_name(entry));
    x += name_width;
    tui_put(canvas, y, x, canvas->cols - x - 1, TUI_PLAIN, tui_entry_help(entry));
}

static void draw_below(const struct tui_picker *picker, struct tui_canvas *canvas, int y)
{
    size_t seen = picker->list.top + (size_t)picker->list.height;
    if (seen < picker->list.n)
        tui_putf(canvas, y, 3, canvas->cols, TUI_PLAIN, "%s %zu more below",
                 tui_glyph(canvas, TUI_GLYPH_ELLIPSIS), picker->list.n - seen);
}

/* The lines above the message that the longest sentence on an entry needs. */
static int help_lines(const struct tui_canvas *canvas)
{
    return canvas->cols >= 110 ? 0 : canvas->cols >= 60 ? 1 : 2;
}

/* The sentence on the chosen one in full, where the list has no room for it. */
static void draw_help(const struct tui_picker *picker, struct tui_canvas *canvas, int kept)
{
    const struct tui_entry *entry = tui_picker_entry(picker);
    if (!entry || picker->view.desk->message)
        return;
    if (entry->command) {
        g_autofree char *usage = rt_command_usage(entry->command);
        tui_frame_say(canvas, TUI_NOTICE, usage, kept);
    } else {
        tui_frame_say(canvas, TUI_NOTICE, tui_entry_help(entry), kept);
    }
}

/* Nothing matches: what is written like it, and where all of it stands. */
static void draw_nothing(const struct tui_picker *picker, struct tui_canvas *canvas, int y)
{
    g_auto(GStrv) words = g_strsplit(tui_field_text(&picker->field), " ", 2);
    g_autoptr(GPtrArray) names = g_ptr_array_new();
    for (guint i = 0; i < picker->all->len; i++)
        if (!at(picker->all, i)->note && !tui_entry_is_heading(at(picker->all, i)))
            g_ptr_array_add(names, (char *)(uintptr_t)tui_entry_name(at(picker->all, i)));
    const char *word = words[0] ? words[0] : "";
    const char *nearest =
        rt_text_nearest(word, (const char *const *)(void *)names->pdata, names->len);
    g_autofree char *says =
        g_strdup_printf("Nothing here is called \"%s\"%s%s; %sBackspace takes letters back",
                        word, nearest ? "; the nearest is " : "", nearest ? nearest : "",
                        picker->kind->place == TUI_AT_HELP ? "" : "F1 shows all there is, ");
    bool has_none = !picker->all->len && picker->kind->empty;
    tui_put_wrapped(canvas, y, 2, canvas->cols - 3, 3, TUI_PLAIN,
                    has_none ? picker->kind->empty : says);
}

static void draw(struct tui_view *view, struct tui_canvas *canvas)
{
    struct tui_picker *picker = of(view);
    struct tui_frame frame = tui_frame_of(canvas->rows, canvas->cols);
    tui_list_settle(&picker->list, picker->shown->len,
                    MAX(frame.height - 1 - help_lines(canvas), 1));
    struct tui_list *list = &picker->list;
    for (size_t i = list->top; i < list->n && i < list->top + (size_t)list->height; i++) {
        int y = frame.body + (int)(i - list->top);
        draw_entry(picker, canvas, y, at(picker->shown, i));
        tui_zone_add(canvas, y, 0, canvas->cols, TUI_ZONE_ROW, (int)i);
        if (i == list->at) {
            tui_put(canvas, y, 0, 1, TUI_PLAIN, ">");
            tui_reverse(canvas, y, 0, canvas->cols);
        }
    }
    if (!list->n)
        draw_nothing(picker, canvas, frame.body);
    draw_below(picker, canvas, frame.body + list->height);
    draw_help(picker, canvas, frame.body + (int)(list->at - list->top));
    int x = 1 + tui_put(canvas, frame.state, 1, canvas->cols, TUI_LABEL, picker->kind->label);
    tui_field_draw(&picker->field, canvas, frame.state, x + 1, canvas->cols - x - 2);
    if (picker->is_in_list && list->n)
        tui_cursor(canvas, frame.body + (int)(list->at - list->top), 0);
}

static unsigned choose(struct tui_picker *picker)
{
    struct tui_desk *desk = picker->view.desk;
    const struct tui_entry *entry = tui_picker_entry(picker);
    if (picker->kind->choose)
        return picker->kind->choose(picker);
    if (!entry)
        return TUI_REDO_DRAW;
    g_free(desk->picked);
    desk->picked = g_strdup(entry->heading);
    tui_desk_wish(desk, picker->kind->taken);
    return TUI_REDO_CLOSE | TUI_REDO_DRAW;
}

static unsigned place(const struct tui_view *view)
{
    return ((const struct tui_picker *)view)->kind->place;
}

static unsigned act(struct tui_view *view, enum tui_action action)
{
    struct tui_picker *picker = of(view);
    if (move(picker, action))
        return TUI_REDO_DRAW;
    if (action == TUI_DO_OPEN)
        return choose(picker);
    if (action == TUI_DO_COMPLETE_WORD && picker->kind->complete)
        picker->kind->complete(picker);
    if (action == TUI_DO_BACK && picker->kind->left)
        picker->kind->left(picker);
    return action == TUI_DO_BACK ? TUI_REDO_CLOSE | TUI_REDO_DRAW : TUI_REDO_DRAW;
}

static unsigned type(struct tui_view *view, const struct tui_event *event)
{
    struct tui_picker *picker = of(view);
    enum tui_typed typed = tui_field_event(&picker->field, event);
    picker->is_in_list = false;
    if (typed == TUI_TYPED_CHANGED)
        match(picker);
    return typed == TUI_TYPED_EMPTIED ? TUI_REDO_CLOSE | TUI_REDO_DRAW : TUI_REDO_DRAW;
}

static unsigned click(struct tui_view *view, int value)
{
    struct tui_picker *picker = of(view);
    bool is_there = picker->list.at == (size_t)value;
    picker->list.at = (size_t)value;
    picker->is_in_list = true;
    return is_there ? choose(picker) : TUI_REDO_DRAW;
}

static const char *line(const struct tui_view *view)
{
    const struct tui_picker *picker = (const struct tui_picker *)view;
    return picker->kind->line ? picker->kind->line(picker) : NULL;
}

static void position(const struct tui_view *view, GString *out)
{
    const struct tui_picker *picker = (const struct tui_picker *)view;
    if (picker->list.n)
        g_string_append_printf(out, "%zu of %zu", picker->list.at + 1, picker->list.n);
}

static void where(const struct tui_view *view, GString *out)
{
    g_string_append_printf(out, "%s, line ", ((const struct tui_picker *)view)->kind->name);
    position(view, out);
}

static void close_view(struct tui_view *view)
{
    struct tui_picker *picker = of(view);
    g_array_free(picker->all, TRUE);
    g_array_free(picker->shown, TRUE);
    g_ptr_array_free(picker->texts, TRUE);
    tui_field_clear(&picker->field);
    g_free(picker);
}

static const struct tui_view_class class = {
    .place = place,
    .act = act,
    .type = type,
    .click = click,
    .draw = draw,
    .line = line,
    .position = position,
    .where = where,
    .close = close_view,
};

struct tui_view *tui_picker_new(const struct tui_picker_kind *kind, struct tui_desk *desk,
                                unsigned from)
{
    struct tui_picker *picker = g_new0(struct tui_picker, 1);
    picker->view = (struct tui_view){&class, desk};
    picker->kind = kind;
    picker->place = from;
    picker->all = g_array_new(FALSE, TRUE, sizeof(struct tui_entry));
    picker->shown = g_array_new(FALSE, TRUE, sizeof(struct tui_entry));
    picker->texts = g_ptr_array_new_with_free_func(g_free);
    tui_field_init(&picker->field, "");
    kind->gather(picker);
    match(picker);
    return &picker->view;
}

unsigned tui_picker_do(struct tui_picker *picker, const struct tui_entry *entry)
{
    if (entry->binding)
        tui_desk_wish(picker->view.desk, entry->binding);
    else if (entry->command)
        tui_desk_wish_line(picker->view.desk, entry->command->name);
    return TUI_REDO_CLOSE | TUI_REDO_DRAW;
}
