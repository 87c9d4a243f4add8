/* A document as rows of cells, before anyone has understood it: what the readers of Word and
 * Excel give, and what finds recommendations or a filled-in form in it takes.
 *
 * Knows neither packages nor recommendations.  Pulled one row at a time; memory does not grow
 * with the number of rows.
 */
#ifndef EXCHANGE_GRID_H
#define EXCHANGE_GRID_H

#include <stdbool.h>
#include <stddef.h>

#include <rectrack/arena.h>
#include <rectrack/error.h>

/* Clean UTF-8: no control characters but tab and line feed (a break within the paragraph). */
struct grid_paragraph {
    const char *text;  /* a number that a list gives it stands before it: "1. " */
    const char *style; /* the name of its style, NULL: none; "List Bullet" */
    size_t bold;       /* so many bytes at its beginning are bold */
};

struct grid_cell {
    unsigned column, columns;  /* the first one, from 0, and how many it spans */
    bool is_continued;         /* merged with the cell above it; holds no paragraphs then */
    struct rt_list paragraphs; /* struct grid_paragraph; none where it is empty.  In a sheet
                                  one a line of the cell; a date is one in words, "31 December
                                  2020" */
};

enum grid_kind {
    GRID_END,  /* nothing follows */
    GRID_TEXT, /* a paragraph outside of all tables, as the one cell */
    GRID_ROW,
};

struct grid_row {
    enum grid_kind kind;
    unsigned table;       /* of a row: which table or sheet, from 1 */
    unsigned row;         /* within it, from 1, as the document's program counts it */
    const char *name;     /* of the sheet; NULL: it is no sheet */
    bool is_heading;      /* the document says that it is repeated on each page */
    bool is_hidden;       /* or the sheet it is on */
    struct rt_list cells; /* struct grid_cell, by column; a sheet's empty ones are left out */
};

struct grid {
    /* The next row, good until the next call.  After GRID_END or a failure it must not be
     * called again.  RT_REFUSED names the place: "sheet "Progress", cell C5". */
    enum rt_status (*next)(struct grid *grid, struct grid_row *out, struct rt_error *error);
    void (*close)(struct grid *grid);
};

#endif
