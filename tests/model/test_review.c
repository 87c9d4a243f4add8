/* When vague targets come up for review, to the day. */
#include "tests/model/desk.h"

#include <criterion/criterion.h>

/* March 2020 is closed, June 2020 open. */
struct review {
    const char *target, *updates, *today;
    bool expected;
};

static const struct review reviews[] = {
    /* recurring: an occurrence has passed since the latest update */
    {"Annual updates from Nov 19", "2020-03 - p", "2020-11-30", false},
    {"Annual updates from Nov 19", "2020-03 - p", "2020-12-01", true},
    {"Annual updates from Nov 19", "2020-06 - p 2020-11-15", "2020-12-01", false},
    {"Annual updates from Nov 19", "2020-06 - p 2020-11-15", "2021-11-30", false},
    {"Annual updates from Nov 19", "2020-06 - p 2020-11-15", "2021-12-01", true},
    {"Annual updates from Nov 19", "2020-06 - p 2020-11-01", "2020-12-01", false},
    {"Annual updates from Nov 19", "2020-06 - p 2020-10-31", "2020-12-01", true},
    {"Annual updates from Nov 19", "2020-06 - p 2019-11-01", "2019-12-01", false},
    {"Annual updates from Nov 19", "2020-06 - n 2020-12-02", "2021-11-30", false},
    {"Annual updates from Nov 19", "2020-06 - A 2020-12-02", "2020-12-03", true},
    {"Annual updates from Nov 19", NULL, "2019-11-30", false},
    {"Annual updates from Nov 19", NULL, "2019-12-01", true},
    {"Annual updates from Nov 2030", "2020-03 - p", "2030-11-30", false},
    {"Annual updates from Nov 2030", "2020-03 - p", "2030-12-01", true},
    /* an event: when it has happened */
    {"Announcement dependent=Public Health funding announcement", "2020-03 - p", "2020-06-30",
     false},
    {"Await findings=MATAC evaluation", "2020-06 - p", "2020-06-30", true},
    {"Announcement dependent", "2020-03 - p", "2024-06-30", false},
    /* the others: a whole period went by without an update */
    {"Ongoing", "2020-03 - p", "2020-06-30", false},
    {"Ongoing", "2020-03 - p", "2020-07-01", true},
    {"Ongoing", "2020-03 - p; 2020-06 - n", "2020-07-01", false},
    {"Ongoing", "2020-03 - p; 2020-06 - A", "2020-07-01", true},
    {"Ongoing", NULL, "2020-04-01", true},
    {"As available", "2020-03 - p", "2020-07-01", true},
    {"Good progress aligned to timescales", "2020-03 - p", "2020-07-01", true},
    {"a blue moon", "2020-03 - p", "2020-07-01", true},
    /* a date is overdue, never for review */
    {"Nov 2019", "2020-03 - p", "2024-07-01", false},
};

Test(review, comes_up_to_the_day)
{
    for (size_t i = 0; i < G_N_ELEMENTS(reviews); i++) {
        const struct review *review = &reviews[i];
        struct desk desk;
        desk_init(&desk);
        desk_period(&desk, "2020-03", "2020-03-31", RT_CLOSED);
        desk_period(&desk, "2020-06", "2020-06-30", RT_OPEN);
        desk_targets(&desk, review->target);
        if (review->updates)
            desk_updates(&desk, review->updates);
        desk_reckon(&desk, review->today);
        cr_expect_eq(desk.record.review, review->expected, "%s, updates %s, at %s",
                     review->target, review->updates ? review->updates : "none", review->today);
        desk_clear(&desk);
    }
}

Test(review, is_never_asked_of_what_is_done)
{
    struct desk desk;
    desk_init(&desk);
    desk_period(&desk, "2020-03", "2020-03-31", RT_CLOSED);
    desk_actions(&desk, "xo");
    desk_targets(&desk, "Ongoing@1");
    desk_reckon(&desk, "2020-04-01");
    cr_expect_not(desk.record.review, "its action is complete");
    rt_target_at(&desk.record.targets, 0)->action = 2;
    desk_reckon(&desk, "2020-04-01");
    cr_expect(desk.record.review);
    desk.record.state = RT_STATE_CLOSED_OVERTAKEN;
    desk_reckon(&desk, "2020-04-01");
    cr_expect_not(desk.record.review, "it is closed");
    desk_clear(&desk);
}

Test(review, of_an_occurrence_that_is_one_day)
{
    struct desk desk;
    desk_init(&desk);
    desk_period(&desk, "2020-03", "2020-03-31", RT_OPEN);
    desk_targets(&desk, "Ongoing");
    struct rt_target *target = rt_target_at(&desk.record.targets, 0);
    target->kind = RT_KIND_RECURRING;
    target->text = "Quarterly";
    target->earliest = rt_day_parse("2020-01-15");
    desk_updates(&desk, "2020-03 - p 2020-03-01");
    desk_reckon(&desk, "2020-04-15");
    cr_expect_not(desk.record.review);
    desk_reckon(&desk, "2020-04-16");
    cr_expect(desk.record.review);
    /* Without a first day: a quarter after the latest answer. */
    target->earliest = 0;
    desk_reckon(&desk, "2020-06-01");
    cr_expect_not(desk.record.review);
    desk_reckon(&desk, "2020-06-02");
    cr_expect(desk.record.review);
    desk_clear(&desk);
}

Test(review, believes_the_first_day_before_the_words)
{
    struct desk desk;
    desk_init(&desk);
    desk_targets(&desk, "Annual updates from Nov 19");
    rt_target_at(&desk.record.targets, 0)->earliest = rt_day_parse("2019-11-15");
    desk_reckon(&desk, "2019-11-15");
    cr_expect_not(desk.record.review);
    desk_reckon(&desk, "2019-11-16");
    cr_expect(desk.record.review);
    desk_clear(&desk);
}

Test(review, knows_no_period_after_the_one_shown)
{
    struct desk desk;
    desk_init(&desk);
    desk_period(&desk, "2020-03", "2020-03-31", RT_CLOSED);
    desk_period(&desk, "2020-06", "2020-06-30", RT_CLOSED);
    desk_targets(&desk, "Ongoing");
    desk_updates(&desk, "2020-03 - p");
    desk_reckon(&desk, "2020-08-01");
    cr_expect(desk.record.review, "June is closed and nobody wrote");
    struct rt_outlook march =
        rt_outlook_of(&desk.facts, rt_facts_period(&desk.facts, "2020-03"), 0);
    rt_reckon(&desk.record, &desk.facts.arena, &march);
    cr_expect_not(desk.record.review);
    desk_clear(&desk);
}
