/* A grid of cells that views draw on: text, role, reversed or not; where the
 * cursor stands; and what a click on a place means.
 *
 * Knows no curses and no data, so that what a screen shows can be tested
 * without a terminal.  All text comes in through tui_put, which cleans it: a
 * cell never holds a control character.
 */
#ifndef TUI_CANVAS_H
#define TUI_CANVAS_H

#include <stdbool.h>
#include <stdint.h>

#include <glib.h>

#include "tui/theme.h"

struct tui_cell {
    uint32_t at; /* where its text stands in the canvas's pool */
    uint16_t length;
    uint8_t width; /* 1 or 2; 0: the right half of a wide one */
    uint8_t role;  /* enum tui_role */
    bool is_reversed;
};

/* A place that takes clicks. */
enum tui_zone_kind {
    TUI_ZONE_NONE,
    TUI_ZONE_ROW,
    TUI_ZONE_KEY,
    TUI_ZONE_CELLS, /* as ROW, each cell with a number of its own */
};
struct tui_zone {
    int y, x, width;
    enum tui_zone_kind kind;
    int value; /* ROW: the view's own number; CELLS: that of the first; KEY: the key */
};

struct tui_canvas {
    int rows, cols;
    bool is_ascii;
    bool has_no_rules; /* the lines between the parts stay blank */
    int cursor_y, cursor_x;
    struct tui_cell *cells;
    GString *pool, *clean, *clip;
    GArray *zones; /* struct tui_zone */
};

/* Signs that ASCII has to do without. */
enum tui_glyph {
    TUI_GLYPH_RULE,     /* ─ */
    TUI_GLYPH_ELLIPSIS, /* … */
    TUI_GLYPH_DOT,      /* · between facts */
    TUI_GLYPH_CHOSEN,   /* • in ( ) */
    TUI_GLYPH_SIDE,     /* │ and the corners of a box */
    TUI_GLYPH_TOP_LEFT,
    TUI_GLYPH_TOP_RIGHT,
    TUI_GLYPH_BOTTOM_LEFT,
    TUI_GLYPH_BOTTOM_RIGHT,
    TUI_GLYPH_STROKE, /* █ of a bar */
    TUI_GLYPHS
};
const char *tui_glyph(const struct tui_canvas *canvas, enum tui_glyph glyph);

void tui_canvas_init(struct tui_canvas *canvas, bool is_ascii);
void tui_canvas_clear(struct tui_canvas *canvas);

/* A blank grid of that size, without zones, the cursor at its first cell. */
void tui_canvas_begin(struct tui_canvas *canvas, int rows, int cols);

/* Draws text at y, x, cleaned and clipped with an ellipsis to at most cells
 * cells and to the grid.  Returns the cells used; the rest stays as it was. */
int tui_put(struct tui_canvas *canvas, int y, int x, int cells, enum tui_role role,
            const char *text);
int tui_putf(struct tui_canvas *canvas, int y, int x, int cells, enum tui_role role,
             const char *format, ...) G_GNUC_PRINTF(6, 7);

/* Wraps a text to width cells in at most so many lines, the last one clipped.
 * Returns the lines used. */
int tui_put_wrapped(struct tui_canvas *canvas, int y, int x, int width, int lines,
                    enum tui_role role, const char *text);

/* The cells that tui_put would use without a limit. */
int tui_measure(struct tui_canvas *canvas, const char *text);

/* A rule from edge to edge. */
void tui_rule(struct tui_canvas *canvas, int y);

/* Reverses the cells of a stretch: what is selected. */
void tui_reverse(struct tui_canvas *canvas, int y, int x, int cells);

void tui_cursor(struct tui_canvas *canvas, int y, int x);

void tui_zone_add(struct tui_canvas *canvas, int y, int x, int width, enum tui_zone_kind kind,
                  int value);

/* The zone at y, x, the one added last first, or NULL. */
const struct tui_zone *tui_zone_at(const struct tui_canvas *canvas, int y, int x);

const struct tui_cell *tui_cell_at(const struct tui_canvas *canvas, int y, int x);

/* The text of a cell (length bytes, no NUL behind). */
const char *tui_cell_text(const struct tui_canvas *canvas, const struct tui_cell *cell);

/* Which rows have been shown already, so that only what differs is sent on. */
struct tui_shown {
    uint64_t *rows; /* a sum of each */
    int n, cols;
};

/* true: the size is another one, everything differs. */
bool tui_shown_begin(struct tui_shown *shown, int rows, int cols);
bool tui_shown_differs(struct tui_shown *shown, const struct tui_canvas *canvas, int y);
void tui_shown_forget(struct tui_shown *shown);

/* The row as text, blanks at its end dropped; g_free it. */
char *tui_canvas_row(const struct tui_canvas *canvas, int y);

#endif
