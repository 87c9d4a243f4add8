/* The limit's operations on a register, one a run. */
#include "tests/bench/limit.h"

#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <yaml.h>

const char limit_row[] = "SELECT r.ref, r.title, t.name, r.rag, r.due,"
                         " (SELECT group_concat(o.name, '; ') FROM rec_owner ro"
                         "  JOIN owner o ON o.id = ro.owner_id WHERE ro.rec_id = r.id), r.id"
                         " FROM rec r JOIN theme t ON t.id = r.theme_id ";

const char limit_found[] = "r.id IN (SELECT rowid FROM rec_fts WHERE rec_fts MATCH ?1"
                           " UNION SELECT rec_id FROM note WHERE id IN"
                           "  (SELECT rowid FROM note_fts WHERE note_fts MATCH ?1)"
                           " UNION SELECT rec_id FROM action WHERE id IN"
                           "  (SELECT rowid FROM action_fts WHERE action_fts MATCH ?1)) ";

static void print_rows(sqlite3_stmt *statement)
{
    int n = sqlite3_column_count(statement);
    while (sqlite3_step(statement) == SQLITE_ROW)
        for (int i = 0; i < n; i++) {
            fputs(limit_column(statement, i), stdout);
            putchar(i + 1 < n ? '\t' : '\n');
        }
    sqlite3_finalize(statement);
}

static sqlite3_stmt *rows(sqlite3 *db, const char *before, const char *found, const char *after)
{
    char sql[2000];
    snprintf(sql, sizeof sql, "%s%s%s%s", limit_row, before, found, after);
    return limit_prepare(db, sql);
}

static void do_list(char **word)
{
    sqlite3 *db = limit_open(word[0], SQLITE_OPEN_READONLY);
    print_rows(rows(db, "ORDER BY r.id LIMIT 50", "", ""));
    sqlite3_close(db);
}

static void do_filter(char **word)
{
    sqlite3 *db = limit_open(word[0], SQLITE_OPEN_READONLY);
    sqlite3_stmt *statement = rows(db,
                                   "JOIN rec_owner x ON x.rec_id = r.id"
                                   " WHERE x.owner_id = (SELECT id FROM owner WHERE name = ?1)"
                                   " AND r.rag = ?2 AND r.due < ?3 ORDER BY r.due, r.id",
                                   "", "");
    for (int i = 0; i < 3; i++)
        limit_bind(statement, i + 1, word[i + 1]);
    print_rows(statement);
    sqlite3_close(db);
}

static void do_search(char **word)
{
    sqlite3 *db = limit_open(word[0], SQLITE_OPEN_READONLY);
    sqlite3_stmt *statement = rows(db, "WHERE ", limit_found, "ORDER BY r.id");
    limit_bind(statement, 1, word[1]);
    print_rows(statement);
    sqlite3_close(db);
}

static void do_show(char **word)
{
    static const char *const asked[] = {
        "SELECT r.*, t.name FROM rec r JOIN theme t ON t.id = r.theme_id WHERE r.ref = ?1",
        "SELECT o.name FROM rec_owner x JOIN owner o ON o.id = x.owner_id"
        " WHERE x.rec_id = (SELECT id FROM rec WHERE ref = ?1) ORDER BY x.pos",
        "SELECT target, status, text FROM action"
        " WHERE rec_id = (SELECT id FROM rec WHERE ref = ?1) ORDER BY pos",
        "SELECT p.label, n.date, n.rag, n.text FROM note n JOIN period p ON p.id = n.period_id"
        " WHERE n.rec_id = (SELECT id FROM rec WHERE ref = ?1) ORDER BY p.id",
    };
    sqlite3 *db = limit_open(word[0], SQLITE_OPEN_READONLY);
    for (size_t i = 0; i < sizeof asked / sizeof *asked; i++) {
        sqlite3_stmt *statement = limit_prepare(db, asked[i]);
        limit_bind(statement, 1, word[1]);
        print_rows(statement);
    }
    sqlite3_close(db);
}

/* Another note for the last period, and that it was so before, in one durable
 * transaction; the note's words stay searchable. */
static void do_update(char **word)
{
    sqlite3 *db = limit_open(word[0], SQLITE_OPEN_READWRITE);
    limit_exec(db, "PRAGMA journal_mode=DELETE; PRAGMA synchronous=EXTRA; BEGIN IMMEDIATE");
    sqlite3_stmt *old = limit_prepare(
        db, "SELECT n.id, n.text FROM rec r JOIN note n ON n.rec_id = r.id WHERE r.ref = ?1"
            " ORDER BY n.period_id DESC LIMIT 1");
    limit_bind(old, 1, word[1]);
    if (sqlite3_step(old) != SQLITE_ROW)
        limit_die("no such reference", word[1]);
    static const char *const changes[] = {
        "INSERT INTO log (note_id, was, becomes) VALUES (?1, ?2, ?3)",
        "INSERT INTO note_fts (note_fts, rowid, text) VALUES ('delete', ?1, ?2)",
        "INSERT INTO note_fts (rowid, text) VALUES (?1, ?3)",
        "UPDATE note SET text = ?3 WHERE id = ?1",
    };
    for (size_t i = 0; i < sizeof changes / sizeof *changes; i++) {
        sqlite3_stmt *change = limit_prepare(db, changes[i]);
        int n = sqlite3_bind_parameter_count(change);
        sqlite3_bind_int64(change, 1, sqlite3_column_int64(old, 0));
        if (strstr(changes[i], "?2"))
            limit_bind(change, 2, limit_column(old, 1));
        if (n == 3)
            limit_bind(change, 3, word[2]);
        limit_step(change);
        sqlite3_finalize(change);
    }
    sqlite3_finalize(old);
    limit_exec(db, "COMMIT");
    sqlite3_close(db);
}

