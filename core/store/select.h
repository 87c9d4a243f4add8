/* From a query to SQL: the one place that builds any.  Private to select.c, where.c, and
 * what counts by them: count.c, lanes.c. */
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

/* The column that a sort key stands for; NULL: none, the order is that of the papers.
 * RT_USAGE names the nearest. */
enum rt_status select_sort(const char *key, const char **out, struct rt_error *error);

/* Appends that only what comes behind (or, turned round, before) a reference is asked for;
 * column: of the sort key. */
void select_after(const char *column, bool is_backwards, const char *after,
                  struct select_sql *sql);

/* From its first words, columns and tables, to a select, which select_clear frees. */
enum rt_status select_build(struct rt_register *reg, const struct rt_select *select,
                            const char *columns, const char *tables, bool is_ordered,
                            struct select_sql *out, struct rt_error *error);
void select_clear(struct select_sql *sql);

/* Prepares it and binds its values; day and sql must stay while it runs. */
enum rt_status select_start(struct rt_register *reg, const struct rt_select *select,
                            struct select_sql *sql, char day[static 11],
                            struct db_statement **out, struct rt_error *error);

/* ---- standing.c ---- */

/* Have so many the colour, set or suggested on any day, that a page of them is sooner found
 * by going through all in their order than by looking them up and sorting them? */
enum rt_status select_are_many(struct rt_register *reg, const char *colour, bool *out,
                               struct rt_error *error);

/* ---- count.c ---- */

/* Runs a grouped count (group: its last words) and hands each row on. */
enum rt_status select_count(struct rt_register *reg, const struct rt_select *select,
                            const char *columns, const char *tables, const char *group,
                            void (*each)(void *self, struct db_statement *row), void *self,
                            struct rt_error *error);

/* Adds a row's colour, suggested colour and number, from that column on. */
void select_tally(struct rt_tally *tally, struct db_statement *row, int column);

/* Appends a parameter and keeps the value for it. */
void select_bind(struct select_sql *sql, const char *value);

#endif
