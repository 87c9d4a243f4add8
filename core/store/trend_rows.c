/* What closed periods reported, row by row, for the few fields that a trend asks for.  Like
 * a list it does not verify what it reads; papers do. */
#include "store/trend_rows.h"

#include <string.h>

#include "model/canon.h"
#include "store/store.h"

static const char REPORTED[] =
    "SELECT s.place, s.bytes, c.bytes, d.bytes FROM snapshot s JOIN content c"
    " ON c.id = s.content_id LEFT JOIN content d ON d.id = s.shared_id WHERE s.period_id ="
    " (SELECT id FROM period WHERE name = $1) AND s.place > $2 ORDER BY s.place LIMIT $3";
enum { PLACE, RECKONED, OWN, FIRST };

/* A field of a column's canonical bytes. */
static bool find(struct db_statement *row, int column, const char *key, const char **value,
                 size_t *n)
{
    const char *bytes = db_text_or_null(row, column);
    return bytes && canon_find(bytes, db_length(row, column), key, value, n);
}

static int choice(struct db_statement *row, int column, const char *key,
                  const struct rt_choice *choices, size_t n_choices)
{
    const char *value;
    size_t n;
    for (size_t i = 0; find(row, column, key, &value, &n) && i < n_choices; i++)
        if (choices[i].key && strlen(choices[i].key) == n &&
            memcmp(choices[i].key, value, n) == 0)
            return (int)i;
    return 0;
}

/* Is there an update for that period among those of the column that answers? */
static bool has_answer(struct db_statement *row, int column, const char *period)
{
    struct rt_arena arena = {0};
    const char *updates, *item, *value;
    size_t n, length, of_value;
    bool has = false;
    if (!find(row, column, "updates", &updates, &n))
        return false;
    while (!has && canon_next(&updates, &n, &item, &length)) {
        struct rt_update update = {0};
        has = canon_find(item, length, "period", &value, &of_value) &&
              of_value == strlen(period) && memcmp(value, period, of_value) == 0 &&
              canon_read(&rt_update_shape, &update, &arena, item, length, NULL) == RT_OK &&
              rt_update_answers(&update);
    }
    rt_arena_clear(&arena);
    return has;
}

static void tell_row(struct db_statement *row, const char *period, trend_each each, void *self)
{
    const char *ref;
    size_t n;
    int said = db_text_or_null(row, FIRST) ? FIRST : OWN;
    enum rt_rag rag = (enum rt_rag)choice(row, RECKONED, "rag", rt_rags, RT_RAGS);
    enum rt_rag suggested =
        (enum rt_rag)choice(row, RECKONED, "rag_suggested", rt_rags, RT_RAGS);
    enum rt_state state = (enum rt_state)choice(row, said, "state", rt_states, RT_STATES);
    if (!find(row, OWN, "ref", &ref, &n))
        return;
    g_autofree char *name = g_strndup(ref, n);
    struct rt_stood stood = {.was_there = true,
                             .rag = rag ? rag : suggested,
                             .is_suggested = !rag && suggested,
                             .is_silent =
                                 !rt_state_is_over(state) && !has_answer(row, said, period)};
    each(self, name, &stood);
}

enum rt_status trend_rows(struct rt_register *reg, const char *period, int64_t *place,
                          size_t most, size_t *n, trend_each each, void *self,
                          struct rt_error *error)
{
    struct db_statement *row;
    enum rt_status status = db_prepare(reg->db, REPORTED, &row, error);
    if (status != RT_OK)
        return status;
    db_bind(row, 1, period);
    db_bind_int(row, 2, *place);
    db_bind_int(row, 3, (int64_t)most);
    *n = 0;
    for (bool has_row = true; has_row && status == RT_OK;) {
        status = db_step(row, &has_row, error);
        if (status != RT_OK || !has_row)
            break;
        *place = db_int(row, PLACE);
        tell_row(row, period, each, self);
        ++*n;
    }
    db_reset(row);
    return status;
}
