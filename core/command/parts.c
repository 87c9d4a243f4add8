/* Commands of several parts, such as "owner merge": which one the first argument
 * names, and whether the rest is what it takes.  Knows no part by name. */
#include "command/command.h"

#include <string.h>

/* Does word stand in a text of words with blanks between? */
static bool is_among(const char *words, const char *word)
{
    g_auto(GStrv) each = g_strsplit(words, " ", -1);
    return g_strv_contains((const char *const *)each, word);
}

static enum rt_status check_options(const struct command_part *part, const struct rt_args *args,
                                    struct rt_error *error)
{
    for (size_t i = 0; i < args->options.n; i++) {
        const struct rt_given_option *given = rt_list_item(&args->options, i, sizeof *given);
        bool is_its = (given->option->flags & RT_OPTION_GLOBAL) ||
                      is_among(part->options, given->option->name);
        if (!is_its)
            return rt_fail(error, RT_USAGE, "%s %s takes no --%s; leave it out",
                           args->command->name, part->name, given->option->name);
    }
    return RT_OK;
}

static enum rt_status check_arguments(const struct command_part *part,
                                      const struct rt_args *args, struct rt_error *error)
{
    g_auto(GStrv) names = g_strsplit(part->arguments, " ", -1);
    size_t n = g_strv_length(names), given = args->arguments.n - 1;
    g_autofree char *usage = g_strdup_printf("rectrack %s %s%s%s", args->command->name,
                                             part->name, n ? " " : "", part->arguments);
    if (given < n)
        return rt_fail(error, RT_USAGE, "%s %s needs %s: %s", args->command->name, part->name,
                       names[given], usage);
    if (given > n)
        return rt_fail(error, RT_USAGE, "%s %s takes no \"%s\": %s%s", args->command->name,
                       part->name, rt_args_argument(args, n + 1), usage,
                       n ? "; what has blanks goes in quotes" : "");
    return RT_OK;
}

enum rt_status command_run_part(const struct command_part *parts, struct rt_context *context,
                                const struct rt_args *args, struct rt_error *error)
{
    const struct command_part *part = parts;
    while (part->name && strcmp(part->name, rt_args_argument(args, 0)) != 0)
        part++;
    if (!part->name) /* the table of commands names one that is not there */
        return rt_fail(error, RT_USAGE, "%s has no \"%s\"", args->command->name,
                       rt_args_argument(args, 0));
    enum rt_status status = check_arguments(part, args, error);
    if (status == RT_OK)
        status = check_options(part, args, error);
    return status == RT_OK ? part->run(context, args, error) : status;
}
