/* What holds of every grid, whatever it is read from. */
#ifndef TESTS_FUZZ_ANY_GRID_H
#define TESTS_FUZZ_ANY_GRID_H

#include <string.h>

#include <rectrack/text.h>

#include "exchange/format.h"
#include "exchange/grid.h"

static inline void any_paragraph(const struct grid_paragraph *paragraph)
{
    size_t n = strlen(paragraph->text);
    g_assert(n > 0 && paragraph->bold <= n);
    g_assert(rt_text_check(paragraph->text, n, NULL, NULL) == RT_OK);
    g_assert((paragraph->text[paragraph->bold] & 0xC0) != 0x80);
    g_assert(!paragraph->style || g_utf8_validate(paragraph->style, -1, NULL));
}

static inline void any_row(const struct grid_row *row)
{
    unsigned free = 0;
    for (size_t i = 0; i < row->cells.n; i++) {
        const struct grid_cell *cell = rt_list_item(&row->cells, i, sizeof(struct grid_cell));
        g_assert(cell->columns > 0 && cell->column >= free);
        g_assert(!cell->is_continued || !cell->paragraphs.n);
        free = cell->column + (row->name ? 1 : cell->columns);
        for (size_t k = 0; k < cell->paragraphs.n; k++)
            any_paragraph(rt_list_item(&cell->paragraphs, k, sizeof(struct grid_paragraph)));
    }
    g_assert(row->kind != GRID_TEXT || (row->cells.n == 1 && !row->table));
}

/* Reads it to its end, or to a refusal that says what and where. */
static inline void any_grid(enum rt_status (*open)(struct file_input *input,
                                                   const struct exchange_options *options,
                                                   struct grid **out, struct rt_error *error),
                            const GString *bytes)
{
    struct file_input input;
    struct rt_error error = {0};
    struct grid *grid = NULL;
    struct grid_row row = {0}, before = {0};
    const struct exchange_options options = {0};
    g_assert(file_input_hold("a file", bytes, &input, NULL) == RT_OK);
    enum rt_status status = open(&input, &options, &grid, &error);
    while (status == RT_OK && (status = grid->next(grid, &row, &error)) == RT_OK &&
           row.kind != GRID_END) {
        any_row(&row);
        g_assert(row.kind != GRID_ROW || row.table > before.table ||
                 (row.table == before.table && row.row > before.row));
        before = row.kind == GRID_ROW ? row : before;
    }
    g_assert((status == RT_OK) == !error.sentence);
    g_assert(status == RT_OK || (status == RT_REFUSED && !strcmp(error.file, "a file")));
    g_assert(!error.sentence || g_utf8_validate(error.sentence, -1, NULL));
    if (grid)
        grid->close(grid);
    rt_error_clear(&error);
    file_input_close(&input);
}

#endif
