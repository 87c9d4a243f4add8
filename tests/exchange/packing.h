/* Zip packages made by hand, true ones and lying ones. */
#ifndef TESTS_EXCHANGE_PACKING_H
#define TESTS_EXCHANGE_PACKING_H

#include <stdbool.h>
#include <stdint.h>

#include <glib.h>

/* A part as it is, stored; what is not 0 is a lie. */
struct packing_part {
    const char *name, *text;
    const char *local_name;     /* before the part itself */
    unsigned flags, method;     /* in both headers */
    uint32_t crc, size, packed; /* in both headers; 1 is 0 */
    uint32_t at;                /* in the directory */
};

/* And what the package as a whole is; all zero is an honest one. */
struct packing {
    const struct packing_part *parts; /* name NULL behind the last */
    unsigned times;                   /* 0: once; the directory names all parts so often */
    unsigned count;                   /* in the end record */
    uint32_t directory, size;         /* where it says that the directory is, and how long */
    unsigned disk;
    bool has_locator; /* of zip64 */
    const char *before, *after;
};
GString *packing_bytes(const struct packing *packing);

/* A Word file with this body; more: other parts (name NULL behind the last), or NULL. */
GString *packing_docx(const char *body, const struct packing_part *more);

/* An Excel file with one sheet, "Progress", in whose <worksheet> this stands; more: other
 * parts, also instead of its own. */
GString *packing_xlsx(const char *sheet, const struct packing_part *more);
#define PACKING_SHEET                                                      \
    "xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" " \
    "xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\""

#endif
