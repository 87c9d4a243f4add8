/* Who changed since what a deed had changed?  Of sets that undo one another only the last
 * speaks.  A field is the same field; items of a list are others once their places have
 * moved, and a target is another once its key action has. */
#include "store/undo.h"

#include <stdlib.h>
#include <string.h>

#include <rectrack/date.h>
#include <rectrack/wording.h>

#include "model/canon.h"

/* ---- its names ---- */

static const char REF[] = "SELECT ref FROM record WHERE uuid = $1";

char *undo_name(struct db *db, const struct rt_shape *shape, const char *subject)
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

/* "SI-5", "the state of SI-5", "key action 2 of SI-5"; what a closed period reported has
 * no name of its own. */
static char *words_of(const struct rt_shape *shape, const char *name, const char *path,
                      const struct rt_facts *facts)
{
    if (!path || snapshot_is_field(shape, path))
        return g_strdup(name);
    g_autofree char *what = rt_word_path_within(shape, path, facts);
    return g_strdup_printf("%s of %s", what, name);
}

/* ---- does it still count? ---- */

/* Of sets that undo one another the last one speaks, and two of them leave everything as
 * it was. */
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

/* ---- does it touch the same? ---- */

static bool is_item(const struct undo_change *change, const char *list)
{
    size_t n = strlen(list);
    return change->field && strncmp(change->field, list, n) == 0 && change->field[n] == '.';
}

static bool resizes(const struct undo_change *change)
{
    return !change->was || !change->becomes;
}

static void read_item(const struct rt_shape *shape, const char *bytes, struct rt_arena *arena,
                      void *out)
{
    if (bytes)
        canon_read(shape, out, arena, bytes, strlen(bytes), NULL);
}

/* Does the one's target belong to the very key action that is another one by now? */
static bool loses_action(const struct undo_change *targets, const struct undo_change *actions)
{
    struct rt_arena arena = {0};
    struct rt_action was = {0}, becomes = {0};
    struct rt_target before = {0}, after = {0};
    if (!is_item(targets, "targets") || !is_item(actions, "actions"))
        return false;
    read_item(&rt_action_shape, actions->was, &arena, &was);
    read_item(&rt_action_shape, actions->becomes, &arena, &becomes);
    read_item(&rt_target_shape, targets->was, &arena, &before);
    read_item(&rt_target_shape, targets->becomes, &arena, &after);
    int place = atoi(actions->field + strlen("actions."));
    bool is_another = g_strcmp0(was.text, becomes.text) != 0;
    rt_arena_clear(&arena);
    return is_another && (before.action == place || after.action == place);
}

/* A theme is one by its source, group and name. */
static bool is_heading(const struct undo_change *change)
{
    static const char *const headings[] = {"source", "group", "theme", NULL};
    return change->shape == &rt_record_shape && g_strv_contains(headings, change->field);
}

static bool touches(const struct undo_change *mine, const struct undo_change *theirs)
{
    static const char *const by_place[] = {"actions", "targets", "items", "minutes"};
    if (!mine->field || !theirs->field || strcmp(mine->field, theirs->field) == 0 ||
        (is_heading(mine) && is_heading(theirs)))
        return true;
    for (size_t i = 0; i < G_N_ELEMENTS(by_place); i++)
        if (is_item(mine, by_place[i]) && is_item(theirs, by_place[i]))
            return resizes(mine) && resizes(theirs);
    return loses_action(mine, theirs) || loses_action(theirs, mine);
}

static const char SINCE[] = "SELECT c.set_number, c.field, c.was, c.becomes FROM change c"
                            " WHERE c.subject = $1 AND c.set_number > $2 AND c.shape = $3"
                            " ORDER BY c.set_number DESC, c.place DESC";

static enum rt_status find_since(const struct undoing *undoing,
                                 const struct undo_change *change, int64_t *number,
                                 char **field)
{
    struct db_statement *row;
    enum rt_status status = db_prepare(undoing->db, SINCE, &row, undoing->error);
    if (status != RT_OK)
        return status;
    db_bind(row, 1, change->subject);
    db_bind_int(row, 2, undoing->deed->last);
    db_bind(row, 3, change->shape->name);
    for (bool has_row = true; has_row && status == RT_OK && !*number;) {
        bool it_counts = false;
        status = db_step(row, &has_row, undoing->error);
        if (status != RT_OK || !has_row)
            break;
        struct undo_change theirs = {change->shape, change->subject, db_text_or_null(row, 1),
                                     db_text_or_null(row, 2), db_text_or_null(row, 3)};
        if (touches(change, &theirs))
            status = counts(undoing->db, db_int(row, 0), undoing->deed->last, &it_counts,
                            undoing->error);
        if (status == RT_OK && it_counts) {
            *number = db_int(row, 0);
            *field = g_strdup(theirs.field);
        }
    }
    db_reset(row);
    return status;
}

/* ---- who, what and when ---- */

static const char WHO[] = "SELECT actor, at, why FROM change_set WHERE number = $1";

static enum rt_status tell_since(const struct undoing *undoing,
                                 const struct undo_change *change, int64_t number,
                                 const char *field, char **out)
{
    struct db_statement *row;
    bool has_row = false;
    enum rt_status status = db_prepare(undoing->db, WHO, &row, undoing->error);
    if (status != RT_OK)
        return status;
    db_bind_int(row, 1, number);
    status = db_step(row, &has_row, undoing->error);
    if (status != RT_OK || !has_row)
        return status;
    g_autofree char *actor = g_strdup(db_text(row, 0)), *why = g_strdup(db_text(row, 2));
    g_autofree char *when = rt_moment_words(db_text(row, 1));
    db_reset(row);
    g_autofree char *name = undo_name(undoing->db, change->shape, change->subject);
    g_autofree char *what = words_of(change->shape, name, field, undoing->facts);
    *out = g_strdup_printf("%s changed %s at %s, after %" G_GINT64_FORMAT " (%" G_GINT64_FORMAT
                           ": %s)",
                           actor, what, when, undoing->deed->last, number, why);
    return RT_OK;
}

enum rt_status undo_find_since(const struct undoing *undoing, const struct undo_change *change,
                               struct undo_since *out)
{
    struct undo_since since = {0};
    g_autofree char *field = NULL;
    enum rt_status status = find_since(undoing, change, &since.number, &field);
    if (status == RT_OK && since.number)
        status = tell_since(undoing, change, since.number, field, &since.words);
    if (status == RT_OK)
        *out = since;
    return status;
}

enum rt_status undo_differs(struct db *db, const struct store_deed *deed,
                            const struct rt_shape *shape, const char *subject,
                            const char *field, struct rt_error *error)
{
    g_autofree char *name = undo_name(db, shape, subject);
    g_autofree char *what = words_of(shape, name, field, NULL);
    return rt_fail(error, RT_REFUSED,
                   "something else stands in %s than %" G_GINT64_FORMAT
                   " made of it; run rectrack check",
                   what, deed->last);
}
