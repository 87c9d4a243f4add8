/* Which updates count from where one stands, what "no change" carries, whose
 * colour holds, and the direction of travel.
 */
#include "tests/model/desk.h"

#include <criterion/criterion.h>
#include <rectrack/field.h>

static void lay_periods(struct desk *desk)
{
    desk_init(desk);
    desk_period(desk, "2019-12", "2019-12-31", RT_CLOSED);
    desk_period(desk, "2020-03", "2020-03-31", RT_CLOSED);
    desk_period(desk, "2020-06", "2020-06-30", RT_OPEN);
}

struct saying {
    const char *updates, *period, *rag;
};

/* red: a challenge alone; amber: with progress; green: progress alone. */
static const struct saying sayings[] = {
    {"2020-03 - c", "2020-03", "red"},
    {"2020-03 - c; 2020-06 - p", "2020-06", "green"},
    {"2020-06 - p; 2020-03 - c", "2020-06", "green"}, /* whatever their order */
    {"2020-03 - c; 2020-06 - p", "2020-03", "red"},   /* March knows nothing of June */
    {"2020-03 - c; 2020-06 - p", "2019-12", "none"},
    {"2020-03 - c", "2020-06", "red"}, /* stands until somebody answers */
    /* no change carries the period before, and so on back */
    {"2020-03 - pc; 2020-06 - n", "2020-06", "amber"},
    {"2019-12 - c; 2020-03 - n; 2020-06 - n", "2020-06", "red"},
    {"2019-12 - c; 2020-03 - p; 2020-06 - n", "2020-06", "green"},
    {"2019-12 - c; 2020-06 - n", "2020-06", "red"},
    {"2020-06 - n", "2020-06", "none"},
    {"2020-03 HT c; 2020-06 SCC n", "2020-06", "red"},
    /* what others wrote stands beside it */
    {"2020-03 HT p; 2020-03 SCC c", "2020-03", "amber"},
    {"2020-03 HT c; 2020-06 HT n; 2020-06 SCC p", "2020-06", "amber"},
    {"2020-03 HT p; 2020-03 SCC c; 2020-06 HT n; 2020-06 SCC p", "2020-06", "green"},
    {"2020-03 HT c; 2020-06 SCC p", "2020-06", "green"},
    /* a colour alone is no answer */
    {"2020-03 - c; 2020-06 - G", "2020-06", "red"},
};

Test(answers, say_what_stands)
{
    for (size_t i = 0; i < G_N_ELEMENTS(sayings); i++) {
        struct desk desk;
        lay_periods(&desk);
        desk_updates(&desk, sayings[i].updates);
        struct rt_outlook outlook =
            rt_outlook_of(&desk.facts, rt_facts_period(&desk.facts, sayings[i].period),
                          rt_day_parse("2020-06-15"));
        rt_reckon(&desk.record, &desk.facts.arena, &outlook);
        cr_expect_str_eq(desk_rag(desk.record.suggested), sayings[i].rag, "%s, seen from %s",
                         sayings[i].updates, sayings[i].period);
        desk_clear(&desk);
    }
}

struct colour {
    const char *updates, *rag, *updated;
    enum rt_direction direction;
};

/* Seen from June, which is open; the last closed period before it is March. */
static const struct colour colours[] = {
    {"2020-06 - R", "red", "2020-06-30", RT_NEW},
    {"2020-06 - R; 2020-06 SCC G", "green", "2020-06-30", RT_NEW},
    {"2020-06 - R 2020-06-20; 2020-06 SCC G 2020-06-10", "red", "2020-06-20", RT_NEW},
    {"2020-03 - R", "none", "2020-03-31", RT_DIRECTION_NONE}, /* a colour is of its period */
    {"2020-03 - R 2020-04-02", "none", "2020-04-02", RT_DIRECTION_NONE},
    {"2020-03 - R; 2020-06 - A", "amber", "2020-06-30", RT_IMPROVED},
    {"2020-03 - G; 2020-06 - A", "amber", "2020-06-30", RT_WORSENED},
    {"2020-03 - A; 2020-06 - A", "amber", "2020-06-30", RT_UNCHANGED},
    {"2019-12 - R; 2020-06 - A", "amber", "2020-06-30", RT_NEW}, /* March knew no colour */
    /* the suggestion where none was set, then and now */
    {"2020-03 - c; 2020-06 - p", "none", "2020-06-30", RT_IMPROVED},
    {"2020-03 - p; 2020-06 - c", "none", "2020-06-30", RT_WORSENED},
    {"2020-03 - p", "none", "2020-03-31", RT_UNCHANGED},
    {"2020-03 - cG; 2020-06 - p", "none", "2020-06-30", RT_UNCHANGED},
    {"2019-12 - c; 2020-06 - p", "none", "2020-06-30", RT_IMPROVED},
};

