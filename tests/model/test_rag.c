/* The suggested colour: the product's sixteen worked examples, each rule to
 * the day, and the days on which colours turn.
 */
#include "tests/model/desk.h"

#include <criterion/criterion.h>
#include <string.h>

struct example {
    const char *ref;
    enum rt_state state;
    const char *actions, *targets, *waiting, *said;
    const char *rag, *reason, *waiting_now;
};

/* The scrutiny table of March 2020; 6 and 7 are one row. */
static const struct example examples[] = {
    {"SI-1", RT_STATE_IN_PROGRESS, "oooo", "As available; Nov 2019", "Funding", "pcc", "red",
     "Nov 2019 has passed", "Funding"},
    {"SI-2", RT_STATE_IN_PROGRESS, "o", "Annual updates from Nov 19@1", "Funding", "pc",
     "amber", "A challenge stands", "Funding"},
    {"SI-3", RT_STATE_IN_PROGRESS, "o", "Good progress aligned to timescales@1", NULL, "ooo",
     "green", "Progress was reported", ""},
    {"SI-4", RT_STATE_IN_PROGRESS, "ooo", "Ongoing", "Funding; Capacity across DSA partners",
     "ppc", "amber", "A challenge stands", "Funding|Capacity across DSA partners"},
    {"SI-5", RT_STATE_IN_PROGRESS, "ooox", "June 2020@1; Ongoing@2; Ongoing@3; Complete@4",
     "Funding", "ppc", "amber", "A challenge stands", "Funding"},
    {"SI-6", RT_STATE_IN_PROGRESS, "ooooo", "Ongoing; Await findings=Findings of the research",
     "Funding", "pcc", "amber", "A challenge stands", "Funding|Findings of the research"},
    {"SI-7", RT_STATE_IN_PROGRESS, "ooooo", "Ongoing; Await findings=Findings of the research",
     "Funding", "pcc", "amber", "A challenge stands", "Funding|Findings of the research"},
    {"SI-8", RT_STATE_IN_PROGRESS, "xo", "Complete@1; Ongoing; Ongoing",
     "MATAC evaluation; Funding", "ppc", "amber", "A challenge stands", "Funding"},
    {"SI-9", RT_STATE_IN_PROGRESS, "oo", "Ongoing", "Funding", "ppc", "amber",
     "A challenge stands", "Funding"},
    {"SI-10", RT_STATE_NOT_STARTED, "o", "Dec 2020@1", NULL, "p", "not_due",
     "Dec 2020 is more than 6 months off", ""},
    {"SI-11", RT_STATE_IN_PROGRESS, "ooo", "Jan 2021; March 2021", "Funding", "pc", "amber",
     "A challenge stands", "Funding"},
    {"SI-12", RT_STATE_IN_PROGRESS, "oo", "Ongoing", "Funding", "c", "red",
     "A challenge stands and no progress was reported", "Funding"},
    {"SI-13", RT_STATE_IN_PROGRESS, "o", "Ongoing@1", NULL, "o", "green",
     "Progress was reported", ""},
    {"SI-14", RT_STATE_AWAITING, "o",
     "Announcement dependent@1=Public Health funding announcement", NULL, "o", "not_due",
     "It waits for an event", "Public Health funding announcement"},
    {"SI-15", RT_STATE_COMPLETE, "x", "Complete@1", NULL, "pp", "complete",
     "The state is complete", ""},
    {"SI-16", RT_STATE_IN_PROGRESS, "o", NULL,
     "Appointment of the Domestic Abuse Commissioner; Domestic Abuse Bill", "ppc", "amber",
     "A challenge stands", "Domestic Abuse Bill"},
    {"NA-1", RT_STATE_NOT_STARTED, "", NULL, NULL, NULL, "none", "Nothing is known", ""},
};

static void lay(struct desk *desk, const struct example *example)
{
    desk_init(desk);
    desk->record.ref = example->ref;
    desk->record.state = example->state;
    desk_actions(desk, example->actions);
    if (example->targets)
        desk_targets(desk, example->targets);
    if (example->waiting)
        desk_waiting(desk, example->waiting);
    if (example->said) {
        g_autofree char *update = g_strdup_printf("2020-03 - %s", example->said);
        desk_updates(desk, update);
    }
}

