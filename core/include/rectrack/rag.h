/* What is reckoned from a record, never set: the colour a rule suggests and its
 * reason, overdue, review, what it waits for, the direction of travel.
 *
 * The rules are the product's table "The suggested colour" and its paragraph
 * on targets; tests/model holds its sixteen worked examples.
 *
 * Which updates count.  Those of periods not after the one shown; with no
 * period, none.  A record looked at from March knows nothing of June.
 *
 * Answers.  An update answers when it has a paragraph (progress, challenge,
 * unlabelled) or says "no change"; one that only sets a colour does not.  What
 * was said last is what the answers of the latest answered period say.  Where
 * one of them says "no change", the answered period before is carried beside
 * them, and so on back - but not the words of an author who has written anew
 * since.  A challenge stands where that holds a challenge paragraph; progress
 * was reported where it holds a progress or an unlabelled one.
 *
 * Targets.  One is open until its action (the record, for a target of no action
 * or of an action that is not there) is complete, closed or withdrawn.  Only an
 * open date is ever overdue, from the day after its latest day.  "More than six
 * months off" begins later than the day six months from now; "within three
 * months" ends on the day three months from now at the latest, months being
 * those of the calendar (31 March and three months: 30 June).  A record that is
 * over is neither overdue nor for review.
 *
 * Review, of open targets: a recurring one when an occurrence has begun after
 * the latest answer and ended before today (an answer during it is the one it
 * asked for); one without a first day, an interval after the latest answer; an
 * event one once its event has happened, until the target is revised or done;
 * ongoing, as available, status and unclear ones when a period later than the
 * latest answered one went by: it is closed, or its day has passed.
 *
 * Waiting.  What the record's own list and its targets name and what still
 * stands.  A target that waits for an event which nobody named counts for the
 * rule "it waits for an event", and names nothing.
 *
 * Direction.  The colour now (set in the period shown, else suggested) beside
 * that of the last closed period before the one shown: as it was reported then,
 * where the record is a register's (before); what became of it since does not
 * rewrite that.  Of a file's the one set in it, else the suggestion as at its
 * date, by the updates until then, what has happened since still standing and
 * states, actions and targets being those of now.
 */
#ifndef RECTRACK_RAG_H
#define RECTRACK_RAG_H

#include <stdint.h>

#include <rectrack/arena.h>
#include <rectrack/model.h>

/* From where a record is looked at. */
struct rt_outlook {
    uint32_t today; /* the day reckoned from: a closed period's own, else today */
    /* The one shown: the open one, else the last closed; or NULL. */
    const struct rt_period *period;
    const struct rt_facts *facts; /* for the thresholds, events and periods */
};

/* The period shown and the day that goes with it: the open period (the latest,
 * should there be several) and today; with none open the last closed one as at
 * its own date; with no period, today. */
struct rt_outlook rt_outlook_now(const struct rt_facts *facts, uint32_t today);

/* The same for one period named: a closed one as at its date.  NULL: none. */
struct rt_outlook rt_outlook_of(const struct rt_facts *facts, const struct rt_period *period,
                                uint32_t today);

/* The last closed period before the one shown; NULL: there is none. */
const struct rt_period *rt_outlook_before(const struct rt_outlook *outlook);

/* Fills every reckoned field of the record, in arena: period, updated, rag,
 * suggested, rag_reason, direction, waiting_now, overdue (its targets' too) and
 * review.  What they held before is not looked at.  Its lists must be those it
 * shows (a shared row's members hold copies of the first one's), and completed
 * (rt_record_complete).
 *
 * updated is the day of the latest update that counts: the day it was written,
 * or its period's date where that is not known.  rag_reason is never NULL after
 * this: where nothing is suggested it says why not. */
void rt_reckon(struct rt_record *record, struct rt_arena *arena,
               const struct rt_outlook *outlook);

/* Fills waiting_now alone: a record that was kept as reported has the rest. */
void rt_reckon_waiting(struct rt_record *record, struct rt_arena *arena,
                       const struct rt_outlook *outlook);

/* The days after outlook->today on which the answer may change by the calendar
 * alone, in ascending order without doubles; a list of uint32_t in arena.  For
 * each date target: the day after its latest day, the first day within
 * soon_months of it, and the first on which it begins no more than
 * not_due_months off; for the others the next day they come up for review. */
struct rt_list rt_reckon_days(const struct rt_record *record, struct rt_arena *arena,
                              const struct rt_outlook *outlook);

/* Has it a paragraph, or says it "no change"?  See "Answers" above. */
bool rt_update_answers(const struct rt_update *update);

/* The update in which the colour of a period (an id, or NULL) was set last, by
 * when it was written; NULL: nobody set one. */
const struct rt_update *rt_rag_setter(const struct rt_record *record, const char *period);

enum { RT_REPORTS_LONG = 3 }; /* from so many on it is worth a word */

/* In how many closed periods in a row, back from the last one that is not after the one
 * shown, people set the same red or amber: *out.  0 where they set neither in that one,
 * or another colour in the period shown. */
size_t rt_rag_reports(const struct rt_record *record, const struct rt_outlook *outlook,
                      enum rt_rag *out);

/* The colour a reckoned record is shown with: the one set, else the suggested. */
enum rt_rag rt_rag_shown(const struct rt_record *record);

/* From one colour to another, from worst to best: red, amber, not due, green,
 * complete.  RT_DIRECTION_NONE without a colour now, RT_NEW without one then. */
enum rt_direction rt_direction_of(enum rt_rag now, enum rt_rag then);

#endif
