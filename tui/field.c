/* The line editor: a buffer, its two ends, and the part of it that has room. */
#include "tui/field.h"

#include <rectrack/text.h>

void tui_field_init(struct tui_field *field, const char *text)
{
    tui_buffer_init(&field->buffer, text, TUI_FIELD_LIMIT, false);
}

void tui_field_clear(struct tui_field *field)
{
    tui_buffer_clear(&field->buffer);
}

void tui_field_set(struct tui_field *field, const char *text)
{
    tui_buffer_set(&field->buffer, text);
}

enum tui_typed tui_field_event(struct tui_field *field, const struct tui_event *event)
{
    struct tui_buffer *buffer = &field->buffer;
    if (event->kind == TUI_EVENT_PASTE)
        return tui_buffer_paste(buffer, event->text);
    switch (event->key) {
    case TUI_KEY_HOME:
    case TUI_CTRL('A'):
        tui_buffer_move(buffer, 0);
        return TUI_TYPED_MOVED;
    case TUI_KEY_END:
    case TUI_CTRL('E'):
        tui_buffer_move(buffer, buffer->text->len);
        return TUI_TYPED_MOVED;
    case TUI_CTRL('U'):
        return tui_buffer_erase(buffer, 0, buffer->text->len);
    case TUI_CTRL('K'):
        return tui_buffer_erase(buffer, buffer->at, buffer->text->len);
    default:
        return tui_buffer_key(buffer, event->key);
    }
}

void tui_field_draw(const struct tui_field *field, struct tui_canvas *canvas, int y, int x,
                    int width)
{
    if (width < 2)
        return;
    const char *from = tui_field_text(field);
    g_autofree char *head = g_strndup(from, field->buffer.at);
    int left = tui_measure(canvas, head), cells = 0;
    while (left > width - 1 && *from) { /* drop characters until the cursor is inside */
        size_t step = rt_text_step(from, &cells);
        g_autofree char *one = g_strndup(from, step);
        left -= tui_measure(canvas, one);
        from += step;
    }
    for (int i = 0; i < width; i++)
        tui_put(canvas, y, x + i, 1, TUI_INPUT, " ");
    tui_put(canvas, y, x, width, TUI_INPUT, from);
    tui_cursor(canvas, y, x + MAX(left, 0));
}
