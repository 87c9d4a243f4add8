/* One recommendation by its row, and the proof that its words are still those that
 * were written. */
#include "store/store.h"

#include <string.h>

#include <rectrack/date.h>

#include "model/canon.h"

enum rt_status read_by_id(struct db *db, int64_t id, const char *today, bool is_own,
                          struct rt_arena *arena, struct rt_record *out, struct read_row *row,
                          struct rt_error *error)
{
    struct db_statement *statement;
    enum rt_status status = db_prepare(db, read_one, &statement, error);
    if (status != RT_OK)
        return status;
    bool has_row;
    db_bind(statement, 1, today);
    db_bind_int(statement, 2, id);
    status = db_step(statement, &has_row, error);
    if (status == RT_OK && !has_row)
        status = rt_fail(error, RT_REFUSED, "a recommendation is gone; run rectrack check");
    if (status == RT_OK)
        status = read_record(db, statement, RT_WHOLE, is_own, arena, out, row, error);
    db_reset(statement);
    return status;
}

enum rt_status read_own(struct db *db, int64_t id, struct rt_arena *arena,
                        struct rt_record *out, struct read_row *row, struct rt_error *error)
{
    return read_by_id(db, id, "", true, arena, out, row, error);
}

void read_hash(const struct rt_record *record, GString *scratch, char hash[static 65])
{
    g_string_truncate(scratch, 0);
    canon_write(&rt_record_shape, record, false, scratch);
    g_autofree char *sum = canon_hash(scratch->str, scratch->len);
    g_strlcpy(hash, sum, 65);
}

/* The content of one record, whose own it is. */
static enum rt_status verify_own(struct db *db, int64_t id, struct rt_error *error)
{
    struct rt_arena arena = {0};
    struct rt_record own = {0};
    struct read_row row;
    char hash[65];
    enum rt_status status = read_own(db, id, &arena, &own, &row, error);
    if (status == RT_OK) {
        g_autoptr(GString) scratch = g_string_new(NULL);
        read_hash(&own, scratch, hash);
        if (strcmp(hash, row.hash) != 0)
            status = read_altered(own.ref, error);
    }
    rt_arena_clear(&arena);
    return status;
}

enum rt_status read_verify(struct db *db, struct rt_record *shown, const struct read_row *row,
                           const struct rt_outlook *outlook, struct rt_arena *arena,
                           struct rt_error *error)
{
    enum rt_status status = RT_OK;
    if (row->content_id != row->id) {
        /* Shown with the lists of another: each is read apart. */
        status = verify_own(db, row->id, error);
        if (status == RT_OK)
            status = verify_own(db, row->content_id, error);
    } else {
        char hash[65];
        g_autoptr(GString) scratch = g_string_new(NULL);
        struct rt_record own = *shown;
        own.links.n = row->own_links; /* those held by others stand behind */
        read_hash(&own, scratch, hash);
        if (strcmp(hash, row->hash) != 0)
            status = read_altered(shown->ref, error);
    }
    if (status == RT_OK && outlook->facts)
        rt_reckon(shown, arena, outlook);
    return status;
}

enum rt_status read_shown(struct db *db, int64_t id, const struct rt_outlook *outlook,
                          bool is_trusted, struct rt_arena *arena, struct rt_record *out,
                          struct rt_error *error)
{
    char today[11];
    struct read_row row;
    rt_day_iso(outlook->today, today);
    enum rt_status status = read_by_id(db, id, today, false, arena, out, &row, error);
    if (status == RT_OK && outlook->period)
        out->period = rt_arena_copy(arena, outlook->period->id);
    if (status != RT_OK || is_trusted)
        return status;
    return read_verify(db, out, &row, outlook, arena, error);
}