Test(answers, hold_the_colour_set_and_where_it_goes)
{
    for (size_t i = 0; i < G_N_ELEMENTS(colours); i++) {
        struct desk desk;
        lay_periods(&desk);
        desk_updates(&desk, colours[i].updates);
        desk_reckon(&desk, "2020-06-15");
        cr_expect_str_eq(desk_rag(desk.record.rag), colours[i].rag, "%s", colours[i].updates);
        cr_expect_eq(desk.record.direction, colours[i].direction, "%s", colours[i].updates);
        cr_expect_str_eq(desk.record.updated, colours[i].updated, "%s", colours[i].updates);
        desk_clear(&desk);
    }
}

Test(answers, of_a_target_that_passed_between_two_periods)
{
    struct desk desk;
    lay_periods(&desk);
    desk_targets(&desk, "May 2020");
    desk_reckon(&desk, "2020-06-01");
    cr_expect_eq(desk.record.suggested, RT_RED);
    cr_expect_eq(desk.record.direction, RT_WORSENED, "March had it amber: within three months");
    desk_clear(&desk);
}

Test(answers, of_an_event_that_happened_since)
{
    struct desk desk;
    lay_periods(&desk);
    desk_waiting(&desk, "Domestic Abuse Bill");
    desk_updates(&desk, "2020-03 - p");
    struct rt_event *bill = rt_event_at(&desk.facts.events, 5);
    bill->happened = "2020-05";
    desk_reckon(&desk, "2020-06-01");
    cr_expect_eq(desk.record.waiting_now.n, 0);
    cr_expect_eq(desk.record.suggested, RT_GREEN);
    cr_expect_eq(desk.record.direction, RT_IMPROVED, "in March it stood: not due");
    bill->happened = "2020-02-10";
    desk_reckon(&desk, "2020-06-01");
    cr_expect_eq(desk.record.direction, RT_UNCHANGED);
    desk_clear(&desk);
}

/* Once it is known how it was reported, nobody reckons that by rule. */
Test(answers, are_compared_with_what_was_reported)
{
    static const struct {
        enum rt_rag before;
        enum rt_direction direction;
    } known[] = {{RT_RED, RT_UNCHANGED}, {RT_COMPLETE, RT_WORSENED}, {RT_RAG_NONE, RT_NEW}};
    struct desk desk;
    lay_periods(&desk);
    desk_targets(&desk, "May 2020");
    desk.record.has_before = true;
    for (size_t i = 0; i < G_N_ELEMENTS(known); i++) {
        desk.record.before = known[i].before;
        desk_reckon(&desk, "2020-06-01");
        cr_expect_eq(desk.record.direction, known[i].direction, "%s",
                     rt_rags[known[i].before].label);
    }
    desk_clear(&desk);
}

Test(answers, wait_for_each_thing_once)
{
    struct desk desk;
    lay_periods(&desk);
    desk_waiting(&desk, "funding; Findings of the research; MATAC evaluation");
    desk_targets(&desk, "Await findings=Findings of the research");
    desk_reckon(&desk, "2020-06-01");
    desk_reckon(&desk, "2020-06-02");
    cr_assert_eq(desk.record.waiting_now.n, 2);
    cr_expect_str_eq(rt_texts_at(&desk.record.waiting_now, 0), "Funding");
    cr_expect_str_eq(rt_texts_at(&desk.record.waiting_now, 1), "Findings of the research");
    rt_event_at(&desk.facts.events, 0)->lifted = "2020-05";
    desk_reckon(&desk, "2020-06-02");
    cr_expect_eq(desk.record.waiting_now.n, 1, "Funding was lifted");
    desk_clear(&desk);
}

Test(answers, are_held_against_the_last_closed_period)
{
    struct desk desk;
    lay_periods(&desk);
    desk_updates(&desk, "2019-12 - R; 2020-03 - G; 2020-06 - A");
    rt_period_at(&desk.facts.periods, 1)->state = RT_OPEN; /* March was reopened */
    desk_reckon(&desk, "2020-06-01");
    cr_expect_eq(desk.record.direction, RT_IMPROVED, "since December, the last closed one");
    desk_clear(&desk);
}

