/* The XML of a part on its way in: one step at a time, straight out of the package, held to
 * what the parts of Word and Excel may be.  No document type, no entity, no other file, no
 * other encoding than UTF-8, no depth without end.
 *
 * Knows the names of the vocabularies, none of their words.
 */
#ifndef EXCHANGE_XML_IN_H
#define EXCHANGE_XML_IN_H

#include <stdbool.h>

#include <glib.h>

#include <rectrack/error.h>

#include "exchange/package_in.h"

/* What vocabulary a name is of. */
enum xml_in_space {
    XML_IN_PLAIN, /* none: most attributes of Excel */
    XML_IN_OTHER,
    XML_IN_WORD,
    XML_IN_SHEET,
    XML_IN_CHOICE,   /* markup compatibility: one thing said in several ways */
    XML_IN_RELATION, /* r:id */
    XML_IN_TYPES,    /* [Content_Types].xml */
    XML_IN_LINKS,    /* the .rels */
    XML_IN_XML,      /* xml:space */
};

enum xml_in_kind {
    XML_IN_END,   /* the part is whole and sound */
    XML_IN_OPEN,  /* an element begins; an empty one is closed too */
    XML_IN_CLOSE, /* it ends */
    XML_IN_TEXT,
};

/* Where bytes come from; the same as package_in_read of a part. */
struct xml_in_bytes {
    enum rt_status (*read)(void *user, void *to, size_t n, size_t *got, struct rt_error *error);
    void *user;
};

struct xml_in {
    enum xml_in_kind kind;
    enum xml_in_space space; /* of the element */
    const char *name;        /* without its prefix, good until the next step */
    const char *text;        /* of XML_IN_TEXT; UTF-8 without control characters but tab
                                and line feed, but maybe cut in pieces; until the next step */
    unsigned depth;          /* of the element, the root's is 0 */
    struct xml_in_private *private;
};

/* Opens a part of the package. */
enum rt_status xml_in_open(struct package_in *package, const char *part, struct xml_in *out,
                           struct rt_error *error);

/* The same of any bytes, as that part of that file. */
void xml_in_open_bytes(struct xml_in_bytes bytes, const char *file, const char *part,
                       struct xml_in *out);

/* Closes what is open, also after a failure; all zero is closed. */
void xml_in_close(struct xml_in *xml);

/* One step on.  RT_REFUSED names part and line; there is no further one then, nor after
 * XML_IN_END. */
enum rt_status xml_in_next(struct xml_in *xml, struct rt_error *error);

/* Right behind XML_IN_OPEN: on to the end of that element. */
enum rt_status xml_in_skip(struct xml_in *xml, struct rt_error *error);

/* Has the element that begins here at that depth not ended yet? */
bool xml_in_within(const struct xml_in *xml, unsigned depth);

/* Is this the beginning (or the end) of that element? */
bool xml_in_is(const struct xml_in *xml, enum xml_in_space space, const char *name);

/* Of the element that begins here: the attribute's value, good until the next call; NULL:
 * there is none. */
const char *xml_in_attribute(struct xml_in *xml, enum xml_in_space space, const char *name);

/* The same as a whole number; fallback where there is none, or it is none up to most. */
unsigned xml_in_number(struct xml_in *xml, enum xml_in_space space, const char *name,
                       unsigned fallback, unsigned most);

/* The same of a switch that is on when it says nothing: "0", "false" and "off" are off. */
bool xml_in_switch(struct xml_in *xml, enum xml_in_space space, const char *name);

/* RT_REFUSED with part and line. */
enum rt_status xml_in_fail(const struct xml_in *xml, struct rt_error *error,
                           const char *sentence);

#endif
