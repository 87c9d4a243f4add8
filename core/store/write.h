/* The writing half of the store, private to core: change sets.
 *
 * A set is one transaction: who, when, why, and what each field was and became,
 * chained by hash.  What is put is merged into what is there, checked, compared
 * and written with its reckoning; nothing is there until the set is committed.
 */
#ifndef STORE_WRITE_H
#define STORE_WRITE_H

#include <rectrack/register.h>

struct store_set;

/* Makes a new register at path (which must not be there), 0600, and opens it. */
enum rt_status store_create(const char *path, struct rt_register **out, struct rt_error *error);

/* A register that is never on disk, for what is only read once and written out
 * again; gone when it is closed.  name is for messages. */
enum rt_status store_create_unkept(const char *name, struct rt_register **out,
                                   struct rt_error *error);

/* Begins a set.  today: what is reckoned from while a period is open.  RT_BUSY:
 * the lock is somebody else's, as rt_register_on_wait has it. */
enum rt_status store_begin(struct rt_register *reg, const char *actor, uint32_t today,
                           struct store_set **out, struct rt_error *error);

/* What is put from now on comes from that file: a recommendation may stand once in
 * it, and errors name it. */
void store_begin_file(struct store_set *set, const char *file);

enum store_what { STORE_SAME, STORE_ADDED, STORE_CHANGED };

/* Puts one value of a file, with what it gives merged into what is there.  A
 * reference to a recommendation that is not there yet may be met later in the
 * set.  Refuses: unknown source, theme, event, period or owner; a change to what
 * a closed period reported; a reckoned value that does not agree. */
enum rt_status store_put(struct store_set *set, const struct rt_shape *shape, const void *given,
                         enum store_what *what, struct rt_error *error);

/* Opens a closed period again, whatever was put for it: what it reported can change
 * and its snapshot is gone, its hash stays.  The reason of the set is the mark that
 * rt_register_reopened gives.  RT_REFUSED where it is not closed, or another is open. */
enum rt_status store_reopen(struct store_set *set, const char *period, struct rt_error *error);

/* ---- taking back ---- */

/* What somebody did, and what has become of it: a change set that undoes none, with the
 * sets behind it that took it back and made it again in turns. */
struct store_deed {
    int64_t number; /* of the set in which it was done */
    int64_t last;   /* of the latest that did it, took it back or made it again */
    bool is_undone;
    const char *at, *actor, *why; /* of the first */
};

/* The deed that a set belongs to; its texts in arena.  RT_REFUSED: there is no such set. */
enum rt_status store_deed(struct rt_register *reg, int64_t number, struct rt_arena *arena,
                          struct store_deed *out, struct rt_error *error);

/* What undo takes back of a person's, or redo makes again: the latest of their own that
 * stands; the latest that they took back, unless they have done something since.
 * RT_REFUSED: there is none. */
enum rt_status store_last_deed(struct rt_register *reg, const char *actor, bool is_redo,
                               struct rt_arena *arena, struct store_deed *out,
                               struct rt_error *error);

/* The latest deed whose words end with tail, *is_found instead where there is none. */
enum rt_status store_deed_said(struct rt_register *reg, const char *tail,
                               struct rt_arena *arena, struct store_deed *out, bool *is_found,
                               struct rt_error *error);

/* All deeds, the latest first: adds struct store_deed to out.  limit 0: all. */
enum rt_status store_deeds(struct rt_register *reg, size_t limit, struct rt_arena *arena,
                           struct rt_list *out, struct rt_error *error);

/* May it be taken back, or made again where it is undone?  RT_REFUSED says why not, as
 * far as that can be known without doing it. */
enum rt_status store_may_turn(struct rt_register *reg, const struct store_deed *deed,
                              struct rt_error *error);

/* Does it: every change of the deed's latest set turned round, the last one first, or
 * none.  The set undoes that one and nothing else; tell (NULL: nobody) is called with
 * how many changes are turned, and may refuse to go on. */
enum rt_status store_turn(struct store_set *set, const struct store_deed *deed,
                          enum rt_status (*tell)(void *self, size_t done,
                                                 struct rt_error *error),
                          void *self, struct rt_error *error);

/* Takes an owner out, its names with it.  RT_REFUSED while anything names it. */
enum rt_status store_retire_owner(struct store_set *set, const char *name,
                                  struct rt_error *error);

