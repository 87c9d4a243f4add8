/* Rows shared by several recommendations, as CSV shows them: each of them with
 * all that they have in common, which a register holds once.
 */
#ifndef EXCHANGE_CSV_SHARED_H
#define EXCHANGE_CSV_SHARED_H

#include <glib.h>

#include <rectrack/error.h>

#include "exchange/csv_cells.h"

/* Goes through the file, whose columns ref and with (reported_with) are those,
 * and keeps the rows that others are reported with: a table from the folded
 * reference to the cells.  The row at hand afterwards is the last. */
enum rt_status csv_shared_gather(struct csv_cells *cells, size_t ref, size_t with,
                                 GHashTable **out, struct rt_error *error);

/* The cells of the first row of the row at hand, or NULL: it is none, or not in
 * the file. */
char **csv_shared_first(GHashTable *shared, const struct csv_cells *cells, size_t with);

#endif
