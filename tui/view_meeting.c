/* The Meeting: one recommendation at a time, and what is decided of it recorded at once.
 * What keys do.
 *
 * To go from item to item waits for no disk: where the chair is goes into the register when
 * no key has come for a moment. */
#include <stdlib.h>
#include <string.h>

#include <rectrack/date.h>

#include "tui/answer.h"
#include "tui/ask.h"
#include "tui/meeting.h"
#include "tui/views.h"

static struct tui_meeting *of(struct tui_view *view)
{
    return (struct tui_meeting *)view;
}

static const struct tui_meeting *cof(const struct tui_view *view)
{
    return (const struct tui_meeting *)view;
}

static unsigned place(const struct tui_view *view)
{
    return tui_meeting_sits(cof(view)) ? TUI_AT_MEETING : TUI_AT_MINUTES;
}

/* ---- the place ---- */

static bool has_idle_work(const struct tui_view *view)
{
    return cof(view)->is_moved;
}

/* It is no change, and nothing else is read again for it. */
static bool keep_place(struct tui_view *view)
{
    struct tui_meeting *self = of(view);
    /* Second screens stay with the meeting that runs. */
    bool is_kept = !self->is_moved || tui_desk_why_readonly(view->desk) || view->desk->why_not;
    self->is_moved = false;
    if (is_kept || !tui_meeting_sits(self))
        return false;
    struct tui_pager pager;
    struct tui_answer answer;
    g_autofree char *on = g_strconcat("--on=", self->meeting.date, NULL);
    g_autofree char *from =
        g_strdup_printf("--from=%d.%d", self->seen.paragraph, self->seen.letter);
    const char *blank[] = {
        "meeting", "--blank", "go", on, from, "--", tui_meeting_item(self)->ref};
    const char *words[] = {"meeting", "go", on, from, "--", tui_meeting_item(self)->ref};
    tui_pager_init(&pager, view->desk->is_ascii);
    tui_answer_init(&answer, &pager);
    bool is_said = tui_ask_into(view->desk, self->is_blank ? blank : words,
                                self->is_blank ? G_N_ELEMENTS(blank) : G_N_ELEMENTS(words),
                                &answer) != RT_OK;
    tui_answer_clear(&answer);
    tui_pager_clear(&pager);
    return is_said;
}

static unsigned go(struct tui_meeting *self, bool is_next)
{
    size_t to = is_next ? self->at + 1 : self->at - 1;
    if (!tui_meeting_go(self, to))
        tui_desk_say(self->view.desk, TUI_NOTICE, "%s",
                     is_next ? "This is the last item of the agenda"
                             : "This is the first item of the agenda");
    return TUI_REDO_DRAW;
}

static const char *ref_of(const struct tui_view *view)
{
    return tui_meeting_sits(cof(view)) ? cof(view)->record.ref : NULL;
}

static const char *step(struct tui_view *view, enum tui_action action)
{
    struct tui_meeting *self = of(view);
    bool is_there = tui_meeting_sits(self) &&
                    tui_meeting_go(self, action == TUI_DO_NEXT ? self->at + 1 : self->at - 1);
    return is_there ? ref_of(view) : NULL;
}

/* ---- keys ---- */

static void open_record(struct tui_meeting *self)
{
    struct tui_desk *desk = self->view.desk;
    const char *ref = ref_of(&self->view);
    if (ref)
        tui_desk_open(desk, tui_view_record(desk, &self->view, ref, ""));
    else
        tui_desk_say(desk, TUI_NOTICE, "There is no recommendation here");
}

/* It is paused: the way back is said. */
static unsigned leave(struct tui_meeting *self)
{
    struct tui_desk *desk = self->view.desk;
    char in[16];
    if (tui_meeting_sits(self) && desk->sitting)
        tui_desk_say(desk, TUI_NOTICE,
                     "The meeting is paused at %s, item %zu of %zu; %s goes on", self->refs,
                     self->at + 1, self->meeting.items.n,
                     tui_keys_name(&desk->keys, TUI_DO_MEETING, TUI_AT_REGISTER, in));
    return TUI_REDO_CLOSE | TUI_REDO_DRAW;
}

