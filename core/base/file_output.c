/* Files that appear whole or not at all: written beside their place, synced,
 * linked or renamed into it.  All names are taken in a folder that is held open,
 * and no symbolic link is followed: whoever plants one gains nothing.
 *
 * Where the file system can, a file has no name until it is whole: one that is
 * never finished, because the program was killed, leaves nothing behind.  A link
 * can't replace what stands at the place already, so there the whole file takes
 * a hidden name and is renamed at once; a kill between these two calls is all
 * that can still leave it.  A file that is to replace nothing is linked, or renamed in the one
 * way that fails where something stands: looking first would leave time between. */
#include "config.h"

#include "base/file.h"

#include <errno.h>
#include <fcntl.h>
#include <stdbool.h>
#include <string.h>
#include <sys/random.h>
#include <sys/stat.h>
#include <unistd.h>

enum { BUFFERED = 1 << 16, TRIES = 32, MOST_OF_NAME = 200 };

static enum rt_status refuse(const char *path, const char *what, int trouble,
                             struct rt_error *error)
{
    return rt_fail_at(error, RT_REFUSED, path, 0, 0, "%s: %s", what, g_strerror(trouble));
}

/* What a file that is open can be called by, whether it has a name or not. */
static char *own_name(int fd)
{
    return g_strdup_printf("/proc/self/fd/%d", fd);
}

static enum rt_status refuse_to_replace(const struct file_output *output,
                                        struct rt_error *error)
{
    return rt_fail_at(error, RT_REFUSED, output->path, 0, 0,
                      "is there already and is left as it is; name another file");
}

/* May something stand at the place already?  Only a plain file. */
static enum rt_status check_place(const struct file_output *output, struct rt_error *error)
{
    struct stat facts;
    if (fstatat(output->folder, output->name, &facts, AT_SYMLINK_NOFOLLOW) < 0) {
        if (errno == ENOENT)
            return RT_OK;
        return refuse(output->path, "can't be written", errno, error);
    }
    if (output->is_new)
        return refuse_to_replace(output, error);
    if (S_ISDIR(facts.st_mode))
        return rt_fail_at(error, RT_REFUSED, output->path, 0, 0,
                          "is a folder; name a file in it");
    if (S_ISLNK(facts.st_mode))
        return rt_fail_at(error, RT_REFUSED, output->path, 0, 0,
                          "is a symbolic link; name the file it points to");
    if (!S_ISREG(facts.st_mode))
        return rt_fail_at(error, RT_REFUSED, output->path, 0, 0,
                          "is a pipe or a device; name a file, or - for standard output");
    return RT_OK;
}

/* A private file without a name; -1 where the file system has no such thing. */
static int open_nameless(int folder)
{
    int fd = openat(folder, ".", O_WRONLY | O_TMPFILE | O_CLOEXEC, 0600);
    if (fd < 0)
        return -1;
    g_autofree char *own = own_name(fd);
    struct stat facts, seen;
    if (fstat(fd, &facts) == 0 && stat(own, &seen) == 0 && facts.st_ino == seen.st_ino)
        return fd;
    close(fd); /* no /proc here: it could never be given a name */
    return -1;
}

static bool open_named(struct file_output *output, const char *name)
{
    output->fd = openat(output->folder, name,
                        O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600);
    return output->fd >= 0;
}

static bool link_as(struct file_output *output, const char *name)
{
    g_autofree char *own = own_name(output->fd);
    return linkat(AT_FDCWD, own, output->folder, name, AT_SYMLINK_FOLLOW) == 0;
}

/* Puts a hidden name that nobody could know before on a new file, or on the
 * nameless one; false: errno says why not. */
static bool take_hidden_name(struct file_output *output,
                             bool (*put)(struct file_output *, const char *name))
{
    for (int i = 0; i < TRIES; i++) {
        uint64_t chance;
        if (getentropy(&chance, sizeof chance) < 0)
            return false;
        g_autofree char *name = g_strdup_printf(".%.*s.%016" G_GINT64_MODIFIER "x",
                                                MOST_OF_NAME, output->name, chance);
        if (put(output, name)) {
            output->beside = g_steal_pointer(&name);
            return true;
        }
        if (errno != EEXIST)
            return false;
    }
    return false;
}

static enum rt_status open_beside(struct file_output *output, struct rt_error *error)
{
    output->fd = open_nameless(output->folder);
    if (output->fd < 0 && !take_hidden_name(output, open_named))
        return refuse(output->path, "can't be written, its folder takes no new file", errno,
                      error);
    return RT_OK;
}

static enum rt_status flush(struct file_output *output, struct rt_error *error)
{
    const char *at = output->buffer->str;
    size_t left = output->buffer->len;
    while (left) {
        ssize_t n = write(output->fd, at, left);
        if (n < 0 && errno == EINTR)
            continue;
        if (n < 0)
            return refuse(output->path, "can't be written", errno, error);
        at += n;
        left -= (size_t)n;
    }
    g_string_truncate(output->buffer, 0);
    return RT_OK;
}

static enum rt_status take_bytes(struct rt_sink *sink, const char *bytes, size_t n,
                                 struct rt_error *error)
{
    struct file_output *output = (struct file_output *)sink; /* its first member */
    g_string_append_len(output->buffer, bytes, (gssize)n);
    return output->buffer->len < BUFFERED ? RT_OK : flush(output, error);
}

static void free_output(struct file_output *output)
{
    if (output->fd >= 0)
        close(output->fd);
    if (output->folder >= 0)
        close(output->folder);
    g_string_free(output->buffer, TRUE);
    g_free(output->beside);
    g_free(output->name);
    g_free(output->path);
    g_free(output);
}

