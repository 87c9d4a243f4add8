/* Holding a meeting: how it is begun, what becomes of its items, how it ends and what is left
 * over then.  All of it is a command; what is not plain is asked first. */
#include <string.h>

#include <rectrack/date.h>
#include <rectrack/field.h>

#include "tui/answer.h"
#include "tui/ask.h"
#include "tui/meeting.h"
#include "tui/register.h"
#include "tui/views.h"

/* A part of meeting, of the one that is shown; last: a word behind, or NULL. */
static enum rt_status run(struct tui_meeting *self, const char *part, const char *last)
{
    g_autofree char *on = g_strconcat("--on=", self->meeting.date, NULL);
    const char *words[] = {"meeting", part, on, "--", last};
    return tui_ask_words(self->view.desk, words, last ? 5 : 3, NULL, NULL);
}

/* false, and it is said: nothing can be written. */
static bool may_write(struct tui_meeting *self)
{
    const char *why = tui_desk_why_readonly(self->view.desk);
    if (why)
        tui_desk_say(self->view.desk, TUI_WARNING, "Nothing can be recorded now: %s", why);
    return !why;
}

/* Nor into a meeting that is still to come, unless it was named. */
static bool may_record(struct tui_meeting *self)
{
    if (!may_write(self))
        return false;
    if (self->view.desk->why_not)
        tui_desk_say(self->view.desk, TUI_NOTICE, "%s", self->view.desk->why_not);
    else if (!self->view.desk->sitting)
        tui_desk_say(self->view.desk, TUI_NOTICE,
                     "That meeting is still to come; : meet %s begins it early",
                     self->meeting.date);
    return self->view.desk->sitting;
}

static void ask(struct tui_meeting *self, enum tui_meeting_asks what, struct tui_view *question)
{
    self->asks = what;
    tui_desk_open(self->view.desk, question);
}

/* ---- begun ---- */

static const char *filter_of(const struct tui_meeting *self)
{
    return ((const struct tui_register *)self->view.desk->views[0])->filter;
}

static size_t count_found(const struct tui_meeting *self)
{
    struct tui_desk *desk = self->view.desk;
    const struct tui_register *list = (const struct tui_register *)desk->views[0];
    struct rt_select select = {.query = &list->query, .outlook = desk->outlook};
    struct rt_tally tally = {0};
    return rt_register_tally(desk->reg, &select, &tally, NULL) == RT_OK ? tally.total : 0;
}

static void ask_order(struct tui_meeting *self)
{
    static const char *const answers[] = {"By theme", "By exception", NULL};
    const char *filter = filter_of(self);
    size_t n = count_found(self);
    g_autofree char *question = g_strdup_printf(
        "Begin a meeting today on %zu recommendation%s%s%s? By theme, as in the papers, or by "
        "exception: red, overdue, no update, closure proposed first.",
        n, n == 1 ? "" : "s", *filter ? ", " : "", filter);
    ask(self, TUI_MEETING_ASKS_ORDER, tui_view_offer(self->view.desk, question, answers));
}

/* The one that runs, or is planned, may be meant.  One runs at a time. */
static void ask_which(struct tui_meeting *self)
{
    static const char *const planned[] = {"Go on with it", "Begin another", NULL};
    static const char *const running[] = {"Go on with it", "End it, begin another", NULL};
    bool is_running = self->meeting.state == RT_MEETING_RUNNING;
    g_autofree char *day = rt_meeting_day(&self->meeting);
    g_autofree char *question =
        g_strdup_printf("The meeting of %s %s, at item %zu of %zu.", day,
                        is_running ? "has not ended: it is running" : "is planned",
                        self->at + 1, self->meeting.items.n);
    ask(self, TUI_MEETING_ASKS_WHICH,
        tui_view_offer(self->view.desk, question, is_running ? running : planned));
}

static bool is_today(const struct tui_meeting *self)
{
    return rt_day_parse(self->meeting.date) == self->view.desk->context->today;
}

