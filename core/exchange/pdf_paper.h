/* A kept table, put on sheets: what stands together, where a page ends, what is repeated. */
#ifndef EXCHANGE_PDF_PAPER_H
#define EXCHANGE_PDF_PAPER_H

#include "exchange/pdf_page.h"
#include "report/table.h"

/* parts: struct report_part, to REPORT_END.  Draws all from where the page stands. */
void pdf_paper_draw(const struct rt_list *parts, struct pdf_page *page);

#endif
