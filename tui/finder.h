/* Search as you type in a pager: its field, and going on from match to match.
 * Shared by the views that are read in a pager.
 */
#ifndef TUI_FINDER_H
#define TUI_FINDER_H

#include <stdbool.h>

#include "tui/desk.h"
#include "tui/field.h"
#include "tui/pager.h"

struct tui_finder {
    struct tui_field field;
    bool is_open;
    char *words;   /* what is searched for; NULL: nothing */
    size_t origin; /* where the pager stood when the search began */
};

void tui_finder_clear(struct tui_finder *finder);

/* Does an action that is about searching; false: it is none. */
bool tui_finder_act(struct tui_finder *finder, struct tui_desk *desk, struct tui_pager *pager,
                    enum tui_action action);

void tui_finder_type(struct tui_finder *finder, struct tui_desk *desk, struct tui_pager *pager,
                     const struct tui_event *event);

/* The line of state: the field while it is open, else the title and the lines seen. */
void tui_finder_draw(const struct tui_finder *finder, struct tui_canvas *canvas, int y,
                     const char *title, const struct tui_pager *pager);

#endif
