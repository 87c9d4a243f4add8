/* A table kept whole, for who has to go through it twice: to say "page 1 of 12" one has to
 * know how many there are. */
#ifndef REPORT_KEPT_H
#define REPORT_KEPT_H

#include <rectrack/arena.h>

#include "report/table.h"

/* Pulls all parts, REPORT_END included: struct report_part, in arena with all they hold. */
enum rt_status report_keep(struct report_table *table, struct rt_arena *arena,
                           struct rt_list *out, struct rt_error *error);

#endif
