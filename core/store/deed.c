/* What was done, taken back, and made again: a deed is a change set that undoes none,
 * with the sets behind it each of which undoes the one before.  Knows who did what when,
 * not what was changed. */
#include "store/store.h"

#include "store/write.h"

static enum rt_status first_number(struct db *db, const char *sql, int64_t bound, int64_t *out,
                                   struct rt_error *error)
{
    struct db_statement *row;
    bool has_row = false;
    enum rt_status status = db_prepare(db, sql, &row, error);
    if (status != RT_OK)
        return status;
    db_bind_int(row, 1, bound);
    status = db_step(row, &has_row, error);
    *out = status == RT_OK && has_row ? db_int(row, 0) : 0;
    if (status == RT_OK && has_row)
        db_reset(row);
    return status;
}

/* The file is no friend: whoever goes from one to the next must come to an end. */
static enum rt_status altered(struct rt_error *error)
{
    return rt_fail(error, RT_REFUSED, "the history was altered; run rectrack check");
}

enum rt_status deed_undone_by(struct db *db, int64_t number, int64_t *out,
                              struct rt_error *error)
{
    enum rt_status status =
        first_number(db, "SELECT number FROM change_set WHERE undoes = $1", number, out, error);
    return status == RT_OK && *out && *out <= number ? altered(error) : status;
}

enum rt_status deed_undoes(struct db *db, int64_t number, int64_t *out, struct rt_error *error)
{
    enum rt_status status =
        first_number(db, "SELECT undoes FROM change_set WHERE number = $1", number, out, error);
    return status == RT_OK && *out >= number ? altered(error) : status;
}

static const char SET[] = "SELECT at, actor, why FROM change_set WHERE number = $1";

static enum rt_status read_set(struct db *db, struct rt_arena *arena, struct store_deed *deed,
                               struct rt_error *error)
{
    struct db_statement *row;
    bool has_row = false;
    enum rt_status status = db_prepare(db, SET, &row, error);
    if (status != RT_OK)
        return status;
    db_bind_int(row, 1, deed->number);
    status = db_step(row, &has_row, error);
    if (status != RT_OK || !has_row)
        return status != RT_OK ? status
                               : rt_fail(error, RT_REFUSED,
                                         "there is no change %" G_GINT64_FORMAT
                                         "; rectrack undo --list names them",
                                         deed->number);
    deed->at = rt_arena_copy(arena, db_text(row, 0));
    deed->actor = rt_arena_copy(arena, db_text(row, 1));
    deed->why = rt_arena_copy(arena, db_text(row, 2));
    db_reset(row);
    return RT_OK;
}

enum rt_status store_deed(struct rt_register *reg, int64_t number, struct rt_arena *arena,
                          struct store_deed *out, struct rt_error *error)
{
    struct store_deed deed = {.number = number, .last = number};
    int64_t before = number, next = number;
    enum rt_status status = RT_OK;
    while (before && status == RT_OK) {
        deed.number = before;
        status = deed_undoes(reg->db, deed.number, &before, error);
        deed.is_undone ^= before != 0;
    }
    while (next && status == RT_OK) {
        deed.last = next;
        status = deed_undone_by(reg->db, deed.last, &next, error);
        deed.is_undone ^= next != 0;
    }
    if (status == RT_OK)
        status = read_set(reg->db, arena, &deed, error);
    if (status == RT_OK)
        *out = deed;
    return status;
}

/* ---- whose turn it is ---- */

static const char OWN[] =
    "SELECT s.number, s.undoes, (SELECT u.number FROM change_set u WHERE u.undoes = s.number)"
    " FROM change_set s WHERE s.actor = $1 ORDER BY s.number DESC";

/* Of the person's own sets, the latest first: undo takes the first that stands and does
 * or makes again; redo the first that takes back, unless something new came since. */
static enum rt_status find_last(struct rt_register *reg, const char *actor, bool is_redo,
                                struct rt_arena *arena, struct store_deed *out, bool *is_found,
                                struct rt_error *error)
{
    struct db_statement *row;
    enum rt_status status = db_prepare(reg->db, OWN, &row, error);
    if (status != RT_OK)
        return status;
    db_bind(row, 1, actor);
    for (bool has_row = true; has_row && status == RT_OK && !*is_found;) {
        status = db_step(row, &has_row, error);
        if (status != RT_OK || !has_row)
            break;
        int64_t number = db_int(row, 0);
        bool is_new = !db_text_or_null(row, 1), stands = !db_text_or_null(row, 2);
        if (is_redo && is_new)
            break;
        struct store_deed deed;
        status = stands ? store_deed(reg, number, arena, &deed, error) : RT_OK;
        *is_found = status == RT_OK && stands && deed.is_undone == is_redo;
        if (*is_found)
            *out = deed;
    }
    db_reset(row);
    return status;
}

enum rt_status store_last_deed(struct rt_register *reg, const char *actor, bool is_redo,
                               struct rt_arena *arena, struct store_deed *out,
                               struct rt_error *error)
{
    bool is_found = false;
    enum rt_status status = find_last(reg, actor, is_redo, arena, out, &is_found, error);
    if (status != RT_OK || is_found)
        return status;
    return is_redo ? rt_fail(error, RT_REFUSED,
                             "%s took nothing back, or has changed something since; rectrack "
                             "undo --list names what can be made again by its number",
                             actor)
                   : rt_fail(error, RT_REFUSED,
                             "%s has changed nothing that could be taken back; rectrack undo "
                             "--list names what others have",
                             actor);
}

static const char ALL[] =
    "SELECT number FROM change_set WHERE undoes IS NULL ORDER BY number DESC LIMIT $1";

enum rt_status store_deeds(struct rt_register *reg, size_t limit, struct rt_arena *arena,
                           struct rt_list *out, struct rt_error *error)
{
    struct db_statement *row;
    enum rt_status status = db_prepare(reg->db, ALL, &row, error);
    if (status != RT_OK)
        return status;
    db_bind_int(row, 1, limit ? (int64_t)limit : -1);
    for (bool has_row = true; has_row && status == RT_OK;) {
        status = db_step(row, &has_row, error);
        if (status == RT_OK && has_row)
            status = store_deed(reg, db_int(row, 0), arena,
                                rt_list_add(out, arena, sizeof(struct store_deed)), error);
    }
    db_reset(row);
    return status;
}

static const char SAID[] = "SELECT number FROM change_set WHERE undoes IS NULL AND"
                           " why LIKE '%' || $1 ORDER BY number DESC LIMIT 1";

enum rt_status store_deed_said(struct rt_register *reg, const char *tail,
                               struct rt_arena *arena, struct store_deed *out, bool *is_found,
                               struct rt_error *error)
{
    struct db_statement *row;
    bool has_row = false;
    int64_t number = 0;
    enum rt_status status = db_prepare(reg->db, SAID, &row, error);
    if (status != RT_OK)
        return status;
    db_bind(row, 1, tail);
    status = db_step(row, &has_row, error);
    if (status == RT_OK && has_row)
        number = db_int(row, 0);
    db_reset(row);
    if (status == RT_OK && number)
        status = store_deed(reg, number, arena, out, error);
    if (status == RT_OK)
        *is_found = number != 0;
    return status;
}
