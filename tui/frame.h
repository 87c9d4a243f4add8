/* What stands around every view: the header, the message line, the hint bar;
 * and how much room is left in a window of that size.  Knows no view and no
 * register: what it shows it is told.
 */
#ifndef TUI_FRAME_H
#define TUI_FRAME_H

#include <stdbool.h>

#include "tui/canvas.h"

enum { TUI_LEAST_ROWS = 10, TUI_LEAST_COLS = 40 };

/* A pure function of the size. */
struct tui_frame {
    bool is_too_small; /* the one sentence; nothing else fits */
    bool is_single;    /* one item at a time */
    bool has_rules;    /* lines between header, body and hints */
    int state;         /* the line of filter, search and counts */
    int body, height;  /* the view's own rows */
    int message, hints;
};
struct tui_frame tui_frame_of(int rows, int cols);

enum { TUI_FRAME_FACTS = 4 };

/* What the frame says; NULL or empty: nothing. */
struct tui_frame_words {
    const char *name;                   /* of the register, left in the header */
    const char *facts[TUI_FRAME_FACTS]; /* right in it, the most needed first */
    const char *message;
    enum tui_role message_role;
    unsigned place; /* whose keys the hint bar names */
};

/* Header, rules, message and hints. */
void tui_frame_draw(struct tui_canvas *canvas, const struct tui_frame_words *words);

/* The sentence of a window that is too small. */
void tui_frame_draw_small(struct tui_canvas *canvas);

#endif
