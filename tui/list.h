/* Where the cursor of a list stands and what part of it is seen.  Knows no data. */
#ifndef TUI_LIST_H
#define TUI_LIST_H

#include <stdbool.h>
#include <stddef.h>

#include "tui/keymap.h"

struct tui_list {
    size_t n;   /* how many lines there are */
    size_t at;  /* the one with the cursor */
    size_t top; /* the first one seen */
    int height; /* how many are seen */
};

/* Moves by an action; false if it is none that moves. */
bool tui_list_move(struct tui_list *list, enum tui_action action);

/* Brings the cursor into the list and the list to the cursor. */
void tui_list_settle(struct tui_list *list, size_t n, int height);

#endif
