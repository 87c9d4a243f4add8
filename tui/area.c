/* Lines are kept as the places where they begin; after a change only those are
 * reckoned again that it can reach. */
#include "tui/area.h"

#include <string.h>

#include <rectrack/text.h>

static size_t line_at(const struct tui_area *area, size_t i)
{
    return g_array_index(area->lines, size_t, i);
}

/* Where line i ends: at its line feed, at the next line, at the end of the text. */
static size_t line_end(const struct tui_area *area, size_t i)
{
    const GString *text = area->buffer.text;
    if (i + 1 >= area->lines->len)
        return text->len;
    size_t next = line_at(area, i + 1);
    return text->str[next - 1] == '\n' ? next - 1 : next;
}

/* The length and the cells as shown of the character at at. */
static size_t measure(const struct tui_area *area, size_t at, int *cells)
{
    const char *text = area->buffer.text->str + at;
    *cells = *text != '\0';
    if (!*text || ((unsigned char)text[0] < 0x80 && (unsigned char)text[1] < 0x80))
        return (size_t)*cells;
    size_t step = tui_buffer_step(&area->buffer, at, cells);
    g_autofree char *one = g_strndup(text, step);
    g_string_truncate(area->shown, 0);
    rt_text_clean(area->shown, one,
                  RT_CLEAN_LINE | (area->is_ascii ? (unsigned)RT_CLEAN_ASCII : 0));
    *cells = rt_text_cells(area->shown->str);
    return step;
}

/* May a line end at at, behind the last character of those from start on?  Behind a
 * blank, a hyphen inside a word, a wide character. */
static bool may_break(const char *text, size_t start, size_t at, int cells)
{
    if (text[at - 1] == '-')
        return at - 1 > start && g_ascii_isalpha(text[at - 2]) && g_ascii_isalpha(text[at]);
    return text[at - 1] == ' ' || cells == 2;
}

/* Where the line that begins at start ends, and the next one begins. */
static size_t next_line(const struct tui_area *area, size_t start)
{
    const char *text = area->buffer.text->str;
    size_t at = start, last = start;
    int used = 0, cells = 0;
    for (size_t step; (step = measure(area, at, &cells)) > 0;) {
        if (text[at] == '\n')
            return at + 1;
        bool is_blank = text[at] == ' ' && step == 1;
        if (!is_blank && used + cells > area->width - 1 && at > start)
            return last > start ? last : at;
        used += cells;
        at += step;
        if (may_break(text, start, at, cells))
            last = at;
    }
    return at;
}

/* The line that holds the byte. */
static size_t line_of(const struct tui_area *area, size_t at)
{
    size_t low = 0, high = area->lines->len;
    while (high - low > 1) {
        size_t middle = low + (high - low) / 2;
        if (line_at(area, middle) <= at)
            low = middle;
        else
            high = middle;
    }
    return low;
}

/* Wraps from a line on, until one begins where one began before, reckoned from the
 * end, in the tail that nothing has touched. */
static void wrap(struct tui_area *area, size_t from, size_t tail)
{
    const GString *text = area->buffer.text;
    GArray *old = area->lines;
    GArray *lines = g_array_sized_new(FALSE, FALSE, sizeof(size_t), old->len + 1);
    g_array_append_vals(lines, old->data, (guint)from + 1);
    size_t at = line_at(area, from), k = from + 1;
    bool is_same = false;
    while (!is_same) {
        size_t next = next_line(area, at);
        if (next == text->len && !(next > at && text->str[next - 1] == '\n'))
            break; /* that was the last line */
        at = next;
        size_t left = text->len - at;
        while (k < old->len && area->length - line_at(area, k) > left)
            k++;
        is_same = left <= tail && k < old->len && area->length - line_at(area, k) == left;
        if (!is_same)
            g_array_append_val(lines, at);
    }
    for (; is_same && k < old->len; k++) {
        at = text->len - (area->length - line_at(area, k));
        g_array_append_val(lines, at);
    }
    area->lines = lines;
    area->length = text->len;
    g_array_free(old, TRUE);
}

