/* A paper as a whole: headings, bands, sections, counts and its end. */
#include <criterion/criterion.h>

#include <malloc.h>
#include <string.h>

#include <rectrack/field.h>

#include "report/layout.h"
#include "tests/report/sample.h"

static struct sample sample;

static void begin(void)
{
    sample_init(&sample);
}

static void end(void)
{
    sample_clear(&sample);
}

TestSuite(table, .init = begin, .fini = end);

static void expect(const char *actual, const char *expected)
{
    cr_assert_str_eq(actual, expected, "got:\n%sinstead of:\n%s", actual, expected);
}

static const char whole_paper[] =
    "# Update on progress against recommendations, March 2020\n"
    "As at 31 March 2020\n"
    "Only the recommendations that match: rag:red\n"
    "## Reducing and preventing domestic abuse\n"
    "Scrutiny inquiry, 2019\n"
    "[Recommendations | Key actions | Progress against target date | Update on progress "
    "against the scrutiny inquiry recommendations March 2020]\n"
    "= Prevention\n"
    "- 1. Communications Campaign\n"
    "  0 0+1: *1. Communications Campaign –* There is still need.\n"
    "  1 0+1: Funding to be secured\n"
    "  2 0+1: Nov 2019 (overdue)\n"
    "  3 0+1: *suggested: Red* – Nov 2019 has passed [red?] / *Progress:* They meet. / "
    "*Challenge:* No money.\n"
    "= Evidence\n"
    "- 2.\n"
    "  0 0+1: *2.* Report it well.\n"
    "  1 0+1:\n"
    "  2 0+1:\n"
    "  3 0+1: *suggested: Complete* – the state is complete [complete?]\n"
    "### Key to the colours\n"
    "[Colour | What it means | Recommendations]\n"
    "- Red\n"
    "  0 0+1: *Red* [red]\n"
    "  1 0+1: Off track: a target date has passed, or something stands in the way and no "
    "progress was reported\n"
    "  2 0+1: 1 of 2, 50% (suggested)\n"
    "- Amber\n"
    "  0 0+1: *Amber* [amber]\n"
    "  1 0+1: At risk: something stands in the way, or a target date is near\n"
    "  2 0+1: 0 of 2, 0%\n"
    "- Green\n"
    "  0 0+1: *Green* [green]\n"
    "  1 0+1: On track: progress was reported and nothing stands in the way\n"
    "  2 0+1: 0 of 2, 0%\n"
    "- Complete\n"
    "  0 0+1: *Complete* [complete]\n"
    "  1 0+1: Done\n"
    "  2 0+1: 1 of 2, 50% (suggested)\n"
    "- Not due\n"
    "  0 0+1: *Not due* [not_due]\n"
    "  1 0+1: Not due yet: it waits for an event, or its target dates are far off\n"
    "  2 0+1: 0 of 2, 0%\n"
    "- No colour\n"
    "  0 0+1: *No colour*\n"
    "  1 0+1: Nothing reported to go by, or closed in another way than complete\n"
    "  2 0+1: 0 of 2, 0%\n"
    "A suggested colour follows from the record by rule; nobody has set it\n"
    "A target date has passed: 1 of 2, 50%\n"
    "A target without a date is up for review: 0 of 2, 0%\n"
    "No update for March 2020: 0 of 2, 0%\n"
    "## A needs assessment\n"
    "2019\n"
    "[Recommendations | Key actions | Progress against target date | Update on progress "
    "March 2020]\n"
    "= Children – Prevention\n"
    "- 1. Schools\n"
    "  0 0+1: *1. Schools*\n"
    "  1 0+1:\n"
    "  2 0+1:\n"
    "  3 0+1: ~No update for March 2020~\n"
    "### Key to the colours\n"
    "[Colour | What it means | Recommendations]\n"
    "- No colour\n"
    "  0 0+1: *No colour*\n"
    "  1 0+1: Nothing reported to go by, or closed in another way than complete\n"
    "  2 0+1: 1 of 1, 100%\n"
    "A target date has passed: 0 of 1, 0%\n"
    "A target without a date is up for review: 0 of 1, 0%\n"
    "No update for March 2020: 1 of 1, 100%\n"
    "Head of the audit chain: 0123456789abcdef; with it, rectrack check --head shows whether "
    "what was recorded up to this paper has been altered since\n";

