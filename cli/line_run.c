/* The conversation and the commands: the register is opened and read, a command line is run,
 * what it answers is said. */
#include "cli/line.h"

#include <string.h>

#include <rectrack/date.h>

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

static void conflict(struct rt_output *out, const struct rt_conflict *conflict)
{
    rt_conflicts_add(&((struct cli_line *)out)->conflicts, conflict);
}

/* Who one is, and where one stands; where all is kept is told by ? at the menu. */
static void say_register(struct cli_line *line)
{
    struct rt_register *reg = line->context->reg;
    const struct rt_period *period = line->outlook.period;
    const char *why = line->context->is_readonly ? "--read-only was asked for"
                                                 : rt_register_why_readonly(reg);
    if (line->context->user)
        cli_say(&line->talk, "You are %s.", line->context->user);
    if (line->context->register_path)
        cli_say(&line->talk, "Register %s.", rt_register_path(reg));
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
    line->spoken.said = line->talk.said;
    line->spoken.out.is_terminal = true; /* somebody listens now */
    line->spoken.out.notice = note;
    line->spoken.out.progress = progress;
    line->spoken.out.conflict = conflict;
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

const char *cli_line_why_not(const struct cli_line *line)
{
    const struct rt_period *period = line->outlook.period;
    const char *why = rt_register_why_readonly(line->context->reg);
    if (line->context->is_readonly)
        return "--read-only was asked for";
    if (why)
        return why;
    return period && period->state == RT_OPEN
               ? NULL
               : "no period is open to report in; the command period open opens one";
}

enum rt_status cli_line_run_args(struct cli_line *line, const struct rt_args *args,
                                 const struct rt_record *seen)
{
    struct rt_error error = {0};
    struct rt_context context = *line->context;
    context.out = &line->spoken.out;
    context.has_saved = false;
    context.seen = seen;
    rt_conflicts_clear(&line->conflicts);
    line->spoken.told = g_get_monotonic_time();
    line->spoken.has_said = false;
    enum rt_status status = rt_command_run(&context, args, &error);
    if (status != RT_OK && context.has_saved) {
        cli_say(&line->talk, "Done, but %s.", error.sentence ? error.sentence : "not told");
        rt_error_clear(&error);
        status = RT_OK;
    } else if (status == RT_CONFLICT && line->conflicts.all.n) {
        rt_error_clear(&error);
    } else if (status != RT_OK) {
        cli_line_refuse(line, &error);
    }
    if (line->context->reg)
        cli_line_look(line);
    return status;
}

enum rt_status cli_line_do(struct cli_line *line, const char *const *words, size_t n,
                           const struct rt_record *seen)
{
    struct rt_error error = {0};
    struct rt_args args = {0};
    enum rt_status status = rt_args_parse(&args, words, n, &error);
    if (status == RT_OK)
        status = cli_line_run_args(line, &args, seen);
    else
        cli_line_refuse(line, &error);
    rt_args_clear(&args);
    return status;
}
