/* How recommendations stood in a closed period, kept beside its snapshot, and held against it:
 * what is looked up is what it says. */
#include <string.h>

#include "store/reported.h"
#include "store/set.h"

static struct rt_stood stood_of(const struct rt_record *shown, const char *period)
{
    struct rt_stood stood = {.was_there = true,
                             .rag = rt_rag_shown(shown),
                             .is_suggested = !shown->rag && shown->suggested,
                             .is_silent = !rt_state_is_over(shown->state)};
    for (size_t i = 0; i < shown->updates.n && stood.is_silent; i++) {
        const struct rt_update *update = rt_update_at(&shown->updates, i);
        stood.is_silent = g_strcmp0(update->period, period) != 0 || !rt_update_answers(update);
    }
    return stood;
}

/* ---- keeping ---- */

static const char KEEP[] = "INSERT INTO reported (period_id, ref, rag, is_suggested, is_silent)"
                           " VALUES ($1, $2, $3, $4, $5)";

/* Binds the row of a recommendation as it was reported. */
static void bind_row(struct db_statement *statement, int64_t period,
                     const struct rt_record *shown)
{
    struct rt_stood stood = stood_of(shown, shown->period);
    db_bind_int(statement, 1, period);
    db_bind(statement, 2, shown->ref);
    db_bind(statement, 3, rt_rags[stood.rag].key);
    db_bind_int(statement, 4, stood.is_suggested);
    db_bind_int(statement, 5, stood.is_silent);
}

enum rt_status reported_keep(struct store_set *set, int64_t period,
                             const struct rt_record *shown, struct rt_error *error)
{
    struct db_statement *row;
    enum rt_status status = db_prepare(set->db, KEEP, &row, error);
    if (status != RT_OK)
        return status;
    bind_row(row, period, shown);
    return db_run(row, error);
}

/* ---- out of the snapshots ---- */

static enum rt_status keep_all(struct store_set *set, int64_t period, const char *name,
                               struct rt_error *error)
{
    struct rt_stream *stream;
    struct rt_item item;
    enum rt_status status = snapshot_open(set->db, name, &stream, error);
    while (status == RT_OK) {
        status = rt_stream_next(stream, &item, error);
        if (status != RT_OK || !item.shape)
            break;
        if (item.shape == &rt_record_shape)
            status = reported_keep(set, period, item.value, error);
    }
    rt_stream_close(stream);
    return status;
}

static const char PERIODS[] = "SELECT id, name FROM period WHERE state = $1 ORDER BY id";

enum rt_status reported_fill(struct store_set *set, struct rt_error *error)
{
    struct db_statement *row;
    enum rt_status status = db_prepare(set->db, PERIODS, &row, error);
    if (status != RT_OK)
        return status;
    db_bind(row, 1, rt_period_states[RT_CLOSED].key);
    for (bool has_row = true; has_row && status == RT_OK;) {
        status = db_step(row, &has_row, error);
        if (status == RT_OK && has_row)
            status = keep_all(set, db_int(row, 0), db_text(row, 1), error);
    }
    db_reset(row);
    return status;
}

static const char KEPT[] =
    "SELECT COUNT(*) FROM reported WHERE period_id = $1 AND ref = $2 AND rag IS $3"
    " AND is_suggested = $4 AND is_silent = $5";

static enum rt_status is_kept(struct db *db, int64_t period, const struct rt_record *shown,
                              bool *agrees, struct rt_error *error)
{
    struct db_statement *row;
    bool has_row = false;
    enum rt_status status = db_prepare(db, KEPT, &row, error);
    if (status != RT_OK)
        return status;
    bind_row(row, period, shown);
    status = db_step(row, &has_row, error);
    *agrees = *agrees && has_row && db_int(row, 0) == 1;
    db_reset(row);
    return status;
}

/* Read to its end whatever it has: that the snapshot itself was altered says more. */
static enum rt_status find_all(struct db *db, int64_t id, const char *name, int64_t *n,
                               bool *agrees, struct rt_error *error)
{
    struct rt_stream *stream;
    struct rt_item item;
    enum rt_status status = snapshot_open(db, name, &stream, error);
    while (status == RT_OK) {
        status = rt_stream_next(stream, &item, error);
        if (status != RT_OK || !item.shape)
            break;
        if (item.shape != &rt_record_shape)
            continue;
        status = is_kept(db, id, item.value, agrees, error);
        ++*n;
    }
    rt_stream_close(stream);
    return status;
}

static const char COUNT[] = "SELECT id, (SELECT COUNT(*) FROM reported WHERE period_id = id)"
                            " FROM period WHERE name = $1";

enum rt_status reported_verify(struct db *db, const struct rt_period *period,
                               struct rt_error *error)
{
    struct db_statement *row;
    bool has_row = false, agrees = true;
    int64_t n = 0;
    enum rt_status status = db_prepare(db, COUNT, &row, error);
    if (status != RT_OK)
        return status;
    db_bind(row, 1, period->id);
    status = db_step(row, &has_row, error);
    if (status != RT_OK || !has_row)
        return status;
    int64_t id = db_int(row, 0), there = db_int(row, 1);
    db_reset(row);
    if (period->state == RT_CLOSED)
        status = find_all(db, id, period->id, &n, &agrees, error);
    return status != RT_OK || (agrees && n == there)
               ? status
               : rt_fail(error, RT_REFUSED,
                         "how recommendations stood in %s was altered on disk", period->id);
}
