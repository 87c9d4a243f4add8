/* Word and Excel files as streams: their modules give rows of cells, grid_read what they
 * mean. */
#include "exchange/grid_read.h"
#include "exchange/module.h"

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
    return status == RT_OK ? grid_stream_open(grid, input->name, options, out, error) : status;
}
