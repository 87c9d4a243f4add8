/* What is reckoned from a record, never set: the colour a rule suggests and its
 * reason, overdue, review, what it waits for, the direction of travel.
 *
 * The rules are the product's table "The suggested colour" and its paragraph
 * on targets; tests/model holds its sixteen worked examples.
 */
#ifndef RECTRACK_RAG_H
#define RECTRACK_RAG_H

#include <stdint.h>

#include <rectrack/arena.h>
#include <rectrack/model.h>

/* From where a record is looked at. */
struct rt_outlook {
    uint32_t today;               /* the day reckoned from: a closed period's own, else today */
    const struct rt_period *period; /* the one shown: the open one, else the last closed; or NULL */
    const struct rt_facts *facts; /* for the thresholds, events and periods */
};

/* The period shown and the day that goes with it: the open period and today;
 * with none open the last closed one as at its own date; with no period, today. */
struct rt_outlook rt_outlook_now(const struct rt_facts *facts, uint32_t today);

/* The same for one period named: a closed one as at its date. */
struct rt_outlook rt_outlook_of(const struct rt_facts *facts, const struct rt_period *period,
                                uint32_t today);

/* Fills every reckoned field of the record.  Its lists must be those it shows
 * (a shared row's members hold copies of the first one's). */
void rt_reckon(struct rt_record *record, struct rt_arena *arena,
               const struct rt_outlook *outlook);

/* The days after outlook->today on which the answer may change by the calendar
 * alone, in ascending order without doubles; a list of uint32_t in arena. */
struct rt_list rt_reckon_days(const struct rt_record *record, struct rt_arena *arena,
                              const struct rt_outlook *outlook);

#endif
