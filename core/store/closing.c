/* What closing a period takes into its snapshot: all there is, as reported in it. */
#include "store/reported.h"
#include "store/set.h"

#include <string.h>

#include "model/canon.h"
#include "model/change.h"

/* As reported in each of the periods: read once, reckoned for each. */
static enum rt_status keep_record(struct store_set *set, int64_t id, void *self,
                                  struct rt_error *error)
{
    GArray *snapshots = self;
    struct rt_arena arena = {0};
    struct rt_record shown = {0}, reckoned;
    struct read_row row;
    struct rt_outlook outlook = g_array_index(snapshots, struct snapshot, 0).outlook;
    enum rt_status status = read_shown(set->db, id, RT_WHOLE, &outlook, id > set->last_record,
                                       &arena, &shown, &row, error);
    for (guint i = 0; i < snapshots->len && status == RT_OK; i++) {
        struct snapshot *snapshot = &g_array_index(snapshots, struct snapshot, i);
        status = reported_before(set->db, &snapshot->outlook, &shown, error);
        if (status != RT_OK)
            break;
        rt_reckon(&shown, &arena, &snapshot->outlook);
        change_reckoned(&shown, row.own_links, &reckoned, &arena);
        g_string_truncate(set->scratch, 0);
        canon_write(&rt_record_shape, &reckoned, true, set->scratch);
        standing_count(snapshot, &shown);
        status = snapshot_keep(set, snapshot, &rt_record_shape, &row, error);
        if (status == RT_OK)
            status = reported_keep(set, snapshot->period, &shown, error);
    }
    rt_arena_clear(&arena);
    return status;
}

static const struct rt_period *period_of_id(struct store_set *set, int64_t id,
                                            const struct rt_facts *facts)
{
    for (size_t i = 0; i < facts->periods.n; i++) {
        const struct rt_period *period = rt_period_at(&facts->periods, i);
        if (id_of_period(set, period->id) == id)
            return period;
    }
    return NULL;
}

static enum rt_status keep_facts(struct store_set *set, struct snapshot *snapshot,
                                 const struct rt_facts *facts, struct rt_error *error)
{
    const struct {
        const struct rt_shape *shape;
        const struct rt_list *list;
    } small[] = {{&rt_source_shape, &facts->sources},
                 {&rt_owner_shape, &facts->owners},
                 {&rt_event_shape, &facts->events},
                 {&rt_period_shape, &facts->periods}};
    static const struct read_row nothing;
    enum rt_status status = RT_OK;
    for (size_t i = 0; i < G_N_ELEMENTS(small); i++)
        for (size_t k = 0; k < small[i].list->n && status == RT_OK; k++) {
            g_string_truncate(set->scratch, 0);
            canon_write(small[i].shape, rt_list_item(small[i].list, k, small[i].shape->size),
                        true, set->scratch);
            status = snapshot_keep(set, snapshot, small[i].shape, &nothing, error);
        }
    return status;
}

static int by_day(const void *one, const void *other)
{
    uint32_t a = ((const struct snapshot *)one)->outlook.period->as_at,
             b = ((const struct snapshot *)other)->outlook.period->as_at;
    return a < b ? -1 : a > b;
}

enum rt_status snapshots_take(struct store_set *set, struct rt_error *error)
{
    const struct rt_facts *facts;
    g_autoptr(GArray) snapshots = g_array_new(FALSE, FALSE, sizeof(struct snapshot));
    enum rt_status status = set_facts(set, &facts, error);
    for (guint i = 0; i < set->closed->len && status == RT_OK; i++) {
        struct snapshot snapshot = {.period = g_array_index(set->closed, int64_t, i)};
        const struct rt_period *period = period_of_id(set, snapshot.period, facts);
        if (!period)
            return rt_fail(error, RT_REFUSED, "a period that was closed is gone");
        snapshot.outlook = rt_outlook_of(facts, period, set->today);
        hash_begin(&snapshot.sum);
        status = keep_facts(set, &snapshot, facts, error);
        g_array_append_val(snapshots, snapshot);
    }
    g_array_sort(snapshots, by_day); /* each goes on from the one before */
    if (status == RT_OK && snapshots->len)
        status = set_for_each(set, "SELECT id FROM record WHERE id >= $1 ORDER BY place", 0,
                              keep_record, snapshots, error);
    for (guint i = 0; i < snapshots->len; i++) {
        struct snapshot *snapshot = &g_array_index(snapshots, struct snapshot, i);
        if (status == RT_OK)
            status = standings_keep(set, snapshot, error);
        if (status == RT_OK)
            status = snapshot_enter(set, snapshot, snapshot->outlook.period->id, error);
        rt_arena_clear(&snapshot->arena);
    }
    return status == RT_OK && snapshots->len ? content_keep(set, error) : status;
}