static char *joined(const struct rt_list *texts)
{
    GString *out = g_string_new(NULL);
    for (size_t i = 0; i < texts->n; i++)
        g_string_append_printf(out, "%s%s", i ? "|" : "", rt_texts_at(texts, i));
    return g_string_free(out, FALSE);
}

Test(rag, gives_the_worked_examples_of_march_2020)
{
    for (size_t i = 0; i < G_N_ELEMENTS(examples); i++) {
        const struct example *example = &examples[i];
        struct desk desk;
        lay(&desk, example);
        desk_period(&desk, "2020-03", "2020-03-31", RT_CLOSED);
        /* Whenever it is looked at: a closed period is reckoned as at its own date. */
        desk_reckon(&desk, "2024-01-01");
        const struct rt_record *record = &desk.record;
        g_autofree char *waiting = joined(&record->waiting_now);
        cr_expect_str_eq(desk_rag(record->suggested), example->rag, "%s", example->ref);
        cr_expect_str_eq(record->rag_reason, example->reason, "%s", example->ref);
        cr_expect_str_eq(waiting, example->waiting_now, "%s", example->ref);
        cr_expect_eq(record->rag, RT_RAG_NONE, "%s: nobody set a colour", example->ref);
        cr_expect_eq(record->overdue, i == 0, "%s: overdue", example->ref);
        cr_expect_not(record->review, "%s: review", example->ref);
        cr_expect_str_eq(record->period, "2020-03");
        cr_expect_eq(record->direction,
                     strcmp(example->rag, "none") ? RT_NEW : RT_DIRECTION_NONE, "%s",
                     example->ref);
        if (example->said)
            cr_expect_str_eq(record->updated, "2020-03-31", "%s", example->ref);
        else
            cr_expect_null(record->updated, "%s", example->ref);
        desk_clear(&desk);
    }
}

struct rule {
    const char *today;
    enum rt_state state;
    const char *actions, *targets, *waiting, *said;
    const char *rag, *reason;
    bool overdue;
};

#define AT_WORK RT_STATE_IN_PROGRESS

/* Each reason word for word: registers of this SCHEMA_VERSION keep them so, and `check`
 * compares.  Another wording here needs another version there. */
