/* What taking back needs to know before it begins, and while it is at it. */
#ifndef STORE_UNDO_H
#define STORE_UNDO_H

#include "store/set.h"

/* A deed that may be turned. */
struct undoing {
    struct db *db;
    const struct rt_facts *facts;
    const struct store_deed *deed;
    struct rt_error *error;
};

/* One change of it. */
struct undo_change {
    const struct rt_shape *shape;
    const char *subject, *field, *was, *becomes; /* of a recommendation that came both NULL */
};

/* ---- undo_check.c ---- */

/* Of the changes of a deed's last set: may each be turned round?  RT_REFUSED says what
 * stands against it: somebody's change since, a period that is closed, what depends on
 * it. */
enum rt_status undo_check(struct rt_register *reg, const struct store_deed *deed,
                          struct rt_error *error);

/* ---- undo_since.c ---- */

/* RT_REFUSED names who changed the same since, what and when. */
enum rt_status undo_check_since(const struct undoing *undoing,
                                const struct undo_change *change);

/* The name that people know: of a recommendation, also of one that is gone, its reference;
 * g_free it. */
char *undo_name(struct db *db, const struct rt_shape *shape, const char *subject);

/* Is the field no more what the deed made it, though the history tells of nobody? */
enum rt_status undo_differs(struct db *db, const struct store_deed *deed,
                            const struct rt_shape *shape, const char *subject,
                            const char *field, struct rt_error *error);

#endif
