/* A table as one HTML file: headings and tables a screen reader can walk, no
 * script, nothing fetched, one style whose hash the file's own policy names.
 *
 * Prints on landscape A4 with the headings of the table repeated.  A colour is
 * a word in a box; the box is filled where a person set it and only framed
 * where it is suggested, and never black on red.
 */
#include <string.h>

#include <rectrack/field.h>

#include "base/hash.h"
#include "exchange/chart.h"
#include "exchange/paper.h"

static const char style[] =
    "@page{size:A4 landscape;margin:12mm 12mm 14mm;"
    "@bottom-right{content:counter(page) \" of \" counter(pages);"
    "font:8pt Arial,\"Liberation Sans\",Helvetica,sans-serif}}\n"
    "html{font:10pt/1.35 Arial,\"Liberation Sans\",Helvetica,sans-serif;color:#000;"
    "background:#fff}\n"
    "body{margin:0 auto;padding:1rem;max-width:75rem}\n"
    "h1{font-size:16pt;line-height:1.2;margin:0 0 .3rem}\n"
    "h2{font-size:13pt;line-height:1.2;margin:1.6rem 0 .3rem}\n"
    "h3{font-size:11pt;margin:1.2rem 0 .4rem}\n"
    "h1,h2,h3{break-after:avoid}\n"
    "p{margin:0 0 .35rem;overflow-wrap:anywhere}\n"
    "p:last-child{margin-bottom:0}\n"
    ".note{margin:.2rem 0;break-after:auto}\n"
    "table{width:100%;border-collapse:collapse;table-layout:fixed;margin:.6rem 0}\n"
    "th,td{border:1px solid #666;padding:.35rem .45rem;vertical-align:top;text-align:left;"
    "font-weight:normal}\n"
    "thead{display:table-header-group}\n"
    "thead th{background:#e4e8ee;font-weight:bold;vertical-align:bottom}\n"
    "th.band{background:#f2f2f2;font-weight:bold;break-after:avoid}\n"
    "tr,h3+table{break-inside:avoid}\n"
    "tr.band,tr.more{break-after:avoid}\n"
    "tr.more{height:1px}\n"
    "tr.more>.line{border-bottom-color:#ccc}\n"
    "tr.on>.line{border-top-color:#ccc}\n"
    ".aside,.tail{color:#333;font-size:92%}\n"
    ".aside{font-style:italic}\n"
    ".rag{font-weight:bold;padding:0 .35em;border:1px solid #000;white-space:nowrap;"
    "-webkit-print-color-adjust:exact;print-color-adjust:exact}\n"
    ".red{background:#9b1c1c;border-color:#9b1c1c;color:#fff}\n"
    ".amber{background:#ffc04d;border-color:#b26a00;color:#000}\n"
    ".green{background:#bfe5b3;border-color:#3f7d2c;color:#000}\n"
    ".complete{background:#1d4e89;border-color:#1d4e89;color:#fff}\n"
    ".not_due{background:#ececec;border-color:#6b6b6b;color:#000}\n"
    ".suggested{background:#fff;color:#000}\n"
    ".chart{display:block;width:100%;height:auto;margin:.6rem 0;break-inside:avoid;"
    "break-after:avoid;-webkit-print-color-adjust:exact;print-color-adjust:exact}\n"
    "@media print{html{font-size:8.5pt}body{padding:0 1px 0 0;max-width:none}"
    "h2.next{break-before:page}}\n"
    ".w5{width:5%}.w10{width:10%}.w15{width:15%}.w20{width:20%}.w25{width:25%}.w30{width:30%}"
    ".w35{width:35%}.w40{width:40%}.w45{width:45%}.w50{width:50%}.w55{width:55%}"
    ".w60{width:60%}.w65{width:65%}.w70{width:70%}.w75{width:75%}.w80{width:80%}\n";

