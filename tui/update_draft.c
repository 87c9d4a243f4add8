/* The officer's form and its draft: what was written and not saved is offered when the
 * form opens, and asked about when it is left. */
#include "tui/update_targets.h"
#include "tui/update_view.h"
#include "tui/views.h"

/* What was written earlier and not saved comes back if the person wants it. */
void tui_update_offer(struct tui_update_view *self)
{
    static const char *const answers[] = {"Continue", "Look", "Discard", NULL};
    struct tui_desk *desk = self->view.desk;
    struct rt_arena arena = {0};
    struct rt_draft found;
    if (tui_draft_find(&self->draft, &arena, &found)) {
        g_autofree char *when = tui_draft_when(&found);
        g_autofree char *question =
            g_strdup_printf("Draft from %s found: what you wrote of %s and did not save.", when,
                            self->update.record.ref);
        self->question = DRAFT;
        tui_desk_open(desk, tui_view_offer(desk, question, answers));
    }
    rt_arena_clear(&arena);
}

/* The offer stays under what is looked at. */
unsigned tui_update_offered(struct tui_update_view *self, enum tui_action action)
{
    struct rt_arena arena = {0};
    struct rt_draft found;
    bool is_found = tui_draft_find(&self->draft, &arena, &found);
    if (action == TUI_DO_THIRD) {
        tui_draft_discard(&self->draft);
    } else if (is_found && action == TUI_DO_SECOND) {
        tui_update_offer(self);
        tui_desk_open(self->view.desk, tui_view_draft(self->view.desk, &found));
    } else if (is_found && action == TUI_DO_FIRST) {
        tui_draft_put(&self->draft, &found);
        tui_targets_restore(&self->update);
        tui_update_suggest(&self->update, &self->view.desk->outlook);
    }
    rt_arena_clear(&arena);
    return action == TUI_DO_NO ? TUI_REDO_CLOSE | TUI_REDO_DRAW : TUI_REDO_DRAW;
}

unsigned tui_update_leave(struct tui_update_view *self)
{
    static const char *const answers[] = {"Keep as draft", "Discard", "Go on writing", NULL};
    struct tui_desk *desk = self->view.desk;
    if (tui_draft_state(&self->draft) == TUI_DRAFT_NONE)
        return TUI_REDO_CLOSE | TUI_REDO_DRAW;
    size_t words = tui_update_words(&self->update);
    g_autofree char *question =
        g_strdup_printf("The update of %s is not saved: %zu word%s and what you chose.",
                        self->update.record.ref, words, words == 1 ? "" : "s");
    tui_draft_keep(&self->draft);
    self->question = LEAVE;
    tui_desk_open(desk, tui_view_offer(desk, question, answers));
    return TUI_REDO_DRAW;
}

unsigned tui_update_left(struct tui_update_view *self, enum tui_action action)
{
    struct tui_desk *desk = self->view.desk;
    if (action != TUI_DO_FIRST && action != TUI_DO_SECOND)
        return TUI_REDO_DRAW;
    bool is_kept = tui_draft_state(&self->draft) == TUI_DRAFT_KEPT;
    if (action == TUI_DO_FIRST && !is_kept) { /* why is said already */
        tui_desk_say(desk, TUI_WARNING, "The draft can't be kept, so the form stays open");
        return TUI_REDO_DRAW;
    }
    if (action == TUI_DO_SECOND)
        tui_draft_discard(&self->draft);
    else
        tui_desk_say(desk, TUI_NOTICE, "Kept as a draft; u on %s offers it again",
                     self->update.record.ref);
    return TUI_REDO_CLOSE | TUI_REDO_DRAW;
}
