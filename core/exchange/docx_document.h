/* The document of a Word package: the table as WordprocessingML (ECMA-376, part 1). */
#ifndef EXCHANGE_DOCX_DOCUMENT_H
#define EXCHANGE_DOCX_DOCUMENT_H

#include "exchange/docx_chart.h"
#include "exchange/package.h"
#include "report/table.h"

struct docx_document;

/* The table stays the caller's and must outlive the document, as the charts must, to which
 * it adds its own. */
struct docx_document *docx_document_new(struct report_table *table, struct docx_charts *charts);
void docx_document_free(struct docx_document *document);

/* The part that it is; it pulls the table to its end. */
struct package_part *docx_document_part(struct docx_document *document);

#endif
