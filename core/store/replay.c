/* A thing put together again from its changes. */
#include "store/replay.h"

#include <string.h>

#include "model/canon.h"

static const char CHANGES_OF[] =
    "SELECT c.field, COALESCE(c.becomes, x.bytes) FROM change c LEFT JOIN content x"
    " ON x.id = c.content_id WHERE c.subject = $1 AND c.shape = $2 AND c.set_number <= $3"
    " ORDER BY c.set_number, c.place";

enum rt_status replay(struct db *db, const struct rt_shape *shape, const char *subject,
                      int64_t last_set, struct rt_arena *arena, void *out,
                      struct rt_error *error)
{
    struct db_statement *row;
    enum rt_status status = db_prepare(db, CHANGES_OF, &row, error);
    if (status != RT_OK)
        return status;
    db_bind(row, 1, subject);
    db_bind(row, 2, shape->name);
    db_bind_int(row, 3, last_set);
    for (bool has_row = true; has_row && status == RT_OK;) {
        status = db_step(row, &has_row, error);
        if (status != RT_OK || !has_row)
            break;
        const char *field = db_text_or_null(row, 0), *becomes = db_text_or_null(row, 1);
        if (!field) { /* it came, or went */
            memset(out, 0, shape->size);
            if (becomes)
                status = canon_read(shape, out, arena, becomes, strlen(becomes), error);
        } else if (!snapshot_is_field(shape, field)) {
            status = change_apply(shape, out, arena, field, becomes, error);
        }
    }
    db_reset(row);
    return status;
}
