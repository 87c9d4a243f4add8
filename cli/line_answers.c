/* The questions of an update, one after another.  What each is called, what is suggested and
 * what is wrong is core's. */
#include "cli/line_reply.h"

#include <string.h>

#include <rectrack/describe.h>
#include <rectrack/field.h>

/* ---- key actions ---- */

static void say_action(struct cli_update *update, size_t i)
{
    const struct rt_action *action = rt_action_at(&update->reply.record.actions, i);
    cli_say(&update->line->talk, "Key action %d, %s: %s", action->n,
            update->reply.now.ticks[i] ? "complete" : "not complete", action->text);
}

/* "1 3 -2": false, and nothing is ticked, where a word names none. */
static bool tick(struct cli_update *update, const char *words)
{
    size_t n = update->reply.record.actions.n;
    g_auto(GStrv) given = g_strsplit_set(words, " ,;", -1);
    for (int is_sure = 0; is_sure < 2; is_sure++)
        for (size_t i = 0; given[i]; i++) {
            bool is_off = given[i][0] == '-';
            guint64 number = 0;
            if (!*given[i])
                continue;
            if (!g_ascii_string_to_unsigned(given[i] + is_off, 10, 1, n, &number, NULL)) {
                cli_say(&update->line->talk,
                        "There is no key action \"%s\"; the numbers are 1 "
                        "to %zu.",
                        given[i], n);
                return false;
            }
            if (is_sure) {
                update->reply.now.ticks[number - 1] = !is_off;
                say_action(update, (size_t)number - 1);
            }
        }
    return true;
}

static enum cli_step ask_actions(struct cli_update *update)
{
    static const struct cli_question question = {
        .words =
            "Which key actions are complete now? Numbers with blanks between, such as: 1 3; "
            "and -1 where the first is not complete after all.",
        .empty = "they stay as they are"};
    if (!update->reply.record.actions.n)
        return CLI_STEP_NOTHING;
    cli_say(&update->line->talk, "%s", "");
    for (size_t i = 0; i < update->reply.record.actions.n; i++)
        say_action(update, i);
    for (;;) {
        g_autofree char *words = NULL;
        enum cli_answer answer = cli_ask_line(&update->line->talk, &question, &words);
        if (answer != CLI_ANSWER)
            return cli_step_of(answer);
        if (!*words)
            cli_say(&update->line->talk, "Key actions stay as they are.");
        if (tick(update, words))
            return CLI_STEP_ON;
    }
}

/* ---- targets ---- */

void cli_target_words(GString *out, const char *words)
{
    struct rt_arena arena = {0};
    struct rt_target target = {.text = words};
    rt_target_understand(words, &target.kind, &target.earliest, &target.latest);
    const char *meant = rt_describe_target(&target, &arena);
    bool is_window = target.kind == RT_KIND_DATE || target.kind == RT_KIND_RECURRING;
    g_string_append_printf(out, "%s%s%s", words,
                           !meant      ? ""
                           : is_window ? ", that is "
                                       : ", ",
                           meant ? meant : "");
    rt_arena_clear(&arena);
}

static void say_target(struct cli_update *update, size_t i)
{
    g_autoptr(GString) words = g_string_new(NULL);
    cli_target_words(words, update->reply.now.targets[i]);
    cli_say(&update->line->talk, "%s: %s%s",
            rt_reply_target_label(&update->reply, i, &update->reply.arena), words->str,
            rt_reply_is_revised(&update->reply, i) ? ", new" : "");
}

/* A line of words that becomes the answer; an empty one leaves it. */
static enum cli_step ask_words(struct cli_update *update, const char *asks, const char *help,
                               const char *empty, const char **now)
{
    struct cli_question question = {.words = asks, .help = help, .empty = **now ? *now : empty};
    g_autofree char *typed = NULL;
    enum cli_answer answer = cli_ask_line(&update->line->talk, &question, &typed);
    if (answer == CLI_ANSWER && *typed)
        *now = rt_arena_copy(&update->reply.arena, typed);
    return cli_step_of(answer);
}

/* The same, and what it came to is said. */
static enum cli_step ask_part(struct cli_update *update, enum rt_reply_part part,
                              const char *asks, const char *help, const char *empty,
                              const char **now)
{
    enum cli_step step = ask_words(update, asks, help, empty, now);
    const char *words = **now || !empty ? *now : empty;
    if (step == CLI_STEP_ON)
        cli_say(&update->line->talk, "%s: %s%s", rt_reply_labels[part], words, cli_stop(words));
    return step;
}

static enum cli_step revise(struct cli_update *update, size_t i)
{
    struct rt_reply *reply = &update->reply;
    g_autofree char *asks =
        g_strdup_printf("New words for target %zu, such as: Dec 2020, or spring 2021, or "
                        "ongoing?",
                        i + 1);
    enum cli_step step = ask_words(update, asks, "When it will be done, in your words.", NULL,
                                   &reply->now.targets[i]);
    if (step == CLI_STEP_ON)
        say_target(update, i);
    return step;
}

