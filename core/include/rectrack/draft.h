/* Drafts: what a person has typed and not saved, kept so that a closed lid, a
 * crash or a full disk loses none of it.
 *
 * A draft is private to the person who typed it, in a folder of their own
 * ($XDG_STATE_HOME/rectrack/drafts), a file each; no other user is offered it,
 * neither another of the machine nor another name on the same account.  Knows no
 * form: a draft is texts by their keys, each beside what the person saw there
 * when they began.
 */
#ifndef RECTRACK_DRAFT_H
#define RECTRACK_DRAFT_H

#include <stdint.h>

#include <rectrack/arena.h>
#include <rectrack/error.h>

/* The most that a draft may have, in bytes as it is kept. */
enum { RT_DRAFT_LIMIT = 4 << 20 };

/* What it is a draft of: one for each.  None is NULL but ref and period, where the
 * form is about no record or no period. */
struct rt_draft_key {
    const char *reg;  /* the register's real path */
    const char *user; /* who types */
    const char *form; /* which form: "update" */
    const char *ref;
    const char *period; /* or the day of the meeting that it was typed in */
};

struct rt_draft_field {
    const char *key;
    const char *text; /* as typed so far */
    const char *seen; /* what stood there when they began; NULL: nothing did */
};

struct rt_draft {
    struct rt_draft_key key;
    int64_t begun;         /* seconds of the epoch: what was seen was seen then */
    int64_t saved;         /* when it was kept last; rt_draft_save sets it */
    struct rt_list fields; /* struct rt_draft_field, one at least, in the order of the form */
};

/* The person's drafts, their folder held open. */
struct rt_drafts;

/* Makes the folder where it is missing.  RT_REFUSED: there is no home, or the folder
 * can't be made, is a symbolic link or another user's; then nothing is kept, and what
 * is typed stays in memory alone. */
enum rt_status rt_drafts_open(struct rt_drafts **out, struct rt_error *error);
void rt_drafts_close(struct rt_drafts *drafts);

/* Keeps a draft in place of the one before, whole or not at all: two syncs of the disk,
 * cheap enough for each pause of typing.  RT_REFUSED: the disk is full or fails, the
 * draft is larger than RT_DRAFT_LIMIT, or a text is no UTF-8; the one before stays. */
enum rt_status rt_draft_save(struct rt_drafts *drafts, struct rt_draft *draft,
                             struct rt_error *error);

/* The draft of that key, its texts in arena; fields.n is 0 where there is none.
 * RT_REFUSED: what stands there is damaged, or could be somebody else's. */
enum rt_status rt_draft_load(struct rt_drafts *drafts, const struct rt_draft_key *key,
                             struct rt_arena *arena, struct rt_draft *out,
                             struct rt_error *error);

/* Adds those of one person in one register to out (struct rt_draft), the last kept first.
 * What is damaged or could be somebody else's is passed over; a sentence on each is added
 * to passed (texts), unless that is NULL. */
enum rt_status rt_drafts_list(struct rt_drafts *drafts, const char *reg, const char *user,
                              struct rt_arena *arena, struct rt_list *out,
                              struct rt_list *passed, struct rt_error *error);

/* Forgets the draft of that key, if there is one. */
enum rt_status rt_draft_discard(struct rt_drafts *drafts, const struct rt_draft_key *key,
                                struct rt_error *error);

#endif
