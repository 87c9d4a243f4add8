/* Reading a meeting, and the recommendation that it looks at. */
#include "tui/meeting.h"

#include <rectrack/date.h>
#include <rectrack/field.h>

/* ---- the item ---- */

/* A shared row is one item. */
static void read_members(struct tui_meeting *self)
{
    struct rt_list members = {0};
    struct rt_error error = {0};
    g_autoptr(GString) refs = g_string_new(self->record.ref);
    if (rt_register_members(self->view.desk->reg, self->record.ref, &self->item_arena, &members,
                            &error) != RT_OK)
        tui_desk_fail(self->view.desk, &error);
    for (size_t i = 0; i < members.n; i++)
        g_string_append_printf(refs, ", %s", rt_texts_at(&members, i));
    self->refs = rt_arena_copy(&self->item_arena, refs->str);
}

static void read_item(struct tui_meeting *self)
{
    struct tui_desk *desk = self->view.desk;
    struct rt_error error = {0};
    const char *ref = tui_meeting_item(self)->ref;
    rt_arena_clear(&self->item_arena);
    self->record = (struct rt_record){0};
    self->refs = rt_arena_copy(&self->item_arena, ref);
    struct rt_record record = {0};
    if (rt_register_record(desk->reg, ref, &desk->outlook, &self->item_arena, &record,
                           &error) == RT_OK) {
        self->record = record;
        read_members(self);
        tui_news_seen(&desk->news, record.ref);
    }
    rt_error_clear(&error); /* that it is gone stands in its place */
}

/* That stands at the top from now on. */
static void look(struct tui_meeting *self, struct tui_meeting_at seen)
{
    self->seen = seen;
    self->is_scrolled = false;
}

bool tui_meeting_go(struct tui_meeting *self, size_t at)
{
    if (at >= self->meeting.items.n)
        return false;
    self->is_moved = self->is_moved || at != self->at;
    if (at != self->at)
        look(self, (struct tui_meeting_at){0});
    self->at = at;
    read_item(self);
    return true;
}

/* ---- the meeting ---- */

/* day: in words, as a person may have given it. */
static const struct rt_meeting *find_day(const struct rt_list *all, const char *day)
{
    uint32_t asked;
    char date[11];
    if (!rt_window_day(day, &asked))
        return NULL;
    rt_day_iso(asked, date);
    return rt_meeting_on(all, date);
}

/* The one that was asked for or is open; a follower looks where the chair looks. */
static const struct rt_meeting *choose(const struct tui_meeting *self,
                                       const struct rt_list *all, const char *open,
                                       const char *looked_at)
{
    const struct rt_meeting *found = NULL;
    if (self->day)
        return find_day(all, self->day);
    if (self->is_follower)
        found = rt_meeting_on(all, looked_at);
    else if (open)
        found = rt_meeting_on(all, open);
    return found ? found : rt_meeting_to_hold(all, self->view.desk->context->today);
}

/* Where it was left; of one that has begun, the first item is where it is left.  Who was cut
 * off while all was blank, and comes back, sees the item again, and so does the room: nobody
 * there remembers why it is dark. */
static size_t find_place(struct tui_meeting *self, const struct rt_sitting *now)
{
    bool is_here = g_strcmp0(now->date, self->meeting.date) == 0;
    size_t place = is_here ? rt_meeting_place(&self->meeting, now->ref) : 0;
    bool has_begun = self->meeting.state == RT_MEETING_RUNNING ||
                     rt_day_parse(self->meeting.date) <= self->view.desk->context->today;
    self->is_moved = place ? now->is_blank : has_begun;
    look(self, place ? (struct tui_meeting_at){now->paragraph, now->letter}
                     : (struct tui_meeting_at){0});
    return place ? place - 1 : 0;
}

/* A follower is where the chair is.  Who scrolled there by hand is left alone until the chair
 * moves. */
static size_t follow(struct tui_meeting *self, const struct rt_sitting *now)
{
    struct tui_meeting_at seen = self->seen;
    bool was_scrolled = self->is_scrolled;
    size_t at = find_place(self, now);
    if (!tui_meeting_sits(self)) /* what it came to is read from its beginning */
        look(self, (struct tui_meeting_at){0});
    bool has_moved = at != self->at || seen.paragraph != self->seen.paragraph ||
                     seen.letter != self->seen.letter;
    self->is_scrolled = was_scrolled && !has_moved;
    self->is_blank = now->is_blank && tui_meeting_sits(self) &&
                     g_strcmp0(now->date, self->meeting.date) == 0;
    return at;
}

/* here: the item that was looked at in the same meeting, or NULL. */
static size_t find_item(struct tui_meeting *self, const char *here,
                        const struct rt_sitting *now)
{
    if (self->is_follower)
        return follow(self, now);
    if (!here)
        return find_place(self, now);
    size_t place = rt_meeting_place(&self->meeting, here);
    if (!place)
        look(self, (struct tui_meeting_at){0});
    return place ? place - 1 : MIN(self->at, self->meeting.items.n - 1);
}

/* Two run where one was taken up again by undo, or an older version began them. */
static const struct rt_meeting *find_other(const struct tui_meeting *self,
                                           const struct rt_list *all)
{
    const struct rt_meeting *found = NULL;
    for (size_t i = 0; i < all->n && self->meeting.state != RT_MEETING_PLANNED; i++) {
        const struct rt_meeting *other = rt_meeting_at(all, i);
        if (other->state == RT_MEETING_RUNNING && strcmp(other->date, self->meeting.date) != 0)
            found = other;
    }
    return found;
}

