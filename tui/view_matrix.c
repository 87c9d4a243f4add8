/* The Matrix: how many stand where two fields meet.  A table where it has room, else a list
 * of the cells that hold anything. */
#include <rectrack/text.h>

#include "tui/badge.h"
#include "tui/chart.h"
#include "tui/frame.h"
#include "tui/list.h"
#include "tui/views.h"

struct matrix {
    struct tui_chart chart;
    enum rt_by rows_by, columns_by;
    struct rt_matrix counted;
    struct tui_list rows; /* of the table: the last one is the total */
    size_t column, left;  /* the last one is the total; the first that is seen */
    GArray *cells;        /* size_t: those that hold anything, row by row */
    struct tui_list list; /* of these */
    bool is_list;         /* drawn so last */
};

enum { ROW_ZONE = 1 << 10 }; /* a zone's number: row by so many, and the column */

static struct matrix *of(struct tui_view *view)
{
    return (struct matrix *)view;
}

/* ---- what is read ---- */

static void count(struct tui_view *view)
{
    struct matrix *self = of(view);
    struct tui_desk *desk = view->desk;
    struct rt_select select = tui_chart_select(&self->chart);
    struct rt_error error = {0};
    rt_matrix_clear(&self->counted);
    if (rt_register_matrix(desk->reg, &select, self->rows_by, self->columns_by, &self->counted,
                           &error) != RT_OK)
        tui_desk_fail(desk, &error);
    const struct rt_matrix *counted = &self->counted;
    g_array_set_size(self->cells, 0);
    for (size_t i = 0; i < counted->rows.n * counted->columns.n; i++)
        if (counted->counts[i])
            g_array_append_val(self->cells, i);
    tui_list_settle(&self->rows, counted->rows.n + 1, self->rows.height);
    tui_list_settle(&self->list, self->cells->len, self->list.height);
    self->column = MIN(self->column, counted->columns.n);
}

/* The lanes in whose crossing the cursor is; NULL: the total's. */
static void find_cell(const struct matrix *self, const struct rt_lane **row,
                      const struct rt_lane **column)
{
    const struct rt_matrix *counted = &self->counted;
    size_t y = self->rows.at, x = self->column;
    if (self->is_list && self->cells->len) {
        size_t cell = g_array_index(self->cells, size_t, self->list.at);
        y = cell / counted->columns.n;
        x = cell % counted->columns.n;
    }
    *row = y < counted->rows.n ? rt_lane_at(&counted->rows, y) : NULL;
    *column = x < counted->columns.n ? rt_lane_at(&counted->columns, x) : NULL;
}

static size_t count_at(const struct matrix *self, size_t y, size_t x)
{
    const struct rt_matrix *counted = &self->counted;
    bool is_row = y < counted->rows.n, is_column = x < counted->columns.n;
    return is_row && is_column ? rt_matrix_count(counted, y, x)
           : is_row            ? rt_lane_at(&counted->rows, y)->tally.total
           : is_column         ? rt_lane_at(&counted->columns, x)->tally.total
                               : counted->all.total;
}

/* ---- what keys do ---- */

static unsigned place(const struct tui_view *view)
{
    (void)view;
    return TUI_AT_MATRIX;
}

static unsigned open_cell(struct matrix *self)
{
    const struct rt_lane *row, *column;
    find_cell(self, &row, &column);
    if (!self->is_list && !count_at(self, self->rows.at, self->column))
        tui_desk_say(self->chart.view.desk, TUI_NOTICE, "Nothing stands here");
    else if (self->counted.all.total)
        tui_chart_open_list(&self->chart, row ? row->word : NULL, column ? column->word : NULL,
                            "Matrix");
    return TUI_REDO_DRAW;
}

static unsigned act(struct tui_view *view, enum tui_action action)
{
    struct matrix *self = of(view);
    if (tui_list_move(self->is_list ? &self->list : &self->rows, action))
        return TUI_REDO_DRAW;
    if (action == TUI_DO_OPEN)
        return open_cell(self);
    if (action == TUI_DO_LEFT) {
        self->column -= self->column > 0;
    } else if (action == TUI_DO_RIGHT) {
        self->column += self->column < self->counted.columns.n;
    } else if (action == TUI_DO_BY || action == TUI_DO_BY_TOO) {
        enum rt_by *by = action == TUI_DO_BY ? &self->rows_by : &self->columns_by;
        *by = tui_chart_next(*by, action == TUI_DO_BY ? self->columns_by : self->rows_by);
        tui_chart_count(&self->chart);
    } else {
        return tui_chart_act(&self->chart, action, "matrix");
    }
    return TUI_REDO_DRAW;
}

