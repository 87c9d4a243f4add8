/* What a person may have meant by a filter that finds nothing, or by a word that
 * is looked for in the texts and names a colour.  Reads the query's tests and
 * counts; changes nothing. */
#include "tui/register.h"

#include <string.h>

#include <rectrack/query.h>

/* How many the query would find, were its i-th test of that word and value. */
static size_t count_as(const struct tui_register *self, size_t i, enum rt_word word,
                       struct rt_list values)
{
    struct rt_query query = self->query;
    g_autofree struct rt_test *tests =
        g_memdup2(query.tests.at, query.tests.n * sizeof(struct rt_test));
    tests[i].word = word;
    tests[i].values = values;
    query.tests.at = (void *)tests;
    struct rt_select select = {.query = &query, .outlook = self->view.desk->outlook};
    struct rt_tally tally = {0};
    struct rt_error error = {0};
    rt_register_tally(self->view.desk->reg, &select, &tally, &error);
    rt_error_clear(&error);
    return tally.total;
}

/* "red or amber", "red,amber" */
static char *joined(const struct rt_list *values, const char *between)
{
    g_autoptr(GString) all = g_string_new(NULL);
    for (size_t i = 0; i < values->n; i++)
        g_string_append_printf(all, "%s%s", i ? between : "", rt_texts_at(values, i));
    return g_string_free(g_steal_pointer(&all), FALSE);
}

/* The badges show suggestions too; rag: asks for what was set. */
static char *on_set_colour(const struct tui_register *self, size_t i,
                           const struct rt_test *test)
{
    size_t n = count_as(self, i, RT_WORD_SUGGESTED, test->values);
    if (!n)
        return NULL;
    g_autofree char *words = joined(&test->values, " or "), *value = joined(&test->values, ",");
    g_strdelimit(words, "_", ' ');
    return g_strdup_printf("Nobody has set %s; %zu %s suggested %s: suggested:%s", words, n,
                           n == 1 ? "is" : "are", words, value);
}

/* The key of the colour that a word names, or NULL. */
static const char *colour_of(const char *word)
{
    for (int i = 0; i < RT_RAGS; i++)
        if (rt_rags[i].key && !g_ascii_strcasecmp(rt_rags[i].key, word))
            return rt_rags[i].key;
    return NULL;
}

static char *on_colour_word(const struct tui_register *self, size_t i, const char *key)
{
    struct rt_arena arena = {0};
    struct rt_list values = {0};
    rt_texts_add(&values, &arena, key);
    size_t suggested = count_as(self, i, RT_WORD_SUGGESTED, values);
    size_t set = count_as(self, i, RT_WORD_RAG, values);
    rt_arena_clear(&arena);
    return g_strdup_printf(
        "\"%s\" is taken as a word; the colour: suggested:%s (%zu), rag:%s (%zu)", key, key,
        suggested, key, set);
}

static char *on_field_word(const char *word)
{
    for (int i = 0; i < RT_WORDS; i++)
        if (rt_query_words[i].takes != RT_TAKES_NOTHING &&
            !g_ascii_strcasecmp(rt_query_words[i].name, word))
            return g_strdup_printf("%s needs a value, such as %s", rt_query_words[i].name,
                                   rt_query_words[i].example);
    return NULL;
}

static char *on_changed(const struct tui_register *self)
{
    const struct rt_list *periods = &self->view.desk->facts->periods;
    for (size_t i = periods->n; i-- > 0;) {
        const struct rt_period *period = rt_period_at(periods, i);
        if (period->state == RT_CLOSED)
            return g_strdup_printf("Nothing has changed since %s, the last closed period",
                                   period->label ? period->label : period->id);
    }
    return g_strdup("No period was closed yet, so nothing has changed since one");
}

/* An owner is found by any of its names and any word of them. */
static char *on_owner(const struct tui_register *self, const char *value)
{
    g_autofree char *nearest = NULL;
    if (rt_query_finds_owner(self->view.desk->facts, value, &nearest) || !nearest)
        return NULL;
    const char *quote = strchr(nearest, ' ') ? "\"" : "";
    return g_strdup_printf("No owner is called \"%s\"; did you mean owner:%s%s%s?", value,
                           quote, nearest, quote);
}

static char *advice_on(const struct tui_register *self, size_t i)
{
    const struct rt_test *test = rt_list_item(&self->query.tests, i, sizeof *test);
    const char *value = test->values.n ? rt_texts_at(&test->values, 0) : "";
    const char *colour = test->word == RT_WORD_TEXT ? colour_of(value) : NULL;
    if (test->is_negated)
        return NULL;
    if (colour)
        return on_colour_word(self, i, colour);
    if (self->rows.rows->len)
        return NULL;
    if (test->word == RT_WORD_TEXT)
        return on_field_word(value);
    if (test->word == RT_WORD_RAG && *value)
        return on_set_colour(self, i, test);
    if (test->word == RT_WORD_CHANGED)
        return on_changed(self);
    return test->word == RT_WORD_OWNER ? on_owner(self, value) : NULL;
}

void tui_register_advise(struct tui_register *self)
{
    g_clear_pointer(&self->advice, g_free);
    for (size_t i = 0; !self->advice && i < self->query.tests.n; i++)
        self->advice = advice_on(self, i);
    if (self->advice)
        tui_desk_say(self->view.desk, TUI_NOTICE, "%s", self->advice);
}
