/* Counts over what was reported. */
#include "command/past.h"

#include "report/table.h"

enum { MOST = 11 }; /* periods before: with the paper's own a dozen */

static struct report_standing *standing_of(struct rt_list *standings, const char *source,
                                           const struct rt_period *period,
                                           struct rt_arena *arena)
{
    for (size_t i = 0; i < standings->n; i++) {
        struct report_standing *there = rt_list_item(standings, i, sizeof *there);
        if (g_strcmp0(there->source, source) == 0)
            return there;
    }
    struct report_standing *added = rt_list_add(standings, arena, sizeof *added);
    added->source = rt_arena_copy(arena, source);
    added->bar.label = rt_arena_copy(arena, period->label);
    return added;
}

/* Reads what it reported to the end, where it is seen to be whole. */
static enum rt_status count(struct rt_register *reg, const struct rt_period *period,
                            struct rt_arena *arena, struct rt_list *out, struct rt_error *error)
{
    struct rt_stream *stream;
    struct rt_item item;
    struct rt_list standings = {0};
    enum rt_status status = rt_register_snapshot(reg, period->id, &stream, error);
    if (status != RT_OK)
        return status;
    while ((status = rt_stream_next(stream, &item, error)) == RT_OK && item.shape) {
        const struct rt_record *record = item.value;
        if (item.shape != &rt_record_shape)
            continue;
        const char *source = record->source ? record->source : "";
        struct report_bar *bar = &standing_of(&standings, source, period, arena)->bar;
        bar->n[rt_rag_shown(record)]++;
        bar->total++;
    }
    rt_stream_close(stream);
    for (size_t i = 0; i < standings.n && status == RT_OK; i++)
        *(struct report_standing *)rt_list_add(out, arena, sizeof(struct report_standing)) =
            *(struct report_standing *)rt_list_item(&standings, i,
                                                    sizeof(struct report_standing));
    return status;
}

enum rt_status past_standings(struct rt_register *reg, const struct rt_outlook *outlook,
                              struct rt_arena *arena, struct rt_list *out,
                              struct rt_error *error)
{
    const struct rt_period *periods[MOST];
    size_t n = 0;
    struct rt_outlook at = *outlook;
    while (at.period && n < MOST && (at.period = rt_outlook_before(&at)) != NULL)
        periods[n++] = at.period;
    enum rt_status status = RT_OK;
    while (n > 0 && status == RT_OK)
        status = count(reg, periods[--n], arena, out, error);
    return status;
}
