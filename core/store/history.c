/* The audit chain: what entered it, its next head, and telling it again.
 *
 * h[n] = SHA-256(h[n-1], uuid, number, time, actor, why, hash of the changes, which
 * set it undoes, if it undoes one),
 * each with its length before it; a text over 1 KiB enters as its own SHA-256,
 * so that it can be redacted without breaking the chain. */
#include "store/set.h"

#include <string.h>

#include <rectrack/text.h>

#include "model/canon.h"

enum { LONG_TEXT = 1024 };

static void feed_sized(struct hash *sum, const char *mark, const char *text)
{
    char prefix[32];
    g_snprintf(prefix, sizeof prefix, "%s%zu:", mark, strlen(text));
    hash_add(sum, prefix, strlen(prefix));
    hash_add(sum, text, strlen(text));
}

/* hash: the text's own, where it is known already; else NULL. */
static void feed_known(struct hash *sum, const char *text, const char *hash)
{
    if (!text) {
        hash_add(sum, "-", 1);
    } else if (strlen(text) <= LONG_TEXT) {
        feed_sized(sum, "", text);
    } else {
        char own[HASH_ROOM];
        if (!hash)
            hash_of(text, strlen(text), own);
        feed_sized(sum, "#", hash ? hash : own);
    }
}

static void feed(struct hash *sum, const char *text)
{
    feed_known(sum, text, NULL);
}

void history_hash_change(struct hash *sum, const char *shape, const char *subject,
                         const char *field, const char *was, const char *becomes)
{
    feed(sum, shape);
    feed(sum, subject);
    feed(sum, field);
    feed(sum, was);
    feed(sum, becomes);
}

void history_head(const char *before, const struct history_set *set, struct hash *changes,
                  char out[static HASH_ROOM])
{
    struct hash sum;
    char changes_hash[HASH_ROOM], number[24], undoes[24];
    hash_begin(&sum);
    hash_end(changes, changes_hash);
    g_snprintf(number, sizeof number, "%" G_GINT64_FORMAT, set->number);
    g_snprintf(undoes, sizeof undoes, "%" G_GINT64_FORMAT, set->undoes);
    const char *each[] = {before,     set->uuid, number,       set->at,
                          set->actor, set->why,  changes_hash, undoes};
    size_t n = set->undoes ? G_N_ELEMENTS(each) : G_N_ELEMENTS(each) - 1;
    for (size_t i = 0; i < n; i++) /* version 1 had no undoing, and heads stay */
        feed(&sum, each[i]);
    hash_end(&sum, out);
}

static const char ADD[] =
    "INSERT INTO change (set_number, place, shape, subject, field, was, becomes, content_id,"
    " seat) VALUES ($1, $2, $3, $4, $5, $6, $7, NULLIF($8, 0), NULLIF($9, 0))";

static enum rt_status add_row(struct store_set *set, const struct rt_shape *shape,
                              const char *subject, const char *field, const char *was,
                              const char *becomes, int64_t content, int64_t seat,
                              struct rt_error *error)
{
    struct db_statement *row;
    enum rt_status status = db_prepare(set->db, ADD, &row, error);
    if (status != RT_OK)
        return status;
    db_bind_int(row, 1, set->number);
    db_bind_int(row, 2, ++set->n_changes);
    db_bind(row, 3, shape->name);
    db_bind(row, 4, subject);
    db_bind(row, 5, field);
    db_bind(row, 6, was);
    db_bind(row, 7, becomes);
    db_bind_int(row, 8, content);
    db_bind_int(row, 9, seat);
    return db_run(row, error);
}

enum rt_status history_add_from(struct store_set *set, const struct rt_shape *shape,
                                const char *subject, const char *field, const char *was,
                                const char *becomes, int64_t seat, struct rt_error *error)
{
    history_hash_change(&set->changes, shape->name, subject, field, was, becomes);
    return add_row(set, shape, subject, field, was, becomes, 0, seat, error);
}

enum rt_status history_add(struct store_set *set, const struct rt_shape *shape,
                           const char *subject, const char *field, const char *was,
                           const char *becomes, struct rt_error *error)
{
    return history_add_from(set, shape, subject, field, was, becomes, 0, error);
}

