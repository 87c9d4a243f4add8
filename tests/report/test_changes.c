/* The paper of what has changed since the one before: a line for each piece of news, rows
 * without any left out. */
#include <criterion/criterion.h>

#include <string.h>

#include "tests/report/sample.h"

static struct sample then, now;

static void begin(void)
{
    sample_init(&then);
    sample_init(&now);
    sample_earlier(&now);
    now.then = &then;
    now.layout = "changes";
}

static void end(void)
{
    sample_clear(&then);
    sample_clear(&now);
}

TestSuite(changes, .init = begin, .fini = end);

/* As it was, and (but for what a test adds) as it is. */
static struct rt_record *both(const char *ref, const char *title)
{
    sample_target(&then, sample_record(&then, ref, title, NULL), "June 2020", 0);
    return sample_record(&now, ref, title, NULL);
}

static void expect(const char *expected)
{
    sample_reckon(&now);
    g_autofree char *words = sample_words(&now, false);
    cr_expect(strstr(words, expected), "%s lacks\n%s", words, expected);
}

Test(changes, each_piece_of_news_is_a_line)
{
    struct rt_record *record = both("SI-1", "One");
    sample_target(&now, record, "Dec 2020", 0);
    sample_owner(&now, &record->owners, "Hampton Trust", RT_LEAD);
    sample_update(&now, record, NULL, "Begun.", NULL, NULL)->by = "a login"; /* not told */
    sample_target(&now, both("SI-2", "Two"), "June 2020", 0);
    sample_reckon(&then);
    expect("# What has changed since the last report, March 2020\n"
           "As at 31 March 2020\n"
           "Compared with what was reported in December 2019, as at 31 December 2019\n");
    expect("[Recommendations | What has changed | In December 2019 | Now | Update March 2020]\n"
           "  0 0+4: *1. One*\n"
           "  1 0+1: *RAG*\n"
           "  2 0+1: suggested amber\n"
           "  3 0+1: *suggested: Not due* (improved) [not_due?] / ~Dec 2020 is more than 6 "
           "months off~\n"
           "  4 0+4: *Progress:* Begun.\n"
           "  1 1+1: *Target*\n"
           "  2 1+1: June 2020\n"
           "  3 1+1: Dec 2020 (slipped)\n"
           "  1 2+1: *Update* March 2020\n"
           "  2 2+1:\n"
           "  3 2+1: progress\n"
           "  1 3+1: *Owners*\n"
           "  2 3+1: nobody\n"
           "  3 3+1: Hampton Trust\n"
           "### Key to the colours\n");
}

Test(changes, where_nothing_has_changed_a_note_says_so)
{
    sample_target(&now, both("SI-2", "Two"), "June 2020", 0);
    sample_reckon(&then);
    expect("Update March 2020]\nNothing has changed since December 2019\n### Key");
}

Test(changes, without_a_paper_before_nothing_is_compared)
{
    sample_record(&now, "SI-1", "One", NULL);
    now.then = NULL;
    expect("No period was closed before: there is nothing to compare with\n");
    expect("Nothing has changed since the paper before\n");
}

/* The second recommendation of a row brings the row in, and its news say whose they are. */
Test(changes, a_shared_row_stands_for_each_of_its_recommendations)
{
    sample_target(&now, both("SI-6", "Six"), "June 2020", 0);
    sample_record(&then, "SI-7", "Seven", NULL)->reported_with = "SI-6";
    struct rt_record *second = sample_record(&now, "SI-7", "Seven", NULL);
    second->reported_with = "SI-6";
    second->note = "Seek more";
    sample_reckon(&then);
    expect("  0 0+1: *6. Six* / *7. Seven*\n"
           "  1 0+1: *7. Also*\n"
           "  2 0+1:\n"
           "  3 0+1: note changed\n");
}

Test(changes, what_came_and_what_went_is_told)
{
    both("SI-1", "One");
    now.n = 0;
    sample_record(&now, "SI-9", "Nine", NULL);
    sample_record(&then, "SI-2", "Two", NULL);
    sample_reckon(&then);
    expect("  0 0+1: *9. Nine*\n"
           "  1 0+1: *New*\n"
           "  2 0+1:\n"
           "  3 0+1: not there in December 2019\n");
    expect("## No longer in the register\n"
           "[Recommendations | What has changed | In December 2019 | Now | Update March 2020]\n"
           "  0 0+1: *1. One*\n"
           "  1 0+1: *Gone*\n"
           "  2 0+1:\n"
           "  3 0+1: no longer in the register\n"
           "  4 0+1:\n"
           "  0 0+1: *2. Two*\n");
    /* Of a choice of records nobody knows what went. */
    now.selection = "rag:red";
    g_autofree char *chosen = sample_words(&now, false);
    cr_expect(!strstr(chosen, "No longer"), "%s", chosen);
}

/* Damage in what was reported is found, whatever is shown of it. */
Test(changes, what_was_reported_is_read_to_its_end)
{
    both("SI-1", "One");
    sample_record(&then, "SI-2", "Two", NULL);
    sample_reckon(&then);
    sample_reckon(&now);
    then.fails_at = 2;
    now.selection = "SI-1";
    struct report_paper paper;
    struct report_table *table = sample_table(&now, &paper);
    struct report_part part = {0};
    struct rt_error error = {0};
    enum rt_status status;
    while ((status = report_table_next(table, &part, &error)) == RT_OK &&
           part.kind != REPORT_END)
        continue;
    cr_expect_eq(status, RT_BUSY);
    rt_error_clear(&error);
    report_table_free(table);
}
