/* The conversation: its beginning, the menu, its end. */
#include "cli/line.h"

#include <string.h>

#include <rectrack/question.h>
#include <rectrack/settings.h>

/* ---- the menu ---- */

struct item {
    const char *words;
    const char *command; /* or NULL */
    void (*run)(struct cli_line *line);
};

static void ask_command(struct cli_line *line)
{
    static const struct cli_question question = {
        .words = "Which command line? For example: list overdue, or: help",
        .empty = "back to the menu",
        .help = "It is typed as in the shell, without the word rectrack. help names all "
                "commands, help and a name explains one."};
    g_autofree char *typed = NULL;
    if (cli_ask_line(&line->talk, &question, &typed) == CLI_ANSWER && *typed)
        cli_line_do_typed(line, typed);
}

static void hold_meeting(struct cli_line *line)
{
    cli_line_meet(line, NULL);
}

/* What is done most first: so many are read out at once. */
enum { OFTEN = 5 };

static const struct item items[] = {
    {"My updates", NULL, cli_line_mine},
    {"List of recommendations", NULL, cli_line_list},
    {"One recommendation, by its reference", NULL, cli_line_find},
    {"Hold a meeting", NULL, hold_meeting},
    {"Undo what you did last", "undo", NULL},
    {"Status: how many stand where", "status", NULL},
    {"What changed since the last paper", "changes", NULL},
    {"Redo what you took back", "redo", NULL},
    {"A command line", NULL, ask_command},
    {"Help: the commands", "help", NULL},
};

/* Its words; g_free it. */
static char *help(const struct cli_line *line)
{
    return g_strdup_printf(
        "This is the menu. My updates are what an owner has to write before the period closes. "
        "A command line may be typed here too, such as: show SI-5, or: list overdue. "
        "At every question back goes back, again says what was said last, stop leaves; b and q "
        "do for back and stop. The register is %s.",
        rt_register_path(line->context->reg));
}

static void menu(struct cli_line *line)
{
    const char *choices[G_N_ELEMENTS(items) + 1] = {NULL};
    g_autofree char *other = NULL, *helps = help(line);
    size_t at = 0;
    for (size_t i = 0; i < G_N_ELEMENTS(items); i++)
        choices[i] = items[i].words;
    struct cli_question question = {.words = "What next?",
                                    .choices = choices,
                                    .n_choices = G_N_ELEMENTS(items),
                                    .n_often = OFTEN,
                                    .empty = items[0].words,
                                    .help = helps,
                                    .takes_other = true,
                                    .is_brief = line->has_menu,
                                    .is_told = true};
    enum cli_answer answer = cli_choose(&line->talk, &question, &at, &other);
    line->has_menu = true;
    if (answer == CLI_BACK)
        cli_say(&line->talk, "This is the menu; stop leaves.");
    else if (answer == CLI_OTHER)
        cli_line_do_typed(line, other);
    else if (answer == CLI_ANSWER && items[at].run)
        items[at].run(line);
    else if (answer == CLI_ANSWER)
        cli_line_do_typed(line, items[at].command);
}

/* ---- no register yet ---- */

static bool has_register(const struct cli_line *line)
{
    g_autofree char *path = NULL;
    if (rt_context_path(line->context, &path, NULL) != RT_OK)
        return true; /* opening it tells why */
    return g_file_test(path, G_FILE_TEST_EXISTS) || g_file_test(path, G_FILE_TEST_IS_SYMLINK);
}

/* Until there is one, or the person leaves. */
static void offer_register(struct cli_line *line)
{
    const char *choices[4] = {NULL};
    g_autofree char *path = NULL;
    size_t n = 0;
    rt_context_path(line->context, &path, NULL);
    g_autofree char *words = g_strdup_printf("There is no register yet: %s", path);
    for (; rt_first_offers[n].command && n + 1 < G_N_ELEMENTS(choices); n++)
        choices[n] = rt_first_offers[n].words;
    struct cli_question question = {.words = words,
                                    .choices = choices,
                                    .n_choices = n,
                                    .help = "A register is one file that holds all "
                                            "recommendations. The sample can be tried out."};
    while (!line->talk.is_over && !has_register(line)) {
        size_t at;
        enum cli_answer answer = cli_choose(&line->talk, &question, &at, NULL);
        if (answer == CLI_BACK)
            cli_say(&line->talk, "There is nothing before this; stop leaves.");
        else if (answer == CLI_ANSWER)
            cli_line_do_typed(line, rt_first_offers[at].command);
    }
}

/* ---- the whole ---- */

static void tell_settings(struct cli_line *line)
{
    const struct rt_settings *settings = line->context->settings;
    for (size_t i = 0; settings && i < settings->wrong.n; i++)
        line->spoken.out.notice(&line->spoken.out, rt_texts_at(&settings->wrong, i));
}

enum rt_status cli_line_run(struct rt_context *context, const struct rt_args *meet,
                            struct rt_error *error)
{
    struct cli_line *line = g_new0(struct cli_line, 1);
    struct rt_error told = {0};
    enum rt_status status = RT_OK;
    line->query = g_strdup("");
    line->meet = cli_line_meet;
    cli_line_begin(line, context);
    cli_say(&line->talk, "rectrack in lines. At every question: ? helps, back goes "
                         "back, again repeats, stop leaves.");
    tell_settings(line);
    if (!has_register(line))
        offer_register(line);
    if (!line->talk.is_over)
        status = cli_line_open(line, error);
    if (status == RT_OK && !line->talk.is_over)
        cli_line_tell_drafts(line);
    if (meet && status == RT_OK && !line->talk.is_over)
        cli_line_meet(line, rt_args_argument(meet, 0));
    while (status == RT_OK && !line->talk.is_over && cli_line_look(line))
        menu(line);
    cli_say(&line->talk, "Good-bye.");
    enum rt_status ended = cli_talk_end(&line->talk, &told);
    if (status == RT_OK && ended != RT_OK)
        *error = told;
    else
        rt_error_clear(&told);
    rt_register_close(g_steal_pointer(&context->reg));
    rt_conflicts_clear(&line->conflicts);
    g_free(line->owner);
    g_free(line->query);
    g_free(line);
    return status == RT_OK ? ended : status;
}
