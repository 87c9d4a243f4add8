/* A closed period opened again.  Knows what becomes of the period, not what is asked
 * of whoever does it.  The mark that stays is the change itself: it stands in the
 * chain, where nobody takes it back, and is read from there. */
#include "store/set.h"

#include <string.h>

#include <rectrack/date.h>

#include "model/change.h"

static const char OPEN[] =
    "UPDATE period SET state = $1, head = NULL, closed_set = NULL WHERE name = $2";
/* The hash of what it reported stays in the chain. */
static const char *const forget[] = {
    "DELETE FROM snapshot WHERE period_id = (SELECT id FROM period WHERE name = $1)",
    "DELETE FROM reported WHERE period_id = (SELECT id FROM period WHERE name = $1)",
};

static enum rt_status check(const struct rt_facts *facts, const struct rt_period *period,
                            const char *name, struct rt_error *error)
{
    if (!period)
        return rt_fail(error, RT_REFUSED, "there is no period %s", name);
    if (period->state != RT_CLOSED)
        return rt_fail(error, RT_REFUSED, "the period %s is open already", period->id);
    for (size_t i = 0; i < facts->periods.n; i++) {
        const struct rt_period *other = rt_period_at(&facts->periods, i);
        if (other->state == RT_OPEN)
            return rt_fail(error, RT_REFUSED,
                           "the period %s is open, and one can be open at a time; close it "
                           "first",
                           other->id);
    }
    return RT_OK;
}

static enum rt_status enter(struct store_set *set, const struct rt_period *was,
                            const struct rt_period *becomes, struct rt_error *error)
{
    g_autoptr(GPtrArray) changes = change_list_new();
    change_diff(&rt_period_shape, was, becomes, changes);
    enum rt_status status = RT_OK;
    for (guint i = 0; i < changes->len && status == RT_OK; i++) {
        const struct change *change = changes->pdata[i];
        status = history_add(set, &rt_period_shape, was->id, change->field, change->was,
                             change->becomes, error);
    }
    return status;
}

enum rt_status store_reopen(struct store_set *set, const char *period, struct rt_error *error)
{
    const struct rt_facts *facts;
    enum rt_status status = set_facts(set, &facts, error);
    if (status != RT_OK)
        return status;
    const struct rt_period *was = rt_facts_period(facts, period);
    status = check(facts, was, period, error);
    if (status != RT_OK)
        return status;
    struct rt_period becomes = *was;
    becomes.state = RT_OPEN;
    status = enter(set, was, &becomes, error);
    struct db_statement *row;
    for (size_t i = 0; i < G_N_ELEMENTS(forget) && status == RT_OK; i++) {
        status = db_prepare(set->db, forget[i], &row, error);
        if (status != RT_OK)
            break;
        db_bind(row, 1, was->id);
        status = db_run(row, error);
    }
    if (status == RT_OK)
        status = db_prepare(set->db, OPEN, &row, error);
    if (status == RT_OK) {
        db_bind(row, 1, rt_period_states[RT_OPEN].key);
        db_bind(row, 2, was->id);
        status = db_run(row, error);
    }
    set->has_new_facts = true;
    set->has_late_facts = set->has_records;
    set->reg->has_facts = false;
    return status;
}

/* ---- the marks ---- */

struct marks {
    struct rt_arena *arena;
    struct rt_list *out;
};

static enum rt_status add_mark(const struct rt_change *change, void *self,
                               struct rt_error *error)
{
    (void)error;
    struct marks *marks = self;
    bool is_reopening = strcmp(change->shape, rt_period_shape.name) == 0 &&
                        g_strcmp0(change->field, "state") == 0 &&
                        !change->becomes; /* open is not written */
    if (!is_reopening)
        return RT_OK;
    char clock[6];
    g_autofree char *day = rt_day_words(rt_moment(change->at, clock));
    g_autofree char *words = g_strdup_printf("%s (%s)", change->why, day);
    rt_texts_add(marks->out, marks->arena, words);
    return RT_OK;
}

enum rt_status rt_register_reopened(struct rt_register *reg, const char *period,
                                    struct rt_arena *arena, struct rt_list *out,
                                    struct rt_error *error)
{
    struct marks marks = {arena, out};
    return rt_register_history(reg, period, 0, add_mark, &marks, error);
}
