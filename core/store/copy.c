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

enum rt_status store_copy(struct rt_register *reg, const char *path, struct rt_error *error)
{
    struct stat info;
    if (lstat(path, &info) == 0)
        return rt_fail(error, RT_REFUSED, "%s is there already; name a new file", path);
    g_autofree char *uuid = g_uuid_string_random();
    g_autofree char *beside = g_strdup_printf("%s.%.8s.tmp", path, uuid);
    enum rt_status status = copy_into(reg, beside, error);
    if (status == RT_OK)
        status = take_name(beside, path, error);
    if (status != RT_OK)
        unlink(beside);
    return status;
}
