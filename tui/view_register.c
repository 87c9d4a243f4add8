/* The Register: what is tracked and where each stands.  What keys do; how its
 * cursor moves through an answer of any length. */
#include "tui/register.h"

#include <string.h>

#include "tui/frame.h"

enum { FIRST_ROWS = 64, KEPT_PAGES = 4 };

static struct tui_register *of(struct tui_view *view)
{
    return (struct tui_register *)view;
}

const char *tui_register_ref(const struct tui_register *self)
{
    const struct tui_row *row = tui_row_at(&self->rows, self->at);
    return row ? row->ref : NULL;
}

static void report(struct tui_register *self, enum rt_status status, struct rt_error *error)
{
    if (status != RT_OK)
        tui_desk_fail(self->view.desk, error);
}

static void forget_counts(struct tui_register *self)
{
    self->has_tally = false;
    self->has_preview = false;
}

void tui_register_begin(struct tui_register *self)
{
    struct rt_error error = {0};
    report(self, tui_rows_start(&self->rows, FIRST_ROWS, &error), &error);
    self->at = self->top = 0;
    self->first = 0;
    forget_counts(self);
}

static size_t page_of(const struct tui_register *self)
{
    return (size_t)MAX(self->height, 8);
}

void tui_register_show(struct tui_register *self, const char *ref)
{
    for (size_t i = 0; i < self->rows.rows->len; i++)
        if (!strcmp(tui_row_at(&self->rows, i)->ref, ref)) {
            self->at = i;
            return;
        }
    struct rt_error error = {0};
    size_t offset = self->at - MIN(self->top, self->at);
    report(self, tui_rows_around(&self->rows, ref, 2 * page_of(self), &self->at, &error),
           &error);
    self->top = self->at - MIN(offset, self->at);
    self->first = self->rows.has_start ? 0 : -1;
}

/* Rows at hand for a page each way from the cursor. */
static void reach(struct tui_register *self)
{
    struct rt_error error = {0};
    size_t page = page_of(self), added = 0;
    if (self->at + page >= self->rows.rows->len)
        report(self, tui_rows_behind(&self->rows, 2 * page, &error), &error);
    if (self->at < page && !self->rows.has_start) {
        report(self, tui_rows_before(&self->rows, 2 * page, &added, &error), &error);
        self->at += added;
        self->top += added;
        if (self->rows.has_start)
            self->first = 0;
        else if (self->first >= 0)
            self->first -= (long)added;
    }
    if (self->rows.rows->len > 4 * KEPT_PAGES * page) {
        size_t from = self->at - MIN(KEPT_PAGES * page, self->at);
        from = tui_rows_trim(&self->rows, from, 2 * KEPT_PAGES * page);
        self->at -= from;
        self->top -= MIN(from, self->top);
        if (self->first >= 0)
            self->first += (long)from;
    }
}

bool tui_register_is_theme_start(const struct tui_register *self, size_t i)
{
    if (i == 0)
        return true;
    const struct tui_row *a = tui_row_at(&self->rows, i - 1), *b = tui_row_at(&self->rows, i);
    return g_strcmp0(a->source, b->source) || g_strcmp0(a->group, b->group) ||
           g_strcmp0(a->theme, b->theme);
}

size_t tui_register_lines(const struct tui_register *self, size_t a, size_t b, bool has_themes)
{
    size_t lines = b - a + 1;
    for (size_t i = a; has_themes && i <= b; i++)
        lines += i == a || tui_register_is_theme_start(self, i);
    return lines;
}

/* The list is moved no further than the cursor needs. */
static void settle_top(struct tui_register *self, const struct tui_register_layout *layout)
{
    size_t n = self->rows.rows->len, height = (size_t)layout->list_height;
    bool is_last = self->at + 1 == n && self->rows.has_end, has_themes = layout->has_themes;
    size_t room = height - (is_last ? 0 : 1), least = self->at;
    while (least > 0 && tui_register_lines(self, least - 1, self->at, has_themes) <= room)
        least--;
    self->top = CLAMP(self->top, least, self->at);
    if (self->rows.has_end) /* no empty lines below while there are rows above */
        while (self->top > 0 &&
               tui_register_lines(self, self->top - 1, n - 1, has_themes) <= height)
            self->top--;
}

