/* The parts of a paper while they are made: what the rooms behind a table share.  table.c
 * has the title, the end and what is handed on between; an order (by_source.c, by_owner.c)
 * the body; row.c one row of it; key.c what stands below the rows; parts.c the queue.
 */
#ifndef REPORT_PARTS_H
#define REPORT_PARTS_H

#include "report/earlier.h"
#include "report/layout.h"
#include "report/table.h"
#include "report/tally.h"

struct report_table {
    const struct report_paper *paper;
    struct rt_stream *stream;
    struct rt_facts streamed; /* sources, owners and periods that the stream brought */
    const struct rt_record
        *ahead; /* the stream's last record, not yet in a row; NULL: the end */
    bool has_begun, has_ended;
    struct report_earlier
        *earlier; /* what was reported before; NULL: nothing to compare with */

    struct rt_arena arena; /* of the parts in the queue */
    struct rt_list queue;  /* struct report_part */
    size_t taken;

    char *title;
    void *body; /* the order's own */
};

/* In which order the body of a paper stands, and under which headings. */
struct report_order {
    void *(*begin)(void);
    void (*end)(void *body); /* frees it */
    /* Pushes the next parts of the body, from the record ahead on; *is_over: there are no
     * more. */
    enum rt_status (*next)(struct report_table *table, bool *is_over, struct rt_error *error);
};
extern const struct report_order report_by_source, report_by_owner;

/* ---- parts.c ---- */

/* The next record stands ahead; sources, owners and periods before it are kept. */
enum rt_status report_pull(struct report_table *table, struct rt_error *error);

/* Texts and rows must live as long as the table's arena. */
struct report_part *report_push(struct report_table *table, enum report_kind kind,
                                const char *text);
void report_push_heading(struct report_table *table, unsigned level, const char *text);
void report_push_note(struct report_table *table, const char *text);

/* The layout's own table, its headings of the source (or NULL). */
void report_push_columns(struct report_table *table, const struct rt_source *source);

/* NULL where nobody knows it. */
const struct rt_source *report_source_of(const struct report_table *table, const char *code);

/* ---- row.c ---- */

/* A row that is to be filled, of a record or several that share it, the first one first. */
void report_row_begin(struct report_table *table, const struct rt_record *first,
                      struct report_making *out);
enum rt_status report_row_fill(struct report_table *table, struct report_making *making,
                               const struct rt_record *record, struct rt_error *error);

/* The same of a record that is there no more. */
void report_row_fill_gone(struct report_table *table, struct report_making *making,
                          const struct rt_record *then);

/* The row itself; not where the layout does not show it. */
void report_row_push(struct report_table *table, struct report_making *making);

/* Is the record reported in the row of that one? */
bool report_shares(const struct rt_record *record, const char *first);

/* ---- key.c ---- */

/* What the colours mean, how many have each, and what else is counted of one source. */
void report_push_key(struct report_table *table, const char *heading,
                     const struct rt_source *source, const struct report_tally *tally);

/* ---- chart.c ---- */

extern const size_t report_n_chart_columns;

/* The colours of one source by period, as a picture and in words; nothing where there are
 * no two periods to compare, or nothing has a colour.  heading: over it. */
void report_push_chart(struct report_table *table, const char *heading, const char *source,
                       const struct report_tally *tally);

#endif
