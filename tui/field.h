/* A line that a person types into.  Knows neither what for nor curses. */
#ifndef TUI_FIELD_H
#define TUI_FIELD_H

#include "tui/buffer.h"
#include "tui/canvas.h"

struct tui_field {
    struct tui_buffer buffer; /* of one line */
};

enum { TUI_FIELD_LIMIT = 4096 }; /* bytes */

void tui_field_init(struct tui_field *field, const char *text);
void tui_field_clear(struct tui_field *field);
void tui_field_set(struct tui_field *field, const char *text);

/* What was typed; good until the next key. */
static inline const char *tui_field_text(const struct tui_field *field)
{
    return field->buffer.text->str;
}

/* Takes a key or a paste; line ends of a paste become blanks. */
enum tui_typed tui_field_event(struct tui_field *field, const struct tui_event *event);

/* Draws the part around the cursor in width cells, and puts the cursor there. */
void tui_field_draw(const struct tui_field *field, struct tui_canvas *canvas, int y, int x,
                    int width);

#endif
