/* Decisions of a meeting, asked for one question after another. */
#include <string.h>

#include <rectrack/describe.h>
#include <rectrack/field.h>

#include "cli/line_meeting.h"

/* A decision under way. */
struct deciding {
    struct cli_meeting *walk;
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

/* empty: as a question has it.  false: the person goes back. */
static bool ask_value(struct deciding *deciding, const char *words, const char *empty)
{
    struct cli_question question = {.words = words, .empty = empty};
    return cli_ask_line(talk_of(deciding), &question, &deciding->value) == CLI_ANSWER;
}

static bool ask_reason(struct deciding *deciding)
{
    struct cli_question question = {.words = "Why? It stands in the minutes."};
    return cli_ask_line(talk_of(deciding), &question, &deciding->reason) == CLI_ANSWER;
}

static bool may_say_why(struct deciding *deciding)
{
    struct cli_question question = {.words = "Why? It stands in the minutes.",
                                    .empty = "no reason is given"};
    enum cli_answer answer = cli_ask_line(talk_of(deciding), &question, &deciding->reason);
    if (answer == CLI_ANSWER && !*deciding->reason)
        g_clear_pointer(&deciding->reason, g_free);
    return answer == CLI_ANSWER;
}

/* One of the choices of a table that are taken; its key is the value. */
static bool choose_key(struct deciding *deciding, const char *words,
                       const struct rt_choice *table, size_t n, bool (*takes)(size_t i))
{
    g_autoptr(GPtrArray) labels = g_ptr_array_new();
    g_autofree size_t *at = g_new0(size_t, n);
    for (size_t i = 0; i < n; i++) {
        if (!takes(i))
            continue;
        at[labels->len] = i;
        g_ptr_array_add(labels, (void *)(uintptr_t)table[i].label);
    }
    struct cli_question question = {.words = words, .n_choices = labels->len};
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
        if (!ask_value(deciding, "To when? For example: Dec 2020", NULL))
            return false;
        target.text = deciding->value;
        rt_target_understand(target.text, &target.kind, &target.earliest, &target.latest);
        if (target.kind != RT_KIND_UNCLEAR)
            return true;
        if (cli_choose(talk_of(deciding), &question, &at, NULL) != CLI_ANSWER || at == 1)
            return at == 1;
    }
}

/* ---- the decisions ---- */

static bool agree(struct deciding *deciding)
{
    (void)deciding;
    return true;
}

static bool change(struct deciding *deciding)
{
    return choose_key(deciding, "Which colour?", rt_rags, RT_RAGS, is_colour) &&
           ask_reason(deciding);
}

static bool grant(struct deciding *deciding)
{
    return ask_target(deciding) && ask_date(deciding) && ask_reason(deciding);
}

static bool refuse(struct deciding *deciding)
{
    return ask_target(deciding) && may_say_why(deciding);
}

static bool close_it(struct deciding *deciding)
{
    return choose_key(deciding, "As what?", rt_states, RT_STATES, is_end) &&
           ask_reason(deciding);
}

static bool bring(struct deciding *deciding)
{
    bool goes_on = ask_value(deciding, "When is it brought back? For example: June 2020",
                             "to the next meeting");
    if (goes_on && !*deciding->value) {
        g_free(deciding->value);
        deciding->value = g_strdup("next meeting");
    }
    return goes_on;
}

static bool refer(struct deciding *deciding)
{
    return ask_value(deciding, "To whom is it referred? For example: the Cabinet", NULL);
}

static bool own(struct deciding *deciding)
{
    return ask_value(deciding, "What is resolved? RESOLVED that ...", NULL);
}

static const struct {
    enum rt_minute_kind kind;
    const char *words;
    bool (*ask)(struct deciding *deciding); /* false: nothing is decided */
} decisions[] = {
    {RT_MINUTE_AGREE, "Agree its colour", agree},
    {RT_MINUTE_RAG, "Change its colour", change},
    {RT_MINUTE_GRANT, "Grant an extension", grant},
    {RT_MINUTE_REFUSE, "Refuse an extension", refuse},
    {RT_MINUTE_CLOSE, "Close it", close_it},
    {RT_MINUTE_BRING, "Bring it back to a later meeting", bring},
    {RT_MINUTE_REFER, "Refer it to somebody", refer},
    {RT_MINUTE_OWN, "In your own words", own},
};

static void decide(struct deciding *deciding, size_t at)
{
    const char *kind = rt_minute_kinds[decisions[at].kind].key;
    const char *words[] = {"decide", deciding->ref, kind, deciding->value};
    if (decisions[at].ask(deciding)) {
        words[1] = deciding->ref;
        words[3] = deciding->value;
        cli_meeting_do(deciding->walk, NULL, deciding->reason, words,
                       deciding->value ? G_N_ELEMENTS(words) : 3);
    } else if (!talk_of(deciding)->is_over) {
        cli_say(talk_of(deciding), "Nothing was decided.");
    }
    g_free(deciding->ref);
    g_free(deciding->value);
    g_free(deciding->reason);
}

void cli_meeting_decide(struct cli_meeting *walk)
{
    const char *choices[G_N_ELEMENTS(decisions) + 1] = {NULL};
    struct deciding deciding = {.walk = walk};
    if (!cli_meeting_record(walk, &deciding.record)) {
        cli_say(&walk->line->talk, "It is in the register no more; a note can be made of it.");
        return;
    }
    g_autofree char *colour = g_strdup_printf("%s, %s", decisions[0].words,
                                              rt_say_rag(&deciding.record, &walk->arena));
    for (size_t i = 0; i < G_N_ELEMENTS(decisions); i++)
        choices[i] = i ? decisions[i].words : colour;
    g_autofree char *asked = g_strdup_printf("Decide what of %s?", deciding.record.ref);
    struct cli_question question = {.words = asked,
                                    .choices = choices,
                                    .n_choices = G_N_ELEMENTS(decisions),
                                    .help = "What is decided is done to the recommendation, "
                                            "with the meeting as its reason."};
    size_t at = 0;
    deciding.ref = g_strdup(deciding.record.ref);
    if (cli_choose(&walk->line->talk, &question, &at, NULL) == CLI_ANSWER)
        decide(&deciding, at);
    else
        g_free(deciding.ref);
}