Test(table, a_whole_paper)
{
    struct rt_record *record =
        sample_record(&sample, "SI-1", "Communications Campaign", "There is still need.");
    record->theme = "Prevention";
    sample_action(&sample, record, "Funding to be secured", RT_STATE_NOT_STARTED);
    sample_target(&sample, record, "Nov 2019", 0);
    sample_update(&sample, record, NULL, "They meet.", "No money.", NULL);
    record = sample_record(&sample, "SI-2", NULL, "Report it well.");
    record->theme = "Evidence";
    record->state = RT_STATE_COMPLETE;
    record = sample_record(&sample, "NA-1", "Schools", NULL);
    record->group = "Children";
    record->theme = "Prevention";
    sample.head = "0123456789abcdef0123456789abcdef";
    sample.selection = "rag:red";
    sample_reckon(&sample);
    g_autofree char *words = sample_words(&sample, true);
    expect(words, whole_paper);
}

Test(table, the_key_has_the_words_of_the_source)
{
    rt_source_at(&sample.facts.sources, 0)->colours.green = "Finished";
    sample_record(&sample, "SI-3", "Schools", NULL);
    g_autofree char *words = sample_words(&sample, true);
    cr_assert(strstr(words, "*Green* [green]\n  1 0+1: Finished\n"), "%s", words);
    cr_assert(strstr(words, "*Red* [red]\n  1 0+1: Off track"), "%s", words);
}

Test(table, an_empty_paper_says_so_and_prints_no_head_it_has_not)
{
    g_autofree char *words = sample_words(&sample, true);
    expect(words, "# Update on progress against recommendations, March 2020\n"
                  "As at 31 March 2020\n"
                  "There are no recommendations to report\n");
}

Test(table, a_record_of_no_known_source_is_still_on_the_paper)
{
    sample_record(&sample, "XY-1", "Unknown", NULL);
    sample_record(&sample, "Z", "None", NULL)->source = NULL;
    g_autofree char *words = sample_words(&sample, true);
    cr_assert(strstr(words, "## XY\n["), "%s", words);
    cr_assert(strstr(words, "- 1. Unknown\n"), "%s", words);
    cr_assert(strstr(words, "## No source recorded\n["), "%s", words);
    cr_assert(strstr(words, "- Z. None\n"), "%s", words);
}

Test(table, a_failing_stream_fails_the_table)
{
    sample_record(&sample, "SI-1", "One", NULL);
    sample_record(&sample, "SI-2", "Two", NULL);
    for (sample.fails_at = 1; sample.fails_at <= 3; sample.fails_at++) {
        struct report_paper paper;
        struct report_table *table = sample_table(&sample, &paper);
        struct report_part part = {0};
        struct rt_error error = {0};
        enum rt_status status = RT_OK;
        for (int i = 0; i < 100 && status == RT_OK; i++)
            status = report_table_next(table, &part, &error);
        cr_assert_eq(status, RT_BUSY, "at record %zu", sample.fails_at);
        cr_assert_str_eq(error.sentence, "the disk failed");
        rt_error_clear(&error);
        report_table_free(table);
    }
}

/* Ten thousand times the same record, each with a theme of its own. */
static size_t many_left;
static struct rt_record *many_record;
static char many_theme[20];

static enum rt_status next_of_many(struct rt_stream *stream, struct rt_item *out,
                                   struct rt_error *error)
{
    (void)stream, (void)error;
    *out = (struct rt_item){many_left ? &rt_record_shape : NULL, many_record};
    many_left -= many_left > 0;
    g_snprintf(many_theme, sizeof many_theme, "Theme %zu", many_left);
    many_record->theme = many_theme;
    return RT_OK;
}

