/* The Register: what is tracked and where each stands.  What keys do. */
#include "tui/register.h"

#include <string.h>

#include "tui/views.h"

static struct tui_register *of(struct tui_view *view)
{
    return (struct tui_register *)view;
}

static unsigned place(const struct tui_view *view)
{
    return ((const struct tui_register *)view)->place;
}

static unsigned open_record(struct tui_register *self)
{
    const char *ref = tui_register_ref(self);
    if (ref)
        tui_desk_open(self->view.desk,
                      tui_view_record(self->view.desk, &self->view, ref, self->found));
    return TUI_REDO_DRAW;
}

static unsigned zoom(struct tui_register *self, int by)
{
    self->zoom = CLAMP(self->zoom + by, -10, 60);
    return TUI_REDO_DRAW;
}

static unsigned find_again(struct tui_register *self, int step)
{
    if (*self->found)
        tui_register_find(self, step);
    else
        tui_desk_say(self->view.desk, TUI_NOTICE, "Nothing was searched for yet; press /");
    return TUI_REDO_DRAW;
}

static unsigned go_back(struct tui_register *self)
{
    if (self->place != TUI_AT_REGISTER)
        tui_register_give_up(self);
    else if (self->is_above) /* what is marked stays: it may be the Register's */
        return TUI_REDO_DRAW | TUI_REDO_CLOSE;
    else if (tui_register_unmark(self))
        return TUI_REDO_DRAW;
    else
        tui_desk_say(self->view.desk, TUI_NOTICE, "This is the register; q leaves rectrack");
    return TUI_REDO_DRAW;
}

static unsigned act(struct tui_view *view, enum tui_action action)
{
    struct tui_register *self = of(view);
    if (action >= TUI_DO_UP && action <= TUI_DO_END)
        tui_register_move(self, action);
    else if (action == TUI_DO_OPEN && self->place != TUI_AT_REGISTER)
        tui_register_keep(self);
    else if (action == TUI_DO_OPEN)
        return open_record(self);
    else if (action == TUI_DO_BACK)
        return go_back(self);
    else if (action == TUI_DO_SEARCH)
        tui_register_search(self);
    else if (action == TUI_DO_FILTER)
        tui_register_filter(self);
    else if (action == TUI_DO_CLEAR_FILTER)
        tui_register_clear_filter(self);
    else if (action == TUI_DO_FILTERS)
        tui_register_choose_filter(self);
    else if (action == TUI_DO_TAKE_FILTER)
        tui_register_take_picked(self);
    else if (action == TUI_DO_FIND_NEXT || action == TUI_DO_FIND_PREVIOUS)
        return find_again(self, action == TUI_DO_FIND_NEXT ? 1 : -1);
    else if (action == TUI_DO_ENLARGE || action == TUI_DO_SHRINK)
        return zoom(self, action == TUI_DO_ENLARGE ? 1 : -1);
    else if (action >= TUI_DO_MARK && action <= TUI_DO_UNMARK)
        tui_register_mark(self, action);
    else if (action == TUI_DO_PAPER)
        tui_open_paper(view->desk, self->filter);
    else if (action == TUI_DO_COPY_TABLE)
        return tui_register_copy(self);
    return TUI_REDO_DRAW;
}

/* The first click brings the cursor, the second opens. */
static unsigned click(struct tui_view *view, int value)
{
    struct tui_register *self = of(view);
    size_t row = value < 0 ? self->at : (size_t)value;
    if (row == self->at)
        return open_record(self);
    if (row < self->rows.rows->len)
        self->at = row;
    return TUI_REDO_DRAW;
}

static void count_position(struct tui_register *self, const struct rt_select *select)
{
    struct rt_error error = {0};
    size_t before = 0;
    const struct tui_row *row = tui_row_at(&self->rows, 0);
    if (!row)
        self->first = 0;
    else if (self->rows.has_end && self->has_tally)
        self->first = (long)self->tally.total - (long)self->rows.rows->len;
    else if (rt_register_position(self->view.desk->reg, select, row->ref, &before, &error) ==
             RT_OK)
        self->first = (long)before;
    rt_error_clear(&error);
}

