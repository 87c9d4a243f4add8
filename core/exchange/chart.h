/* Where the bars of a chart stand, for the papers that draw them themselves: one below the
 * other, their parts side by side, each as long as its number, with a letter and the number
 * in it, so that it can be read in grey.  Knows no paper. */
#ifndef EXCHANGE_CHART_H
#define EXCHANGE_CHART_H

#include <glib.h>

#include "report/table.h"

/* One part of a bar; x and width of 1, which is the longest bar. */
struct paper_block {
    size_t bar;
    enum rt_rag rag;
    double x, width;
    char words[24]; /* "R 12" */
};

/* The total of the longest bar, from 1. */
size_t paper_chart_longest(const struct report_chart *chart);

/* The blocks that are not empty (struct paper_block), bar by bar; g_array_unref it. */
GArray *paper_chart_blocks(const struct report_chart *chart);

/* "R" of red, "–" of none. */
const char *paper_chart_letter(enum rt_rag rag);

/* "R Red": the key to the parts. */
void paper_chart_name(enum rt_rag rag, char out[static 32]);

/* A bar's label, cleaned and short enough to stand beside it. */
void paper_chart_label(const char *label, GString *out);

#endif
