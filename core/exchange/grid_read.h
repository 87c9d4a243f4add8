/* A table as councils keep it, read as a stream: rows of cells become recommendations with
 * doubts.
 */
#ifndef EXCHANGE_GRID_READ_H
#define EXCHANGE_GRID_READ_H

#include "exchange/format.h"
#include "exchange/grid.h"

/* Takes the grid over and closes it, even on failure.  name: of the file, for notices.
 * Gives recommendations with what their rows say and no more, before them the sources and
 * periods that nobody knows.  Parts stand at a row (line) of a table (column).  RT_REFUSED:
 * no table of the document has recommendations; words that no record can hold. */
enum rt_status grid_stream_open(struct grid *grid, const char *name,
                                const struct exchange_options *options, struct rt_stream **out,
                                struct rt_error *error);

/* The same of a file, for the table of formats: what its module makes of it. */
enum rt_status docx_open(struct file_input *input, const struct exchange_options *options,
                         struct rt_stream **out, struct rt_error *error);
enum rt_status xlsx_open(struct file_input *input, const struct exchange_options *options,
                         struct rt_stream **out, struct rt_error *error);

#endif
