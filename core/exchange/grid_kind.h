/* What a row of a table is, under the headings of its table: a theme, a recommendation, or
 * the rest of the one above.
 */
#ifndef EXCHANGE_GRID_KIND_H
#define EXCHANGE_GRID_KIND_H

#include "exchange/grid_block.h"
#include "exchange/grid_origin.h"

enum grid_row_kind {
    GRID_EMPTY,
    GRID_SUB_HEADING, /* a theme */
    GRID_BEGINS,      /* a recommendation begins */
    GRID_GOES_ON,     /* one more line of the recommendation above */
    GRID_BREAKS,      /* what the end of a page broke off */
};

/* Where the row stands. */
struct grid_view {
    const struct grid_row *row;
    const struct grid_columns *columns;
    const struct grid_block *block; /* what was gathered before it */
    const struct grid_origin *origin;
    const char *last; /* the number of the last recommendation, or "" */
    bool is_numbered; /* recommendations of this document have numbers */
};

/* What is not certain of it becomes a doubt of the origin. */
enum grid_row_kind grid_kind_of(const struct grid_view *view);

/* The cell under the column of a role, or NULL; its words, "" where it has none or goes on
 * from above, in arena; whether it goes on. */
const struct grid_cell *grid_cell_under(const struct grid_view *view, enum grid_role role);
const char *grid_words_under(const struct grid_view *view, enum grid_role role,
                             struct rt_arena *arena);
bool grid_continues(const struct grid_view *view, enum grid_role role);

/* The number that the row's recommendation has; number NULL: none. */
struct grid_number grid_row_number(const struct grid_view *view, struct rt_arena *arena);

#endif