static bool has_idle_work(const struct tui_view *view)
{
    const struct tui_register *self = (const struct tui_register *)view;
    return !self->has_tally || self->first < 0 ||
           (self->place == TUI_AT_SEARCH && self->matches < 0 && *self->found);
}

static bool idle(struct tui_view *view)
{
    struct tui_register *self = of(view);
    struct tui_desk *desk = view->desk;
    struct rt_select select = {.query = self->rows.query, .outlook = desk->outlook};
    struct rt_error error = {0};
    bool has_news = false;
    if (!self->has_tally) {
        enum rt_status status = rt_register_tally(desk->reg, &select, &self->tally, &error);
        if (status == RT_OK && *self->filter) {
            struct rt_select all = {.outlook = desk->outlook};
            struct rt_tally tally = {0};
            status = rt_register_tally(desk->reg, &all, &tally, &error);
            self->total = tally.total;
        } else {
            self->total = self->tally.total;
        }
        tui_register_report(self, status, &error);
        self->has_tally = has_news = true; /* a failure is said once */
    }
    if (self->first < 0) {
        count_position(self, &select);
        has_news = self->first >= 0;
    }
    if (self->place == TUI_AT_SEARCH && self->matches < 0 && *self->found) {
        tui_register_count_matches(self);
        has_news = true;
    }
    return has_news;
}

static const char *ref_of(const struct tui_view *view)
{
    return tui_register_ref((const struct tui_register *)view);
}

static const char *step(struct tui_view *view, enum tui_action action)
{
    struct tui_register *self = of(view);
    g_autofree char *was = g_strdup(tui_register_ref(self));
    tui_register_move(self, action);
    const char *is = tui_register_ref(self);
    return g_strcmp0(was, is) ? is : NULL;
}

static void position(const struct tui_view *view, GString *out)
{
    const struct tui_register *self = (const struct tui_register *)view;
    if (self->has_tally && self->first >= 0 && self->rows.rows->len)
        g_string_append_printf(out, "%ld of %zu", self->first + (long)self->at + 1,
                               self->tally.total);
}

static void where(const struct tui_view *view, GString *out)
{
    const struct tui_register *self = (const struct tui_register *)view;
    const char *ref = tui_register_ref(self);
    g_string_append_printf(out, "Register, on %s, ", ref ? ref : "nothing");
    position(view, out);
    if (*self->filter)
        g_string_append_printf(out, ", filter %s", self->filter);
    else
        g_string_append(out, ", no filter");
}

static void close_view(struct tui_view *view)
{
    struct tui_register *self = of(view);
    tui_rows_clear(&self->rows);
    tui_field_clear(&self->field);
    rt_query_clear(&self->query);
    rt_arena_clear(&self->preview_arena);
    g_free(self->filter);
    g_free(self->advice);
    g_free(self->found);
    g_free(self->origin);
    g_free(self);
}

static const struct tui_view_class class = {
    .place = place,
    .act = act,
    .type = tui_register_type,
    .click = click,
    .draw = tui_register_draw,
    .reload = tui_register_reload,
    .has_idle_work = has_idle_work,
    .idle = idle,
    .ref = ref_of,
    .step = step,
    .position = position,
    .where = where,
    .close = close_view,
};

struct tui_register *tui_register_new(struct tui_desk *desk, const char *filter)
{
    struct tui_register *self = g_new0(struct tui_register, 1);
    self->view = (struct tui_view){&class, desk};
    self->place = TUI_AT_REGISTER;
    self->filter = g_strdup("");
    self->found = g_strdup("");
    self->matches = -1;
    self->ref_width = 5;
    self->height = desk->rows;
    tui_rows_init(&self->rows, desk);
    if (!*filter || !tui_register_take(self, filter))
        tui_register_begin(self);
    return self;
}

struct tui_view *tui_view_register(struct tui_desk *desk)
{
    return &tui_register_new(desk, "")->view;
}

struct tui_view *tui_view_list(struct tui_desk *desk, const char *filter)
{
    struct tui_register *self = tui_register_new(desk, filter);
    self->is_above = true;
    return &self->view;
}
