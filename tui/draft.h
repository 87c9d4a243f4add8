/* The draft of a form: what it holds beside what stood in it when it was opened, kept
 * where only its owner finds it, offered, and put back into it later.
 *
 * Every view that has a form gives one to the desk, and hands it the answers to the two
 * questions that it asks.  Knows forms and the keeping of drafts, not what the fields mean.
 */
#ifndef TUI_DRAFT_H
#define TUI_DRAFT_H

#include <stdbool.h>

#include <rectrack/draft.h>

#include "tui/form.h"

struct tui_desk;

enum tui_draft_state {
    TUI_DRAFT_NONE,   /* nothing is unsaved */
    TUI_DRAFT_KEPT,   /* what is unsaved is kept */
    TUI_DRAFT_UNKEPT, /* it is not yet */
    TUI_DRAFT_LOST,   /* it can't be: that was said */
};

/* A form of which drafts are kept. */
struct tui_draft_kind {
    const char *form;      /* in the key of a draft */
    const char *title;     /* before whose it is: "Target of" */
    enum tui_action opens; /* the form, on what it is about */
    bool is_of_period;     /* it can be saved in the period that it was written in alone */
    unsigned place;        /* where its key works; 0: in the Register.  One of a meeting has the
                            * day of that for its period */
};

/* The question that is open over the form. */
enum tui_draft_asks { TUI_DRAFT_ASKS_NOTHING, TUI_DRAFT_ASKS_BACK, TUI_DRAFT_ASKS_TO_LEAVE };

struct tui_draft {
    const struct tui_draft_kind *kind;
    struct tui_desk *desk;
    struct tui_form *form;
    struct rt_arena arena;   /* of the key */
    struct rt_draft_key key; /* form NULL: nothing is kept of it */
    GPtrArray *seen;         /* what stood in each item; texts, owned */
    char *kept;              /* all that was kept last, NULL: nothing is */
    int64_t begun;
    bool is_lost;
    enum tui_draft_asks asks;
};

/* By the name in a key, or by the action that opens it; NULL: no such form. */
const struct tui_draft_kind *tui_draft_kind(const char *form);
const struct tui_draft_kind *tui_draft_kind_of(enum tui_action opens);

/* Several recommendations as one text for the key, in whatever order they were marked, and
 * back; g_free, g_strfreev it. */
char *tui_draft_join(const GPtrArray *refs);
char **tui_draft_split(const struct rt_draft_key *key);

/* "Target of SI-5", "RAG of 12 recommendations"; g_free it. */
char *tui_draft_name(const struct rt_draft_key *key);

/* What a form is about, as people write it: a reference stays, the day of a meeting is "31
 * March 2020"; g_free it. */
char *tui_draft_subject(const char *ref);

/* The form is filled with what stands in the register.  name: "update", of a kind; ref and
 * period as rt_draft_key has them.  The form must stay where it is. */
void tui_draft_begin(struct tui_draft *draft, struct tui_desk *desk, struct tui_form *form,
                     const char *name, const char *ref, const char *period);
/* Ends it; what is kept stays kept. */
void tui_draft_end(struct tui_draft *draft);

enum tui_draft_state tui_draft_state(const struct tui_draft *draft);

/* Keeps what is not kept yet, at once; where nothing is unsaved any more, forgets it. */
void tui_draft_keep(struct tui_draft *draft);

/* It is saved, or not wanted: forgets it. */
void tui_draft_discard(struct tui_draft *draft);

/* One of which no form is open. */
void tui_draft_forget(struct tui_desk *desk, const struct rt_draft_key *key);

/* What was found is not wanted: forgets it. */
void tui_draft_refuse(struct tui_draft *draft, const struct rt_draft *found);

/* Was it written for another period, which was closed meanwhile? */
bool tui_draft_is_older(const struct tui_draft *draft, const struct rt_draft *found);

/* What was kept earlier, its texts in arena; else what was written on the same for an
 * earlier period; false: nothing, or all of it is saved. */
bool tui_draft_find(struct tui_draft *draft, struct rt_arena *arena, struct rt_draft *out);

/* Puts it into the form, and keeps it as of the form's own period.  A field that was changed in
 * the register since then says so; what has no field any more is said on the message line. */
void tui_draft_put(struct tui_draft *draft, const struct rt_draft *found);

/* "14:06", of another day "3 April 14:06"; g_free it. */
char *tui_draft_when(const struct rt_draft *draft);

/* "Progress: ...", a line each: what is in it, to look at. */
void tui_draft_tell(const struct rt_draft *draft, GString *out);

/* ---- what is asked of the person: draft_ask.c ---- */

/* Asks whether what was kept earlier shall come back; false: there is nothing. */
bool tui_draft_offer(struct tui_draft *draft);

/* Puts what was kept earlier into the form at once and says so: in a meeting nobody waits for
 * a question.  false: there is nothing. */
bool tui_draft_bring_back(struct tui_draft *draft);

/* The form is to be left: asks what becomes of what is unsaved, told: "The update of SI-5
 * is not saved"; keeps it meanwhile.  Returns what the handler returns then. */
unsigned tui_draft_leave(struct tui_draft *draft, const char *told);

/* The answer to the question that is open; what came back is in the form.  Returns what
 * the handler returns then. */
unsigned tui_draft_answer(struct tui_draft *draft, enum tui_action action);

/* ---- the command line in the palette: draft_line.c ---- */

/* Is one half typed that is not kept as it stands?  Keeps it. */
bool tui_line_is_unkept(const struct tui_desk *desk);
void tui_line_keep(struct tui_desk *desk);

/* It was run, or left. */
void tui_line_forget(struct tui_desk *desk);

/* The one that was lost when the program ended, asked for the first time; NULL: there is none.
 * when: "14:06".  g_free both. */
char *tui_line_find(struct tui_desk *desk, char **when);

/* ---- all of the desk: draft_all.c ---- */

/* The state of the draft that is least kept. */
enum tui_draft_state tui_drafts_state(const struct tui_desk *desk);
void tui_drafts_keep(struct tui_desk *desk);

/* ---- those that are kept: draft.c ---- */

/* Those of the person, their folder open; NULL: it can't be. */
struct rt_drafts *tui_drafts_of(struct tui_desk *desk, struct rt_error *error);

/* Those of this person in this register, the last kept first: struct rt_draft. */
struct rt_list tui_drafts_list(struct tui_desk *desk, struct rt_arena *arena);

#endif
