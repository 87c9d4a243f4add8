/* Counts over the recommendations of one source, for the foot of its table. */
#ifndef REPORT_TALLY_H
#define REPORT_TALLY_H

#include <rectrack/arena.h>
#include <rectrack/model.h>

#include "report/table.h"

struct report_tally {
    size_t total;
    size_t shown[RT_RAGS];          /* the colour set, else the suggested one */
    size_t suggested[RT_RAGS];      /* of those, the ones that nobody set */
    size_t overdue, review, silent; /* silent: no update in the period, though one is due */
};

/* What one recommendation adds; a follower of a shared row adds its first's. */
struct report_count {
    enum rt_rag shown;
    bool is_suggested, is_overdue, is_review, is_silent;
};

struct report_count report_count_of(const struct rt_record *record, const char *period);
void report_tally_add(struct report_tally *tally, const struct report_count *count);

/* "5 of 16, 31%"; "0 of 0" of nothing. */
const char *report_share(size_t n, size_t total, struct rt_arena *arena);

/* The key to the colours with their counts: the table's columns, and the row of
 * one colour (rag from 0; the caller goes through all), in arena. */
extern const struct report_column report_key_columns[];
extern const size_t report_n_key_columns;
const struct report_row *report_key_row(const struct report_tally *tally, enum rt_rag rag,
                                        const struct rt_source *source, struct rt_arena *arena);

#endif
