/* Query words of any bytes: what is understood is sound and, written out again,
 * is understood the same; what is not leaves the query alone and is explained.
 * The first byte chooses between a line of the screen and one argument.
 */
#include <rectrack/date.h>
#include <rectrack/query.h>

#include <glib.h>
#include <stdint.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

static void check_value(const struct rt_query_word *word, const char *value)
{
    struct rt_window window;
    g_assert_true(g_utf8_validate(value, -1, NULL));
    if (word->takes == RT_TAKES_CHOICE)
        g_assert_true(!*value ? !word->choices[0].key
                              : rt_choice_find(word->choices, word->n_choices, value) >= 0);
    else
        g_assert_cmpstr(value, !=, "");
    if (word->takes == RT_TAKES_WINDOW)
        g_assert_true(rt_window_parse(value, &window));
}

/* A test as a person would type it. */
static void type(GString *out, const struct rt_test *test)
{
    static const char *const signs[] = {[RT_IS] = ":", [RT_BEFORE] = "<", [RT_AFTER] = ">"};
    const struct rt_query_word *word = &rt_query_words[test->word];
    g_string_append_printf(out, " %s%s", test->is_negated ? "not:" : "", word->name);
    g_assert_true((word->takes == RT_TAKES_NOTHING) == (test->values.n == 0));
    for (size_t i = 0; i < test->values.n; i++) {
        const char *value = rt_texts_at(&test->values, i);
        check_value(word, value);
        g_string_append_printf(out, "%s\"", i ? "," : signs[test->compare]);
        for (const char *at = *value ? value : "none"; *at; at++)
            g_string_append_printf(out, "%s%c", strchr("\\\"", *at) ? "\\" : "", *at);
        g_string_append_c(out, '"');
    }
}

static void type_all(GString *out, const struct rt_query *query)
{
    for (size_t i = 0; i < query->tests.n; i++)
        type(out, (const struct rt_test *)query->tests.at + i);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
    if (size == 0)
        return 0;
    g_autofree char *words = g_strndup((const char *)bytes + 1, size - 1);
    struct rt_query query = {0}, again = {0};
    struct rt_error error = {0};
    enum rt_status status = bytes[0] % 2 ? rt_query_parse(&query, words, &error)
                                         : rt_query_add(&query, words, &error);
    if (status == RT_OK) {
        g_autoptr(GString) typed = g_string_new(NULL);
        g_autoptr(GString) typed_again = g_string_new(NULL);
        type_all(typed, &query);
        g_assert_cmpint(rt_query_parse(&again, typed->str, &error), ==, RT_OK);
        type_all(typed_again, &again);
        g_assert_cmpstr(typed->str, ==, typed_again->str);
        g_assert_null(error.sentence);
    } else {
        g_assert_cmpint(status, ==, RT_USAGE);
        g_assert_nonnull(error.sentence);
        g_assert_true(g_utf8_validate(error.sentence, -1, NULL));
        g_assert_cmpuint(query.tests.n, ==, 0);
    }
    rt_error_clear(&error);
    rt_query_clear(&query);
    rt_query_clear(&again);
    return 0;
}