static const struct rule rules[] = {
    /* 3: only after the latest day, of an action that is open */
    {"2019-11-30", AT_WORK, "o", "Nov 2019", NULL, "p", "amber",
     "Nov 2019 ends within 3 months", false},
    {"2019-12-01", AT_WORK, "o", "Nov 2019", NULL, "p", "red", "Nov 2019 has passed", true},
    {"2019-12-01", AT_WORK, "o", "Nov 2019@1", NULL, "p", "red", "Nov 2019 has passed", true},
    {"2019-12-01", AT_WORK, "xo", "Nov 2019@1", NULL, "p", "green", "Progress was reported",
     false},
    {"2019-12-01", AT_WORK, "wo", "Nov 2019@1", NULL, "p", "green", "Progress was reported",
     false},
    {"2019-12-01", AT_WORK, "x", "Nov 2019", NULL, "p", "red", "Nov 2019 has passed", true},
    {"2019-12-01", AT_WORK, "x", "Nov 2019@7", NULL, "p", "red", "Nov 2019 has passed", true},
    {"2019-12-01", AT_WORK, "", "Nov 2019; June 2019", NULL, "p", "red", "June 2019 has passed",
     true},
    {"2024-01-01", AT_WORK, "", "Annual updates from Nov 19; Ongoing; As available; Complete",
     NULL, "p", "green", "Progress was reported", false},
    {"2024-01-01", AT_WORK, "", "a blue moon", NULL, "p", "green", "Progress was reported",
     false},
    /* 1 and 2 before it: what is over is never overdue */
    {"2019-12-01", RT_STATE_COMPLETE, "o", "Nov 2019", NULL, "c", "complete",
     "The state is complete", false},
    {"2019-12-01", RT_STATE_CLOSED_SUPERSEDED, "o", "Nov 2019", NULL, "c", "none",
     "Closed in another way", false},
    {"2019-12-01", RT_STATE_WITHDRAWN, "o", "Nov 2019", NULL, "c", "none", "Withdrawn", false},
    {"2019-12-01", RT_STATE_CLOSURE_PROPOSED, "o", "Nov 2019", NULL, "p", "red",
     "Nov 2019 has passed", true},
    /* 4 and 5: an unlabelled paragraph is progress */
    {"2020-01-01", RT_STATE_PAUSED, "", NULL, NULL, "c", "red",
     "A challenge stands and no progress was reported", false},
    {"2020-01-01", RT_STATE_PAUSED, "", NULL, NULL, "co", "amber", "A challenge stands", false},
    {"2020-01-01", RT_STATE_PAUSED, "", NULL, "Domestic Abuse Bill", "p", "amber",
     "It is paused", false},
    {"2020-01-01", RT_STATE_PAUSED, "", NULL, NULL, NULL, "amber", "It is paused", false},
    /* 6 before 7 */
    {"2020-01-01", AT_WORK, "", NULL, "Funding; Domestic Abuse Bill", "p", "not_due",
     "It waits for an event", false},
    {"2020-01-01", AT_WORK, "", NULL, "domestic abuse BILL", "p", "not_due",
     "It waits for an event", false},
    {"2020-01-01", AT_WORK, "", "Announcement dependent", NULL, "p", "not_due",
     "It waits for an event", false},
    {"2020-01-01", AT_WORK, "", NULL, "MATAC evaluation", "p", "green", "Progress was reported",
     false},
    {"2020-01-01", AT_WORK, "", "Dec 2020", "Funding", "p", "not_due",
     "Dec 2020 is more than 6 months off", false},
    {"2020-05-31", AT_WORK, "", "Dec 2020", NULL, "p", "not_due",
     "Dec 2020 is more than 6 months off", false},
    {"2020-06-01", AT_WORK, "", "Dec 2020", NULL, "p", "green", "Progress was reported", false},
    {"2020-01-01", AT_WORK, "", "Dec 2020; May 2020", NULL, "p", "green",
     "Progress was reported", false},
    {"2020-01-01", AT_WORK, "", "Jan 2021; Dec 2020; Ongoing", NULL, "p", "not_due",
     "Dec 2020 is more than 6 months off", false},
    /* 7 */
    {"2020-01-01", AT_WORK, "", "June 2020", "Funding", "p", "amber", "It waits for a blocker",
     false},
    {"2020-03-29", AT_WORK, "o", "June 2020@1", NULL, "p", "green", "Progress was reported",
     false},
    {"2020-03-30", AT_WORK, "o", "June 2020@1", NULL, "p", "amber",
     "June 2020 ends within 3 months", false},
    {"2020-03-31", AT_WORK, "o", "June 2020@1", NULL, "p", "amber",
     "June 2020 ends within 3 months", false},
    {"2020-03-31", AT_WORK, "x", "June 2020@1", NULL, "p", "green", "Progress was reported",
     false},
    {"2020-02-29", AT_WORK, "", "31 May 2020", NULL, "p", "green", "Progress was reported",
     false},
    {"2020-03-01", AT_WORK, "", "31 May 2020", NULL, "p", "amber",
     "31 May 2020 ends within 3 months", false},
    /* 8 and 9 */
    {"2020-01-01", AT_WORK, "", NULL, NULL, "o", "green", "Progress was reported", false},
    {"2020-01-01", AT_WORK, "", NULL, NULL, "n", "none", "Nothing is known", false},
    {"2020-01-01", AT_WORK, "", "Ongoing", NULL, NULL, "none", "Nothing is known", false},
};

static void lay_rule(struct desk *desk, const struct rule *rule)
{
    struct example example = {"SI-1",        rule->state, rule->actions, rule->targets,
                              rule->waiting, rule->said,  .rag = ""};
    lay(desk, &example);
    desk_period(desk, "2020-03", "2030-03-31", RT_OPEN);
}

