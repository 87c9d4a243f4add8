/* What a zip package says that it holds: its directory, held to what an honest one of Word
 * or Excel can be.
 *
 * Knows where parts lie; unpacks none.  libzip reads directories too, but tells no places:
 * parts that lie over one another pass it.
 */
#ifndef EXCHANGE_PACKAGE_LIST_H
#define EXCHANGE_PACKAGE_LIST_H

#include <rectrack/arena.h>

#include "base/file.h"

/* The most parts that a package may have. */
enum { PACKAGE_PARTS = 4096 };

struct package_entry {
    const char *name;
    uint64_t at, end; /* bytes of the file */
    uint64_t size;    /* unpacked, as it says */
    uint64_t read;    /* so much of it was unpacked; who unpacks says it */
    unsigned flags, method;
};

/* All zero is an empty one. */
struct package_list {
    struct rt_arena arena;
    struct rt_list entries; /* struct package_entry, in the order of the directory */
};

/* Reads the directory of the file; clear *out.  RT_REFUSED: it is no package, or one that
 * neither Word nor Excel makes: names part and reason. */
enum rt_status package_list_read(struct file_input *input, struct package_list *out,
                                 struct rt_error *error);
void package_list_clear(struct package_list *list);

/* The part of that name, in any case as Word and Excel have it, or NULL. */
struct package_entry *package_list_find(const struct package_list *list, const char *name);

#endif
