/* The document of a Word package, a part of the table at a time.
 *
 * Looks are named styles alone, so that a council's own can take their place; only the
 * lighter rule between the lines of one row and the ground of a theme are the cell's.  A row of
 * several lines is a row of Word each, whose tall cells are merged downwards.
 */
#include "exchange/docx_document.h"

#include "exchange/docx_text.h"

/* Twentieths of a point: A4 on its side, 12 mm of margin. */
enum { PAGE_WIDTH = 16838, PAGE_HEIGHT = 11906, MARGIN = 680, WIDTH = PAGE_WIDTH - 2 * MARGIN };

enum { MAX_COLUMNS = 16, EMU = 635 }; /* EMU: a twentieth of a point, in Word's finest unit */

struct docx_document {
    struct package_part part;
    struct report_table *table;
    struct docx_charts *charts;
    struct xml_out xml;
    bool has_begun, has_ended, is_in_table;
    bool is_small; /* the table is one within a section, and stands on one page */
    unsigned sections;
    size_t n_columns;
    unsigned widths[MAX_COLUMNS];
};

/* ---- tables ---- */

/* No line breaks over pages, and those of a row are kept together (put_cell), unless the row
 * is a tall one: kept whole, such rows would leave half of a page empty. */
static void begin_row(struct xml_out *xml, bool is_heading, bool is_tall)
{
    xml_begin(xml, "w:tr");
    xml_begin(xml, "w:trPr");
    if (!is_tall)
        docx_put(xml, "w:cantSplit", NULL);
    if (is_heading)
        docx_put(xml, "w:tblHeader", NULL);
    xml_end(xml);
}

/* Its properties are left open for more. */
static void begin_cell(struct xml_out *xml, unsigned width, unsigned span)
{
    xml_begin(xml, "w:tc");
    xml_begin(xml, "w:tcPr");
    xml_begin(xml, "w:tcW");
    xml_number(xml, "w:w", width);
    xml_attribute(xml, "w:type", "dxa");
    xml_end(xml);
    if (span > 1) {
        xml_begin(xml, "w:gridSpan");
        xml_number(xml, "w:val", span);
        xml_end(xml);
    }
}

static void put_shade(struct xml_out *xml, const char *fill)
{
    xml_begin(xml, "w:shd");
    xml_attribute(xml, "w:val", "clear");
    xml_attribute(xml, "w:color", "auto");
    xml_attribute(xml, "w:fill", fill);
    xml_end(xml);
}

static void put_table_properties(struct xml_out *xml)
{
    xml_begin(xml, "w:tblPr");
    docx_put(xml, "w:tblStyle", "ReportTable");
    xml_begin(xml, "w:tblW");
    xml_number(xml, "w:w", WIDTH);
    xml_attribute(xml, "w:type", "dxa");
    xml_end(xml);
    xml_begin(xml, "w:tblLayout");
    xml_attribute(xml, "w:type", "fixed");
    xml_end(xml);
    xml_begin(xml, "w:tblLook");
    xml_attribute(xml, "w:val", "0620");
    xml_attribute(xml, "w:firstRow", "1");
    xml_attribute(xml, "w:noHBand", "1");
    xml_attribute(xml, "w:noVBand", "1");
    xml_end(xml);
    xml_end(xml);
}

static void begin_table(struct docx_document *docx, const struct report_part *part)
{
    struct xml_out *xml = &docx->xml;
    docx->is_in_table = true;
    docx->n_columns = MIN(part->n_columns, MAX_COLUMNS);
    xml_begin(xml, "w:tbl");
    put_table_properties(xml);
    xml_begin(xml, "w:tblGrid");
    for (size_t i = 0; i < docx->n_columns; i++) {
        docx->widths[i] = part->columns[i].share * WIDTH / 100;
        xml_begin(xml, "w:gridCol");
        xml_number(xml, "w:w", docx->widths[i]);
        xml_end(xml);
    }
    xml_end(xml);
    begin_row(xml, true, false);
    for (size_t i = 0; i < docx->n_columns; i++) {
        begin_cell(xml, docx->widths[i], 1);
        xml_end(xml);
        docx_put_text(xml, "ReportHeading", part->columns[i].heading);
        xml_end(xml);
    }
    xml_end(xml);
}

