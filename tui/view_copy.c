/* The second key of a copy: what of the recommendations goes to the clipboard.  The
 * view below stays in sight; the hint bar names the keys. */
#include <string.h>

#include <rectrack/describe.h>
#include <rectrack/field.h>
#include <rectrack/text.h>

#include "tui/desk.h"
#include "tui/views.h"

static unsigned place(const struct tui_view *view)
{
    (void)view;
    return TUI_AT_COPY;
}

/* A cell that a spreadsheet would take for a formula begins with '. */
static void add_cell(GString *out, const char *text, bool is_last)
{
    g_autoptr(GString) clean = g_string_new(NULL);
    rt_text_clean(clean, text ? text : "", RT_CLEAN_LINE);
    if (*clean->str && strchr("=+-@", *clean->str))
        g_string_append_c(out, '\'');
    g_string_append(out, clean->str);
    g_string_append_c(out, is_last ? '\n' : '\t');
}

void tui_copy_row(GString *out, const struct rt_record *record, struct rt_arena *arena)
{
    enum rt_rag shown = rt_rag_shown(record);
    g_autofree char *rag =
        shown == RT_RAG_NONE
            ? g_strdup("")
            : g_strdup_printf("%s%s", rt_rags[shown].label, record->rag ? "" : " (suggested)");
    add_cell(out, record->ref, false);
    add_cell(out, rag, false);
    add_cell(out, rt_describe_owners(record, arena), false);
    add_cell(out, rt_describe_targets(record, arena), false);
    add_cell(out, rt_describe_name(record), true);
}

static unsigned copy_row(struct tui_desk *desk, const char *ref)
{
    struct rt_arena arena = {0};
    struct rt_record record = {0};
    struct rt_error error = {0};
    g_autoptr(GString) out = g_string_new(NULL);
    unsigned redo = TUI_REDO_DRAW;
    if (rt_register_record(desk->reg, ref, &desk->outlook, &arena, &record, &error) != RT_OK) {
        tui_desk_fail(desk, &error);
    } else {
        tui_copy_row(out, &record, &arena);
        g_autofree char *what = g_strdup_printf("The row of %s", record.ref);
        redo = tui_desk_copy(desk, what, out->str);
    }
    rt_arena_clear(&arena);
    return redo;
}

static unsigned copy(struct tui_view *view, enum tui_action action)
{
    struct tui_desk *desk = view->desk;
    struct tui_view *below = tui_desk_below(view);
    const char *ref = below->class->ref ? below->class->ref(below) : NULL;
    if (action == TUI_DO_COPY_TABLE) { /* the register at the bottom of all knows its list */
        bool has_own =
            below->class->place(below) & (TUI_AT_ANSWER | TUI_AT_PAPER | TUI_AT_REVIEW);
        struct tui_view *holder = has_own ? below : desk->views[0];
        return holder->class->act(holder, action);
    }
    if (!ref) {
        tui_desk_say(desk, TUI_NOTICE, "There is no recommendation here");
        return TUI_REDO_DRAW;
    }
    g_autofree char *what = g_strdup_printf("The reference %s", ref);
    return action == TUI_DO_COPY_ROW ? copy_row(desk, ref) : tui_desk_copy(desk, what, ref);
}

static unsigned act(struct tui_view *view, enum tui_action action)
{
    if (action == TUI_DO_COPY_REF || action == TUI_DO_COPY_ROW || action == TUI_DO_COPY_TABLE)
        return copy(view, action) | TUI_REDO_CLOSE;
    return TUI_REDO_CLOSE | TUI_REDO_DRAW;
}

static void draw(struct tui_view *view, struct tui_canvas *canvas)
{
    struct tui_view *below = tui_desk_below(view);
    below->class->draw(below, canvas);
    g_array_set_size(canvas->zones, 0); /* what is behind takes no clicks */
}

static void where(const struct tui_view *view, GString *out)
{
    (void)view;
    g_string_append(out, "Copy: r the reference, l the row, t the table, Esc nothing");
}

static void close_view(struct tui_view *view)
{
    g_free(view);
}

static const struct tui_view_class class = {
    .place = place,
    .act = act,
    .draw = draw,
    .where = where,
    .close = close_view,
};

struct tui_view *tui_view_copy(struct tui_desk *desk)
{
    struct tui_view *self = g_new0(struct tui_view, 1);
    *self = (struct tui_view){&class, desk};
    return self;
}
