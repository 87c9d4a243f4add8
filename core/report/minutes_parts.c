/* What the sections of the minutes begin with. */
#include "report/minutes_parts.h"

void minutes_push_section(struct minutes_writing *writing, const char *text)
{
    struct report_part *part = report_push(writing->table, REPORT_HEADING, text);
    part->level = 2;
    part->is_long = true;
}

void minutes_push_columns(struct minutes_writing *writing, const struct report_column *columns,
                          size_t n)
{
    struct report_part *part = report_push(writing->table, REPORT_TABLE, NULL);
    part->columns = columns;
    part->n_columns = n;
}
