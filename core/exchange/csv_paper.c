/* A table as CSV: what `--format csv --layout ...` gives.  One CSV row a line of
 * the table, an action beside its target as on paper; a cell that spans lines
 * stands on the first of them.  Sub-headings are rows with one cell filled; the headings
 * of a further table (the next source, the key) are a row where they are others.  All rows
 * are as wide as the widest table.  Title and notes around the table are left to papers. */
#include <string.h>

#include "exchange/csv.h"
#include "exchange/paper.h"

struct csv_paper {
    struct paper paper;
    GString *before; /* sub-headings met before the first columns */
    GString *heads;  /* the heading row that stands last; empty: none yet */
    size_t width;
};

static void end_row(GString *out, size_t written, size_t n)
{
    for (; written < n; written++)
        g_string_append_c(out, ',');
    g_string_append(out, "\r\n");
}

static void put_sub_heading(struct csv_paper *paper, const char *text, GString *out)
{
    if (!paper->heads->len) {
        g_string_append_printf(paper->before, "%s\n", text);
        return;
    }
    csv_put_cell(out, text);
    end_row(out, 1, paper->width);
}

/* The heading row of the first table stands at the very beginning. */
static void put_table(struct csv_paper *paper, const struct report_part *part, GString *out)
{
    g_autoptr(GString) heads = g_string_new(NULL);
    bool is_first = !paper->heads->len;
    for (size_t i = 0; i < part->n_columns; i++) {
        if (i)
            g_string_append_c(heads, ',');
        csv_put_cell(heads, part->columns[i].heading);
    }
    end_row(heads, part->n_columns, paper->width);
    if (strcmp(heads->str, paper->heads->str) == 0)
        return;
    g_string_append(out, heads->str);
    g_string_assign(paper->heads, heads->str);
    g_auto(GStrv) lines = g_strsplit(is_first ? paper->before->str : "", "\n", -1);
    for (char **line = lines; *line && line[1]; line++)
        put_sub_heading(paper, *line, out);
}

static void add_words(GString *cell, const struct report_paragraph *paragraph)
{
    if (cell->len)
        g_string_append_c(cell, '\n');
    if (paragraph->lead)
        g_string_append(cell, paragraph->lead);
    if (paragraph->lead && paragraph->text)
        g_string_append_c(cell, ' ');
    if (paragraph->text)
        g_string_append(cell, paragraph->text);
    if (paragraph->tail)
        g_string_append_printf(cell, " (%s)", paragraph->tail);
}

static void put_cell(const struct report_row *row, unsigned line, size_t column, GString *out)
{
    g_autoptr(GString) words = g_string_new(NULL);
    for (size_t i = 0; i < row->cells.n; i++) {
        const struct report_cell *cell = (const struct report_cell *)row->cells.at + i;
        if (cell->line != line || cell->column != column)
            continue;
        for (size_t k = 0; k < cell->paragraphs.n; k++)
            add_words(words, (const struct report_paragraph *)cell->paragraphs.at + k);
    }
    csv_put_cell(out, words->str);
}

static void put_row(const struct csv_paper *paper, const struct report_row *row, GString *out)
{
    for (unsigned line = 0; line < row->lines; line++) {
        for (size_t i = 0; i < paper->width; i++) {
            if (i)
                g_string_append_c(out, ',');
            put_cell(row, line, i, out);
        }
        end_row(out, paper->width, paper->width);
    }
}

static void put_part(struct paper *self, const struct report_part *part, GString *out)
{
    struct csv_paper *paper = (struct csv_paper *)self;
    switch (part->kind) {
    case REPORT_HEADING:
        if (part->level > 1)
            put_sub_heading(paper, part->text, out);
        break;
    case REPORT_BAND:
        put_sub_heading(paper, part->text, out);
        break;
    case REPORT_TABLE:
        put_table(paper, part, out);
        break;
    case REPORT_ROW:
        put_row(paper, part->row, out);
        break;
    case REPORT_NOTE:
    case REPORT_CHART:
    case REPORT_END:
        break;
    }
}

enum rt_status csv_write_paper(struct report_table *table,
                               G_GNUC_UNUSED const struct exchange_options *options,
                               struct rt_sink *sink, struct rt_error *error)
{
    struct csv_paper paper = {.paper = {.part = put_part},
                              .before = g_string_new(NULL),
                              .heads = g_string_new(NULL),
                              .width = report_table_width(table)};
    enum rt_status status = paper_write(&paper.paper, table, sink, error);
    g_string_free(paper.before, TRUE);
    g_string_free(paper.heads, TRUE);
    return status;
}
