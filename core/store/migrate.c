/* A register of an earlier version moved to this one.  The new one is made beside it, verified
 * as `check` does, and takes its place in one call: at each moment one of the two stands
 * there, whole.  The old one is held meanwhile, so that nobody saves to what goes, and kept
 * as it is under a name of its own.  Knows files and locks, and no row. */
#include "store/migrate.h"

#include <stdlib.h>

/* ---- the new one ---- */

static void keep_first(void *self, const char *sentence)
{
    char **first = self;
    if (!*first)
        *first = g_strdup(sentence);
}

/* What was written is read again from the disk. */
static enum rt_status verify(const char *beside, const char *path, struct rt_error *error)
{
    struct rt_register reg = {.path = (char *)(uintptr_t)path, .can_write = true};
    struct store_findings found;
    struct rt_error why = {0};
    g_autofree char *trouble = NULL;
    enum rt_status status = db_open(beside, DB_WRITE, &reg.db, error);
    if (status != RT_OK)
        return status;
    status = schema_verify(reg.db, path, &why);
    if (status == RT_OK)
        status = store_verify(&reg, NULL, keep_first, &trouble, &found, &why);
    db_close(reg.db);
    rt_facts_clear(&reg.facts);
    if (status != RT_OK)
        migrate_refuse(path, status, trouble ? trouble : why.sentence, error);
    rt_error_clear(&why);
    return status;
}

/* At beside, of what stands at real, which from holds; path is for messages. */
static enum rt_status make(struct db *from, const char *real, const char *beside,
                           const char *path, const char *actor, struct rt_error *error)
{
    struct rt_register reg = {.path = (char *)(uintptr_t)path};
    int version = 0;
    enum rt_status status = schema_verify_old(from, path, &version, error);
    if (status == RT_OK)
        status = db_open(beside, DB_CREATE, &reg.db, error);
    if (status != RT_OK)
        return status;
    status = version == SCHEMA_OLDEST ? migrate_rows(from, &reg, actor, error)
                                      : migrate_tables(real, version, &reg, actor, error);
    db_close(reg.db);
    rt_facts_clear(&reg.facts);
    return status == RT_OK ? verify(beside, path, error) : status;
}

/* ---- in its place ---- */

static enum rt_status take_place(struct db *from, const char *path, const char *actor,
                                 char **aside, struct rt_error *error)
{
    g_autofree char *beside = store_name_beside(path);
    g_autofree char *kept = NULL;
    enum rt_status status = make(from, path, beside, path, actor, error);
    if (status == RT_OK) {
        kept = store_name_aside(path);
        status = store_change_places(beside, path, kept, error);
    }
    if (status == RT_PARTLY) { /* a power cut leaves the old one there, to be moved again */
        rt_error_clear(error);
        status = RT_OK;
    }
    if (status == RT_OK)
        *aside = g_steal_pointer(&kept);
    else
        store_drop(beside);
    return status;
}

/* Who waited for the lock finds that somebody else was faster: then another file stands
 * there. */
static enum rt_status move(const char *path, int version, const char *actor, char **aside,
                           struct rt_error *error)
{
    struct db *from;
    g_autofree char *obstacle = register_obstacle(path);
    if (obstacle)
        return rt_fail(error, RT_REFUSED,
                       "%s has version %d of the register and can't be moved to version %d: %s",
                       path, version, SCHEMA_VERSION, obstacle);
    enum rt_status status = db_open(path, DB_WRITE, &from, error);
    if (status != RT_OK)
        return status;
    status = db_begin(from, true, error);
    if (status == RT_OK && !db_has_moved(from))
        status = take_place(from, path, actor, aside, error);
    db_rollback(from);
    db_close(from);
    return status;
}

enum rt_status store_migrate(const char *path, const char *actor, char **aside,
                             struct rt_error *error)
{
    *aside = NULL;
    int version = store_old_version(path);
    char *real = version ? realpath(path, NULL) : NULL;
    enum rt_status status = real ? move(real, version, actor, aside, error) : RT_OK;
    free(real);
    return status;
}

enum rt_status store_migrate_copy(const char *path, const char *beside, const char *actor,
                                  struct rt_error *error)
{
    struct db *from;
    char *resolved = realpath(path, NULL);
    g_autofree char *real = g_strdup(resolved ? resolved : path);
    free(resolved);
    enum rt_status status = db_open(real, DB_READ, &from, error);
    if (status != RT_OK)
        return status;
    status = db_begin(from, false, error);
    if (status == RT_OK)
        status = make(from, real, beside, path, actor, error);
    if (status != RT_OK)
        store_drop(beside);
    db_rollback(from);
    db_close(from);
    return status;
}
