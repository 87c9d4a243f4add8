/* A text of many lines that a person edits in a window: wrapped softly, scrolled
 * so that the cursor is always in sight.  Knows neither what for nor curses.
 *
 * It is wrapped by what is shown: a character that the canvas shows by its number
 * takes the cells of that.  One column is kept free for the cursor behind a full
 * line; blanks at the end of a line hang over and start no line.
 */
#ifndef TUI_AREA_H
#define TUI_AREA_H

#include "tui/buffer.h"
#include "tui/canvas.h"

struct tui_area {
    struct tui_buffer buffer;
    GArray *lines; /* size_t: where each line begins as it is wrapped */
    size_t length; /* of the text that they belong to */
    int width, height;
    bool is_ascii;
    size_t top; /* the first line in sight */
    int column; /* where up and down lead to; -1: the cursor's own */
    GString *shown;
};

enum { TUI_AREA_MOST = 1 << 20 /* bytes */, TUI_AREA_LEAST = 10 /* cells */ };

void tui_area_init(struct tui_area *area, const char *text);
void tui_area_clear(struct tui_area *area);

static inline const char *tui_area_text(const struct tui_area *area)
{
    return area->buffer.text->str;
}

/* Puts another text in its place: a step that can be undone; as tui_buffer_set. */
enum tui_typed tui_area_set(struct tui_area *area, const char *text);

/* The window it has: at least TUI_AREA_LEAST cells and a line.  What is drawn and
 * where keys lead to hangs on it; before the first one it is 80 by 5. */
void tui_area_size(struct tui_area *area, int width, int height, bool is_ascii);

/* Takes a key or a paste.  TUI_TYPED_NOT for Up in the first line and Down in the
 * last: they lead out of it. */
enum tui_typed tui_area_event(struct tui_area *area, const struct tui_event *event);

/* A click: the cursor goes to that line and column of the window. */
void tui_area_click(struct tui_area *area, int row, int column);

/* Where the cursor is in the window. */
void tui_area_cursor(const struct tui_area *area, int *row, int *column);

/* How many lines are out of sight. */
size_t tui_area_above(const struct tui_area *area);
size_t tui_area_below(const struct tui_area *area);

/* Draws one line of the window, from the cell y, x on. */
void tui_area_draw_row(struct tui_area *area, struct tui_canvas *canvas, int row, int y, int x,
                       enum tui_role role);

#endif
