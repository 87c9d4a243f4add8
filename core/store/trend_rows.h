/* The snapshots as a trend reads them.  Private to trend.c and trend_rows.c. */
#ifndef STORE_TREND_ROWS_H
#define STORE_TREND_ROWS_H

#include <rectrack/trend.h>

typedef void (*trend_each)(void *self, const char *ref, const struct rt_stood *stood);

/* Calls back for at most so many rows of what a period reported, behind *place, which is 0
 * before the first and moves on; *n: how many came. */
enum rt_status trend_rows(struct rt_register *reg, const char *period, int64_t *place,
                          size_t most, size_t *n, trend_each each, void *self,
                          struct rt_error *error);

#endif
