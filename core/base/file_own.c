/* Files that are a person's own: nobody else could have put them there or changed
 * them, and they are what they seem.  Knows how to be sure of that, nothing of
 * what is in them. */
#include "config.h"

#include "base/file.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

enum { FOLDER = 0700, ALL_MAY_WRITE = 0002, OTHERS = 0077 };

static enum rt_status refuse(const char *name, const char *why, struct rt_error *error)
{
    return rt_fail_at(error, RT_REFUSED, name, 0, 0, "%s", why);
}

/* The folder that is open: no other user's, and closed to them from now on. */
static enum rt_status check_folder(int fd, const char *path, struct rt_error *error)
{
    struct stat facts;
    if (fstat(fd, &facts) < 0)
        return refuse(path, g_strerror(errno), error);
    if (facts.st_uid != geteuid())
        return refuse(path, "this folder is another user's; nothing is kept in it", error);
    if ((facts.st_mode & OTHERS) && fchmod(fd, FOLDER) < 0)
        return refuse(path, "this folder stands open to others; make it yours alone", error);
    return RT_OK;
}

enum rt_status file_own_folder(const char *path, int *out, struct rt_error *error)
{
    enum rt_status status = file_make_folder(path, error);
    if (status != RT_OK)
        return status;
    if (mkdir(path, FOLDER) < 0 && errno != EEXIST)
        return rt_fail_at(error, RT_REFUSED, path, 0, 0, "this folder can't be made: %s",
                          g_strerror(errno));
    int fd = open(path, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
    if (fd < 0)
        return refuse(path,
                      errno == ENOTDIR || errno == ELOOP
                          ? "is a symbolic link or no folder; move it away"
                          : g_strerror(errno),
                      error);
    status = check_folder(fd, path, error);
    if (status == RT_OK)
        *out = fd;
    else
        close(fd);
    return status;
}

static enum rt_status check_file(int fd, const char *name, uint64_t limit,
                                 struct rt_error *error)
{
    struct stat facts;
    if (fstat(fd, &facts) < 0)
        return refuse(name, g_strerror(errno), error);
    if (!S_ISREG(facts.st_mode))
        return refuse(name, "is no plain file", error);
    if (facts.st_uid != geteuid())
        return refuse(name, "is another user's", error);
    if (facts.st_mode & ALL_MAY_WRITE)
        return refuse(name, "may be written by everybody; chmod go-w makes it yours alone",
                      error);
    if ((uint64_t)facts.st_size > limit)
        return rt_fail_at(error, RT_REFUSED, name, 0, 0,
                          "is larger than %" G_GUINT64_FORMAT " bytes", limit);
    return RT_OK;
}

/* Up to limit bytes: it may have grown since. */
static enum rt_status read_all(int fd, const char *name, uint64_t limit, GString *bytes,
                               struct rt_error *error)
{
    char some[1 << 14];
    for (;;) {
        ssize_t n = read(fd, some, sizeof some);
        if (n < 0 && errno == EINTR)
            continue;
        if (n < 0)
            return rt_fail_at(error, RT_REFUSED, name, 0, 0, "can't be read: %s",
                              g_strerror(errno));
        if (n == 0 || bytes->len + (size_t)n > limit)
            return n ? refuse(name, "grows while it is read", error) : RT_OK;
        g_string_append_len(bytes, some, n);
    }
}

enum rt_status file_read_own(int folder, const char *name, uint64_t limit, GString **out,
                             struct rt_error *error)
{
    int fd = openat(folder, name, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY | O_CLOEXEC);
    if (fd < 0 && (errno == ENOENT || errno == ENOTDIR)) {
        *out = NULL;
        return RT_OK;
    }
    if (fd < 0)
        return refuse(name, errno == ELOOP ? "is a symbolic link" : g_strerror(errno), error);
    GString *bytes = g_string_new(NULL);
    enum rt_status status = check_file(fd, name, limit, error);
    if (status == RT_OK)
        status = read_all(fd, name, limit, bytes, error);
    close(fd);
    if (status == RT_OK)
        *out = bytes;
    else
        g_string_free(bytes, TRUE);
    return status;
}
