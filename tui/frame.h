/* What stands around every view: the header, the message line, the hint bar;
 * and how much room is left in a window of that size.
 */
#ifndef TUI_FRAME_H
#define TUI_FRAME_H

#include <stdbool.h>

#include "tui/canvas.h"
#include "tui/desk.h"

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

/* Header, rules, message and hints of that place. */
void tui_frame_draw(const struct tui_desk *desk, struct tui_canvas *canvas);

/* The sentence of a window that is too small. */
void tui_frame_draw_small(struct tui_canvas *canvas);

#endif
