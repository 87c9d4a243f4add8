/* May a deed be taken back, or made again?  Only where every field still is what it made
 * of it, where no closed period reported it, and where nothing depends on what it added.
 * Asks the history and what is found by names; changes nothing. */
#include "store/undo.h"

#include <string.h>

#include <rectrack/query.h>

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
    bool is_closed = period && period->state == RT_CLOSED;
    bool has_closed =
        is_snapshot || g_strcmp0(change->becomes, rt_period_states[RT_CLOSED].key) == 0;
    if (!has_closed)
        return rt_fail(checking->error, RT_REFUSED, "it opened %s again, a mark that stays%s",
                       label, is_closed ? "" : "; rectrack period close closes it");
    /* Of what it stands in the way of, opening it would not help. */
    return is_closed && !checking->depth
               ? rt_fail(checking->error, RT_REFUSED,
                         "it closed %s, and undo opens no period; rectrack period reopen %s "
                         "--reason TEXT opens it again",
                         label, change->subject)
               : rt_fail(checking->error, RT_REFUSED, "it closed %s, and undo opens no period",
                         label);
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

/* ---- filters ---- */

/* Query words may ask for a filter by its name, and then it stays. */
static enum rt_status check_filter(const struct undoing *checking,
                                   const struct undo_change *change)
{
    struct rt_arena arena = {0};
    struct rt_filter filter = {.query = change->was};
    struct rt_error why = {0};
    if (change->shape != &rt_filter_shape ||
        (change->field && strcmp(change->field, "query") != 0))
        return RT_OK;
    enum rt_status status = RT_OK;
    if (!change->field && change->was)
        status = canon_read(&rt_filter_shape, &filter, &arena, change->was, strlen(change->was),
                            &why);
    if (status == RT_OK)
        status = rt_filter_check(checking->facts, change->subject, filter.query, &why);
    if (status == RT_USAGE) /* it would come back itself */
        status = rt_fail(checking->error, RT_REFUSED, "the filter @%s could not be read: %s",
                         change->subject, why.sentence);
    else if (status != RT_OK)
        rt_fail(checking->error, status, "%s", why.sentence);
    rt_error_clear(&why);
    rt_arena_clear(&arena);
    return status;
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
        status = undo_find_since(checking, change, checking->since);
    if (status == RT_OK && checking->since->number)
        return RT_REFUSED;
    if (status == RT_OK)
        status = check_filter(checking, change);
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

static enum rt_status check_all(const struct undoing *checking)
{
    struct db_statement *row;
    enum rt_status status = db_prepare(checking->db, CHANGES, &row, checking->error);
    if (status != RT_OK)
        return status;
    db_bind_int(row, 1, checking->deed->last);
    for (bool has_row = true; has_row && status == RT_OK;) {
        status = db_step(row, &has_row, checking->error);
        if (status != RT_OK || !has_row)
            break;
        struct undo_change change = {rt_entity_find(db_text(row, 0)), db_text(row, 1),
                                     db_text_or_null(row, 2), db_text_or_null(row, 3),
                                     db_text_or_null(row, 4)};
        status = change.shape ? check_change(checking, &change)
                              : rt_fail(checking->error, RT_REFUSED,
                                        "the history was altered; run rectrack check");
    }
    db_reset(row);
    return status;
}

/* ---- what was done since ---- */

static enum rt_status check(struct rt_register *reg, const struct store_deed *deed,
                            unsigned depth, struct rt_error *error);

static enum rt_status check_number(const struct undoing *checking, int64_t number,
                                   struct rt_error *error)
{
    struct rt_arena arena = {0};
    struct store_deed deed;
    enum rt_status status = store_deed(checking->reg, number, &arena, &deed, error);
    if (status == RT_OK)
        status = check(checking->reg, &deed, checking->depth + 1, error);
    rt_arena_clear(&arena);
    return status;
}

/* Taking that back first is advised where it can be; else what stands in its way is said,
 * and what stands in the way of that, but no farther: the sentence is read by people. */
static enum rt_status advise(const struct undoing *checking)
{
    enum { FARTHEST = 2 };
    const struct undo_since *since = checking->since;
    struct rt_error refusal = {0};
    enum rt_status status = checking->depth < FARTHEST
                                ? check_number(checking, since->number, &refusal)
                                : RT_REFUSED;
    if (status == RT_OK)
        status = rt_fail(checking->error, RT_REFUSED,
                         "%s; rectrack undo %" G_GINT64_FORMAT " takes that back first",
                         since->words, since->number);
    else
        rt_fail(checking->error, status, "%s%s%s", since->words, refusal.sentence ? "; " : "",
                refusal.sentence ? refusal.sentence : "");
    rt_error_clear(&refusal);
    return status;
}

static enum rt_status check(struct rt_register *reg, const struct store_deed *deed,
                            unsigned depth, struct rt_error *error)
{
    struct rt_error refusal = {0};
    struct undo_since since = {0};
    struct undoing checking = {.reg = reg,
                               .db = reg->db,
                               .depth = depth,
                               .deed = deed,
                               .since = &since,
                               .error = &refusal};
    enum rt_status status = rt_register_facts(reg, &checking.facts, error);
    if (status != RT_OK)
        return status;
    status = check_all(&checking);
    if (since.number) /* by now no statement is under way, and it can be asked again */
        status = advise(&checking);
    if (status == RT_REFUSED)
        rt_fail(error, status, "%" G_GINT64_FORMAT " can't be %s: %s", deed->number,
                deed->is_undone ? "made again" : "taken back", refusal.sentence);
    else if (status != RT_OK)
        rt_fail(error, status, "%s", refusal.sentence);
    rt_error_clear(&refusal);
    g_free(since.words);
    return status;
}

enum rt_status undo_check(struct rt_register *reg, const struct store_deed *deed,
                          struct rt_error *error)
{
    return check(reg, deed, 0, error);
}
