/* Every decision of the table, through the shell and through the questions in lines: the same
 * record and the same minutes come of it.  The screen's is tests/tui/test_decide.c. */
#include <string.h>

#include <criterion/criterion.h>
#include <rectrack/decision.h>
#include <rectrack/field.h>

#include "tests/cli/place.h"

/* As a command line has it, and as it is typed in lines. */
static const struct {
    const char *shell, *typed;
} values[RT_DECIDES] = {
    [RT_DECIDES_NOTHING] = {"", NULL},
    [RT_DECIDES_COLOUR] = {"green", "Green"},
    [RT_DECIDES_TARGET] = {"'Dec 2020'", "Dec 2020"},
    [RT_DECIDES_STATE] = {"closed_superseded", "Closed – superseded"},
    [RT_DECIDES_WHEN] = {"'Sept 2020'", "Sept 2020"},
    [RT_DECIDES_BODY] = {"'the Cabinet'", "the Cabinet"},
    [RT_DECIDES_WORDS] = {"'that it be read'", "that it be read"},
};

static char *run(const struct place *place, const char *command, const char *typed)
{
    struct answer answer;
    if (typed)
        place_type(place, command, typed, &answer);
    else
        place_run(place, command, &answer);
    cr_assert_eq(answer.status, 0, "%s:\n%s%s", command, answer.out, answer.err);
    char *said = g_strdup(answer.out);
    answer_clear(&answer);
    return said;
}

static void begin(struct place *place)
{
    place_init(place);
    g_free(run(place,
               "rectrack init --sample && rectrack period open 'June 2020' && "
               "rectrack meeting new 2020-06-15 --items SI-5",
               NULL));
}

/* All that stands there, but for what tells the time. */
static char *standing(const struct place *place)
{
    return run(place,
               "rectrack show SI-5; rectrack meeting export | grep -v 'audit chain'; rectrack "
               "meeting list",
               NULL);
}

static void decide_in_shell(const struct place *place, const struct rt_decision *decision)
{
    g_autofree char *command = g_strdup_printf(
        "rectrack meeting decide SI-5%s %s %s %s", decision->is_of_target ? ".1" : "",
        rt_minute_kinds[decision->kind].key, values[decision->value].shell,
        decision->reason == RT_REASON_TAKEN ? "" : "--reason 'It was seen'");
    g_free(run(place, command, NULL));
}

/* The walk, its second deed, and what the decision asks for. */
static void decide_in_lines(const struct place *place, const struct rt_decision *decision)
{
    const char *typed = values[decision->value].typed;
    g_autofree char *lines = g_strdup_printf(
        "2\n%td\n%s%s%s%sq\n", decision - rt_decisions + 1, decision->is_of_target ? "1\n" : "",
        typed ? typed : "", typed ? "\n" : "",
        decision->reason == RT_REASON_TAKEN ? "" : "It was seen\n");
    g_free(run(place, "rectrack --accessible meet", lines));
}

Test(doors, a_decision_comes_to_the_same_by_the_shell_and_in_lines, .timeout = 120)
{
    for (size_t i = 0; i < RT_DECISIONS; i++) {
        struct place shell, lines;
        begin(&shell);
        begin(&lines);
        g_autofree char *before = standing(&shell);
        decide_in_shell(&shell, &rt_decisions[i]);
        decide_in_lines(&lines, &rt_decisions[i]);
        g_autofree char *one = standing(&shell), *other = standing(&lines);
        cr_expect_str_eq(one, other, "%s", rt_decisions[i].words);
        cr_expect_str_neq(one, before, "%s", rt_decisions[i].words);
        place_clear(&shell);
        place_clear(&lines);
    }
}

/* What needs a reason is refused without one, what does not is taken. */
Test(doors, a_reason_is_needed_where_the_table_says_so, .timeout = 120)
{
    struct place place;
    for (size_t i = 0; i < RT_DECISIONS; i++) {
        struct answer answer;
        begin(&place);
        g_autofree char *command = g_strdup_printf(
            "rectrack meeting decide SI-5%s %s %s", rt_decisions[i].is_of_target ? ".1" : "",
            rt_minute_kinds[rt_decisions[i].kind].key, values[rt_decisions[i].value].shell);
        place_run(&place, command, &answer);
        cr_expect_eq(answer.status, rt_decisions[i].reason == RT_REASON_NEEDED ? 2 : 0,
                     "%s: %s", command, answer.err);
        answer_clear(&answer);
        place_clear(&place);
    }
}
