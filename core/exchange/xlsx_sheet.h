/* One sheet of a workbook, as on paper.  An action stands beside its target on a row
 * of the sheet, what spans them is merged, themes go across.  The word of a colour stands
 * in a column of its own as well, on each row, so that a filter finds it; its look follows
 * from the word.  Every cell is a string, but for a target that is a day, which is a date,
 * and for counts beside a chart, which are numbers.
 */
#ifndef EXCHANGE_XLSX_SHEET_H
#define EXCHANGE_XLSX_SHEET_H

#include <xlsxwriter.h>

#include "report/table.h"

/* Excel's limits: characters of a cell, points of a row. */
enum { XLSX_COLUMNS = 16, XLSX_MOST = 32767, XLSX_TALLEST = 409 };

enum xlsx_look {
    XLSX_HEADING_1,
    XLSX_HEADING_2,
    XLSX_HEADING_3,
    XLSX_NOTE,
    XLSX_HEADS,
    XLSX_BAND,
    XLSX_CELL,
    XLSX_DATE,
    XLSX_LOOKS
};

struct xlsx_sheet {
    lxw_workbook *book;
    lxw_worksheet *sheet;
    lxw_format *const *looks;
    lxw_row_t row;   /* the next */
    lxw_row_t heads; /* the first row of headings; 0: none yet */
    size_t n_columns;
    bool is_of_counts; /* beside a chart: no column for colours, no filter */
    double widths[XLSX_COLUMNS];
    unsigned cuts; /* how many texts were too long */
};

/* The looks of a book: XLSX_LOOKS of them. */
void xlsx_looks_make(lxw_workbook *book, lxw_format *looks[static XLSX_LOOKS]);

/* In a book, which stays the caller's as the looks do. */
void xlsx_sheet_init(struct xlsx_sheet *sheet, lxw_workbook *book, lxw_format *const *looks,
                     const char *name, bool is_of_counts);

/* A text across the sheet. */
void xlsx_sheet_across(struct xlsx_sheet *sheet, const char *text, enum xlsx_look look);

/* A table's headings, from which the first one gives the sheet its columns. */
void xlsx_sheet_heads(struct xlsx_sheet *sheet, const struct report_part *part);
void xlsx_sheet_row(struct xlsx_sheet *sheet, const struct report_row *row);

/* Colours and filter, when all rows are there. */
void xlsx_sheet_end(struct xlsx_sheet *sheet);

/* A text as a cell takes it, appended. */
void xlsx_clean(GString *out, const char *text);

/* How tall words are in a column of that width, in points. */
double xlsx_height(const char *words, double width);

/* A look for words: a font of that size, wrapped, from the top of the cell on. */
lxw_format *xlsx_look(lxw_workbook *book, double size, bool is_bold);

#endif
