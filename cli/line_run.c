/* The conversation and the commands: the register is opened and read, a command line is run,
 * what it answers is said. */
#include "cli/line.h"

#include <string.h>

#include <rectrack/date.h>
#include <rectrack/question.h>

static void note(struct rt_output *out, const char *sentence)
{
    cli_say(&((struct cli_line *)out)->talk, "Note: %s%s", sentence, cli_stop(sentence));
}

/* A line now and then; a signal that waits stops it. */
static bool progress(struct rt_output *out, const char *what, uint64_t done, uint64_t total)
{
    enum { SECONDS = 5 };
    struct cli_line *line = (struct cli_line *)out;
    gint64 now = g_get_monotonic_time();
    if (now - line->spoken.told >= SECONDS * G_USEC_PER_SEC) {
        g_autofree char *words = rt_progress_words(what, done, total);
        cli_say(&line->talk, "%s.", words);
        line->spoken.told = now;
    }
    return !cli_hear_is_stopped();
}

static void say_register(struct cli_line *line)
{
    struct rt_register *reg = line->context->reg;
    const struct rt_period *period = line->outlook.period;
    const char *why = line->context->is_readonly ? "--read-only was asked for"
                                                 : rt_register_why_readonly(reg);
    cli_say(&line->talk, "Register %s.", rt_register_path(reg));
    if (line->context->user)
        cli_say(&line->talk, "You are %s.", line->context->user);
    if (why)
        cli_say(&line->talk, "For reading only: %s.", why);
    if (!period) {
        cli_say(&line->talk, "There is no reporting period yet.");
        return;
    }
    g_autofree char *day = rt_day_words(period->as_at);
    if (period->state == RT_OPEN)
        cli_say(&line->talk, "The period %s is open until %s.", period->label, day);
    else
        cli_say(&line->talk, "No period is open; all is as at %s, the end of %s.", day,
                period->label);
}

void cli_line_begin(struct cli_line *line, struct rt_context *context)
{
    line->context = context;
    cli_talk_begin(&line->talk);
    cli_spoken_init(&line->spoken, line->talk.how);
    line->spoken.out.is_terminal = true; /* somebody listens now */
    line->spoken.out.notice = note;
    line->spoken.out.progress = progress;
}

enum rt_status cli_line_open(struct cli_line *line, struct rt_error *error)
{
    struct rt_context *context = line->context;
    g_autofree char *moved = NULL;
    enum rt_status status = rt_context_open(context, context->is_readonly ? RT_READ : RT_WRITE,
                                            &context->reg, &moved, error);
    if (moved)
        cli_say(&line->talk, "%s.", moved);
    if (status == RT_OK && cli_line_look(line))
        say_register(line);
    return status;
}

bool cli_line_look(struct cli_line *line)
{
    const struct rt_facts *facts;
    struct rt_error error = {0};
    if (rt_register_has_changed(line->context->reg))
        cli_say(&line->talk, "Somebody else has saved something since.");
    if (rt_register_facts(line->context->reg, &facts, &error) != RT_OK) {
        cli_line_refuse(line, &error);
        return false;
    }
    line->outlook = rt_outlook_now(facts, line->context->today);
    return true;
}

void cli_line_refuse(struct cli_line *line, struct rt_error *error)
{
    g_autofree char *words =
        error->sentence ? rt_error_words(error) : g_strdup("it failed, and gave no reason");
    cli_say(&line->talk, "Not done: %s%s", words, cli_stop(words));
    rt_error_clear(error);
}

static enum rt_status run(struct cli_line *line, const struct rt_args *args)
{
    struct rt_error error = {0};
    struct rt_context context = *line->context;
    context.out = &line->spoken.out;
    context.has_saved = false;
    line->spoken.told = g_get_monotonic_time();
    line->spoken.has_said = false;
    enum rt_status status = rt_command_run(&context, args, &error);
    if (status != RT_OK && context.has_saved) {
        cli_say(&line->talk, "Done, but %s.", error.sentence ? error.sentence : "not told");
        rt_error_clear(&error);
        status = RT_OK;
    } else if (status != RT_OK) {
        cli_line_refuse(line, &error);
    }
    if (line->context->reg)
        cli_line_look(line);
    return status;
}

enum rt_status cli_line_do(struct cli_line *line, const char *const *words, size_t n)
{
    struct rt_error error = {0};
    struct rt_args args = {0};
    enum rt_status status = rt_args_parse(&args, words, n, &error);
    if (status == RT_OK)
        status = run(line, &args);
    else
        cli_line_refuse(line, &error);
    rt_args_clear(&args);
    return status;
}

/* Is the person sure?  Nothing to ask is as good. */
static bool is_sure(struct cli_line *line, const struct rt_args *args)
{
    struct rt_question asked = {0};
    size_t at = 1;
    bool is_asked = line->context->reg && !line->context->is_readonly &&
                    rt_question_of(line->context->reg, &line->outlook, args, &asked);
    const char *choices[] = {asked.yes, asked.no, NULL};
    struct cli_question question = {
        .words = asked.words, .choices = choices, .n_choices = 2, .empty = asked.no, .at = 1};
    bool is_so =
        !is_asked || (cli_choose(&line->talk, &question, &at, NULL) == CLI_ANSWER && at == 0);
    rt_question_clear(&asked);
    return is_so;
}

void cli_line_do_typed(struct cli_line *line, const char *typed)
{
    struct rt_error error = {0};
    struct rt_args args = {0};
    if (rt_args_parse_line(&args, typed, &error) != RT_OK)
        cli_line_refuse(line, &error);
    else if (is_sure(line, &args))
        run(line, &args);
    else if (!line->talk.is_over)
        cli_say(&line->talk, "Nothing was changed.");
    rt_args_clear(&args);
}
