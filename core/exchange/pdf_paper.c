/* A kept table, put on sheets.
 *
 * A row is not broken unless it would take more than half a sheet; headings, bands and the
 * heading row of a table stand on one sheet with the first row they head.  The heading row is
 * repeated on each sheet; Cairo 1.16 can't mark the repetition as decoration, so it stands
 * outside of all elements. */
#include "exchange/pdf_paper.h"

#include <cairo-pdf.h>

#include "exchange/paper.h"
#include "exchange/pdf_chart.h"
#include "exchange/pdf_flow.h"
#include "exchange/pdf_row.h"

static const double PAD_X = 4, PAD_Y = 3;

struct drawing {
    struct pdf_page *page;
    const struct rt_list *parts;
    struct pdf_columns columns;
    const struct report_part *table; /* the one that is open; NULL: none */
    double heads;                    /* how tall its heading row is */
    size_t measured;                 /* the part whose row that is, from 1; 0: none */
    struct pdf_row *row;
    unsigned sections;
    int outline; /* the entry of the section */
};

static const struct report_part *part_at(const struct drawing *drawing, size_t i)
{
    return (const struct report_part *)drawing->parts->at + i;
}

/* ---- measures ---- */

/* How a text outside of tables looks. */
struct look {
    const char *element;
    double size, above, below;
    bool is_bold;
};

static struct look look_of(const struct report_part *part)
{
    static const struct look looks[] = {{"P", 9, 0, 3, false},
                                        {"H1", 16, 0, 4, true},
                                        {"H2", 13, 10, 4, true},
                                        {"H3", 11, 12, 5, true}};
    return looks[part->kind == REPORT_HEADING ? CLAMP(part->level, 1, 3) : 0];
}

static struct pdf_flow *text_flow(const struct drawing *drawing, const struct report_part *part)
{
    struct look look = look_of(part);
    return pdf_flow_new_text(drawing->page->context, part->text, pdf_width, look.size,
                             look.is_bold);
}

static struct pdf_flow *cell_flow(const struct drawing *drawing, const char *text, double width)
{
    static const double SIZE = 9;
    return pdf_flow_new_text(drawing->page->context, text, width - 2 * PAD_X, SIZE, true);
}

static double flow_height(struct pdf_flow *flow)
{
    double height = pdf_flow_height(flow, 0, pdf_flow_lines(flow));
    pdf_flow_free(flow);
    return height;
}

static struct pdf_columns columns_of(const struct report_part *part)
{
    struct pdf_columns columns = {.n = MIN(part->n_columns, PDF_COLUMNS)};
    double x = pdf_left;
    for (size_t i = 0; i < columns.n; i++) {
        columns.x[i] = x;
        columns.width[i] = pdf_width * part->columns[i].share / 100;
        columns.is_header[i] = part->columns[i].is_header;
        x += columns.width[i];
    }
    return columns;
}

static double heads_height(const struct drawing *drawing, const struct report_part *part)
{
    struct pdf_columns columns = columns_of(part);
    double height = 0;
    for (size_t i = 0; i < columns.n; i++)
        height =
            MAX(height,
                flow_height(cell_flow(drawing, part->columns[i].heading, columns.width[i])));
    return height + 2 * PAD_Y;
}

/* The row of part i, whose table has these columns; made once. */
static struct pdf_row *row_of(struct drawing *drawing, size_t i)
{
    if (drawing->measured != i + 1) {
        pdf_row_free(drawing->row);
        drawing->row =
            pdf_row_new(drawing->page->context, &drawing->columns, part_at(drawing, i)->row);
        drawing->measured = i + 1;
    }
    return drawing->row;
}

/* How much of a sheet a row asks for: all that it takes, or, of a tall one, enough to begin
 * with: kept whole, such rows left half of a sheet empty. */
static double row_need(struct pdf_row *row)
{
    static const double HALF = 250, BEGINNING = 110;
    double height = pdf_row_height(row);
    return height > HALF ? BEGINNING : height;
}

/* How much of a sheet part i asks for, with what has to stand on it beside: the row it
 * heads; all rows of a table that it heads within a section. */
