/* How a text stands in YAML, so that reading gives the same bytes back. */
#ifndef EXCHANGE_YAML_TEXT_H
#define EXCHANGE_YAML_TEXT_H

#include <stdbool.h>

#include <glib.h>

/* How far lines go, in characters, where words can be parted. */
enum { YAML_WIDTH = 96 };

/* Appends text on the line at hand: bare where no reader could take it for
 * anything else, in double quotes otherwise.  is_flow: inside {...} or [...]. */
void yaml_put_word(GString *out, const char *text, bool is_flow);

/* Appends text as the value of a key or item that stands on the line at hand
 * already: as a word where it fits there, folded or line by line below it
 * otherwise, indented by indent. */
void yaml_put_text(GString *out, const char *text, size_t indent);

/* Appends so many blanks. */
void yaml_put_indent(GString *out, size_t indent);

/* Characters on the last line of out. */
size_t yaml_column(const GString *out);

#endif
