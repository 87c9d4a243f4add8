/* What a cell may hold beside plain words: the guard against formulas, and lists
 * with an item a line.  Both directions stand side by side.
 */
#ifndef EXCHANGE_CSV_ITEM_H
#define EXCHANGE_CSV_ITEM_H

#include <stdbool.h>

#include <rectrack/field.h>

/* Would a spreadsheet take text for a formula unless it is guarded, or does it
 * look as if it were guarded already? */
bool csv_needs_guard(const char *text);

/* Takes the guard off; gives text or its second character. */
const char *csv_unguard(const char *text);

/* Appends the items of a TEXTS or LIST field as the words of one cell. */
void csv_items_write(const struct rt_field *field, const void *value, struct rt_arena *arena,
                     GString *out);

/* Reads them; refuses with a sentence that has no place. */
enum rt_status csv_items_read(const struct rt_field *field, void *value, struct rt_arena *arena,
                              const char *cell, struct rt_error *error);

/* The fields that have a column: of a record in order, then of the update of one
 * period.  is_period: of the latter.  Returns their number; out has room for 40. */
struct csv_column {
    const struct rt_shape *shape;
    const struct rt_field *field;
    bool is_period;
};
enum { CSV_MOST_COLUMNS = 40 };
size_t csv_columns(struct csv_column out[static CSV_MOST_COLUMNS]);

#endif
