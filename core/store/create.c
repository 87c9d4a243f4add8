/* New registers: on disk, where none may be, or in memory alone. */
#include "store/store.h"

#include "store/write.h"

/* Its tables and identity, all or none. */
static enum rt_status make_tables(struct db *db, struct rt_error *error)
{
    enum rt_status status = db_begin(db, true, error);
    if (status == RT_OK)
        status = schema_create(db, error);
    return status == RT_OK ? db_commit(db, error) : status;
}

enum rt_status store_create(const char *path, struct rt_register **out, struct rt_error *error)
{
    struct db *db;
    enum rt_status status = db_open(path, DB_CREATE, &db, error);
    if (status != RT_OK)
        return status;
    status = make_tables(db, error);
    db_close(db);
    if (status == RT_OK)
        status = rt_register_open(path, RT_WRITE, out, error);
    if (status != RT_OK)
        store_drop(path);
    return status;
}

enum rt_status store_create_unkept(const char *name, struct rt_register **out,
                                   struct rt_error *error)
{
    struct db *db;
    enum rt_status status = db_open(name, DB_MEMORY, &db, error);
    if (status != RT_OK)
        return status;
    status = make_tables(db, error);
    if (status != RT_OK) {
        db_close(db);
        return status;
    }
    struct rt_register *reg = g_new0(struct rt_register, 1);
    reg->db = db;
    reg->path = g_strdup(name);
    *out = reg;
    return RT_OK;
}
