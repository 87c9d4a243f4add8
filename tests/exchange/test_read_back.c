/* What is written is read: the Word paper and the workbook, through their modules, give the
 * cells of the table that they were made of (trust.md, H8, H12), whatever stands in them.
 */
#include <criterion/criterion.h>

#include <string.h>

#include "exchange/grid.h"
#include "exchange/module.h"
#include "tests/exchange/papers.h"

TestSuite(read_back, .init = papers_begin, .fini = papers_end);

/* A line of its column and words; a line that is empty says nothing. */
static void add_lines(GString *out, unsigned column, const char *words)
{
    g_auto(GStrv) lines = g_strsplit(words, "\n", -1);
    for (char **line = lines; *line; line++)
        if ((*line)[strspn(*line, " \t")])
            g_string_append_printf(out, "%u %s\n", column, *line);
}

/* ---- what stands in the file ---- */

static void add_grid_row(GString *out, const struct grid_row *row)
{
    for (size_t i = 0; i < row->cells.n; i++) {
        const struct grid_cell *cell = rt_list_item(&row->cells, i, sizeof *cell);
        for (size_t k = 0; k < cell->paragraphs.n; k++)
            add_lines(out, cell->column,
                      ((const struct grid_paragraph *)cell->paragraphs.at)[k].text);
    }
}

static char *grid_lines(const char *format, const GString *bytes)
{
    const struct exchange_options options = {.modules = BUILD "/core/exchange"};
    struct file_input input;
    struct grid *grid;
    struct grid_row row = {0};
    GString *out = g_string_new(NULL);
    cr_assert_eq(file_input_hold("paper", bytes, &input, NULL), RT_OK);
    enum rt_status status = strcmp(format, "docx") == 0
                                ? docx_open_grid(&input, &options, &grid, NULL)
                                : xlsx_open_grid(&input, &options, &grid, NULL);
    cr_assert_eq(status, RT_OK);
    do {
        cr_assert_eq(grid->next(grid, &row, NULL), RT_OK);
        add_grid_row(out, &row);
    } while (row.kind != GRID_END);
    grid->close(grid);
    file_input_close(&input);
    return g_string_free(out, FALSE);
}

/* ---- what stands in the table ---- */

static void add_cell(GString *out, const struct report_cell *cell)
{
    for (size_t i = 0; i < cell->paragraphs.n; i++) {
        const struct report_paragraph *paragraph =
            (const struct report_paragraph *)cell->paragraphs.at + i;
        g_autoptr(GString) words = g_string_new(paragraph->lead);
        if (paragraph->lead && paragraph->text)
            g_string_append_c(words, ' ');
        g_string_append(words, paragraph->text ? paragraph->text : "");
        if (paragraph->tail)
            g_string_append_printf(words, " (%s)", paragraph->tail);
        add_lines(out, cell->column, words->str);
    }
}

/* The colour that a row speaks of stands in a column of its own in a workbook. */
static const char *rag_of(const struct report_row *row)
{
    for (size_t i = 0; i < row->cells.n; i++) {
        const struct report_cell *cell = (const struct report_cell *)row->cells.at + i;
        for (size_t k = 0; k < cell->paragraphs.n; k++)
            if (((const struct report_paragraph *)cell->paragraphs.at)[k].rag)
                return ((const struct report_paragraph *)cell->paragraphs.at)[k].lead;
    }
    return "";
}

static void add_part(GString *out, const struct report_part *part, bool has_rags)
{
    enum { RAG = 4 };
    if (part->kind == REPORT_TABLE) {
        for (unsigned i = 0; i < part->n_columns; i++)
            add_lines(out, i, part->columns[i].heading);
        add_lines(out, RAG, has_rags ? "RAG" : "");
    } else if (part->kind != REPORT_ROW) {
        add_lines(out, 0, part->kind == REPORT_END ? "" : part->text);
        return;
    }
    for (unsigned line = 0; part->kind == REPORT_ROW && line < part->row->lines; line++) {
        for (size_t i = 0; i < part->row->cells.n; i++) {
            const struct report_cell *cell =
                (const struct report_cell *)part->row->cells.at + i;
            if (cell->line == line)
                add_cell(out, cell);
        }
        add_lines(out, RAG, has_rags ? rag_of(part->row) : "");
    }
}

static char *table_lines(bool has_rags)
{
    struct report_paper paper;
    struct report_table *table = sample_table(&papers_sample, &paper);
    struct report_part part = {0};
    GString *out = g_string_new(NULL);
    do {
        cr_assert_eq(report_table_next(table, &part, NULL), RT_OK);
        add_part(out, &part, has_rags);
    } while (part.kind != REPORT_END);
    report_table_free(table);
    return g_string_free(out, FALSE);
}

static void expect_back(const char *format)
{
    g_autoptr(GString) bytes = papers_bytes(&papers_sample, format);
    g_autofree char *table = table_lines(strcmp(format, "xlsx") == 0),
                    *ours = papers_shown(table), *theirs = grid_lines(format, bytes);
    cr_expect_str_eq(theirs, ours, "%s", format);
}

/* ---- tests ---- */

static const char *const formats[] = {"docx", "xlsx"};

Test(read_back, any_words_come_back)
{
    for (size_t i = 0; i < papers_n_hostile; i++) {
        papers_again();
        papers_fill(&papers_sample, papers_hostile[i]);
        papers_sample.before = (struct rt_list){0}; /* a workbook has charts on another sheet */
        for (size_t k = 0; k < G_N_ELEMENTS(formats); k++)
            expect_back(formats[k]);
    }
}

Test(read_back, random_tables_come_back_cell_by_cell)
{
    GRand *random = g_rand_new_with_seed(2023);
    for (int i = 0; i < 150; i++) {
        papers_again();
        papers_fill_randomly(&papers_sample, random, 3);
        for (size_t k = 0; k < G_N_ELEMENTS(formats); k++)
            expect_back(formats[k]);
    }
    g_rand_free(random);
}

Test(read_back, a_date_comes_back_as_it_was_said)
{
    struct rt_record *record = sample_record(&papers_sample, "SI-1", "One", "Words");
    sample_action(&papers_sample, record, "Plan", RT_STATE_NOT_STARTED);
    sample_target(&papers_sample, record, "31 March 2020", 1);
    sample_reckon(&papers_sample);
    for (size_t k = 0; k < G_N_ELEMENTS(formats); k++)
        expect_back(formats[k]);
}
