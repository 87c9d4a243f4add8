/* XML on its way out, kept in memory until it is taken: libxml2's writer with names short
 * enough to read.  Knows no vocabulary.  Where memory ends, so does the program, as
 * everywhere with GLib. */
#ifndef EXCHANGE_XML_OUT_H
#define EXCHANGE_XML_OUT_H

#include <glib.h>
#include <libxml/xmlwriter.h>

struct xml_out {
    xmlBufferPtr buffer;
    xmlTextWriterPtr writer;
};

void xml_init(struct xml_out *xml);
void xml_clear(struct xml_out *xml);

/* The declaration that opens a file. */
void xml_declare(struct xml_out *xml);

void xml_begin(struct xml_out *xml, const char *element);
void xml_end(struct xml_out *xml);

/* Of the element begun last, before anything stands in it; NULL: no such attribute. */
void xml_attribute(struct xml_out *xml, const char *name, const char *value);
void xml_number(struct xml_out *xml, const char *name, unsigned value);

/* text: UTF-8 with no character that XML forbids; escaped here. */
void xml_text(struct xml_out *xml, const char *text);

/* Ends what is open. */
void xml_finish(struct xml_out *xml);

/* Appends what was written since the last time to out. */
void xml_take(struct xml_out *xml, GString *out);

#endif
