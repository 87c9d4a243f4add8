/* What all sheets of an Excel workbook share: their names and parts, words that stand in
 * several cells, how numbers look.  Knows no cell.
 */
#ifndef EXCHANGE_XLSX_BOOK_H
#define EXCHANGE_XLSX_BOOK_H

#include <stdbool.h>

#include <glib.h>

#include <rectrack/arena.h>

#include "exchange/xml_in.h"

struct xlsx_leaf { /* a sheet */
    const char *name, *part;
    bool is_hidden;
    bool has_unread; /* cells of it were left out: set by who reads the sheet */
    unsigned first_title, last_title; /* rows that are repeated on each page; 0: none */
};

struct xlsx_face { /* how a cell looks */
    unsigned look; /* xlsx_number.h */
    bool is_bold;
};

/* Words of a cell; bold: so many bytes at their beginning are, or XLSX_AS_CELL. */
enum { XLSX_AS_CELL = -1 };
struct xlsx_string {
    uint32_t at; /* in words */
    int32_t bold;
    bool is_used; /* by a cell that was read */
};

struct xlsx_book {
    struct rt_arena arena;
    struct rt_list leaves; /* struct xlsx_leaf, in the order of their tabs */
    GArray *faces;         /* struct xlsx_face, by number */
    GArray *strings;       /* struct xlsx_string, by number */
    GString *words;        /* of the strings, each with a NUL behind it */
    bool is_1904;
    bool has_comments; /* a sheet has */
};

/* Reads all but the sheets; clear *out.  RT_REFUSED: they can't be read, are no sheets of a
 * workbook, or too many words. */
enum rt_status xlsx_book_read(struct package_in *package, struct xlsx_book *out,
                              struct rt_error *error);
void xlsx_book_clear(struct xlsx_book *book);

/* Right behind the beginning of an element with words of a cell in it: <si> or <is>.
 * Appends them to out. */
enum rt_status xlsx_words_take(struct xml_in *xml, GString *out, int32_t *bold,
                               struct rt_error *error);

/* Appends text; "_x000A_" is a character to Excel. */
void xlsx_words_put(GString *out, const char *text);

#endif
