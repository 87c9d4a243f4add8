/* The officer's form from inside: shared by view_update.c (what keys do, saving) and
 * update_draft.c (what is written and not saved).
 */
#ifndef TUI_UPDATE_VIEW_H
#define TUI_UPDATE_VIEW_H

#include "tui/desk.h"
#include "tui/draft.h"
#include "tui/update_form.h"

/* The question that is open over the form. */
enum tui_question { LEAVE, OVERWRITE, DRAFT };

struct tui_update_view {
    struct tui_view view;
    struct tui_view *list; /* whose step leads to the next one */
    struct tui_update update;
    struct tui_draft draft;
    /* As it stood when the person began, saved last, or said that theirs shall give way. */
    struct rt_arena seen_arena;
    struct rt_record seen;
    enum tui_question question;
    bool is_next, is_no_change; /* what was asked for then */
};

/* Asks whether what was written earlier shall come back, if there is any. */
void tui_update_offer(struct tui_update_view *self);
/* The answer to that. */
unsigned tui_update_offered(struct tui_update_view *self, enum tui_action action);

/* Leaves the form; asks what becomes of what is not saved. */
unsigned tui_update_leave(struct tui_update_view *self);
/* The answer to that. */
unsigned tui_update_left(struct tui_update_view *self, enum tui_action action);

#endif
