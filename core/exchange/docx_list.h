/* The lists of a Word document: the numbers that Word puts before paragraphs by itself, and
 * that stand nowhere in their words.
 *
 * Knows how they are counted; no paragraph.
 */
#ifndef EXCHANGE_DOCX_LIST_H
#define EXCHANGE_DOCX_LIST_H

#include "exchange/docx_style.h"

struct docx_lists {
    struct rt_arena arena;
    GHashTable *patterns, *lists; /* by their numbers; private; NULL: there are none */
    unsigned n;                   /* of both that were read */
};

/* Reads the part of the lists; none where the package has no such part.  Clear *out. */
enum rt_status docx_lists_read(struct package_in *package, const struct docx_styles *styles,
                               struct docx_lists *out, struct rt_error *error);
void docx_lists_clear(struct docx_lists *lists);

/* Appends what the list puts before its next paragraph on that level, "2.1. " or "• ", and
 * counts on.  Is it one that counts?  A mark is none. */
bool docx_lists_mark(struct docx_lists *lists, struct docx_number number, GString *out);

#endif
