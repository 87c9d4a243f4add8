/* What stands where in a row of the paper: columns, lines, shared rows, updates. */
#include <criterion/criterion.h>

#include <string.h>

#include <rectrack/date.h>

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

TestSuite(row, .init = begin, .fini = end);

/* The paper from the row of that name to the next row or the table's end. */
static char *row_of(const char *name)
{
    sample_reckon(&sample);
    g_autofree char *words = sample_words(&sample, true);
    g_autofree char *head = g_strdup_printf("- %s\n", name);
    char *from = strstr(words, head);
    cr_assert_not_null(from, "no row %s in:\n%s", name, words);
    from += strlen(head);
    size_t length = 0;
    while (g_str_has_prefix(from + length, "  "))
        length += strcspn(from + length, "\n") + 1;
    return g_strndup(from, length);
}

static void expect(const char *actual, const char *expected)
{
    cr_assert_str_eq(actual, expected, "got:\n%sinstead of:\n%s", actual, expected);
}

Test(row, a_target_of_an_action_stands_on_its_line)
{
    struct rt_record *record = sample_record(&sample, "SI-5", "Awareness", "Raise it.");
    sample_action(&sample, record, "Plan", RT_STATE_NOT_STARTED);
    sample_action(&sample, record, "Money", RT_STATE_NOT_STARTED);
    sample_action(&sample, record, "Share", RT_STATE_COMPLETE);
    sample_target(&sample, record, "June 2020", 1);
    sample_target(&sample, record, "Ongoing", 2);
    sample_target(&sample, record, "Complete", 3);
    g_autofree char *row = row_of("5. Awareness");
    expect(row, "  0 0+3: *5. Awareness –* Raise it.\n"
                "  1 0+1: Plan\n"
                "  2 0+1: June 2020\n"
                "  3 0+3: *suggested: Amber* – June 2020 ends within 3 months [amber?] / "
                "~No update for March 2020~\n"
                "  1 1+1: Money\n"
                "  2 1+1: Ongoing\n"
                "  1 2+1: Share (complete)\n"
                "  2 2+1: Complete\n");
}

Test(row, targets_of_no_action_stand_after_the_actions)
{
    struct rt_record *record = sample_record(&sample, "SI-8", "MATAC", NULL);
    sample_action(&sample, record, "Await", RT_STATE_COMPLETE);
    sample_action(&sample, record, "Money", RT_STATE_NOT_STARTED);
    sample_target(&sample, record, "Complete", 1);
    sample_target(&sample, record, "Ongoing", 0);
    sample_target(&sample, record, "Ongoing", 9); /* of an action that is not there */
    g_autofree char *row = row_of("8. MATAC");
    expect(row, "  0 0+3: *8. MATAC*\n"
                "  1 0+1: Await (complete)\n"
                "  2 0+1: Complete\n"
                "  3 0+3: ~No update for March 2020~\n"
                "  1 1+1: Money\n"
                "  2 1+1:\n"
                "  1 2+1:\n"
                "  2 2+1: Ongoing / Ongoing\n");
}

Test(row, targets_of_no_action_stand_beside_all_actions_where_none_has_one)
{
    struct rt_record *record = sample_record(&sample, "SI-6", "Enquiry", NULL);
    sample_action(&sample, record, "Use", RT_STATE_NOT_STARTED);
    sample_action(&sample, record, "Money", RT_STATE_NOT_STARTED);
    sample_target(&sample, record, "Ongoing", 0);
    sample_target(&sample, record, "Await findings", 0);
    g_autofree char *row = row_of("6. Enquiry");
    expect(row, "  0 0+2: *6. Enquiry*\n"
                "  1 0+1: Use\n"
                "  2 0+2: Ongoing / Await findings\n"
                "  3 0+2: *suggested: Not due* – it waits for an event [not_due?] / "
                "~No update for March 2020~\n"
                "  1 1+1: Money\n");
}

