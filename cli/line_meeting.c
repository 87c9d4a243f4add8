/* A meeting held in lines: from item to item, and its end. */
#include "cli/line_meeting.h"

#include <string.h>

#include <rectrack/left.h>

/* ---- from item to item ---- */

static void go(struct cli_meeting *walk, const char *where)
{
    const char *words[] = {"go", where};
    cli_meeting_do(walk, NULL, NULL, words, G_N_ELEMENTS(words));
}

/* "2 items are left over: SI-11, SI-12 (skipped)", *n of them; what the shell and the screen
 * say.  g_free it. */
static char *left_of(struct cli_meeting *walk, size_t *n)
{
    struct cli_line *line = walk->line;
    struct rt_list left = {0};
    struct rt_error error = {0};
    *n = 0;
    if (rt_meeting_left(line->context->reg, &line->outlook, &walk->all, walk->meeting,
                        &walk->arena, &left, &error) != RT_OK) {
        cli_line_refuse(line, &error);
        return g_strdup("What it leaves over can't be read");
    }
    g_free(rt_left_refs(&left, RT_LEFT_GOES, n));
    char *words = rt_left_words(&left);
    *words = g_ascii_toupper(*words);
    return words;
}

static void next(struct cli_meeting *walk)
{
    size_t n;
    if (walk->place < walk->meeting->items.n) {
        go(walk, "next");
        return;
    }
    g_autofree char *left = left_of(walk, &n);
    cli_say(&walk->line->talk, "This is the last item. %s.", left);
}

static void back(struct cli_meeting *walk)
{
    if (walk->place > 1)
        go(walk, "back");
    else
        cli_say(&walk->line->talk, "This is the first item.");
}

/* What is not on the agenda comes up all the same, if that is wanted. */
static void offer_item(struct cli_meeting *walk, const char *ref)
{
    const char *put[] = {"put", ref};
    g_autofree char *words = g_strdup_printf("%s is not on the agenda.", ref);
    struct cli_doubt doubt = {.words = words, .yes = "Put it there", .no = "Leave it"};
    bool is_yes;
    cli_ask_yes(&walk->line->talk, &doubt, &is_yes);
    if (is_yes && cli_meeting_do(walk, NULL, NULL, put, G_N_ELEMENTS(put)))
        go(walk, ref);
}

static void jump(struct cli_meeting *walk)
{
    static const struct cli_question question = {
        .words = "To which item? Its number or a reference; a reads the agenda.",
        .empty = "stay here",
        .help = "A recommendation that is not on the agenda can be put there."};
    for (;;) {
        g_autofree char *typed = NULL;
        const char *row = NULL;
        bool is_there = false;
        if (cli_ask_line(&walk->line->talk, &question, &typed) != CLI_ANSWER || !*typed)
            return;
        if (!g_ascii_strcasecmp(typed, "a")) {
            cli_meeting_say_agenda(walk);
            continue;
        }
        rt_register_has(walk->line->context->reg, typed, &is_there, NULL);
        rt_register_row(walk->line->context->reg, typed, &walk->arena, &row, NULL);
        if (is_there && row && !rt_meeting_place(walk->meeting, row))
            offer_item(walk, typed);
        else
            go(walk, typed);
        return;
    }
}

static void mark(struct cli_meeting *walk, const char *part)
{
    const char *words[] = {part, cli_meeting_ref(walk)};
    if (cli_meeting_do(walk, NULL, NULL, words, G_N_ELEMENTS(words)) && cli_meeting_look(walk))
        next(walk);
}

static void skip(struct cli_meeting *walk)
{
    mark(walk, "skip");
}

static void done(struct cli_meeting *walk)
{
    mark(walk, "done");
}

static void undo(struct cli_meeting *walk)
{
    const char *words[] = {"undo"};
    cli_line_do(walk->line, words, G_N_ELEMENTS(words), NULL);
}

static void read_all(struct cli_meeting *walk)
{
    const char *words[] = {"show", cli_meeting_ref(walk)};
    cli_line_do(walk->line, words, G_N_ELEMENTS(words), NULL);
}

/* ---- the end ---- */

static void end(struct cli_meeting *walk)
{
    static const char *const words[] = {"end"};
    size_t n;
    g_autofree char *left = left_of(walk, &n);
    g_autofree char *asked = g_strdup_printf("%s. End the meeting?", left);
    struct cli_doubt doubt = {.words = asked,
                              .yes = "End it",
                              .no = "Go on",
                              .is_no = n > 0,
                              .help = "Behind its end nothing is recorded any more; undo "
                                      "takes the end back."};
    bool is_yes;
    cli_ask_yes(&walk->line->talk, &doubt, &is_yes);
    if (is_yes && cli_meeting_do(walk, NULL, NULL, words, 1))
        cli_meeting_after(walk);
}

/* ---- the walk ---- */

/* So many are read out at once. */
enum { OFTEN = 6 };

