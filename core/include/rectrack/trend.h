/* Colours by reporting period: what each closed one reported, as its snapshot has it, and
 * the open one as it stands.  What matches the query now is looked up in each period; of a
 * recommendation that was not there yet, a period knows nothing.
 *
 * Snapshots are long: they are read in steps, the latest first, so that a screen stays at
 * hand meanwhile.  Of each recommendation and period a byte is kept.
 */
#ifndef RECTRACK_TREND_H
#define RECTRACK_TREND_H

#include <stdbool.h>
#include <stddef.h>

#include <rectrack/register.h>

/* How one recommendation stood in one period. */
struct rt_stood {
    bool was_there;
    enum rt_rag rag; /* as shown: the one set, else the suggested; RT_RAG_NONE: no colour */
    bool is_suggested;
    bool is_silent; /* no update was given, not even "no change", though it was not over */
};

/* How many stood how in one period. */
struct rt_trend_period {
    const struct rt_period *period;    /* of the facts */
    bool is_read;                      /* else all is 0 yet */
    size_t total;                      /* were there */
    size_t rag[RT_RAGS];               /* as shown */
    size_t suggested[RT_RAGS];         /* of those, set by nobody */
    size_t silent, improved, worsened; /* the last two against the period before */
};

/* THE TABLE OF FIGURES: the rows of a trend, each a number for each period. */
enum rt_figure {
    RT_FIGURE_RED,
    RT_FIGURE_AMBER,
    RT_FIGURE_GREEN,
    RT_FIGURE_COMPLETE,
    RT_FIGURE_NOT_DUE,
    RT_FIGURE_NONE,
    RT_FIGURE_SILENT,
    RT_FIGURE_IMPROVED,
    RT_FIGURE_WORSENED,
    RT_FIGURES
};
extern const struct rt_figure_name {
    const char *key, *label; /* "no_update", "No update given" */
    enum rt_rag rag;         /* the colour that it counts */
    const char *word;        /* of a query for the period shown: "no-update" */
} rt_figures[RT_FIGURES];
size_t rt_trend_number(const struct rt_trend_period *period, enum rt_figure figure);

struct rt_trend {
    struct rt_arena arena;
    struct rt_list periods;     /* struct rt_trend_period, oldest first */
    struct rt_list refs;        /* texts: what matches, in the order of the papers */
    struct rt_trend_work *work; /* private */
};

/* Finds what matches and the periods there are; the open one is read already.  The facts of
 * the register must stay until rt_trend_clear. */
enum rt_status rt_trend_init(struct rt_register *reg, const struct rt_select *select,
                             struct rt_trend *out, struct rt_error *error);

/* Reads so many rows of the snapshots that are left; *is_done: all were read. */
enum rt_status rt_trend_read(struct rt_register *reg, struct rt_trend *trend, size_t rows,
                             bool *is_done, struct rt_error *error);

/* Of the item-th reference in the period-th period. */
struct rt_stood rt_trend_stood(const struct rt_trend *trend, size_t item, size_t period);

void rt_trend_clear(struct rt_trend *trend);

static inline const struct rt_trend_period *rt_trend_period_at(const struct rt_trend *trend,
                                                               size_t i)
{
    return (const struct rt_trend_period *)trend->periods.at + i;
}

#endif
