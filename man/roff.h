/* Text for the man macros of roff; knows nothing of the product. */
#ifndef MAN_ROFF_H
#define MAN_ROFF_H

#include <glib.h>

/* Appends text so that roff shows it as it is: backslashes, hyphens that must
 * stay hyphens, and lines that would be requests. */
void roff_text(GString *out, const char *text);

/* The same in bold or italics. */
void roff_bold(GString *out, const char *text);
void roff_italic(GString *out, const char *text);

/* Paragraphs, parted by empty lines. */
void roff_paragraphs(GString *out, const char *text);

/* Begins an item whose tag, made by roff_bold and the like, follows; close the
 * tag with roff_item_body. */
void roff_item(GString *out);
void roff_item_body(GString *out);

/* What lies between is set further in. */
void roff_indent(GString *out);
void roff_outdent(GString *out);

#endif
