/* A register on disk, for reading.  Its writing half is private to core:
 * a front end changes something only by running a command (command.h).
 *
 * One SQLite file.  Opening checks that it is ours, not newer than the program
 * and not another program's; reading never writes.
 */
#ifndef RECTRACK_REGISTER_H
#define RECTRACK_REGISTER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <rectrack/error.h>
#include <rectrack/meeting.h>
#include <rectrack/model.h>
#include <rectrack/query.h>
#include <rectrack/rag.h>
#include <rectrack/stream.h>

struct rt_register;

enum rt_access {
    RT_READ,      /* never writes; what it tells is as it stands when asked */
    RT_READ_ONCE, /* never writes; all is as it stood at the opening, and nobody else
                     can save until it is let go */
    RT_WRITE, /* opens for reading where it can't be written; see rt_register_why_readonly */
};

/* Opens an existing register.  RT_REFUSED with what it is instead: missing, a
 * folder, a text file, another program's database, of an earlier version or newer than
 * the program, damaged.  RT_BUSY where its disk fails. */
enum rt_status rt_register_open(const char *path, enum rt_access access,
                                struct rt_register **out, struct rt_error *error);
void rt_register_close(struct rt_register *reg);

/* All that was wanted of RT_READ_ONCE is read: others may save.  Does nothing to what
 * was opened otherwise. */
void rt_register_let_go(struct rt_register *reg);

/* The real path, symbolic links resolved. */
const char *rt_register_path(const struct rt_register *reg);

/* A sentence saying why it can't be written ("the folder ... is read-only"),
 * or NULL where it can. */
const char *rt_register_why_readonly(const struct rt_register *reg);

/* Sources, owners, events and periods as they are now; the register's own,
 * good until it changes or closes. */
enum rt_status rt_register_facts(struct rt_register *reg, const struct rt_facts **out,
                                 struct rt_error *error);

/* All meetings, the earliest first: adds struct rt_meeting to out, in arena.  RT_REFUSED:
 * one of them was altered on disk. */
enum rt_status rt_register_meetings(struct rt_register *reg, struct rt_arena *arena,
                                    struct rt_list *out, struct rt_error *error);

/* In which row it is reported: another's reference, in arena; ref itself where it is in no
 * other's, or nowhere. */
enum rt_status rt_register_row(struct rt_register *reg, const char *ref, struct rt_arena *arena,
                               const char **out, struct rt_error *error);

/* Reckons the row of each minute (struct rt_minute), in arena. */
enum rt_status rt_register_rows(struct rt_register *reg, struct rt_list *minutes,
                                struct rt_arena *arena, struct rt_error *error);

/* Which recommendations are reported in the row of that one, itself not: adds texts to out,
 * in arena. */
enum rt_status rt_register_members(struct rt_register *reg, const char *ref,
                                   struct rt_arena *arena, struct rt_list *out,
                                   struct rt_error *error);

/* What a meeting looks at now, so that a second screen can follow and a first one go on where
 * it was: texts in arena, NULL: nothing yet. */
enum rt_status rt_register_sitting(struct rt_register *reg, struct rt_arena *arena,
                                   struct rt_sitting *out, struct rt_error *error);

/* While somebody else has the register, each call waits for it: five seconds where nobody
 * gets on, thirty while others save one after the other.  wait is asked meanwhile, some times
 * in a second, with the milliseconds waited so far; false gives up, and the call is RT_BUSY.
 * NULL: nobody is asked. */
void rt_register_on_wait(struct rt_register *reg, bool (*wait)(void *self, int waited),
                         void *self);

/* Has another process changed it since the last call (or since opening)?  One
 * pragma, which waits for nobody.  What was read before, facts too, is out of date then. */
bool rt_register_has_changed(struct rt_register *reg);

enum rt_depth {
    RT_ROW,   /* what a list shows: all but text (where there is a title), summary, note,
                 actions, updates, links */
    RT_WHOLE, /* everything; the record is verified against its hash */
    RT_SAID,  /* as RT_WHOLE, without what is reckoned and the links that others hold */
    RT_LINE,  /* its reference and what is reckoned of it, alone */
};

/* Which records, in which order, from where. */
struct rt_select {
    const struct rt_query *query; /* NULL: all */
    struct rt_outlook outlook;
    const char *sort; /* NULL: the order of the papers; else a key of rt_sort_keys */
    const char
        *after; /* a reference: only what follows it in that order; NULL: from the start */
    bool is_backwards; /* the order turned round; with after: what precedes it, nearest first */
    size_t limit;      /* 0: no limit */
    enum rt_depth depth;
};

/* Keys that select.sort takes: n names, NULL behind the last. */
extern const char *const rt_sort_keys[];

/* A stream of recommendations (items of rt_record_shape), reckoned and shown as
 * select.outlook says.  Reads as it goes; memory does not grow with the answer. */
enum rt_status rt_register_select(struct rt_register *reg, const struct rt_select *select,
                                  struct rt_stream **out, struct rt_error *error);

