/* The line editor: steps by characters with all that joins them. */
#include "tui/field.h"

#include <string.h>

#include <rectrack/text.h>

void tui_field_init(struct tui_field *field, const char *text)
{
    field->text = g_string_new(text);
    field->at = field->text->len;
}

void tui_field_clear(struct tui_field *field)
{
    if (field->text)
        g_string_free(field->text, TRUE);
    *field = (struct tui_field){0};
}

void tui_field_set(struct tui_field *field, const char *text)
{
    g_string_assign(field->text, text);
    field->at = field->text->len;
}

static size_t before(const struct tui_field *field)
{
    size_t last = 0, at = 0;
    int cells = 0;
    while (at < field->at) {
        size_t step = rt_text_step(field->text->str + at, &cells);
        if (step == 0)
            break;
        last = at;
        at += step;
    }
    return last;
}

static size_t behind(const struct tui_field *field)
{
    int cells = 0;
    return MIN(field->at + rt_text_step(field->text->str + field->at, &cells),
               field->text->len);
}

static size_t word_before(const struct tui_field *field)
{
    size_t at = field->at;
    while (at > 0 && field->text->str[at - 1] == ' ')
        at--;
    while (at > 0 && field->text->str[at - 1] != ' ')
        at--;
    return at;
}

static enum tui_typed erase(struct tui_field *field, size_t from, size_t to)
{
    if (from == to)
        return TUI_TYPED_MOVED;
    g_string_erase(field->text, (gssize)from, (gssize)(to - from));
    field->at = from;
    return TUI_TYPED_CHANGED;
}

static enum tui_typed insert(struct tui_field *field, const char *text)
{
    if (field->text->len + strlen(text) > TUI_FIELD_LIMIT ||
        rt_text_check(text, strlen(text), NULL, NULL) != RT_OK)
        return TUI_TYPED_REFUSED;
    g_string_insert(field->text, (gssize)field->at, text);
    field->at += strlen(text);
    return TUI_TYPED_CHANGED;
}

static enum tui_typed paste(struct tui_field *field, const char *text)
{
    GString *line = g_string_new(NULL);
    for (; *text; text++) {
        bool is_blank = *text == '\n' || *text == '\r' || *text == '\t';
        if (is_blank && (line->len == 0 || line->str[line->len - 1] == ' '))
            continue;
        g_string_append_c(line, is_blank ? ' ' : *text);
    }
    enum tui_typed typed = insert(field, line->str);
    g_string_free(line, TRUE);
    return typed;
}

enum tui_typed tui_field_event(struct tui_field *field, const struct tui_event *event)
{
    if (event->kind == TUI_EVENT_PASTE)
        return paste(field, event->text);
    switch (event->key) {
    case TUI_KEY_LEFT:
        field->at = before(field);
        return TUI_TYPED_MOVED;
    case TUI_KEY_RIGHT:
        field->at = behind(field);
        return TUI_TYPED_MOVED;
    case TUI_KEY_HOME:
    case TUI_CTRL('A'):
        field->at = 0;
        return TUI_TYPED_MOVED;
    case TUI_KEY_END:
    case TUI_CTRL('E'):
        field->at = field->text->len;
        return TUI_TYPED_MOVED;
    case TUI_KEY_BACKSPACE:
        return field->text->len ? erase(field, before(field), field->at) : TUI_TYPED_EMPTIED;
    case TUI_KEY_DELETE:
        return erase(field, field->at, behind(field));
    case TUI_CTRL('U'):
        return erase(field, 0, field->text->len);
    case TUI_CTRL('W'):
        return erase(field, word_before(field), field->at);
    default:
        break;
    }
    if (!tui_key_is_text(event->key))
        return TUI_TYPED_NOT;
    char text[8] = "";
    g_unichar_to_utf8((gunichar)event->key, text);
    return insert(field, text);
}

void tui_field_draw(const struct tui_field *field, struct tui_canvas *canvas, int y, int x,
                    int width)
{
    if (width < 2)
        return;
    g_autofree char *head = g_strndup(field->text->str, field->at);
    int left = tui_measure(canvas, head), cells = 0;
    const char *from = field->text->str;
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
