/* import: files into the register, all or nothing. */
#include "command/command.h"

#include <string.h>

#include <rectrack/text.h>

#include "base/file.h"

enum rt_status command_size(const char *text, uint64_t *out, struct rt_error *error)
{
    char *end;
    guint64 n = g_ascii_strtoull(text, &end, 10);
    uint64_t unit = 1;
    if (*end == 'k' || *end == 'K')
        unit = 1 << 10;
    else if (*end == 'M')
        unit = 1 << 20;
    else if (*end == 'G')
        unit = 1 << 30;
    if (unit > 1)
        end++;
    if (!g_ascii_isdigit(text[0]) || *end || n == 0 || n > G_MAXINT64 / unit)
        return rt_fail(error, RT_USAGE,
                       "--max-size can't be \"%s\"; write bytes, or 64M for 64 MiB", text);
    *out = n * unit;
    return RT_OK;
}

static char *why_of(const struct rt_args *args)
{
    GString *why = g_string_new("imported ");
    for (size_t i = 0; i < args->arguments.n; i++) {
        g_autofree char *name = g_path_get_basename(rt_args_argument(args, i));
        bool is_input = strcmp(name, "-") == 0;
        g_string_append(why, i ? ", " : "");
        rt_text_clean(why, is_input ? "standard input" : name, RT_CLEAN_LINE); /* it is kept */
    }
    return g_string_free(why, FALSE);
}

/* Opening to write moves a register of an earlier version, and a dry run writes nothing: opened to
 * read first, it is refused, and the sentence says what moves it. */
static enum rt_status open_register(struct rt_context *context, bool is_dry,
                                    struct rt_register **out, struct rt_error *error)
{
    enum rt_status status = RT_OK;
    if (is_dry) {
        status = command_open(context, RT_READ, out, error);
        if (status == RT_OK)
            command_close(context, *out);
    }
    return status == RT_OK ? command_open_to_write(context, out, error) : status;
}

enum rt_status cmd_import(struct rt_context *context, const struct rt_args *args,
                          struct rt_error *error)
{
    uint64_t limit = FILE_LIMIT;
    const char *size = rt_args_option(args, "max-size");
    enum rt_status status = size ? command_size(size, &limit, error) : RT_OK;
    bool is_dry = rt_args_option(args, "dry-run") != NULL;
    struct rt_register *reg = NULL;
    if (status == RT_OK)
        status = open_register(context, is_dry, &reg, error);
    if (status != RT_OK)
        return status;
    g_autofree char *why = why_of(args);
    struct intake intake = {.files = args->arguments.at,
                            .n_files = args->arguments.n,
                            .period = rt_args_option(args, "period"),
                            .source = rt_args_option(args, "source"),
                            .limit = limit,
                            .accepts_doubts = rt_args_option(args, "accept-doubts") != NULL,
                            .is_dry = is_dry,
                            .why = why};
    status = intake_run(context, reg, &intake, error);
    command_close(context, reg);
    return status;
}
