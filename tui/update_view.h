/* The officer's form from inside: shared by view_update.c (what keys do), update_save.c
 * (reading and saving, and what others saved meanwhile) and update_draft.c (what is written and
 * not saved).
 */
#ifndef TUI_UPDATE_VIEW_H
#define TUI_UPDATE_VIEW_H

#include "tui/conflicts.h"
#include "tui/desk.h"
#include "tui/draft.h"
#include "tui/update_form.h"

struct tui_update_view {
    struct tui_view view;
    struct tui_view *list; /* whose step leads to the next one */
    struct tui_update update;
    struct tui_draft draft;
    /* As it stood when the person began, or decided a conflict last; and as it stood when
     * they were asked to. */
    struct rt_arena seen_arena, shown_arena;
    struct rt_record seen, shown;
    struct rt_conflicts conflicts;
    bool is_next, is_no_change; /* what was asked for then */
};

/* ---- update_save.c ---- */

/* Reads a recommendation into the form, in place of the one before; false, and it is said,
 * where it is not there. */
bool tui_update_read(struct tui_update_view *self, const char *ref);

/* Saves what was changed, or that nothing has; then closes, or goes on to the next. */
unsigned tui_update_save(struct tui_update_view *self, bool is_no_change, bool is_next);

/* Of each conflict it is decided whose shall stand; false: back to editing. */
unsigned tui_update_decided(struct tui_update_view *self, bool is_decided);

/* ---- update_draft.c ---- */

/* Leaves the form; asks what becomes of what is not saved. */
unsigned tui_update_leave(struct tui_update_view *self);

/* The answer to what was asked of the draft. */
unsigned tui_update_answer(struct tui_update_view *self, enum tui_action action);

#endif
