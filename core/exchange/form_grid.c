/* A form that came back as a workbook: the rows of its sheets. */
#include <string.h>

#include "exchange/form_parts.h"
#include "exchange/grid.h"
#include "exchange/module.h"

/* The lines of a cell. */
static const char *words_of(const struct grid_cell *cell, struct rt_arena *arena)
{
    g_autoptr(GString) words = g_string_new(NULL);
    for (size_t i = 0; i < cell->paragraphs.n; i++) {
        const struct grid_paragraph *paragraph =
            rt_list_item(&cell->paragraphs, i, sizeof *paragraph);
        g_string_append_printf(words, "%s%s", i ? "\n" : "", paragraph->text);
    }
    return rt_arena_text(arena, words->str, words->len);
}

/* What stands further right than any column of a form is told as if it stood in the one
 * behind the last. */
static enum rt_status take_row(struct form_sheet *sheet, const struct grid_row *row,
                               struct rt_error *error)
{
    enum { MOST = 2 * FORM_COLUMNS };
    const char *cells[MOST];
    size_t n = 0;
    for (size_t i = 0; i < MOST; i++)
        cells[i] = "";
    for (size_t i = 0; i < row->cells.n; i++) {
        const struct grid_cell *cell = rt_list_item(&row->cells, i, sizeof *cell);
        const char *words = words_of(cell, &sheet->form->arena);
        if (cell->column < MOST) {
            cells[cell->column] = words;
            n = cell->column + 1;
        } else if (*words) {
            form_sheet_stray(sheet->form, words, row->row);
        }
    }
    return form_sheet_row(sheet, cells, n, row->row, error);
}

/* That columns are hidden is no news of a form: its own are. */
static void hand_on(GPtrArray *told, const struct exchange_options *options)
{
    for (guint i = 0; options->notices && i < told->len; i++)
        if (!strstr(told->pdata[i], "hidden columns"))
            g_ptr_array_add(options->notices, g_strdup(told->pdata[i]));
}

enum rt_status form_read_grid(struct file_input *input, const struct exchange_options *options,
                              struct form *out, struct rt_error *error)
{
    struct form_sheet sheet = {.form = out, .file = input->name};
    struct grid *grid;
    struct grid_row row = {0};
    unsigned table = 0;
    g_autoptr(GPtrArray) told = g_ptr_array_new_with_free_func(g_free);
    struct exchange_options quiet = *options;
    quiet.notices = told;
    enum rt_status status = xlsx_open_grid(input, &quiet, &grid, error);
    if (status != RT_OK)
        return status;
    out->is_sheet = true;
    while ((status = grid->next(grid, &row, error)) == RT_OK && row.kind != GRID_END) {
        if (row.kind == GRID_ROW && row.table != table)
            form_sheet_next(&sheet);
        table = row.table;
        status = take_row(&sheet, &row, error);
        if (status != RT_OK)
            break;
    }
    grid->close(grid);
    hand_on(told, options);
    return status == RT_OK ? form_sheet_end(&sheet, error) : status;
}
