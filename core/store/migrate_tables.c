/* What becomes of a register of version 2 or later: all that it holds is copied as it is, and
 * has the tables beside it that came since, with nothing in them but how recommendations stood
 * in closed periods; where they stand is reckoned from that. */
#include "store/migrate.h"

const char migrate_why[] = "moved to version 5 of the register";

enum rt_status migrate_refuse(const char *path, enum rt_status status, const char *why,
                              struct rt_error *error)
{
    return rt_fail(error, status, "%s can't be moved to version %d of the register: %s%s", path,
                   SCHEMA_VERSION, why, status == RT_REFUSED ? "; restore a backup" : "");
}

static enum rt_status grow(struct db *db, int version, struct rt_error *error)
{
    enum rt_status status = db_begin(db, true, error);
    if (status == RT_OK)
        status = schema_grow(db, version, error);
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

enum rt_status migrate_tables(const char *from, int version, struct rt_register *reg,
                              const char *actor, struct rt_error *error)
{
    struct store_set *set;
    enum rt_status status = copy(from, reg->db, error);
    if (status == RT_OK)
        status = grow(reg->db, version, error);
    if (status == RT_OK)
        status = store_begin(reg, actor, 1, &set, error);
    if (status != RT_OK)
        return status;
    struct rt_error why = {0};
    status = version >= 4 ? RT_OK : reported_fill(set, &why);
    if (status != RT_OK) {
        store_rollback(set);
        migrate_refuse(reg->path, status, why.sentence, error);
        rt_error_clear(&why);
        return status;
    }
    set->is_entered = true;
    set->has_new_facts = true; /* where each stands, and why, is reckoned by today's rules */
    status = store_commit(set, migrate_why, false, error);
    if (status != RT_PARTLY)
        return status;
    rt_error_clear(error); /* the folder is synced when the new one takes its place */
    return RT_OK;
}
