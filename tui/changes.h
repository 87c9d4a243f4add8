/* The keys that change something or lead to it: each opens what asks, or runs its
 * command; where that can't be now it says why.
 */
#ifndef TUI_CHANGES_H
#define TUI_CHANGES_H

#include "tui/desk.h"

/* Is it one of them? */
static inline bool tui_is_change(enum tui_action action)
{
    return action >= TUI_DO_SET_RAG && action <= TUI_DO_COPY;
}

/* What has to be redone then. */
unsigned tui_change(struct tui_desk *desk, enum tui_action action);

/* Opens the sheet of that action for these recommendations, NULL behind the last; several
 * are marked from then on.  Says why where it can't be. */
void tui_change_reopen(struct tui_desk *desk, enum tui_action action, const char *const *refs);

#endif
