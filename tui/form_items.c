/* The items of a form as they are drawn.  The same functions measure and draw, so
 * that the two never differ. */
#include "tui/form_pen.h"

#include <rectrack/text.h>

enum { MARGIN = TUI_FORM_MARGIN, LINE_CELLS = 26 };
enum { NOTE_ROWS = 2, ERROR_ROWS = 3, ECHO_ROWS = 5 }; /* at most */

char *tui_form_hidden(const struct tui_canvas *canvas, size_t above, size_t below)
{
    g_autofree char *up = above ? g_strdup_printf(" %zu above", above) : g_strdup("");
    g_autofree char *down = below ? g_strdup_printf(" %zu below", below) : g_strdup("");
    if (!above && !below)
        return g_strdup("");
    return g_strconcat(tui_glyph(canvas, TUI_GLYPH_ELLIPSIS), up, above && below ? "," : "",
                       down, NULL);
}

/* The row of the canvas, or -1: out of sight. */
static int row_of(const struct tui_form_pen *pen, int y)
{
    bool is_seen = !pen->is_dry && y >= pen->first && y < pen->first + pen->rows;
    return is_seen ? pen->y + y - pen->first : -1;
}

static int put(const struct tui_form_pen *pen, int y, int x, int cells, enum tui_role role,
               const char *text)
{
    int row = row_of(pen, y);
    return row < 0 ? tui_measure(pen->canvas, text)
                   : tui_put(pen->canvas, row, x, cells, role, text);
}

static bool has_focus(const struct tui_form_pen *pen, const struct tui_item *item)
{
    return tui_form_focus(pen->form) == item;
}

static int value_of(const struct tui_form_pen *pen, const struct tui_item *item, int row,
                    int at)
{
    guint i = 0;
    g_ptr_array_find(pen->form->items, item, &i);
    return (int)i << 20 | MIN(row, 1023) << 10 | MIN(at, 1023);
}

static void zone(const struct tui_form_pen *pen, const struct tui_item *item, int y, int x,
                 int width, int at)
{
    int row = row_of(pen, y);
    if (row >= 0)
        tui_zone_add(pen->canvas, row, x, width, TUI_ZONE_ROW, value_of(pen, item, 0, at));
}

/* The cursor, and what shows without one where the focus is. */
static void focus(struct tui_form_pen *pen, int y, int x)
{
    pen->cursor_y = y;
    pen->cursor_x = x;
}

/* The label with its mark, in a row that is the first of an item. */
static int draw_label(struct tui_form_pen *pen, const struct tui_item *item, int y)
{
    if (has_focus(pen, item))
        put(pen, y, 1, 1, TUI_PLAIN, ">");
    g_autofree char *label =
        g_strconcat(item->label, item->is_required && *item->label ? " *" : "", NULL);
    return MARGIN + put(pen, y, MARGIN, pen->canvas->cols - MARGIN - 1, TUI_LABEL, label);
}

/* Words on lines of their own, wrapped; returns how many. */
static int draw_words(const struct tui_form_pen *pen, int y, int x, int most,
                      enum tui_role role, const char *words)
{
    int width = MAX(pen->canvas->cols - x - 1, TUI_AREA_LEAST), n = 0;
    g_autoptr(GString) clean = g_string_new(NULL);
    rt_text_clean(clean, words,
                  RT_CLEAN_LINE | (pen->canvas->is_ascii ? (unsigned)RT_CLEAN_ASCII : 0));
    const char *next = clean->str;
    for (; next && n < most; n++) {
        const char *line = next;
        size_t length = rt_text_wrap(line, width, &next);
        g_autofree char *piece = n + 1 == most ? g_strdup(line) : g_strndup(line, length);
        put(pen, y + n, x, width, role, piece);
    }
    return n;
}

/* What is said beside an item, below it. */
static int draw_remarks(const struct tui_form_pen *pen, const struct tui_item *item, int y,
                        int x)
{
    int n = 0;
    if (item->note && item->kind != TUI_ITEM_AREA)
        n += draw_words(pen, y, x, NOTE_ROWS, TUI_PLAIN, item->note);
    if (item->error) {
        g_autofree char *words = g_strconcat("! ", item->error, NULL);
        n += draw_words(pen, y + n, x, ERROR_ROWS, TUI_WARNING, words);
    }
    return n;
}

static int draw_line(struct tui_form_pen *pen, struct tui_item *item, int y, int x)
{
    int room = pen->canvas->cols - x - 1,
        width = item->is_wide ? room - 2 : MIN(LINE_CELLS, room - 2);
    int row = row_of(pen, y);
    put(pen, y, x, 1, TUI_PLAIN, "[");
    put(pen, y, x + width + 1, 1, TUI_PLAIN, "]");
    if (row >= 0)
        tui_field_draw(&item->field, pen->canvas, row, x + 1, width);
    zone(pen, item, y, x, width + 2, 0);
    if (has_focus(pen, item))
        focus(pen, y, row >= 0 ? pen->canvas->cursor_x : x + 1);
    if (!item->echo)
        return 1;
    g_autofree char *echo = g_strconcat("= ", item->echo, NULL);
    bool is_beside = tui_measure(pen->canvas, echo) <= room - width - 4;
    if (!is_beside)
        return 1 + draw_words(pen, y + 1, x, ECHO_ROWS, TUI_PLAIN, echo);
    put(pen, y, x + width + 4, room, TUI_PLAIN, echo);
    return 1;
}