Test(rag, follows_each_rule_to_the_day)
{
    for (size_t i = 0; i < G_N_ELEMENTS(rules); i++) {
        const struct rule *rule = &rules[i];
        struct desk desk;
        lay_rule(&desk, rule);
        desk_reckon(&desk, rule->today);
        const char *about = rule->targets ? rule->targets : rule->reason;
        cr_expect_str_eq(desk_rag(desk.record.suggested), rule->rag, "%s at %s", about,
                         rule->today);
        cr_expect_str_eq(desk.record.rag_reason, rule->reason, "%s at %s: %s", about,
                         rule->today, desk.record.rag_reason);
        cr_expect_eq(desk.record.overdue, rule->overdue, "%s at %s", about, rule->today);
        desk_clear(&desk);
    }
}

/* What an earlier period said is named as that period's. */
Test(rag, names_the_period_whose_words_it_rests_on)
{
    static const struct {
        const char *updates, *reason;
    } cases[] = {
        {"2020-03 - p", "Progress was reported in March"},
        {"2020-03 - pc", "A challenge stands, reported in March"},
        {"2020-03 - c", "A challenge stands and no progress was reported in March"},
        {"2020-03 - p; 2020-06 - n", "Progress was reported in March"},
        {"2020-03 - p; 2020-06 - p", "Progress was reported"},
        {"2020-03 - c; 2020-06 - pc", "A challenge stands"},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        struct desk desk;
        desk_init(&desk);
        desk_period(&desk, "2020-03", "2020-03-31", RT_CLOSED);
        desk_period(&desk, "2020-06", "2020-06-30", RT_OPEN);
        rt_period_at(&desk.facts.periods, 0)->label = "March";
        desk_updates(&desk, cases[i].updates);
        desk_reckon(&desk, "2020-05-01");
        cr_expect_str_eq(desk.record.rag_reason, cases[i].reason, "%s: %s", cases[i].updates,
                         desk.record.rag_reason);
        desk_clear(&desk);
    }
}

Test(rag, marks_the_overdue_target_and_no_other)
{
    struct desk desk;
    desk_init(&desk);
    desk_actions(&desk, "xo");
    desk_targets(&desk, "May 2020@1; May 2020@2; Ongoing");
    desk_reckon(&desk, "2020-06-01");
    cr_expect_not(rt_target_at(&desk.record.targets, 0)->overdue, "its action is complete");
    cr_expect(rt_target_at(&desk.record.targets, 1)->overdue);
    cr_expect_not(rt_target_at(&desk.record.targets, 2)->overdue);
    /* Reckoned again from an earlier day, nothing of the later one is left. */
    desk_reckon(&desk, "2020-05-31");
    cr_expect_not(rt_target_at(&desk.record.targets, 1)->overdue);
    cr_expect_not(desk.record.overdue);
    desk_clear(&desk);
}

Test(rag, uses_the_thresholds_of_the_source)
{
    struct desk desk;
    desk_init(&desk);
    desk_targets(&desk, "Dec 2020");
    struct rt_source *source = rt_source_at(&desk.facts.sources, 0);
    source->not_due_months = 1;
    source->soon_months = 12;
    desk_reckon(&desk, "2020-10-31");
    cr_expect_str_eq(desk.record.rag_reason, "Dec 2020 is more than 1 month off");
    desk_reckon(&desk, "2020-11-01");
    cr_expect_str_eq(desk.record.rag_reason, "Dec 2020 ends within 12 months");
    desk_clear(&desk);
}

Test(rag, keeps_a_reason_to_one_line)
{
    struct desk desk;
    desk_init(&desk);
    desk_targets(&desk, "Ongoing");
    struct rt_target *target = rt_target_at(&desk.record.targets, 0);
    target->text =
        "As agreed\nby all of the many partners of the strategy group in its meeting";
    target->kind = RT_KIND_DATE;
    target->earliest = target->latest = rt_day_parse("2019-11-30");
    desk_reckon(&desk, "2020-01-01");
    cr_expect_null(strchr(desk.record.rag_reason, '\n'));
    cr_expect(g_str_has_prefix(desk.record.rag_reason, "As agreed by all"));
    cr_expect(g_str_has_suffix(desk.record.rag_reason, "… has passed"), "%s",
              desk.record.rag_reason);
    desk_clear(&desk);
}

