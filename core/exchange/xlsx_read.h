/* An Excel workbook as rows of cells.  Knows the elements of a sheet. */
#ifndef EXCHANGE_XLSX_READ_H
#define EXCHANGE_XLSX_READ_H

#include "exchange/format.h"
#include "exchange/grid.h"

/* input must stay open until *out is closed.  options->notices: told at GRID_END what was
 * left out.  RT_REFUSED: no Excel workbook, one with macros, a damaged one; while it is
 * read, a formula or an error in a cell, or a cell that no sheet has. */
enum rt_status xlsx_read_open(struct file_input *input, const struct exchange_options *options,
                              struct grid **out, struct rt_error *error);

#endif
