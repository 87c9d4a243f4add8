/* How recommendations stood in closed periods, looked up.  Knows the rows that stand beside the
 * snapshots; reported_keep.c writes them. */
#include "store/reported.h"

#include <rectrack/date.h>

#include "store/store.h"

static const char ROWS[] =
    "SELECT ref, rag, is_suggested, is_silent FROM reported WHERE period_id ="
    " (SELECT id FROM period WHERE name = $1) AND ref > $2 ORDER BY ref LIMIT $3";
enum { REF, RAG, IS_SUGGESTED, IS_SILENT };

/* What is not one of the colours was never written: check finds it. */
static enum rt_rag rag_in(struct db_statement *row, int column)
{
    const char *key = db_text_or_null(row, column);
    int rag = key ? rt_choice_find(rt_rags, RT_RAGS, key) : RT_RAG_NONE;
    return rag < 0 ? RT_RAG_NONE : (enum rt_rag)rag;
}

enum rt_status reported_rows(struct db *db, const char *period, GString *after, size_t most,
                             size_t *n, reported_each each, void *self, struct rt_error *error)
{
    struct db_statement *row;
    enum rt_status status = db_prepare(db, ROWS, &row, error);
    if (status != RT_OK)
        return status;
    db_bind(row, 1, period);
    db_bind(row, 2, after->str);
    db_bind_int(row, 3, (int64_t)most);
    *n = 0;
    for (bool has_row = true; has_row && status == RT_OK;) {
        status = db_step(row, &has_row, error);
        if (status != RT_OK || !has_row)
            break;
        struct rt_stood stood = {true, rag_in(row, RAG), db_int(row, IS_SUGGESTED) != 0,
                                 db_int(row, IS_SILENT) != 0};
        each(self, db_text(row, REF), &stood);
        if (++*n == most) {
            g_string_assign(after, db_text(row, REF));
            break;
        }
    }
    db_reset(row);
    return status;
}

/* How stood the recommendation?  One that the snapshot of a closed period does not have was not
 * there; of a period whose snapshot is still to be taken nothing is known. */
static const char BEFORE[] =
    "SELECT b.rag, b.ref IS NOT NULL OR p.closed_set IS NOT NULL FROM period p"
    " LEFT JOIN reported b ON b.period_id = p.id AND b.ref = $2 WHERE p.name = $1";

enum rt_status reported_before(struct db *db, const struct rt_outlook *outlook,
                               struct rt_record *record, struct rt_error *error)
{
    const struct rt_period *before = rt_outlook_before(outlook);
    struct db_statement *row;
    bool has_row = false;
    record->has_before = false;
    if (!before)
        return RT_OK;
    enum rt_status status = db_prepare(db, BEFORE, &row, error);
    if (status != RT_OK)
        return status;
    db_bind(row, 1, before->id);
    db_bind(row, 2, record->ref);
    status = db_step(row, &has_row, error);
    if (status == RT_OK && has_row) {
        record->has_before = db_int(row, 1) != 0;
        record->before = rag_in(row, 0);
    }
    db_reset(row);
    return status;
}

/* Whose colour is another on that day? */
static const char MOVED[] =
    "SELECT r.ref, b.rag, COALESCE(k.rag, k.suggested) FROM record r JOIN reported b"
    " ON b.period_id = (SELECT id FROM period WHERE name = $2) AND b.ref = r.ref"
    " JOIN standing k ON k.record_id = r.id AND k.from_day <= $1 AND k.until_day > $1"
    " WHERE b.rag IS NOT COALESCE(k.rag, k.suggested) ORDER BY r.place";

enum rt_status rt_register_moved(struct rt_register *reg, const struct rt_outlook *outlook,
                                 struct rt_arena *arena, struct rt_list *out,
                                 struct rt_error *error)
{
    const struct rt_period *before = rt_outlook_before(outlook);
    struct db_statement *row;
    char today[11];
    if (!before)
        return RT_OK;
    enum rt_status status = db_prepare(reg->db, MOVED, &row, error);
    if (status != RT_OK)
        return status;
    rt_day_iso(outlook->today, today);
    db_bind(row, 1, today);
    db_bind(row, 2, before->id);
    for (bool has_row = true; has_row && status == RT_OK;) {
        status = db_step(row, &has_row, error);
        if (status == RT_OK && has_row)
            *(struct rt_moved *)rt_list_add(out, arena, sizeof(struct rt_moved)) =
                (struct rt_moved){rt_arena_copy(arena, db_text(row, 0)), rag_in(row, 1),
                                  rag_in(row, 2)};
    }
    db_reset(row);
    return status;
}
