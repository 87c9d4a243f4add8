/* The sixteen recommendations of March 2020 as a table gave them, held against the fixture
 * field by field.
 */
#ifndef TESTS_EXCHANGE_MARCH_TABLE_H
#define TESTS_EXCHANGE_MARCH_TABLE_H

#include "exchange/grid.h"

/* What the document of a table can't say beside what no table can. */
enum march_gap {
    MARCH_WHOLE = 0,
    MARCH_TARGETS_APART = 1, /* number 8 has a line that pairs an action with its target */
    MARCH_LABELS = 2,        /* a column is for progress: what had no label is progress */
};

/* Reads grid to its end, which it closes, with the sources and periods of the fixtures
 * known.  Asserts that its recommendations are those of the fixture; gives how many doubts
 * there were. */
unsigned march_table_check(const char *name, struct grid *grid, unsigned gaps);

#endif
