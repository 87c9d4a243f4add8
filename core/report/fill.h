/* The fillers of columns, for the table of layouts: each adds to the row that is being made
 * what one column shows of a record.
 */
#ifndef REPORT_FILL_H
#define REPORT_FILL_H

#include "report/layout.h"

/* Number and title, else the text. */
void report_fill_name(const struct report_making *making, unsigned column,
                      const struct rt_record *record);

/* Reference and title, else the text: where the rows are of several sources. */
void report_fill_reference(const struct report_making *making, unsigned column,
                           const struct rt_record *record);

/* Number, title, text and response. */
void report_fill_recommendation(const struct report_making *making, unsigned column,
                                const struct rt_record *record);
void report_fill_owners(const struct report_making *making, unsigned column,
                        const struct rt_record *record);

/* Of making->owner: whether it leads, supports or does key actions alone; the key actions
 * that are its own; their targets and those of the recommendation. */
void report_fill_part(const struct report_making *making, unsigned column,
                      const struct rt_record *record);
void report_fill_own_actions(const struct report_making *making, unsigned column,
                             const struct rt_record *record);
void report_fill_own_targets(const struct report_making *making, unsigned column,
                             const struct rt_record *record);

/* Actions have a line each, a target stands on the line of its own. */
void report_fill_actions(const struct report_making *making, unsigned column,
                         const struct rt_record *record);
void report_fill_targets(const struct report_making *making, unsigned column,
                         const struct rt_record *record);

/* What was reported for the period; the same below the colour; for all periods below the
 * colour, the latest first. */
void report_fill_words(const struct report_making *making, unsigned column,
                       const struct rt_record *record);
void report_fill_update(const struct report_making *making, unsigned column,
                        const struct rt_record *record);
void report_fill_updates(const struct report_making *making, unsigned column,
                         const struct rt_record *record);

/* What was reported for the period, else last, below the colour. */
void report_fill_latest(const struct report_making *making, unsigned column,
                        const struct rt_record *record);

/* Red, overdue, without an update that is due, or otherwise than in the last paper. */
bool report_is_exception(const struct report_making *making, const struct report_count *count,
                         const struct rt_record *record);

/* Why it is an exception. */
void report_fill_exception(const struct report_making *making, unsigned column,
                           const struct rt_record *record);

/* Is otherwise than in the paper before. */
bool report_has_news(const struct report_making *making, const struct report_count *count,
                     const struct rt_record *record);

/* The news have a line each: what it is about; what that was; what it is now, and why. */
void report_fill_news(const struct report_making *making, unsigned column,
                      const struct rt_record *record);
void report_fill_was(const struct report_making *making, unsigned column,
                     const struct rt_record *record);
void report_fill_becomes(const struct report_making *making, unsigned column,
                         const struct rt_record *record);

#endif
