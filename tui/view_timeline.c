/* The Timeline: targets of what the filter leaves as windows of time.  What keys do. */
#include <string.h>

#include "tui/timeline.h"
#include "tui/views.h"

static struct tui_timeline *of(struct tui_view *view)
{
    return (struct tui_timeline *)view;
}

static void count(struct tui_view *view)
{
    struct tui_timeline *self = of(view);
    tui_timeline_read(self);
    tui_timeline_reach(self, self->list.height);
}

static void recount(struct tui_view *view)
{
    struct tui_timeline *self = of(view);
    const struct rt_timed *here = self->items.n ? tui_timeline_at(self, self->list.at) : NULL;
    g_autofree char *ref = g_strdup(here ? here->ref : NULL);
    size_t n = here ? here->n : 0;
    tui_timeline_read(self);
    tui_timeline_reach(self, self->list.height);
    for (size_t i = 0; ref && i < self->items.n; i++)
        if (tui_timeline_at(self, i)->n == n && !strcmp(tui_timeline_at(self, i)->ref, ref))
            self->list.at = i;
    tui_list_settle(&self->list, self->items.n, self->list.height);
}

/* ---- what keys do ---- */

static unsigned place(const struct tui_view *view)
{
    (void)view;
    return TUI_AT_TIMELINE;
}

static const char *ref_of(const struct tui_view *view)
{
    const struct tui_timeline *self = (const struct tui_timeline *)view;
    return self->items.n ? tui_timeline_at(self, self->list.at)->ref : NULL;
}

/* From recommendation to recommendation: one may have several targets in a row. */
static const char *step(struct tui_view *view, enum tui_action action)
{
    struct tui_timeline *self = of(view);
    g_autofree char *was = g_strdup(ref_of(view));
    size_t at = self->list.at;
    do {
        at = self->list.at;
        tui_timeline_reach(self, self->list.height);
        tui_list_move(&self->list, action == TUI_DO_NEXT ? TUI_DO_DOWN : TUI_DO_UP);
    } while (self->list.at != at && !g_strcmp0(was, ref_of(view)));
    return g_strcmp0(was, ref_of(view)) ? ref_of(view) : NULL;
}

static unsigned zoom(struct tui_timeline *self, int by)
{
    struct tui_desk *desk = self->chart.view.desk;
    int was = (int)tui_timeline_scale(self, self->cols).zoom;
    int is = CLAMP(was + by, 0, RT_ZOOMS - 1);
    self->zoom = is + 1;
    self->is_moved = true;
    tui_desk_say(desk, TUI_NOTICE, "A cell is a %s%s", rt_zoom_names[is],
                 is != was ? ""
                 : by < 0  ? "; it can't be finer"
                           : "; it can't be coarser");
    return TUI_REDO_DRAW;
}

/* Half of what is seen, earlier or later. */
static unsigned shift(struct tui_timeline *self, int by)
{
    struct rt_scale was = tui_timeline_scale(self, self->cols);
    int cell = was.first + was.cells / 4 + by * (was.cells + 1) / 2;
    self->about = rt_scale_day(was.zoom, CLAMP(cell, rt_scale_cell(was.zoom, self->first),
                                               rt_scale_cell(was.zoom, self->last)));
    if (tui_timeline_scale(self, self->cols).first == was.first)
        tui_desk_say(self->chart.view.desk, TUI_NOTICE, "No window lies %s",
                     by < 0 ? "earlier" : "later");
    return TUI_REDO_DRAW;
}

static unsigned open_record(struct tui_timeline *self)
{
    struct tui_desk *desk = self->chart.view.desk;
    const char *ref = ref_of(&self->chart.view);
    if (ref)
        tui_desk_open(desk, tui_view_record(desk, &self->chart.view, ref, ""));
    return TUI_REDO_DRAW;
}

