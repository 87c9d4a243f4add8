/* A row of a table on paper.
 *
 * The lines of a row stand below each other; a cell that spans several goes on beside them.
 * What has no room goes on in the next slice: the words of a cell from the line of text
 * where they stopped, a line of the row that had not begun as a whole. */
#include "exchange/pdf_row.h"

#include "exchange/pdf_flow.h"

static const double PAD_X = 4, PAD_Y = 3, RULE = 0.5;

struct cell {
    unsigned column, line, lines;
    struct pdf_flow *flow;
    size_t from; /* the next of its lines of text */
};

/* Where a cell stands in one slice, from its upper edge. */
struct place {
    bool is_here;
    double top;
};

/* How tall a line is by what is left of its words: by the cells that stand on it alone,
 * and with those that end on it after others. */
struct measure {
    double alone, whole;
};

struct pdf_row {
    const struct pdf_columns *columns;
    unsigned lines, line; /* line: the first that has not ended */
    size_t n;
    struct cell *cells;
    struct place *places;
    struct measure *measures;
};

struct pdf_row *pdf_row_new(PangoContext *context, const struct pdf_columns *columns,
                            const struct report_row *from)
{
    struct pdf_row *row = g_new0(struct pdf_row, 1);
    row->columns = columns;
    row->lines = from->lines;
    row->n = from->cells.n;
    row->cells = g_new0(struct cell, row->n);
    row->places = g_new0(struct place, row->n);
    row->measures = g_new0(struct measure, row->lines);
    for (size_t i = 0; i < row->n; i++) {
        const struct report_cell *cell = (const struct report_cell *)from->cells.at + i;
        unsigned column = MIN(cell->column, PDF_COLUMNS - 1);
        row->cells[i] = (struct cell){.column = column,
                                      .line = cell->line,
                                      .lines = cell->lines,
                                      .flow = pdf_flow_new(context, &cell->paragraphs,
                                                           columns->width[column] - 2 * PAD_X)};
    }
    return row;
}

void pdf_row_free(struct pdf_row *row)
{
    for (size_t i = 0; row && i < row->n; i++)
        pdf_flow_free(row->cells[i].flow);
    if (row)
        g_free(row->cells), g_free(row->places), g_free(row->measures);
    g_free(row);
}

/* ---- one slice ---- */

static double rest_of(const struct cell *cell)
{
    return pdf_flow_height(cell->flow, cell->from, pdf_flow_lines(cell->flow)) + 2 * PAD_Y;
}

static unsigned last_of(const struct cell *cell)
{
    return cell->line + cell->lines - 1;
}

/* From the first line that has not ended on; how tall they are together. */
static double measure(struct pdf_row *row)
{
    double height = 0;
    for (unsigned line = row->line; line < row->lines; line++) {
        row->measures[line] = (struct measure){2 * PAD_Y, 2 * PAD_Y};
        for (size_t i = 0; i < row->n; i++) {
            const struct cell *cell = &row->cells[i];
            double rest = rest_of(cell);
            if (last_of(cell) != line)
                continue;
            for (unsigned before = MAX(cell->line, row->line); before < line; before++)
                rest -= row->measures[before].whole;
            row->measures[line].whole = MAX(row->measures[line].whole, rest);
            if (cell->lines == 1)
                row->measures[line].alone = MAX(row->measures[line].alone, rest);
        }
        height += row->measures[line].whole;
    }
    return height;
}

/* Gives the cells of each line that has room their place, those of the first in any case;
 * how tall the slice is. */
static double place_cells(struct pdf_row *row, double room)
{
    double y = 0;
    unsigned line = row->line;
    measure(row);
    for (; line < row->lines; line++) {
        if (y > 0 && y + row->measures[line].alone > room)
            break;
        for (size_t i = 0; i < row->n; i++) {
            const struct cell *cell = &row->cells[i];
            if (cell->line == line || (line == row->line && cell->line < line))
                row->places[i] = (struct place){last_of(cell) >= line, y};
        }
        y += row->measures[line].whole;
    }
    /* Beside a line that has to wait, the cells that span it go on to the end of the sheet. */
    for (size_t i = 0; line < row->lines && i < row->n; i++)
        if (row->places[i].is_here)
            y = MAX(y, row->places[i].top + rest_of(&row->cells[i]));
    return MIN(y, room);
}

static bool has_words(const struct cell *cell)
{
    return cell->from < pdf_flow_lines(cell->flow);
}

/* Have the cells that end on the row's line said all? */
static bool is_over(const struct pdf_row *row)
{
    for (size_t i = 0; i < row->n; i++)
        if (last_of(&row->cells[i]) == row->line && has_words(&row->cells[i]))
            return false;
    return true;
}

static void rule(cairo_t *cr, double x1, double y1, double x2, double y2, double grey)
{
    cairo_set_source_rgb(cr, grey, grey, grey);
    cairo_set_line_width(cr, RULE);
    cairo_move_to(cr, x1, y1);
    cairo_line_to(cr, x2, y2);
    cairo_stroke(cr);
}

/* Those around the slice and between columns are dark, those between lines light. */
static void draw_rules(const struct pdf_row *row, cairo_t *cr, double y, double height)
{
    static const double DARK = 0.4, LIGHT = 0.8;
    const struct pdf_columns *columns = row->columns;
    double left = columns->x[0], last = columns->x[columns->n - 1];
    double right = last + columns->width[columns->n - 1];
    for (size_t i = 0; i < row->n; i++) {
        const struct cell *cell = &row->cells[i];
        double x = columns->x[cell->column];
        if (row->places[i].is_here && row->places[i].top > 0)
            rule(cr, x, y + row->places[i].top, x + columns->width[cell->column],
                 y + row->places[i].top, LIGHT);
    }
    for (size_t i = 0; i < columns->n; i++)
        rule(cr, columns->x[i], y, columns->x[i], y + height, DARK);
    rule(cr, right, y, right, y + height, DARK);
    rule(cr, left, y, right, y, DARK);
    rule(cr, left, y + height, right, y + height, DARK);
}

static void draw_words(struct pdf_row *row, struct pdf_page *page, double room)
{
    pdf_page_tag(page, "TR");
    for (size_t i = 0; i < row->n; i++) {
        struct cell *cell = &row->cells[i];
        const struct place *place = &row->places[i];
        if (!place->is_here)
            continue;
        const char *element = row->columns->is_header[cell->column] ? "TH" : "TD";
        size_t end = pdf_flow_fit(cell->flow, cell->from, room - place->top - 2 * PAD_Y);
        pdf_page_tag(page, element);
        pdf_flow_draw(cell->flow, page->cr, cell->from, end,
                      row->columns->x[cell->column] + PAD_X, page->y + place->top + PAD_Y);
        pdf_page_untag(page, element);
        cell->from = end;
    }
    pdf_page_untag(page, "TR");
}

bool pdf_row_draw(struct pdf_row *row, struct pdf_page *page, double room)
{
    for (size_t i = 0; i < row->n; i++)
        row->places[i] = (struct place){0};
    double height = place_cells(row, room);
    draw_rules(row, page->cr, page->y, height);
    draw_words(row, page, room);
    page->y += height;
    while (row->line < row->lines && is_over(row))
        row->line++;
    return row->line == row->lines;
}

double pdf_row_height(struct pdf_row *row)
{
    return measure(row);
}
