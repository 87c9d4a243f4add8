/* What the elements of a Word document mean for a reader of its tables: THE TABLE OF
 * ELEMENTS, and what is kept while they are read.
 *
 * Knows no file; who walks over the elements is docx_read.
 */
#ifndef EXCHANGE_DOCX_TAGS_H
#define EXCHANGE_DOCX_TAGS_H

#include "exchange/docx_words.h"

/* What elements are the properties of. */
enum {
    DOCX_IN_TEXT = 1 << 0, /* of nothing: where words stand */
    DOCX_IN_PARAGRAPH = 1 << 1,
    DOCX_IN_MARK = 1 << 2, /* the end of a paragraph */
    DOCX_IN_RUN = 1 << 3,
    DOCX_IN_ROW = 1 << 4,
    DOCX_IN_CELL = 1 << 5,
    DOCX_IN_CONTROL = 1 << 6,
    DOCX_IN_PICKS = 1 << 7, /* a list to choose from */
    DOCX_ANYWHERE = (1 << 8) - 1,
};

/* What is left out, or read otherwise than it looks. */
enum docx_note {
    DOCX_NOTE_CHANGES,
    DOCX_NOTE_COMMENTS,
    DOCX_NOTE_FOOTNOTES,
    DOCX_NOTE_PICTURES,
    DOCX_NOTE_HIDDEN,
    DOCX_NOTE_NESTED,
    DOCX_NOTE_LINKS,
    DOCX_NOTE_OTHERS,
    DOCX_NOTES
};

struct docx_reader {
    struct grid grid;
    struct package_in *package;
    struct xml_in xml;
    struct docx_styles styles;
    struct docx_lists lists;
    struct docx_words words;
    GPtrArray *notices; /* the caller's, or NULL */
    char *file;
    bool is_noted[DOCX_NOTES];
    const char *trouble; /* why the row can't be read */

    struct rt_arena arena; /* of the row */
    struct grid_row row;
    bool is_whole;

    unsigned where;               /* one of the above */
    unsigned table, rows, column; /* the next one */
    unsigned nested;              /* tables in the table, or in a paragraph */
    bool is_in_table, is_in_row, is_in_cell;
    bool is_deleted;       /* the row */
    bool is_swallowed;     /* the cell goes on to the left */
    size_t before_link;    /* bytes of the paragraph */
    bool is_in_words;      /* in w:t */
    bool has_outer_blanks; /* that count */
    bool is_placeholder;   /* what the control shows */
    bool is_skipped;       /* what is in the element just begun */
};

struct docx_tag {
    const char *name;
    unsigned where;  /* it means something, as above */
    unsigned inside; /* what the elements in it are properties of; 0: the same */
    void (*open)(struct docx_reader *reader);
    void (*close)(struct docx_reader *reader);
};

/* The element of that name where the reader is; NULL: it means nothing itself. */
const struct docx_tag *docx_tag_find(const char *name, unsigned where);

/* Text of the document, at reader->xml. */
void docx_tag_text(struct docx_reader *reader);

#endif
