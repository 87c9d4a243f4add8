/* Behind the end of a meeting held in lines: what is left goes over to the next one, and the
 * draft minutes are written. */
#include <rectrack/date.h>
#include <rectrack/left.h>

#include "cli/line_meeting.h"

/* ---- what is left goes over ---- */

/* How much would go over; *next: the meeting it would go to, NULL: none is planned. */
static size_t count_left(struct cli_meeting *walk, const struct rt_meeting **next)
{
    struct cli_line *line = walk->line;
    struct rt_list all = {0}, left = {0};
    struct rt_error error = {0};
    const struct rt_meeting *from = NULL;
    size_t n = 0;
    enum rt_status status =
        rt_register_meetings(line->context->reg, &walk->arena, &all, &error);
    for (size_t i = 0; i < all.n; i++)
        if (g_strcmp0(rt_meeting_at(&all, i)->date, walk->date) == 0)
            from = rt_meeting_at(&all, i);
    if (status == RT_OK && from)
        status = rt_meeting_left(line->context->reg, &line->outlook, &all, from, &walk->arena,
                                 &left, &error);
    if (status != RT_OK)
        cli_line_refuse(line, &error);
    for (size_t i = 0; i < left.n; i++)
        n += !rt_left_at(&left, i)->stays;
    *next = from ? rt_meeting_next(&all, from) : NULL;
    return n;
}

/* Plans the next one; false: not now. */
static bool plan_next(struct cli_meeting *walk, size_t n)
{
    g_autofree char *words = g_strdup_printf(
        "%zu item%s left over. On which day is the next meeting?", n, n == 1 ? " is" : "s are");
    struct cli_question question = {
        .words = words,
        .empty = "not now",
        .help = "What is left over goes on its agenda. The commands meeting new and meeting "
                "carry do it at any time."};
    for (;;) {
        g_autofree char *typed = NULL;
        if (cli_ask_line(&walk->line->talk, &question, &typed) != CLI_ANSWER || !*typed)
            return false;
        const char *new[] = {"meeting", "new", "--", typed};
        if (cli_line_do(walk->line, new, G_N_ELEMENTS(new), NULL) == RT_OK)
            return true;
    }
}

/* Reads out what would be carried, asks, and carries. */
static void carry(struct cli_meeting *walk)
{
    static const char *const choices[] = {"Carry it over", "Not now", NULL};
    static const char *const words[] = {"carry"};
    const struct rt_meeting *next = NULL;
    size_t n = count_left(walk, &next), at = 1;
    if (!n || (!next && !plan_next(walk, n)) || !count_left(walk, &next) || !next ||
        !cli_meeting_do(walk, "--dry-run", NULL, words, 1))
        return;
    g_autofree char *day = rt_meeting_day(next);
    g_autofree char *asked = g_strdup_printf("Carry it over to the meeting of %s?", day);
    struct cli_question question = {.words = asked,
                                    .choices = choices,
                                    .n_choices = 2,
                                    .takes_yes = true,
                                    .is_told = true,
                                    .empty = choices[0],
                                    .help = "Undo takes it back."};
    if (cli_choose(&walk->line->talk, &question, &at, NULL) == CLI_ANSWER && at == 0)
        cli_meeting_do(walk, NULL, NULL, words, 1);
}

/* ---- the minutes ---- */

static void write_minutes(struct cli_meeting *walk)
{
    static const struct cli_question question = {
        .words = "Draft minutes into which file? For example: minutes.docx",
        .empty = "not now",
        .help = "The suffix tells the format: docx, pdf, html, md and others. The command "
                "meeting export writes them at any time."};
    for (;;) {
        g_autofree char *file = NULL;
        if (cli_ask_line(&walk->line->talk, &question, &file) != CLI_ANSWER || !*file)
            return;
        const char *words[] = {"meeting", "--output", file, "export", walk->date};
        if (cli_line_do(walk->line, words, G_N_ELEMENTS(words), NULL) == RT_OK)
            return;
    }
}

void cli_meeting_after(struct cli_meeting *walk)
{
    carry(walk);
    if (!walk->line->talk.is_over)
        write_minutes(walk);
}
