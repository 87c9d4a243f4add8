/* A change set under way: what the files of the writing half share. */
#ifndef STORE_SET_H
#define STORE_SET_H

#include <rectrack/rag.h>

#include "model/change.h"
#include "store/store.h"
#include "store/write.h"

/* A name whose row may come later in the set. */
struct pending {
    int64_t record_id; /* 0: it is the other way round of a link that must be there */
    size_t place;      /* of the link; 0: it is what the record is reported with */
    char *ref, *from;  /* the reference waited for, and whose it is */
    enum rt_link_kind kind;
    char *file;
    unsigned line, column;
    bool is_forgotten;
    struct pending *next; /* of the same record */
};

struct links_put_off {
    GPtrArray *all;        /* struct pending * */
    GHashTable *by_record; /* record id → its first pending */
    GHashTable *see_also;  /* "from to" of those that are "see also" */
};

struct store_set {
    struct rt_register *reg;
    struct db *db;
    char *uuid, *at, *actor;
    uint32_t today;
    int64_t number; /* of this set */
    int64_t undoes; /* the set that it takes back; 0: none */
    int64_t n_changes;
    bool is_entered;      /* in the history, without a change too */
    int64_t n_added;      /* recommendations */
    int64_t first_change; /* of the file that is being put */
    int64_t seat;         /* where what is put goes, if that is free; 0: behind the others */
    char *head;           /* of the chain before it */
    struct hash changes;  /* of its changes so far */
    int64_t last_record;  /* the highest id before the set began */
    bool has_records;     /* one was put */
    bool has_late_facts;  /* something else was put after one */
    bool has_new_facts;   /* events, periods or thresholds changed: all is reckoned anew */
    GArray *members;      /* ids of members of shared rows to be reckoned at the end */
    GArray *closed;       /* ids of periods closed in this set */
    struct links_put_off links;
    char *file;            /* what is put comes from; NULL: nobody said */
    GHashTable *places;    /* theme key → the last place given */
    GHashTable *ids;       /* "owner:folded" and the like → id */
    struct rt_arena arena; /* of the value being put */
    GString *scratch;
    struct rt_error why; /* the first look-up that failed: told when something is put, or at
                            the end */
};

/* ---- history.c ---- */

/* Enters one change; field NULL: the whole of it came (was NULL) or goes (becomes NULL). */
enum rt_status history_add(struct store_set *set, const struct rt_shape *shape,
                           const char *subject, const char *field, const char *was,
                           const char *becomes, struct rt_error *error);

/* The same of what moves or goes, and stood in that seat of its order: the id of a fact;
 * of a recommendation its place under its theme. */
enum rt_status history_add_from(struct store_set *set, const struct rt_shape *shape,
                                const char *subject, const char *field, const char *was,
                                const char *becomes, int64_t seat, struct rt_error *error);

/* Enters the creation of a recommendation, whose content and its hash are known. */
enum rt_status history_add_record(struct store_set *set, const char *uuid, const char *bytes,
                                  const char *hash, int64_t content, struct rt_error *error);

/* What of a change set enters the chain beside its changes. */
struct history_set {
    int64_t number;
    const char *uuid, *at, *actor, *why;
    int64_t undoes; /* the number of the set it takes back; 0: none */
};

/* The chain's next head; ends changes. */
void history_head(const char *before, const struct history_set *set, struct hash *changes,
                  char out[static HASH_ROOM]);

/* How one change is hashed. */
void history_hash_change(struct hash *sum, const char *shape, const char *subject,
                         const char *field, const char *was, const char *becomes);

/* ---- write_facts.c ---- */

/* Merges what is given into what is there (NULL: nothing), both structs of the shape, and
 * enters the differences; what was put goes to merged. */
enum rt_status write_settled(struct store_set *set, const struct rt_shape *shape,
                             const void *there, const void *given, void *merged,
                             const char *subject, enum store_what *what,
                             struct rt_error *error);

enum rt_status write_source(struct store_set *set, const struct rt_source *given,
                            enum store_what *what, struct rt_error *error);
enum rt_status write_owner(struct store_set *set, const struct rt_owner *given,
                           enum store_what *what, struct rt_error *error);
enum rt_status write_filter(struct store_set *set, const struct rt_filter *given,
                            enum store_what *what, struct rt_error *error);
enum rt_status write_event(struct store_set *set, const struct rt_event *given,
                           enum store_what *what, struct rt_error *error);
