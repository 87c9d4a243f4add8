/* Cells and their paragraphs, for the fillers of columns. */
#ifndef REPORT_CELL_H
#define REPORT_CELL_H

#include "report/layout.h"

/* lines 0: to the end of the row. */
struct report_cell *report_cell_add(const struct report_making *making, unsigned column,
                                    unsigned line, unsigned lines);

/* The cell of a column that spans all lines; a second recommendation of a
 * shared row goes on in the first one's. */
struct report_cell *report_cell_whole(const struct report_making *making, unsigned column);

/* A paragraph behind those that are there; lead and text are copied, and may be NULL. */
struct report_paragraph *report_cell_say(const struct report_making *making,
                                         struct report_cell *cell, const char *lead,
                                         const char *text);
void report_cell_say_aside(const struct report_making *making, struct report_cell *cell,
                           const char *text);

/* The word of the colour that the record is shown with, which it must have. */
struct report_paragraph *report_cell_say_rag(const struct report_making *making,
                                             struct report_cell *cell,
                                             const struct rt_record *record);

#endif
