/* The charts of a Word document: each a part of its own, with its numbers and without a
 * workbook behind them, and the place in the document that shows it. */
#ifndef EXCHANGE_DOCX_CHART_H
#define EXCHANGE_DOCX_CHART_H

#include "exchange/xml_out.h"
#include "report/table.h"

struct docx_charts;

struct docx_charts *docx_charts_new(void);
void docx_charts_free(struct docx_charts *charts);

/* A paragraph that shows a chart, into the document; width: in EMU, 914400 to the inch. */
void docx_charts_put(struct docx_charts *charts, struct xml_out *xml,
                     const struct report_chart *chart, unsigned width);

/* How many there are. */
size_t docx_charts_count(const struct docx_charts *charts);

/* The i-th one, from 0, as the lines of a part: word/charts/chart1.xml is that of 0. */
const char *const *docx_charts_part(const struct docx_charts *charts, size_t i);

/* The lines of a part that tells of others, with one more before its last for each chart:
 * line, where # stands for its number.  They stay the charts' own. */
const char *const *docx_charts_list(struct docx_charts *charts, const char *const *lines,
                                    const char *line);

#endif
