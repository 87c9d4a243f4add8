/* What the files of the door share, and nobody else sees. */
#ifndef STORE_DB_ENGINE_H
#define STORE_DB_ENGINE_H

#include <stdbool.h>

#include <glib.h>
#include <sqlite3.h>

#include "store/db.h"

struct db {
    sqlite3 *engine;
    char *path;
    GHashTable *kept;       /* sql pointer → struct db_statement */
    bool is_writing;        /* in a transaction that may write */
    struct rt_error failed; /* what first went wrong in a transaction that may write, or
                               why a text could not be handed over */
    bool is_unsure;         /* what was committed last may not outlast a power cut */
    bool is_guarded;        /* set up: the authorizer denies what is not ours to do */
    bool is_hasty;          /* waits for nobody */
    gint64 busy_since;      /* microseconds; when the wait that is going on began */
    gint64 saved;           /* when somebody saved last, as the file has it */
    gint64 idle_since;      /* microseconds; nobody has saved in that wait */
    bool (*wait)(void *self, int waited); /* asked while it waits, or NULL */
    void *waiter;
};

struct db_statement {
    sqlite3_stmt *engine;
    struct db *db;
    int trouble; /* the engine's, with a value that was bound; 0: none */
    unsigned char place[DB_PARAMETERS + 1]; /* of $1 … among the engine's parameters */
};

/* The engine's word for what went wrong, in ours. */
enum rt_status db_trouble(struct db *db, struct rt_error *error);

/* Who saves at this moment, "rectrack of tester (process 4711)"; NULL: that can't be
 * seen from here.  g_free it. */
char *db_holder(const struct db *db);

#endif
