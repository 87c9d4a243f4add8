/* How the Register's cursor moves through an answer of any length: rows are read
 * as they come into sight, counts follow when nobody types. */
#include "tui/register.h"

#include <string.h>

enum { KEPT_PAGES = 4 };

const char *tui_register_ref(const struct tui_register *self)
{
    const struct tui_row *row = tui_row_at(&self->rows, self->at);
    return row ? row->ref : NULL;
}

void tui_register_report(struct tui_register *self, enum rt_status status,
                         struct rt_error *error)
{
    if (status != RT_OK)
        tui_desk_fail(self->view.desk, error);
}

static void forget_counts(struct tui_register *self)
{
    self->has_tally = false;
    self->has_preview = false;
}

static size_t page_of(const struct tui_register *self)
{
    return (size_t)MAX(self->height, 8);
}

void tui_register_begin(struct tui_register *self)
{
    struct rt_error error = {0};
    tui_register_report(self, tui_rows_start(&self->rows, page_of(self), &error), &error);
    self->at = self->top = 0;
    self->first = 0;
    forget_counts(self);
}

/* Reads the rows around a reference anew; the cursor keeps its line in the window. */
static void read_around(struct tui_register *self, const char *ref)
{
    struct rt_error error = {0};
    size_t offset = self->at - MIN(self->top, self->at);
    tui_register_report(
        self, tui_rows_around(&self->rows, ref, 2 * page_of(self), &self->at, &error), &error);
    self->top = self->at - MIN(offset, self->at);
    self->first = self->rows.has_start ? 0 : -1;
}

void tui_register_show(struct tui_register *self, const char *ref)
{
    for (size_t i = 0; i < self->rows.rows->len; i++)
        if (!strcmp(tui_row_at(&self->rows, i)->ref, ref)) {
            self->at = i;
            return;
        }
    read_around(self, ref);
}

static void add_before(struct tui_register *self)
{
    struct rt_error error = {0};
    size_t added = 0;
    tui_register_report(self, tui_rows_before(&self->rows, 2 * page_of(self), &added, &error),
                        &error);
    self->at += added;
    self->top += added;
    if (self->rows.has_start)
        self->first = 0;
    else if (self->first >= 0)
        self->first -= (long)added;
}

/* What is far off goes. */
static void trim(struct tui_register *self)
{
    size_t kept = KEPT_PAGES * page_of(self);
    if (self->rows.rows->len <= 4 * kept)
        return;
    size_t from = tui_rows_trim(&self->rows, self->at - MIN(kept, self->at), 2 * kept);
    self->at -= from;
    self->top -= MIN(from, self->top);
    if (self->first >= 0)
        self->first += (long)from;
}

/* Rows at hand before the cursor and behind it. */
static void reach(struct tui_register *self, size_t before, size_t behind)
{
    struct rt_error error = {0};
    if (self->at + behind >= self->rows.rows->len)
        tui_register_report(self, tui_rows_behind(&self->rows, 2 * page_of(self), &error),
                            &error);
    if (self->at < before && !self->rows.has_start)
        add_before(self);
    trim(self);
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
    tui_register_report(self, status, &error);
}

void tui_register_settle(struct tui_register *self, const struct tui_register_layout *layout)
{
    self->height = layout->list_height;
    size_t height = (size_t)layout->list_height, above = self->at - MIN(self->top, self->at);
    reach(self, MIN(above, height), height - MIN(above, height));
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

void tui_register_move(struct tui_register *self, enum tui_action action)
{
    struct rt_error error = {0};
    size_t step = page_of(self) - 2;
    reach(self, action == TUI_DO_PAGE_UP ? step : 1, action == TUI_DO_PAGE_DOWN ? step : 1);
    size_t n = self->rows.rows->len;
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
            tui_register_report(self, tui_rows_start(&self->rows, 2 * page_of(self), &error),
                                &error);
        self->at = self->top = 0;
        self->first = 0;
    } else {
        if (!self->rows.has_end) {
            tui_register_report(self, tui_rows_end(&self->rows, 2 * page_of(self), &error),
                                &error);
            self->first = self->rows.has_start ? 0 : -1;
        }
        self->at = self->rows.rows->len ? self->rows.rows->len - 1 : 0;
    }
}

void tui_register_reload(struct tui_view *view)
{
    struct tui_register *self = (struct tui_register *)view;
    const char *here = tui_register_ref(self);
    g_autofree char *ref = g_strdup(here);
    forget_counts(self);
    if (!ref) {
        tui_register_begin(self);
        return;
    }
    read_around(self, ref);
}