static unsigned act(struct tui_view *view, enum tui_action action)
{
    struct tui_meeting *self = of(view);
    if (tui_meeting_scroll(self, action))
        return TUI_REDO_DRAW;
    if (action == TUI_DO_NEXT || action == TUI_DO_PREVIOUS)
        return go(self, action == TUI_DO_NEXT);
    if (action >= TUI_DO_YES && action <= TUI_DO_THIRD)
        return tui_meeting_answer(self, action);
    if (action == TUI_DO_OPEN)
        open_record(self);
    else if (action == TUI_DO_JUMP)
        tui_desk_open(view->desk, tui_view_agenda(view->desk));
    else if (action == TUI_DO_TAKE_ITEM)
        tui_meeting_go(self, strtoul(view->desk->picked, NULL, 10) - 1);
    else if (action == TUI_DO_DONE || action == TUI_DO_SKIP)
        tui_meeting_mark(self, action == TUI_DO_DONE ? "done" : "skip");
    else if (action == TUI_DO_BLANK)
        tui_desk_open(view->desk, tui_view_blank(self));
    else if (action == TUI_DO_FINISH)
        tui_meeting_ask_end(self);
    else if (action == TUI_DO_CARRY)
        tui_meeting_ask_carry(self);
    else if (action == TUI_DO_EXPORT)
        tui_meeting_write(self);
    else if (action == TUI_DO_MEETINGS)
        tui_desk_open(view->desk, tui_view_meetings(view->desk));
    else if (action == TUI_DO_TAKE_MEETING) {
        keep_place(view); /* where the chair was in this one */
        tui_meeting_look_at(self, view->desk->picked, true);
    }
    return action == TUI_DO_BACK ? leave(self) : TUI_REDO_DRAW;
}

/* What works at an item does not once the meeting has ended, and what works then not before:
 * the key says so, and what to press. */
static char *why_not(const struct tui_view *view, int key)
{
    const struct tui_meeting *self = cof(view);
    const struct tui_keys *keys = &view->desk->keys;
    unsigned other = TUI_MEETINGS & ~place(view);
    char in[16];
    const struct tui_binding *binding = tui_keys_find(keys, other, key);
    if (!binding)
        return NULL;
    if (other == TUI_AT_MINUTES)
        return g_strdup_printf("Not yet (%s): the meeting has not ended; %s ends it",
                               binding->name,
                               tui_keys_name(keys, TUI_DO_FINISH, TUI_AT_MEETING, in));
    return g_strdup_printf("Nothing was done (%s): %s", binding->name,
                           !self->meeting.date ? "no meeting is held"
                           : self->meeting.state == RT_MEETING_ENDED
                               ? "the meeting has ended"
                               : "nothing stands on its agenda");
}

/* ---- the rest ---- */

static void reload(struct tui_view *view)
{
    tui_meeting_read(of(view));
}

static void position(const struct tui_view *view, GString *out)
{
    if (tui_meeting_sits(cof(view)))
        g_string_append_printf(out, "item %zu of %zu", cof(view)->at + 1,
                               cof(view)->meeting.items.n);
}

static void where(const struct tui_view *view, GString *out)
{
    const struct tui_meeting *self = cof(view);
    g_autofree char *day = self->meeting.date ? rt_meeting_day(&self->meeting) : NULL;
    g_string_append_printf(out, "Meeting%s%s, ", day ? " of " : "", day ? day : "");
    if (tui_meeting_sits(self))
        g_string_append_printf(out, "on %s, ", self->refs);
    else
        g_string_append(out, day ? "which has ended" : "there is none");
    position(view, out);
}

static void close_view(struct tui_view *view)
{
    struct tui_meeting *self = of(view);
    keep_place(view);
    g_clear_pointer(&view->desk->sitting, g_free);
    g_clear_pointer(&view->desk->why_not, g_free);
    rt_arena_clear(&self->arena);
    rt_arena_clear(&self->item_arena);
    g_free(self->day);
    g_free(self);
}

static const struct tui_view_class class = {
    .place = place,
    .act = act,
    .draw = tui_meeting_draw,
    .reload = reload,
    .has_idle_work = has_idle_work,
    .idle = keep_place,
    .ref = ref_of,
    .step = step,
    .position = position,
    .why_not = why_not,
    .where = where,
    .close = close_view,
};

static struct tui_meeting *open_view(struct tui_desk *desk, const char *day)
{
    tui_open_register(desk);
    struct tui_meeting *self = g_new0(struct tui_meeting, 1);
    self->view = (struct tui_view){&class, desk};
    self->day = g_strdup(day);
    tui_meeting_read(self);
    tui_desk_open(desk, &self->view);
    if (desk->why_not)
        tui_desk_say(desk, TUI_NOTICE, "%s", desk->why_not);
    return self;
}

void tui_open_meeting(struct tui_desk *desk)
{
    open_view(desk, NULL);
}

void tui_open_meeting_on(struct tui_desk *desk, const char *day)
{
    open_view(desk, day);
}

void tui_open_meet(struct tui_desk *desk)
{
    const char *why = tui_desk_why_readonly(desk);
    if (why)
        tui_desk_say(desk, TUI_WARNING, "No meeting can be held now: %s", why);
    else
        tui_meeting_begin(open_view(desk, NULL));
}

bool tui_open_meet_line(struct tui_desk *desk, const char *line)
{
    struct rt_args args = {0};
    bool is_meet = rt_args_parse_line(&args, line, NULL) == RT_OK &&
                   !strcmp(args.command->name, "meet") && !rt_args_option(&args, "show") &&
                   !rt_args_option(&args, "help");
    if (is_meet)
        open_view(desk, rt_args_argument(&args, 0));
    rt_args_clear(&args);
    return is_meet;
}
