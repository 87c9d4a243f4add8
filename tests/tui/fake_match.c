/* Which recommendations of the register in memory a query finds. */
#include <string.h>

#include <rectrack/field.h>
#include <rectrack/query.h>
#include <rectrack/text.h>

#include "tests/tui/fake.h"

static bool has_update(const struct rt_record *record, const char *id)
{
    size_t i = 0;
    while (i < record->updates.n && strcmp(rt_update_at(&record->updates, i)->period, id) != 0)
        i++;
    return i < record->updates.n;
}

static bool has_word(const struct rt_record *record, const char *word)
{
    g_autofree char *all = g_strjoin(" ", record->ref, record->title ? record->title : "",
                                     record->text ? record->text : "", NULL);
    g_autofree char *text = rt_text_fold(all);
    g_autofree char *folded = rt_text_fold(word);
    return strstr(text, folded);
}

/* The few query words that the tests use; the rest match everything. */
bool fake_matches(const struct rt_query *query, const struct rt_record *record,
                  const char *period)
{
    for (size_t i = 0; query && i < query->tests.n; i++) {
        const struct rt_test *test = (const struct rt_test *)query->tests.at + i;
        bool is_met = test->values.n == 0;
        if (test->word == RT_WORD_NO_UPDATE)
            is_met = !has_update(record, period) && !rt_state_is_over(record->state);
        for (size_t j = 0; j < test->values.n; j++) {
            const char *value = rt_texts_at(&test->values, j);
            if (test->word == RT_WORD_TEXT)
                is_met = is_met || has_word(record, value);
            else if (test->word == RT_WORD_UPDATED)
                is_met = is_met || has_update(record, period);
            else if (test->word == RT_WORD_SOURCE)
                is_met = is_met || !g_ascii_strcasecmp(record->source, value);
            else
                is_met = true;
        }
        if (is_met == test->is_negated)
            return false;
    }
    return true;
}
