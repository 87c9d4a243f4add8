/* A zip package on its way out, as Word and Excel take them: parts in the order in which
 * they are added, all of one fixed date, so that the same words make the same bytes.
 *
 * Knows zip, no part.  The compressed package is in memory until it is whole, since its
 * sink can't go back; the parts themselves are taken piece by piece.
 */
#ifndef EXCHANGE_PACKAGE_H
#define EXCHANGE_PACKAGE_H

#include <glib.h>

#include <rectrack/error.h>
#include <rectrack/sink.h>

/* A part that is made while it is packed. */
struct package_part {
    /* Appends its next piece to out; an empty one ends it. */
    enum rt_status (*next)(struct package_part *part, GString *out, struct rt_error *error);
};

struct package;

struct package *package_new(void);
void package_free(struct package *package);

/* lines: the part's text, cut anywhere, NULL behind the last; they and name stay the
 * caller's and must outlive the package. */
void package_add_lines(struct package *package, const char *name, const char *const *lines);

/* part must outlive the package. */
void package_add(struct package *package, const char *name, struct package_part *part);

/* more is asked when all parts are packed, and may add those that are known only then; one
 * of a name that is there takes its place.  self is handed to it. */
void package_on_packed(struct package *package,
                       void (*more)(struct package *package, void *self), void *self);

/* Packs the parts and writes the whole; once.  Beside the errors of the parts and the
 * sink RT_REFUSED: the memory does not suffice. */
enum rt_status package_write(struct package *package, struct rt_sink *sink,
                             struct rt_error *error);

#endif
