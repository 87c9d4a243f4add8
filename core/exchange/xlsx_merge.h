/* Cells of a sheet that are merged: which of a row's cells span others, and which only go on
 * from above.
 *
 * Knows places, no words.
 */
#ifndef EXCHANGE_XLSX_MERGE_H
#define EXCHANGE_XLSX_MERGE_H

#include "exchange/grid.h"
#include "exchange/xml_in.h"

enum { XLSX_ROWS = 1 << 20, XLSX_COLUMNS = 1 << 14 };

struct xlsx_place {
    unsigned row, column; /* from 1, and from 0 */
};

/* "C5", and "$" nowhere; *end is behind it.  false: there is no such cell. */
bool xlsx_place_parse(const char *words, struct xlsx_place *out, const char **end);

/* "C5" of a place. */
void xlsx_place_put(GString *out, struct xlsx_place place);

struct xlsx_merges {
    GArray *all;  /* struct xlsx_merge, private, by their first rows; NULL: none */
    guint begun;  /* so many of them have */
    GArray *open; /* of those, the ones that have not ended */
};

/* Reads what is merged on the sheet of that part; clear *out. */
enum rt_status xlsx_merges_read(struct package_in *package, const char *part,
                                struct xlsx_merges *out, struct rt_error *error);
void xlsx_merges_clear(struct xlsx_merges *merges);

/* The cells of a row, by column, as they are merged: what is hidden under another one goes,
 * what goes on from above comes.  Rows are asked for downwards. */
void xlsx_merges_apply(struct xlsx_merges *merges, unsigned row, struct rt_list *cells,
                       struct rt_arena *arena);

#endif
