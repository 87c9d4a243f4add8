/* Is the register what its history says: the engine's own checks, the chain from
 * its beginning, and what its changes make of it. */
#include "store/verify.h"

#include <string.h>

#include "model/canon.h"

static void engine_trouble(void *self, const char *sentence)
{
    verify_report(self, "the database: %s", sentence);
}

/* ---- the chain ---- */

static const char CHANGES[] =
    "SELECT c.shape, c.subject, c.field, c.was, COALESCE(c.becomes, x.bytes) FROM change c"
    " LEFT JOIN content x ON x.id = c.content_id WHERE c.set_number = $1 ORDER BY c.place";
static const char SETS[] =
    "SELECT number, uuid, at, actor, why, undoes, hash FROM change_set ORDER BY number";

static enum rt_status hash_changes(struct verifying *verifying, int64_t number,
                                   struct hash *sum, struct rt_error *error)
{
    struct db_statement *row;
    enum rt_status status = db_prepare(verifying->reg->db, CHANGES, &row, error);
    if (status != RT_OK)
        return status;
    db_bind_int(row, 1, number);
    for (bool has_row = true; has_row && status == RT_OK;) {
        status = db_step(row, &has_row, error);
        if (status != RT_OK || !has_row)
            break;
        verifying->found.changes++;
        history_hash_change(sum, db_text(row, 0), db_text(row, 1), db_text_or_null(row, 2),
                            db_text_or_null(row, 3), db_text_or_null(row, 4));
    }
    return status;
}

static bool is_asked_for(const struct verifying *verifying, const char *head)
{
    return verifying->head &&
           g_ascii_strncasecmp(head, verifying->head, strlen(verifying->head)) == 0;
}

static enum rt_status verify_set(struct verifying *verifying, struct db_statement *row,
                                 char head[static HASH_ROOM], struct rt_error *error)
{
    int64_t number = db_int(row, 0);
    if (number != (int64_t)++verifying->found.sets)
        verify_report(verifying, "the history lacks change set %zu", verifying->found.sets);
    verifying->found.sets = (size_t)number;
    struct hash changes;
    char next[HASH_ROOM];
    hash_begin(&changes);
    enum rt_status status = hash_changes(verifying, number, &changes, error);
    if (status != RT_OK)
        return status;
    struct history_set set = {number,          db_text(row, 1), db_text(row, 2),
                              db_text(row, 3), db_text(row, 4), db_int(row, 5)};
    history_head(head, &set, &changes, next);
    const char *kept = db_text(row, 6);
    if (strcmp(next, kept) != 0)
        verify_report(verifying,
                      "change set %" G_GINT64_FORMAT " of %s was altered, or one before it",
                      number, db_text(row, 2));
    g_strlcpy(head, kept, HASH_ROOM); /* later sets are judged by what stands there */
    verifying->has_head = verifying->has_head || is_asked_for(verifying, head);
    return RT_OK;
}

static enum rt_status verify_chain(struct verifying *verifying, struct rt_error *error)
{
    struct db_statement *row;
    bool has_row = false;
    enum rt_status status =
        db_prepare(verifying->reg->db, "SELECT uuid, sets, head FROM register", &row, error);
    if (status == RT_OK)
        status = db_step(row, &has_row, error);
    if (status != RT_OK || !has_row)
        return status;
    g_autofree char *uuid = g_strdup(db_text(row, 0));
    g_autofree char *end = g_strdup(db_text(row, 2));
    size_t sets = (size_t)db_int(row, 1);
    db_reset(row);
    char head[HASH_ROOM];
    hash_of(uuid, strlen(uuid), head);
    verifying->has_head = is_asked_for(verifying, head);
    status = db_prepare(verifying->reg->db, SETS, &row, error);
    for (has_row = true; has_row && status == RT_OK;) {
        status = db_step(row, &has_row, error);
        if (status == RT_OK && has_row)
            status = verify_set(verifying, row, head, error);
    }
    if (status == RT_OK && (strcmp(head, end) != 0 || verifying->found.sets != sets))
        verify_report(verifying, "the history has lost its end");
    if (status == RT_OK && verifying->head && !verifying->has_head)
        verify_report(
            verifying,
            "the head %s is not in this history: its end was cut, or it is an older copy",
            verifying->head);
    return status;
}

/* The engine looks through its index only where it may write. */
static enum rt_status verify_words(struct verifying *verifying, struct rt_error *error)
{
    bool is_whole = true;
    enum rt_status status = verifying->reg->can_write
                                ? db_words_check(verifying->reg->db, &is_whole, error)
                                : RT_OK;
    if (!is_whole)
        verify_report(verifying, "the index of words is damaged: searches may miss some");
    return status;
}

enum rt_status store_verify(struct rt_register *reg, const char *head,
                            void (*tell)(void *self, const char *sentence), void *self,
                            struct store_findings *out, struct rt_error *error)
{
    struct verifying verifying = {.reg = reg, .head = head, .tell = tell, .self = self};
    enum rt_status status = db_begin(reg->db, false, error);
    if (status == RT_OK)
        status = db_check(reg->db, engine_trouble, &verifying, error);
    if (status == RT_OK)
        status = verify_chain(&verifying, error);
    if (status == RT_OK)
        status = verify_contents(&verifying, error);
    db_rollback(reg->db);
    if (status == RT_OK)
        status = verify_words(&verifying, error);
    if (status != RT_OK)
        return status;
    *out = verifying.found;
    return verifying.found.troubles == 0
               ? RT_OK
               : rt_fail(error, RT_REFUSED,
                         "%s has %zu fault%s; keep the file as it is and restore a backup",
                         reg->path, verifying.found.troubles,
                         verifying.found.troubles == 1 ? "" : "s");
}