static void put_quoted(const char *text, FILE *file)
{
    for (const char *quote; (quote = strchr(text, '"')); text = quote + 1) {
        fwrite(text, 1, (size_t)(quote - text) + 1, file);
        putc('"', file);
    }
    fputs(text, file);
}

/* The rows that belong to record id, from a cursor kept in step, in one cell. */
static void put_children(sqlite3_stmt *cursor, sqlite3_int64 id, FILE *file)
{
    const char *between = "\"";
    int n = sqlite3_column_count(cursor);
    for (; sqlite3_data_count(cursor) && sqlite3_column_int64(cursor, 0) == id;
         sqlite3_step(cursor)) {
        fputs(between, file);
        for (int i = 1; i < n; i++) {
            put_quoted(limit_column(cursor, i), file);
            putc(' ', file);
        }
        between = "\n";
    }
    fputs("\",", file);
}

/* Every field of every recommendation, a row each. */
static void do_csv(char **word)
{
    sqlite3 *db = limit_open(word[0], SQLITE_OPEN_READONLY);
    FILE *file = fopen(word[1], "w");
    if (!file)
        limit_die("can't be written", word[1]);
    setvbuf(file, NULL, _IOFBF, 1 << 18);
    sqlite3_stmt *records =
        limit_prepare(db, "SELECT r.id, r.ref, r.title, t.name, r.rag, r.due, r.text FROM rec r"
                          " CROSS JOIN theme t ON t.id = r.theme_id ORDER BY r.id");
    static const char *const asked[] = {
        "SELECT x.rec_id, o.name FROM rec_owner x CROSS JOIN owner o ON o.id = x.owner_id"
        " ORDER BY x.rec_id, x.owner_id",
        "SELECT a.rec_id, a.target, a.status, o.name, a.text FROM action a"
        " CROSS JOIN owner o ON o.id = a.owner_id ORDER BY a.rec_id, a.pos",
        "SELECT n.rec_id, p.label, n.date, n.rag, n.text FROM note n"
        " CROSS JOIN period p ON p.id = n.period_id ORDER BY n.rec_id, n.period_id",
    };
    sqlite3_stmt *children[3];
    for (int k = 0; k < 3; k++) {
        children[k] = limit_prepare(db, asked[k]);
        sqlite3_step(children[k]);
    }
    while (sqlite3_step(records) == SQLITE_ROW) {
        for (int i = 1; i < 7; i++) {
            putc('"', file);
            put_quoted(limit_column(records, i), file);
            fputs("\",", file);
        }
        for (int k = 0; k < 3; k++)
            put_children(children[k], sqlite3_column_int64(records, 0), file);
        putc('\n', file);
    }
    if (fclose(file))
        limit_die("can't be written", word[1]);
}

/* Every event of a YAML file. */
static void do_yaml(char **word)
{
    yaml_parser_t parser;
    yaml_event_t event;
    FILE *file = fopen(word[0], "r");
    if (!file || !yaml_parser_initialize(&parser))
        limit_die("can't be read", word[0]);
    yaml_parser_set_input_file(&parser, file);
    for (bool is_over = false; !is_over;) {
        if (!yaml_parser_parse(&parser, &event))
            limit_die("no YAML", word[0]);
        is_over = event.type == YAML_STREAM_END_EVENT;
        yaml_event_delete(&event);
    }
    yaml_parser_delete(&parser);
    fclose(file);
}

static void do_nothing(char **word)
{
    (void)word;
}

static void do_load(char **word)
{
    limit_load(word[0], word[1]);
}

static void do_screen(char **word)
{
    limit_screen(word[0]);
}

int main(int argc, char **argv)
{
    static const struct {
        const char *name;
        int words;
        void (*run)(char **word);
    } operations[] = {
        {"start", 0, do_nothing}, {"list", 1, do_list}, {"filter", 4, do_filter},
        {"search", 2, do_search}, {"show", 2, do_show}, {"load", 2, do_load},
        {"update", 3, do_update}, {"csv", 2, do_csv},   {"yaml", 1, do_yaml},
        {"screen", 1, do_screen},
    };
    for (size_t i = 0; argc > 1 && i < sizeof operations / sizeof *operations; i++)
        if (strcmp(argv[1], operations[i].name) == 0 && argc == 2 + operations[i].words) {
            operations[i].run(argv + 2);
            return EXIT_SUCCESS;
        }
    limit_die("usage", "limit start | list DB | filter DB OWNER RAG BEFORE | search DB WORD |"
                       " show DB REF | update DB REF TEXT | load LINES DB | csv DB FILE | yaml "
                       "FILE | screen DB");
}
