/* Reads an Excel package back, as Excel would: held against the table it was made of. */
#ifndef TESTS_EXCHANGE_XLSX_CHECK_H
#define TESTS_EXCHANGE_XLSX_CHECK_H

#include <glib.h>

#include "report/table.h"

/* "12 0 text" a line, by row and column from 0, of each cell that is not empty; of the sheet
 * of charts its rows alone that are not.  "" where there is none.  g_free it. */
char *xlsx_words(const GString *package, bool is_of_charts);

/* What has to stand there. */
char *xlsx_words_of(struct report_table *table, bool is_of_charts);

#endif
