/* Grids in words. */
#include "tests/exchange/grid_words.h"

#include <stdlib.h>
#include <string.h>

static void add_paragraph(GString *out, const struct grid_paragraph *paragraph)
{
    if (paragraph->style)
        g_string_append_printf(out, "{%s} ", paragraph->style);
    if (paragraph->bold)
        g_string_append_printf(out, "*%.*s*", (int)paragraph->bold, paragraph->text);
    g_string_append(out, paragraph->text + paragraph->bold);
}

static void add_cell(GString *out, const struct grid_cell *cell)
{
    g_string_append_printf(out, " | %u", cell->column);
    if (cell->columns != 1)
        g_string_append_printf(out, "+%u", cell->columns);
    g_string_append(out, cell->is_continued ? "^" : "");
    for (size_t i = 0; i < cell->paragraphs.n; i++) {
        g_string_append(out, i ? " / " : ": ");
        add_paragraph(out, rt_list_item(&cell->paragraphs, i, sizeof(struct grid_paragraph)));
    }
}

static void add_row(GString *out, const struct grid_row *row)
{
    if (row->kind == GRID_TEXT)
        g_string_append(out, "text");
    else
        g_string_append_printf(out, "%u.%u", row->table, row->row);
    g_string_append_printf(out, "%s%s", row->is_heading ? "*" : "", row->is_hidden ? "~" : "");
    if (row->name)
        g_string_append_printf(out, " (%s)", row->name);
    for (size_t i = 0; i < row->cells.n; i++)
        add_cell(out, rt_list_item(&row->cells, i, sizeof(struct grid_cell)));
    g_string_append_c(out, '\n');
}

char *grid_words(enum rt_status (*open)(struct file_input *input,
                                        const struct exchange_options *options,
                                        struct grid **out, struct rt_error *error),
                 const char *name, const GString *bytes)
{
    struct file_input input;
    struct rt_error error = {0};
    struct grid *grid = NULL;
    struct grid_row row = {0};
    g_autoptr(GPtrArray) notices = g_ptr_array_new_with_free_func(g_free);
    const struct exchange_options options = {.notices = notices,
                                             .modules = BUILD "/core/exchange"};
    GString *out = g_string_new(NULL);
    g_assert(file_input_hold(name, bytes, &input, NULL) == RT_OK);
    enum rt_status status = open(&input, &options, &grid, &error);
    while (status == RT_OK && (status = grid->next(grid, &row, &error)) == RT_OK &&
           row.kind != GRID_END)
        add_row(out, &row);
    for (guint i = 0; i < notices->len; i++)
        g_string_append_printf(out, "note: %s\n", (char *)notices->pdata[i]);
    if (status != RT_OK) {
        g_autofree char *words = rt_error_words(&error);
        g_string_append_printf(out, "error: %s\n", words);
    }
    if (grid)
        grid->close(grid);
    rt_error_clear(&error);
    file_input_close(&input);
    return g_string_free(out, FALSE);
}

#if defined(__SANITIZE_ADDRESS__)
enum { IS_SANITIZED = 1 };
#else
enum { IS_SANITIZED = 0 };
#endif

unsigned long grid_peak(void)
{
    g_autofree char *status = NULL;
    g_assert(g_file_get_contents("/proc/self/status", &status, NULL, NULL));
    return IS_SANITIZED ? 0 : strtoul(strstr(status, "VmHWM:") + strlen("VmHWM:"), NULL, 10);
}
