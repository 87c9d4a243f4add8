/* What no part of a Word or Excel file may hold, found in its bytes before the XML library
 * sees them: a document type (and with it entities), another encoding, marks without end.
 *
 * Knows where marks begin and end; no names.
 */
#ifndef EXCHANGE_XML_GUARD_H
#define EXCHANGE_XML_GUARD_H

#include <stdbool.h>
#include <stddef.h>

enum {
    XML_GUARD_ATTRIBUTES = 256, /* of one element */
    XML_GUARD_DEPTH = 200,      /* elements in one another */
    XML_GUARD_LENGTH = 1 << 20, /* bytes of one mark, or of the text between two */
};

/* All zero is the beginning of a part. */
struct xml_guard {
    int at;              /* in what kind of mark; private */
    unsigned char quote; /* that ends a value */
    char last[8];        /* the bytes before */
    bool is_end;         /* of an element that began before */
    size_t length, attributes, before;
    long depth;
};

/* The next n bytes of the part: NULL, or what is wrong with them ("declares ..."). */
const char *xml_guard_check(struct xml_guard *guard, const char *bytes, size_t n);

#endif
