/* Running a command line, and what of its answer is worth a view. */
#include "tui/ask.h"

#include <string.h>

#include "tui/views.h"

static void say_error(struct tui_desk *desk, struct rt_error *error)
{
    if (error->sentence)
        tui_desk_fail(desk, error);
    else
        tui_desk_say(desk, TUI_WARNING, "That failed, and gave no reason");
}

/* What was saved is saved, though the disk is not sure of it, or the answer failed: a form
 * that stayed open for that would be saved twice. */
static enum rt_status say_but(struct tui_desk *desk, const struct rt_error *error)
{
    if (error->sentence)
        tui_desk_say(desk, TUI_WARNING, "Done, but %s", error->sentence);
    return RT_OK;
}

/* Short answers are said on the message line, longer ones are opened. */
static void show(struct tui_desk *desk, struct tui_pager *pager, struct tui_answer *answer,
                 const char *title)
{
    const struct tui_line *first = pager->lines.n == 1 ? pager->lines.at : NULL;
    if (first && !first->label && strlen(first->text) < 72 && !strchr(first->text, '\n')) {
        g_autofree char *words = tui_desk_words(desk, first->text);
        tui_desk_say(desk, TUI_NOTICE, "%s", words);
    } else if (pager->lines.n) {
        tui_desk_open(desk, tui_view_answer(desk, pager, title));
        *pager = (struct tui_pager){0};
    }
    if (answer->notice)
        tui_desk_say(desk, TUI_NOTICE, "%s", answer->notice);
    else if (!first && pager->pieces)
        tui_desk_say(desk, TUI_NOTICE, "Done");
}

/* What was done from a form is told where the form was: one sentence after another. */
static void tell(struct tui_desk *desk, const struct tui_pager *pager,
                 const struct tui_answer *answer)
{
    g_autoptr(GString) all = g_string_new(NULL);
    for (size_t i = 0; i < pager->lines.n; i++) {
        const struct tui_line *line = rt_list_item(&pager->lines, i, sizeof *line);
        g_string_append_printf(all, "%s%s%s%s", all->len ? "; " : "",
                               line->label ? line->label : "", line->label ? " " : "",
                               line->text);
    }
    if (answer->notice)
        g_string_append_printf(all, "%s%s", all->len ? "; " : "", answer->notice);
    g_autofree char *words = tui_desk_words(desk, all->len ? all->str : "Done");
    tui_desk_say(desk, TUI_NOTICE, "%s", words);
}

/* What is run, with what the person saw, and where its answer goes. */
struct asking {
    const struct rt_args *args;
    const char *title; /* of the view that a long answer gets; NULL: a message */
    const struct rt_record *seen;
    struct rt_conflicts *conflicts;
};

static enum rt_status run(struct tui_desk *desk, const struct asking *asking)
{
    struct tui_pager pager;
    struct tui_answer answer;
    struct rt_error error = {0};
    tui_pager_init(&pager, desk->is_ascii);
    tui_answer_init(&answer, &pager);
    struct rt_context context = *desk->context;
    context.reg = desk->reg;
    context.out = &answer.output;
    context.seen = asking->seen;
    answer.conflicts = asking->conflicts;
    answer.show = desk->show;
    answer.shower = desk->waiter;
    enum rt_status status = rt_command_run(&context, asking->args, &error);
    tui_answer_finish(&answer);
    if (asking->args->command->writes)
        tui_desk_written(desk);
    if (asking->title)
        show(desk, &pager, &answer, asking->title);
    else
        tell(desk, &pager, &answer);
    if (status != RT_OK && context.has_saved)
        status = say_but(desk, &error);
    else if (status != RT_OK)
        say_error(desk, &error);
    rt_error_clear(&error);
    tui_answer_clear(&answer);
    tui_pager_clear(&pager);
    return status;
}

unsigned tui_ask(struct tui_desk *desk, const char *line)
{
    struct rt_error error = {0};
    struct rt_args args = {0};
    if (rt_args_parse_line(&args, line, &error) == RT_OK)
        run(desk, &(struct asking){.args = &args, .title = line});
    else
        say_error(desk, &error);
    rt_args_clear(&args);
    return TUI_REDO_DRAW;
}

enum rt_status tui_ask_words(struct tui_desk *desk, const char *const *words, size_t n,
                             const struct rt_record *seen, struct rt_conflicts *conflicts)
{
    struct rt_error error = {0};
    struct rt_args args = {0};
    enum rt_status status = rt_args_parse(&args, words, n, &error);
    if (status == RT_OK)
        status =
            run(desk, &(struct asking){.args = &args, .seen = seen, .conflicts = conflicts});
    else
        say_error(desk, &error);
    rt_args_clear(&args);
    return status;
}

enum rt_status tui_ask_into(struct tui_desk *desk, const char *const *words, size_t n,
                            struct tui_answer *answer)
{
    struct rt_error error = {0};
    struct rt_args args = {0};
    struct rt_context context = *desk->context;
    context.reg = desk->reg;
    context.out = &answer->output;
    enum rt_status status = rt_args_parse(&args, words, n, &error);
    if (status == RT_OK)
        status = rt_command_run(&context, &args, &error);
    tui_answer_finish(answer);
    if (status != RT_OK)
        say_error(desk, &error);
    rt_args_clear(&args);
    rt_error_clear(&error);
    return status;
}
