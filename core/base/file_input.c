/* Files that are read.  A FIFO or a device is never waited for: it is refused
 * before the first byte.  Knows nothing of what is in them. */
#include "config.h"

#include "base/file.h"

#include <errno.h>
#include <fcntl.h>
#include <stdbool.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static enum rt_status refuse_size(const char *name, uint64_t limit, struct rt_error *error)
{
    return rt_fail_at(
        error, RT_REFUSED, name, 0, 0,
        "larger than the limit of %" G_GUINT64_FORMAT " bytes; --max-size allows more", limit);
}

/* All of standard input, so that it can be read twice. */
static enum rt_status hold_standard_input(uint64_t limit, struct file_input *input,
                                          struct rt_error *error)
{
    GString *held = g_string_new(NULL);
    char bytes[1 << 14];
    for (;;) {
        ssize_t n = read(STDIN_FILENO, bytes, sizeof bytes);
        if (n < 0 && errno == EINTR)
            continue;
        if (n <= 0 || held->len + (size_t)n > limit) {
            int trouble = n < 0 ? errno : 0;
            input->size = held->len;
            input->held = g_string_free(held, FALSE);
            if (trouble)
                return rt_fail_at(error, RT_REFUSED, input->name, 0, 0, "can't be read: %s",
                                  g_strerror(trouble));
            return n ? refuse_size(input->name, limit, error) : RT_OK;
        }
        g_string_append_len(held, bytes, n);
    }
}

static enum rt_status open_held(struct file_input *input, struct rt_error *error)
{
    /* Not every library opens memory of no bytes. */
    input->stream =
        input->size ? fmemopen(input->held, input->size, "r") : fopen("/dev/null", "re");
    if (!input->stream)
        return rt_fail_at(error, RT_REFUSED, input->name, 0, 0, "can't be read: %s",
                          g_strerror(errno));
    return RT_OK;
}

/* What an open file may be: a plain file that is not too large. */
static enum rt_status check_kind(const struct stat *facts, uint64_t limit, const char *name,
                                 struct rt_error *error)
{
    if (S_ISDIR(facts->st_mode))
        return rt_fail_at(error, RT_REFUSED, name, 0, 0, "is a folder; name a file in it");
    if (!S_ISREG(facts->st_mode))
        return rt_fail_at(error, RT_REFUSED, name, 0, 0,
                          "is a pipe or a device, not a file; name a file, or - for standard "
                          "input");
    if ((uint64_t)facts->st_size > limit)
        return refuse_size(name, limit, error);
    return RT_OK;
}

static enum rt_status open_file(const char *path, uint64_t limit, struct file_input *input,
                                struct rt_error *error)
{
    int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
    if (fd < 0 && errno == ENOENT)
        return rt_fail_at(error, RT_REFUSED, path, 0, 0,
                          "there is no such file; check the name");
    if (fd < 0)
        return rt_fail_at(error, RT_REFUSED, path, 0, 0, "can't be opened: %s",
                          g_strerror(errno));
    struct stat facts;
    enum rt_status status = RT_OK;
    if (fstat(fd, &facts) < 0)
        status =
            rt_fail_at(error, RT_REFUSED, path, 0, 0, "can't be read: %s", g_strerror(errno));
    else
        status = check_kind(&facts, limit, path, error);
    if (status == RT_OK && !(input->stream = fdopen(fd, "r")))
        status =
            rt_fail_at(error, RT_REFUSED, path, 0, 0, "can't be read: %s", g_strerror(errno));
    if (status != RT_OK)
        close(fd);
    else
        input->size = (uint64_t)facts.st_size;
    return status;
}

enum rt_status file_input_open(const char *path, uint64_t limit, struct file_input *out,
                               struct rt_error *error)
{
    bool is_standard = strcmp(path, "-") == 0;
    struct file_input input = {.name = g_strdup(is_standard ? "standard input" : path)};
    enum rt_status status = is_standard ? hold_standard_input(limit, &input, error)
                                        : open_file(path, limit, &input, error);
    if (status == RT_OK && is_standard)
        status = open_held(&input, error);
    if (status != RT_OK)
        file_input_close(&input);
    else
        *out = input;
    return status;
}

enum rt_status file_input_hold(const char *name, const GString *bytes, struct file_input *out,
                               struct rt_error *error)
{
    struct file_input input = {.name = g_strdup(name),
                               .held = g_memdup2(bytes->str, bytes->len + 1),
                               .size = bytes->len};
    enum rt_status status = open_held(&input, error);
    if (status != RT_OK)
        file_input_close(&input);
    else
        *out = input;
    return status;
}

void file_input_close(struct file_input *input)
{
    if (input->stream)
        fclose(input->stream);
    g_free(input->held);
    g_free(input->name);
    *input = (struct file_input){0};
}
