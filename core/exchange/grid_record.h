/* Recommendations from the gathered rows of a table: what each piece of words becomes.
 */
#ifndef EXCHANGE_GRID_RECORD_H
#define EXCHANGE_GRID_RECORD_H

#include "exchange/grid_making.h"

/* Appends the records (struct rt_record) to out: the first of a shared row and those that
 * are reported with it.  RT_REFUSED with the place: words that no record can hold. */
enum rt_status grid_records(const struct grid_making *making, struct rt_list *out,
                            struct rt_error *error);

/* ---- its parts, a file each ---- */

/* Actions, targets and owners; the update of the period, and the colour. */
enum rt_status grid_make_lists(const struct grid_making *making, struct rt_record *record,
                               struct rt_error *error);
enum rt_status grid_make_update(const struct grid_making *making, struct rt_record *record,
                                struct rt_error *error);

#endif
