/* The officer's form and the register: a recommendation is read into it, and what it came
 * to becomes one command.  What is refused is said, and everything stays as it was typed;
 * of what somebody else saved meanwhile the person says, field by field, whose shall
 * stand. */
#include <string.h>

#include "tui/ask.h"
#include "tui/update_view.h"
#include "tui/views.h"

/* What is shown to the person: as it stands in the register now. */
static bool read_shown(struct tui_update_view *self, const char *ref)
{
    struct tui_desk *desk = self->view.desk;
    struct rt_record now = {0};
    rt_arena_clear(&self->shown_arena);
    bool is_there = rt_register_record(desk->reg, ref, &desk->outlook, &self->shown_arena, &now,
                                       NULL) == RT_OK;
    self->shown = is_there ? now : (struct rt_record){0};
    return is_there;
}

/* From now on it is what the person has seen. */
static void see_shown(struct tui_update_view *self)
{
    rt_arena_clear(&self->seen_arena);
    self->seen_arena = self->shown_arena;
    self->seen = self->shown;
    self->shown_arena = (struct rt_arena){0};
    self->shown = (struct rt_record){0};
}

bool tui_update_read(struct tui_update_view *self, const char *ref)
{
    struct tui_desk *desk = self->view.desk;
    struct tui_update fresh = {0};
    struct rt_error error = {0};
    read_shown(self, ref); /* before the form is: what is saved in between is a conflict */
    if (rt_register_record(desk->reg, ref, &desk->outlook, &fresh.reply.arena,
                           &fresh.reply.record, &error) != RT_OK) {
        tui_desk_fail(desk, &error);
        rt_arena_clear(&fresh.reply.arena);
        return false;
    }
    tui_draft_end(&self->draft);
    tui_update_clear(&self->update);
    self->update = fresh;
    tui_update_begin(&self->update, &desk->outlook, desk->context->user, desk->is_ascii);
    tui_update_suggest(&self->update, &desk->outlook);
    see_shown(self);
    tui_draft_begin(&self->draft, desk, &self->update.form, "update",
                    self->update.reply.record.ref, self->update.reply.period.id);
    tui_news_seen(&desk->news, self->update.reply.record.ref);
    return true;
}

static unsigned go_on(struct tui_update_view *self)
{
    struct tui_desk *desk = self->view.desk;
    g_autofree char *said = g_strdup(desk->message ? desk->message : "Saved");
    tui_desk_catch_up(desk); /* the next one is that of the list as it is now */
    const char *next = self->list->class->step(self->list, TUI_DO_NEXT);
    if (next && tui_update_read(self, next)) {
        tui_desk_say(desk, TUI_NOTICE, "%s; now %s", said, self->update.reply.record.ref);
        tui_draft_offer(&self->draft);
        return TUI_REDO_DRAW;
    }
    tui_desk_say(desk, TUI_NOTICE, "%s; that was the last one of the list", said);
    return TUI_REDO_CLOSE | TUI_REDO_DRAW;
}

static unsigned done(struct tui_update_view *self)
{
    tui_draft_discard(&self->draft);
    return self->is_next ? go_on(self) : TUI_REDO_CLOSE | TUI_REDO_DRAW;
}

static enum rt_status run(struct tui_update_view *self, GStrv words)
{
    const struct rt_record *seen = self->seen.ref ? &self->seen : NULL;
    rt_conflicts_clear(&self->conflicts);
    return tui_ask_words(self->view.desk, (const char *const *)words, g_strv_length(words),
                         seen, &self->conflicts);
}

unsigned tui_update_save(struct tui_update_view *self, bool is_no_change, bool is_next)
{
    struct tui_desk *desk = self->view.desk;
    g_auto(GStrv) words = is_no_change ? rt_reply_no_change(tui_update_reply(&self->update))
                                       : rt_reply_command(tui_update_reply(&self->update));
    self->is_next = is_next;
    self->is_no_change = is_no_change;
    if (!words) {
        tui_desk_say(desk, TUI_NOTICE, "Nothing was changed yet");
        return TUI_REDO_DRAW;
    }
    tui_draft_keep(&self->draft);
    enum rt_status status = run(self, words);
    if (status == RT_OK)
        return done(self);
    if (status == RT_CONFLICT && self->conflicts.all.n &&
        read_shown(self, self->update.reply.record.ref)) {
        tui_desk_hush(desk);
        tui_desk_open(desk, tui_view_conflict(desk, &self->conflicts));
        return TUI_REDO_DRAW | TUI_REDO_DROP;
    }
    g_autofree char *said = g_strdup(desk->message);
    tui_desk_say(desk, TUI_WARNING, "%s. What you wrote is here still", said);
    return TUI_REDO_DRAW;
}

/* ---- conflicts ---- */

/* Theirs goes into the form. */
static void give_way(struct tui_update_view *self)
{
    for (size_t i = 0; i < self->conflicts.all.n; i++) {
        const struct rt_kept_conflict *one = rt_conflict_at(&self->conflicts, i);
        if (one->kept == RT_KEPT_THEIRS)
            tui_update_give_way(&self->update, one->what.field, one->what.part, &self->shown);
    }
}

/* What is left of the form is saved over what was shown; a third person's change since is
 * a conflict again.  That nothing has changed can't stand beside what was written. */
unsigned tui_update_decided(struct tui_update_view *self, bool is_decided)
{
    struct tui_desk *desk = self->view.desk;
    bool is_theirs = rt_conflicts_theirs(&self->conflicts, NULL) > 0;
    if (!is_decided ||
        (!self->is_no_change && rt_conflicts_theirs(&self->conflicts, "no_change"))) {
        tui_desk_say(desk, TUI_NOTICE, "Nothing was saved; what you wrote is here still");
        return TUI_REDO_DRAW;
    }
    if (!self->is_no_change) {
        give_way(self);
        g_auto(GStrv) words = rt_reply_command(tui_update_reply(&self->update));
        is_theirs = !words;
    }
    see_shown(self);
    if (!is_theirs)
        return tui_update_save(self, self->is_no_change, self->is_next);
    tui_desk_say(desk, TUI_NOTICE, "%s stays as the others saved it", self->seen.ref);
    return done(self);
}
