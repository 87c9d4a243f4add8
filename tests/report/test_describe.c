/* All of a record in words, and what a list line shows of it. */
#include <criterion/criterion.h>

#include <string.h>

#include <rectrack/describe.h>
#include <rectrack/field.h>

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

TestSuite(describe, .init = begin, .fini = end);
TestSuite(listing, .init = begin, .fini = end);

static void expect_description(struct rt_record *record, const char *expected)
{
    sample_reckon(&sample);
    struct rt_list blocks = rt_describe(record, &sample.facts, &sample.arena);
    g_autoptr(GString) out = g_string_new(NULL);
    for (size_t i = 0; i < blocks.n; i++) {
        const struct rt_block_of_text *block = (const struct rt_block_of_text *)blocks.at + i;
        cr_assert_null(strchr(block->text, '\n'), "a line of several: %s", block->text);
        if (block->kind == RT_BLOCK_TITLE)
            g_string_append_printf(out, "# %s\n", block->text);
        else if (block->kind == RT_BLOCK_HEADING)
            g_string_append_printf(out, "## %s\n", block->text);
        else
            g_string_append_printf(out, "%s: %s", block->label ? block->label : "",
                                   block->text);
        if (block->kind == RT_BLOCK_LINE && block->rag)
            g_string_append_printf(out, " [%s%s]", rt_rags[block->rag].key,
                                   block->is_suggested ? "?" : "");
        if (block->kind == RT_BLOCK_LINE)
            g_string_append_c(out, '\n');
    }
    cr_assert_str_eq(out->str, expected, "got:\n%sinstead of:\n%s", out->str, expected);
}

Test(describe, a_bare_record)
{
    expect_description(sample_record(&sample, "NA-2", NULL, "Explore it."),
                       "# NA-2\n"
                       "Source: A needs assessment (NA)\n"
                       "RAG: none - nothing is known\n"
                       "State: not started\n"
                       "Response: not recorded\n"
                       "## Recommendation\n"
                       "Text: Explore it.\n");
}

static struct rt_record *full_record(void)
{
    sample_earlier(&sample);
    struct rt_record *record =
        sample_record(&sample, "SI-5", "Raise awareness", "First line\n\nsecond line");
    record->group = "Adults";
    record->theme = "Services";
    record->summary = "Shorter";
    record->note = "The source lost a word";
    record->state = RT_STATE_IN_PROGRESS;
    record->closure = "Left open";
    record->response = RT_RESPONSE_PARTIALLY;
    sample_owner(&sample, &record->owners, "Hampton Trust", RT_LEAD);
    sample_owner(&sample, &record->owners, "SCC", RT_SUPPORT);
    sample_owner(&sample, &record->owners, "Police", RT_LEAD);
    rt_texts_add(&record->waiting, &sample.arena, "Funding");
    rt_texts_add(&record->waiting, &sample.arena, "The evaluation");
    sample_action(&sample, record, "Plan", RT_STATE_NOT_STARTED);
    sample_action(&sample, record, "Share", RT_STATE_COMPLETE);
    sample_owner(&sample, &rt_action_at(&record->actions, 1)->owners, "Police", RT_LEAD);
    struct rt_target *target = sample_target(&sample, record, "Jan 2020", 1);
    struct rt_revision *revision =
        rt_list_add(&target->revisions, &sample.arena, sizeof *revision);
    *revision = (struct rt_revision){.text = "Nov 2019", .reason = "Late"};
    sample_target(&sample, record, "Complete", 2);
    sample_target(&sample, record, "Ongoing", 0);
    sample_update(&sample, record, "2019-12", "Then", NULL, NULL)->rag = RT_GREEN;
    struct rt_update *update =
        sample_update(&sample, record, NULL, "One\nand more", "Hard", "Plain");
    update->by = "Hampton Trust";
    update->at = "2020-03-30T14:01:00Z";
    update->rag = RT_AMBER;
    update->reason = "Promised";
    rt_texts_add(&update->progress, &sample.arena, "Two");
    const struct rt_link links[] = {{.kind = RT_SEE_ALSO, .ref = "SI-9"},
                                    {.kind = RT_EXTENDED_BY, .ref = "NA-15"},
                                    {.kind = RT_EXTENDED_BY, .ref = "NA-16"},
                                    {.kind = RT_SEEN_FROM, .ref = "SI-2"}};
    for (size_t i = 0; i < G_N_ELEMENTS(links); i++)
        *(struct rt_link *)rt_list_add(&record->links, &sample.arena, sizeof links[i]) =
            links[i];
    return record;
}