/* Why and by whose leave, once a target has other words. */
static enum cli_step ask_why(struct cli_update *update)
{
    struct rt_answers *now = &update->reply.now;
    if (!rt_reply_has_revised(&update->reply))
        return CLI_STEP_ON;
    enum cli_step step = ask_part(update, RT_REPLY_WHY, "Why is the target new?",
                                  "It stays on record with the words before.", NULL, &now->why);
    if (step != CLI_STEP_ON)
        return step;
    return ask_part(update, RT_REPLY_GRANTED_BY,
                    "Who granted it, such as a committee and its date?", "It may be left out.",
                    "nobody is named", &now->granted_by);
}

static enum cli_step ask_targets(struct cli_update *update)
{
    size_t n = update->reply.record.targets.n;
    struct cli_question question = {
        .words =
            n == 1 ? "Does the target move? 1 for yes." : "Which target moves? Its number.",
        .empty = "none moves",
        .help = "A target that moves keeps the words it had, with the reason."};
    if (!n)
        return CLI_STEP_NOTHING;
    cli_say(&update->line->talk, "%s", "");
    for (size_t i = 0; i < n; i++)
        say_target(update, i);
    for (;;) {
        g_autofree char *words = NULL;
        guint64 number = 0;
        enum cli_answer answer = cli_ask_line(&update->line->talk, &question, &words);
        if (answer != CLI_ANSWER)
            return cli_step_of(answer);
        if (!*words) {
            cli_say(&update->line->talk, "%c%s.", g_ascii_toupper(*question.empty),
                    question.empty + 1);
            break;
        }
        if (!g_ascii_string_to_unsigned(words, 10, 1, n, &number, NULL)) {
            cli_say(&update->line->talk, "There is no target \"%s\"; the numbers are 1 to %zu.",
                    words, n);
            continue;
        }
        if (revise(update, (size_t)number - 1) == CLI_STEP_LEAVE)
            return CLI_STEP_LEAVE;
        question.empty = "no other moves";
        if (n == 1)
            break;
    }
    return ask_why(update);
}

/* ---- the colour ---- */

static char *meanings(const struct cli_update *update)
{
    GString *all = g_string_new(NULL);
    const struct rt_source *source =
        rt_facts_source(update->line->outlook.facts, update->reply.record.source);
    for (size_t i = 0; rt_reply_colours[i]; i++)
        g_string_append_printf(all, "%s%s: %s.", i ? "\n" : "",
                               rt_rags[rt_reply_colours[i]].label,
                               rt_rag_meaning(rt_reply_colours[i], source));
    return g_string_free(all, FALSE);
}

static enum cli_step ask_reason(struct cli_update *update)
{
    struct rt_reply *reply = &update->reply;
    if (!rt_reply_wants_reason(reply))
        return CLI_STEP_ON;
    g_autofree char *asks =
        g_strdup_printf("%s is suggested. Why do you set %s?", rt_rags[reply->suggested].label,
                        rt_rags[reply->now.rag].label);
    return ask_part(update, RT_REPLY_REASON, asks, "It is kept with the colour.", NULL,
                    &reply->now.reason);
}

static enum cli_step ask_colour(struct cli_update *update)
{
    struct rt_reply *reply = &update->reply;
    const char *choices[RT_RAGS] = {NULL};
    size_t at = 0;
    if (!cli_line_look(update->line))
        return CLI_STEP_LEAVE;
    rt_reply_suggest(reply, &update->line->outlook);
    g_autofree char *help = meanings(update);
    g_autofree char *words =
        reply->suggested
            ? g_strdup_printf("Which colour? %s is suggested%s%s.",
                              rt_rags[reply->suggested].label, reply->because ? ": " : "",
                              reply->because ? reply->because : "")
            : g_strdup("Which colour? None is suggested.");
    enum rt_rag likely = reply->now.rag ? reply->now.rag : reply->suggested;
    struct cli_question question = {.words = words, .choices = choices, .help = help};
    for (size_t i = 0; rt_reply_colours[i]; i++) {
        choices[question.n_choices++] = rt_rags[rt_reply_colours[i]].label;
        if (rt_reply_colours[i] == likely) {
            question.at = i;
            question.empty = choices[i];
        }
    }
    enum cli_answer answer = cli_choose(&update->line->talk, &question, &at, NULL);
    if (answer != CLI_ANSWER)
        return cli_step_of(answer);
    reply->now.rag = rt_reply_colours[at];
    return ask_reason(update);
}

const struct cli_asking cli_askings[] = {
    {"Progress", RT_REPLY_PROGRESS, RT_REPLY_PROGRESS, cli_ask_progress},
    {"Challenge", RT_REPLY_CHALLENGE, RT_REPLY_CHALLENGE, cli_ask_challenge},
    {"Key actions", RT_REPLY_ACTIONS, RT_REPLY_ACTIONS, ask_actions},
    {"Targets", RT_REPLY_TARGET, RT_REPLY_WHY, ask_targets},
    {"Colour", RT_REPLY_RAG, RT_REPLY_REASON, ask_colour},
    {NULL, RT_REPLY_PARTS, RT_REPLY_PARTS, NULL},
};
