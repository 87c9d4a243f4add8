/* One character of a text: what the files of text share.  What the front ends
 * may ask of texts stands in <rectrack/text.h>.
 */
#ifndef BASE_TEXT_H
#define BASE_TEXT_H

#include <stdbool.h>
#include <stddef.h>

#include <glib.h>

/* Stands for a byte that is no UTF-8. */
enum { TEXT_INVALID = 0x110000 };

/* The first character of text, which must not be at its end, and its length
 * in bytes; TEXT_INVALID and 1 where the bytes are no UTF-8. */
gunichar text_char(const char *text, size_t *length);

/* How many of the n bytes of text, from its first on, are printable ASCII. */
size_t text_plain(const char *text, size_t n);
/* Has it no face, and moves, hides or joins what stands beside it, or looks like a
 * blank and is none? */
bool text_is_hidden(gunichar c);

/* Does it stand on the character before it and take no cell of its own? */
bool text_joins(gunichar c);

#endif
