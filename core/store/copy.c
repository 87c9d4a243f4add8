/* A register copied whole: backup and restore.  The copy is made beside its
 * place, verified, and only then takes its name. */
#include "store/store.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
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

/* false: errno says why not. */
static bool sync_file(const char *path)
{
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    if (fd < 0)
        return false;
    int failed = fsync(fd), why = errno;
    close(fd);
    errno = why;
    return !failed;
}

/* A journal without its register would be played into whatever takes the name. */
static enum rt_status check_journal(const char *path, struct rt_error *error)
{
    struct stat info;
    for (size_t i = 0; db_endings[i]; i++) {
        g_autofree char *left = g_strconcat(path, db_endings[i], NULL);
        if (lstat(left, &info) == 0)
            return rt_fail(error, RT_REFUSED,
                           "%s is left of a register that is there no more; move it away first",
                           left);
    }
    return RT_OK;
}

/* What a crash left beside a register goes where the register goes. */
static bool move_journals(const char *path, const char *aside)
{
    struct stat info;
    for (size_t i = 0; db_endings[i]; i++) {
        g_autofree char *left = g_strconcat(path, db_endings[i], NULL);
        g_autofree char *kept = g_strconcat(aside, db_endings[i], NULL);
        if (lstat(left, &info) == 0 && rename(left, kept) != 0)
            return false;
    }
    return true;
}

/* Never over what is there, and on disks without hard links too. */
static bool rename_new(const char *from, const char *to)
{
    if (renameat2(AT_FDCWD, from, AT_FDCWD, to, RENAME_NOREPLACE) == 0)
        return true;
    return (errno == EINVAL || errno == ENOSYS) && link(from, to) == 0 && unlink(from) == 0;
}

enum rt_status store_take_name(const char *beside, const char *path, const char *aside,
                               struct rt_error *error)
{
    if (aside)
        move_journals(path, aside);
    enum rt_status status = check_journal(path, error);
    if (status != RT_OK)
        return status;
    if (!sync_file(beside) || !rename_new(beside, path))
        return rt_fail(error, errno == EEXIST ? RT_REFUSED : RT_BUSY, "%s can't be made (%s)",
                       path, g_strerror(errno));
    return file_sync_folder(path, error);
}

static bool is_there(const char *path)
{
    struct stat info;
    bool is_found = lstat(path, &info) == 0;
    errno = is_found ? EEXIST : errno;
    return is_found;
}

/* What is new takes the name aside first, and the two are exchanged: so one call does it
 * or does not, and what stood at path never goes by a name that is nobody's. */
static bool change_names(const char *beside, const char *path, const char *aside)
{
    if (renameat2(AT_FDCWD, beside, AT_FDCWD, aside, RENAME_NOREPLACE) == 0) {
        if (renameat2(AT_FDCWD, aside, AT_FDCWD, path, RENAME_EXCHANGE) == 0)
            return true;
        int why = errno;
        if (rename(aside, beside) != 0)
            return false;
        errno = why;
    }
    if ((errno != EINVAL && errno != ENOSYS) || rename(path, aside) != 0)
        return false;
    if (rename(beside, path) == 0)
        return true;
    int why = errno;
    rename(aside, path);
    errno = why;
    return false;
}

enum rt_status store_change_places(const char *beside, const char *path, const char *aside,
                                   struct rt_error *error)
{
    bool is_free = sync_file(beside) && !is_there(aside);
    if (!is_free || !move_journals(path, aside) || !change_names(beside, path, aside)) {
        int why = errno;
        if (is_free)
            move_journals(aside, path);
        return rt_fail(error, RT_REFUSED, "%s can't be put aside as %s (%s)", path, aside,
                       g_strerror(why));
    }
    return file_sync_folder(path, error);
}

void store_drop(const char *beside)
{
    unlink(beside);
    for (size_t i = 0; db_endings[i]; i++) {
        g_autofree char *left = g_strconcat(beside, db_endings[i], NULL);
        unlink(left);
    }
}

char *store_name_aside(const char *path)
{
    g_autoptr(GDateTime) now = g_date_time_new_now_utc();
    g_autofree char *stamp = g_date_time_format(now, "%Y%m%dT%H%M%SZ");
    return g_strdup_printf("%s.before-%s", path, stamp);
}

char *store_name_beside(const char *path)
{
    g_autofree char *uuid = g_uuid_string_random();
    return g_strdup_printf("%s.%.8s.tmp", path, uuid);
}

enum rt_status store_copy(struct rt_register *reg, const char *path, struct rt_error *error)
{
    struct stat info;
    if (lstat(path, &info) == 0)
        return rt_fail(error, RT_REFUSED, "%s is there already; name a new file", path);
    g_autofree char *beside = store_name_beside(path);
    enum rt_status status = check_journal(path, error);
    if (status == RT_OK)
        status = copy_into(reg, beside, error);
    if (status == RT_OK)
        status = store_take_name(beside, path, NULL, error);
    if (status != RT_OK && status != RT_PARTLY)
        store_drop(beside);
    return status;
}
