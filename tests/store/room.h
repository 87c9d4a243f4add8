/* A folder of its own with a register in it, and commands run there: for the
 * tests of what is kept.  Criterion gives each test a process, so a room may
 * change its working folder.
 */
#ifndef TESTS_STORE_ROOM_H
#define TESTS_STORE_ROOM_H

#include <glib.h>

#include <rectrack/command.h>

struct room {
    struct rt_output out; /* records into said and noticed */
    char *folder;
    uint32_t today;      /* 15 June 2020 */
    const char *modules; /* the folder of the heavy formats; NULL: there are none */
    GString *said;       /* the last answer: a line a line, cells with " | " between */
    GString *noticed;
    enum rt_status status;  /* how the last command ended */
    bool has_saved;         /* whatever its status */
    char *error;            /* what it said went wrong, "" if nothing */
    size_t n_told, stop_at; /* how often it told how far it is; stopped then, 0: never */
};

/* A new folder, entered; no register in it yet. */
void room_init(struct room *room);
/* The same with an empty register, r.db. */
void room_open(struct room *room);
/* The same with the sample. */
void room_open_sample(struct room *room);
/* Leaves and removes it. */
void room_clear(struct room *room);

/* Runs one command line, quoted as for a shell, on r.db unless it names another. */
enum rt_status room_run(struct room *room, const char *format, ...) G_GNUC_PRINTF(2, 3);

/* The same, which must succeed. */
const char *room_ask(struct room *room, const char *format, ...) G_GNUC_PRINTF(2, 3);

/* Imports a YAML text ("rectrack: 1" is put before it). */
enum rt_status room_import(struct room *room, const char *yaml);

/* A copy of what the register exports as YAML; g_free it. */
char *room_yaml(struct room *room);

/* Asks check; true where it finds the register whole. */
bool room_is_whole(struct room *room);

void room_write(const char *name, const char *text);
/* A file's bytes; g_bytes_unref them. */
GBytes *room_bytes(const char *name);
bool room_is_same(const char *name, GBytes *bytes);

/* Statements put to a file behind the program's back. */
void room_sql(const char *name, const char *sql);
/* The first cell of an answer, "" where there is none; g_free it. */
char *room_sql_text(const char *name, const char *sql);

/* The facts of a register, which must be readable. */
const struct rt_facts *room_facts(struct rt_register *reg);

#endif
