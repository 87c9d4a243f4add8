/* The targets in the form of an update: which of them move, their new words, why and by
 * whose leave.
 *
 * One target has its line; of several those have one that the person chooses.  Why and by
 * whose leave is asked once a target has other words.
 */
#ifndef TUI_UPDATE_TARGETS_H
#define TUI_UPDATE_TARGETS_H

#include "tui/update_form.h"

void tui_targets_add(struct tui_update *update);

/* Brings into sight what is asked for now, and takes the rest out of it. */
void tui_targets_settle(struct tui_update *update);

/* The same where words came back from a draft: their targets are chosen. */
void tui_targets_restore(struct tui_update *update);

/* Is it the line of a target? */
bool tui_targets_is_line(const struct tui_item *item);

/* What stands in the items becomes the answers of the reply. */
void tui_targets_answer(struct tui_update *update);

/* What the reply has of target n, from 1, stands in it; what was written of it gives way. */
void tui_targets_give_way(struct tui_update *update, size_t n);

#endif