static int draw_choice(struct tui_form_pen *pen, const struct tui_item *item, guint i, int y,
                       int x)
{
    const struct tui_choice *one = &g_array_index(item->choices, struct tui_choice, i);
    bool is_radio = item->kind == TUI_ITEM_RADIO;
    const char *sign = !one->is_on ? " "
                       : is_radio  ? tui_glyph(pen->canvas, TUI_GLYPH_CHOSEN)
                                   : "x";
    int used = put(pen, y, x, 1, TUI_PLAIN, is_radio ? "(" : "["), room = pen->canvas->cols;
    used += put(pen, y, x + used, 1, TUI_PLAIN, sign);
    used += put(pen, y, x + used, 2, TUI_PLAIN, is_radio ? ") " : "] ");
    if (*one->mark)
        used += 1 + put(pen, y, x + used, room, one->role, one->mark);
    used += put(pen, y, x + used, room - x - used - 1, TUI_PLAIN, one->words);
    zone(pen, item, y, x, used, (int)i);
    if (has_focus(pen, item) && i == item->at) {
        focus(pen, y, x + 1);
        if (row_of(pen, y) >= 0)
            tui_reverse(pen->canvas, row_of(pen, y), x, used);
    }
    return used;
}

static int choice_cells(const struct tui_form_pen *pen, const struct tui_item *item, guint i)
{
    const struct tui_choice *one = &g_array_index(item->choices, struct tui_choice, i);
    return 4 + tui_measure(pen->canvas, one->words) +
           (*one->mark ? 1 + tui_measure(pen->canvas, one->mark) : 0);
}

/* The choice that is made, where the others need not be seen now; -1: all are. */
static int folded_to(const struct tui_form_pen *pen, const struct tui_item *item)
{
    bool may_fold = pen->is_folded && item->is_tall && !has_focus(pen, item);
    return may_fold && item->kind == TUI_ITEM_RADIO ? tui_item_chosen(item) : -1;
}

/* Choices one behind the other, in as many lines as they need; closer together
 * where that saves one. */
static int draw_choices(struct tui_form_pen *pen, const struct tui_item *item, int y, int from)
{
    int x = from, row = 0, needed = -2, end = pen->canvas->cols - 1;
    int only = folded_to(pen, item);
    if (only >= 0) {
        draw_choice(pen, item, (guint)only, y, x);
        return 1;
    }
    for (guint i = 0; i < item->choices->len; i++)
        needed += choice_cells(pen, item, i) + 2;
    bool is_close =
        !item->is_tall && from + needed > end && from + needed - (int)item->choices->len < end;
    for (guint i = 0; i < item->choices->len; i++) {
        if (x > from && (item->is_tall || x + choice_cells(pen, item, i) > end)) {
            x = from;
            row++;
        }
        x += draw_choice(pen, item, i, y + row, x) + (is_close ? 1 : 2);
    }
    return row + 1;
}

/* Buttons that follow each other stand in one row while there is room. */
static int draw_button(struct tui_form_pen *pen, const struct tui_item *item, int y, int *x)
{
    g_autofree char *words = g_strdup_printf("< %s >", item->label);
    int cells = tui_measure(pen->canvas, words), row = 0;
    if (*x > MARGIN && *x + cells > pen->canvas->cols - 1) {
        *x = MARGIN;
        row = 1;
    }
    put(pen, y + row, *x, pen->canvas->cols - 1 - *x, TUI_PLAIN, words);
    zone(pen, item, y + row, *x, cells, 0);
    if (has_focus(pen, item)) {
        focus(pen, y + row, *x + 2);
        put(pen, y + row, 1, 1, TUI_PLAIN, ">");
        if (row_of(pen, y + row) >= 0)
            tui_reverse(pen->canvas, row_of(pen, y + row), *x, cells);
    }
    *x += cells + 3;
    return row;
}

/* A side of the box, with what is out of sight told on it. */
static void draw_edge(const struct tui_form_pen *pen, int y, bool is_top, size_t hidden)
{
    int row = row_of(pen, y), right = pen->canvas->cols - 2;
    if (row < 0)
        return;
    const char *rule = tui_glyph(pen->canvas, TUI_GLYPH_RULE);
    for (int x = MARGIN; x <= right; x++) {
        enum tui_glyph corner = x == MARGIN
                                    ? (is_top ? TUI_GLYPH_TOP_LEFT : TUI_GLYPH_BOTTOM_LEFT)
                                    : (is_top ? TUI_GLYPH_TOP_RIGHT : TUI_GLYPH_BOTTOM_RIGHT);
        bool is_corner = x == MARGIN || x == right;
        tui_put(pen->canvas, row, x, 1, TUI_RULE,
                is_corner ? tui_glyph(pen->canvas, corner) : rule);
    }
    g_autofree char *more =
        tui_form_hidden(pen->canvas, is_top ? hidden : 0, is_top ? 0 : hidden);
    if (*more)
        tui_putf(pen->canvas, row, MARGIN + 2, right - MARGIN - 3, TUI_PLAIN, " %s ", more);
}

