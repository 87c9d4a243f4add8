/* How recommendations stood in closed periods, as it is looked up beside the snapshots. */
#ifndef STORE_REPORTED_H
#define STORE_REPORTED_H

#include <rectrack/trend.h>

#include "store/db.h"

typedef void (*reported_each)(void *self, const char *ref, const struct rt_stood *stood);

/* Calls back for at most so many rows of a period (its id), behind the reference after, which
 * is "" before the first and moves on; *n: how many came.  Like a list it does not verify
 * what it reads; papers do. */
enum rt_status reported_rows(struct db *db, const char *period, GString *after, size_t most,
                             size_t *n, reported_each each, void *self, struct rt_error *error);

/* Fills before and has_before of the record, as it is looked at from there. */
enum rt_status reported_before(struct db *db, const struct rt_outlook *outlook,
                               struct rt_record *record, struct rt_error *error);

#endif
