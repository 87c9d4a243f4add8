/* The rows of a document's tables, one after the other: which is a heading, a theme, a
 * recommendation or the rest of one, and what becomes of it.
 */
#ifndef EXCHANGE_GRID_ROWS_H
#define EXCHANGE_GRID_ROWS_H

#include <rectrack/stream.h>

#include "exchange/grid_kind.h"

enum grid_where {
    GRID_OUTSIDE, /* of all tables that are understood */
    GRID_INSIDE,  /* one with recommendations */
    GRID_BESIDE,  /* one of ours without: the key to the colours */
};

struct grid_reader {
    struct rt_stream stream; /* the first member */
    struct grid *grid;
    char *name;
    struct grid_row row; /* not used up yet */
    bool has_row, is_sheet, is_numbered, has_tables;
    bool is_after_heading; /* the last row was one */
    bool is_known;         /* the table at hand has headings that are understood */
    unsigned n_strange;    /* rows of it that were left out */
    bool has_number;       /* what was gathered has one: the last */
    enum grid_where where;
    enum grid_row_kind kind; /* of the row, if has_kind: it was looked at before */
    bool has_kind;
    unsigned table; /* the last one that a row was of */
    struct grid_columns columns;
    struct grid_origin origin;
    struct grid_block block;
    GString *last;         /* the number of the last recommendation */
    unsigned n_lines;      /* rows without a recommendation that were read with the one above */
    struct rt_arena arena; /* of the items at hand */
    struct rt_list items;  /* struct rt_item */
    size_t taken;
    GPtrArray *notices; /* the caller's, or its own */
    GPtrArray *own_notices;
};

/* Takes the row at hand; *is_used: it needs not be taken again.  Items come into reader->items
 * as they are known. */
enum rt_status grid_rows_take(struct grid_reader *reader, bool *is_used,
                              struct rt_error *error);

/* Behind the last row: what was gathered becomes items, what was left out is told. */
enum rt_status grid_rows_end(struct grid_reader *reader, struct rt_error *error);

#endif
