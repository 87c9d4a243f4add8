/* The Timeline: what is read.  Windows come by the register's table of them, all at once; a
 * record is read when its line is seen.  What has no date is read as it comes into sight, and
 * the rest when nobody types. */
#include "tui/timeline.h"

enum { AT_ONCE = 60 }; /* recommendations read for what has no date */
enum { STEPS = 4 };    /* and so often for one key: the rest comes when nobody types */

static void span(struct tui_timeline *self)
{
    uint32_t today = self->chart.view.desk->outlook.today;
    self->first = self->last = today;
    self->n_overdue = 0;
    for (size_t i = 0; i < self->n_dated; i++) {
        const struct rt_timed *timed = tui_timeline_at(self, i);
        self->first = MIN(self->first, timed->earliest);
        self->last = MAX(self->last, timed->latest);
        self->n_overdue += timed->stretch == RT_STRETCH_OVERDUE;
    }
}

void tui_timeline_read(struct tui_timeline *self)
{
    struct tui_desk *desk = self->chart.view.desk;
    struct rt_select select = tui_chart_select(&self->chart);
    struct rt_error error = {0};
    rt_arena_reset(&self->arena);
    self->items = (struct rt_list){0};
    if (rt_register_timed(desk->reg, &select, &self->arena, &self->items, &error) != RT_OK)
        tui_desk_fail(desk, &error);
    self->n_dated = self->items.n;
    self->has_end = false;
    g_clear_pointer(&self->after, g_free);
    span(self);
}

/* What has no date of one record, behind the others. */
static void add_undated(struct tui_timeline *self, const struct rt_record *record)
{
    struct rt_list all = {0};
    rt_timed_add(record, 0, self->chart.view.desk->outlook.today, &self->arena, &all);
    for (size_t i = 0; i < all.n; i++)
        if (rt_timed_at(&all, i)->stretch == RT_STRETCH_NO_DATE)
            *(struct rt_timed *)rt_list_add(&self->items, &self->arena,
                                            sizeof(struct rt_timed)) = *rt_timed_at(&all, i);
}

void tui_timeline_read_on(struct tui_timeline *self)
{
    struct tui_desk *desk = self->chart.view.desk;
    struct rt_select select = tui_chart_select(&self->chart);
    struct rt_stream *stream;
    struct rt_item item;
    struct rt_error error = {0};
    size_t n = 0;
    select.after = self->after;
    select.limit = AT_ONCE;
    enum rt_status status = rt_register_select(desk->reg, &select, &stream, &error);
    g_autofree char *last = NULL;
    if (status == RT_OK) {
        while ((status = rt_stream_next(stream, &item, &error)) == RT_OK && item.shape) {
            add_undated(self, item.value);
            g_free(last);
            last = g_strdup(((const struct rt_record *)item.value)->ref);
            n++;
        }
        rt_stream_close(stream);
    }
    if (status != RT_OK)
        tui_desk_fail(desk, &error);
    self->has_end = status != RT_OK || n < AT_ONCE;
    if (last) {
        g_free(self->after);
        self->after = g_steal_pointer(&last);
    }
}

void tui_timeline_reach(struct tui_timeline *self, int height)
{
    size_t wanted = MAX(self->list.top, self->list.at) + (size_t)height + 1;
    for (int i = 0; i < STEPS && !self->has_end && self->items.n < wanted; i++)
        tui_timeline_read_on(self);
    tui_list_settle(&self->list, self->items.n, height);
}

void tui_timeline_fill(struct tui_timeline *self, struct rt_timed *timed)
{
    struct tui_desk *desk = self->chart.view.desk;
    struct rt_arena arena = {0};
    struct rt_record record = {0};
    struct rt_error error = {0};
    if (timed->name)
        return;
    if (rt_register_record(desk->reg, timed->ref, &desk->outlook, &arena, &record, &error) ==
        RT_OK)
        rt_timed_fill(timed, &record, &self->arena);
    else
        tui_desk_fail(desk, &error);
    timed->name = timed->name ? timed->name : "";
    rt_arena_clear(&arena);
}
