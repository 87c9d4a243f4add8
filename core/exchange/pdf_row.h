/* A row of a table on paper, in slices where it is taller than what is left of a sheet.
 * Knows the words of its cells and where each stands in the row; not the sheet. */
#ifndef EXCHANGE_PDF_ROW_H
#define EXCHANGE_PDF_ROW_H

#include "exchange/pdf_page.h"
#include "report/table.h"

enum { PDF_COLUMNS = 16 };

/* The columns of a table, in points. */
struct pdf_columns {
    size_t n;
    double x[PDF_COLUMNS], width[PDF_COLUMNS];
    bool is_header[PDF_COLUMNS];
};

struct pdf_row;

struct pdf_row *pdf_row_new(PangoContext *context, const struct pdf_columns *columns,
                            const struct report_row *row);
void pdf_row_free(struct pdf_row *row);

/* Of what is left of it, on one sheet. */
double pdf_row_height(struct pdf_row *row);

/* Draws what has room at page->y and moves that down; true: that was the rest. */
bool pdf_row_draw(struct pdf_row *row, struct pdf_page *page, double room);

#endif