static const struct deed {
    const char *words;
    void (*run)(struct cli_meeting *walk); /* NULL: leaves the walk */
    bool is_of_item;                       /* there must be one */
} deeds[] = {
    {"Next item", next, true},
    {"Decide", cli_meeting_decide, true},
    {"Action: who does what by when", cli_meeting_action, true},
    {"Note", cli_meeting_note, false},
    {"Who is here, who sent apologies", cli_meeting_attend, false},
    {"Item before", back, true},
    {"Jump to another item", jump, false},
    {"Skip it: left over for the next meeting", skip, true},
    {"Undo what you did last", undo, false},
    {"Dealt with, nothing to record", done, true},
    {"Read all of the recommendation", read_all, true},
    {"Hear what was recorded so far", cli_meeting_say_recorded, false},
    {"Pause the meeting", NULL, false},
    {"End the meeting", end, false},
};

/* The place of what is one of them. */
static size_t place_of(void (*run)(struct cli_meeting *walk))
{
    size_t i = 0;
    while (deeds[i].run != run)
        i++;
    return i;
}

/* The words of its help.  g_free it. */
static char *help(void)
{
    return g_strdup_printf(
        "What is recorded is saved at once, and undo takes it back. Next leaves an item as it "
        "is: what was looked at and needs no words is dealt with by number %zu. The first word "
        "does for a number: skip, jump, undo, pause, end. back pauses too; the meeting goes on "
        "where it was.",
        place_of(done) + 1);
}

/* What an empty line does: the next item, from the last the end. */
static size_t usual(const struct cli_meeting *walk)
{
    bool is_last = walk->place == walk->meeting->items.n;
    return place_of(!walk->place ? jump : is_last ? end : next);
}

/* false: the walk is left. */
static bool ask(struct cli_meeting *walk)
{
    const char *choices[G_N_ELEMENTS(deeds) + 1] = {NULL};
    const char *ref = cli_meeting_ref(walk);
    g_autofree char *other = NULL, *helps = help(),
                    *words = ref ? g_strdup_printf("Item %zu of %zu, %s: what now?",
                                                   walk->place, walk->meeting->items.n, ref)
                                 : g_strdup("Nothing stands on the agenda. What now?");
    size_t at = usual(walk);
    for (size_t i = 0; i < G_N_ELEMENTS(deeds); i++)
        choices[i] = deeds[i].words;
    struct cli_question question = {.words = words,
                                    .choices = choices,
                                    .n_choices = G_N_ELEMENTS(deeds),
                                    .empty = choices[at],
                                    .at = at,
                                    .help = helps,
                                    .n_often = OFTEN,
                                    .takes_other = true,
                                    .is_brief = walk->has_menu,
                                    .is_told = true};
    enum cli_answer answer = cli_choose(&walk->line->talk, &question, &at, &other);
    walk->has_menu = true;
    if (answer == CLI_OTHER)
        cli_line_do_typed(walk->line, other);
    if (answer == CLI_BACK || answer == CLI_LEAVE || (answer == CLI_ANSWER && !deeds[at].run))
        return false;
    if (answer == CLI_ANSWER && deeds[at].is_of_item && !walk->place)
        cli_say(&walk->line->talk, "Nothing stands on the agenda; jump puts something there.");
    else if (answer == CLI_ANSWER)
        deeds[at].run(walk);
    return true;
}

/* The first item that is open, where none was looked at yet. */
static void go_first(struct cli_meeting *walk)
{
    const struct rt_list *items = &walk->meeting->items;
    size_t i = 0;
    while (i < items->n && rt_agenda_item_at(items, i)->state != RT_ITEM_OPEN)
        i++;
    go(walk, rt_agenda_item_at(items, i < items->n ? i : 0)->ref);
}

static void walk_on(struct cli_meeting *walk)
{
    g_autofree char *said = NULL;
    bool goes_on = true, has_gone = false;
    while (goes_on && !walk->line->talk.is_over && cli_line_look(walk->line) &&
           cli_meeting_look(walk)) {
        if (!walk->place && walk->meeting->items.n) {
            go_first(walk);
            has_gone = true;
            if (!cli_meeting_look(walk) || !walk->place)
                break;
        }
        if (walk->place && walk->is_blank) { /* nobody who listens can end that by a key */
            go(walk, cli_meeting_ref(walk));
            has_gone = true;
            if (!cli_meeting_look(walk))
                break;
        }
        const char *ref = cli_meeting_ref(walk);
        if (ref && !said && !has_gone)
            cli_say(&walk->line->talk, "Item %zu of %zu: %s", walk->place,
                    walk->meeting->items.n, ref);
        if (ref && g_strcmp0(said, ref) != 0)
            cli_meeting_say_item(walk);
        g_free(said);
        said = g_strdup(ref);
        goes_on = ask(walk);
    }
    if (!goes_on && !walk->line->talk.is_silent)
        cli_say(&walk->line->talk, "The meeting pauses here, and goes on here.");
}

void cli_meeting_hold(struct cli_line *line, const struct rt_meeting *meeting)
{
    struct cli_meeting walk = {.line = line};
    g_strlcpy(walk.date, meeting->date, sizeof walk.date);
    walk_on(&walk);
    rt_arena_clear(&walk.arena);
}
