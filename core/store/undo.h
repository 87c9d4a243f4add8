/* What taking back needs to know before it begins, and while it is at it. */
#ifndef STORE_UNDO_H
#define STORE_UNDO_H

#include "store/set.h"

/* Of the changes of a deed's last set: may each be turned round?  RT_REFUSED says what
 * stands against it: somebody's change since, a period that is closed, what depends on
 * it. */
enum rt_status undo_check(struct rt_register *reg, const struct store_deed *deed,
                          struct rt_error *error);

/* Is the field no more what the deed made it, though the history tells of nobody? */
enum rt_status undo_differs(struct db *db, const struct store_deed *deed,
                            const struct rt_shape *shape, const char *subject,
                            const char *field, struct rt_error *error);

#endif
