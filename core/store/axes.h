/* An axis as the register knows it: what to select and to join for it, which values it
 * can have, and how they are told and asked for.  Private to lanes.c and axes.c. */
#ifndef STORE_AXES_H
#define STORE_AXES_H

#include <rectrack/lanes.h>

#include "store/store.h"

/* What stands for the value in a select, and the tables that have it, to be joined to
 * those of read_tables; *join: g_free it. */
const char *axis_column(enum rt_by by);
enum rt_status axis_join(struct rt_register *reg, enum rt_by by, char **join,
                         struct rt_error *error);

/* A lane for each value that can be, in their order, without counts.  Quarters are not
 * known beforehand: they come as they are counted. */
void axis_lanes(enum rt_by by, const struct rt_facts *facts, struct rt_arena *arena,
                struct rt_list *out);

/* Label and query word of a value (NULL: none). */
struct rt_lane axis_lane(enum rt_by by, const char *value, struct rt_arena *arena);

/* Is a lane told of that holds nothing? */
bool axis_has_all(enum rt_by by);

#endif
