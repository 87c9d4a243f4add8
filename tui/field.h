/* A line that a person types into.  Knows neither what for nor curses. */
#ifndef TUI_FIELD_H
#define TUI_FIELD_H

#include <glib.h>

#include "tui/canvas.h"
#include "tui/event.h"

struct tui_field {
    GString *text; /* UTF-8, one line, no control characters */
    size_t at;     /* where the cursor is, in bytes */
};

enum { TUI_FIELD_LIMIT = 4096 }; /* bytes */

enum tui_typed {
    TUI_TYPED_NOT, /* the key is none of a field's */
    TUI_TYPED_MOVED,
    TUI_TYPED_CHANGED,
    TUI_TYPED_REFUSED, /* a control character or too much */
    TUI_TYPED_EMPTIED, /* Backspace in an empty field */
};

void tui_field_init(struct tui_field *field, const char *text);
void tui_field_clear(struct tui_field *field);
void tui_field_set(struct tui_field *field, const char *text);

/* Takes a key or a paste; line ends of a paste become blanks. */
enum tui_typed tui_field_event(struct tui_field *field, const struct tui_event *event);

/* Draws the part around the cursor in width cells, and puts the cursor there. */
void tui_field_draw(const struct tui_field *field, struct tui_canvas *canvas, int y, int x,
                    int width);

#endif
