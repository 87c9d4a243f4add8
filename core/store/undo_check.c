/* May a deed be taken back, or made again?  Only where every field still is what it made
 * of it, where no closed period reported it, and where nothing depends on what it added.
 * Asks the history and what is found by names; changes nothing. */
#include "store/undo.h"

#include <string.h>

#include <rectrack/date.h>

#include "model/canon.h"

struct checking {
    struct db *db;
    const struct rt_facts *facts;
    const struct store_deed *deed;
    struct rt_error *error;
};

/* One change of the deed. */
struct turned {
    const struct rt_shape *shape;
    const char *subject, *field, *was, *becomes;
};

/* ---- its names ---- */

static const char REF[] = "SELECT ref FROM record WHERE uuid = $1";

static char *name_of(struct db *db, const struct rt_shape *shape, const char *subject)
{
    struct db_statement *row;
    bool has_row = false;
    if (shape != &rt_record_shape || db_prepare(db, REF, &row, NULL) != RT_OK)
        return g_strdup(subject);
    db_bind(row, 1, subject);
    if (db_step(row, &has_row, NULL) == RT_OK && has_row) {
        char *ref = g_strdup(db_text(row, 0));
        db_reset(row);
        return ref;
    }
    struct rt_arena arena = {0};
    const char *gone = history_ref_of_gone(db, subject, &arena);
    char *name = g_strdup(gone ? gone : subject);
    rt_arena_clear(&arena);
    return name;
}

/* "SI-5", "the state of SI-5", "key action 2 of SI-5", "the 2020-06 update of SI-5". */
static char *words_of(const struct rt_shape *shape, const char *name, const char *path)
{
    if (!path)
        return g_strdup(name);
    const char *key = strchr(path, '.');
    g_autofree char *first = key ? g_strndup(path, (size_t)(key - path)) : g_strdup(path);
    const struct rt_field *field = rt_field_find(shape, first);
    if (!key) {
        g_autofree char *label = g_strdup(field ? field->label : path);
        if (g_ascii_islower(label[0] ? label[1] : '\0'))
            label[0] = g_ascii_tolower(label[0]);
        return g_strdup_printf("the %s of %s", label, name);
    }
    if (field && field->shape == &rt_update_shape)
        return g_strdup_printf("the %s update of %s", key + 1, name);
    bool is_action = field && field->shape == &rt_action_shape;
    return g_strdup_printf("%s %s of %s", is_action ? "key action" : "target", key + 1, name);
}

/* ---- who changed it since ---- */

/* Does a later set still count?  Of sets that undo one another the last one speaks, and
 * two of them leave everything as it was. */
static enum rt_status counts(struct db *db, int64_t number, int64_t since, bool *out,
                             struct rt_error *error)
{
    int64_t next;
    enum rt_status status = deed_undone_by(db, number, &next, error);
    *out = next == 0;
    for (int64_t before = number; status == RT_OK && next == 0;) {
        status = deed_undoes(db, before, &before, error);
        if (before <= since)
            break;
        *out = !*out;
    }
    return status;
}

static size_t key_length(const char *path)
{
    return strcspn(path, ".");
}

/* Is it the same field, or an item of a list whose places have moved? */
static bool touches(const struct turned *change, const char *field, bool is_resized)
{
    if (!field || !change->field || strcmp(field, change->field) == 0)
        return true;
    bool resizes = !change->was || !change->becomes;
    bool is_by_place = change->field[key_length(change->field)] == '.' &&
                       !g_str_has_prefix(change->field, "updates.");
    return resizes && is_resized && is_by_place &&
           strncmp(field, change->field, key_length(change->field) + 1) == 0;
}

static const char SINCE[] =
    "SELECT c.set_number, c.field, c.was IS NULL OR c.becomes IS NULL FROM change c"
    " WHERE c.subject = $1 AND c.set_number > $2 AND c.shape = $3"
    " ORDER BY c.set_number DESC, c.place DESC";