struct html {
    struct paper paper;
    const char *title;
    bool has_begun, is_in_table, is_in_body;
    unsigned sections;
    unsigned charts;
    size_t n_columns;
    bool is_header[16];
};

/* Text for an element or a quoted attribute; line feeds as they are. */
static void escape(GString *out, const char *text, const char *line_feed)
{
    gunichar c;
    char in[12];
    while (text && (c = paper_step(&text)) != 0) {
        switch (c) {
        case '&':
            g_string_append(out, "&amp;");
            break;
        case '<':
            g_string_append(out, "&lt;");
            break;
        case '>':
            g_string_append(out, "&gt;");
            break;
        case '"':
            g_string_append(out, "&quot;");
            break;
        case '\'':
            g_string_append(out, "&#39;");
            break;
        case '\n':
            g_string_append(out, line_feed);
            break;
        default:
            if (paper_mark(c, in))
                g_string_append_printf(out, "&lt;%s&gt;", in);
            else
                g_string_append_unichar(out, c);
        }
    }
}

static void element(GString *out, const char *open, const char *text, const char *close)
{
    g_string_append(out, open);
    escape(out, text, "<br>");
    g_string_append(out, close);
}

static void append_policy(GString *out)
{
    struct hash sum;
    unsigned char digest[HASH_BYTES];
    hash_begin(&sum);
    hash_add(&sum, style, sizeof style - 1);
    hash_end_bytes(&sum, digest);
    g_autofree char *hash = g_base64_encode(digest, sizeof digest);
    g_string_append_printf(out,
                           "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src "
                           "'none'; style-src 'sha256-%s'; img-src data:\">\n",
                           hash);
}

