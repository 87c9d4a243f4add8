/* One recommendation by its row: as it is shown, and its own words alone. */
#include "store/store.h"

#include <string.h>

#include <rectrack/date.h>

#include "model/canon.h"

static enum rt_status gone(struct rt_error *error)
{
    return rt_fail(error, RT_REFUSED, "a recommendation is gone; run rectrack check");
}

enum rt_status read_shown(struct db *db, int64_t id, enum rt_depth depth,
                          const struct rt_outlook *outlook, bool is_trusted,
                          struct rt_arena *arena, struct rt_record *out, struct read_row *row,
                          struct rt_error *error)
{
    struct db_statement *statement;
    bool has_row = false;
    char today[11];
    enum rt_status status = db_prepare(db, read_one[depth], &statement, error);
    if (status != RT_OK)
        return status;
    rt_day_iso(outlook->today, today);
    if (depth == RT_ROW || depth == RT_LINE)
        db_bind(statement, 1, today);
    db_bind_int(statement, 2, id);
    status = db_step(statement, &has_row, error);
    if (status == RT_OK && !has_row)
        return gone(error);
    if (status == RT_OK)
        status = read_record(db, statement, depth, outlook, is_trusted, arena, out, row, error);
    db_reset(statement);
    return status;
}

static const char OWN[] =
    "SELECT r.uuid, r.version, r.place, r.content_id, r.hash, r.ref, c.bytes FROM record r"
    " JOIN content c ON c.id = r.content_id WHERE r.id = $1";

enum rt_status read_own(struct db *db, int64_t id, struct rt_arena *arena,
                        struct rt_record *out, struct read_own *row, struct rt_error *error)
{
    struct db_statement *statement;
    bool has_row = false;
    enum rt_status status = db_prepare(db, OWN, &statement, error);
    if (status != RT_OK)
        return status;
    db_bind_int(statement, 1, id);
    status = db_step(statement, &has_row, error);
    if (status != RT_OK || !has_row)
        return status == RT_OK ? gone(error) : status;
    *row = (struct read_own){.version = db_int(statement, 1),
                             .place = db_int(statement, 2),
                             .content_id = db_int(statement, 3)};
    g_strlcpy(row->uuid, db_text(statement, 0), sizeof row->uuid);
    g_strlcpy(row->hash, db_text(statement, 4), sizeof row->hash);
    const char *ref = db_text(statement, 5), *bytes = db_text(statement, 6);
    size_t n = db_length(statement, 6);
    char hash[HASH_ROOM];
    hash_of(bytes, n, hash);
    bool is_right = strcmp(hash, row->hash) == 0 &&
                    read_content(bytes, n, RT_WHOLE, arena, out) &&
                    g_strcmp0(out->ref, ref) == 0;
    if (!is_right)
        status = read_altered(ref, error);
    db_reset(statement);
    return status;
}