static enum rt_status find_since(struct checking *checking, const struct turned *change,
                                 int64_t *number, char **field)
{
    struct db_statement *row;
    enum rt_status status = db_prepare(checking->db, SINCE, &row, checking->error);
    if (status != RT_OK)
        return status;
    db_bind(row, 1, change->subject);
    db_bind_int(row, 2, checking->deed->last);
    db_bind(row, 3, change->shape->name);
    for (bool has_row = true; has_row && status == RT_OK && !*number;) {
        bool it_counts = false;
        status = db_step(row, &has_row, checking->error);
        if (status != RT_OK || !has_row)
            break;
        if (touches(change, db_text(row, 1), db_int(row, 2) != 0))
            status = counts(checking->db, db_int(row, 0), checking->deed->last, &it_counts,
                            checking->error);
        if (status == RT_OK && it_counts) {
            *number = db_int(row, 0);
            *field = g_strdup(db_text(row, 1));
        }
    }
    db_reset(row);
    return status;
}

static const char WHO[] = "SELECT actor, at, why FROM change_set WHERE number = $1";

static enum rt_status refuse_since(struct checking *checking, const struct turned *change,
                                   int64_t number, const char *field)
{
    struct db_statement *row;
    bool has_row = false;
    enum rt_status status = db_prepare(checking->db, WHO, &row, checking->error);
    if (status != RT_OK)
        return status;
    db_bind_int(row, 1, number);
    status = db_step(row, &has_row, checking->error);
    if (status != RT_OK || !has_row)
        return status;
    g_autofree char *actor = g_strdup(db_text(row, 0)), *why = g_strdup(db_text(row, 2));
    g_autofree char *when = rt_moment_words(db_text(row, 1));
    db_reset(row);
    g_autofree char *name = name_of(checking->db, change->shape, change->subject);
    g_autofree char *what = words_of(change->shape, name, field);
    return rt_fail(checking->error, RT_REFUSED,
                   "%s changed %s at %s, after %" G_GINT64_FORMAT " (%" G_GINT64_FORMAT
                   ": %s); rectrack undo %" G_GINT64_FORMAT " takes that back first",
                   actor, what, when, checking->deed->last, number, why, number);
}

static enum rt_status check_since(struct checking *checking, const struct turned *change)
{
    int64_t number = 0;
    g_autofree char *field = NULL;
    enum rt_status status = find_since(checking, change, &number, &field);
    return status == RT_OK && number ? refuse_since(checking, change, number, field) : status;
}

enum rt_status undo_differs(struct db *db, const struct store_deed *deed,
                            const struct rt_shape *shape, const char *subject,
                            const char *field, struct rt_error *error)
{
    g_autofree char *name = name_of(db, shape, subject);
    g_autofree char *what = words_of(shape, name, field);
    return rt_fail(error, RT_REFUSED,
                   "something else stands in %s than %" G_GINT64_FORMAT
                   " made of it; run rectrack check",
                   what, deed->last);
}

/* ---- periods ---- */

static enum rt_status check_period(struct checking *checking, const struct turned *change)
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
static enum rt_status check_update(struct checking *checking, const struct turned *change)
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
        g_autofree char *name = name_of(checking->db, change->shape, change->subject);
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

static enum rt_status check_reported(struct checking *checking, const struct turned *change)
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
    g_autofree char *name = name_of(checking->db, change->shape, change->subject);
    return rt_fail(checking->error, RT_REFUSED,
                   "%s stands in the paper of %s; rectrack set %s state=withdrawn closure=TEXT "
                   "takes it out of those to come",
                   name, label, name);
}

/* ---- the whole ---- */

static enum rt_status check_change(struct checking *checking, const struct turned *change)
{
    bool comes = !change->field && !change->was;
    enum rt_status status = check_period(checking, change);
    if (status == RT_OK)
        status = check_update(checking, change);
    if (status == RT_OK)
        status = check_since(checking, change);
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
    struct checking checking = {.db = reg->db, .deed = deed, .error = error};
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
        struct turned change = {rt_entity_find(db_text(row, 0)), db_text(row, 1),
                                db_text(row, 2), db_text(row, 3), db_text(row, 4)};
        status = change.shape ? check_change(&checking, &change)
                              : rt_fail(error, RT_REFUSED,
                                        "the history was altered; run rectrack check");
    }
    db_reset(row);
    return status;
}
