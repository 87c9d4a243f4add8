/* The values of a query word: fixed ones by their keys, days, "none".  What may be any
 * words stays as written. */
#include "model/query_value.h"

#include <string.h>

#include <rectrack/date.h>
#include <rectrack/text.h>

enum { MOST_VALUES = 100, MOST_CHOICES = 16 };

/* A choice's key from what was written: case-blind, blanks and hyphens for "_". */
static enum rt_status add_choice(const struct rt_query_word *word, const char *value,
                                 struct rt_query *query, struct rt_list *values,
                                 struct rt_error *error)
{
    const char *names[MOST_CHOICES];
    size_t n = 0;
    g_autofree char *key = g_ascii_strdown(value, -1);
    g_strdelimit(key, " -", '_');
    for (size_t i = 0; i < word->n_choices; i++) {
        const char *name = word->choices[i].key ? word->choices[i].key : "none";
        if (strcmp(key, name) == 0) {
            rt_texts_add(values, &query->arena, word->choices[i].key ? name : "");
            return RT_OK;
        }
        g_assert(n < G_N_ELEMENTS(names));
        names[n++] = name;
    }
    const char *nearest = rt_text_nearest(key, names, n);
    if (nearest)
        return rt_fail(error, RT_USAGE, "%s takes no \"%s\"; the nearest is %s:%s", word->name,
                       value, word->name, nearest);
    g_autoptr(GString) all = g_string_new(NULL);
    for (size_t i = 0; i < n; i++)
        g_string_append_printf(all, "%s%s", i ? ", " : "", names[i]);
    return rt_fail(error, RT_USAGE, "%s takes no \"%s\"; it takes %s", word->name, value,
                   all->str);
}

/* "none", where that is a value of the word: "waits for nothing" has no before. */
static bool is_none(const struct rt_query_word *word, const struct rt_test *test,
                    const char *value)
{
    return word->takes_none && test->compare == RT_IS && g_ascii_strcasecmp(value, "none") == 0;
}

enum rt_status query_add_value(struct rt_query *query, struct rt_test *test, const char *value,
                               struct rt_error *error)
{
    const struct rt_query_word *word = &rt_query_words[test->word];
    struct rt_list *values = &test->values;
    struct rt_window window;
    if (values->n == MOST_VALUES)
        return rt_fail(error, RT_USAGE, "%s takes %d values at most", word->name, MOST_VALUES);
    if (!*value)
        return rt_fail(error, RT_USAGE, "%s needs a value: %s", word->name, word->example);
    if (word->takes == RT_TAKES_CHOICE)
        return add_choice(word, value, query, values, error);
    if (is_none(word, test, value)) {
        rt_texts_add(values, &query->arena, "");
        return RT_OK;
    }
    if (word->takes == RT_TAKES_WINDOW && !rt_window_parse(value, &window))
        return rt_fail(error, RT_USAGE,
                       "%s takes a day, month or year, and \"%s\" is none; write 2020-06, "
                       "\"June 2020\" or 31/03/2020",
                       word->name, value);
    rt_texts_add(values, &query->arena, value);
    return RT_OK;
}
