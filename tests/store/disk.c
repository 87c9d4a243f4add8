/* The calls of a program that write, sync, name or open, counted. */
#include "config.h"

#include "tests/store/disk.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <sys/types.h>

struct disk disk;

static bool goes_wrong(void)
{
    bool is_now = disk.left > 0 && --disk.left == 0;
    if (is_now && !disk.error)
        raise(SIGKILL);
    if (!is_now)
        return false;
    disk.was_hit = true;
    disk.left = disk.is_for_ever;
    errno = disk.error;
    return true;
}

int __real_openat(int folder, const char *path, int flags, ...);
int __wrap_openat(int folder, const char *path, int flags, ...);
int __wrap_openat(int folder, const char *path, int flags, ...)
{
    va_list rest;
    va_start(rest, flags);
    mode_t mode = flags & (O_CREAT | O_TMPFILE) ? va_arg(rest, mode_t) : 0;
    va_end(rest);
    if (disk.has_no_nameless && (flags & O_TMPFILE) == O_TMPFILE) {
        errno = EOPNOTSUPP;
        return -1;
    }
    return goes_wrong() ? -1 : __real_openat(folder, path, flags, mode);
}

#define WRAP(type, name, parameters, arguments)             \
    type __real_##name parameters;                          \
    type __wrap_##name parameters;                          \
    type __wrap_##name parameters                           \
    {                                                       \
        return goes_wrong() ? -1 : __real_##name arguments; \
    }
WRAP(ssize_t, write, (int fd, const void *bytes, size_t n), (fd, bytes, n))
WRAP(int, fsync, (int fd), (fd))
WRAP(int, unlinkat, (int folder, const char *path, int flags), (folder, path, flags))
WRAP(int, renameat, (int from, const char *one, int to, const char *other),
     (from, one, to, other))
WRAP(int, linkat, (int from, const char *one, int to, const char *other, int flags),
     (from, one, to, other, flags))