Test(answers, need_a_period)
{
    struct desk desk;
    desk_init(&desk);
    desk_updates(&desk, "2020-03 - c");
    desk_reckon(&desk, "2020-06-01");
    cr_expect_null(desk.record.period);
    cr_expect_null(desk.record.updated);
    cr_expect_eq(desk.record.suggested, RT_RAG_NONE);
    cr_expect_eq(desk.record.direction, RT_DIRECTION_NONE);
    desk_clear(&desk);
}

struct outlook {
    const char *states; /* of December, March, June: o open, c closed, - not there */
    const char *period, *day;
};

static const struct outlook outlooks[] = {
    {"---", NULL, "2020-05-05"},      {"c--", "2019-12", "2019-12-31"},
    {"cc-", "2020-03", "2020-03-31"}, {"cco", "2020-06", "2020-05-05"},
    {"coc", "2020-03", "2020-05-05"}, {"oo-", "2020-03", "2020-05-05"},
};

Test(answers, are_looked_at_from_the_open_period_or_the_last_closed)
{
    static const char *const ids[] = {"2019-12", "2020-03", "2020-06"};
    static const char *const days[] = {"2019-12-31", "2020-03-31", "2020-06-30"};
    for (size_t i = 0; i < G_N_ELEMENTS(outlooks); i++) {
        struct desk desk;
        desk_init(&desk);
        for (size_t j = 0; j < G_N_ELEMENTS(ids); j++)
            if (outlooks[i].states[j] != '-')
                desk_period(&desk, ids[j], days[j],
                            outlooks[i].states[j] == 'o' ? RT_OPEN : RT_CLOSED);
        struct rt_outlook outlook = rt_outlook_now(&desk.facts, rt_day_parse("2020-05-05"));
        cr_expect_eq(outlook.today, rt_day_parse(outlooks[i].day), "%s", outlooks[i].states);
        cr_expect_eq(outlook.period, rt_facts_period(&desk.facts, outlooks[i].period), "%s",
                     outlooks[i].states);
        desk_clear(&desk);
    }
}

/* Closed periods of which each has its colour, as the updates say; then the open one. */
Test(answers, count_the_reports_in_which_a_colour_stood)
{
    static const struct {
        const char *updates;
        size_t reports;
        enum rt_rag rag;
    } cases[] = {
        {"2019-12 - pA; 2020-03 - pA; 2020-06 - pA", 3, RT_AMBER},
        {"2019-12 - pA; 2020-03 - pA; 2020-06 - pA; 2020-09 - pA", 3, RT_AMBER},
        {"2019-12 - pA; 2020-03 - pA; 2020-06 - pA; 2020-09 - p", 3, RT_AMBER},
        {"2019-12 - pA; 2020-03 - pA; 2020-06 - pA; 2020-09 - pG", 0, RT_RAG_NONE},
        {"2019-12 - pA; 2020-03 - pR; 2020-06 - pR", 2, RT_RED},
        {"2019-12 - pR; 2020-03 - p; 2020-06 - pR", 1, RT_RED},
        {"2019-12 - pR; 2020-03 - pR; 2020-06 - p", 0, RT_RAG_NONE},
        {"2019-12 - pG; 2020-03 - pG; 2020-06 - pG", 0, RT_RAG_NONE},
        {"", 0, RT_RAG_NONE},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        struct desk desk;
        enum rt_rag rag = RT_RAG_NONE;
        desk_init(&desk);
        desk_period(&desk, "2019-12", "2019-12-31", RT_CLOSED);
        desk_period(&desk, "2020-03", "2020-03-31", RT_CLOSED);
        desk_period(&desk, "2020-06", "2020-06-30", RT_CLOSED);
        desk_period(&desk, "2020-09", "2020-09-30", RT_OPEN);
        desk_updates(&desk, cases[i].updates);
        struct rt_outlook outlook = rt_outlook_now(&desk.facts, rt_day_parse("2020-09-01"));
        cr_expect_eq(rt_rag_reports(&desk.record, &outlook, &rag), cases[i].reports, "%s",
                     cases[i].updates);
        cr_expect_eq(rag, cases[i].rag, "%s: %s", cases[i].updates, desk_rag(rag));
        desk_clear(&desk);
    }
}