/* folder is the output's from now on. */
static enum rt_status open_in(int folder, const char *path, bool is_new,
                              struct file_output **out, struct rt_error *error)
{
    if (folder < 0)
        return refuse(path, "can't be written, its folder can't be opened", errno, error);
    struct file_output *output = g_new0(struct file_output, 1);
    const char *name = strrchr(path, '/');
    *output = (struct file_output){.sink.write = take_bytes,
                                   .path = g_strdup(path),
                                   .name = g_strdup(name ? name + 1 : path),
                                   .folder = folder,
                                   .fd = -1,
                                   .is_new = is_new,
                                   .buffer = g_string_sized_new(BUFFERED)};
    enum rt_status status;
    if (!*output->name)
        status = rt_fail_at(error, RT_REFUSED, path, 0, 0, "is a folder; name a file in it");
    else
        status = check_place(output, error);
    if (status == RT_OK)
        status = open_beside(output, error);
    if (status != RT_OK)
        free_output(output);
    else
        *out = output;
    return status;
}

static int open_folder_of(const char *path)
{
    g_autofree char *folder = g_path_get_dirname(path);
    return open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
}

enum rt_status file_output_open(const char *path, struct file_output **out,
                                struct rt_error *error)
{
    return open_in(open_folder_of(path), path, false, out, error);
}

enum rt_status file_output_open_new(const char *path, struct file_output **out,
                                    struct rt_error *error)
{
    return open_in(open_folder_of(path), path, true, out, error);
}

enum rt_status file_output_open_in(int folder, const char *name, struct file_output **out,
                                   struct rt_error *error)
{
    return open_in(fcntl(folder, F_DUPFD_CLOEXEC, 0), name, false, out, error);
}

static enum rt_status unsure(const char *path, struct rt_error *error)
{
    return rt_fail_at(error, RT_PARTLY, path, 0, 0,
                      "it may not outlast a power cut: its folder can't be synced (%s); look "
                      "after the disk",
                      g_strerror(errno));
}

static enum rt_status sync_folder(int folder, const char *path, struct rt_error *error)
{
    int failed;
    do
        failed = fsync(folder);
    while (failed && errno == EINTR);
    bool is_synced = !failed || errno == EINVAL || errno == ENOTSUP;
    return is_synced ? RT_OK : unsure(path, error);
}

enum rt_status file_sync_folder(const char *path, struct rt_error *error)
{
    int folder = open_folder_of(path);
    if (folder < 0)
        return unsure(path, error);
    enum rt_status status = sync_folder(folder, path, error);
    close(folder);
    return status;
}

/* All of it on the disk.  Some file systems tell of trouble when a file is closed;
 * a nameless one has to stay open until it has a name. */
static enum rt_status finish(struct file_output *output, struct rt_error *error)
{
    enum rt_status status = flush(output, error);
    if (status == RT_OK && fsync(output->fd) < 0)
        status = refuse(output->path, "can't be written", errno, error);
    if (status != RT_OK || !output->beside)
        return status;
    int closed = close(output->fd);
    output->fd = -1;
    return closed < 0 ? refuse(output->path, "can't be written", errno, error) : RT_OK;
}

/* Some file systems know no rename that replaces nothing; those can link. */
static bool take_free_place(const struct file_output *output)
{
    int folder = output->folder;
    if (renameat2(folder, output->beside, folder, output->name, RENAME_NOREPLACE) == 0)
        return true;
    if (errno != EINVAL && errno != ENOSYS)
        return false;
    if (linkat(folder, output->beside, folder, output->name, 0) != 0)
        return false;
    unlinkat(folder, output->beside, 0); /* it has its place, whatever becomes of this name */
    return true;
}

static bool take_place(struct file_output *output)
{
    if (!output->beside) {
        if (link_as(output, output->name))
            return true;
        if (output->is_new || errno != EEXIST || !take_hidden_name(output, link_as))
            return false;
    }
    if (output->is_new)
        return take_free_place(output);
    return renameat(output->folder, output->beside, output->folder, output->name) == 0;
}

enum rt_status file_output_keep(struct file_output *output, struct rt_error *error)
{
    enum rt_status status = finish(output, error);
    if (status == RT_OK)
        status = check_place(output, error);
    if (status == RT_OK && !take_place(output))
        status = output->is_new && errno == EEXIST
                     ? refuse_to_replace(output, error)
                     : refuse(output->path, "can't take its place", errno, error);
    if (status != RT_OK) {
        file_output_drop(output);
        return status;
    }
    status = sync_folder(output->folder, output->path, error);
    free_output(output);
    return status;
}

void file_output_drop(struct file_output *output)
{
    if (!output)
        return;
    if (output->beside)
        unlinkat(output->folder, output->beside, 0);
    free_output(output);
}

enum rt_status file_make_folder(const char *path, struct rt_error *error)
{
    g_autofree char *folder = g_path_get_dirname(path);
    if (g_mkdir_with_parents(folder, 0700) < 0)
        return refuse(folder, "this folder can't be made", errno, error);
    return RT_OK;
}

enum rt_status file_put_in(int folder, const char *name, const char *text,
                           struct rt_error *error)
{
    struct file_output *output;
    enum rt_status status = file_output_open_in(folder, name, &output, error);
    if (status != RT_OK)
        return status;
    status = rt_sink_write(&output->sink, text, strlen(text), error);
    if (status == RT_OK)
        return file_output_keep(output, error);
    file_output_drop(output);
    return status;
}
