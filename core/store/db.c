/* SQLite behind the door: statements, rows, transactions.  Knows no table. */
#include "store/db.h"

#include <stdlib.h>
#include <unistd.h>

#include "store/db_engine.h"

/* A crash left a journal, and it can't be rolled back from here. */
static bool is_left_open(const struct db *db, int code)
{
    g_autofree char *journal = g_strconcat(db->path, "-journal", NULL);
    return code == SQLITE_READONLY_ROLLBACK ||
           ((code & 0xff) == SQLITE_CANTOPEN && access(journal, F_OK) == 0);
}

static enum rt_status tell_busy(struct db *db, struct rt_error *error)
{
    g_autofree char *holder = db_holder(db);
    return rt_fail(error, RT_BUSY, "%s is busy: %s is saving; try again", db->path,
                   holder ? holder : "somebody else");
}

/* The engine's word for what went wrong, in ours. */
static enum rt_status tell(struct db *db, struct rt_error *error)
{
    int code = sqlite3_extended_errcode(db->engine);
    const char *words = sqlite3_errmsg(db->engine);
    if (is_left_open(db, code))
        return rt_fail(
            error, RT_REFUSED,
            "%s was left in the middle of saving and can't be read as it is; open it "
            "once where it and %s-journal can be written",
            db->path, db->path);
    switch (code & 0xff) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        return tell_busy(db, error);
    case SQLITE_FULL:
        return rt_fail(error, RT_BUSY, "the disk of %s is full; free some space and try again",
                       db->path);
    case SQLITE_NOTADB:
        return rt_fail(error, RT_REFUSED, "%s is not a register; name another file", db->path);
    case SQLITE_CORRUPT:
        return rt_fail(error, RT_REFUSED,
                       "%s is damaged (%s); keep it as it is and restore a backup", db->path,
                       words);
    case SQLITE_READONLY:
        return rt_fail(error, RT_REFUSED, "%s can't be written (%s)", db->path, words);
    case SQLITE_CANTOPEN:
        return rt_fail(error, RT_REFUSED, "%s can't be opened (%s)", db->path, words);
    case SQLITE_CONSTRAINT:
        return rt_fail(error, RT_REFUSED, "the register refuses what does not fit it (%s)",
                       words);
    case SQLITE_TOOBIG:
        return rt_fail(error, RT_REFUSED, "a text is too long for the register; shorten it");
    case SQLITE_IOERR:
        return rt_fail(error, RT_BUSY,
                       "the disk of %s failed (%s); look after the disk, then try again",
                       db->path, words);
    case SQLITE_NOMEM:
        return rt_fail(error, RT_BUSY, "there is not enough memory for %s", db->path);
    default:
        return rt_fail(error, RT_BUSY, "%s failed (%s, %d)", db->path, words, code);
    }
}

static void forget_trouble(struct db *db)
{
    rt_error_clear(&db->failed);
}

/* Takes it over, or frees it. */
static void remember_trouble(struct db *db, struct rt_error *why)
{
    if (db->failed.sentence)
        rt_error_clear(why);
    else
        db->failed = *why;
}

enum rt_status db_trouble(struct db *db, struct rt_error *error)
{
    struct rt_error why = {0};
    enum rt_status status = tell(db, &why);
    rt_fail(error, status, "%s", why.sentence);
    if (db->is_writing)
        remember_trouble(db, &why);
    else
        rt_error_clear(&why);
    return status;
}

/* Once something has failed nothing more is done in a transaction that may write: the
 * engine may have taken all of it back by itself, and would save at once what comes
 * next.  Outside of one it is told to who asks next, and over. */
static enum rt_status check_sound(struct db *db, struct rt_error *error)
{
    if (!db->failed.sentence)
        return RT_OK;
    enum rt_status status = rt_fail(error, db->failed.status, "%s", db->failed.sentence);
    if (!db->is_writing)
        forget_trouble(db);
    return status;
}

/* Where the engine has put $1, $2 …: it numbers them as they first appear. */
static void number_parameters(struct db_statement *statement)
{
    int n = sqlite3_bind_parameter_count(statement->engine);
    for (int i = 1; i <= n; i++) {
        const char *name = sqlite3_bind_parameter_name(statement->engine, i);
        int number = name ? atoi(name + 1) : 0;
        if (number > 0 && number < (int)G_N_ELEMENTS(statement->place))
            statement->place[number] = (unsigned char)i;
    }
}

