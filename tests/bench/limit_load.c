/* The limit's import: lines of JSON as generate.py writes them, read in place
 * without an allocation, into the limit's register.
 */
#include "tests/bench/limit.h"

#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static const char schema[] =
    "CREATE TABLE theme(id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE);"
    "CREATE TABLE owner(id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE);"
    "CREATE TABLE period(id INTEGER PRIMARY KEY, label TEXT NOT NULL UNIQUE);"
    "CREATE TABLE rec(id INTEGER PRIMARY KEY, ref TEXT NOT NULL UNIQUE, title TEXT NOT NULL,"
    " text TEXT NOT NULL, theme_id INTEGER NOT NULL REFERENCES theme, rag TEXT NOT NULL, due "
    "TEXT);"
    "CREATE TABLE rec_owner(rec_id INTEGER NOT NULL REFERENCES rec, owner_id INTEGER NOT NULL"
    " REFERENCES owner, pos INTEGER NOT NULL, PRIMARY KEY (rec_id, owner_id)) WITHOUT ROWID;"
    "CREATE TABLE action(id INTEGER PRIMARY KEY, rec_id INTEGER NOT NULL REFERENCES rec,"
    " pos INTEGER NOT NULL, text TEXT NOT NULL, owner_id INTEGER REFERENCES owner,"
    " target TEXT NOT NULL, status TEXT NOT NULL, UNIQUE (rec_id, pos));"
    "CREATE TABLE note(id INTEGER PRIMARY KEY, rec_id INTEGER NOT NULL REFERENCES rec,"
    " period_id INTEGER NOT NULL REFERENCES period, date TEXT NOT NULL,"
    " author_id INTEGER REFERENCES owner, rag TEXT NOT NULL, text TEXT NOT NULL,"
    " UNIQUE (rec_id, period_id));"
    "CREATE TABLE log(id INTEGER PRIMARY KEY, note_id INTEGER NOT NULL REFERENCES note,"
    " was TEXT NOT NULL, becomes TEXT NOT NULL);"
    "CREATE VIRTUAL TABLE rec_fts USING fts5(title, text, content='rec', content_rowid='id');"
    "CREATE VIRTUAL TABLE action_fts USING fts5(text, content='action', content_rowid='id');"
    "CREATE VIRTUAL TABLE note_fts USING fts5(text, content='note', content_rowid='id');"
    "INSERT INTO rec_fts(rec_fts, rank) VALUES ('hashsize', 67108864);"
    "INSERT INTO action_fts(action_fts, rank) VALUES ('hashsize', 67108864);"
    "INSERT INTO note_fts(note_fts, rank) VALUES ('hashsize', 67108864);";

static const char indexes[] =
    "CREATE INDEX rec_owner_by_owner ON rec_owner(owner_id, rec_id);"
    "CREATE INDEX rec_by_rag ON rec(rag, due);"
    "CREATE INDEX rec_by_due ON rec(due);"
    "CREATE INDEX action_by_target ON action(status, target);"
    "CREATE INDEX note_by_period ON note(period_id);"
    "INSERT INTO rec_fts(rec_fts, rank) VALUES ('hashsize', 1048576);"
    "INSERT INTO action_fts(action_fts, rank) VALUES ('hashsize', 1048576);"
    "INSERT INTO note_fts(note_fts, rank) VALUES ('hashsize', 1048576);"
    "COMMIT";

enum { KEYS = 12, CHILDREN = 20, NAMES = 99 };

/* An object without objects in it: keys and values, texts only. */
struct object {
    char *key[KEYS], *value[KEYS];
    int n;
};

struct line {
    struct object top, actions[CHILDREN], notes[CHILDREN];
    char *owners[CHILDREN];
    int n_actions, n_notes, n_owners;
};

static char *after_blanks(char *at)
{
    return at + strspn(at, " ,:");
}

/* The text that begins at *at, unescaped in place; *at goes behind it. */
static char *take_text(char **at)
{
    char *from = after_blanks(*at) + 1, *to = from, *out = from;
    while (*from && *from != '"') {
        if (*from == '\\' && *++from == 'n')
            *from = '\n';
        *to++ = *from++;
    }
    if (!*from)
        limit_die("JSON", "a text without an end");
    *to = '\0';
    *at = from + 1;
    return out;
}

static void take_object(char **at, struct object *out)
{
    out->n = 0;
    for (char *c = after_blanks(*at) + 1;; *at = c) {
        c = after_blanks(c);
        if (*c == '}') {
            *at = c + 1;
            return;
        }
        out->key[out->n] = take_text(&c);
        out->value[out->n++] = take_text(&c);
    }
}

static void take_list(char **at, const char *key, struct line *out)
{
    char *c = after_blanks(*at) + 1;
    for (c = after_blanks(c); *c != ']'; c = after_blanks(c)) {
        if (*c == '"')
            out->owners[out->n_owners++] = take_text(&c);
        else if (*key == 'a')
            take_object(&c, &out->actions[out->n_actions++]);
        else
            take_object(&c, &out->notes[out->n_notes++]);
    }
    *at = c + 1;
}

static void take_line(char *at, struct line *out)
{
    out->top.n = out->n_actions = out->n_notes = out->n_owners = 0;
    for (at = after_blanks(at + 1); *at != '}'; at = after_blanks(at)) {
        char *key = take_text(&at);
        at = after_blanks(at);
        if (*at == '[') {
            take_list(&at, key, out);
            continue;
        }
        out->top.key[out->top.n] = key;
        out->top.value[out->top.n++] = take_text(&at);
    }
}

