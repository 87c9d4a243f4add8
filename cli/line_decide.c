/* Decisions of a meeting, asked for one question after another: a reading of the table of
 * decisions. */
#include <string.h>

#include <rectrack/date.h>
#include <rectrack/decision.h>
#include <rectrack/describe.h>
#include <rectrack/field.h>

#include "cli/line_meeting.h"

/* A decision under way. */
struct deciding {
    struct cli_meeting *walk;
    const struct rt_decision *decision;
    struct rt_record record;
    char *ref;    /* "SI-5", of a target "SI-5.1" */
    char *value;  /* or NULL */
    char *reason; /* or NULL */
};

static struct cli_talk *talk_of(const struct deciding *deciding)
{
    return &deciding->walk->line->talk;
}

/* ---- what they ask for ---- */

/* "To whom is it referred? For example: the Cabinet".  empty: as a question has it.  false:
 * the person goes back. */
static bool ask_value(struct deciding *deciding, const char *empty)
{
    const struct rt_decision_ask *ask = &rt_decision_asks[deciding->decision->value];
    g_autofree char *words = g_strdup_printf("%s For example: %s", ask->words, ask->example);
    struct cli_question question = {.words = words, .empty = empty, .help = ask->help};
    return cli_ask_line(talk_of(deciding), &question, &deciding->value) == CLI_ANSWER;
}

static bool ask_reason(struct deciding *deciding)
{
    enum rt_decision_reason reason = deciding->decision->reason;
    struct cli_question question = {.words = "Why? It stands in the minutes."};
    if (reason == RT_REASON_TAKEN)
        return true;
    if (reason == RT_REASON_ASKED)
        question.empty = "no reason is given";
    enum cli_answer answer = cli_ask_line(talk_of(deciding), &question, &deciding->reason);
    if (answer == CLI_ANSWER && !*deciding->reason)
        g_clear_pointer(&deciding->reason, g_free);
    return answer == CLI_ANSWER;
}

/* One of the choices of a table that are taken; its key is the value. */
static bool choose_key(struct deciding *deciding, const struct rt_choice *table, size_t n,
                       bool (*takes)(size_t i))
{
    g_autoptr(GPtrArray) labels = g_ptr_array_new();
    g_autofree size_t *at = g_new0(size_t, n);
    for (size_t i = 0; i < n; i++) {
        if (!takes(i))
            continue;
        at[labels->len] = i;
        g_ptr_array_add(labels, (void *)(uintptr_t)table[i].label);
    }
    struct cli_question question = {.words = rt_decision_asks[deciding->decision->value].words,
                                    .n_choices = labels->len};
    g_ptr_array_add(labels, NULL);
    question.choices = (const char *const *)(void *)labels->pdata;
    size_t chosen = 0;
    if (cli_choose(talk_of(deciding), &question, &chosen, NULL) != CLI_ANSWER)
        return false;
    deciding->value = g_strdup(table[at[chosen]].key);
    return true;
}

static bool is_colour(size_t i)
{
    return i != RT_RAG_NONE;
}

static bool is_end(size_t i)
{
    return rt_state_is_over((enum rt_state)i);
}

/* Which of several targets; of one, or none, nothing is asked. */
static bool ask_target(struct deciding *deciding)
{
    const struct rt_list *targets = &deciding->record.targets;
    g_autoptr(GPtrArray) choices = g_ptr_array_new();
    size_t at = 0;
    if (targets->n < 2)
        return true;
    for (size_t i = 0; i < targets->n; i++)
        g_ptr_array_add(choices, (void *)(uintptr_t)rt_target_at(targets, i)->text);
    g_ptr_array_add(choices, NULL);
    struct cli_question question = {.words = "Which target?",
                                    .choices = (const char *const *)(void *)choices->pdata,
                                    .n_choices = targets->n};
    if (cli_choose(talk_of(deciding), &question, &at, NULL) != CLI_ANSWER)
        return false;
    g_free(deciding->ref);
    deciding->ref = g_strdup_printf("%s.%zu", deciding->record.ref, at + 1);
    return true;
}

