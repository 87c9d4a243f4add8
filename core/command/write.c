/* Where what a command writes goes: standard output, or a file that appears whole or not at
 * all.  Knows no format. */
#include "command/command.h"

#include <string.h>

#include "base/file.h"

/* A slip of the hand must not put a paper in a register's or a backup's place. */
static enum rt_status spare_registers(const char *path, struct rt_error *error)
{
    static const char begins[] = "SQLite format 3";
    char head[sizeof begins];
    struct file_input there;
    if (file_input_open(path, G_MAXINT64, &there, NULL) != RT_OK)
        return RT_OK; /* nothing is there, or what writing refuses itself */
    bool is_register = fread(head, 1, sizeof head, there.stream) == sizeof head &&
                       memcmp(head, begins, sizeof head) == 0;
    file_input_close(&there);
    return is_register ? rt_fail_at(error, RT_REFUSED, path, 0, 0,
                                    "is a register or another database and is left as it is; "
                                    "name another file")
                       : RT_OK;
}

enum rt_status command_write(struct rt_context *context, const char *path,
                             enum rt_status (*write)(void *self, struct rt_sink *sink,
                                                     struct rt_error *error),
                             void *self, const char *what, struct rt_error *error)
{
    if (!path || strcmp(path, "-") == 0) {
        struct command_sink sink = command_sink(context);
        return write(self, &sink.sink, error);
    }
    struct file_output *file;
    bool was_there = g_file_test(path, G_FILE_TEST_EXISTS);
    enum rt_status status = spare_registers(path, error);
    if (status == RT_OK)
        status = file_output_open(path, &file, error);
    if (status != RT_OK)
        return status;
    status = write(self, &file->sink, error);
    if (status != RT_OK) {
        file_output_drop(file);
        return status;
    }
    status = file_output_keep(file, error);
    context->has_saved = status == RT_PARTLY;
    if (status == RT_OK && context->out->is_terminal) {
        g_autofree char *said = g_strdup_printf(
            "%s: %s%s", path, what, was_there ? "; it is in place of what stood there" : "");
        context->out->notice(context->out, said);
    }
    return status;
}