Test(table, memory_does_not_grow_with_the_rows)
{
    many_record = sample_record(&sample, "SI-1", "One", "Words and more words");
    sample_update(&sample, many_record, NULL, "Done", "Hard", NULL);
    sample_reckon(&sample);
    struct rt_stream stream = {.next = next_of_many};
    struct report_paper paper;
    report_table_free(sample_table(&sample, &paper));
    many_left = 10000;
    struct report_table *table = report_table_new(&paper, &stream);
    struct report_part part = {0};
    size_t rows = 0, after_hundred = 0;
    do {
        cr_assert_eq(report_table_next(table, &part, NULL), RT_OK);
        rows += part.kind == REPORT_ROW;
        if (rows == 100)
            after_hundred = mallinfo2().uordblks;
    } while (part.kind != REPORT_END && rows < 10000);
    size_t at_end = mallinfo2().uordblks;
    cr_assert_eq(rows, 10000);
    cr_assert_lt(at_end, after_hundred + 65536);
    report_table_free(table);
}

Test(layouts, each_is_sound)
{
    for (size_t i = 0; i < report_n_layouts; i++) {
        const struct report_layout *layout = &report_layouts[i];
        unsigned share = 0;
        cr_assert_eq(report_layout_find(layout->name), layout);
        cr_assert_str_eq(report_layout_names[i], layout->name);
        for (size_t k = 0; k < layout->n_columns; k++) {
            const struct report_layout_column *column = &layout->columns[k];
            share += column->share;
            cr_assert_eq(column->share % 5, 0u, "%s", column->heading);
            for (size_t f = 0; column->fields[f]; f++)
                cr_assert_not_null(rt_field_find(&rt_record_shape, column->fields[f]),
                                   "%s shows %s, which is no field", column->heading,
                                   column->fields[f]);
        }
        cr_assert_eq(share, 100u, "%s", layout->name);
    }
    cr_assert_null(report_layout_names[report_n_layouts]);
    cr_assert_null(report_layout_find("letter"));
}

/* ---- other layouts ---- */

Test(layouts, exceptions_are_what_the_chair_has_to_see)
{
    sample_init(&sample);
    sample_earlier(&sample);
    sample.layout = "exceptions";
    struct rt_record *quiet = sample_record(&sample, "SI-1", "Quiet", NULL);
    quiet->theme = "A";
    sample_update(&sample, quiet, NULL, "Done as planned", NULL, NULL);
    struct rt_record *red = sample_record(&sample, "SI-2", "Red", NULL);
    red->theme = "A";
    sample_update(&sample, red, NULL, "Stuck", NULL, NULL)->rag = RT_RED;
    struct rt_record *silent = sample_record(&sample, "SI-3", "Silent", NULL);
    silent->theme = "B";
    struct rt_record *over = sample_record(&sample, "SI-4", "Over", NULL);
    over->theme = "B";
    over->state = RT_STATE_COMPLETE;
    sample_record(&sample, "NA-1", "Over too", NULL)->state = RT_STATE_COMPLETE;
    sample_reckon(&sample);
    g_autofree char *words = sample_words(&sample, true);
    cr_expect(!strstr(words, "Quiet") && !strstr(words, "4. Over"), "%s", words);
    cr_expect(strstr(words, "= A\n- 2. Red\n") && strstr(words, "= B\n- 3. Silent\n"), "%s",
              words);
    cr_expect(strstr(words, "No update for the period"), "%s", words);
    cr_expect(strstr(words, "]\nNone is red, past its target date"), "%s", words);
    cr_expect(strstr(words, "1 of 4, 25%"), "what is not shown counts: %s", words);
    sample_clear(&sample);
}

Test(layouts, in_full_has_each_period_the_latest_first)
{
    sample_init(&sample);
    sample_earlier(&sample);
    sample.layout = "full";
    struct rt_record *record = sample_record(&sample, "SI-1", "One", "Words");
    sample_owner(&sample, &record->owners, "Hampton Trust", RT_SUPPORT);
    sample_update(&sample, record, "2019-12", "Begun", NULL, NULL);
    sample_update(&sample, record, NULL, "Gone on", "Costs", NULL);
    sample_reckon(&sample);
    g_autofree char *words = sample_words(&sample, true);
    const char *later =
        strstr(words, "*March 2020* / *Progress:* Gone on / *Challenge:* Costs");
    cr_expect(later && strstr(later, "*December 2019* / *Progress:* Begun"), "%s", words);
    cr_expect(strstr(words, " Hampton Trust (supporting)"), "%s", words);
    sample_clear(&sample);
}
