/* Commands of several parts, such as "owner merge": which one the first argument
 * names, and whether the rest is what it takes.  Knows no part by name. */
#include "command/command.h"

#include <string.h>

#include <rectrack/date.h>

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

static bool is_needed(const char *word)
{
    return *word != '[';
}

/* Both before the options that it names; the last word may stand for several, "NAME…". */
static void count(char *const *words, size_t *needed, size_t *most)
{
    *needed = *most = 0;
    for (; words[*most] && !g_str_has_prefix(words[*most], "--"); ++*most)
        *needed += is_needed(words[*most]);
    if (*most && g_str_has_suffix(words[*most - 1], "…"))
        *most = G_MAXSIZE - 1;
}

/* The n-th of those that it needs, from 0. */
static const char *needed_word(char *const *words, size_t n)
{
    while (!is_needed(*words) || n > 0)
        n -= is_needed(*words++);
    return *words;
}

/* A word of a command line, in quotes where a shell would take it apart. */
static void put_word(GString *line, const char *before, const char *word)
{
    bool is_plain =
        *word && strspn(word, G_CSET_A_2_Z G_CSET_a_2_z G_CSET_DIGITS "-._") == strlen(word);
    g_autofree char *quoted = is_plain ? g_strdup(word) : g_shell_quote(word);
    g_string_append_printf(line, "%s%s", before, quoted);
}

/* "rectrack meeting put SI-8 --on 2020-06-20": the line that was meant, with all that was given
 * for it. */
static enum rt_status refuse_day(const struct command_part *part, const struct rt_args *args,
                                 const char *day, struct rt_error *error)
{
    g_autoptr(GString) meant = g_string_new(NULL);
    for (size_t i = 0; i < args->arguments.n; i++) {
        const char *word = rt_args_argument(args, i);
        put_word(meant, word == day ? " --on " : " ", word);
    }
    for (size_t i = 0; i < args->options.n; i++) {
        const struct rt_given_option *given = rt_list_item(&args->options, i, sizeof *given);
        g_string_append_printf(meant, " --%s", given->option->name);
        if (given->value)
            put_word(meant, " ", given->value);
    }
    return rt_fail(error, RT_USAGE, "%s %s takes its day with --on: rectrack %s%s",
                   args->command->name, part->name, args->command->name, meant->str);
}

static enum rt_status check_arguments(const struct command_part *part,
                                      const struct rt_args *args, struct rt_error *error)
{
    g_auto(GStrv) words = g_strsplit(part->usage, " ", -1);
    size_t needed, most, given = args->arguments.n - 1;
    count(words, &needed, &most);
    g_autofree char *usage = g_strdup_printf("rectrack %s %s%s%s", args->command->name,
                                             part->name, *part->usage ? " " : "", part->usage);
    if (given < needed)
        return rt_fail(error, RT_USAGE, "%s %s needs %s: %s", args->command->name, part->name,
                       needed_word(words, given), usage);
    uint32_t day;
    const char *more = given > most ? rt_args_argument(args, most + 1) : NULL;
    if (more && given == most + 1 && is_among(part->options, "on") &&
        !rt_args_option(args, "on") && rt_window_day(more, &day))
        return refuse_day(part, args, more, error);
    if (more)
        return rt_fail(error, RT_USAGE, "%s %s takes no \"%s\": %s%s", args->command->name,
                       part->name, more, usage, most ? "; what has blanks goes in quotes" : "");
    return RT_OK;
}

enum rt_status command_find_part(const void *parts, size_t size, const struct rt_args *args,
                                 const void **out, struct rt_error *error)
{
    const char *asked = rt_args_argument(args, 0);
    const struct command_part *part = parts;
    while (part->name && strcmp(part->name, asked) != 0)
        part = (const void *)((const unsigned char *)part + size);
    if (!part->name) /* the table of commands names one that is not there */
        return rt_fail(error, RT_USAGE, "%s has no \"%s\"", args->command->name, asked);
    enum rt_status status = check_arguments(part, args, error);
    if (status == RT_OK)
        status = check_options(part, args, error);
    if (status == RT_OK)
        *out = part;
    return status;
}

enum rt_status command_run_part(const struct command_part *parts, struct rt_context *context,
                                const struct rt_args *args, struct rt_error *error)
{
    const void *found = NULL;
    enum rt_status status = command_find_part(parts, sizeof *parts, args, &found, error);
    const struct command_part *part = found;
    return status == RT_OK ? part->run(context, args, error) : status;
}