/* The first click brings the cursor, the second opens. */
static unsigned click(struct tui_view *view, int value)
{
    struct matrix *self = of(view);
    size_t y = (size_t)value / ROW_ZONE, x = (size_t)value % ROW_ZONE;
    if (self->is_list ? self->list.at == y : self->rows.at == y && self->column == x)
        return open_cell(self);
    if (self->is_list) {
        self->list.at = MIN(y, self->list.n ? self->list.n - 1 : 0);
    } else {
        self->rows.at = MIN(y, self->rows.n - 1);
        self->column = MIN(x, self->counted.columns.n);
    }
    return TUI_REDO_DRAW;
}

/* ---- the table ---- */

/* Where its columns stand: a pure function of the width and of what is in it. */
struct columns {
    int label, width, total; /* cells of a row's name, of a column, of the last one */
    int number;              /* cells of a column's numbers */
    size_t seen;             /* columns, without the total */
};

enum { WIDE = 80 };

static int longest_label(const struct rt_list *lanes)
{
    int cells = 0;
    for (size_t i = 0; i < lanes->n; i++)
        cells = MAX(cells, rt_text_cells(rt_lane_at(lanes, i)->label));
    return cells;
}

static struct columns lay_out(const struct matrix *self, int cols)
{
    enum { OTHER = 11, LEAST = 18, BADGE = 4 };
    char most[24];
    int digits = MAX(g_snprintf(most, sizeof most, "%zu", self->counted.all.total), 4);
    struct columns at = {.width = OTHER, .number = OTHER - 2, .total = MAX(digits + 2, 7)};
    if (self->columns_by == RT_BY_RAG) {
        at.number = digits;
        at.width = digits + (cols < WIDE ? 1 : 2);
    }
    int room = cols - 3 - at.total;
    at.seen = MIN(self->counted.columns.n, (size_t)MAX((room - LEAST) / at.width, 1));
    at.label = MIN(room - (int)at.seen * at.width,
                   MAX(longest_label(&self->counted.rows), LEAST) + BADGE + 2);
    return at;
}

static void put_lane(struct tui_canvas *canvas, int y, int x, int width, enum rt_by by,
                     const struct rt_lane *lane, enum tui_role plain)
{
    bool is_suggested;
    enum rt_rag rag = tui_chart_rag(by, lane, &is_suggested);
    char badge[16];
    enum tui_role role = tui_badge(rag, is_suggested, canvas->is_ascii, badge);
    if (rag) {
        tui_put(canvas, y, x, 3, role, badge);
        x += 4;
        width -= 4;
    }
    bool is_brief = width < 14 && (by == RT_BY_QUARTER || by == RT_BY_RAG);
    const char *words = is_brief ? (lane->value ? lane->value : "none") : lane->label;
    if (width > 2)
        tui_put(canvas, y, x, width, plain, words);
}

static void put_count(const struct matrix *self, struct tui_canvas *canvas, int y, int x,
                      const struct columns *at, size_t row, size_t column)
{
    size_t n = count_at(self, row, column);
    bool is_here = row == self->rows.at && column == self->column;
    bool is_last = column == self->counted.columns.n;
    enum tui_role role = is_last || row == self->counted.rows.n ? TUI_LABEL : TUI_PLAIN;
    int number = is_last ? at->total - 2 : at->number;
    if (n)
        tui_putf(canvas, y, x, number, role, "%*zu", number, n);
    else
        tui_putf(canvas, y, x, number, role, "%*s", number, "-");
    tui_zone_add(canvas, y, x, is_last ? at->total : at->width, TUI_ZONE_ROW,
                 (int)(row * ROW_ZONE + column));
    if (!is_here)
        return;
    tui_reverse(canvas, y, x, number);
    tui_cursor(canvas, y, x + number - 1);
}

