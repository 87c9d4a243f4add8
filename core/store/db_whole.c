/* What concerns a database as a whole or one engine alone: full text, its own
 * checks, copies.  The only table known here is the bag of words. */
#include "store/db.h"

#include <string.h>

#include "store/db_engine.h"

const char db_words_condition[] = "r.id IN (WITH found AS MATERIALIZED"
                                  " (SELECT rowid AS id FROM words WHERE words MATCH ";
const char db_words_shared[] = ") SELECT id FROM found UNION ALL SELECT m.id FROM found f"
                               " JOIN record m ON m.shared_id = f.id)";

const char db_words_table[] =
    "CREATE VIRTUAL TABLE words USING fts5 (body, content='', detail=full,"
    " tokenize=\"unicode61 remove_diacritics 2\")";

static enum rt_status words_change(struct db *db, const char *sql, int64_t id,
                                   const char *words, struct rt_error *error)
{
    struct db_statement *statement;
    enum rt_status status = db_prepare(db, sql, &statement, error);
    if (status != RT_OK)
        return status;
    db_bind_int(statement, 1, id);
    db_bind(statement, 2, words);
    return db_run(statement, error);
}

enum rt_status db_words_add(struct db *db, int64_t id, const char *words,
                            struct rt_error *error)
{
    return words_change(db, "INSERT INTO words (rowid, body) VALUES ($1, $2)", id, words,
                        error);
}

enum rt_status db_words_remove(struct db *db, int64_t id, const char *words,
                               struct rt_error *error)
{
    return words_change(db, "INSERT INTO words (words, rowid, body) VALUES ('delete', $1, $2)",
                        id, words, error);
}

/* Has each recommendation its length beside the index?  The engine checks the index alone. */
static const char SIZED[] =
    "SELECT NOT EXISTS (SELECT id FROM record EXCEPT SELECT id FROM words_docsize)";

static bool has_sizes(struct db *db)
{
    struct db_statement *row;
    struct rt_error why = {0};
    bool has_row = false;
    bool has_all = db_prepare(db, SIZED, &row, &why) == RT_OK &&
                   db_step(row, &has_row, &why) == RT_OK && has_row && db_int(row, 0);
    if (has_row)
        db_reset(row);
    rt_error_clear(&why);
    return has_all;
}

enum rt_status db_words_check(struct db *db, bool *is_whole, struct rt_error *error)
{
    struct rt_error why = {0};
    enum rt_status status = db_begin(db, true, error);
    if (status != RT_OK)
        return status;
    *is_whole =
        db_execute(db, "INSERT INTO words (words) VALUES ('integrity-check')", &why) == RT_OK &&
        has_sizes(db);
    rt_error_clear(&why);
    db_rollback(db);
    return RT_OK;
}

char *db_words_pattern(const char *text)
{
    GString *pattern = g_string_new("\"");
    bool is_inside = false;
    for (const char *at = text; *at; at = g_utf8_next_char(at)) {
        gunichar letter = g_utf8_get_char(at);
        bool is_word = g_unichar_isalnum(letter) || g_unichar_ismark(letter);
        if (is_word && !is_inside && pattern->len > 1)
            g_string_append_c(pattern, ' ');
        if (is_word)
            g_string_append_unichar(pattern, letter);
        is_inside = is_word;
    }
    bool is_empty = pattern->len == 1;
    g_string_append(pattern, "\"*");
    return g_string_free(pattern, is_empty);
}

enum rt_status db_check(struct db *db, void (*report)(void *self, const char *sentence),
                        void *self, struct rt_error *error)
{
    struct db_statement *statement;
    bool has_row = true;
    enum rt_status status = db_prepare(db, "PRAGMA integrity_check(100)", &statement, error);
    while (status == RT_OK && has_row) {
        status = db_step(statement, &has_row, error);
        if (status == RT_OK && has_row && strcmp(db_text(statement, 0), "ok") != 0)
            report(self, db_text(statement, 0));
    }
    if (status == RT_OK)
        status = db_prepare(db, "PRAGMA foreign_key_check", &statement, error);
    for (has_row = true; status == RT_OK && has_row;) {
        status = db_step(statement, &has_row, error);
        if (status == RT_OK && has_row) {
            g_autofree char *sentence =
                g_strdup_printf("a row of %s names a row of %s that is not there",
                                db_text(statement, 0), db_text(statement, 2));
            report(self, sentence);
        }
    }
    return status;
}

enum rt_status db_copy(struct db *db, struct db *to, struct rt_error *error)
{
    sqlite3_backup *backup = sqlite3_backup_init(to->engine, "main", db->engine, "main");
    if (!backup)
        return db_trouble(to, error);
    int code = sqlite3_backup_step(backup, -1);
    for (int tries = 0; (code == SQLITE_BUSY || code == SQLITE_LOCKED) && tries < 100;
         tries++) {
        sqlite3_sleep(50);
        code = sqlite3_backup_step(backup, -1);
    }
    int end = sqlite3_backup_finish(backup);
    if (code == SQLITE_IOERR_DIR_FSYNC) /* all is there but the sync of its folder */
        return RT_OK;
    bool is_done = code == SQLITE_DONE;
    if (end != SQLITE_OK || !is_done)
        return is_done ? db_trouble(to, error)
                       : rt_fail(error, RT_BUSY, "%s could not be copied (%s)", db->path,
                                 sqlite3_errstr(code));
    return RT_OK;
}