static unsigned act(struct tui_view *view, enum tui_action action)
{
    struct tui_timeline *self = of(view);
    if (action >= TUI_DO_UP && action <= TUI_DO_END) {
        tui_timeline_reach(self, 2 * self->list.height);
        tui_list_settle(&self->list, self->items.n, MAX(self->list.height / 2, 1));
        tui_list_move(&self->list, action);
        self->is_at_end = action == TUI_DO_END;
        self->is_moved = true;
        return TUI_REDO_DRAW;
    }
    if (action == TUI_DO_OPEN)
        return open_record(self);
    if (action == TUI_DO_LEFT || action == TUI_DO_RIGHT)
        return shift(self, action == TUI_DO_LEFT ? -1 : 1);
    if (action == TUI_DO_ENLARGE || action == TUI_DO_SHRINK)
        return zoom(self, action == TUI_DO_ENLARGE ? -1 : 1);
    return tui_chart_act(&self->chart, action, "timeline");
}

/* The first click brings the cursor, the second opens. */
static unsigned click(struct tui_view *view, int value)
{
    struct tui_timeline *self = of(view);
    if ((size_t)value >= self->items.n)
        return TUI_REDO_NOTHING;
    if (self->list.at == (size_t)value)
        return open_record(self);
    self->is_at_end = false;
    self->is_moved = true;
    self->list.at = (size_t)value;
    return TUI_REDO_DRAW;
}

/* ---- the rest ---- */

static bool has_idle_work(const struct tui_view *view)
{
    return !((const struct tui_timeline *)view)->has_end;
}

static bool idle(struct tui_view *view)
{
    struct tui_timeline *self = of(view);
    if (self->has_end)
        return false;
    tui_timeline_read_on(self);
    if (self->is_at_end && self->items.n)
        self->list.at = self->items.n - 1;
    tui_list_settle(&self->list, self->items.n, self->list.height);
    return self->has_end || self->is_at_end; /* then it is told how many there are */
}

static void position(const struct tui_view *view, GString *out)
{
    const struct tui_timeline *self = (const struct tui_timeline *)view;
    if (self->has_end && self->items.n)
        g_string_append_printf(out, "%zu of %zu", self->list.at + 1, self->items.n);
}

static void where(const struct tui_view *view, GString *out)
{
    struct tui_timeline *self = of((struct tui_view *)(uintptr_t)view);
    const char *ref = ref_of(view);
    g_string_append_printf(out, "Timeline, on %s", ref ? ref : "nothing");
    if (ref) {
        struct rt_timed *timed = tui_timeline_at(self, self->list.at);
        tui_timeline_fill(self, timed);
        g_string_append_printf(out, ", target %s, %s, ", timed->text ? timed->text : "",
                               rt_stretch_labels[timed->stretch]);
        position(view, out);
    }
}

static void close_view(struct tui_view *view)
{
    struct tui_timeline *self = of(view);
    view->desk->left.zoom = self->zoom;
    view->desk->left.timed = self->list.at;
    g_free(self->after);
    rt_arena_clear(&self->arena);
    tui_chart_clear(&self->chart);
    g_free(self);
}

static const struct tui_view_class class = {
    .place = place,
    .act = act,
    .click = click,
    .draw = tui_timeline_draw,
    .is_behind = tui_chart_is_behind,
    .catch_up = tui_chart_catch_up,
    .reload = tui_chart_reload,
    .has_idle_work = has_idle_work,
    .idle = idle,
    .ref = ref_of,
    .step = step,
    .position = position,
    .where = where,
    .close = close_view,
};

void tui_open_timeline(struct tui_desk *desk)
{
    tui_open_register(desk);
    struct tui_timeline *self = g_new0(struct tui_timeline, 1);
    tui_chart_init(&self->chart, &class, count, recount, desk);
    self->zoom = desk->left.zoom;
    self->list.height = desk->rows;
    self->first = self->last = desk->outlook.today;
    self->cols = 80;
    self->is_moved = true;
    self->list.at = desk->left.timed;
    tui_chart_count(&self->chart);
    tui_desk_open(desk, &self->chart.view);
}
