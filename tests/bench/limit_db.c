/* What the limit's programs ask of the database engine. */
#include "tests/bench/limit.h"

#include <stdio.h>
#include <stdlib.h>

void limit_die(const char *what, const char *about)
{
    fprintf(stderr, "limit: %s: %s\n", what, about);
    exit(EXIT_FAILURE);
}

void limit_ok(sqlite3 *db, int status)
{
    if (status != SQLITE_OK && status != SQLITE_ROW && status != SQLITE_DONE)
        limit_die("SQLite", sqlite3_errmsg(db));
}

sqlite3 *limit_open(const char *path, int flags)
{
    sqlite3 *db = NULL;
    limit_ok(db, sqlite3_open_v2(path, &db, flags, NULL));
    return db;
}

void limit_exec(sqlite3 *db, const char *sql)
{
    limit_ok(db, sqlite3_exec(db, sql, NULL, NULL, NULL));
}

sqlite3_stmt *limit_prepare(sqlite3 *db, const char *sql)
{
    sqlite3_stmt *statement = NULL;
    limit_ok(db, sqlite3_prepare_v2(db, sql, -1, &statement, NULL));
    return statement;
}

void limit_bind(sqlite3_stmt *statement, int i, const char *text)
{
    limit_ok(sqlite3_db_handle(statement),
             sqlite3_bind_text(statement, i, text, -1, SQLITE_STATIC));
}

void limit_step(sqlite3_stmt *statement)
{
    limit_ok(sqlite3_db_handle(statement), sqlite3_step(statement));
    sqlite3_reset(statement);
}

const char *limit_column(sqlite3_stmt *statement, int i)
{
    const char *text = (const char *)sqlite3_column_text(statement, i);
    return text ? text : "";
}