enum rt_status db_prepare_built(struct db *db, const char *sql, struct db_statement **out,
                                struct rt_error *error)
{
    sqlite3_stmt *engine;
    if (sqlite3_prepare_v3(db->engine, sql, -1, SQLITE_PREPARE_PERSISTENT, &engine, NULL) !=
        SQLITE_OK)
        return db_trouble(db, error);
    struct db_statement *statement = g_new0(struct db_statement, 1);
    statement->engine = engine;
    statement->db = db;
    number_parameters(statement);
    *out = statement;
    return RT_OK;
}

enum rt_status db_prepare(struct db *db, const char *sql, struct db_statement **out,
                          struct rt_error *error)
{
    struct db_statement *kept = g_hash_table_lookup(db->kept, sql);
    if (kept) {
        *out = kept;
        return RT_OK;
    }
    enum rt_status status = db_prepare_built(db, sql, out, error);
    if (status == RT_OK)
        g_hash_table_insert(db->kept, (void *)(uintptr_t)sql, *out);
    return status;
}

void db_finish(struct db_statement *statement)
{
    if (!statement)
        return;
    sqlite3_finalize(statement->engine);
    g_free(statement);
}

/* A text too long for the engine binds NULL: it is told at the next step. */
static void note(struct db_statement *statement, int code)
{
    if (code != SQLITE_OK && !statement->trouble)
        statement->trouble = code;
}

void db_bind(struct db_statement *statement, int i, const char *text)
{
    g_assert(statement->place[i]);
    note(statement,
         sqlite3_bind_text(statement->engine, statement->place[i], text, -1, SQLITE_STATIC));
}

void db_bind_int(struct db_statement *statement, int i, int64_t value)
{
    g_assert(statement->place[i]);
    note(statement, sqlite3_bind_int64(statement->engine, statement->place[i], value));
}

enum rt_status db_step(struct db_statement *statement, bool *has_row, struct rt_error *error)
{
    enum rt_status sound = check_sound(statement->db, error);
    if (sound == RT_OK && statement->trouble)
        sound = rt_fail(error, RT_REFUSED, "a text is too long for the register; shorten it");
    statement->trouble = 0;
    if (sound != RT_OK) {
        *has_row = false;
        sqlite3_reset(statement->engine);
        return sound;
    }
    int code = sqlite3_step(statement->engine);
    *has_row = code == SQLITE_ROW;
    if (code == SQLITE_ROW)
        return RT_OK;
    enum rt_status status = code == SQLITE_DONE ? RT_OK : db_trouble(statement->db, error);
    sqlite3_reset(statement->engine);
    return status;
}

enum rt_status db_run(struct db_statement *statement, struct rt_error *error)
{
    bool has_row = true;
    enum rt_status status = RT_OK;
    while (status == RT_OK && has_row)
        status = db_step(statement, &has_row, error);
    return status;
}

void db_reset(struct db_statement *statement)
{
    sqlite3_reset(statement->engine);
}

const char *db_text_or_null(struct db_statement *statement, int column)
{
    const char *text = (const char *)sqlite3_column_text(statement->engine, column);
    if (text || sqlite3_column_type(statement->engine, column) == SQLITE_NULL)
        return text;
    struct rt_error why = {0};
    tell(statement->db, &why);
    remember_trouble(statement->db, &why);
    return "";
}

const char *db_text(struct db_statement *statement, int column)
{
    const char *text = db_text_or_null(statement, column);
    if (text)
        return text;
    struct rt_error why = {0};
    const char *name = sqlite3_column_name(statement->engine, column);
    rt_fail(&why, RT_REFUSED,
            "%s is damaged (%s is missing); keep it as it is and restore a backup",
            statement->db->path, name ? name : "a text");
    remember_trouble(statement->db, &why);
    return "";
}

size_t db_length(struct db_statement *statement, int column)
{
    return statement->db->failed.sentence
               ? 0
               : (size_t)sqlite3_column_bytes(statement->engine, column);
}

int64_t db_int(struct db_statement *statement, int column)
{
    return sqlite3_column_int64(statement->engine, column);
}