static double need_of(struct drawing *drawing, size_t i)
{
    double need = 0;
    bool is_whole = part_at(drawing, i)->kind == REPORT_HEADING &&
                    part_at(drawing, i)->level > 2 && !part_at(drawing, i)->is_long;
    for (;; i++) {
        const struct report_part *part = part_at(drawing, i);
        struct look look = look_of(part);
        bool is_note = part->kind == REPORT_NOTE;
        if (part->kind == REPORT_END)
            return need;
        if (part->kind == REPORT_ROW) {
            need += row_need(row_of(drawing, i));
            if (!is_whole || part_at(drawing, i + 1)->kind != REPORT_ROW)
                return need;
        } else if (part->kind == REPORT_CHART) {
            need += pdf_chart_height(part->chart);
        } else if (part->kind == REPORT_TABLE) {
            drawing->columns = columns_of(part);
            need += heads_height(drawing, part);
        } else if (part->kind == REPORT_BAND) {
            need += flow_height(cell_flow(drawing, part->text, pdf_width)) + 2 * PAD_Y;
        } else {
            need += look.above + look.below + flow_height(text_flow(drawing, part));
        }
        if (is_note && part_at(drawing, i + 1)->kind != REPORT_TABLE)
            return need;
    }
}

/* ---- drawing ---- */

static void shade(struct pdf_page *page, double height, double grey)
{
    cairo_set_source_rgb(page->cr, grey, grey, grey);
    cairo_rectangle(page->cr, pdf_left, page->y, pdf_width, height);
    cairo_fill_preserve(page->cr);
    cairo_set_source_rgb(page->cr, 0.4, 0.4, 0.4);
    cairo_set_line_width(page->cr, 0.5);
    cairo_stroke(page->cr);
}

static void draw_cell(struct drawing *drawing, const char *text, const char *element, double x,
                      double width)
{
    struct pdf_page *page = drawing->page;
    struct pdf_flow *flow = cell_flow(drawing, text, width);
    if (element)
        pdf_page_tag(page, element);
    pdf_flow_draw(flow, page->cr, 0, pdf_flow_lines(flow), x + PAD_X, page->y + PAD_Y);
    if (element)
        pdf_page_untag(page, element);
    pdf_flow_free(flow);
}

/* is_first: the heading row itself, not its repetition. */
static void draw_heads(struct drawing *drawing, bool is_first)
{
    static const double GREY = 0.89;
    struct pdf_page *page = drawing->page;
    const struct pdf_columns *columns = &drawing->columns;
    shade(page, drawing->heads, GREY);
    if (is_first)
        pdf_page_tag(page, "TR");
    for (size_t i = 0; i < columns->n; i++)
        draw_cell(drawing, drawing->table->columns[i].heading, is_first ? "TH" : NULL,
                  columns->x[i], columns->width[i]);
    if (is_first)
        pdf_page_untag(page, "TR");
    for (size_t i = 1; i < columns->n; i++) {
        cairo_move_to(page->cr, columns->x[i], page->y);
        cairo_rel_line_to(page->cr, 0, drawing->heads);
        cairo_stroke(page->cr);
    }
    page->y += drawing->heads;
}

static void turn(struct drawing *drawing)
{
    pdf_page_turn(drawing->page);
    if (drawing->table)
        draw_heads(drawing, false);
}

/* A new sheet where what has to stand together has no room but would have it there; and
 * where next to nothing is left. */
static void make_room(struct drawing *drawing, size_t i)
{
    static const double LEAST = 60;
    double need = need_of(drawing, i), room = pdf_page_room(drawing->page);
    double most = pdf_bottom - pdf_top - (drawing->table ? drawing->heads : 0);
    if (need > room && (need <= most || room < LEAST))
        turn(drawing);
}

