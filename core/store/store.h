/* What the files of the store share: the register itself and its small tables. */
#ifndef STORE_STORE_H
#define STORE_STORE_H

#include <rectrack/register.h>

#include "store/db.h"

struct rt_register {
    struct db *db;
    char *path;
    char *why_readonly; /* NULL: it can be written */
    struct rt_facts facts;
    bool has_facts;  /* facts are those of the file as it stands */
    bool is_held;    /* the transaction it was opened in goes on */
    bool is_writing; /* a set is under way: their hash is kept at its end */
    int64_t data_version;
};

/* ---- schema.c ---- */

enum { SCHEMA_VERSION = 1, APPLICATION_ID = 0x72637472 }; /* "rctr" */

/* Makes the empty tables of a new register, with its identity. */
enum rt_status schema_create(struct db *db, struct rt_error *error);

/* Is this a register that this program reads: our version, our tables and nothing
 * else?  (That it bears our mark was seen before it was opened.) */
enum rt_status schema_verify(struct db *db, const char *path, struct rt_error *error);

/* ---- facts.c ---- */

/* Reads sources, owners, events and periods into facts (cleared first); in a
 * transaction, or they may be of several moments. */
enum rt_status facts_read(struct db *db, struct rt_facts *facts, struct rt_error *error);

/* Are they still those whose hash was kept? */
enum rt_status facts_verify(struct db *db, const struct rt_facts *facts,
                            struct rt_error *error);

/* Both, seen as they stood at one moment, whoever saves meanwhile. */
enum rt_status facts_read_at_once(struct db *db, bool is_verified, struct rt_facts *facts,
                                  struct rt_error *error);

/* SHA-256 of their canonical bytes in their order, 64 hex digits; g_free it. */
char *facts_hash(const struct rt_facts *facts);

/* ---- read.c ---- */

/* The columns and tables that a record is read from; $1 is the day.  read_one asks
 * for one, whole, of the row $2. */
extern const char read_columns_row[], read_columns_whole[], read_tables[], read_one[];

/* What a row says beside the record. */
struct read_row {
    int64_t id;
    int64_t content_id; /* whose lists it shows: of a shared row its first's, else id */
    int64_t place;
    int64_t version;
    int parts;        /* enum read_part of the one whose lists are shown */
    size_t own_links; /* the first so many links are held by the record itself */
    const char *hash;
    const char *late; /* the places of overdue targets, a blank before each */
};

enum read_part {
    READ_OWNERS = 1,
    READ_ACTION_OWNERS = 2,
    READ_WAITING = 4,
    READ_ACTIONS = 8,
    READ_TARGETS = 16,
    READ_REVISIONS = 32,
    READ_UPDATES = 64,
    READ_LINKS = 128,
};

/* Fills the record (zeroed) from the statement's row, lists included.  With
 * is_own a member of a shared row has its own lists (none), and only links held
 * by the record itself: the content that its hash is of. */
enum rt_status read_record(struct db *db, struct db_statement *statement, enum rt_depth depth,
                           bool is_own, struct rt_arena *arena, struct rt_record *out,
                           struct read_row *row, struct rt_error *error);

/* ---- read_one.c ---- */

/* One record by id, whole, as read_record gives it. */
enum rt_status read_by_id(struct db *db, int64_t id, const char *today, bool is_own,
                          struct rt_arena *arena, struct rt_record *out, struct read_row *row,
                          struct rt_error *error);

/* One record's own content by id, as its hash is of. */
enum rt_status read_own(struct db *db, int64_t id, struct rt_arena *arena,
                        struct rt_record *out, struct read_row *row, struct rt_error *error);

/* The record as shown on a day, by id; verified against its hash, unless that was
 * reckoned from the same words in this transaction (is_trusted). */
enum rt_status read_shown(struct db *db, int64_t id, const struct rt_outlook *outlook,
                          bool is_trusted, struct rt_arena *arena, struct rt_record *out,
                          struct rt_error *error);

/* Are the words on disk still those whose hash was kept?  Then what the record
 * shows is reckoned from them: what lists look up is not trusted here. */
enum rt_status read_verify(struct db *db, struct rt_record *shown, const struct read_row *row,
                           const struct rt_outlook *outlook, struct rt_arena *arena,
                           struct rt_error *error);

/* What an altered record is refused with. */
enum rt_status read_altered(const char *ref, struct rt_error *error);

/* Fills hash (65 bytes) with the hash of the record's canonical bytes, which scratch
 * then holds. */
void read_hash(const struct rt_record *record, GString *scratch, char hash[static 65]);

#endif