Test(describe, everything_of_a_record)
{
    expect_description(full_record(),
                       "# SI-5  Raise awareness\n"
                       "Source: Reducing and preventing domestic abuse (SI)\n"
                       "Group: Adults\n"
                       "Theme: Services\n"
                       "RAG: Amber - Promised [amber]\n"
                       "Suggested: red: Jan 2020 has passed [red?]\n"
                       "Direction: worsened\n"
                       "State: in progress\n"
                       "Closure: Left open\n"
                       "Response: partially accepted\n"
                       "Attention: overdue\n"
                       "Lead: Hampton Trust, Police\n"
                       "Support: SCC\n"
                       "Waiting for: Funding\n"
                       "Waited for: The evaluation (has happened: February 2020)\n"
                       "See also: SI-9, SI-2\n"
                       "Extended by: NA-15, NA-16\n"
                       "## Recommendation\n"
                       "Text: First line\n"
                       ": second line\n"
                       "Summary: Shorter\n"
                       "Note: The source lost a word\n"
                       "## Key actions - 1 of 2 complete\n"
                       "1: Plan\n"
                       ": not started\n"
                       "2: Share\n"
                       ": complete; lead: Police\n"
                       "## Targets\n"
                       "Action 1: Jan 2020 - 1 to 31 January 2020 - revised once - overdue\n"
                       ": was \"Nov 2019\": Late\n"
                       "Action 2: Complete - a status, not a date\n"
                       "Target: Ongoing\n"
                       "## Update March 2020 (closed)\n"
                       "Written: by Hampton Trust, 30 March 2020\n"
                       "RAG: Amber - Promised [amber]\n"
                       ": Plain\n"
                       "Progress: One\n"
                       ": and more\n"
                       ": Two\n"
                       "Challenge: Hard\n"
                       "## Update December 2019 (closed)\n"
                       "RAG: Green [green]\n"
                       "Progress: Then\n");
}

Test(describe, a_target_has_what_was_understood_beside_it)
{
    static const struct {
        const char *words, *event, *line;
    } cases[] = {
        {"June 2020", NULL, "Target: June 2020 - 1 to 30 June 2020\n"},
        {"31 March 2021", NULL, "Target: 31 March 2021\n"},
        {"2021", NULL, "Target: 2021 - 1 January to 31 December 2021\n"},
        {"Nov 2020 - Jan 2021", NULL,
         "Target: Nov 2020 - Jan 2021 - 1 November 2020 to 31 January 2021\n"},
        {"Annual updates from Nov 19", NULL,
         "Target: Annual updates from Nov 19 - every year from 1 November 2019\n"},
        {"Announcement dependent", "The evaluation",
         "Target: Announcement dependent - waits for The evaluation\n"},
        {"Await findings", NULL, "Target: Await findings - waits for an event\n"},
        {"Ongoing", NULL, "Target: Ongoing\n"},
        {"As available", NULL, "Target: As available\n"},
        {"Good progress aligned to timescales", NULL,
         "Target: Good progress aligned to timescales - a status, not a date\n"},
        {"Sooner rather than later", NULL,
         "Target: Sooner rather than later - not understood as a date\n"},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        struct rt_record *record = sample_record(&sample, "SI-1", "One", NULL);
        sample_target(&sample, record, cases[i].words, 0)->event = cases[i].event;
        sample_reckon(&sample);
        struct rt_list blocks = rt_describe(record, &sample.facts, &sample.arena);
        const struct rt_block_of_text *last =
            (const struct rt_block_of_text *)blocks.at + blocks.n - 1;
        g_autofree char *line = g_strdup_printf("%s: %s\n", last->label, last->text);
        cr_expect_str_eq(line, cases[i].line);
    }
}

