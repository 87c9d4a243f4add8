/* Running a command line, and what of its answer is worth a view. */
#include "tui/ask.h"

#include <string.h>

#include "tui/answer.h"
#include "tui/views.h"

static void say_error(struct tui_desk *desk, struct rt_error *error)
{
    if (error->sentence)
        tui_desk_fail(desk, error);
    else
        tui_desk_say(desk, TUI_WARNING, "That failed, and gave no reason");
}

/* Short answers are said on the message line, longer ones are opened. */
static void show(struct tui_desk *desk, struct tui_pager *pager, struct tui_answer *answer,
                 const char *title)
{
    const struct tui_line *first = pager->lines.n == 1 ? pager->lines.at : NULL;
    if (first && !first->label && strlen(first->text) < 72 && !strchr(first->text, '\n')) {
        tui_desk_say(desk, TUI_NOTICE, "%s", first->text);
    } else if (pager->lines.n) {
        tui_desk_open(desk, tui_view_answer(desk, pager, title));
        *pager = (struct tui_pager){0};
    }
    if (answer->notice)
        tui_desk_say(desk, TUI_NOTICE, "%s", answer->notice);
    else if (!first && pager->pieces)
        tui_desk_say(desk, TUI_NOTICE, "Done");
}

static void run(struct tui_desk *desk, const struct rt_args *args, const char *title)
{
    struct tui_pager pager;
    struct tui_answer answer;
    struct rt_error error = {0};
    tui_pager_init(&pager, desk->is_ascii);
    tui_answer_init(&answer, &pager);
    struct rt_context context = *desk->context;
    context.reg = desk->reg;
    context.out = &answer.output;
    enum rt_status status = rt_command_run(&context, args, &error);
    tui_answer_finish(&answer);
    if (args->command->writes)
        tui_desk_reload(desk);
    show(desk, &pager, &answer, title);
    if (status != RT_OK)
        say_error(desk, &error);
    rt_error_clear(&error);
    tui_answer_clear(&answer);
    tui_pager_clear(&pager);
}

/* A command may not read what the keyboard sends, nor be there for the shell only. */
static const char *why_not_here(const struct rt_args *args)
{
    if (!args->command)
        return "No command is named; : and a name finds one";
    for (size_t i = 0; i < args->arguments.n; i++)
        if (!strcmp(rt_texts_at(&args->arguments, i), "-"))
            return "The screen has no standard input; name a file";
    for (size_t i = 0; i < args->options.n; i++) {
        const struct rt_given_option *given = rt_list_item(&args->options, i, sizeof *given);
        if (given->option->flags & RT_OPTION_GLOBAL)
            return "Options of the program are for the shell; leave them out here";
    }
    return NULL;
}

unsigned tui_ask(struct tui_desk *desk, const char *line)
{
    g_auto(GStrv) words = NULL;
    int n = 0;
    struct rt_error error = {0};
    struct rt_args args = {0};
    if (!g_shell_parse_argv(line, &n, &words, NULL)) {
        tui_desk_say(desk, TUI_WARNING, "A quotation mark is missing: %s", line);
        return TUI_REDO_DRAW;
    }
    char **from = words;
    if (n > 1 && !strcmp(from[0], "rectrack")) {
        from++;
        n--;
    }
    if (rt_args_parse(&args, (const char *const *)from, (size_t)n, &error) != RT_OK)
        say_error(desk, &error);
    else if (why_not_here(&args))
        tui_desk_say(desk, TUI_WARNING, "%s", why_not_here(&args));
    else
        run(desk, &args, line);
    rt_args_clear(&args);
    return TUI_REDO_DRAW;
}
