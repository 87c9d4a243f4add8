/* Which meeting is held in lines: the one that runs, the next, one of a day, or a new one. */
#include <string.h>

#include <rectrack/date.h>

#include "cli/line_meeting.h"

static bool read_day(struct cli_talk *talk, const char *words, char out[static 11])
{
    struct rt_error error = {0};
    bool is_day = rt_meeting_read_day(words, out, &error) == RT_OK;
    if (!is_day)
        cli_say(talk, "%s.", error.sentence);
    rt_error_clear(&error);
    return is_day;
}

/* ---- a new one ---- */

static bool ask_day(struct cli_line *line, char out[static 11])
{
    g_autofree char *day = rt_day_words(line->context->today);
    struct cli_question question = {.words = "On which day is it?", .empty = day};
    for (;;) {
        g_autofree char *typed = NULL;
        if (cli_ask_line(&line->talk, &question, &typed) != CLI_ANSWER)
            return false;
        if (read_day(&line->talk, *typed ? typed : day, out))
            return true;
    }
}

/* Plans one; false: the person does not. */
static bool plan(struct cli_line *line, char date[static 11])
{
    static const struct cli_question question = {
        .words =
            "What shall it look at? Query words, such as: shown:red, or: source:SI overdue",
        .empty = "nothing yet",
        .help = "What stands out comes first: red, overdue, without an update. An item can be "
                "put on the agenda at any time."};
    if (!*date && !ask_day(line, date))
        return false;
    for (;;) {
        g_autofree char *query = NULL;
        if (cli_ask_line(&line->talk, &question, &query) != CLI_ANSWER)
            return false;
        const char *words[] = {"meeting", "new", date, "--order=exception", "--items", query};
        if (cli_line_do(line, words, *query ? G_N_ELEMENTS(words) : 3, NULL) == RT_OK)
            return true;
    }
}

static bool offer_plan(struct cli_line *line, const char *words, char date[static 11])
{
    struct cli_doubt doubt = {.words = words, .yes = "Plan one", .no = "Leave it"};
    bool is_yes;
    cli_ask_yes(&line->talk, &doubt, &is_yes);
    return is_yes && plan(line, date);
}

/* ---- which ---- */

static const struct rt_meeting *find(const struct rt_list *all, const char *date,
                                     uint32_t today)
{
    for (size_t i = 0; i < all->n && *date; i++)
        if (strcmp(rt_meeting_at(all, i)->date, date) == 0)
            return rt_meeting_at(all, i);
    return *date ? NULL : rt_meeting_to_hold(all, today);
}

/* One that is still to come is not begun by mistake. */
static bool is_wanted(struct cli_line *line, const struct rt_meeting *meeting)
{
    if (meeting->state != RT_MEETING_PLANNED ||
        rt_day_parse(meeting->date) <= line->context->today)
        return true;
    g_autofree char *day = rt_meeting_day(meeting);
    g_autofree char *words = g_strdup_printf("The meeting of %s is still to come.", day);
    struct cli_doubt doubt = {
        .words = words, .yes = "Hold it now", .no = "Leave it", .is_no = true};
    bool is_yes;
    cli_ask_yes(&line->talk, &doubt, &is_yes);
    return is_yes;
}

/* One meeting runs at a time: true, and date says which is looked for again, where the person
 * goes on with the one in the way or ends it; false: it is left. */
static bool clear_way(struct cli_line *line, const struct rt_meeting *in_way,
                      const struct rt_meeting *wanted, char date[static 11])
{
    g_autofree char *running = rt_meeting_day(in_way), *other = rt_meeting_day(wanted);
    g_autofree char *words = g_strdup_printf("The meeting of %s has not ended.", running);
    g_autofree char *end = g_strdup_printf("End it, and hold that of %s", other);
    const char *choices[] = {"Go on with it", end, "Leave both", NULL};
    const char *ended[] = {"meeting", "end", "--on", in_way->date};
    struct cli_question question = {.words = words,
                                    .choices = choices,
                                    .n_choices = 3,
                                    .empty = choices[0],
                                    .help =
                                        "One meeting runs at a time. Behind its end nothing "
                                        "is recorded any more; undo takes the end back."};
    size_t at = 2;
    if (cli_choose(&line->talk, &question, &at, NULL) != CLI_ANSWER || at == 2)
        return false;
    g_strlcpy(date, (at == 0 ? in_way : wanted)->date, 11);
    return at == 0 || cli_line_do(line, ended, G_N_ELEMENTS(ended), NULL) == RT_OK;
}

static void say_names(struct cli_line *line, const char *label, const struct rt_list *names)
{
    g_autofree char *all = rt_texts_in_line(names);
    if (names->n)
        cli_say(&line->talk, "%s: %s", label, all);
}

static void say_head(struct cli_line *line, const struct rt_meeting *meeting)
{
    size_t n_done = 0;
    g_autofree char *day = rt_meeting_day(meeting);
    for (size_t i = 0; i < meeting->items.n; i++)
        n_done += rt_agenda_item_at(&meeting->items, i)->state == RT_ITEM_DONE;
    cli_say_apart(&line->talk, "Meeting of %s%s%s: %zu item%s, %zu dealt with.", day,
                  meeting->title ? ", " : "", meeting->title ? meeting->title : "",
                  meeting->items.n, meeting->items.n == 1 ? "" : "s", n_done);
    say_names(line, "Present", &meeting->present);
    say_names(line, "Apologies", &meeting->apologies);
}

/* Who can't write hears of it, and no more. */
static void tell(struct cli_line *line, const char *date)
{
    const char *words[] = {"meeting", "show", date};
    cli_line_do(line, words, *date ? G_N_ELEMENTS(words) : 2, NULL);
}

/* true: something was planned or is out of the way, and it is looked for again. */
static bool hold(struct cli_line *line, const struct rt_list *all,
                 const struct rt_meeting *meeting, char date[static 11])
{
    const struct rt_meeting *in_way = meeting ? rt_meeting_in_way(all, meeting) : NULL;
    if (!meeting) {
        return offer_plan(
            line, *date ? "There is no meeting on that day." : "There is no meeting yet.",
            date);
    }
    if (meeting->state == RT_MEETING_ENDED) {
        g_autofree char *day = rt_meeting_day(meeting);
        g_autofree char *words = g_strdup_printf("The meeting of %s has ended.", day);
        *date = '\0';
        return offer_plan(line, words, date);
    }
    if (in_way)
        return clear_way(line, in_way, meeting, date);
    if (is_wanted(line, meeting)) {
        say_head(line, meeting);
        cli_meeting_hold(line, meeting);
    }
    return false;
}

void cli_line_meet(struct cli_line *line, const char *asked)
{
    char date[11] = "";
    bool goes_on = !asked || read_day(&line->talk, asked, date);
    bool is_readonly =
        line->context->is_readonly || rt_register_why_readonly(line->context->reg);
    if (goes_on && is_readonly)
        tell(line, date);
    while (goes_on && !is_readonly && !line->talk.is_over && cli_line_look(line)) {
        struct rt_arena arena = {0};
        struct rt_list all = {0};
        struct rt_error error = {0};
        goes_on = false;
        if (rt_register_meetings(line->context->reg, &arena, &all, &error) == RT_OK)
            goes_on = hold(line, &all, find(&all, date, line->context->today), date);
        else
            cli_line_refuse(line, &error);
        rt_arena_clear(&arena);
    }
}
