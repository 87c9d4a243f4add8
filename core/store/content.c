/* What a recommendation said, each time it said something new.  A creation in the
 * history and the snapshots of closed periods point to it, so that what does not change
 * is kept once. */
#include "store/set.h"

enum rt_status content_add(struct store_set *set, const char *bytes, int64_t *out,
                           struct rt_error *error)
{
    struct db_statement *row;
    enum rt_status status =
        db_prepare(set->db, "INSERT INTO content (bytes) VALUES ($1)", &row, error);
    if (status != RT_OK)
        return status;
    db_bind(row, 1, bytes);
    status = db_run(row, error);
    if (status == RT_OK)
        *out = db_last_id(set->db);
    return status;
}

/* One that nothing else points to any more. */
static const char REPLACE[] = "UPDATE content SET bytes = $2 WHERE id = $1"
                              " AND id > (SELECT kept FROM register) RETURNING id";

static enum rt_status replace(struct store_set *set, int64_t id, const char *bytes,
                              bool *is_done, struct rt_error *error)
{
    struct db_statement *row;
    enum rt_status status = db_prepare(set->db, REPLACE, &row, error);
    if (status != RT_OK)
        return status;
    db_bind_int(row, 1, id);
    db_bind(row, 2, bytes);
    status = db_step(row, is_done, error);
    return status == RT_OK && *is_done ? db_run(row, error) : status;
}

enum rt_status content_write(struct store_set *set, const struct read_own *before,
                             const char *bytes, int64_t *out, struct rt_error *error)
{
    bool is_done = false;
    enum rt_status status = RT_OK;
    if (before->version > 1) /* what it said first, its creation says too */
        status = replace(set, before->content_id, bytes, &is_done, error);
    if (status != RT_OK || !is_done)
        return status == RT_OK ? content_add(set, bytes, out, error) : status;
    *out = before->content_id;
    return RT_OK;
}

enum rt_status content_let_go(struct store_set *set, const struct read_own *row,
                              struct rt_error *error)
{
    struct db_statement *statement;
    if (row->version == 1)
        return RT_OK;
    enum rt_status status = db_prepare(
        set->db, "DELETE FROM content WHERE id = $1 AND id > (SELECT kept FROM register)",
        &statement, error);
    if (status != RT_OK)
        return status;
    db_bind_int(statement, 1, row->content_id);
    return db_run(statement, error);
}

enum rt_status content_keep(struct store_set *set, struct rt_error *error)
{
    struct db_statement *row;
    enum rt_status status = db_prepare(
        set->db, "UPDATE register SET kept = (SELECT COALESCE(MAX(id), 0) FROM content)", &row,
        error);
    return status == RT_OK ? db_run(row, error) : status;
}
