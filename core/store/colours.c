/* The colours that people set in one period, without the rest of what was reported. */
#include "store/store.h"

/* By record, the one set last behind those before it: rt_rag_setter's order. */
static const char SET_IN[] =
    "SELECT r.ref, u.rag FROM progress u JOIN period p ON p.id = u.period_id"
    " JOIN record r ON r.id = u.record_id WHERE p.name = $1 AND u.rag IS NOT NULL"
    " ORDER BY r.place, u.at, u.place";

enum rt_status rt_register_colours(struct rt_register *reg, const char *period,
                                   void (*each)(const char *ref, enum rt_rag rag, void *self),
                                   void *self, struct rt_error *error)
{
    struct db_statement *row;
    enum rt_status status = db_prepare(reg->db, SET_IN, &row, error);
    if (status != RT_OK)
        return status;
    db_bind(row, 1, period);
    for (bool has_row = true; has_row && status == RT_OK;) {
        status = db_step(row, &has_row, error);
        int rag = has_row ? rt_choice_find(rt_rags, RT_RAGS, db_text(row, 1)) : -1;
        if (status == RT_OK && rag > 0)
            each(db_text(row, 0), (enum rt_rag)rag, self);
    }
    return status;
}
