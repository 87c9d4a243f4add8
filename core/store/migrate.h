/* What the files that move a register of an earlier version share.  Private to them. */
#ifndef STORE_MIGRATE_H
#define STORE_MIGRATE_H

#include "store/set.h"

struct migration {
    struct db *from;       /* the register of version 1, held meanwhile */
    struct store_set *set; /* of the new one, which tells of the move */
    GHashTable *contents;  /* hash → id of the content that has it */
};

/* Why the set says that it is there. */
extern const char migrate_why[];

/* ---- migrate_tables.c ---- */

/* Fails with the status, with why as a sentence. */
enum rt_status migrate_refuse(const char *path, enum rt_status status, const char *why,
                              struct rt_error *error);

/* Makes reg, whose database is new and empty, a copy of the register of that version, from 2
 * on, at from (its real path), with the tables that came since. */
enum rt_status migrate_tables(const char *from, int version, struct rt_register *reg,
                              const char *actor, struct rt_error *error);

/* ---- migrate_said.c ---- */

/* The content that says so, added where there is none yet. */
enum rt_status migrate_content(struct migration *migration, const char *bytes,
                               struct read_said *out, struct rt_error *error);

/* What a recommendation said at the end of that change set, with its content, whose bytes
 * are in the set's scratch. */
enum rt_status migrate_said(struct migration *migration, const char *uuid, int64_t last_set,
                            struct rt_arena *arena, struct rt_record *out,
                            struct read_said *said, struct rt_error *error);

/* ---- migrate_rows.c ---- */

/* Makes all that from, of version 1, holds in reg, whose database is new and empty. */
enum rt_status migrate_rows(struct db *from, struct rt_register *reg, const char *actor,
                            struct rt_error *error);

/* ---- migrate_snapshots.c ---- */

/* What each closed period reported, and its hash as it is reckoned now. */
enum rt_status migrate_snapshots(struct migration *migration, struct rt_error *error);

#endif
