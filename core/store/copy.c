/* A register copied whole: backup and restore.  The copy is made beside its
 * place, verified, and only then takes its name. */
#include "store/store.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "store/write.h"

static void ignore(void *self, const char *sentence)
{
    (void)self, (void)sentence;
}

static enum rt_status copy_into(struct rt_register *reg, const char *beside,
                                struct rt_error *error)
{
    struct db *to;
    enum rt_status status = db_open(beside, DB_CREATE, &to, error);
    if (status != RT_OK)
        return status;
    status = db_copy(reg->db, to, error);
    db_close(to);
    struct rt_register *copy = NULL;
    if (status == RT_OK)
        status = rt_register_open(beside, RT_READ, &copy, error);
    struct store_findings findings;
    if (status == RT_OK)
        status = store_verify(copy, NULL, ignore, NULL, &findings, error);
    rt_register_close(copy);
    return status;
}

static enum rt_status sync_path(const char *path, int flags)
{
    int fd = open(path, flags | O_CLOEXEC);
    if (fd < 0)
        return RT_BUSY;
    int failed = fsync(fd);
    close(fd);
    return failed ? RT_BUSY : RT_OK;
}

static enum rt_status take_name(const char *beside, const char *path, struct rt_error *error)
{
    g_autofree char *folder = g_path_get_dirname(path);
    if (sync_path(beside, O_RDONLY) != RT_OK || link(beside, path) != 0)
        return rt_fail(error, errno == EEXIST ? RT_REFUSED : RT_BUSY, "%s can't be made (%s)",
                       path, g_strerror(errno));
    unlink(beside);
    sync_path(folder, O_RDONLY | O_DIRECTORY);
    return RT_OK;
}

/* A journal that somebody left would be read into the new file. */
static enum rt_status check_free(const char *path, struct rt_error *error)
{
    struct stat info;
    if (lstat(path, &info) == 0)
        return rt_fail(error, RT_REFUSED, "%s is there already; name a new file", path);
    for (size_t i = 0; db_endings[i]; i++) {
        g_autofree char *left = g_strconcat(path, db_endings[i], NULL);
        if (lstat(left, &info) == 0)
            return rt_fail(error, RT_REFUSED,
                           "%s is there, left of another register of that name; move it away, "
                           "or name a new file",
                           left);
    }
    return RT_OK;
}

enum rt_status store_copy(struct rt_register *reg, const char *path, struct rt_error *error)
{
    enum rt_status status = check_free(path, error);
    if (status != RT_OK)
        return status;
    g_autofree char *uuid = g_uuid_string_random();
    g_autofree char *beside = g_strdup_printf("%s.%.8s.tmp", path, uuid);
    status = copy_into(reg, beside, error);
    if (status == RT_OK)
        status = take_name(beside, path, error);
    if (status != RT_OK)
        unlink(beside);
    return status;
}

/* ---- out of the way ---- */

/* Nobody may be in the middle of saving: the lock is taken once, if it is a
 * register at all; what a crash left beside it is read back by that. */
static enum rt_status wait_for_writers(const char *path, struct rt_error *error)
{
    struct rt_register *old;
    struct store_set *set;
    if (rt_register_open(path, RT_WRITE, &old, NULL) != RT_OK)
        return RT_OK;
    enum rt_status status = store_begin(old, "restore", 1, &set, error);
    if (status == RT_OK)
        store_rollback(set);
    rt_register_close(old);
    return status;
}

enum rt_status store_put_aside(const char *path, char **out, struct rt_error *error)
{
    g_autoptr(GDateTime) now = g_date_time_new_now_utc();
    g_autofree char *stamp = g_date_time_format(now, "%Y%m%dT%H%M%SZ");
    g_autofree char *name = g_strdup_printf("%s.before-%s", path, stamp);
    struct stat info;
    bool is_there = lstat(path, &info) == 0;
    enum rt_status status = is_there ? wait_for_writers(path, error) : RT_OK;
    if (status != RT_OK)
        return status;
    if (is_there && link(path, name) != 0)
        return rt_fail(error, RT_REFUSED, "%s can't be put aside (%s)", path,
                       g_strerror(errno));
    for (size_t i = 0; db_endings[i]; i++) {
        g_autofree char *left = g_strconcat(path, db_endings[i], NULL);
        g_autofree char *aside = g_strconcat(name, db_endings[i], NULL);
        if (rename(left, aside) != 0 && errno != ENOENT)
            return rt_fail(error, RT_REFUSED, "%s can't be put aside (%s)", left,
                           g_strerror(errno));
    }
    *out = is_there ? g_steal_pointer(&name) : NULL;
    return RT_OK;
}