enum rt_status db_execute(struct db *db, const char *sql, struct rt_error *error)
{
    enum rt_status sound = check_sound(db, error);
    if (sound != RT_OK)
        return sound;
    return sqlite3_exec(db->engine, sql, NULL, NULL, NULL) == SQLITE_OK ? RT_OK
                                                                        : db_trouble(db, error);
}

/* KiB of pages kept in memory. */
static const char FEW[] = "PRAGMA cache_size=-256", MANY[] = "PRAGMA cache_size=-8192";

enum rt_status db_keep_few(struct db *db, struct rt_error *error)
{
    return db_execute(db, FEW, error);
}

enum rt_status db_begin(struct db *db, bool for_writing, struct rt_error *error)
{
    enum rt_status status = for_writing ? db_execute(db, MANY, error) : RT_OK;
    forget_trouble(db);
    if (status == RT_OK)
        status = db_execute(db, for_writing ? "BEGIN IMMEDIATE" : "BEGIN", error);
    db->is_writing = for_writing && status == RT_OK;
    return status;
}

static void let_go_of_pages(struct db *db)
{
    if (db->is_writing)
        sqlite3_exec(db->engine, FEW, NULL, NULL, NULL);
    db->is_writing = false;
    forget_trouble(db);
}

/* With the journal gone all is saved; only that it is gone may not be on the disk yet. */
static enum rt_status commit(struct db *db, struct rt_error *error)
{
    bool is_done = sqlite3_exec(db->engine, "COMMIT", NULL, NULL, NULL) == SQLITE_OK;
    db->is_unsure = !is_done && sqlite3_extended_errcode(db->engine) == SQLITE_IOERR_DIR_FSYNC;
    return is_done || db->is_unsure ? RT_OK : db_trouble(db, error);
}

enum rt_status db_commit(struct db *db, struct rt_error *error)
{
    enum rt_status status = check_sound(db, error);
    if (status == RT_OK)
        status = commit(db, error);
    if (status != RT_OK)
        db_rollback(db);
    let_go_of_pages(db);
    return status;
}

bool db_is_unsure(const struct db *db)
{
    return db->is_unsure;
}

void db_rollback(struct db *db)
{
    if (db_in_transaction(db))
        sqlite3_exec(db->engine, "ROLLBACK", NULL, NULL, NULL);
    let_go_of_pages(db);
}

void db_end(struct db *db)
{
    if (db_in_transaction(db))
        sqlite3_exec(db->engine, "COMMIT", NULL, NULL, NULL);
}

bool db_in_transaction(const struct db *db)
{
    return !sqlite3_get_autocommit(db->engine);
}

int64_t db_last_id(const struct db *db)
{
    return sqlite3_last_insert_rowid(db->engine);
}

bool db_has_moved(const struct db *db)
{
    int has_moved = 0;
    return sqlite3_file_control(db->engine, "main", SQLITE_FCNTL_HAS_MOVED, &has_moved) ==
               SQLITE_OK &&
           has_moved;
}

static enum rt_status read_number(struct db *db, const char *sql, int64_t *out,
                                  struct rt_error *error)
{
    struct db_statement *statement;
    bool has_row = false;
    enum rt_status status = db_prepare(db, sql, &statement, error);
    if (status == RT_OK)
        status = db_step(statement, &has_row, error);
    if (status == RT_OK && has_row) {
        *out = db_int(statement, 0);
        db_reset(statement);
    }
    return status;
}

enum rt_status db_number(struct db *db, int64_t *version, struct rt_error *error)
{
    return read_number(db, "PRAGMA user_version", version, error);
}

enum rt_status db_set_marks(struct db *db, int64_t application, int64_t version,
                            struct rt_error *error)
{
    g_autofree char *sql = g_strdup_printf("PRAGMA application_id=%" G_GINT64_FORMAT
                                           "; PRAGMA user_version=%" G_GINT64_FORMAT,
                                           application, version);
    return db_execute(db, sql, error);
}

int64_t db_version_of_data(struct db *db)
{
    int64_t version = 0;
    db->is_hasty = true;
    read_number(db, "PRAGMA data_version", &version, NULL);
    db->is_hasty = false;
    return version;
}