static bool is_in(const struct rt_list *days, uint32_t day)
{
    for (size_t i = 0; i < days->n; i++)
        if (((const uint32_t *)days->at)[i] == day)
            return true;
    return false;
}

/* Walks day by day and holds every turn against the days foretold on the first. */
static void walk(struct desk *desk, const char *about, const char *from, uint32_t days_to_walk)
{
    uint32_t first = rt_day_parse(from);
    struct rt_outlook outlook = rt_outlook_now(&desk->facts, first);
    struct rt_list days = rt_reckon_days(&desk->record, &desk->facts.arena, &outlook);
    for (size_t i = 0; i < days.n; i++) {
        uint32_t day = ((const uint32_t *)days.at)[i];
        cr_expect_gt(day, i ? ((const uint32_t *)days.at)[i - 1] : first, "%s: order", about);
    }
    struct rt_record was = {0};
    for (uint32_t day = first; day < first + days_to_walk; day++) {
        outlook.today = day;
        rt_reckon(&desk->record, &desk->facts.arena, &outlook);
        const struct rt_record *is = &desk->record;
        bool turned = is->suggested != was.suggested || is->overdue != was.overdue ||
                      is->review != was.review || is->direction != was.direction ||
                      g_strcmp0(is->rag_reason, was.rag_reason) != 0;
        char iso[11];
        rt_day_iso(day, iso);
        if (day > first && turned)
            cr_expect(is_in(&days, day), "%s turned unforeseen on %s", about, iso);
        was = *is;
    }
}

Test(rag, foretells_the_days_on_which_it_turns)
{
    for (size_t i = 0; i < G_N_ELEMENTS(rules); i++) {
        struct desk desk;
        lay_rule(&desk, &rules[i]);
        walk(&desk, rules[i].targets ? rules[i].targets : rules[i].reason, "2019-01-01", 900);
        desk_clear(&desk);
    }
    for (size_t i = 0; i < G_N_ELEMENTS(examples); i++) {
        struct desk desk;
        lay(&desk, &examples[i]);
        desk_period(&desk, "2020-03", "2020-03-31", RT_CLOSED);
        desk_period(&desk, "2020-06", "2020-06-30", RT_OPEN);
        walk(&desk, examples[i].ref, "2020-04-01", 900);
        desk_clear(&desk);
    }
}

struct turn {
    const char *target, *days;
};

static const struct turn turns[] = {
    {"Dec 2020", "2020-06-01 2020-10-01 2021-01-01"},
    {"31 May 2020", "2020-06-01"},
    {"Ongoing", "2020-07-01"},
    {"Annual updates from Nov 19", "2020-12-01"},
    {"Nov 2019", ""},
    {"Await findings", ""},
};

Test(rag, names_only_days_that_are_yet_to_come)
{
    for (size_t i = 0; i < G_N_ELEMENTS(turns); i++) {
        struct desk desk;
        desk_init(&desk);
        desk_period(&desk, "2020-03", "2020-03-31", RT_CLOSED);
        desk_period(&desk, "2020-06", "2020-06-30", RT_OPEN);
        desk_updates(&desk, "2020-03 - p");
        desk_targets(&desk, turns[i].target);
        struct rt_outlook outlook = rt_outlook_now(&desk.facts, rt_day_parse("2020-04-30"));
        struct rt_list days = rt_reckon_days(&desk.record, &desk.facts.arena, &outlook);
        g_autoptr(GString) words = g_string_new(NULL);
        for (size_t j = 0; j < days.n; j++) {
            char iso[11];
            rt_day_iso(((const uint32_t *)days.at)[j], iso);
            g_string_append_printf(words, "%s%s", j ? " " : "", iso);
        }
        cr_expect_str_eq(words->str, turns[i].days, "%s: %s", turns[i].target, words->str);
        desk.record.state = RT_STATE_COMPLETE;
        cr_expect_eq(rt_reckon_days(&desk.record, &desk.facts.arena, &outlook).n, 0,
                     "%s: what is over turns no more", turns[i].target);
        desk_clear(&desk);
    }
}
