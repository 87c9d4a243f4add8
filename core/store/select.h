/* From a query to SQL: the one place that builds any. */
#ifndef STORE_SELECT_H
#define STORE_SELECT_H

#include <glib.h>

#include <rectrack/query.h>

#include "store/store.h"

/* SQL under way: $1 is the day; values that were bound so far. */
struct select_sql {
    GString *text;
    GPtrArray *values; /* char *; the i-th is $(i + 2) */
};

/* Appends " AND ..." for each test of the query. */
enum rt_status select_where(struct rt_register *reg, const struct rt_query *query,
                            const struct rt_outlook *outlook, struct select_sql *sql,
                            struct rt_error *error);

/* Appends a parameter and keeps the value for it. */
void select_bind(struct select_sql *sql, const char *value);

#endif
