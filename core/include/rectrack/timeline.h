/* Targets in the order of time: each as the window of days that its words mean, and what
 * has no such window as what it is.  scale.h draws them.
 */
#ifndef RECTRACK_TIMELINE_H
#define RECTRACK_TIMELINE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <rectrack/register.h>

/* Where a target stands, seen from a day; the order of a timeline. */
enum rt_stretch {
    RT_STRETCH_OVERDUE, /* its window has passed, and it is not done */
    RT_STRETCH_PAST,    /* it has passed, but its action or recommendation is over */
    RT_STRETCH_AHEAD,   /* it ends today or later */
    RT_STRETCH_NO_DATE, /* recurring, ongoing, an event, as available, a status, unclear */
    RT_STRETCHES
};
/* "Overdue", "Past", "Ahead", "Without a date". */
extern const char *const rt_stretch_labels[RT_STRETCHES];

/* A target of a recommendation. */
struct rt_timed {
    const char *ref;
    size_t n;     /* which of its targets, from 1 */
    size_t place; /* of the recommendation, among those asked for */
    enum rt_stretch stretch;
    uint32_t earliest, latest; /* 0: no date; a recurring one has its first day alone */
    /* Nothing until its record was read: rt_timed_fill. */
    const char *text, *name; /* as written; of the recommendation */
    const char *meant; /* "waits for ...", "every year from ..."; NULL: no more than text */
    enum rt_kind kind;
    enum rt_rag rag; /* the recommendation's, as shown */
    bool is_suggested;
};

/* Adds those with a window (struct rt_timed, in arena) of all that match, in order of time:
 * by the register's indexes, no record is read. */
enum rt_status rt_register_timed(struct rt_register *reg, const struct rt_select *select,
                                 struct rt_arena *arena, struct rt_list *out,
                                 struct rt_error *error);

/* Adds all targets of a record that was read, as RT_ROW at least; today: of its outlook. */
void rt_timed_add(const struct rt_record *record, size_t place, uint32_t today,
                  struct rt_arena *arena, struct rt_list *out);

/* Fills what the record says of one. */
void rt_timed_fill(struct rt_timed *timed, const struct rt_record *record,
                   struct rt_arena *arena);

/* In order of time: what is overdue, what has passed, what is ahead, each by the day it ends,
 * then what has no date, in the order of the papers. */
void rt_timed_sort(struct rt_list *list);

static inline struct rt_timed *rt_timed_at(const struct rt_list *list, size_t i)
{
    return (struct rt_timed *)list->at + i;
}

#endif
