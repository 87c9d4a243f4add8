/* A command line as a person typed it: what asks for questions of its own, what is asked about
 * first, what is run at once. */
#include <string.h>

#include <rectrack/question.h>

#include "cli/line.h"

/* Is the person sure?  Nothing to ask is as good. */
static bool is_sure(struct cli_line *line, const struct rt_args *args)
{
    struct rt_question asked = {0};
    bool is_asked = line->context->reg && !line->context->is_readonly &&
                    rt_question_of(line->context->reg, &line->outlook, args, &asked);
    struct cli_doubt doubt = {
        .words = asked.words, .yes = asked.yes, .no = asked.no, .is_no = true};
    bool is_yes = true;
    if (is_asked)
        cli_ask_yes(&line->talk, &doubt, &is_yes);
    rt_question_clear(&asked);
    return is_yes;
}

/* update and a reference alone opens the questions, as it opens the form on the screen. */
static bool asks_update(const struct cli_line *line, const struct rt_args *args)
{
    return line->context->reg && !strcmp(args->command->name, "update") &&
           args->arguments.n == 1 && args->options.n == 0;
}

/* The meeting is held here, not on a screen. */
static bool is_meet(const struct cli_line *line, const struct rt_args *args)
{
    return line->context->reg && !strcmp(args->command->name, "meet") && args->options.n == 0;
}

void cli_line_do_typed(struct cli_line *line, const char *typed)
{
    struct rt_error error = {0};
    struct rt_args args = {0};
    if (rt_args_parse_line(&args, typed, &error) != RT_OK)
        cli_line_refuse(line, &error);
    else if (asks_update(line, &args))
        cli_line_update(line, rt_args_argument(&args, 0));
    else if (is_meet(line, &args))
        line->meet(line, rt_args_argument(&args, 0));
    else if (is_sure(line, &args))
        cli_line_run_args(line, &args, NULL);
    else if (!line->talk.is_over)
        cli_say(&line->talk, "Nothing was changed.");
    rt_args_clear(&args);
}