enum rt_status write_period(struct store_set *set, const struct rt_period *given,
                            enum store_what *what, struct rt_error *error);

/* ---- meeting.c ---- */

enum rt_status write_meeting(struct store_set *set, const struct rt_meeting *given,
                             enum store_what *what, struct rt_error *error);

/* ---- write_themes.c ---- */

/* Is none of them there twice? */
enum rt_status themes_check(const struct rt_source *source, struct rt_error *error);
/* Makes the themes those of merged; there: the source as it was, or NULL. */
enum rt_status themes_write(struct store_set *set, const struct rt_source *there,
                            const struct rt_source *merged, struct rt_error *error);

/* ---- ids.c ---- */

/* Where a look-up tells that it failed, for it can't say so itself; NULL: one has. */
struct rt_error *set_why(struct store_set *set);

/* Runs a statement with n values bound: the first number it gives, or 0. */
int64_t set_find_id(struct store_set *set, const char *sql, const char *const *values,
                    size_t n);

/* Ids by name; 0 where there is none. */
int64_t id_of_source(struct store_set *set, const char *code);
int64_t id_of_theme(struct store_set *set, int64_t source, const char *group, const char *name);
int64_t id_of_owner(struct store_set *set, const char *name);
int64_t id_of_event(struct store_set *set, const char *name);
int64_t id_of_period(struct store_set *set, const char *name);
int64_t id_of_record(struct store_set *set, const char *ref);
int64_t id_of_uuid(struct store_set *set, const char *uuid);
/* The reference as the register writes it, in the set's arena; NULL: none. */
const char *ref_of_record(struct store_set *set, const char *ref);

/* ---- set.c ---- */

/* Calls do_it for each id that a statement gives with one number bound. */
enum rt_status set_for_each(struct store_set *set, const char *sql, int64_t bound,
                            enum rt_status (*do_it)(struct store_set *, int64_t, void *,
                                                    struct rt_error *),
                            void *self, struct rt_error *error);

/* Facts as they stand in the set. */
enum rt_status set_facts(struct store_set *set, const struct rt_facts **out,
                         struct rt_error *error);

/* ---- write_record.c ---- */

enum rt_status write_record(struct store_set *set, const struct rt_record *given,
                            enum store_what *what, struct rt_error *error);

/* Makes the recommendation of that uuid, which may be none yet, the one that is wanted:
 * nothing of what it says now is merged into that. */
enum rt_status write_record_as(struct store_set *set, const char *uuid,
                               const struct rt_record *wanted, struct rt_error *error);

/* ---- write_place.c ---- */

/* A place in the register without what comes from source and theme. */
int64_t seat_of_place(int64_t place);

/* ---- remove.c ---- */

/* May what a set added go?  RT_REFUSED names what depends on it, but for what the same
 * set changed; set_number 0: on all. */
enum rt_status remove_check(struct db *db, const struct rt_shape *shape, const char *subject,
                            int64_t set_number, struct rt_error *error);

/* Takes one out, with the entry in the history; what it was is value. */
enum rt_status remove_fact(struct store_set *set, const struct rt_shape *shape,
                           const void *value, struct rt_error *error);
enum rt_status remove_record(struct store_set *set, const char *uuid, struct rt_error *error);

/* ---- content.c ---- */

/* Adds one; *out: its id. */
enum rt_status content_add(struct store_set *set, const char *bytes, int64_t *out,
                           struct rt_error *error);

/* Writes what a record says; *out: the id.  before: of the record as it is there; of a
 * new one the version is 0. */
enum rt_status content_write(struct store_set *set, const struct read_own *before,
                             const char *bytes, int64_t *out, struct rt_error *error);
/* All there are now may be part of a snapshot. */
enum rt_status content_keep(struct store_set *set, struct rt_error *error);
/* The record goes: so does what it said, where nothing else points to it. */
enum rt_status content_let_go(struct store_set *set, const struct read_own *row,
                              struct rt_error *error);

/* ---- write_links.c ---- */

void links_init(struct links_put_off *links);
void links_clear(struct links_put_off *links);

/* Writes what the record says of others, or puts it off; what it said before in
 * this set is forgotten. */
enum rt_status links_write(struct store_set *set, int64_t id, bool was_there,
                           const struct rt_record *record, struct rt_error *error);

/* Links to it and from it go, and members of its row stand alone: they are written
 * again, or gone, before the set ends. */
enum rt_status links_remove(struct store_set *set, int64_t id, struct rt_error *error);

