/* A Word document as rows of cells.  Knows the elements of its main part, what they mean for
 * a reader of its tables, and which of them are left out with a word about it. */
#ifndef EXCHANGE_DOCX_READ_H
#define EXCHANGE_DOCX_READ_H

#include "exchange/format.h"
#include "exchange/grid.h"
#include "exchange/xml_in.h"

/* input must stay open until *out is closed.  options->notices: told at GRID_END what was
 * left out.  RT_REFUSED: no Word document, one with macros, or a damaged one. */
enum rt_status docx_read_open(struct file_input *input, const struct exchange_options *options,
                              struct grid **out, struct rt_error *error);

/* The same of the main part alone, without styles and lists. */
struct grid *docx_read_part(struct xml_in_bytes bytes, const char *file, GPtrArray *notices);

#endif