void tui_meeting_begin(struct tui_meeting *self)
{
    if (tui_meeting_sits(self) && !is_today(self) &&
        (!self->has_today || self->meeting.state == RT_MEETING_RUNNING))
        ask_which(self);
    else if (tui_meeting_sits(self))
        tui_desk_say(self->view.desk, TUI_NOTICE, "This is today's meeting; one a day is held");
    else if (self->has_today)
        tui_desk_say(self->view.desk, TUI_NOTICE,
                     "Today's meeting has ended; one a day is held");
    else
        ask_order(self);
}

/* Another than the one that is shown; what was planned for today is the one. */
static void begin_other(struct tui_meeting *self)
{
    if (self->meeting.state == RT_MEETING_RUNNING && run(self, "end", NULL) != RT_OK)
        return;
    if (!self->has_today) {
        ask_order(self);
        return;
    }
    char today[11];
    rt_day_iso(self->view.desk->context->today, today);
    tui_meeting_look_at(self, today, false);
}

/* The first of a register has no name to go by, and its minutes would name nobody. */
static void say_nameless(struct tui_meeting *self)
{
    struct tui_desk *desk = self->view.desk;
    char in[16];
    tui_desk_say(desk, TUI_NOTICE, "The meeting has begun; %s gives it a name, for its minutes",
                 tui_keys_name(&desk->keys, TUI_DO_ATTEND, TUI_AT_MEETING, in));
}

static unsigned begin(struct tui_meeting *self, enum rt_agenda_order order)
{
    struct tui_desk *desk = self->view.desk;
    char today[11];
    rt_day_iso(desk->context->today, today);
    g_autofree char *items = g_strconcat("--items=", filter_of(self), NULL);
    g_autofree char *ordered = g_strconcat("--order=", rt_agenda_orders[order].key, NULL);
    const char *words[] = {"meeting", "new", today, items, ordered};
    if (tui_ask_words(desk, words, G_N_ELEMENTS(words), NULL, NULL) != RT_OK)
        return TUI_REDO_DRAW;
    tui_meeting_look_at(self, today, false);
    if (!self->meeting.title)
        say_nameless(self);
    return TUI_REDO_DRAW;
}

/* ---- its items ---- */

void tui_meeting_mark(struct tui_meeting *self, const char *part)
{
    if (may_record(self) && run(self, part, tui_meeting_item(self)->ref) == RT_OK)
        tui_meeting_go(self, self->at + 1);
}

/* ---- ended ---- */

/* What it says is what carrying over would take. */
void tui_meeting_ask_end(struct tui_meeting *self)
{
    struct rt_arena arena = {0};
    struct rt_list left = {0};
    if (!may_record(self))
        return;
    bool is_known = tui_meeting_find_left(self, &arena, &left);
    g_autofree char *words =
        is_known ? rt_left_words(&left) : g_strdup("what it leaves over can't be read");
    *words = g_ascii_toupper(*words);
    g_autofree char *day = rt_meeting_day(&self->meeting);
    g_autofree char *question = g_strdup_printf("End the meeting of %s? %s.", day, words);
    rt_arena_clear(&arena);
    ask(self, TUI_MEETING_ASKS_END,
        tui_view_confirm(self->view.desk, question, "End it", "Go on with it", NULL));
}

static unsigned end(struct tui_meeting *self)
{
    struct tui_desk *desk = self->view.desk;
    char carry[16], minutes[16];
    bool has_ended = run(self, "end", NULL) == RT_OK;
    if (has_ended && self->other)
        tui_desk_say(desk, TUI_WARNING, "The meeting has ended. %s", self->other);
    else if (has_ended)
        tui_desk_say(
            desk, TUI_NOTICE,
            "The meeting has ended; %s carries over what is left, %s writes the minutes",
            tui_keys_name(&desk->keys, TUI_DO_CARRY, TUI_AT_MINUTES, carry),
            tui_keys_name(&desk->keys, TUI_DO_EXPORT, TUI_AT_MINUTES, minutes));
    return TUI_REDO_DRAW;
}

/* ---- left over ---- */

/* "Carry over? 3 items would go to the meeting of ...  SI-9 was skipped." of what the command
 * tells line by line, the sum in the last; g_free it. */
