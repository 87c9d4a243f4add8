/* A table before it has paper: headings, notes, and rows of cells of
 * paragraphs, pulled one part at a time.
 *
 * What writes it (Markdown, HTML, ...) knows nothing of recommendations; what
 * makes it knows nothing of paper.  Memory does not grow with the number of
 * rows.  What the parts are stands in <rectrack/paper.h>.
 */
#ifndef REPORT_TABLE_H
#define REPORT_TABLE_H

#include <rectrack/arena.h>
#include <rectrack/error.h>
#include <rectrack/model.h>
#include <rectrack/paper.h>
#include <rectrack/rag.h>
#include <rectrack/stream.h>

struct report_layout;

/* Where the recommendations of one source stood in one closed period. */
struct report_standing {
    const char *source; /* its code */
    struct report_bar bar;
};

/* What the paper is of. */
struct report_paper {
    const struct report_layout *layout;
    struct rt_outlook outlook; /* the period and day it is of; facts may be NULL where the
                                  stream brings sources, events and periods itself */
    const char *head;          /* of the audit chain, hex digits; NULL: none is printed */
    const char *selection;     /* the query that chose the records; NULL: all */
    struct rt_list reopened;   /* texts: when and why the period was opened again */
    struct rt_list before; /* struct report_standing: where all stood in earlier periods,
                              oldest first, for a chart; none of a choice of records */
    /* What was reported in the closed period before, and that period, where the layout
     * compares (report_layout); both NULL: there is none. */
    struct rt_stream *then;
    const struct rt_period *since;
};

struct report_table;

/* records: reckoned and whole, in the order of the paper; a shared row's members
 * hold what they share.  Sources and periods in the stream go before those of
 * the outlook's facts.  Paper and stream stay the caller's and must outlive the
 * table. */
struct report_table *report_table_new(const struct report_paper *paper,
                                      struct rt_stream *records);
void report_table_free(struct report_table *table);

/* The next part, good until the next call.  After REPORT_END or a failure it
 * must not be called again. */
enum rt_status report_table_next(struct report_table *table, struct report_part *out,
                                 struct rt_error *error);

/* How many columns the widest of its tables may have. */
size_t report_table_width(const struct report_table *table);

/* "Update on progress against recommendations, March 2020": for a file's own
 * title; the table's. */
const char *report_table_title(const struct report_table *table);

#endif