static void wrap_all(struct tui_area *area)
{
    size_t start = 0;
    g_array_set_size(area->lines, 0);
    g_array_append_val(area->lines, start);
    wrap(area, 0, 0);
    tui_buffer_settle(&area->buffer);
}

/* Lines follow the text.  A word that became shorter may go up a line; a mark that
 * joined the one before, another. */
static void follow(struct tui_area *area)
{
    struct tui_buffer *buffer = &area->buffer;
    if (buffer->same_head == buffer->text->len && area->length == buffer->text->len)
        return;
    size_t line = line_of(area, buffer->same_head);
    wrap(area, line > 2 ? line - 2 : 0, buffer->same_tail);
    tui_buffer_settle(buffer);
}

static void scroll(struct tui_area *area)
{
    size_t line = line_of(area, area->buffer.at), height = (size_t)area->height;
    if (line < area->top)
        area->top = line;
    if (line >= area->top + height)
        area->top = line - height + 1;
    size_t most = area->lines->len > height ? area->lines->len - height : 0;
    area->top = MIN(area->top, most);
}

void tui_area_init(struct tui_area *area, const char *text)
{
    *area = (struct tui_area){
        .lines = g_array_new(FALSE, FALSE, sizeof(size_t)),
        .width = 80,
        .height = 5,
        .column = -1,
        .shown = g_string_new(NULL),
    };
    tui_buffer_init(&area->buffer, text, TUI_AREA_MOST, true);
    wrap_all(area);
    scroll(area);
}

void tui_area_clear(struct tui_area *area)
{
    tui_buffer_clear(&area->buffer);
    if (area->lines)
        g_array_free(area->lines, TRUE);
    if (area->shown)
        g_string_free(area->shown, TRUE);
    *area = (struct tui_area){0};
}

enum tui_typed tui_area_set(struct tui_area *area, const char *text)
{
    enum tui_typed typed = tui_buffer_set(&area->buffer, text);
    area->column = -1;
    follow(area);
    scroll(area);
    return typed;
}

void tui_area_size(struct tui_area *area, int width, int height, bool is_ascii)
{
    width = MAX(width, TUI_AREA_LEAST);
    bool is_new = width != area->width || is_ascii != area->is_ascii;
    area->width = width;
    area->height = MAX(height, 1);
    area->is_ascii = is_ascii;
    if (is_new)
        wrap_all(area);
    scroll(area);
}

/* The cells from the line's beginning to the byte. */
static int column_of(const struct tui_area *area, size_t line, size_t at)
{
    int used = 0, cells = 0;
    for (size_t i = line_at(area, line); i < at; used += cells)
        i += measure(area, i, &cells);
    return MIN(used, area->width - 1);
}

/* The place in a line nearest to a column; the end of a line that only wraps is
 * the beginning of the next, so that its last place is one before. */
static size_t place_in(const struct tui_area *area, size_t line, int column)
{
    size_t at = line_at(area, line), end = line_end(area, line);
    bool is_wrapped = line + 1 < area->lines->len && line_at(area, line + 1) == end;
    int used = 0, cells = 0;
    while (at < end) {
        size_t step = measure(area, at, &cells);
        if (used + cells > column || (is_wrapped && at + step >= end))
            break;
        used += cells;
        at += step;
    }
    return at;
}

/* So many lines up or down, in the column where the way began. */
static enum tui_typed go(struct tui_area *area, ptrdiff_t lines)
{
    size_t line = line_of(area, area->buffer.at), last = area->lines->len - 1;
    if ((lines < 0 && line == 0) || (lines > 0 && line == last))
        return TUI_TYPED_NOT;
    int column = area->column >= 0 ? area->column : column_of(area, line, area->buffer.at);
    ptrdiff_t to = CLAMP((ptrdiff_t)line + lines, 0, (ptrdiff_t)last);
    tui_buffer_move(&area->buffer, place_in(area, (size_t)to, column));
    area->column = column;
    return TUI_TYPED_MOVED;
}

static enum tui_typed put(struct tui_area *area, size_t at)
{
    tui_buffer_move(&area->buffer, at);
    return TUI_TYPED_MOVED;
}

