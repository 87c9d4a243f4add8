/* CSV as data: one row a recommendation. */
#ifndef EXCHANGE_CSV_H
#define EXCHANGE_CSV_H

#include "exchange/format.h"

bool csv_sniff(const char *head, size_t n);

/* Gives recommendations with what the row says and no more.  The columns of one
 * period make one update of options->period, without the name of who wrote it;
 * it is there, if empty, in every row that has these columns.  What a member of
 * a shared row shows as its first row has it is not given. */
enum rt_status csv_open(struct file_input *input, const struct exchange_options *options,
                        struct rt_stream **out, struct rt_error *error);

enum rt_status csv_write(struct rt_stream *stream, const struct exchange_options *options,
                         struct rt_sink *sink, struct rt_error *error);

/* A table of any layout. */
enum rt_status csv_write_paper(struct report_table *table,
                               const struct exchange_options *options, struct rt_sink *sink,
                               struct rt_error *error);

/* Appends a cell, guarded against being taken for a formula and quoted where needed. */
void csv_put_cell(GString *out, const char *text);

/* What the columns of one period show of a record: all that was reported in it,
 * whoever wrote it, as one update. */
void csv_update_of(const struct rt_record *record, const char *period, struct rt_arena *arena,
                   struct rt_update *out);

#endif
