/* A chart on a sheet of paper, as wide as the text.  Lengths are points. */
#ifndef EXCHANGE_PDF_CHART_H
#define EXCHANGE_PDF_CHART_H

#include "exchange/pdf_page.h"
#include "report/table.h"

double pdf_chart_height(const struct report_chart *chart);

/* At page->y, which it moves down; an element of its own, "Figure". */
void pdf_chart_draw(const struct report_chart *chart, struct pdf_page *page);

#endif
