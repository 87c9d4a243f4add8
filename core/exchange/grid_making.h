/* What the makers of a recommendation's parts share: where its rows stand, a field set from
 * words, a doubt told.
 */
#ifndef EXCHANGE_GRID_MAKING_H
#define EXCHANGE_GRID_MAKING_H

#include <glib.h>

#include <rectrack/field.h>
#include <rectrack/stream.h>

#include "exchange/grid_block.h"
#include "exchange/grid_origin.h"

/* What is known where the rows stand. */
struct grid_making {
    struct rt_arena *arena; /* of what is made */
    const struct grid_block *block;
    const struct grid_origin *origin;
    const char *number; /* that the row was found to begin with, or NULL */
    const char *place;  /* the number that a row without one would have */
    bool is_sheet;      /* whose cells are lines, and nothing is bold */
    const char *where;  /* "table 1, row 5" */
};

/* Adds a doubt where the block stands. */
void grid_doubt(const struct grid_making *making, const char *about, const char *words,
                const char *format, ...) G_GNUC_PRINTF(4, 5);

/* Reads words into a field and marks it as given. */
enum rt_status grid_set(const struct grid_making *making, const struct rt_record *record,
                        const struct rt_shape *shape, const char *key, void *value,
                        const char *words, struct rt_error *error);

/* Marks a field as given, if empty. */
void grid_give(const struct rt_shape *shape, const char *key, void *value);

#endif