enum rt_status history_add_record(struct store_set *set, const char *uuid, const char *bytes,
                                  const char *hash, int64_t content, struct rt_error *error)
{
    const char *const each[] = {rt_record_shape.name, uuid, NULL, NULL};
    for (size_t i = 0; i < G_N_ELEMENTS(each); i++)
        feed(&set->changes, each[i]);
    feed_known(&set->changes, bytes, hash);
    return add_row(set, &rt_record_shape, uuid, NULL, NULL, NULL, content, 0, error);
}

enum rt_status rt_register_head(struct rt_register *reg, const char *period, char **out,
                                struct rt_error *error)
{
    struct db_statement *statement;
    bool has_row = false;
    const char *sql = period ? "SELECT p.head FROM period p JOIN change_set c"
                               " ON c.number = p.closed_set AND c.hash = p.head"
                               " WHERE p.name = $1 OR p.label = $1"
                             : "SELECT head FROM register";
    enum rt_status status = db_prepare(reg->db, sql, &statement, error);
    if (status == RT_OK && period)
        db_bind(statement, 1, period);
    if (status == RT_OK)
        status = db_step(statement, &has_row, error);
    if (status != RT_OK)
        return status;
    char *head = has_row ? g_strdup(db_text_or_null(statement, 0)) : NULL;
    if (has_row)
        db_reset(statement);
    if (!head && period)
        return rt_fail(error, RT_REFUSED,
                       "the period %s has no head; it was never closed, or run rectrack check",
                       period);
    if (!head)
        return rt_fail(error, RT_REFUSED, "the register has no head; run rectrack check");
    *out = head;
    return RT_OK;
}

enum rt_status store_identity(struct rt_register *reg, char **out, struct rt_error *error)
{
    struct db_statement *row;
    bool has_row = false;
    enum rt_status status =
        db_prepare(reg->db, "SELECT uuid FROM register WHERE id = 1", &row, error);
    if (status == RT_OK)
        status = db_step(row, &has_row, error);
    if (status != RT_OK)
        return status;
    if (!has_row)
        return rt_fail(error, RT_REFUSED, "the register has no identity; run rectrack check");
    *out = g_strdup(db_text(row, 0));
    db_reset(row);
    return RT_OK;
}

/* ---- telling it ---- */

/* The changes, the newest first; of one thing, or of all.  Of a creation only that
 * it was is told: which content does not matter. */
static const char TELL[] =
    "SELECT c.set_number, s.at, s.actor, s.why, c.shape, c.subject, c.field, c.was,"
    " COALESCE(c.becomes, c.content_id), r.ref, s.undoes,"
    " (SELECT u.number FROM change_set u WHERE u.undoes = s.number)"
    " FROM change c JOIN change_set s ON s.number = c.set_number"
    " LEFT JOIN record r ON r.uuid = c.subject"
    " ORDER BY c.set_number DESC, c.place DESC LIMIT $1";
static const char TELL_OF[] =
    "SELECT c.set_number, s.at, s.actor, s.why, c.shape, c.subject, c.field, c.was,"
    " COALESCE(c.becomes, c.content_id), r.ref, s.undoes,"
    " (SELECT u.number FROM change_set u WHERE u.undoes = s.number)"
    " FROM change c JOIN change_set s ON s.number = c.set_number"
    " LEFT JOIN record r ON r.uuid = c.subject"
    " WHERE c.subject = COALESCE((SELECT uuid FROM record WHERE folded = lower($2)), $2)"
    " ORDER BY c.set_number DESC, c.place DESC LIMIT $1";

/* ---- what is there no more ---- */

static const char GONE[] =
    "SELECT was FROM change WHERE shape = $1 AND subject = $2 AND"
    " field IS NULL AND was IS NOT NULL ORDER BY set_number DESC LIMIT 1";

const char *history_ref_of_gone(struct db *db, const char *uuid, struct rt_arena *arena)
{
    struct db_statement *row;
    bool has_row = false;
    struct rt_record record = {0};
    if (db_prepare(db, GONE, &row, NULL) != RT_OK)
        return NULL;
    db_bind(row, 1, rt_record_shape.name);
    db_bind(row, 2, uuid);
    if (db_step(row, &has_row, NULL) != RT_OK || !has_row)
        return NULL;
    bool is_read = canon_read(&rt_record_shape, &record, arena, db_text(row, 0),
                              db_length(row, 0), NULL) == RT_OK;
    db_reset(row);
    return is_read ? record.ref : NULL;
}