static void put_band(struct docx_document *docx, const char *text)
{
    struct xml_out *xml = &docx->xml;
    begin_row(xml, false, false);
    begin_cell(xml, WIDTH, (unsigned)docx->n_columns);
    put_shade(xml, "F2F2F2");
    xml_end(xml);
    docx_put_text(xml, "ReportTheme", text);
    xml_end(xml);
    xml_end(xml);
}

static const struct report_cell *cell_at(const struct report_row *row, unsigned line,
                                         unsigned column)
{
    for (size_t i = 0; i < row->cells.n; i++) {
        const struct report_cell *cell = (const struct report_cell *)row->cells.at + i;
        if (cell->column == column && line >= cell->line && line < cell->line + cell->lines)
            return cell;
    }
    return NULL;
}

static void put_rule(struct xml_out *xml, const char *edge)
{
    xml_begin(xml, edge);
    xml_attribute(xml, "w:val", "single");
    xml_attribute(xml, "w:sz", "4");
    xml_attribute(xml, "w:space", "0");
    xml_attribute(xml, "w:color", "CCCCCC");
    xml_end(xml);
}

/* About how many lines of text a paragraph takes: only Word knows how it breaks them. */
static size_t text_lines(const struct report_paragraph *paragraph, unsigned width)
{
    enum { LETTER = 90, PADDING = 160 }; /* of 9 points, on the average; of a cell */
    const char *const texts[] = {paragraph->lead, paragraph->text, paragraph->tail};
    size_t letters = 0, feeds = 0;
    for (size_t i = 0; i < G_N_ELEMENTS(texts); i++)
        for (const char *at = texts[i]; at && *at; at++) {
            letters += ((unsigned char)*at & 0xC0) != 0x80;
            feeds += *at == '\n';
        }
    return 1 + feeds + letters * LETTER / (MAX(width, 2 * PADDING) - PADDING);
}

/* Would it take more than half of a page? */
static bool row_is_tall(const struct docx_document *docx, const struct report_row *row)
{
    enum { HALF = 22 }; /* lines of text */
    size_t lines[MAX_COLUMNS] = {0}, most = 0;
    for (size_t i = 0; i < row->cells.n; i++) {
        const struct report_cell *cell = (const struct report_cell *)row->cells.at + i;
        for (size_t k = 0; cell->column < docx->n_columns && k < cell->paragraphs.n; k++)
            lines[cell->column] +=
                text_lines((const struct report_paragraph *)cell->paragraphs.at + k,
                           docx->widths[cell->column]);
        most = MAX(most, lines[MIN(cell->column, MAX_COLUMNS - 1)]);
    }
    return most > HALF;
}

/* One line's part of a cell: its words where it begins, else that it goes on. */
static void put_cell(struct docx_document *docx, const struct report_row *row,
                     const struct report_cell *cell, unsigned line, bool is_tall)
{
    struct xml_out *xml = &docx->xml;
    bool has_more = cell->line + cell->lines < row->lines, begins = cell->line == line;
    bool is_kept = docx->is_small || (line + 1 < row->lines && !(is_tall && line));
    begin_cell(xml, docx->widths[cell->column], 1);
    if (cell->lines > 1)
        docx_put(xml, "w:vMerge", begins ? "restart" : "continue");
    if (cell->line > 0 || has_more) {
        xml_begin(xml, "w:tcBorders");
        if (cell->line > 0)
            put_rule(xml, "w:top");
        if (has_more)
            put_rule(xml, "w:bottom");
        xml_end(xml);
    }
    xml_end(xml);
    for (size_t i = 0; begins && i < cell->paragraphs.n; i++)
        docx_put_paragraph(xml, (const struct report_paragraph *)cell->paragraphs.at + i,
                           is_kept);
    if (!begins || !cell->paragraphs.n) {
        docx_begin_paragraph(xml, "ReportCell", is_kept);
        xml_end(xml);
    }
    xml_end(xml);
}

static void put_row(struct docx_document *docx, const struct report_row *row)
{
    struct xml_out *xml = &docx->xml;
    bool is_tall = row_is_tall(docx, row);
    for (unsigned line = 0; line < row->lines; line++) {
        begin_row(xml, false, is_tall);
        for (unsigned column = 0; column < docx->n_columns; column++) {
            const struct report_cell *cell = cell_at(row, line, column);
            if (cell)
                put_cell(docx, row, cell, line, is_tall);
        }
        xml_end(xml);
    }
}