/* Meets what was put off. */
enum rt_status links_meet(struct store_set *set, struct rt_error *error);

/* ---- reckon.c ---- */

/* Reckons a record just put, and compares what the file said of it. */
enum rt_status reckon_put(struct store_set *set, int64_t id, const struct rt_record *given,
                          const struct rt_record *merged, enum store_what what,
                          struct rt_error *error);

/* Writes where a record stands, in place of what it was there before; shown is
 * what it shows. */
enum rt_status reckon_record(struct store_set *set, int64_t id, const struct rt_record *shown,
                             bool was_there, struct rt_error *error);
/* It stands nowhere any more. */
enum rt_status reckon_forget(struct store_set *set, int64_t id, struct rt_error *error);
/* Does what lists look up of a record agree with what it shows?  outlook: that of
 * now; today does not matter. */
enum rt_status reckon_check(struct db *db, int64_t id, const struct rt_record *shown,
                            const struct rt_outlook *outlook, bool *agrees,
                            struct rt_error *error);
/* Reckons what the set's changes touch beside the records put, and takes the
 * snapshots of the periods it closed. */
enum rt_status reckon_rest(struct store_set *set, struct rt_error *error);

/* ---- snapshot.c ---- */

/* Keeps what every value is now, as reported in the periods that the set closes. */
enum rt_status snapshots_take(struct store_set *set, struct rt_error *error);

/* One that is being taken. */
struct snapshot {
    int64_t period;
    int64_t place;
    struct rt_outlook outlook;
    struct hash sum;
    struct rt_arena arena;
    struct rt_list standings; /* struct rt_standing, in arena: of the period itself */
};

/* A row of it: what is in the set's scratch, beside what a recommendation said. */
enum rt_status snapshot_keep(struct store_set *set, struct snapshot *snapshot,
                             const struct rt_shape *shape, const struct read_row *said,
                             struct rt_error *error);

/* The shape of rows that stand beside the values (standing.c), which readers of those pass
 * by. */
extern const char snapshot_beside[];

/* RT_REFUSED: what the period (its id) reported is not what it was. */
enum rt_status snapshot_altered(const char *period, struct rt_error *error);

/* All its rows are there: their hash enters the chain.  period: its id. */
enum rt_status snapshot_enter(struct store_set *set, struct snapshot *snapshot,
                              const char *period, struct rt_error *error);

/* A recommendation as it was reported: what it said, what the first one of its row said
 * (NULL: it has its own), and what was reckoned become one in record. */
void snapshot_lay(struct rt_record *record, const struct rt_record *first,
                  const struct rt_record *reckoned, const char *period, struct rt_arena *arena);

/* What the chain holds of the period's latest snapshot; "" where it holds none. */
enum rt_status snapshot_held(struct db *db, const char *period, char out[static HASH_ROOM],
                             struct rt_error *error);

/* Is that field of a change a period's snapshot, and none of its own fields? */
bool snapshot_is_field(const struct rt_shape *shape, const char *field);

/* Is what a closed period reported what the chain holds of it?  RT_REFUSED: no. */
enum rt_status snapshot_verify(struct db *db, const char *period, struct rt_error *error);

/* What a closed period (its id) reported, as rt_register_snapshot gives it; *out is NULL where
 * it fails. */
enum rt_status snapshot_open(struct db *db, const char *period, struct rt_stream **out,
                             struct rt_error *error);

/* ---- reported_keep.c ---- */

/* Keeps how a recommendation stood, to be looked up; shown: reckoned as in that period. */
enum rt_status reported_keep(struct store_set *set, int64_t period,
                             const struct rt_record *shown, struct rt_error *error);

/* The same of all that the snapshots have.  RT_REFUSED: one was altered. */
enum rt_status reported_fill(struct store_set *set, struct rt_error *error);

/* Is what a closed period reported what the chain holds of it, and what is looked up the same?
 * Of an open one there is nothing to be looked up.  RT_REFUSED: no. */
enum rt_status reported_verify(struct db *db, const struct rt_period *period,
                               struct rt_error *error);

/* ---- standing.c ---- */

/* Counts a recommendation as the snapshot has it. */
void standing_count(struct snapshot *snapshot, const struct rt_record *record);

/* Keeps what was counted, behind what the snapshot before it has.  RT_REFUSED: that one is
 * not what it was. */
enum rt_status standings_keep(struct store_set *set, struct snapshot *snapshot,
                              struct rt_error *error);

#endif