/* To the line feed, or that itself; the same backwards. */
static enum tui_typed erase_ahead(struct tui_buffer *buffer)
{
    const char *text = buffer->text->str, *feed = strchr(text + buffer->at, '\n');
    size_t end = feed ? (size_t)(feed - text) : buffer->text->len;
    return tui_buffer_erase(buffer, buffer->at, feed && end == buffer->at ? end + 1 : end);
}

static enum tui_typed erase_back(struct tui_buffer *buffer)
{
    size_t start = buffer->at;
    while (start > 0 && buffer->text->str[start - 1] != '\n')
        start--;
    if (start == buffer->at && start > 0)
        start--;
    return tui_buffer_erase(buffer, start, buffer->at);
}

static enum tui_typed key(struct tui_area *area, int code)
{
    struct tui_buffer *buffer = &area->buffer;
    size_t line = line_of(area, buffer->at);
    switch (code) {
    case TUI_KEY_HOME:
    case TUI_CTRL('A'):
        return put(area, line_at(area, line));
    case TUI_KEY_END:
    case TUI_CTRL('E'):
        return put(area, place_in(area, line, G_MAXINT));
    case TUI_KEY_TEXT_START:
        return put(area, 0);
    case TUI_KEY_TEXT_END:
        return put(area, buffer->text->len);
    case TUI_CTRL('K'):
        return erase_ahead(buffer);
    case TUI_CTRL('U'):
        return erase_back(buffer);
    default:
        return tui_buffer_key(buffer, code);
    }
}

enum tui_typed tui_area_event(struct tui_area *area, const struct tui_event *event)
{
    enum tui_typed typed = TUI_TYPED_NOT;
    int page = MAX(area->height - 1, 1), was = area->column;
    area->column = -1;
    if (event->kind == TUI_EVENT_PASTE)
        typed = tui_buffer_paste(&area->buffer, event->text);
    else if (event->key == TUI_KEY_UP || event->key == TUI_KEY_DOWN) {
        area->column = was;
        typed = go(area, event->key == TUI_KEY_UP ? -1 : 1);
    } else if (event->key == TUI_KEY_PAGE_UP || event->key == TUI_KEY_PAGE_DOWN) {
        area->column = was;
        typed = go(area, event->key == TUI_KEY_PAGE_UP ? -page : page);
    } else
        typed = key(area, event->key);
    follow(area);
    scroll(area);
    return typed;
}

void tui_area_click(struct tui_area *area, int row, int column)
{
    size_t line = MIN(area->top + (size_t)MAX(row, 0), (size_t)area->lines->len - 1);
    area->column = -1;
    put(area, place_in(area, line, column));
    scroll(area);
}

void tui_area_cursor(const struct tui_area *area, int *row, int *column)
{
    size_t line = line_of(area, area->buffer.at);
    *row = (int)(line - area->top);
    *column = column_of(area, line, area->buffer.at);
}

size_t tui_area_above(const struct tui_area *area)
{
    return area->top;
}

size_t tui_area_below(const struct tui_area *area)
{
    size_t seen = area->top + (size_t)area->height;
    return area->lines->len > seen ? area->lines->len - seen : 0;
}

/* A line from its beginning: as much as the window is wide, and no more is looked
 * at, however long its blanks are. */
static void draw_line(struct tui_area *area, struct tui_canvas *canvas, int y, int x,
                      enum tui_role role, size_t line)
{
    size_t at = line_at(area, line), end = line_end(area, line), stop = at;
    int used = 0, cells = 0;
    while (stop < end) {
        size_t step = measure(area, stop, &cells);
        if (used + cells > area->width)
            break;
        used += cells;
        stop += step;
    }
    stop = stop == at ? end : stop; /* a sign wider than the window is clipped */
    g_autofree char *piece = g_strndup(area->buffer.text->str + at, stop - at);
    tui_put(canvas, y, x, area->width, role, piece);
}

void tui_area_draw_row(struct tui_area *area, struct tui_canvas *canvas, int row, int y, int x,
                       enum tui_role role)
{
    tui_putf(canvas, y, x, area->width, role, "%*s", area->width, "");
    if (area->top + (size_t)row < area->lines->len)
        draw_line(area, canvas, y, x, role, area->top + (size_t)row);
}
