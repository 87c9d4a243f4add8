/* The database's door: the only file that knows the engine.  As thin as one
 * engine needs: statements in the SQL that SQLite and PostgreSQL share, with
 * $1 … parameters.
 */
#ifndef STORE_DB_H
#define STORE_DB_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <rectrack/error.h>

struct db;
struct db_statement;

enum db_mode {
    DB_READ, /* never writes; a journal left by a crash is rolled back first */
    DB_WRITE,
    DB_CREATE, /* makes the file, which must not be there; 0600 */
    DB_MEMORY, /* no file: gone when it is closed; path is for messages alone */
};

/* Opens and sets up one connection.  RT_REFUSED: not a database of ours by its
 * first bytes; RT_BUSY: locked for long (db_begin), or the disk fails. */
enum rt_status db_open(const char *path, enum db_mode mode, struct db **out,
                       struct rt_error *error);
void db_close(struct db *db);

/* Keeps few pages of the file in memory but while it is written: an import comes back to
 * its pages, for who reads it costs less to read one again than fresh memory for each.
 * It asks for the schema: once that is read. */
enum rt_status db_keep_few(struct db *db, struct rt_error *error);

/* The endings of what the engine keeps beside a file while it is written: it is
 * read into whatever bears the name next.  The last is NULL. */
extern const char *const db_endings[];

/* The most parameters that a statement may have. */
enum { DB_PARAMETERS = 200 };

/* A prepared statement; sql must be a string that outlives db: it is kept and
 * given again for the same sql.  Parameters $1 to $n. */
enum rt_status db_prepare(struct db *db, const char *sql, struct db_statement **out,
                          struct rt_error *error);

/* The same for SQL that was built and is freed by the caller; the statement is
 * the caller's to finish. */
enum rt_status db_prepare_built(struct db *db, const char *sql, struct db_statement **out,
                                struct rt_error *error);
void db_finish(struct db_statement *statement);

/* Texts must stay until the statement is reset; NULL binds NULL. */
void db_bind(struct db_statement *statement, int i, const char *text);
void db_bind_int(struct db_statement *statement, int i, int64_t value);

/* The next row, if there is one.  After the last the statement is reset. */
enum rt_status db_step(struct db_statement *statement, bool *has_row, struct rt_error *error);

/* Steps to the end and resets. */
enum rt_status db_run(struct db_statement *statement, struct rt_error *error);
void db_reset(struct db_statement *statement);

/* Columns of the row, from 0; a text is good until the next step.  One that is never
 * empty is db_text's: where it is NULL all the same the file is damaged, and where memory
 * gave out neither of them has it.  Then it is "", and the next step of any statement is
 * refused for that: nobody who reads a row has to look. */
const char *db_text(struct db_statement *statement, int column);
/* NULL for NULL. */
const char *db_text_or_null(struct db_statement *statement, int column);
size_t db_length(struct db_statement *statement, int column);
int64_t db_int(struct db_statement *statement, int column);

/* One statement without parameters or rows. */
enum rt_status db_execute(struct db *db, const char *sql, struct rt_error *error);

/* A write transaction takes the lock at once and waits for it: up to five seconds, or
 * thirty while others save one after the other; one for reading keeps what it sees from
 * changing meanwhile. */
enum rt_status db_begin(struct db *db, bool for_writing, struct rt_error *error);
/* Refused where anything failed since it began, though nobody minded it then; whatever
 * was asked in between failed for it too. */
enum rt_status db_commit(struct db *db, struct rt_error *error);
/* What was committed is there, but its folder was not synced: a power cut may bring back
 * what was before. */
bool db_is_unsure(const struct db *db);
void db_rollback(struct db *db);
/* The end of one for reading; what is still being read is read to its end. */
void db_end(struct db *db);
bool db_in_transaction(const struct db *db);

int64_t db_last_id(const struct db *db);

/* Does its path lead to another file now than to the one that was opened? */
bool db_has_moved(const struct db *db);

/* The number of its schema, and our mark in the file beside it. */
enum rt_status db_number(struct db *db, int64_t *version, struct rt_error *error);
enum rt_status db_set_marks(struct db *db, int64_t application, int64_t version,
                            struct rt_error *error);

/* Asked now and then while the file is somebody else's, with the milliseconds waited so
 * far; false: gives up at once.  NULL: nobody is asked. */
void db_on_wait(struct db *db, bool (*wait)(void *self, int waited), void *self);

/* Grows when another connection changed the file; waits for nobody: 0 while that is
 * saving. */
int64_t db_version_of_data(struct db *db);

/* Full text: one bag of words for each id, in a table that is made so.  words as the
 * search folds them. */
extern const char db_words_table[];
enum rt_status db_words_add(struct db *db, int64_t id, const char *words,
                            struct rt_error *error);
enum rt_status db_words_remove(struct db *db, int64_t id, const char *words,
                               struct rt_error *error);
/* A condition that record r, or the first one of the row it shares, has words that
 * stand one behind the other as those of the parameter do, the last of which may
 * go on: condition, parameter, shared.  The pattern makes the parameter (g_free
 * it; NULL where there is no word in text). */
extern const char db_words_condition[], db_words_shared[];
char *db_words_pattern(const char *text);

/* Is the full text whole in itself, and has it all recommendations?  Takes the lock for a
 * moment, writes nothing. */
enum rt_status db_words_check(struct db *db, bool *is_whole, struct rt_error *error);

/* The engine's own checks; each trouble is a sentence for the callback. */
enum rt_status db_check(struct db *db, void (*trouble)(void *self, const char *sentence),
                        void *self, struct rt_error *error);

/* A copy of all of db as it stands into the empty database to, whose folder is still to be
 * synced. */
enum rt_status db_copy(struct db *db, struct db *to, struct rt_error *error);

#endif
