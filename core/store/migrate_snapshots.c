/* What closed periods reported, out of version 1: there each row held all of a
 * recommendation as it was shown.  What it said then comes from its history, and the rest
 * is what was reckoned of it; both together must show the same to the byte. */
#include "store/migrate.h"

#include <string.h>

#include "model/canon.h"

static enum rt_status altered(const char *period, struct rt_error *error)
{
    return rt_fail(error, RT_REFUSED,
                   "what %s reported was altered on disk; keep the file as it is and restore a "
                   "backup",
                   period);
}

/* A period on its way. */
struct moving {
    struct migration *migration;
    const char *period;
    int64_t closed_set; /* the change set in which it was closed */
    struct snapshot snapshot;
};

static const char UUID[] = "SELECT uuid FROM record WHERE folded = $1";

/* What the recommendation ref said when the period was closed, read as it will be. */
static enum rt_status said_then(struct moving *moving, const char *ref, struct rt_arena *arena,
                                struct rt_record *out, struct read_said *said,
                                struct rt_error *error)
{
    struct db_statement *row;
    bool has_row = false;
    g_autofree char *folded = g_ascii_strdown(ref, -1);
    enum rt_status status = db_prepare(moving->migration->set->db, UUID, &row, error);
    if (status != RT_OK)
        return status;
    db_bind(row, 1, folded);
    status = db_step(row, &has_row, error);
    if (status != RT_OK || !has_row)
        return status != RT_OK ? status : altered(moving->period, error);
    g_autofree char *uuid = g_strdup(db_text(row, 0));
    db_reset(row);
    status = migrate_said(moving->migration, uuid, moving->closed_set, arena, out, said, error);
    if (status != RT_OK)
        return status;
    const GString *bytes = moving->migration->set->scratch;
    *out = (struct rt_record){0};
    return read_content(bytes->str, bytes->len, RT_WHOLE, arena, out)
               ? RT_OK
               : altered(moving->period, error);
}

/* Is it shown again as it was?  record: what it said; reckoned: as it is kept now. */
static bool shows(struct rt_record record, const struct rt_record *first, const char *reckoned,
                  const char *period, const char *was, struct rt_arena *arena)
{
    struct rt_record kept = {0};
    g_autoptr(GString) shown = g_string_new(NULL);
    if (canon_read(&rt_record_shape, &kept, arena, reckoned, strlen(reckoned), NULL) != RT_OK)
        return false;
    snapshot_lay(&record, first, &kept, period, arena);
    canon_write(&rt_record_shape, &record, true, shown);
    return strcmp(shown->str, was) == 0;
}

static enum rt_status move_record(struct moving *moving, const char *bytes,
                                  struct rt_arena *arena, struct rt_error *error)
{
    struct store_set *set = moving->migration->set;
    struct rt_record shown = {0}, record, first, reckoned;
    struct read_row row = {0};
    if (canon_read(&rt_record_shape, &shown, arena, bytes, strlen(bytes), NULL) != RT_OK ||
        !shown.ref)
        return altered(moving->period, error);
    enum rt_status status = said_then(moving, shown.ref, arena, &record, &row.own, error);
    if (status == RT_OK && record.reported_with)
        status = said_then(moving, record.reported_with, arena, &first, &row.first, error);
    if (status != RT_OK)
        return status;
    change_reckoned(&shown, record.links.n, &reckoned, arena);
    g_string_truncate(set->scratch, 0);
    canon_write(&rt_record_shape, &reckoned, true, set->scratch);
    return shows(record, record.reported_with ? &first : NULL, set->scratch->str,
                 moving->period, bytes, arena)
               ? snapshot_keep(set, &moving->snapshot, &rt_record_shape, &row, error)
               : altered(moving->period, error);
}

static enum rt_status move_row(struct moving *moving, const char *name, const char *bytes,
                               struct rt_error *error)
{
    static const struct read_row nothing;
    struct store_set *set = moving->migration->set;
    const struct rt_shape *shape = rt_entity_find(name);
    if (!shape)
        return altered(moving->period, error);
    if (shape != &rt_record_shape) {
        g_string_assign(set->scratch, bytes);
        return snapshot_keep(set, &moving->snapshot, shape, &nothing, error);
    }
    struct rt_arena arena = {0};
    enum rt_status status = move_record(moving, bytes, &arena, error);
    rt_arena_clear(&arena);
    return status;
}

static const char ROWS[] =
    "SELECT shape, bytes FROM snapshot WHERE period_id = $1 ORDER BY place";

/* Its rows, which must be those whose hash the chain holds. */
static enum rt_status move_period(struct moving *moving, struct rt_error *error)
{
    struct db *from = moving->migration->from;
    struct db_statement *row;
    struct hash sum;
    enum rt_status status = db_prepare(from, ROWS, &row, error);
    if (status != RT_OK)
        return status;
    hash_begin(&sum);
    hash_begin(&moving->snapshot.sum);
    db_bind_int(row, 1, moving->snapshot.period);
    for (bool has_row = true; has_row && status == RT_OK;) {
        status = db_step(row, &has_row, error);
        if (status != RT_OK || !has_row)
            break;
        for (int i = 0; i < 2; i++)
            hash_add(&sum, db_text(row, i), db_length(row, i) + 1);
        status = move_row(moving, db_text(row, 0), db_text(row, 1), error);
    }
    db_reset(row);
    char hash[HASH_ROOM], held[HASH_ROOM];
    hash_end(&sum, hash);
    if (status == RT_OK)
        status = snapshot_held(from, moving->period, held, error);
    if (status == RT_OK && strcmp(hash, held) != 0)
        status = altered(moving->period, error);
    return status == RT_OK ? snapshot_enter(moving->migration->set, &moving->snapshot,
                                            moving->period, error)
                           : status;
}

static const char PERIODS[] =
    "SELECT id, name, closed_set FROM period WHERE state = $1 ORDER BY id";

enum rt_status migrate_snapshots(struct migration *migration, struct rt_error *error)
{
    struct db_statement *row;
    enum rt_status status = db_prepare(migration->from, PERIODS, &row, error);
    if (status != RT_OK)
        return status;
    db_bind(row, 1, rt_period_states[RT_CLOSED].key);
    for (bool has_row = true; has_row && status == RT_OK;) {
        status = db_step(row, &has_row, error);
        if (status != RT_OK || !has_row)
            break;
        struct moving moving = {.migration = migration,
                                .period = db_text(row, 1),
                                .closed_set = db_int(row, 2),
                                .snapshot.period = db_int(row, 0)};
        status = move_period(&moving, error);
    }
    db_reset(row);
    return status;
}
