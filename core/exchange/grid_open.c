/* Word and Excel files as streams: their modules give rows of cells, grid_read what they
 * mean.  A workbook that is a form is no table, and refused when its mark is met. */
#include "exchange/form.h"
#include "exchange/grid_read.h"
#include "exchange/module.h"

#include <string.h>

struct watched {
    struct grid grid; /* the first member */
    struct grid *inner;
    char *name;
};

static bool is_mark(const struct grid_cell *cell)
{
    const struct grid_paragraph *first = cell->paragraphs.n ? cell->paragraphs.at : NULL;
    return first && form_sniff(first->text, strlen(first->text));
}

static enum rt_status watched_next(struct grid *grid, struct grid_row *out,
                                   struct rt_error *error)
{
    struct watched *watched = (struct watched *)grid;
    enum rt_status status = watched->inner->next(watched->inner, out, error);
    for (size_t i = 0; status == RT_OK && out->kind != GRID_END && i < out->cells.n; i++)
        if (is_mark(rt_list_item(&out->cells, i, sizeof(struct grid_cell))))
            status = form_refuse(watched->name, error);
    return status;
}

static void watched_close(struct grid *grid)
{
    struct watched *watched = (struct watched *)grid;
    watched->inner->close(watched->inner);
    g_free(watched->name);
    g_free(watched);
}

static struct grid *watch(struct grid *inner, const char *name)
{
    struct watched *watched = g_new(struct watched, 1);
    *watched = (struct watched){
        .grid = {watched_next, watched_close}, .inner = inner, .name = g_strdup(name)};
    return &watched->grid;
}

enum rt_status docx_open(struct file_input *input, const struct exchange_options *options,
                         struct rt_stream **out, struct rt_error *error)
{
    struct grid *grid;
    enum rt_status status = docx_open_grid(input, options, &grid, error);
    return status == RT_OK ? grid_stream_open(grid, input->name, options, out, error) : status;
}

enum rt_status xlsx_open(struct file_input *input, const struct exchange_options *options,
                         struct rt_stream **out, struct rt_error *error)
{
    struct grid *grid;
    enum rt_status status = xlsx_open_grid(input, options, &grid, error);
    return status == RT_OK
               ? grid_stream_open(watch(grid, input->name), input->name, options, out, error)
               : status;
}