/* How many match, and where each stands: [RT_RAG_NONE] those without any. */
struct rt_tally {
    size_t total;
    size_t rag[RT_RAGS];       /* set by a person */
    size_t suggested[RT_RAGS]; /* by the rule, whether set or not */
    size_t shown[RT_RAGS];     /* the set one, else the suggested one */
};
enum rt_status rt_register_tally(struct rt_register *reg, const struct rt_select *select,
                                 struct rt_tally *out, struct rt_error *error);

/* How many match and stand before ref in the order of select; 0 for the first. */
enum rt_status rt_register_position(struct rt_register *reg, const struct rt_select *select,
                                    const char *ref, size_t *out, struct rt_error *error);

/* One recommendation, whole and verified; ref in any case.  RT_REFUSED names
 * the nearest reference. */
enum rt_status rt_register_record(struct rt_register *reg, const char *ref,
                                  const struct rt_outlook *outlook, struct rt_arena *arena,
                                  struct rt_record *out, struct rt_error *error);

/* Is there one of that reference, in any case? */
enum rt_status rt_register_has(struct rt_register *reg, const char *ref, bool *out,
                               struct rt_error *error);

/* Everything: sources, owners, events, periods, then the recommendations that
 * match, whole. */
enum rt_status rt_register_export(struct rt_register *reg, const struct rt_select *select,
                                  struct rt_stream **out, struct rt_error *error);

/* The same as reported in a closed period, from its snapshot; the reckoned
 * fields too are those of then. */
enum rt_status rt_register_snapshot(struct rt_register *reg, const char *period,
                                    struct rt_stream **out, struct rt_error *error);

/* The head of the audit chain, 64 hex digits: now, or (period not NULL) when
 * that period was closed.  g_free it. */
enum rt_status rt_register_head(struct rt_register *reg, const char *period, char **out,
                                struct rt_error *error);

enum { RT_STANDINGS = 11 }; /* periods, at most, that are looked back on */

/* Where the recommendations of one source stood when a period was closed. */
struct rt_standing {
    const char *period, *label, *source; /* its id and label; a code, or "" */
    size_t n[RT_RAGS];                   /* by the colour shown */
    size_t total;
};

/* How all stood in the last closed periods before the one shown: adds struct rt_standing to
 * out, in arena, the oldest period first.  A closed period's paper looks back on them as they
 * were when it was closed itself, whatever became of them since. */
enum rt_status rt_register_standings(struct rt_register *reg, const struct rt_outlook *outlook,
                                     struct rt_arena *arena, struct rt_list *out,
                                     struct rt_error *error);

/* One whose colour is another than was reported in the last closed period before the one shown.
 */
struct rt_moved {
    const char *ref;
    enum rt_rag from, to; /* as shown: set, or else suggested; RT_RAG_NONE: none */
};

/* Adds struct rt_moved to out, in arena, in the order of the papers; of what is there now and
 * was there then. */
enum rt_status rt_register_moved(struct rt_register *reg, const struct rt_outlook *outlook,
                                 struct rt_arena *arena, struct rt_list *out,
                                 struct rt_error *error);

/* When and why a period (its id) was opened again after it was closed, the latest
 * first: adds texts to out, in arena.  "reopened: a figure was wrong (15 June 2020)" */
enum rt_status rt_register_reopened(struct rt_register *reg, const char *period,
                                    struct rt_arena *arena, struct rt_list *out,
                                    struct rt_error *error);

/* One theme's line of a status. */
struct rt_theme_tally {
    const char *source, *group, *theme;
    struct rt_tally tally;
};
/* A list of struct rt_theme_tally in arena, in the order of the papers. */
enum rt_status rt_register_themes(struct rt_register *reg, const struct rt_select *select,
                                  struct rt_arena *arena, struct rt_list *out,
                                  struct rt_error *error);

/* One change, as the history tells it. */
struct rt_change {
    struct rt_part part;
    int64_t set;               /* its change set's number, from 1 */
    int64_t undoes, undone_by; /* the set that it takes back, that takes it back; 0: none */
    const char *at;            /* "2020-03-31T14:01:00Z" */
    const char *actor;
    const char *why;     /* the words of the change set: "imported plan.yaml" */
    const char *shape;   /* of what: the name of a shape */
    const char *subject; /* "SI-5", "Hampton Trust" */
    const char *field; /* "title", "actions.3", "updates.2020-03"; NULL: the whole of it, which
                  came (was NULL) or went (becomes NULL) */
    const char *was, *becomes; /* as the history keeps them (rt_word_change has the words);
                                  NULL: nothing */
};
/* The subject by which the history knows what is there no more, by the reference or name
 * that it had; g_free it, NULL: there was none. */
char *rt_register_gone(struct rt_register *reg, const char *name);

/* Calls back for each change, the newest first; subject NULL: of everything.
 * Stops early where the callback fails, with its status. */
enum rt_status rt_register_history(struct rt_register *reg, const char *subject, size_t limit,
                                   enum rt_status (*each)(const struct rt_change *change,
                                                          void *self, struct rt_error *error),
                                   void *self, struct rt_error *error);

#endif