static void read_preview(struct tui_register *self)
{
    const char *ref = tui_register_ref(self);
    if (self->has_preview && !g_strcmp0(self->preview.ref, ref))
        return;
    struct tui_desk *desk = self->view.desk;
    struct rt_error error = {0};
    rt_arena_reset(&self->preview_arena);
    self->preview = (struct rt_record){0};
    enum rt_status status = rt_register_record(desk->reg, ref, &desk->outlook,
                                               &self->preview_arena, &self->preview, &error);
    self->has_preview = status == RT_OK;
    report(self, status, &error);
}

void tui_register_settle(struct tui_register *self, const struct tui_register_layout *layout)
{
    self->height = layout->list_height;
    reach(self);
    size_t n = self->rows.rows->len;
    for (size_t i = 0; i < n; i++)
        self->ref_width =
            MAX(self->ref_width, (int)MIN(strlen(tui_row_at(&self->rows, i)->ref), 32));
    self->at = n ? MIN(self->at, n - 1) : 0;
    self->top = MIN(self->top, self->at);
    if (!n)
        return;
    if (!layout->is_single)
        settle_top(self, layout);
    if (layout->is_single || layout->preview_height)
        read_preview(self);
}

static void move(struct tui_register *self, enum tui_action action)
{
    struct rt_error error = {0};
    size_t step = page_of(self) - 2, n = self->rows.rows->len;
    if (action == TUI_DO_UP || action == TUI_DO_PREVIOUS) {
        self->at -= self->at > 0;
    } else if (action == TUI_DO_DOWN || action == TUI_DO_NEXT) {
        self->at += self->at + 1 < n;
    } else if (action == TUI_DO_PAGE_UP) {
        self->at -= MIN(step, self->at);
    } else if (action == TUI_DO_PAGE_DOWN) {
        self->at = MIN(self->at + step, n ? n - 1 : 0);
    } else if (action == TUI_DO_START) {
        if (!self->rows.has_start)
            report(self, tui_rows_start(&self->rows, 2 * page_of(self), &error), &error);
        self->at = self->top = 0;
        self->first = 0;
    } else {
        if (!self->rows.has_end) {
            report(self, tui_rows_end(&self->rows, 2 * page_of(self), &error), &error);
            self->first = self->rows.has_start ? 0 : -1;
        }
        self->at = self->rows.rows->len ? self->rows.rows->len - 1 : 0;
    }
    reach(self);
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
    else
        tui_desk_say(self->view.desk, TUI_NOTICE, "This is the register; q leaves rectrack");
    return TUI_REDO_DRAW;
}

static unsigned act(struct tui_view *view, enum tui_action action)
{
    struct tui_register *self = of(view);
    if (action >= TUI_DO_UP && action <= TUI_DO_END)
        move(self, action);
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
    else if (action == TUI_DO_FIND_NEXT || action == TUI_DO_FIND_PREVIOUS)
        return find_again(self, action == TUI_DO_FIND_NEXT ? 1 : -1);
    else if (action == TUI_DO_ENLARGE || action == TUI_DO_SHRINK)
        return zoom(self, action == TUI_DO_ENLARGE ? 1 : -1);
    else
        return TUI_REDO_RING;
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

static void reload(struct tui_view *view)
{
    struct tui_register *self = of(view);
    const char *here = tui_register_ref(self);
    g_autofree char *ref = g_strdup(here);
    forget_counts(self);
    if (!ref) {
        tui_register_begin(self);
        return;
    }
    struct rt_error error = {0};
    size_t offset = self->at - MIN(self->top, self->at);
    report(self, tui_rows_around(&self->rows, ref, 2 * page_of(self), &self->at, &error),
           &error);
    self->top = self->at - MIN(offset, self->at);
    self->first = self->rows.has_start ? 0 : -1;
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
        report(self, status, &error);
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
    .reload = reload,
    .idle = idle,
    .ref = ref_of,
    .position = position,
    .where = where,
    .close = close_view,
};

struct tui_view *tui_view_register(struct tui_desk *desk)
{
    struct tui_register *self = g_new0(struct tui_register, 1);
    self->view = (struct tui_view){&class, desk};
    self->place = TUI_AT_REGISTER;
    self->filter = g_strdup("");
    self->found = g_strdup("");
    self->matches = -1;
    self->ref_width = 5;
    tui_rows_init(&self->rows, desk);
    tui_register_begin(self);
    return &self->view;
}

const char *tui_view_register_step(struct tui_view *view, enum tui_action action)
{
    struct tui_register *self = of(view);
    g_autofree char *was = g_strdup(tui_register_ref(self));
    move(self, action);
    const char *is = tui_register_ref(self);
    return g_strcmp0(was, is) ? is : NULL;
}
