/* Completing a command line. */
#include "tui/complete.h"

#include <string.h>

#include <glib.h>

/* Where the last word begins; a blank in quotes parts nothing. */
static const char *last_word(const char *line)
{
    const char *word = line;
    bool is_quoted = false;
    for (const char *at = line; *at; at++) {
        is_quoted ^= *at == '"';
        if (*at == ' ' && !is_quoted)
            word = at + 1;
    }
    return word;
}

/* What can stand there if it goes on as it begins; letters' case and a quotation mark
 * that is still open aside. */
static void offer(GPtrArray *found, const char *begun, char *word)
{
    g_autofree char *one = g_utf8_casefold(word, -1), *typed = g_utf8_casefold(begun, -1);
    const char *from = *typed != '"' && *one == '"' ? one + 1 : one;
    if (g_str_has_prefix(from, typed))
        g_ptr_array_add(found, word);
    else
        g_free(word);
}

static void offer_choices(GPtrArray *found, const char *begun, const char *const *choices)
{
    for (; choices && *choices; choices++)
        offer(found, begun, g_strdup(*choices));
}

static void offer_name(GPtrArray *found, const char *begun, const char *name)
{
    offer(found, begun, strchr(name, ' ') ? g_strdup_printf("\"%s\"", name) : g_strdup(name));
}

static void offer_owners(GPtrArray *found, const char *begun, const struct rt_facts *facts)
{
    for (size_t i = 0; facts && i < facts->owners.n; i++)
        offer_name(found, begun, rt_owner_at(&facts->owners, i)->name);
}

static void offer_events(GPtrArray *found, const char *begun, const struct rt_facts *facts)
{
    for (size_t i = 0; facts && i < facts->events.n; i++)
        offer_name(found, begun, rt_event_at(&facts->events, i)->name);
}

/* Of whom or what a command takes the names. */
static const struct {
    const char *command;
    void (*offer)(GPtrArray *found, const char *begun, const struct rt_facts *facts);
} names[] = {{"owner", offer_owners}, {"chase", offer_owners}, {"event", offer_events}};

static const struct rt_option *option_of(const struct rt_command *command, const char *word)
{
    for (const struct rt_option *one = command->options; one && one->name; one++)
        if (g_str_has_prefix(word, "--") && !strcmp(word + 2, one->name))
            return one;
    return NULL;
}

/* The argument that stands behind n others. */
static const struct rt_argument *argument_at(const struct rt_command *command, size_t n)
{
    const struct rt_argument *one = command->arguments;
    for (; one && one->name; one++, n--)
        if (n == 0 || one->is_repeated)
            return one;
    return NULL;
}

static void offer_argument(GPtrArray *found, const struct rt_command *command, size_t n,
                           const char *begun, const struct rt_facts *facts)
{
    const struct rt_argument *argument = argument_at(command, n);
    if (!argument)
        return;
    offer_choices(found, begun, argument->choices);
    for (size_t i = 0; !argument->choices && i < G_N_ELEMENTS(names); i++)
        if (!strcmp(names[i].command, command->name))
            names[i].offer(found, begun, facts);
}

/* What the word at the end can be, by what stands before it. */
static void gather(GPtrArray *found, const struct rt_command *command, const char *line,
                   const struct rt_facts *facts)
{
    const char *begun = last_word(line);
    g_autofree char *before = g_strndup(line, (gsize)(begun - line));
    g_auto(GStrv) words = NULL;
    int n = 0;
    size_t arguments = 0;
    const struct rt_option *waits = NULL; /* the option whose value comes next */
    if (!g_shell_parse_argv(before, &n, &words, NULL))
        return;
    for (int i = 1; i < n; i++) {
        const struct rt_option *option = waits ? NULL : option_of(command, words[i]);
        arguments += !option && !waits;
        waits = option && option->flags & RT_OPTION_VALUE ? option : NULL;
    }
    if (waits && !strcmp(waits->name, "owner"))
        offer_owners(found, begun, facts);
    else if (waits)
        offer_choices(found, begun, waits->choices);
    else if (*begun != '-')
        offer_argument(found, command, arguments, begun, facts);
    for (const struct rt_option *one = command->options;
         !waits && *begun == '-' && one && one->name; one++)
        offer(found, begun, g_strconcat("--", one->name, NULL));
}

/* How far all of them are the same. */
static size_t common(const GPtrArray *found)
{
    const char *first = found->pdata[0];
    size_t n = strlen(first);
    for (guint i = 1; i < found->len; i++)
        while (strncmp(first, found->pdata[i], n) != 0)
            n--;
    while (n > 0 && ((unsigned char)first[n] & 0xc0) == 0x80) /* within a character */
        n--;
    return n;
}

char *tui_complete(const struct rt_command *command, const char *line,
                   const struct rt_facts *facts, char **choices)
{
    g_autoptr(GPtrArray) found = g_ptr_array_new_with_free_func(g_free);
    const char *begun = last_word(line);
    *choices = NULL;
    gather(found, command, line, facts);
    if (!found->len)
        return NULL;
    GString *out = g_string_new_len(line, begun - line);
    size_t n = common(found);
    if (found->len == 1) {
        g_string_append_printf(out, "%s ", (const char *)found->pdata[0]);
    } else {
        if (n > strlen(begun))
            g_string_append_len(out, found->pdata[0], (gssize)n);
        else
            g_string_append(out, begun);
        g_ptr_array_add(found, NULL);
        *choices = g_strjoinv(", ", (char **)found->pdata);
    }
    return g_string_free(out, FALSE);
}
