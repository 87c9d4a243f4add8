/* The grid.  Texts of cells stand one behind the other in a pool that is
 * emptied for each frame: a cell is twelve bytes, whatever marks it carries. */
#include "tui/canvas.h"

#include <string.h>

#include <rectrack/text.h>

static const char *const glyphs[TUI_GLYPHS][2] = {
    [TUI_GLYPH_RULE] = {"─", "-"},         [TUI_GLYPH_ELLIPSIS] = {"…", "..."},
    [TUI_GLYPH_DOT] = {"·", "-"},          [TUI_GLYPH_CHOSEN] = {"•", "*"},
    [TUI_GLYPH_SIDE] = {"│", "|"},         [TUI_GLYPH_TOP_LEFT] = {"┌", "+"},
    [TUI_GLYPH_TOP_RIGHT] = {"┐", "+"},    [TUI_GLYPH_BOTTOM_LEFT] = {"└", "+"},
    [TUI_GLYPH_BOTTOM_RIGHT] = {"┘", "+"}, [TUI_GLYPH_STROKE] = {"█", "#"},
};

const char *tui_glyph(const struct tui_canvas *canvas, enum tui_glyph glyph)
{
    return glyphs[glyph][canvas->is_ascii];
}

void tui_canvas_init(struct tui_canvas *canvas, bool is_ascii)
{
    *canvas = (struct tui_canvas){
        .is_ascii = is_ascii,
        .pool = g_string_new(NULL),
        .clean = g_string_new(NULL),
        .clip = g_string_new(NULL),
        .zones = g_array_new(FALSE, FALSE, sizeof(struct tui_zone)),
    };
}

void tui_canvas_clear(struct tui_canvas *canvas)
{
    if (!canvas->pool)
        return;
    g_string_free(canvas->pool, TRUE);
    g_string_free(canvas->clean, TRUE);
    g_string_free(canvas->clip, TRUE);
    g_array_free(canvas->zones, TRUE);
    g_free(canvas->cells);
    *canvas = (struct tui_canvas){0};
}

void tui_canvas_begin(struct tui_canvas *canvas, int rows, int cols)
{
    rows = MAX(rows, 1);
    cols = MAX(cols, 1);
    if (rows != canvas->rows || cols != canvas->cols || !canvas->cells) {
        g_free(canvas->cells);
        canvas->cells = g_new(struct tui_cell, (size_t)rows * (size_t)cols);
        canvas->rows = rows;
        canvas->cols = cols;
    }
    g_string_assign(canvas->pool, " "); /* the blank that empty cells show */
    for (size_t i = 0; i < (size_t)rows * (size_t)cols; i++)
        canvas->cells[i] = (struct tui_cell){.at = 0, .length = 1, .width = 1};
    g_array_set_size(canvas->zones, 0);
    canvas->cursor_y = canvas->cursor_x = 0;
}

static struct tui_cell *cell(const struct tui_canvas *canvas, int y, int x)
{
    return canvas->cells + (size_t)y * (size_t)canvas->cols + (size_t)x;
}

/* A half of a wide character is no character: what is left of one that is
 * drawn over becomes a blank. */
static void unsplit(struct tui_canvas *canvas, int y, int x)
{
    struct tui_cell *here = cell(canvas, y, x);
    if (here->width == 0 && x > 0)
        *cell(canvas, y, x - 1) = (struct tui_cell){.length = 1, .width = 1};
    if (here->width == 2 && x + 1 < canvas->cols)
        *cell(canvas, y, x + 1) = (struct tui_cell){.length = 1, .width = 1};
}

/* The character stands in the pool already, from at on. */
static void put_character(struct tui_canvas *canvas, int y, int x, enum tui_role role,
                          size_t at, size_t length, int width)
{
    for (int i = 0; i < width; i++)
        unsplit(canvas, y, x + i);
    *cell(canvas, y, x) = (struct tui_cell){
        .at = (uint32_t)at,
        .length = (uint16_t)MIN(length, 256),
        .width = (uint8_t)width,
        .role = (uint8_t)role,
    };
    if (width == 2)
        *cell(canvas, y, x + 1) = (struct tui_cell){.role = (uint8_t)role};
}

int tui_put(struct tui_canvas *canvas, int y, int x, int cells, enum tui_role role,
            const char *text)
{
    if (!text || y < 0 || y >= canvas->rows || x < 0 || x >= canvas->cols)
        return 0;
    cells = MIN(cells, canvas->cols - x);
    if (cells <= 0)
        return 0;
    unsigned how = RT_CLEAN_LINE | (canvas->is_ascii ? (unsigned)RT_CLEAN_ASCII : 0);
    g_string_truncate(canvas->clean, 0);
    rt_text_clean(canvas->clean, text, how);
    g_string_truncate(canvas->clip, 0);
    rt_text_clip(canvas->clip, canvas->clean->str, cells, canvas->is_ascii);
    int used = 0, width = 0;
    size_t base = canvas->pool->len;
    g_string_append_len(canvas->pool, canvas->clip->str, (gssize)canvas->clip->len);
    const char *at = canvas->clip->str;
    for (size_t step; (step = rt_text_step(at, &width)) > 0; at += step) {
        if (width == 0)
            continue; /* a mark with nothing to stand on */
        if (used + width > cells)
            break;
        put_character(canvas, y, x + used, role, base + (size_t)(at - canvas->clip->str), step,
                      width);
        used += width;
    }
    return used;
}

