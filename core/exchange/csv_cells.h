/* A CSV file as rows of cells with their places: RFC 4180, and what differs
 * from it where it can be read in one way only.
 */
#ifndef EXCHANGE_CSV_CELLS_H
#define EXCHANGE_CSV_CELLS_H

#include <stdbool.h>
#include <stdio.h>

#include <glib.h>

#include <rectrack/error.h>

#include "base/file.h"

enum { CSV_COLUMNS = 200 };

struct csv_cell {
    size_t at; /* where its text begins in csv_cells.text; ends with a NUL */
    unsigned line, column;
};

struct csv_cells {
    struct file_input *input;
    char separator;        /* the caller's to choose */
    bool is_1252;          /* the file is in Windows-1252 */
    unsigned line, column; /* of the next character */
    GString *text;
    GArray *cells; /* struct csv_cell: the row at hand */
};

/* Looks through the whole file; RT_REFUSED with the place of what no CSV holds
 * (a NUL, bytes that are neither UTF-8 nor Windows-1252, a carriage return on
 * its own).  Adds to notices (unless NULL) how it is read where that is not as UTF-8. */
enum rt_status csv_cells_open(struct csv_cells *cells, struct file_input *input,
                              GPtrArray *notices, struct rt_error *error);
void csv_cells_close(struct csv_cells *cells);

/* Goes back to the first row. */
void csv_cells_rewind(struct csv_cells *cells);

/* The next row that is not blank; *is_end instead where there is none. */
enum rt_status csv_cells_row(struct csv_cells *cells, bool *is_end, struct rt_error *error);

/* The i-th cell of the row at hand. */
const char *csv_cells_text(const struct csv_cells *cells, size_t i);

/* Refuses at the i-th cell of the row at hand. */
enum rt_status csv_cells_fail(const struct csv_cells *cells, size_t i, struct rt_error *error,
                              const char *format, ...) G_GNUC_PRINTF(4, 5);

#endif
