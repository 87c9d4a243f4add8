/* A command line as it is typed to the program itself, taken apart. */
#include <string.h>

#include <rectrack/command.h>

/* A command may not read what the keyboard sends, nor be there for the shell only. */
static const char *why_not_here(const struct rt_args *args)
{
    if (!args->command)
        return "no command is named; help names them all";
    for (size_t i = 0; i < args->arguments.n; i++)
        if (!strcmp(rt_texts_at(&args->arguments, i), "-"))
            return "- is for the shell; name a file here";
    for (size_t i = 0; i < args->options.n; i++) {
        const struct rt_given_option *given = rt_list_item(&args->options, i, sizeof *given);
        if (given->option->flags & RT_OPTION_GLOBAL)
            return "options of the program are for the shell; leave them out here";
    }
    return NULL;
}

enum rt_status rt_args_parse_line(struct rt_args *args, const char *line,
                                  struct rt_error *error)
{
    g_auto(GStrv) words = NULL;
    int n = 0;
    if (!g_shell_parse_argv(line, &n, &words, NULL))
        return rt_fail(error, RT_USAGE, "a quotation mark is missing: %s", line);
    size_t passed = n > 1 && !strcmp(words[0], "rectrack") ? 1 : 0;
    enum rt_status status =
        rt_args_parse(args, (const char *const *)words + passed, (size_t)n - passed, error);
    const char *why = status == RT_OK ? why_not_here(args) : NULL;
    return why ? rt_fail(error, RT_USAGE, "%s", why) : status;
}