/* g_free it. */
static char *words_of_other(const struct tui_meeting *self, const struct rt_meeting *other)
{
    char in[16];
    g_autofree char *day = rt_meeting_day(other);
    return g_strdup_printf(
        "The meeting of %s has not ended%s; %s goes there, to end it or go on with it", day,
        self->meeting.state == RT_MEETING_RUNNING ? " either" : "",
        tui_keys_name(&self->view.desk->keys, TUI_DO_MEETINGS, TUI_AT_MEETING, in));
}

/* Said when another comes to be looked at: beside it one runs, or what was held before it is
 * not far. */
static void tell_others(struct tui_meeting *self, const struct rt_list *all, bool is_another)
{
    struct tui_desk *desk = self->view.desk;
    const struct rt_meeting *other = self->meeting.date ? find_other(self, all) : NULL;
    g_autofree char *words = other ? words_of_other(self, other) : NULL;
    bool has_ended = false;
    char in[16];
    self->other = words ? rt_arena_copy(&self->arena, words) : NULL;
    for (size_t i = 0; i < all->n; i++)
        has_ended = has_ended || rt_meeting_at(all, i)->state == RT_MEETING_ENDED;
    if (is_another && words)
        tui_desk_say(desk, TUI_WARNING, "%s", words);
    else if (is_another && has_ended && self->meeting.state == RT_MEETING_PLANNED &&
             !desk->sitting)
        tui_desk_say(desk, TUI_NOTICE,
                     "This one is still to come; %s has those that have ended",
                     tui_keys_name(&desk->keys, TUI_DO_MEETINGS, TUI_AT_MEETING, in));
}

/* In which meeting is recorded; one that is still to come must have been named. */
static void tell_desk(const struct tui_meeting *self, const struct rt_meeting *in_way)
{
    struct tui_desk *desk = self->view.desk;
    const char *date = self->meeting.date;
    bool is_named = self->day && !self->is_chosen;
    bool has_begun = date && (self->meeting.state == RT_MEETING_RUNNING || is_named ||
                              rt_day_parse(date) <= desk->context->today);
    g_free(desk->sitting);
    desk->sitting = has_begun && !in_way ? g_strdup(date) : NULL;
    g_free(desk->why_not);
    desk->why_not = in_way ? words_of_other(self, in_way) : NULL;
}

bool tui_meeting_find_left(const struct tui_meeting *self, struct rt_arena *arena,
                           struct rt_list *out)
{
    struct tui_desk *desk = self->view.desk;
    struct rt_list all = {0};
    struct rt_error error = {0};
    enum rt_status status = rt_register_meetings(desk->reg, arena, &all, &error);
    const struct rt_meeting *from = rt_meeting_on(&all, self->meeting.date);
    if (status == RT_OK && from)
        status = rt_meeting_left(desk->reg, &desk->outlook, &all, from, arena, out, &error);
    if (status != RT_OK)
        tui_desk_fail(desk, &error);
    return status == RT_OK;
}

void tui_meeting_read(struct tui_meeting *self)
{
    struct tui_desk *desk = self->view.desk;
    struct rt_arena arena = {0};
    struct rt_list all = {0};
    struct rt_error error = {0};
    struct rt_sitting now = {0};
    char today[11];
    bool sat = tui_meeting_sits(self);
    g_autofree char *open = g_strdup(self->meeting.date);
    g_autofree char *here =
        open && self->meeting.items.n ? g_strdup(tui_meeting_item(self)->ref) : NULL;
    enum rt_status status = rt_register_meetings(desk->reg, &arena, &all, &error);
    if (status == RT_OK)
        status = rt_register_sitting(desk->reg, &arena, &now, &error);
    if (status != RT_OK) { /* what was read of it before stays */
        tui_desk_fail(desk, &error);
        rt_arena_clear(&arena);
        return;
    }
    rt_day_iso(desk->context->today, today);
    self->has_today = rt_meeting_on(&all, today);
    self->is_blank = self->is_blank && !self->is_follower;
    const struct rt_meeting *found = choose(self, &all, open, now.date);
    rt_arena_clear(&self->arena);
    self->meeting = (struct rt_meeting){0};
    if (found)
        rt_shape_copy(&rt_meeting_shape, &self->meeting, found, &self->arena);
    if (rt_register_rows(desk->reg, &self->meeting.minutes, &self->arena, &error) != RT_OK)
        tui_desk_fail(desk, &error);
    bool is_same = found && g_strcmp0(open, found->date) == 0;
    if (!is_same || sat != tui_meeting_sits(self))
        look(self, (struct tui_meeting_at){0});
    if (found && self->meeting.items.n) {
        self->at = find_item(self, is_same ? here : NULL, &now);
        read_item(self);
    } else {
        self->at = 0;
    }
    self->has_next = found && rt_meeting_next(&all, found);
    self->left = (struct rt_list){0};
    self->is_left_known = found && self->meeting.state == RT_MEETING_ENDED &&
                          tui_meeting_find_left(self, &self->arena, &self->left);
    tell_desk(self, found ? rt_meeting_in_way(&all, found) : NULL);
    tell_others(self, &all, !is_same && !self->is_follower);
    rt_arena_clear(&arena);
}

void tui_meeting_look_at(struct tui_meeting *self, const char *day, bool is_chosen)
{
    g_free(self->day);
    self->day = g_strdup(day);
    self->is_chosen = is_chosen;
    tui_meeting_read(self);
}
