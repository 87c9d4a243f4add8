/* What a recommendation said, each time it said something new: written once, then
 * only read.  A creation in the history and the snapshots of closed periods point to
 * it, so that what does not change is kept once. */
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

enum rt_status content_keep(struct store_set *set, struct rt_error *error)
{
    struct db_statement *row;
    enum rt_status status = db_prepare(
        set->db, "UPDATE register SET kept = (SELECT COALESCE(MAX(id), 0) FROM content)", &row,
        error);
    return status == RT_OK ? db_run(row, error) : status;
}

enum rt_status content_replaced(struct store_set *set, int64_t id, int64_t version,
                                struct rt_error *error)
{
    struct db_statement *row;
    if (version == 1)
        return RT_OK;
    enum rt_status status = db_prepare(
        set->db, "DELETE FROM content WHERE id = $1 AND id > (SELECT kept FROM register)", &row,
        error);
    if (status != RT_OK)
        return status;
    db_bind_int(row, 1, id);
    return db_run(row, error);
}