static void draw_heads(const struct matrix *self, struct tui_canvas *canvas,
                       const struct columns *at, int y)
{
    const struct rt_list *columns = &self->counted.columns;
    bool is_rag = self->columns_by == RT_BY_RAG;
    tui_put(canvas, y, 2, at->label - 1, TUI_COLUMN, rt_axes[self->rows_by].label);
    int x = 2 + at->label;
    for (size_t i = self->left; i < self->left + at->seen; i++, x += at->width)
        put_lane(
            canvas, y, is_rag ? x + at->number - (rt_lane_at(columns, i)->value ? 3 : 4) : x,
            is_rag ? 4 : at->width - 1, self->columns_by, rt_lane_at(columns, i), TUI_COLUMN);
    tui_putf(canvas, y, x, at->total - 2, TUI_COLUMN, "%*s", at->total - 2, "Total");
    if (self->left + at->seen < columns->n) /* there are more to the right */
        tui_put(canvas, y, canvas->cols - 1, 1, TUI_KEYCAP, ">");
}

static void draw_table(struct matrix *self, struct tui_canvas *canvas, int y, int height)
{
    struct columns at = lay_out(self, canvas->cols);
    const struct rt_matrix *counted = &self->counted;
    if (self->column < self->left)
        self->left = self->column;
    else if (self->column < counted->columns.n && self->column >= self->left + at.seen)
        self->left = self->column - at.seen + 1;
    self->left = MIN(self->left, counted->columns.n - at.seen);
    draw_heads(self, canvas, &at, y++);
    tui_list_settle(&self->rows, counted->rows.n + 1, height - 1);
    for (int i = 0; i < self->rows.height && self->rows.top + (size_t)i < self->rows.n;
         i++, y++) {
        size_t row = self->rows.top + (size_t)i;
        int x = 2 + at.label;
        if (row < counted->rows.n)
            put_lane(canvas, y, 2, at.label - 1, self->rows_by, rt_lane_at(&counted->rows, row),
                     row == self->rows.at ? TUI_NAME : TUI_PLAIN);
        else
            tui_put(canvas, y, 2, at.label - 1, TUI_LABEL, "Total");
        for (size_t k = self->left; k < self->left + at.seen; k++, x += at.width)
            put_count(self, canvas, y, x, &at, row, k);
        put_count(self, canvas, y, x, &at, row, counted->columns.n);
        if (row == self->rows.at)
            tui_put(canvas, y, 0, 1, TUI_PLAIN, ">");
    }
}

/* ---- the list of cells ---- */

/* "Universal primary prevention, Red  2" */
static void draw_cell(const struct matrix *self, struct tui_canvas *canvas, int y, size_t i)
{
    enum { COUNT = 6 };
    const struct rt_matrix *counted = &self->counted;
    size_t cell = g_array_index(self->cells, size_t, i);
    const struct rt_lane *row = rt_lane_at(&counted->rows, cell / counted->columns.n);
    const struct rt_lane *column = rt_lane_at(&counted->columns, cell % counted->columns.n);
    int half = (canvas->cols - 3 - COUNT) / 2;
    put_lane(canvas, y, 2, half - 1, self->rows_by, row, TUI_PLAIN);
    put_lane(canvas, y, 2 + half, half - 1, self->columns_by, column, TUI_PLAIN);
    tui_putf(canvas, y, 2 + 2 * half, COUNT, TUI_PLAIN, "%*zu", COUNT - 1,
             counted->counts[cell]);
    tui_zone_add(canvas, y, 0, canvas->cols, TUI_ZONE_ROW, (int)(i * ROW_ZONE));
    if (i != self->list.at)
        return;
    tui_put(canvas, y, 0, 1, TUI_PLAIN, ">");
    tui_reverse(canvas, y, 2 + 2 * half, COUNT);
    tui_cursor(canvas, y, 0);
}

static void draw_cells(struct matrix *self, struct tui_canvas *canvas, int y, int height)
{
    bool has_more = self->list.n > (size_t)height;
    tui_list_settle(&self->list, self->cells->len, height - has_more);
    size_t end = MIN(self->list.top + (size_t)self->list.height, self->list.n);
    for (size_t i = self->list.top; i < end; i++)
        draw_cell(self, canvas, y++, i);
    if (end < self->list.n)
        tui_putf(canvas, y, 3, canvas->cols - 4, TUI_PLAIN, "%s %zu more below",
                 tui_glyph(canvas, TUI_GLYPH_ELLIPSIS), self->list.n - end);
}