/* Right of the label: how much there is of what may be, what is out of sight, or
 * the note. */
static void draw_count(const struct tui_form_pen *pen, const struct tui_item *item, int y,
                       int x)
{
    size_t over = tui_item_over(item), above = tui_area_above(&item->area),
           below = tui_area_below(&item->area);
    g_autofree char *words = NULL;
    if (over)
        words = g_strdup_printf("%zu characters too many", over);
    else if (!pen->form->has_box && (above || below))
        words = tui_form_hidden(pen->canvas, above, below);
    else if (item->limit && item->area.buffer.n * 2 >= item->limit)
        words = g_strdup_printf("%zu of %zu characters", item->area.buffer.n, item->limit);
    else
        words = g_strdup(item->note ? item->note : "");
    int width = tui_measure(pen->canvas, words), room = pen->canvas->cols - 1 - x - 2;
    if (*words && room > 8)
        put(pen, y, pen->canvas->cols - 1 - MIN(width, room), room,
            over ? TUI_WARNING : TUI_PLAIN, words);
}

static int draw_area(struct tui_form_pen *pen, struct tui_item *item, int y)
{
    struct tui_area *area = &item->area;
    int box = pen->form->has_box, width = pen->canvas->cols - MARGIN - 1 - 4 * box;
    int x = MARGIN + 2 * box, line = 0;
    tui_area_size(area, width, item->lines, pen->canvas->is_ascii);
    int label = draw_label(pen, item, y);
    draw_count(pen, item, y, label);
    line = 1 + draw_remarks(pen, item, y + 1, MARGIN);
    if (box)
        draw_edge(pen, y + line, true, tui_area_above(area));
    int row = 0, column = 0;
    tui_area_cursor(area, &row, &column);
    for (int i = 0; i < item->lines; i++) {
        int at = y + line + box + i, seen = row_of(pen, at);
        if (seen < 0)
            continue;
        tui_area_draw_row(area, pen->canvas, i, seen, x, box ? TUI_PLAIN : TUI_INPUT);
        if (box) {
            put(pen, at, MARGIN, 1, TUI_RULE, tui_glyph(pen->canvas, TUI_GLYPH_SIDE));
            put(pen, at, pen->canvas->cols - 2, 1, TUI_RULE,
                tui_glyph(pen->canvas, TUI_GLYPH_SIDE));
        }
        tui_zone_add(pen->canvas, seen, x, MIN(width, 1024), TUI_ZONE_CELLS,
                     value_of(pen, item, i, 0));
    }
    if (has_focus(pen, item))
        focus(pen, y + line + box + row, x + column);
    line += item->lines + 2 * box;
    if (box)
        draw_edge(pen, y + line - 1, false, tui_area_below(area));
    return line;
}

/* An item from row y of the form on; returns its rows.  x: behind the last button. */
static int draw_item(struct tui_form_pen *pen, struct tui_item *item, int y, int *x)
{
    if (item->kind == TUI_ITEM_BUTTON)
        return draw_button(pen, item, y, x);
    if (item->kind == TUI_ITEM_AREA)
        return draw_area(pen, item, y);
    draw_label(pen, item, y);
    bool is_over = pen->column == MARGIN && *item->label; /* the label over it */
    int height = is_over;
    int column = *item->label ? pen->column : MARGIN;
    if (item->kind == TUI_ITEM_NOTE)
        height += draw_words(pen, y + height, column, MAX(item->lines, 1), TUI_PLAIN,
                             item->text ? item->text : "");
    else if (item->kind == TUI_ITEM_LINE)
        height += draw_line(pen, item, y + height, pen->column);
    else
        height += draw_choices(pen, item, y + height, pen->column);
    return height + draw_remarks(pen, item, y + height, pen->column);
}

int tui_form_pen_all(struct tui_form_pen *pen)
{
    const struct tui_form *form = pen->form;
    int y = 0, x = MARGIN;
    for (guint i = 0; i < form->items->len; i++) {
        struct tui_item *item = tui_form_at(form, i);
        if (item->is_hidden)
            continue;
        bool is_button = item->kind == TUI_ITEM_BUTTON;
        int height = draw_item(pen, item, y, &x);
        bool is_last =
            i + 1 == form->items->len || tui_form_at(form, i + 1)->kind != TUI_ITEM_BUTTON;
        item->y = is_button ? y + height : y;
        item->height = is_button ? 1 : height;
        y += height + (is_button && is_last);
        x = is_last ? MARGIN : x;
    }
    return y;
}