/* Words that are no date are taken where they are meant. */
static bool ask_date(struct deciding *deciding)
{
    static const char *const choices[] = {"Write it anew", "It is meant so", NULL};
    struct cli_question question = {
        .words = "That is not understood as a date.", .choices = choices, .n_choices = 2};
    question.empty = choices[0];
    for (;;) {
        struct rt_target target = {0};
        size_t at = 0;
        g_clear_pointer(&deciding->value, g_free);
        if (!ask_value(deciding, NULL))
            return false;
        target.text = rt_meeting_when(deciding->value, rt_day_parse(deciding->walk->date),
                                      &deciding->walk->arena);
        rt_target_understand(target.text, &target.kind, &target.earliest, &target.latest);
        if (target.kind != RT_KIND_UNCLEAR)
            return true;
        if (cli_choose(talk_of(deciding), &question, &at, NULL) != CLI_ANSWER || at == 1)
            return at == 1;
    }
}

static bool ask_when(struct deciding *deciding)
{
    bool goes_on = ask_value(deciding, "to the next meeting");
    if (goes_on && !*deciding->value) {
        g_free(deciding->value);
        deciding->value = g_strdup("next meeting");
    }
    return goes_on;
}

/* ---- the decisions ---- */

/* false: nothing is decided. */
static bool ask_about(struct deciding *deciding)
{
    switch (deciding->decision->value) {
    case RT_DECIDES_COLOUR:
        return choose_key(deciding, rt_rags, RT_RAGS, is_colour);
    case RT_DECIDES_STATE:
        return choose_key(deciding, rt_states, RT_STATES, is_end);
    case RT_DECIDES_TARGET:
        return ask_date(deciding);
    case RT_DECIDES_WHEN:
        return ask_when(deciding);
    case RT_DECIDES_BODY:
    case RT_DECIDES_WORDS:
        return ask_value(deciding, NULL);
    case RT_DECIDES_NOTHING:
    case RT_DECIDES:
        break;
    }
    return true;
}

static void decide(struct deciding *deciding)
{
    const struct rt_decision *decision = deciding->decision;
    if ((!decision->is_of_target || ask_target(deciding)) && ask_about(deciding) &&
        ask_reason(deciding)) {
        const char *words[] = {"decide", deciding->ref, rt_minute_kinds[decision->kind].key,
                               deciding->value};
        cli_meeting_do(deciding->walk, NULL, deciding->reason, words,
                       deciding->value ? G_N_ELEMENTS(words) : 3);
    } else if (!talk_of(deciding)->is_over) {
        cli_say(talk_of(deciding), "Nothing was decided.");
    }
    g_free(deciding->value);
    g_free(deciding->reason);
}

/* What each does, a line each; g_free it. */
static char *help(void)
{
    GString *all = g_string_new("What is decided is done to the recommendation, with the "
                                "meeting as its reason.");
    for (size_t i = 0; i < RT_DECISIONS; i++)
        g_string_append_printf(all, "\n%zu: %s.", i + 1, rt_decisions[i].help);
    return g_string_free(all, FALSE);
}

void cli_meeting_decide(struct cli_meeting *walk)
{
    const char *choices[RT_DECISIONS + 1] = {NULL};
    struct deciding deciding = {.walk = walk};
    if (!cli_meeting_record(walk, &deciding.record)) {
        cli_say(&walk->line->talk, "It is in the register no more; a note can be made of it.");
        return;
    }
    g_autofree char *colour = g_strdup_printf("%s, %s", rt_decisions[0].words,
                                              rt_say_rag(&deciding.record, &walk->arena));
    for (size_t i = 0; i < RT_DECISIONS; i++)
        choices[i] = rt_decisions[i].kind == RT_MINUTE_AGREE ? colour : rt_decisions[i].words;
    g_autofree char *asked = g_strdup_printf("Decide what of %s?", deciding.record.ref);
    g_autofree char *helps = help();
    struct cli_question question = {
        .words = asked, .choices = choices, .n_choices = RT_DECISIONS, .help = helps};
    size_t at = 0;
    if (cli_choose(&walk->line->talk, &question, &at, NULL) != CLI_ANSWER)
        return;
    deciding.ref = g_strdup(deciding.record.ref);
    deciding.decision = &rt_decisions[at];
    decide(&deciding);
    g_free(deciding.ref);
}
