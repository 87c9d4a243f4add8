/* What was before: the state that a key action had until it was completed.  A reading of
 * the history, which knows a key action by its words: places move. */
#include "store/set.h"

#include <string.h>

#include "model/canon.h"

/* How did its key actions change, the newest change first? */
static const char ACTIONS[] =
    "SELECT was, becomes FROM change WHERE subject = (SELECT uuid FROM record WHERE folded ="
    " lower($1)) AND field LIKE 'actions.%' AND was IS NOT NULL AND becomes IS NOT NULL"
    " ORDER BY set_number DESC, place DESC";

/* Is it the change that completed a key action of those words?  was: before it. */
static bool completes(const struct rt_action *was, const struct rt_action *becomes,
                      const char *text)
{
    return g_strcmp0(was->text, text) == 0 && g_strcmp0(becomes->text, text) == 0 &&
           was->state != RT_STATE_COMPLETE && becomes->state == RT_STATE_COMPLETE;
}

static enum rt_status read_action(struct db_statement *row, int column, struct rt_arena *arena,
                                  struct rt_action *out, struct rt_error *error)
{
    *out = (struct rt_action){0};
    return canon_read(&rt_action_shape, out, arena, db_text(row, column),
                      db_length(row, column), error);
}

enum rt_status store_state_before(struct store_set *set, const char *ref, const char *text,
                                  enum rt_state *out, struct rt_error *error)
{
    struct db_statement *row;
    struct rt_arena arena = {0};
    struct rt_action was, becomes;
    bool is_found = false, has_row = true;
    enum rt_status status = db_prepare(set->db, ACTIONS, &row, error);
    if (status != RT_OK)
        return status;
    db_bind(row, 1, ref);
    while (status == RT_OK && !is_found) {
        status = db_step(row, &has_row, error);
        if (status != RT_OK || !has_row)
            break;
        rt_arena_reset(&arena);
        status = read_action(row, 0, &arena, &was, error);
        if (status == RT_OK)
            status = read_action(row, 1, &arena, &becomes, error);
        is_found = status == RT_OK && completes(&was, &becomes, text);
    }
    if (is_found)
        *out = was.state;
    db_reset(row);
    rt_arena_clear(&arena);
    return status;
}
