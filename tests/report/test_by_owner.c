/* The paper by owner: what is an owner's own, how many that is, and what is nobody's. */
#include <criterion/criterion.h>

#include <string.h>

#include "tests/report/sample.h"

static struct sample sample;

static void begin(void)
{
    sample_init(&sample);
    sample.layout = "owner";
}

static void end(void)
{
    sample_clear(&sample);
}

TestSuite(by_owner, .init = begin, .fini = end);

static void expect(const char *expected)
{
    sample_reckon(&sample);
    g_autofree char *words = sample_words(&sample, false);
    cr_expect(strstr(words, expected), "%s lacks\n%s", words, expected);
}

static void own_action(struct rt_record *record, const char *text, const char *owner)
{
    sample_action(&sample, record, text, RT_STATE_NOT_STARTED);
    if (owner)
        sample_owner(&sample, &rt_action_at(&record->actions, record->actions.n - 1)->owners,
                     owner, RT_LEAD);
}

/* Those that name it and, where it has the recommendation, those that name nobody; the
 * targets go with their actions. */
Test(by_owner, an_owner_sees_its_own_key_actions_and_their_targets)
{
    struct rt_record *record = sample_record(&sample, "SI-5", "Awareness", NULL);
    sample_owner(&sample, &record->owners, "Hampton Trust", RT_LEAD);
    own_action(record, "Plan", NULL);
    own_action(record, "Share", "Hampshire Constabulary");
    sample_target(&sample, record, "June 2020", 1);
    sample_target(&sample, record, "Ongoing", 2);
    sample_target(&sample, record, "Annual updates", 0);
    sample_update(&sample, record, NULL, "Agreed.", NULL, NULL);
    expect("[Recommendations | Part | Own key actions | Target dates | Latest update March "
           "2020]\n"
           "= Hampshire Constabulary – 1 of 1, 100%: 1 amber\n"
           "  0 0+2: *SI-5 –* Awareness\n"
           "  1 0+2: Key actions\n"
           "  2 0+1: Share\n"
           "  3 0+1: Ongoing\n"
           "  4 0+2: *suggested: Amber* – June 2020 ends within 3 months [amber?] / "
           "*Progress:* Agreed.\n"
           "  2 1+1:\n"
           "  3 1+1: Annual updates\n"
           "= Hampton Trust – 1 of 1, 100%: 1 amber\n"
           "  0 0+2: *SI-5 –* Awareness\n"
           "  1 0+2: Lead\n"
           "  2 0+1: Plan\n"
           "  3 0+1: June 2020\n");
}

Test(by_owner, bands_go_by_name_whatever_the_source_and_nobodys_come_last)
{
    struct rt_record *record = sample_record(&sample, "SI-1", "One", NULL);
    sample_owner(&sample, &record->owners, "Strategy unit", RT_LEAD);
    record = sample_record(&sample, "SI-2", "Two", NULL);
    record = sample_record(&sample, "NA-1", "Need", NULL);
    sample_owner(&sample, &record->owners, "hampton trust", RT_SUPPORT);
    sample_owner(&sample, &record->owners, "Strategy unit", RT_LEAD);
    expect("= hampton trust – 1 of 3, 33%\n"
           "  0 0+1: *NA-1 –* Need\n"
           "  1 0+1: Support\n");
    expect("= Strategy unit – 2 of 3, 67%\n"
           "  0 0+1: *SI-1 –* One\n");
    expect("= No owner recorded – 1 of 3, 33%\n"
           "  0 0+1: *SI-2 –* Two\n"
           "  1 0+1:\n");
    expect("### Key to the colours: Reducing and preventing domestic abuse\n");
    expect("### Key to the colours: A needs assessment\n");
}

Test(by_owner, a_shared_row_counts_for_each_and_stands_once)
{
    struct rt_record *record = sample_record(&sample, "SI-6", "Six", NULL);
    sample_owner(&sample, &record->owners, "Hampton Trust", RT_LEAD);
    struct rt_record *second = sample_record(&sample, "SI-7", "Seven", NULL);
    second->reported_with = "SI-6";
    second->owners = record->owners;
    expect("= Hampton Trust – 2 of 2, 100%\n"
           "  0 0+1: *SI-6 –* Six / *SI-7 –* Seven\n"
           "  1 0+1: Lead\n");
}

Test(by_owner, the_latest_update_is_that_of_an_earlier_period_where_there_is_none)
{
    sample_earlier(&sample);
    struct rt_record *record = sample_record(&sample, "SI-1", "One", NULL);
    sample_update(&sample, record, "2019-12", "Begun.", NULL, NULL);
    expect("~As reported in December 2019:~ / *Progress:* Begun.\n");
}

Test(by_owner, who_has_nothing_to_do_is_named)
{
    struct rt_list *owners = &sample.facts.owners;
    struct rt_owner *owner = rt_list_add(owners, &sample.facts.arena, sizeof *owner);
    owner->name = "Hampton Trust";
    owner = rt_list_add(owners, &sample.facts.arena, sizeof *owner);
    owner->name = "Public Health";
    struct rt_record *record = sample_record(&sample, "SI-1", "One", NULL);
    sample_owner(&sample, &record->owners, "Public Health", RT_LEAD);
    expect("Without a recommendation: Hampton Trust\n");
}
