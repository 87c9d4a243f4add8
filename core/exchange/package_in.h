/* A zip package on its way in: parts by name, unpacked as they are read and counted
 * meanwhile, so that what is small on the disk can't fill the memory.
 *
 * Knows zip, no part.  Never writes to the disk; a package in a package is a part like any
 * other and stays closed.
 */
#ifndef EXCHANGE_PACKAGE_IN_H
#define EXCHANGE_PACKAGE_IN_H

#include <stdbool.h>

#include "base/file.h"

/* The most bytes that all parts that are read may have unpacked; what is read again counts
 * once. */
enum { PACKAGE_ROOM = 32 << 20 };

struct package_in;

/* input must stay open until the package is closed.  RT_REFUSED: what
 * package_list_read refuses, or a package with macros. */
enum rt_status package_in_open(struct file_input *input, struct package_in **out,
                               struct rt_error *error);
void package_in_close(struct package_in *package);

/* Has it a part of that name? */
bool package_in_has(const struct package_in *package, const char *name);

/* The most bytes that places may have from elsewhere in the package, beyond the first of each:
 * what stands in many cells is short, and the records that come of it are all in memory where
 * a file is converted. */
enum { PACKAGE_REPEATS = 6 << 20 };

/* Counts n bytes that the part of that name gives to one more place that only names them: they
 * were unpacked once, and would fill the memory as often as they are named.  RT_REFUSED: more
 * than PACKAGE_REPEATS in the whole package. */
enum rt_status package_in_repeat(struct package_in *package, const char *name, size_t n,
                                 struct rt_error *error);

/* The name of the file, for messages. */
const char *package_in_name(const struct package_in *package);

/* One part being read; of several at once each has a place of its own. */
struct package_in_part;

/* RT_REFUSED: there is no such part, or it says itself that it is too large.  The part must
 * be closed before its package. */
enum rt_status package_in_begin(struct package_in *package, const char *name,
                                struct package_in_part **out, struct rt_error *error);
void package_in_end(struct package_in_part *part);

/* The next bytes, at most n of them; *got 0: the part is whole and sound.  RT_REFUSED: it is
 * damaged, another size than it says, or too large; it must not be read on then. */
enum rt_status package_in_read(struct package_in_part *part, void *to, size_t n, size_t *got,
                               struct rt_error *error);

#endif
