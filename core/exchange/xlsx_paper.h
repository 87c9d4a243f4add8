/* A workbook: a sheet of the recommendations, and one of the charts where there are any,
 * with their numbers, which they are drawn from. */
#ifndef EXCHANGE_XLSX_PAPER_H
#define EXCHANGE_XLSX_PAPER_H

#include "exchange/paper.h"
#include "exchange/xlsx_sheet.h"

/* A paper: paper_write puts the parts of a table into the sheets, and no bytes out. */
struct xlsx_paper {
    struct paper paper;
    lxw_workbook *book;
    lxw_format *looks[XLSX_LOOKS];
    struct xlsx_sheet sheets[2]; /* the recommendations; the charts, if sheet is not NULL */
    struct xlsx_sheet *on;       /* the one that is written on */
    char *heading;               /* not yet written: the next part tells on which */
    char *source;                /* whose charts they are: its heading, or NULL */
};

/* In a new book, which stays the caller's. */
void xlsx_paper_init(struct xlsx_paper *xlsx, lxw_workbook *book);

/* What it keeps of a table. */
void xlsx_paper_clear(struct xlsx_paper *xlsx);

/* How many texts were cut off. */
unsigned xlsx_paper_cuts(const struct xlsx_paper *xlsx);

#endif
