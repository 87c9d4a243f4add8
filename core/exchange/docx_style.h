/* The styles of a Word document: what they are called, and what of a paragraph's look says
 * something about it.  Knows no paragraph.
 */
#ifndef EXCHANGE_DOCX_STYLE_H
#define EXCHANGE_DOCX_STYLE_H

#include <stdbool.h>

#include <glib.h>

#include <rectrack/arena.h>

#include "exchange/xml_in.h"

/* Which number a list gives: the list, 0 none, and the level in it, from 0. */
struct docx_number {
    unsigned list, level;
};

struct docx_styles {
    struct rt_arena arena;
    GHashTable *by_id; /* struct docx_style, private; NULL: there are none */
    unsigned n;        /* that were read */
};

/* Reads the part of the styles; none where the package has no such part.  Clear *out. */
enum rt_status docx_styles_read(struct package_in *package, struct docx_styles *out,
                                struct rt_error *error);
void docx_styles_clear(struct docx_styles *styles);

/* As a person sees it, "List Bullet"; NULL: there is no such style.  Lives as long as the
 * styles. */
const char *docx_style_name(const struct docx_styles *styles, const char *id);

/* Does it make words bold?  Where a style of a paragraph and one of words both do, they
 * are not. */
bool docx_style_is_bold(const struct docx_styles *styles, const char *id);

/* The list that it puts a paragraph into. */
struct docx_number docx_style_number(const struct docx_styles *styles, const char *id);

#endif
