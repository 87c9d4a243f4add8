/* The officer's form and its draft: the questions are those of every form; this says what
 * of an update is not saved, and sees to what goes with words that have come back. */
#include "tui/update_targets.h"
#include "tui/update_view.h"

unsigned tui_update_leave(struct tui_update_view *self)
{
    size_t words = tui_update_words(&self->update);
    g_autofree char *told =
        g_strdup_printf("The update of %s is not saved: %zu word%s and what you chose.",
                        self->update.reply.record.ref, words, words == 1 ? "" : "s");
    return tui_draft_leave(&self->draft, told);
}

/* Who goes on stands in the last text that was begun. */
static void go_on(struct tui_form *form)
{
    for (guint i = form->items->len; i-- > 0;) {
        const struct tui_item *item = form->items->pdata[i];
        if (item->kind != TUI_ITEM_AREA || !*tui_area_text(&item->area))
            continue;
        tui_form_focus_on(form, item);
        return;
    }
}

unsigned tui_update_answer(struct tui_update_view *self, enum tui_action action)
{
    unsigned redo = tui_draft_answer(&self->draft, action);
    if (action != TUI_DO_FIRST)
        return redo;
    tui_targets_restore(&self->update);
    tui_update_suggest(&self->update, &self->view.desk->outlook);
    go_on(&self->update.form);
    return redo;
}