int tui_putf(struct tui_canvas *canvas, int y, int x, int cells, enum tui_role role,
             const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    g_autofree char *text = g_strdup_vprintf(format, arguments);
    va_end(arguments);
    return tui_put(canvas, y, x, cells, role, text);
}

int tui_put_wrapped(struct tui_canvas *canvas, int y, int x, int width, int lines,
                    enum tui_role role, const char *text)
{
    g_autoptr(GString) clean = g_string_new(NULL);
    rt_text_clean(clean, text,
                  RT_CLEAN_LINE | (canvas->is_ascii ? (unsigned)RT_CLEAN_ASCII : 0));
    const char *at = clean->str;
    int used = 0;
    for (; at && used < lines; used++) {
        const char *next = NULL;
        size_t length = rt_text_wrap(at, MAX(width, 2), &next);
        g_autofree char *piece = used + 1 == lines ? g_strdup(at) : g_strndup(at, length);
        tui_put(canvas, y + used, x, width, role, piece);
        at = next;
    }
    return used;
}

int tui_measure(struct tui_canvas *canvas, const char *text)
{
    unsigned how = RT_CLEAN_LINE | (canvas->is_ascii ? (unsigned)RT_CLEAN_ASCII : 0);
    g_string_truncate(canvas->clean, 0);
    rt_text_clean(canvas->clean, text, how);
    return rt_text_cells(canvas->clean->str);
}

void tui_rule(struct tui_canvas *canvas, int y)
{
    if (canvas->has_no_rules)
        return;
    const char *glyph = tui_glyph(canvas, TUI_GLYPH_RULE);
    size_t at = canvas->pool->len;
    g_string_append(canvas->pool, glyph);
    for (int x = 0; y >= 0 && y < canvas->rows && x < canvas->cols; x++)
        put_character(canvas, y, x, TUI_RULE, at, strlen(glyph), 1);
}

void tui_reverse(struct tui_canvas *canvas, int y, int x, int cells)
{
    if (y < 0 || y >= canvas->rows)
        return;
    for (int end = MIN(x + cells, canvas->cols); x < end; x++)
        cell(canvas, y, MAX(x, 0))->is_reversed = true;
}

void tui_cursor(struct tui_canvas *canvas, int y, int x)
{
    canvas->cursor_y = CLAMP(y, 0, canvas->rows - 1);
    canvas->cursor_x = CLAMP(x, 0, canvas->cols - 1);
}

void tui_zone_add(struct tui_canvas *canvas, int y, int x, int width, enum tui_zone_kind kind,
                  int value)
{
    struct tui_zone zone = {.y = y, .x = x, .width = width, .kind = kind, .value = value};
    g_array_append_val(canvas->zones, zone);
}

const struct tui_zone *tui_zone_at(const struct tui_canvas *canvas, int y, int x)
{
    for (guint i = canvas->zones->len; i-- > 0;) {
        const struct tui_zone *zone = &g_array_index(canvas->zones, struct tui_zone, i);
        if (y == zone->y && x >= zone->x && x < zone->x + zone->width)
            return zone;
    }
    return NULL;
}

const struct tui_cell *tui_cell_at(const struct tui_canvas *canvas, int y, int x)
{
    return cell(canvas, y, x);
}

const char *tui_cell_text(const struct tui_canvas *canvas, const struct tui_cell *one)
{
    return canvas->pool->str + one->at;
}

static uint64_t sum_of(const struct tui_canvas *canvas, int y)
{
    uint64_t sum = 14695981039346656037u; /* FNV-1a */
    for (int x = 0; x < canvas->cols; x++) {
        const struct tui_cell *one = cell(canvas, y, x);
        const char *text = tui_cell_text(canvas, one);
        for (unsigned i = 0; i < one->length; i++)
            sum = (sum ^ (unsigned char)text[i]) * 1099511628211u;
        sum = (sum ^ (one->role | (unsigned)one->is_reversed << 8)) * 1099511628211u;
    }
    return sum ? sum : 1;
}

bool tui_shown_begin(struct tui_shown *shown, int rows, int cols)
{
    if (shown->rows && shown->n == rows && shown->cols == cols)
        return false;
    g_free(shown->rows);
    *shown = (struct tui_shown){g_new0(uint64_t, (size_t)rows), rows, cols};
    return true;
}

bool tui_shown_differs(struct tui_shown *shown, const struct tui_canvas *canvas, int y)
{
    uint64_t sum = sum_of(canvas, y);
    bool differs = sum != shown->rows[y];
    shown->rows[y] = sum;
    return differs;
}

void tui_shown_forget(struct tui_shown *shown)
{
    g_clear_pointer(&shown->rows, g_free);
}

char *tui_canvas_row(const struct tui_canvas *canvas, int y)
{
    GString *row = g_string_new(NULL);
    for (int x = 0; x < canvas->cols; x++) {
        const struct tui_cell *one = cell(canvas, y, x);
        g_string_append_len(row, tui_cell_text(canvas, one), one->length);
    }
    while (row->len && row->str[row->len - 1] == ' ')
        g_string_truncate(row, row->len - 1);
    return g_string_free(row, FALSE);
}