Test(row, a_revised_target_keeps_its_words_and_their_reason)
{
    struct rt_record *record = sample_record(&sample, "SI-1", "Campaign", NULL);
    struct rt_target *target = sample_target(&sample, record, "Dec 2021", 0);
    struct rt_revision *revision =
        rt_list_add(&target->revisions, &sample.arena, sizeof *revision);
    *revision = (struct rt_revision){.text = "June 2020",
                                     .until = rt_day_new(2020, 4, 7),
                                     .reason = "Funding came late",
                                     .granted_by = "OSMC"};
    g_autofree char *row = row_of("1. Campaign");
    cr_assert(strstr(row, "2 0+1: Dec 2021 / ~was \"June 2020\" until 7 April 2020: "
                          "Funding came late, granted by OSMC~\n"),
              "%s", row);
}

Test(row, a_shared_row_holds_both_recommendations)
{
    struct rt_record *first = sample_record(&sample, "SI-6", "Enquiry", "Ask.");
    sample_action(&sample, first, "Use", RT_STATE_NOT_STARTED);
    sample_update(&sample, first, NULL, "Trained.", NULL, NULL);
    struct rt_record *other = sample_record(&sample, "SI-7", "Resources", "Seek.");
    *other = (struct rt_record){.ref = "SI-7",
                                .source = "SI",
                                .title = "Resources",
                                .text = "Seek.",
                                .reported_with = "si-6",
                                .actions = first->actions,
                                .updates = first->updates};
    sample_record(&sample, "SI-8", "MATAC", NULL);
    g_autofree char *row = row_of("6. Enquiry");
    expect(row, "  0 0+1: *6. Enquiry –* Ask. / *7. Resources –* Seek.\n"
                "  1 0+1: Use\n"
                "  2 0+1:\n"
                "  3 0+1: *suggested: Green* – progress was reported [green?] / *Progress:* "
                "Trained.\n");
    g_autofree char *words = sample_words(&sample, true);
    cr_assert_null(strstr(words, "- 7."));
    cr_assert(strstr(words, "2 of 3, 67% (all suggested)"), "both count:\n%s", words);
}

Test(row, a_follower_away_from_its_first_has_a_row_that_says_so)
{
    struct rt_record *other = sample_record(&sample, "SI-7", "Resources", NULL);
    other->reported_with = "SI-6";
    sample_action(&sample, other, "Use", RT_STATE_NOT_STARTED);
    g_autofree char *row = row_of("7. Resources");
    expect(row, "  0 0+1: *7. Resources* / ~Reported with SI-6~\n"
                "  1 0+1: Use\n"
                "  2 0+1:\n"
                "  3 0+1: ~No update for March 2020~\n");
}

Test(row, a_follower_under_another_theme_has_its_own_row)
{
    sample_record(&sample, "SI-6", "Enquiry", NULL)->theme = "One";
    struct rt_record *other = sample_record(&sample, "SI-7", "Resources", NULL);
    other->reported_with = "SI-6";
    sample_record(&sample, "SI-8", "MATAC", NULL)->theme = "Two";
    g_autofree char *words = sample_words(&sample, true);
    cr_assert(strstr(words, "= One\n- 6. Enquiry"), "%s", words);
    cr_assert(strstr(words, "= No theme recorded\n- 7. Resources"), "%s", words);
    cr_assert(strstr(words, "= Two\n- 8. MATAC"), "%s", words);
}

/* The update column alone, for what happens to one record. */
static void expect_update(const char *name, const char *expected)
{
    g_autofree char *row = row_of(name);
    const char *cell = strstr(row, "  3 0+1:");
    cr_assert_not_null(cell, "%s", row);
    expect(cell + strlen("  3 0+1:"), expected);
}

Test(row, unlabelled_paragraphs_stand_without_a_label_and_labels_once)
{
    struct rt_record *record = sample_record(&sample, "SI-3", "Schools", NULL);
    struct rt_update *update = sample_update(&sample, record, NULL, "One", "Hard", "Plain");
    rt_texts_add(&update->progress, &sample.arena, "Two");
    record->suggested = RT_RAG_NONE;
    expect_update("3. Schools", " *suggested: Amber* – a challenge stands [amber?] / Plain / "
                                "*Progress:* One / Two / *Challenge:* Hard\n");
}

