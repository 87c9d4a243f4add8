/* A small register on a desk: one record and the facts about it, put together
 * in a few words, for the tests of the rules.
 */
#ifndef TESTS_MODEL_DESK_H
#define TESTS_MODEL_DESK_H

#include <rectrack/date.h>
#include <rectrack/rag.h>

struct desk {
    struct rt_facts facts;
    struct rt_record record; /* in facts.arena */
};

/* Source SI, the events of the Southampton register, no period; SI-1, in
 * progress. */
void desk_init(struct desk *desk);
void desk_clear(struct desk *desk);

void desk_period(struct desk *desk, const char *id, const char *as_at,
                 enum rt_period_state state);

/* "Nov 2019; June 2020@1; Announcement dependent=Public Health funding
 * announcement": targets, with the action they belong to, the event they wait
 * for. */
void desk_targets(struct desk *desk, const char *targets);

/* "oxw": an action a letter: open, complete, withdrawn. */
void desk_actions(struct desk *desk, const char *actions);

/* "Funding; Domestic Abuse Bill" */
void desk_waiting(struct desk *desk, const char *names);

/* "2020-03 HT pc; 2020-06 - n": an update each: period, who ("-": nobody is
 * named), what: progress, challenge, other, no change, R/A/G a colour.  A fourth
 * word is the day it was written. */
void desk_updates(struct desk *desk, const char *updates);

/* Reckons the record from a day, as rt_outlook_now has it. */
void desk_reckon(struct desk *desk, const char *today);

/* The key of a colour, "none" without. */
const char *desk_rag(enum rt_rag rag);

#endif
