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
    size_t n = 0;
    enum rt_status status =
        rt_register_meetings(line->context->reg, &walk->arena, &all, &error);
    const struct rt_meeting *from = rt_meeting_on(&all, walk->date);
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

/* On which day the next one is planned with it; NULL: not now.  g_free it. */
static char *ask_day(struct cli_meeting *walk, size_t n)
{
    g_autofree char *words = g_strdup_printf(
        "%zu item%s left over. On which day is the next meeting?", n, n == 1 ? " is" : "s are");
    struct cli_question question = {
        .words = words,
        .empty = "not now",
        .help = "It is planned with what is left over on its agenda. The command meeting "
                "carry --to DATE does it at any time."};
    char *typed = NULL;
    if (cli_ask_line(&walk->line->talk, &question, &typed) == CLI_ANSWER && *typed)
        return typed;
    g_free(typed);
    return NULL;
}

/* meeting carry, of the meeting that is held; to: "--to=" and a day, or NULL. */
static bool do_carry(struct cli_meeting *walk, const char *to, bool is_preview)
{
    g_autofree char *on = g_strconcat("--on=", walk->date, NULL);
    const char *words[5] = {"meeting", "carry", on};
    size_t n = 3;
    if (to)
        words[n++] = to;
    if (is_preview)
        words[n++] = "--dry-run";
    return cli_line_do(walk->line, words, n, NULL) == RT_OK;
}

/* To the next one, else to one on a day that is asked for.  What would be carried is read out
 * before it is. */
static void carry(struct cli_meeting *walk)
{
    static const struct cli_doubt doubt = {.words = "Carry it over?",
                                           .yes = "Carry it over",
                                           .no = "Not now",
                                           .help = "Undo takes it back."};
    const struct rt_meeting *next = NULL;
    size_t n = count_left(walk, &next);
    bool is_yes;
    g_autofree char *to = NULL;
    if (!n)
        return;
    do {
        g_autofree char *day = next ? NULL : ask_day(walk, n);
        if (!next && !day)
            return;
        g_free(to);
        to = day ? g_strconcat("--to=", day, NULL) : NULL;
    } while (!do_carry(walk, to, true) && !next);
    cli_ask_yes(&walk->line->talk, &doubt, &is_yes);
    if (is_yes)
        do_carry(walk, to, false);
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