static void add_outline(struct drawing *drawing, const struct report_part *part)
{
    struct pdf_page *page = drawing->page;
    g_autofree char *where =
        g_strdup_printf("page=%u pos=[%d %d]", page->number, (int)pdf_left, (int)page->y);
    g_autoptr(GString) words = g_string_new(NULL);
    paper_clean(words, part->text); /* Cairo takes no text with what is no character */
    int parent = part->level > 2 ? drawing->outline : CAIRO_PDF_OUTLINE_ROOT;
    int entry = cairo_pdf_surface_add_outline(page->surface, parent, words->str, where,
                                              CAIRO_PDF_OUTLINE_FLAG_OPEN);
    if (part->level == 2)
        drawing->outline = entry;
}

static void draw_text(struct drawing *drawing, const struct report_part *part)
{
    struct pdf_page *page = drawing->page;
    struct look look = look_of(part);
    struct pdf_flow *flow = text_flow(drawing, part);
    if (page->y > pdf_top)
        page->y += look.above;
    if (part->kind == REPORT_HEADING)
        add_outline(drawing, part);
    pdf_page_tag(page, look.element);
    for (size_t from = 0, end; from < pdf_flow_lines(flow); from = end) {
        end = pdf_flow_fit(flow, from, pdf_page_room(page));
        if (end == from) {
            pdf_page_untag(page, look.element);
            pdf_page_turn(page);
            pdf_page_tag(page, look.element);
            end = from + 1;
        }
        pdf_flow_draw(flow, page->cr, from, end, pdf_left, page->y);
        page->y += pdf_flow_height(flow, from, end);
    }
    pdf_page_untag(page, look.element);
    page->y += look.below;
    pdf_flow_free(flow);
}

static void draw_band(struct drawing *drawing, const struct report_part *part)
{
    static const double GREY = 0.95;
    struct pdf_page *page = drawing->page;
    double height = flow_height(cell_flow(drawing, part->text, pdf_width)) + 2 * PAD_Y;
    shade(page, height, GREY);
    pdf_page_tag(page, "TR");
    draw_cell(drawing, part->text, "TH", pdf_left, pdf_width);
    pdf_page_untag(page, "TR");
    page->y += height;
}

static void draw_row(struct drawing *drawing, size_t i)
{
    struct pdf_row *row = row_of(drawing, i);
    while (!pdf_row_draw(row, drawing->page, pdf_page_room(drawing->page)))
        turn(drawing);
    drawing->measured = 0; /* it has been used up */
}

static void begin_table(struct drawing *drawing, const struct report_part *part)
{
    drawing->table = part;
    drawing->columns = columns_of(part);
    drawing->heads = heads_height(drawing, part);
    pdf_page_tag(drawing->page, "Table");
    draw_heads(drawing, true);
}

static void end_table(struct drawing *drawing)
{
    static const double BELOW = 6;
    if (!drawing->table)
        return;
    pdf_page_untag(drawing->page, "Table");
    drawing->page->y += BELOW;
    drawing->table = NULL;
}

static void draw_part(struct drawing *drawing, size_t i)
{
    const struct report_part *part = part_at(drawing, i);
    bool is_in_table = part->kind == REPORT_BAND || part->kind == REPORT_ROW;
    bool is_next = report_begins_page(part) && drawing->sections++ > 0;
    if (!is_in_table)
        end_table(drawing);
    if (is_next)
        pdf_page_turn(drawing->page);
    else
        make_room(drawing, i);
    switch (part->kind) {
    case REPORT_HEADING:
    case REPORT_NOTE:
        draw_text(drawing, part);
        break;
    case REPORT_TABLE:
        begin_table(drawing, part);
        break;
    case REPORT_BAND:
        draw_band(drawing, part);
        break;
    case REPORT_ROW:
        draw_row(drawing, i);
        break;
    case REPORT_CHART:
        pdf_chart_draw(part->chart, drawing->page);
        break;
    case REPORT_END:
        break;
    }
}

void pdf_paper_draw(const struct rt_list *parts, struct pdf_page *page)
{
    struct drawing drawing = {.page = page, .parts = parts};
    pdf_page_tag(page, "Document");
    for (size_t i = 0; i < parts->n; i++)
        draw_part(&drawing, i);
    pdf_page_untag(page, "Document");
    pdf_row_free(drawing.row);
}
