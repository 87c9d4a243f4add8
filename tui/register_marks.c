/* Marks in the Register, and what is copied of all that it shows. */
#include "tui/register.h"

#include <string.h>

#include "tui/views.h"

/* Calls back for each that the filter leaves, in order, until it says false. */
static bool each_shown(struct tui_register *self, const char *after, enum rt_depth depth,
                       bool (*take)(const struct rt_record *record, void *to), void *to)
{
    struct tui_desk *desk = self->view.desk;
    struct rt_select select = {
        .query = self->rows.query, .outlook = desk->outlook, .after = after, .depth = depth};
    struct rt_error error = {0};
    struct rt_stream *stream = NULL;
    struct rt_item item = {0};
    enum rt_status status = rt_register_select(desk->reg, &select, &stream, &error);
    while (status == RT_OK && (status = rt_stream_next(stream, &item, &error)) == RT_OK &&
           item.shape && take(item.value, to))
        continue;
    if (stream)
        rt_stream_close(stream);
    tui_register_report(self, status, &error);
    return status == RT_OK;
}

/* ---- marks ---- */

static void say_marked(struct tui_desk *desk)
{
    size_t n = tui_marks_n(&desk->marks);
    if (n)
        tui_desk_say(desk, TUI_NOTICE, "%zu marked; Esc takes the marks off", n);
    else
        tui_desk_say(desk, TUI_NOTICE, "None is marked");
}

static bool mark_one(const struct rt_record *record, void *to)
{
    tui_marks_add(to, record->ref);
    return true;
}

/* A range that ends at a reference. */
struct range {
    struct tui_marks *marks;
    const char *end;
};

static bool mark_until(const struct rt_record *record, void *to)
{
    struct range *range = to;
    tui_marks_add(range->marks, record->ref);
    return strcmp(record->ref, range->end) != 0;
}

static size_t place_of(struct tui_register *self, const char *ref)
{
    struct tui_desk *desk = self->view.desk;
    struct rt_select select = {.query = self->rows.query, .outlook = desk->outlook};
    size_t before = 0;
    rt_register_position(desk->reg, &select, ref, &before, NULL);
    return before;
}

static void end_range(struct tui_register *self, const char *ref)
{
    struct tui_desk *desk = self->view.desk;
    g_autofree char *from = g_steal_pointer(&desk->marks.from);
    g_autofree char *to = g_strdup(ref);
    bool is_down = place_of(self, from) <= place_of(self, to);
    struct range range = {&desk->marks, is_down ? to : from};
    const char *first = is_down ? from : to;
    tui_marks_add(&desk->marks, first);
    if (strcmp(from, to) != 0)
        each_shown(self, first, RT_LINE, mark_until, &range);
    say_marked(desk);
}

static void mark_range(struct tui_register *self, const char *ref)
{
    struct tui_desk *desk = self->view.desk;
    if (desk->marks.from) {
        end_range(self, ref);
        return;
    }
    desk->marks.from = g_strdup(ref);
    tui_desk_say(desk, TUI_NOTICE,
                 "A range from %s: the same key at its other end marks all between", ref);
}

bool tui_register_unmark(struct tui_register *self)
{
    struct tui_marks *marks = &self->view.desk->marks;
    bool has_any = tui_marks_n(marks) || marks->from;
    tui_marks_clear(marks);
    if (has_any)
        tui_desk_say(self->view.desk, TUI_NOTICE, "The marks are off");
    return has_any;
}

void tui_register_mark(struct tui_register *self, enum tui_action action)
{
    struct tui_desk *desk = self->view.desk;
    const char *ref = tui_register_ref(self);
    if (action == TUI_DO_UNMARK) {
        if (!tui_register_unmark(self))
            say_marked(desk);
    } else if (!ref) {
        tui_desk_say(desk, TUI_NOTICE, "There is no recommendation here");
    } else if (action == TUI_DO_MARK_ALL) {
        each_shown(self, NULL, RT_LINE, mark_one, &desk->marks);
        say_marked(desk);
    } else if (action == TUI_DO_MARK_RANGE) {
        mark_range(self, ref);
    } else {
        tui_marks_turn(&desk->marks, ref);
        say_marked(desk);
        tui_register_move(self, TUI_DO_DOWN);
    }
}

/* ---- the table ---- */

enum { MOST_ROWS = 20000 };

struct table {
    GString *text;
    struct rt_arena arena;
    size_t n;
};

static bool add_row(const struct rt_record *record, void *to)
{
    struct table *table = to;
    tui_copy_row(table->text, record, &table->arena);
    rt_arena_reset(&table->arena);
    return ++table->n < MOST_ROWS;
}

unsigned tui_register_copy(struct tui_register *self)
{
    g_autoptr(GString) text = g_string_new("Ref\tRAG\tOwner\tTarget\tRecommendation\n");
    struct table table = {.text = text};
    bool is_read = each_shown(self, NULL, RT_ROW, add_row, &table);
    rt_arena_clear(&table.arena);
    if (!is_read)
        return TUI_REDO_DRAW;
    g_autofree char *what = g_strdup_printf("The table of %zu rows%s", table.n,
                                            table.n == MOST_ROWS ? ", cut there" : "");
    return tui_desk_copy(self->view.desk, what, text->str);
}
