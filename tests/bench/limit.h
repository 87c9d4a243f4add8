/* The limit: the least any program needs for what rectrack does, with the same
 * libraries, prepared statements, no options, and no check but "stop on error".
 */
#ifndef BENCH_LIMIT_H
#define BENCH_LIMIT_H

#include <sqlite3.h>

/* Says what and ends the program. */
_Noreturn void limit_die(const char *what, const char *about);

/* Ends the program where a call of the engine failed. */
void limit_ok(sqlite3 *db, int status);

sqlite3 *limit_open(const char *path, int flags);
void limit_exec(sqlite3 *db, const char *sql);
sqlite3_stmt *limit_prepare(sqlite3 *db, const char *sql);
void limit_bind(sqlite3_stmt *statement, int i, const char *text);
void limit_step(sqlite3_stmt *statement);                 /* one that gives no rows */
const char *limit_column(sqlite3_stmt *statement, int i); /* "" for nothing */

/* The rows that a list shows, to be followed by WHERE or ORDER BY. */
extern const char limit_row[];
/* What a full-text search for ?1 asks of r. */
extern const char limit_found[];

/* A register from lines of JSON, searchable, in one transaction. */
void limit_load(const char *lines, const char *db);

/* The list on the screen: j, k, G, g, /word, q. */
void limit_screen(const char *db);

#endif