/* Between the two forms the cursor stays on its cell, where both have it. */
static void change_form(struct matrix *self, bool is_list)
{
    const struct rt_matrix *counted = &self->counted;
    size_t at = self->rows.at * counted->columns.n + self->column, i = 0;
    if (self->is_list == is_list || !self->cells->len)
        return;
    if (is_list) {
        while (i + 1 < self->cells->len && g_array_index(self->cells, size_t, i) < at)
            i++;
        self->list.at = i;
    } else {
        size_t cell = g_array_index(self->cells, size_t, self->list.at);
        self->rows.at = cell / counted->columns.n;
        self->column = cell % counted->columns.n;
    }
}

static void draw(struct tui_view *view, struct tui_canvas *canvas)
{
    enum { NARROW = 56 }; /* enough for the six colours */
    struct matrix *self = of(view);
    struct tui_frame frame = tui_frame_tabbed(canvas->rows, canvas->cols);
    bool is_list = canvas->cols < (self->columns_by == RT_BY_RAG ? NARROW : WIDE);
    g_autofree char *words = g_strdup_printf("%s by %s", rt_axes[self->rows_by].label,
                                             rt_axes[self->columns_by].label);
    g_autofree char *told = g_strdup_printf("%zu recommendation%s", self->counted.all.total,
                                            self->counted.all.total == 1 ? "" : "s");
    tui_chart_state(&self->chart, canvas, frame.state, "Matrix", words, told);
    tui_cursor(canvas, frame.body, 0);
    if (tui_chart_draw_behind(&self->chart, canvas, &frame))
        return;
    change_form(self, is_list);
    self->is_list = is_list;
    if (!self->cells->len)
        tui_chart_draw_nothing(&self->chart, canvas, frame.body, "Nothing stands here");
    else if (is_list)
        draw_cells(self, canvas, frame.body, frame.height);
    else
        draw_table(self, canvas, frame.body, frame.height);
}

/* ---- the rest ---- */

static void position(const struct tui_view *view, GString *out)
{
    const struct matrix *self = (const struct matrix *)view;
    if (self->is_list && self->list.n)
        g_string_append_printf(out, "%zu of %zu", self->list.at + 1, self->list.n);
}

static void where(const struct tui_view *view, GString *out)
{
    const struct matrix *self = (const struct matrix *)view;
    const struct rt_lane *row, *column;
    find_cell(self, &row, &column);
    size_t n = self->is_list && self->cells->len
                   ? self->counted.counts[g_array_index(self->cells, size_t, self->list.at)]
                   : count_at(self, self->rows.at, self->column);
    g_string_append_printf(out, "Matrix, %s %s, %s %s: %zu", rt_axes[self->rows_by].label,
                           row ? row->label : "total", rt_axes[self->columns_by].label,
                           column ? column->label : "total", n);
}

static void close_view(struct tui_view *view)
{
    struct matrix *self = of(view);
    struct tui_left *left = &view->desk->left;
    left->rows = self->rows_by;
    left->columns = self->columns_by;
    left->row = self->rows.at;
    left->column = self->column;
    g_array_free(self->cells, TRUE);
    rt_matrix_clear(&self->counted);
    tui_chart_clear(&self->chart);
    g_free(self);
}

static const struct tui_view_class class = {
    .place = place,
    .act = act,
    .click = click,
    .draw = draw,
    .is_behind = tui_chart_is_behind,
    .catch_up = tui_chart_catch_up,
    .reload = tui_chart_reload,
    .position = position,
    .where = where,
    .close = close_view,
};

void tui_open_matrix(struct tui_desk *desk)
{
    tui_open_register(desk);
    struct matrix *self = g_new0(struct matrix, 1);
    const struct tui_left *left = &desk->left;
    tui_chart_init(&self->chart, &class, count, count, desk);
    self->cells = g_array_new(FALSE, FALSE, sizeof(size_t));
    bool was_open = left->rows != left->columns;
    self->rows_by = was_open ? left->rows : RT_BY_THEME;
    self->columns_by = was_open ? left->columns : RT_BY_RAG;
    self->rows.at = left->row;
    self->column = left->column;
    self->rows.height = self->list.height = desk->rows;
    tui_chart_count(&self->chart);
    tui_desk_open(desk, &self->chart.view);
}