Test(row, only_the_period_of_the_paper_is_reported)
{
    sample_earlier(&sample);
    struct rt_record *record = sample_record(&sample, "SI-3", "Schools", NULL);
    record->state = RT_STATE_WITHDRAWN;
    sample_update(&sample, record, "2019-12", "Then", NULL, NULL);
    expect_update("3. Schools", " ~Withdrawn~\n");
}

Test(row, no_change_carries_the_words_before)
{
    sample_earlier(&sample);
    struct rt_record *record = sample_record(&sample, "SI-3", "Schools", NULL);
    sample_update(&sample, record, "2019-12", "Then", NULL, NULL);
    sample_update(&sample, record, NULL, NULL, NULL, NULL)->no_change = true;
    expect_update(
        "3. Schools",
        " *suggested: Green* – unchanged – progress was reported in December 2019 [green?] / "
        "No change / ~As reported in December 2019:~ / *Progress:* Then\n");
}

Test(row, two_authors_are_named)
{
    struct rt_record *record = sample_record(&sample, "SI-3", "Schools", NULL);
    sample_update(&sample, record, NULL, "One", NULL, NULL)->by = "Public Health";
    sample_update(&sample, record, NULL, "Two", NULL, NULL)->by = "Hampton Trust";
    expect_update("3. Schools",
                  " *suggested: Green* – progress was reported [green?] / ~Public Health:~ / "
                  "*Progress:* One / ~Hampton Trust:~ / *Progress:* Two\n");
}

Test(row, a_colour_that_was_set_is_no_suggestion)
{
    sample_earlier(&sample);
    struct rt_record *record = sample_record(&sample, "SI-3", "Schools", NULL);
    sample_update(&sample, record, "2019-12", "Then", NULL, NULL)->rag = RT_GREEN;
    struct rt_update *update = sample_update(&sample, record, NULL, NULL, "Hard", NULL);
    update->rag = RT_AMBER;
    update->reason = "Money is promised";
    expect_update("3. Schools", " *Amber* – worsened – Money is promised [amber] / "
                                "*Challenge:* Hard\n");
}

/* Whoever wrote last set the colour; theirs is the reason too. */
Test(row, the_reason_of_a_colour_is_of_who_set_it)
{
    struct rt_record *record = sample_record(&sample, "SI-3", "Schools", NULL);
    struct rt_update *last = sample_update(&sample, record, NULL, NULL, NULL, NULL);
    *last = (struct rt_update){.period = "2020-03",
                               .by = "A",
                               .at = "2020-03-30T10:00:00Z",
                               .rag = RT_AMBER,
                               .reason = "Said last"};
    struct rt_update *first = sample_update(&sample, record, NULL, NULL, NULL, NULL);
    *first = (struct rt_update){.period = "2020-03",
                                .by = "B",
                                .at = "2020-03-29T10:00:00Z",
                                .rag = RT_RED,
                                .reason = "Said first"};
    g_autofree char *row = row_of("3. Schools");
    cr_expect(strstr(row, "*Amber* – Said last [amber]"), "%s", row);
}

Test(row, a_closure_and_a_response_are_told)
{
    struct rt_record *record = sample_record(&sample, "SI-15", "Impact", NULL);
    record->state = RT_STATE_COMPLETE;
    record->closure = "Not adopted as asked.";
    record->response = RT_RESPONSE_IN_PRINCIPLE;
    g_autofree char *row = row_of("15. Impact");
    expect(row, "  0 0+1: *15. Impact* / ~Response: accepted in principle~\n"
                "  1 0+1:\n"
                "  2 0+1:\n"
                "  3 0+1: *suggested: Complete* – the state is complete [complete?] / "
                "*Closure:* Not adopted as asked.\n");
}