/* A meeting looks at that from now on.  It is no change: the history
 * tells nothing of it.  Not within a set.  RT_PARTLY: as store_commit. */
enum rt_status store_sit(struct rt_register *reg, const struct rt_sitting *sitting,
                         struct rt_error *error);

/* Takes a filter out, by its name in any case. */
enum rt_status store_remove_filter(struct store_set *set, const char *name,
                                   struct rt_error *error);

/* Is there an owner of that name?  nearest: the name most like it, or NULL. */
bool store_has_owner(struct store_set *set, const char *name, const char **nearest);

/* Calls back for each change put so far to what was there before, in order, in words
 * as rt_register_history has them (the set's time, actor and reason are empty yet).
 * limit 0: all.  Stops early where the callback fails, with its status. */
enum rt_status store_changes(struct store_set *set, size_t limit,
                             enum rt_status (*each)(const struct rt_change *change, void *self,
                                                    struct rt_error *error),
                             void *self, struct rt_error *error);

/* The state that a key action of those words had before it was completed, the last time
 * that it was; *out stays as it is where the history tells of none. */
enum rt_status store_state_before(struct store_set *set, const char *ref, const char *text,
                                  enum rt_state *out, struct rt_error *error);

/* Ends the set: meets what was put off, reckons what the changes touch, takes
 * the snapshots of periods that were closed, and chains the hash.  Without a
 * change nothing is written.  is_dry: does all that may fail, then rolls back.
 * RT_PARTLY: it is saved, but may not outlast a power cut.
 * Frees the set either way. */
enum rt_status store_commit(struct store_set *set, const char *why, bool is_dry,
                            struct rt_error *error);

/* Nothing of the set remains; takes NULL. */
void store_rollback(struct store_set *set);

/* ---- the register as a whole ---- */

/* Which register this is: what it was given when it was made, the same in each of its
 * copies and told to nobody.  g_free it. */
enum rt_status store_identity(struct rt_register *reg, char **out, struct rt_error *error);

struct store_findings {
    size_t records, sets, changes; /* looked at */
    size_t troubles;               /* found; each was told */
};

/* The engine's checks, the chain, each record against its hash and against what
 * its changes make of it.  head: compare the chain with a printed head (16 to 64
 * hex digits), or NULL.  RT_REFUSED if there was any trouble. */
enum rt_status store_verify(struct rt_register *reg, const char *head,
                            void (*tell)(void *self, const char *sentence), void *self,
                            struct store_findings *out, struct rt_error *error);

/* A copy at path, which must not be there; verified before it takes its name.  RT_PARTLY:
 * it is there, but may not outlast a power cut. */
enum rt_status store_copy(struct rt_register *reg, const char *path, struct rt_error *error);

/* A name beside path that nobody else uses; g_free it. */
char *store_name_beside(const char *path);

/* The name by which what stands at path is kept, now that something else takes its place;
 * g_free it. */
char *store_name_aside(const char *path);

/* Removes what was made beside and is not wanted, with its journal. */
void store_drop(const char *beside);

/* What stands at beside takes its place at path, where nothing may be.  A journal
 * that a crash left there goes to aside; aside NULL: it is refused.  RT_PARTLY: it is
 * there, but may not outlast a power cut. */
enum rt_status store_take_name(const char *beside, const char *path, const char *aside,
                               struct rt_error *error);

/* What stands at beside takes its place at path, and what stood there is kept as
 * aside, with its journal if it has one: at no moment is there nothing at path,
 * where the disk can do that.  RT_PARTLY: it is so, but may not outlast a power cut. */
enum rt_status store_change_places(const char *beside, const char *path, const char *aside,
                                   struct rt_error *error);

/* ---- registers of earlier versions ---- */

/* Which version it has; 0: it is no such register, or none at all. */
int store_old_version(const char *path);

/* Moves a register of an earlier version to this one, with all it holds and its history, which
 * tells of it in one set more: by actor.  *aside: where what stood there is kept, as it was
 * (g_free it); NULL: it is none, or somebody else was faster.  RT_REFUSED: it can't be
 * written, or it is not whole; it stays as it is. */
enum rt_status store_migrate(const char *path, const char *actor, char **aside,
                             struct rt_error *error);

/* A copy of it that was moved so, at path, where nothing may be; verified. */
enum rt_status store_migrate_copy(const char *from, const char *path, const char *actor,
                                  struct rt_error *error);

#endif
