/* Matching of names and descriptions. */
#include "tui/entries.h"

#include <string.h>

enum { IN_NAME = 8, IN_WORDS = 4, IN_HELP = 1, WHOLE = 200 };

const char *tui_entry_help(const struct tui_entry *entry)
{
    return entry->binding   ? entry->binding->help
           : entry->command ? entry->command->summary
           : entry->line    ? "What was typed before; Enter writes it into the field"
           : entry->note    ? entry->note
                            : "";
}

int tui_fuzzy(const char *text, const char *word)
{
    int score = 1, run = 0; /* letters that are passed over count against it */
    const char *at = text;
    for (; *word; word++) {
        char letter = g_ascii_tolower(*word);
        const char *from = at;
        while (*at && g_ascii_tolower(*at) != letter)
            at++;
        if (!*at)
            return 0;
        bool is_start = at == text || !g_ascii_isalnum(at[-1]);
        run = at == from && at != text ? run + 1 : 0;
        score += 4 + (is_start ? 6 : 0) + 3 * run - (int)MIN(at - from, 4);
        at++;
    }
    return score;
}

/* In prose letters that merely follow one another mean nothing: the word itself
 * has to stand there, at the beginning of one. */
static int in_prose(const char *text, const char *word)
{
    g_autofree char *low = g_ascii_strdown(text, -1), *small = g_ascii_strdown(word, -1);
    for (const char *at = low; (at = strstr(at, small)); at++)
        if (at == low || !g_ascii_isalnum(at[-1]))
            return 10 + (int)strlen(word);
    return 0;
}

static int score_word(const struct tui_entry *entry, const char *keys, const char *word)
{
    const char *name = tui_entry_name(entry);
    const char *words = entry->binding   ? entry->binding->words
                        : entry->command ? entry->command->words
                                         : NULL;
    int best = tui_fuzzy(name, word) * IN_NAME;
    if (!g_ascii_strcasecmp(name, word))
        best += WHOLE;
    if (g_str_has_prefix(name, word))
        best += WHOLE / 4;
    if (words)
        best = MAX(best, in_prose(words, word) * IN_WORDS);
    if (!g_ascii_strcasecmp(keys, word))
        best = MAX(best, WHOLE);
    return MAX(best, in_prose(tui_entry_help(entry), word) * IN_HELP);
}

int tui_entry_score(const struct tui_entry *entry, const struct tui_keys *keys, unsigned place,
                    const char *typed)
{
    g_autofree char *names =
        entry->binding ? tui_keys_words(keys, entry->binding, place) : g_strdup("");
    g_auto(GStrv) words = g_strsplit(typed, " ", -1);
    int score = 1;
    for (size_t i = 0; words[i]; i++) {
        if (!*words[i])
            continue;
        int one = score_word(entry, names, words[i]);
        if (!one)
            return 0;
        score += one;
    }
    return score;
}

bool tui_command_needs_words(const struct rt_command *command)
{
    return command->arguments && command->arguments->name && !command->arguments->is_optional;
}
