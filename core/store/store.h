/* What the files of the store share: the register itself and its small tables. */
#ifndef STORE_STORE_H
#define STORE_STORE_H

#include <rectrack/register.h>

#include "base/hash.h"
#include "store/db.h"

struct rt_register {
    struct db *db;
    char *path;
    char *why_readonly; /* NULL: it can be written */
    bool can_write;     /* it was opened so */
    struct rt_facts facts;
    bool has_facts;  /* facts are those of the file as it stands */
    bool is_held;    /* the transaction it was opened in goes on */
    bool is_writing; /* a set is under way: their hash is kept at its end */
    int64_t data_version;
};

/* ---- schema.c ---- */

enum {
    SCHEMA_VERSION = 5,
    SCHEMA_OLDEST = 1,          /* from which on they are read to be moved to that one */
    APPLICATION_ID = 0x72637472 /* "rctr" */
};

/* Makes the empty tables of a new register, with its identity. */
enum rt_status schema_create(struct db *db, struct rt_error *error);

/* Is this a register that this program reads: our version, our tables and nothing
 * else?  (That it bears our mark was seen before it was opened.) */
enum rt_status schema_verify(struct db *db, const char *path, struct rt_error *error);

/* The same of an earlier version, and which. */
enum rt_status schema_verify_old(struct db *db, const char *path, int *version,
                                 struct rt_error *error);

/* Makes of the tables of that version, from 2 on, those of this one. */
enum rt_status schema_grow(struct db *db, int version, struct rt_error *error);

/* ---- register.c ---- */

/* Why a register can't be written, as a sentence; NULL where it can.  real: its real path;
 * g_free it. */
char *register_obstacle(const char *real);

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

/* SHA-256 of their canonical bytes in their order, 64 hex digits. */
void facts_hash(const struct rt_facts *facts, char out[static HASH_ROOM]);

/* Those of the shape rt_entities[i]; recommendations and meetings are none. */
const struct rt_list *facts_list(const struct rt_facts *facts, size_t i);

/* The source, owner, event, period or filter that goes by exactly that name, or NULL. */
const void *facts_named(const struct rt_facts *facts, const struct rt_shape *shape,
                        const char *name);

/* ---- meeting.c ---- */

/* The meeting of exactly that day, verified against its hash; its texts in arena. */
enum rt_status meeting_read(struct db *db, const char *date, struct rt_arena *arena,
                            struct rt_meeting *out, bool *is_there, struct rt_error *error);

/* ---- deed.c ---- */

/* The set that undoes a set, the set that it undoes; 0: none. */
enum rt_status deed_undone_by(struct db *db, int64_t number, int64_t *out,
                              struct rt_error *error);
enum rt_status deed_undoes(struct db *db, int64_t number, int64_t *out, struct rt_error *error);

/* ---- history.c ---- */

/* The reference of a recommendation that is there no more, in arena; NULL: of none. */
const char *history_ref_of_gone(struct db *db, const char *uuid, struct rt_arena *arena);

/* ---- read.c ---- */

/* The SQL for each depth: of records r, but for the condition, and of the one with
 * the id $2.  $1 is the day, which RT_WHOLE does not ask for.  read_tables: what
 * conditions are about, record r, its standing k and the first one l of its row. */
extern const char *const read_select[], *const read_one[];
extern const char read_tables[];

/* What a row says beside the record. */
struct read_row {
    int64_t id, place;
    size_t own_links; /* the first so many links are held by the record itself */
    /* Its content, and that of the first one of its row (0 and "": there is none),
     * with their hashes; of RT_WHOLE alone. */
    struct read_said {
        int64_t content;
        char hash[HASH_ROOM];
    } own, first;
};

/* Fills the record (zeroed) from the statement's row, as it is shown and
 * reckoned; RT_WHOLE is verified, unless is_trusted: written in this transaction.
 * RT_REFUSED: its words were altered on disk. */
enum rt_status read_record(struct db *db, struct db_statement *statement, enum rt_depth depth,
                           const struct rt_outlook *outlook, bool is_trusted,
                           struct rt_arena *arena, struct rt_record *out, struct read_row *row,
                           struct rt_error *error);

/* A recommendation (zeroed) out of its content, as far as the depth asks for it; false: it
 * is none. */
bool read_content(const char *bytes, size_t n, enum rt_depth depth, struct rt_arena *arena,
                  struct rt_record *out);

/* What an altered record is refused with. */
enum rt_status read_altered(const char *ref, struct rt_error *error);

/* ---- read_one.c ---- */

/* One record by id, as read_record gives it. */
enum rt_status read_shown(struct db *db, int64_t id, enum rt_depth depth,
                          const struct rt_outlook *outlook, bool is_trusted,
                          struct rt_arena *arena, struct rt_record *out, struct read_row *row,
                          struct rt_error *error);

/* What the row says beside a record's own words. */
struct read_own {
    int64_t version, place, content_id;
    char uuid[37], hash[HASH_ROOM];
};

/* One record's own words by id, verified: what its hash is of. */
enum rt_status read_own(struct db *db, int64_t id, struct rt_arena *arena,
                        struct rt_record *out, struct read_own *row, struct rt_error *error);

#endif