static char *question_of(const struct tui_pager *told)
{
    g_autoptr(GPtrArray) all = g_ptr_array_new();
    for (size_t i = 0; i < told->lines.n; i++) {
        const struct tui_line *line = rt_list_item(&told->lines, i, sizeof *line);
        g_ptr_array_add(all, (void *)(uintptr_t)line->text);
    }
    const char *sum = all->len ? all->pdata[all->len - 1] : "";
    g_ptr_array_set_size(all, MAX((int)all->len - 1, 0));
    g_ptr_array_add(all, NULL);
    g_autofree char *rest = g_strjoinv(". ", (char **)all->pdata);
    return g_strdup_printf("Carry over? %.*s.%s%s%s", (int)strcspn(sum, ";"), sum,
                           *rest ? " " : "", rest, *rest ? "." : "");
}

/* None is planned to which it could go. */
static void ask_next(struct tui_meeting *self)
{
    static const char help[] = "It is planned with what is left over on its agenda";
    g_autofree char *on = g_strconcat("--on=", self->meeting.date, NULL);
    g_autofree char *left = rt_left_words(&self->left);
    const char *words[] = {"meeting", "carry", on, NULL};
    *left = g_ascii_toupper(*left);
    tui_desk_open(
        self->view.desk,
        tui_view_value(self->view.desk, words,
                       &(struct tui_value){.title = "Carry over to the next meeting",
                                           .label = "Its day",
                                           .help = help,
                                           .button = "Carry over",
                                           .option = "--to",
                                           .note = left,
                                           .since = rt_day_parse(self->meeting.date)}));
}

/* The whole preview is the question; what can't be is said. */
void tui_meeting_ask_carry(struct tui_meeting *self)
{
    struct tui_desk *desk = self->view.desk;
    struct tui_pager pager;
    struct tui_answer answer;
    if (!self->meeting.date || !may_write(self))
        return;
    if (!self->has_next && self->left.n) {
        ask_next(self);
        return;
    }
    g_autofree char *on = g_strconcat("--on=", self->meeting.date, NULL);
    const char *words[] = {"meeting", "carry", "--dry-run", on};
    tui_pager_init(&pager, desk->is_ascii);
    tui_answer_init(&answer, &pager);
    bool is_told = tui_ask_into(desk, words, G_N_ELEMENTS(words), &answer) == RT_OK;
    g_autofree char *question = question_of(&pager);
    tui_answer_clear(&answer);
    tui_pager_clear(&pager);
    if (is_told)
        ask(self, TUI_MEETING_ASKS_CARRY,
            tui_view_confirm(desk, question, "Carry over", "Leave it", NULL));
}

void tui_meeting_write(struct tui_meeting *self)
{
    struct tui_desk *desk = self->view.desk;
    if (!self->meeting.date)
        return;
    bool is_planned = self->meeting.state == RT_MEETING_PLANNED;
    g_autofree char *file =
        g_strdup_printf("%s-%s.docx", is_planned ? "agenda" : "minutes", self->meeting.date);
    const char *words[] = {"meeting", "export", self->meeting.date, NULL};
    tui_desk_open(desk, tui_view_export(desk, words, file));
}

/* ---- answers ---- */

unsigned tui_meeting_answer(struct tui_meeting *self, enum tui_action action)
{
    enum tui_meeting_asks asked = self->asks;
    self->asks = TUI_MEETING_ASKS_NOTHING;
    if (action == TUI_DO_NO)
        return tui_meeting_sits(self) || self->meeting.date ? TUI_REDO_DRAW
                                                            : TUI_REDO_CLOSE | TUI_REDO_DRAW;
    switch (asked) {
    case TUI_MEETING_ASKS_ORDER:
        return begin(self, action == TUI_DO_FIRST ? RT_AGENDA_THEME : RT_AGENDA_EXCEPTION);
    case TUI_MEETING_ASKS_WHICH:
        if (action == TUI_DO_SECOND) {
            begin_other(self);
        } else { /* it is named now, also where it is still to come */
            g_autofree char *day = g_strdup(self->meeting.date);
            tui_meeting_look_at(self, day, false);
        }
        break;
    case TUI_MEETING_ASKS_END:
        return end(self);
    case TUI_MEETING_ASKS_CARRY:
        run(self, "carry", NULL);
        break;
    case TUI_MEETING_ASKS_NOTHING:
        break;
    }
    return TUI_REDO_DRAW;
}
