/* Every decision of the table, by its sheet on the screen and by the command: the same record
 * and the same minutes come of it.  In lines: tests/cli/test_doors.c. */
#include <rectrack/decision.h>
#include <rectrack/field.h>

#include "tests/tui/held.h"

/* As a command line has it, and by which keys or words it is said on the sheet. */
static const struct {
    const char *shell, *keys, *typed;
} values[RT_DECIDES] = {
    [RT_DECIDES_NOTHING] = {"", "", ""},
    [RT_DECIDES_COLOUR] = {"green", "Tab Space", ""},
    [RT_DECIDES_TARGET] = {"'Dec 2020'", "Tab", "Dec 2020"},
    [RT_DECIDES_STATE] = {"complete", "Tab", ""},
    [RT_DECIDES_WHEN] = {"'Sept 2020'", "Tab", "Sept 2020"},
    [RT_DECIDES_BODY] = {"'the Cabinet'", "Tab", "the Cabinet"},
    [RT_DECIDES_WORDS] = {"'that it be read'", "Tab", "that it be read"},
};

static void begin(void)
{
    room_open_sample(&held);
    room_ask(&held, "period open 'June 2020'");
    room_ask(&held, "meeting new 2020-04-15 --items SI-5");
}

/* The record and the minutes, but for who, when and what is looked at (the days of the two are
 * not one); g_free it. */
static char *standing(void)
{
    g_autoptr(GRegex) rest =
        g_regex_new("\\d\\d:\\d\\d|, shown now|until \\d+ \\w+|coordinator|tester", 0, 0, NULL);
    g_autofree char *record = g_strdup(room_ask(&held, "show SI-5"));
    g_autofree char *all = g_strconcat(record, room_ask(&held, "meeting show"), NULL);
    return g_regex_replace_literal(rest, all, -1, 0, "", 0, NULL);
}

static void decide_on_screen(struct play *play, size_t i)
{
    const struct rt_decision *decision = &rt_decisions[i];
    play_keys(play, "D");
    while (i-- > 0)
        play_keys(play, "Down");
    if (decision->is_of_target)
        play_keys(play, "Tab Space");
    if (*values[decision->value].keys)
        play_keys(play, values[decision->value].keys);
    play_type(play, values[decision->value].typed);
    if (decision->reason != RT_REASON_TAKEN) {
        play_keys(play, "Tab");
        play_type(play, "It was seen");
    }
    play_keys(play, "Ctrl-S");
}

Test(decide, a_decision_comes_to_the_same_by_the_screen_and_the_shell)
{
    for (size_t i = 0; i < RT_DECISIONS; i++) {
        const struct rt_decision *decision = &rt_decisions[i];
        struct play play;
        begin();
        play_begin(&play, 24, 80, false);
        play_keys(&play, "7");
        decide_on_screen(&play, i);
        g_autofree char *screen = standing();
        held_end(&play);
        begin();
        room_ask(&held, "meeting decide SI-5%s %s %s %s", decision->is_of_target ? ".1" : "",
                 rt_minute_kinds[decision->kind].key, values[decision->value].shell,
                 decision->reason == RT_REASON_TAKEN ? "" : "--reason 'It was seen'");
        g_autofree char *shell = standing();
        room_clear(&held);
        cr_expect_str_eq(screen, shell, "%s:\n%s\n%s", decision->words, screen, shell);
        expect_in(shell, "RESOLVED");
    }
}

/* One that may be left out is offered, and left out. */
Test(decide, a_reason_that_may_be_given_is_offered)
{
    for (size_t i = 0; i < RT_DECISIONS; i++) {
        struct play play;
        begin();
        play_begin(&play, 24, 80, false);
        play_keys(&play, "7 D");
        for (size_t k = 0; k < i; k++)
            play_keys(&play, "Down");
        if (rt_decisions[i].reason == RT_REASON_TAKEN)
            play_expect_not(&play, "Reason");
        else
            play_expect(&play, "Reason");
        held_end(&play);
    }
}