static const char *get(const struct object *object, const char *key)
{
    for (int i = 0; i < object->n; i++)
        if (strcmp(object->key[i], key) == 0)
            return object->value[i];
    return NULL;
}

/* Names met so far; a name's id is its place, from 1. */
struct names {
    sqlite3_stmt *insert;
    char *name[NAMES];
    int n;
};

static int id_of(struct names *names, const char *name)
{
    for (int i = 0; i < names->n; i++)
        if (strcmp(names->name[i], name) == 0)
            return i + 1;
    names->name[names->n++] = strdup(name);
    sqlite3_bind_int(names->insert, 1, names->n);
    limit_bind(names->insert, 2, name);
    limit_step(names->insert);
    return names->n;
}

struct loader {
    sqlite3 *db;
    struct names themes, owners, periods;
    sqlite3_stmt *rec, *rec_owner, *action, *note, *rec_fts, *action_fts, *note_fts;
};

static void loader_init(struct loader *l, const char *path)
{
    unlink(path);
    l->db = limit_open(path, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE);
    limit_exec(l->db, "PRAGMA cache_size=-65536; BEGIN");
    limit_exec(l->db, schema);
    l->themes.insert = limit_prepare(l->db, "INSERT INTO theme VALUES (?,?)");
    l->owners.insert = limit_prepare(l->db, "INSERT INTO owner VALUES (?,?)");
    l->periods.insert = limit_prepare(l->db, "INSERT INTO period VALUES (?,?)");
    l->rec = limit_prepare(l->db, "INSERT INTO rec VALUES (?,?,?,?,?,?,?)");
    l->rec_owner = limit_prepare(l->db, "INSERT INTO rec_owner VALUES (?,?,?)");
    l->action = limit_prepare(l->db, "INSERT INTO action VALUES (NULL,?,?,?,?,?,?)");
    l->note = limit_prepare(l->db, "INSERT INTO note VALUES (NULL,?,?,?,?,?,?)");
    l->rec_fts = limit_prepare(l->db, "INSERT INTO rec_fts(rowid,title,text) VALUES (?,?,?)");
    l->action_fts = limit_prepare(l->db, "INSERT INTO action_fts(rowid,text) VALUES (?,?)");
    l->note_fts = limit_prepare(l->db, "INSERT INTO note_fts(rowid,text) VALUES (?,?)");
}

static void index_text(struct loader *l, sqlite3_stmt *fts, const char *text)
{
    sqlite3_bind_int64(fts, 1, sqlite3_last_insert_rowid(l->db));
    limit_bind(fts, 2, text);
    limit_step(fts);
}

static void load_rec(struct loader *l, const struct line *line, int id)
{
    const char *title = get(&line->top, "title"), *text = get(&line->top, "text");
    sqlite3_bind_int(l->rec, 1, id);
    limit_bind(l->rec, 2, get(&line->top, "ref"));
    limit_bind(l->rec, 3, title);
    limit_bind(l->rec, 4, text);
    sqlite3_bind_int(l->rec, 5, id_of(&l->themes, get(&line->top, "theme")));
    limit_bind(l->rec, 6, get(&line->top, "rag"));
    limit_bind(l->rec, 7, get(&line->top, "due"));
    limit_step(l->rec);
    limit_bind(l->rec_fts, 3, text);
    index_text(l, l->rec_fts, title);
    for (int i = 0; i < line->n_owners; i++) {
        sqlite3_bind_int(l->rec_owner, 1, id);
        sqlite3_bind_int(l->rec_owner, 2, id_of(&l->owners, line->owners[i]));
        sqlite3_bind_int(l->rec_owner, 3, i);
        limit_step(l->rec_owner);
    }
}

static void load_action(struct loader *l, const struct object *action, int id, int place)
{
    sqlite3_bind_int(l->action, 1, id);
    sqlite3_bind_int(l->action, 2, place);
    limit_bind(l->action, 3, get(action, "text"));
    sqlite3_bind_int(l->action, 4, id_of(&l->owners, get(action, "owner")));
    limit_bind(l->action, 5, get(action, "target"));
    limit_bind(l->action, 6, get(action, "status"));
    limit_step(l->action);
    index_text(l, l->action_fts, get(action, "text"));
}

static void load_note(struct loader *l, const struct object *note, int id)
{
    sqlite3_bind_int(l->note, 1, id);
    sqlite3_bind_int(l->note, 2, id_of(&l->periods, get(note, "period")));
    limit_bind(l->note, 3, get(note, "date"));
    sqlite3_bind_int(l->note, 4, id_of(&l->owners, get(note, "author")));
    limit_bind(l->note, 5, get(note, "rag"));
    limit_bind(l->note, 6, get(note, "text"));
    limit_step(l->note);
    index_text(l, l->note_fts, get(note, "text"));
}

void limit_load(const char *lines, const char *db)
{
    static struct loader loader;
    static struct line line;
    FILE *file = fopen(lines, "r");
    char *text = NULL;
    size_t room = 0;
    if (!file)
        limit_die("can't be read", lines);
    loader_init(&loader, db);
    for (int id = 1; getline(&text, &room, file) > 0; id++) {
        take_line(text, &line);
        load_rec(&loader, &line, id);
        for (int i = 0; i < line.n_actions; i++)
            load_action(&loader, &line.actions[i], id, i + 1);
        for (int i = 0; i < line.n_notes; i++)
            load_note(&loader, &line.notes[i], id);
    }
    limit_exec(loader.db, indexes);
    free(text);
    fclose(file);
}
