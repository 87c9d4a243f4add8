/* What becomes of a register of version 2: all that it holds is copied as it is, and has the
 * tables beside it that came since, with nothing in them yet. */
#include "store/migrate.h"

const char migrate_why[] = "moved to version 3 of the register";

static enum rt_status grow(struct db *db, struct rt_error *error)
{
    enum rt_status status = db_begin(db, true, error);
    if (status == RT_OK)
        status = schema_grow(db, error);
    return status == RT_OK ? db_commit(db, error) : status;
}

/* Read by a connection of its own: the engine copies from none that holds the lock. */
static enum rt_status copy(const char *from, struct db *to, struct rt_error *error)
{
    struct db *reading;
    enum rt_status status = db_open(from, DB_READ, &reading, error);
    if (status != RT_OK)
        return status;
    status = db_copy(reading, to, error);
    db_close(reading);
    return status;
}

enum rt_status migrate_tables(const char *from, struct rt_register *reg, const char *actor,
                              struct rt_error *error)
{
    struct store_set *set;
    enum rt_status status = copy(from, reg->db, error);
    if (status == RT_OK)
        status = grow(reg->db, error);
    if (status == RT_OK)
        status = store_begin(reg, actor, 1, &set, error);
    if (status != RT_OK)
        return status;
    set->is_entered = true;
    status = store_commit(set, migrate_why, false, error);
    if (status != RT_PARTLY)
        return status;
    rt_error_clear(error); /* the folder is synced when the new one takes its place */
    return RT_OK;
}
