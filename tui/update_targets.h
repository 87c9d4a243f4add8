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

/* The new words of target i, counted from 0; NULL: it stays. */
const char *tui_targets_words(const struct tui_update *update, size_t i);

/* Has any of them other words than it had? */
bool tui_targets_are_revised(const struct tui_update *update);

/* What is wrong with an item, or NULL, also where it is none of a target's; g_free it. */
char *tui_targets_fault(const struct tui_update *update, const struct tui_item *item);

/* What was changed as options of a command. */
void tui_targets_spell(const struct tui_update *update, GStrvBuilder *words);

/* From now on that stands in target i, counted from 0; what was written of it gives way. */
void tui_targets_give_way(struct tui_update *update, size_t i, const char *text);

#endif
