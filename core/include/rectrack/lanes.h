/* Recommendations side by side under the values of a field that has few: what the board
 * shows as lanes, and the matrix as rows and columns.  Counted by the register's indexes,
 * never read: a lane's recommendations are asked for by its query word.
 */
#ifndef RECTRACK_LANES_H
#define RECTRACK_LANES_H

#include <stdbool.h>
#include <stddef.h>

#include <rectrack/register.h>

/* THE TABLE OF AXES is rt_axes[]; an axis is named by number. */
enum rt_by {
    RT_BY_RAG,
    RT_BY_THEME,
    RT_BY_OWNER,
    RT_BY_QUARTER,
    RT_BY_SOURCE,
    RT_BY_GROUP,
    RT_BY_STATE,
    RT_BY_WAITING,
    RT_BY_DIRECTION,
    RT_AXES
};

struct rt_axis {
    const char *key;   /* "owner": what options take */
    const char *label; /* "Owner" */
    const char *none;  /* "No owner": where there is no value */
    bool is_many;      /* one recommendation may stand under several values: sums say more than
                          there are */
};
extern const struct rt_axis rt_axes[RT_AXES];

/* Their keys, NULL behind the last. */
extern const char *const rt_axis_keys[RT_AXES + 1];

/* The axis of that key; RT_AXES: there is none. */
enum rt_by rt_axis_find(const char *key);

/* One value, and what stands under it. */
struct rt_lane {
    const char *value; /* "red", "Hampton Trust", "2020-Q2"; NULL: none */
    const char *label; /* "Red", "Hampton Trust", "April to June 2020", "No owner" */
    const char *word;  /* of a query: shown:red, owner:"Hampton Trust", target:"Q2 2020" */
    struct rt_tally tally;
};

/* Adds the lanes to out (struct rt_lane, in arena): those that hold anything, colours
 * each and every one; names in the register's order, quarters by time, what has no value
 * last.  A theme that sources share, in whatever case, is one.  A quarter holds what has a
 * date target whose window lies in it, or partly; those in which none begins or ends are
 * left out. */
enum rt_status rt_register_lanes(struct rt_register *reg, const struct rt_select *select,
                                 enum rt_by by, struct rt_arena *arena, struct rt_list *out,
                                 struct rt_error *error);

/* Two axes across each other. */
struct rt_matrix {
    struct rt_arena arena;
    enum rt_by rows_by, columns_by;
    struct rt_list rows, columns; /* struct rt_lane: also the totals */
    size_t *counts;               /* row by row */
    struct rt_tally all;          /* each counted once */
};

/* RT_USAGE where both are the same axis. */
enum rt_status rt_register_matrix(struct rt_register *reg, const struct rt_select *select,
                                  enum rt_by rows, enum rt_by columns, struct rt_matrix *out,
                                  struct rt_error *error);
void rt_matrix_clear(struct rt_matrix *matrix);

static inline const struct rt_lane *rt_lane_at(const struct rt_list *lanes, size_t i)
{
    return (const struct rt_lane *)lanes->at + i;
}
static inline size_t rt_matrix_count(const struct rt_matrix *matrix, size_t row, size_t column)
{
    return matrix->counts[row * matrix->columns.n + column];
}

#endif
