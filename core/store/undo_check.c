/* May a deed be taken back, or made again?  Only where every field still is what it made
 * of it, where no closed period reported it, and where nothing depends on what it added.
 * Asks the history and what is found by names; changes nothing. */
#include "store/undo.h"

#include <string.h>

#include "model/canon.h"

/* ---- periods ---- */

static enum rt_status check_period(const struct undoing *checking,
                                   const struct undo_change *change)
{
    bool is_snapshot = change->field && snapshot_is_field(change->shape, change->field);
    if (change->shape != &rt_period_shape || !change->field ||
        (!is_snapshot && strcmp(change->field, "state") != 0))
        return RT_OK;
    const struct rt_period *period = rt_facts_period(checking->facts, change->subject);
    const char *label = period ? period->label : change->subject;
    bool closed =
        is_snapshot || g_strcmp0(change->becomes, rt_period_states[RT_CLOSED].key) == 0;
    return closed
               ? rt_fail(checking->error, RT_REFUSED,
                         "%" G_GINT64_FORMAT " closed %s; rectrack period reopen %s --reason "
                         "TEXT opens it again",
                         checking->deed->number, label, change->subject)
               : rt_fail(checking->error, RT_REFUSED,
                         "%" G_GINT64_FORMAT " opened %s again, a mark that stays; rectrack "
                         "period close closes it",
                         checking->deed->number, label);
}

/* What was reported in a period stays as long as that is closed. */
static enum rt_status check_update(const struct undoing *checking,
                                   const struct undo_change *change)
{
    if (change->shape != &rt_record_shape || !change->field ||
        !g_str_has_prefix(change->field, "updates."))
        return RT_OK;
    struct rt_arena arena = {0};
    struct rt_update update = {0};
    const char *bytes = change->was ? change->was : change->becomes;
    enum rt_status status = canon_read(&rt_update_shape, &update, &arena, bytes ? bytes : "",
                                       bytes ? strlen(bytes) : 0, checking->error);
    const struct rt_period *period =
        status == RT_OK ? rt_facts_period(checking->facts, update.period) : NULL;
    if (period && period->state == RT_CLOSED) {
        g_autofree char *name = undo_name(checking->db, change->shape, change->subject);
        status =
            rt_fail(checking->error, RT_REFUSED,
                    "what %s reported for %s is closed; rectrack period reopen %s --reason "
                    "TEXT opens it",
                    name, period->label, period->id);
    }
    rt_arena_clear(&arena);
    return status;
}

/* Which closed period reported what was added? */
static const char REPORTED[] =
    "SELECT p.label FROM period p WHERE p.closed_set >= (SELECT MAX(c.set_number) FROM change c"
    " WHERE c.subject = $1 AND c.field IS NULL AND c.was IS NULL) ORDER BY p.as_at LIMIT 1";

static enum rt_status check_reported(const struct undoing *checking,
                                     const struct undo_change *change)
{
    struct db_statement *row;
    bool has_row = false;
    enum rt_status status = db_prepare(checking->db, REPORTED, &row, checking->error);
    if (status != RT_OK)
        return status;
    db_bind(row, 1, change->subject);
    status = db_step(row, &has_row, checking->error);
    if (status != RT_OK || !has_row)
        return status;
    g_autofree char *label = g_strdup(db_text(row, 0));
    db_reset(row);
    g_autofree char *name = undo_name(checking->db, change->shape, change->subject);
    return rt_fail(checking->error, RT_REFUSED,
                   "%s stands in the paper of %s; rectrack set %s state=withdrawn closure=TEXT "
                   "takes it out of those to come",
                   name, label, name);
}

/* ---- the whole ---- */

static enum rt_status check_change(const struct undoing *checking,
                                   const struct undo_change *change)
{
    bool comes = !change->field && !change->was;
    enum rt_status status = check_period(checking, change);
    if (status == RT_OK)
        status = check_update(checking, change);
    if (status == RT_OK)
        status = undo_check_since(checking, change);
    if (status == RT_OK && comes && change->shape == &rt_record_shape)
        status = check_reported(checking, change);
    if (status == RT_OK && comes)
        status = remove_check(checking->db, change->shape, change->subject,
                              checking->deed->last, checking->error);
    return status;
}

static const char CHANGES[] =
    "SELECT shape, subject, field, was, becomes FROM change WHERE set_number = $1"
    " ORDER BY shape = 'period' DESC, place";

enum rt_status undo_check(struct rt_register *reg, const struct store_deed *deed,
                          struct rt_error *error)
{
    struct undoing checking = {.db = reg->db, .deed = deed, .error = error};
    struct db_statement *row;
    enum rt_status status = rt_register_facts(reg, &checking.facts, error);
    if (status == RT_OK)
        status = db_prepare(reg->db, CHANGES, &row, error);
    if (status != RT_OK)
        return status;
    db_bind_int(row, 1, deed->last);
    for (bool has_row = true; has_row && status == RT_OK;) {
        status = db_step(row, &has_row, error);
        if (status != RT_OK || !has_row)
            break;
        struct undo_change change = {rt_entity_find(db_text(row, 0)), db_text(row, 1),
                                     db_text_or_null(row, 2), db_text_or_null(row, 3),
                                     db_text_or_null(row, 4)};
        status = change.shape ? check_change(&checking, &change)
                              : rt_fail(error, RT_REFUSED,
                                        "the history was altered; run rectrack check");
    }
    db_reset(row);
    return status;
}