/* ---- the document ---- */

static void begin_document(struct docx_document *docx)
{
    struct xml_out *xml = &docx->xml;
    xml_declare(xml);
    xml_begin(xml, "w:document");
    xml_attribute(xml, "xmlns:w",
                  "http://schemas.openxmlformats.org/wordprocessingml/2006/main");
    xml_attribute(xml, "xmlns:r",
                  "http://schemas.openxmlformats.org/officeDocument/2006/relationships");
    xml_begin(xml, "w:body");
    docx->has_begun = true;
}

static void put_heading(struct docx_document *docx, const struct report_part *part)
{
    struct xml_out *xml = &docx->xml;
    static const char *const styles[] = {"Title", "Heading1", "Heading2"};
    bool is_next = report_begins_page(part) && docx->sections++ > 0;
    docx->is_small = part->level > 2 && !part->is_long;
    xml_begin(xml, "w:p");
    xml_begin(xml, "w:pPr");
    docx_put(xml, "w:pStyle", styles[CLAMP(part->level, 1, G_N_ELEMENTS(styles)) - 1]);
    if (is_next)
        docx_put(xml, "w:pageBreakBefore", NULL);
    xml_end(xml);
    docx_put_run(xml, NULL, part->text);
    xml_end(xml);
}

static void end_document(struct docx_document *docx)
{
    struct xml_out *xml = &docx->xml;
    static const char *const edges[] = {"w:top",    "w:right",  "w:bottom", "w:left",
                                        "w:header", "w:footer", "w:gutter"};
    xml_begin(xml, "w:sectPr");
    xml_begin(xml, "w:footerReference");
    xml_attribute(xml, "w:type", "default");
    xml_attribute(xml, "r:id", "footer");
    xml_end(xml);
    xml_begin(xml, "w:pgSz");
    xml_number(xml, "w:w", PAGE_WIDTH);
    xml_number(xml, "w:h", PAGE_HEIGHT);
    xml_attribute(xml, "w:orient", "landscape");
    xml_end(xml);
    xml_begin(xml, "w:pgMar");
    for (size_t i = 0; i < G_N_ELEMENTS(edges); i++)
        xml_number(xml, edges[i], i < 4 ? MARGIN : i < 6 ? MARGIN / 2 : 0);
    xml_end(xml);
    xml_end(xml);
    xml_finish(xml);
    docx->has_ended = true;
}

static void put_part(struct docx_document *docx, const struct report_part *part)
{
    struct xml_out *xml = &docx->xml;
    bool is_in_table = part->kind == REPORT_BAND || part->kind == REPORT_ROW;
    if (!docx->has_begun)
        begin_document(docx);
    if (docx->is_in_table && !is_in_table) {
        xml_end(xml);
        docx->is_in_table = false;
    }
    switch (part->kind) {
    case REPORT_HEADING:
        put_heading(docx, part);
        break;
    case REPORT_NOTE:
        docx_put_text(xml, "ReportNote", part->text);
        break;
    case REPORT_TABLE:
        begin_table(docx, part);
        break;
    case REPORT_BAND:
        put_band(docx, part->text);
        break;
    case REPORT_ROW:
        put_row(docx, part->row);
        break;
    case REPORT_CHART:
        docx_charts_put(docx->charts, xml, part->chart, WIDTH * EMU);
        break;
    case REPORT_END:
        end_document(docx);
        break;
    }
}

static enum rt_status next(struct package_part *of, GString *out, struct rt_error *error)
{
    struct docx_document *docx = (struct docx_document *)of;
    struct report_part part;
    if (docx->has_ended)
        return RT_OK;
    enum rt_status status = report_table_next(docx->table, &part, error);
    if (status != RT_OK)
        return status;
    put_part(docx, &part);
    xml_take(&docx->xml, out);
    return RT_OK;
}

struct docx_document *docx_document_new(struct report_table *table, struct docx_charts *charts)
{
    struct docx_document *docx = g_new0(struct docx_document, 1);
    docx->part.next = next;
    docx->table = table;
    docx->charts = charts;
    xml_init(&docx->xml);
    return docx;
}

void docx_document_free(struct docx_document *docx)
{
    if (!docx)
        return;
    xml_clear(&docx->xml);
    g_free(docx);
}

struct package_part *docx_document_part(struct docx_document *docx)
{
    return &docx->part;
}