Test(describe, a_shared_row_says_what_is_common)
{
    struct rt_record *record = sample_record(&sample, "SI-7", "Resources", NULL);
    record->reported_with = "SI-6";
    sample_reckon(&sample);
    struct rt_list blocks = rt_describe(record, &sample.facts, &sample.arena);
    bool is_said = false;
    for (size_t i = 0; i < blocks.n; i++) {
        const struct rt_block_of_text *block = (const struct rt_block_of_text *)blocks.at + i;
        is_said |= g_strcmp0(block->label, "Reported with") == 0 &&
                   g_str_has_prefix(block->text, "SI-6 - ");
    }
    cr_assert(is_said);
}

Test(describe, a_record_of_an_unknown_source_and_period_is_still_told)
{
    struct rt_record *record = sample_record(&sample, "XY-1", "One", NULL);
    sample_update(&sample, record, "1999-01", NULL, NULL, "Old");
    sample_reckon(&sample);
    struct rt_list blocks = rt_describe(record, NULL, &sample.arena);
    const struct rt_block_of_text *block = blocks.at;
    cr_assert_str_eq(block[1].text, "XY");
    cr_assert_str_eq(block[blocks.n - 2].text, "Update 1999-01");
    cr_assert_str_eq(block[blocks.n - 1].text, "Old");
}

Test(listing, owners)
{
    struct rt_record *record = sample_record(&sample, "SI-1", "One", "Text");
    cr_expect_str_eq(rt_describe_owners(record, &sample.arena), "");
    sample_owner(&sample, &record->owners, "ICU", RT_SUPPORT);
    cr_expect_str_eq(rt_describe_owners(record, &sample.arena), "ICU");
    sample_owner(&sample, &record->owners, "SCC", RT_LEAD);
    sample_owner(&sample, &record->owners, "HT", RT_LEAD);
    cr_expect_str_eq(rt_describe_owners(record, &sample.arena), "SCC +2");
    record->reported_with = "SI-6";
    cr_expect_str_eq(rt_describe_owners(record, &sample.arena), "as SI-6");
    cr_expect_str_eq(rt_describe_targets(record, &sample.arena), "as SI-6");
    cr_expect_str_eq(rt_describe_name(record), "One");
    record->title = NULL;
    cr_expect_str_eq(rt_describe_name(record), "Text");
}

Test(listing, the_target_that_matters_most_comes_first)
{
    static const struct {
        const char *words[4];
        const char *expected;
    } cases[] = {
        {{NULL}, ""},
        {{"Ongoing"}, "Ongoing"},
        {{"As available", "Nov 2019"}, "Nov 2019 ! (+1)"},
        {{"Nov 2021", "Nov 2019", "Ongoing"}, "Nov 2019 ! (+2)"},
        {{"June 2020", "Ongoing", "Ongoing", "Complete"}, "June 2020 (+3)"},
        {{"Complete", "Ongoing"}, "Ongoing (+1)"},
        {{"Complete"}, "Complete"},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        struct rt_record *record = sample_record(&sample, "SI-1", "One", NULL);
        for (size_t k = 0; k < 4 && cases[i].words[k]; k++)
            sample_target(&sample, record, cases[i].words[k], 0);
        sample_reckon(&sample);
        cr_expect_str_eq(rt_describe_targets(record, &sample.arena), cases[i].expected);
    }
}

Test(listing, a_colour_is_a_letter_small_when_suggested_and_a_shape)
{
    static const char letters[] = " RAGCN", small[] = " ragcn";
    for (enum rt_rag rag = RT_RAG_NONE; rag < RT_RAGS; rag++) {
        cr_expect_eq(rt_rag_letter(rag, false), letters[rag]);
        cr_expect_eq(rt_rag_letter(rag, true), small[rag]);
        cr_expect_eq(g_utf8_strlen(rt_rag_shape(rag), -1), 1);
        cr_expect_gt(strlen(rt_rag_meaning(rag, NULL)), 3u);
    }
    cr_expect_str_eq(rt_direction_sign(RT_IMPROVED), "↑");
    cr_expect_str_eq(rt_direction_sign(RT_WORSENED), "↓");
    cr_expect_str_eq(rt_direction_sign(RT_UNCHANGED), "→");
    cr_expect_str_eq(rt_direction_sign(RT_NEW), "+");
    cr_expect_str_eq(rt_direction_sign(RT_DIRECTION_NONE), " ");
}
