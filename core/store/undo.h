/* What taking back needs to know before it begins, and while it is at it. */
#ifndef STORE_UNDO_H
#define STORE_UNDO_H

#include "store/set.h"

/* Who changed the same since. */
struct undo_since {
    int64_t number; /* of their set; 0: nobody did */
    char *words;    /* who, what and when; g_free it */
};

/* A deed that may be turned. */
struct undoing {
    struct rt_register *reg;
    struct db *db;
    unsigned depth; /* of what stands in the way of what stands in the way */
    const struct rt_facts *facts;
    const struct store_deed *deed;
    struct undo_since *since; /* as soon as there is one, there is no looking farther */
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
 * it; and advises only what would not be refused in its turn. */
enum rt_status undo_check(struct rt_register *reg, const struct store_deed *deed,
                          struct rt_error *error);

/* ---- undo_since.c ---- */

/* Has anybody changed the same since? */
enum rt_status undo_find_since(const struct undoing *undoing, const struct undo_change *change,
                               struct undo_since *out);

/* The name that people know: of a recommendation, also of one that is gone, its reference;
 * g_free it. */
char *undo_name(struct db *db, const struct rt_shape *shape, const char *subject);

/* Is the field no more what the deed made it, though the history tells of nobody? */
enum rt_status undo_differs(struct db *db, const struct store_deed *deed,
                            const struct rt_shape *shape, const char *subject,
                            const char *field, struct rt_error *error);

#endif