static const char ALL_GONE[] = "SELECT shape, subject FROM change WHERE field IS NULL AND was"
                               " IS NOT NULL ORDER BY set_number DESC";

char *rt_register_gone(struct rt_register *reg, const char *name)
{
    struct db_statement *row;
    struct rt_arena arena = {0};
    char *found = NULL;
    if (db_prepare(reg->db, ALL_GONE, &row, NULL) != RT_OK)
        return NULL;
    for (bool has_row = true; has_row && !found;) {
        if (db_step(row, &has_row, NULL) != RT_OK || !has_row)
            break;
        const char *subject = db_text(row, 1), *known = subject;
        rt_arena_reset(&arena);
        if (strcmp(db_text(row, 0), rt_record_shape.name) == 0)
            known = history_ref_of_gone(reg->db, subject, &arena);
        if (known && g_ascii_strcasecmp(known, name) == 0)
            found = g_strdup(subject);
    }
    db_reset(row);
    rt_arena_clear(&arena);
    return found;
}

/* Calls back for each change that row gives. */
static enum rt_status tell(struct db *db, struct db_statement *row,
                           enum rt_status (*each)(const struct rt_change *change, void *self,
                                                  struct rt_error *error),
                           void *self, struct rt_error *error)
{
    struct rt_arena arena = {0};
    enum rt_status status = RT_OK;
    for (bool has_row = true; has_row && status == RT_OK;) {
        status = db_step(row, &has_row, error);
        if (status != RT_OK || !has_row)
            break;
        rt_arena_reset(&arena);
        const char *shape = db_text(row, 4), *field = db_text_or_null(row, 6),
                   *ref = db_text_or_null(row, 9);
        if (!ref && strcmp(shape, rt_record_shape.name) == 0)
            ref = history_ref_of_gone(db, db_text(row, 5), &arena);
        struct rt_change change = {
            .set = db_int(row, 0),
            .at = db_text(row, 1),
            .actor = db_text(row, 2),
            .why = db_text(row, 3),
            .shape = shape,
            .subject = ref ? ref : db_text(row, 5),
            .field = field,
            .was = db_text_or_null(row, 7),
            .becomes = db_text_or_null(row, 8),
            .undoes = db_int(row, 10),
            .undone_by = db_int(row, 11),
        };
        status =
            rt_entity_find(shape)
                ? each(&change, self, error)
                : rt_fail(error, RT_REFUSED,
                          "a change is one of a \"%s\", which is unknown; run rectrack check",
                          shape);
    }
    db_reset(row);
    rt_arena_clear(&arena);
    return status;
}

enum rt_status rt_register_history(struct rt_register *reg, const char *subject, size_t limit,
                                   enum rt_status (*each)(const struct rt_change *change,
                                                          void *self, struct rt_error *error),
                                   void *self, struct rt_error *error)
{
    struct db_statement *row;
    enum rt_status status = db_prepare(reg->db, subject ? TELL_OF : TELL, &row, error);
    if (status != RT_OK)
        return status;
    db_bind_int(row, 1, limit ? (int64_t)limit : -1);
    if (subject)
        db_bind(row, 2, subject);
    return tell(reg->db, row, each, self, error);
}

/* What a set under way has changed of what was there before it. */
static const char TELL_SET[] =
    "SELECT c.set_number, '', '', '', c.shape, c.subject, c.field, c.was,"
    " COALESCE(c.becomes, c.content_id), r.ref, NULL, NULL FROM change c"
    " LEFT JOIN record r ON r.uuid = c.subject"
    " WHERE c.set_number = $1 AND c.field IS NOT NULL ORDER BY c.place LIMIT $2";

enum rt_status store_changes(struct store_set *set, size_t limit,
                             enum rt_status (*each)(const struct rt_change *change, void *self,
                                                    struct rt_error *error),
                             void *self, struct rt_error *error)
{
    struct db_statement *row;
    enum rt_status status = db_prepare(set->db, TELL_SET, &row, error);
    if (status != RT_OK)
        return status;
    db_bind_int(row, 1, set->number);
    db_bind_int(row, 2, limit ? (int64_t)limit : -1);
    return tell(set->db, row, each, self, error);
}
