/* What its changes make of a thing.  Private to the files that check and move a register. */
#ifndef STORE_REPLAY_H
#define STORE_REPLAY_H

#include "store/set.h"

/* From its creation on, up to and with the change set of that number (G_MAXINT64: all).
 * subject: a record's uuid, of others the name or code.  out is zeroed and stays so where
 * there was none yet; updates stand as they came.  RT_REFUSED: its changes were altered. */
enum rt_status replay(struct db *db, const struct rt_shape *shape, const char *subject,
                      int64_t last_set, struct rt_arena *arena, void *out,
                      struct rt_error *error);

#endif