static void begin(struct html *html, GString *out)
{
    g_string_append(out, "<!DOCTYPE html>\n<html lang=\"en-GB\">\n<head>\n"
                         "<meta charset=\"utf-8\">\n");
    append_policy(out);
    g_string_append(
        out, "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
    g_string_append(out, "<title>");
    escape(out, html->title, " ");
    g_string_append(out, "</title>\n");
    g_string_append_printf(out, "<style>%s</style>\n</head>\n<body>\n<main>\n", style);
    html->has_begun = true;
}

static void end_table(struct html *html, GString *out)
{
    if (html->is_in_table)
        g_string_append(out, html->is_in_body ? "</tbody>\n</table>\n" : "</table>\n");
    html->is_in_table = html->is_in_body = false;
}

/* Rows stand in a body; a band begins a new one, which it heads. */
static void begin_body(struct html *html, bool is_new, GString *out)
{
    if (is_new && html->is_in_body)
        g_string_append(out, "</tbody>\n");
    if (is_new || !html->is_in_body)
        g_string_append(out, "<tbody>\n");
    html->is_in_body = true;
}

static void write_heading(struct html *html, const struct report_part *part, GString *out)
{
    bool is_next = report_begins_page(part) && html->sections++ > 0;
    g_string_append_printf(out, "<h%u%s>", part->level, is_next ? " class=\"next\"" : "");
    escape(out, part->text, " ");
    g_string_append_printf(out, "</h%u>\n", part->level);
}

static void begin_table(struct html *html, const struct report_part *part, GString *out)
{
    html->n_columns = MIN(part->n_columns, G_N_ELEMENTS(html->is_header));
    g_string_append(out, "<table>\n<colgroup>");
    for (size_t i = 0; i < html->n_columns; i++) {
        html->is_header[i] = part->columns[i].is_header;
        g_string_append_printf(out, "<col class=\"w%u\">", part->columns[i].share);
    }
    g_string_append(out, "</colgroup>\n<thead>\n<tr>");
    for (size_t i = 0; i < html->n_columns; i++)
        element(out, "<th scope=\"col\">", part->columns[i].heading, "</th>");
    g_string_append(out, "</tr>\n</thead>\n");
    html->is_in_table = true;
}

static void write_paragraph(const struct report_paragraph *paragraph, GString *out)
{
    g_string_append(out, paragraph->is_aside ? "<p class=\"aside\">" : "<p>");
    if (paragraph->lead && paragraph->rag) {
        g_string_append_printf(out, "<strong class=\"rag %s%s\">", rt_rags[paragraph->rag].key,
                               paragraph->is_suggested ? " suggested" : "");
        element(out, "", paragraph->lead, "</strong>");
    } else if (paragraph->lead) {
        element(out, "<strong>", paragraph->lead, "</strong>");
    }
    if (paragraph->lead && paragraph->text)
        g_string_append_c(out, ' ');
    element(out, "", paragraph->text, "");
    if (paragraph->tail)
        element(out, " <span class=\"tail\">(", paragraph->tail, ")</span>");
    g_string_append(out, "</p>");
}

static void write_cell(const struct html *html, const struct report_row *row,
                       const struct report_cell *cell, GString *out)
{
    bool is_header = html->is_header[cell->column];
    g_string_append(out, is_header ? "<th scope=\"row\"" : "<td");
    if (is_header && row->name) {
        g_string_append(out, " abbr=\"");
        escape(out, row->name, " ");
        g_string_append_c(out, '"');
    }
    if (cell->lines > 1)
        g_string_append_printf(out, " rowspan=\"%u\"", cell->lines);
    if (cell->lines < row->lines)
        g_string_append(out, " class=\"line\"");
    g_string_append_c(out, '>');
    for (size_t i = 0; i < cell->paragraphs.n; i++)
        write_paragraph((const struct report_paragraph *)cell->paragraphs.at + i, out);
    g_string_append(out, is_header ? "</th>" : "</td>");
}

static void write_row(const struct html *html, const struct report_row *row, GString *out)
{
    size_t next = 0;
    for (unsigned line = 0; line < row->lines; line++) {
        bool has_more = line + 1 < row->lines;
        const char *class = line ? (has_more ? " class=\"on more\"" : " class=\"on\"")
                                 : (has_more ? " class=\"more\"" : "");
        g_string_append_printf(out, "<tr%s>", class);
        for (; next < row->cells.n; next++) {
            const struct report_cell *cell = (const struct report_cell *)row->cells.at + next;
            if (cell->line != line)
                break;
            write_cell(html, row, cell, out);
        }
        g_string_append(out, "</tr>\n");
    }
}

/* ---- the chart ---- */

/* In units of the picture, which is as wide as the text. */
enum { WIDE = 760, LABELS = 110, BAR = 16, GAP = 5, TEXT = 9 };

static void put_text(GString *out, double x, unsigned y, const char *anchor, uint32_t ink,
                     const char *words)
{
    char place[G_ASCII_DTOSTR_BUF_SIZE];
    g_string_append_printf(out,
                           "<text x=\"%s\" y=\"%u\" font-size=\"%d\" text-anchor=\"%s\" "
                           "fill=\"#%06x\">",
                           g_ascii_formatd(place, sizeof place, "%.1f", x), y, TEXT, anchor,
                           ink);
    escape(out, words, " ");
    g_string_append(out, "</text>\n");
}

static void put_box(GString *out, double x, unsigned y, double width, enum rt_rag rag)
{
    char place[G_ASCII_DTOSTR_BUF_SIZE], wide[G_ASCII_DTOSTR_BUF_SIZE];
    g_string_append_printf(out,
                           "<rect x=\"%s\" y=\"%u\" width=\"%s\" height=\"%d\" "
                           "fill=\"#%06x\" stroke=\"#%06x\"/>\n",
                           g_ascii_formatd(place, sizeof place, "%.1f", x), y,
                           g_ascii_formatd(wide, sizeof wide, "%.1f", width), BAR,
                           paper_inks[rag].fill, paper_inks[rag].edge);
}

static void put_block(const struct paper_block *block, GString *out)
{
    double x = LABELS + block->x * (WIDE - LABELS - 1);
    double width = block->width * (WIDE - LABELS - 1);
    unsigned y = (unsigned)block->bar * (BAR + GAP) + 1;
    put_box(out, x, y, width, block->rag);
    if (width >= (double)g_utf8_strlen(block->words, -1) * TEXT * 0.6)
        put_text(out, x + width / 2, y + BAR - GAP + 1, "middle", paper_inks[block->rag].text,
                 block->words);
}

static void put_legend(GString *out, unsigned y)
{
    enum { EACH = 108 };
    for (unsigned i = 0; i < RT_RAGS; i++) {
        char name[32];
        double x = LABELS + i * EACH;
        paper_chart_name(report_chart_order[i], name);
        put_box(out, x, y, BAR, report_chart_order[i]);
        put_text(out, x + BAR + GAP, y + BAR - GAP + 1, "start", 0, name);
    }
}

/* A picture in the page itself, which needs no leave from its policy. */
static void write_chart(struct html *html, const struct report_chart *chart, GString *out)
{
    unsigned n = ++html->charts, height = (unsigned)(chart->n_bars + 1) * (BAR + GAP);
    g_autoptr(GArray) blocks = paper_chart_blocks(chart);
    g_string_append_printf(out,
                           "<svg class=\"chart\" role=\"img\" aria-labelledby=\"c%u d%u\" "
                           "viewBox=\"0 0 %d %u\">\n<title id=\"c%u\">",
                           n, n, WIDE, height, n);
    escape(out, chart->title, " ");
    g_string_append_printf(out, "</title>\n<desc id=\"d%u\">", n);
    escape(out, chart->words, " ");
    g_string_append(out, "</desc>\n");
    for (size_t i = 0; i < chart->n_bars; i++) {
        g_autoptr(GString) label = g_string_new(NULL);
        paper_chart_label(chart->bars[i].label, label);
        put_text(out, LABELS - GAP, (unsigned)i * (BAR + GAP) + BAR - GAP + 2, "end", 0,
                 label->str);
    }
    for (guint i = 0; i < blocks->len; i++)
        put_block(&g_array_index(blocks, struct paper_block, i), out);
    put_legend(out, (unsigned)chart->n_bars * (BAR + GAP) + 1);
    g_string_append(out, "</svg>\n");
}

static void write_part(struct paper *paper, const struct report_part *part, GString *out)
{
    struct html *html = (struct html *)paper;
    bool is_in_table = part->kind == REPORT_BAND || part->kind == REPORT_ROW;
    if (!html->has_begun)
        begin(html, out);
    if (!is_in_table)
        end_table(html, out);
    switch (part->kind) {
    case REPORT_HEADING:
        write_heading(html, part, out);
        break;
    case REPORT_NOTE:
        element(out, "<p class=\"note\">", part->text, "</p>\n");
        break;
    case REPORT_TABLE:
        begin_table(html, part, out);
        break;
    case REPORT_BAND:
        begin_body(html, true, out);
        g_string_append_printf(out,
                               "<tr class=\"band\"><th class=\"band\" "
                               "scope=\"rowgroup\" colspan=\"%zu\">",
                               html->n_columns);
        element(out, "", part->text, "</th></tr>\n");
        break;
    case REPORT_ROW:
        begin_body(html, false, out);
        write_row(html, part->row, out);
        break;
    case REPORT_CHART:
        write_chart(html, part->chart, out);
        break;
    case REPORT_END:
        g_string_append(out, "</main>\n</body>\n</html>\n");
        break;
    }
}

enum rt_status html_write(struct report_table *table, const struct exchange_options *options,
                          struct rt_sink *sink, struct rt_error *error)
{
    struct html html = {.paper = {.part = write_part}, .title = report_table_title(table)};
    (void)options;
    return paper_write(&html.paper, table, sink, error);
}
