/* What a command line gave, once it is taken apart.  Knows no command by name. */
#include "command/command.h"

#include <string.h>

#include <rectrack/text.h>

enum rt_status command_named(const struct rt_command *table, const char *word,
                             const struct rt_command **out, struct rt_error *error)
{
    g_autoptr(GPtrArray) names = g_ptr_array_new();
    for (const struct rt_command *command = table; command->name; command++) {
        if (strcmp(command->name, word) == 0) {
            *out = command;
            return RT_OK;
        }
        g_ptr_array_add(names, (void *)(uintptr_t)command->name);
    }
    const char *nearest = rt_text_nearest(word, (const char *const *)names->pdata, names->len);
    return rt_fail(error, RT_USAGE,
                   nearest ? "there is no command \"%s\"; did you mean %s?"
                           : "there is no command \"%s\"; rectrack help names them all",
                   word, nearest);
}

void rt_args_clear(struct rt_args *args)
{
    rt_arena_clear(&args->arena);
    *args = (struct rt_args){0};
}

const char *rt_args_option(const struct rt_args *args, const char *name)
{
    const char *value = NULL;
    for (size_t i = 0; i < args->options.n; i++) {
        const struct rt_given_option *given = rt_list_item(&args->options, i, sizeof *given);
        if (strcmp(given->option->name, name) == 0)
            value = given->value ? given->value : "";
    }
    return value;
}

const char *rt_args_argument(const struct rt_args *args, size_t i)
{
    return i < args->arguments.n ? rt_texts_at(&args->arguments, i) : NULL;
}

char *rt_command_usage(const struct rt_command *command)
{
    GString *usage = g_string_new("rectrack ");
    g_string_append(usage, command->name);
    for (const struct rt_argument *argument = command->arguments; argument && argument->name;
         argument++) {
        g_autofree char *choices =
            argument->choices ? g_strjoinv("|", (char **)(uintptr_t)argument->choices) : NULL;
        g_string_append_printf(usage, argument->is_optional ? " [%s%s]" : " %s%s",
                               choices ? choices : argument->name,
                               argument->is_repeated ? " ..." : "");
    }
    if (command->options && command->options->name)
        g_string_append(usage, " [OPTION ...]");
    return g_string_free(usage, FALSE);
}
