/* What an officer is asked of a recommendation for the period that is open, and what
 * becomes of the answers: which colour is suggested of them, what is wrong with them, the
 * words of the one command that saves them.
 *
 * The form of the screen and the questions in lines are readings of it.  It asks nothing
 * and runs nothing: what was not changed is not in the command.
 */
#ifndef RECTRACK_REPLY_H
#define RECTRACK_REPLY_H

#include <stdbool.h>
#include <stddef.h>

#include <glib.h>

#include <rectrack/draft.h>
#include <rectrack/model.h>
#include <rectrack/rag.h>

/* The texts are never NULL: "" where there is nothing. */
struct rt_answers {
    enum rt_rag rag;
    const char *reason;               /* why that colour, where another one is suggested */
    const char *progress, *challenge; /* paragraphs, an empty line between two */
    const char **targets;             /* the words of each target of the record */
    const char *why, *granted_by;     /* of those that have other words now */
    bool *ticks;                      /* of each key action: is it complete? */
};

struct rt_reply {
    struct rt_arena arena;
    struct rt_record record; /* as it was read, in arena */
    struct rt_period period; /* in which is reported, in arena */
    const char *user;        /* who reports */
    struct rt_answers was;   /* as it stands in the register, or was left to somebody else */
    struct rt_answers now;   /* what is answered by now, as was to begin with; lists in arena */
    enum rt_rag suggested;   /* of what is answered */
    char *because;           /* why; NULL: no more is to be said; owned */
    const char *last;        /* the latest period before in which somebody wrote, or NULL */
    const char *last_progress, *last_challenge; /* what everybody wrote then, or "" */
};

enum rt_reply_part {
    RT_REPLY_RAG,
    RT_REPLY_REASON,
    RT_REPLY_TARGET, /* one of them */
    RT_REPLY_WHY,
    RT_REPLY_GRANTED_BY,
    RT_REPLY_PROGRESS,
    RT_REPLY_CHALLENGE,
    RT_REPLY_ACTIONS,
    RT_REPLY_PARTS
};

/* What each is called, for people and in a draft: "Progress". */
extern const char *const rt_reply_labels[RT_REPLY_PARTS];

/* The colours to choose from, good news first; RT_RAG_NONE behind the last. */
extern const enum rt_rag rt_reply_colours[];

/* Begins with a reply whose arena and record hold the recommendation, and nothing else.
 * The outlook's period is the one reported in; its facts must stay as long. */
void rt_reply_begin(struct rt_reply *reply, const struct rt_outlook *outlook, const char *user);
void rt_reply_clear(struct rt_reply *reply);

/* All answers are again as they were. */
void rt_reply_reset(struct rt_reply *reply);

/* That person's update of the period in a record, or NULL. */
const struct rt_update *rt_reply_own(const struct rt_reply *reply,
                                     const struct rt_record *record);

/* Reckons which colour is suggested of the answers by now. */
void rt_reply_suggest(struct rt_reply *reply, const struct rt_outlook *outlook);

/* Has target i, from 0, other words now?  Has any? */
bool rt_reply_is_revised(const struct rt_reply *reply, size_t i);
bool rt_reply_has_revised(const struct rt_reply *reply);

/* Has the colour to be explained, as another one is suggested? */
bool rt_reply_wants_reason(const struct rt_reply *reply);

/* What is wrong with an answer, a sentence without a full stop; i: which target, from 0.
 * NULL: nothing; g_free it. */
char *rt_reply_fault(const struct rt_reply *reply, enum rt_reply_part part, size_t i);

/* The words of the command that writes what was changed; NULL: nothing was.  Free with
 * g_strfreev. */
GStrv rt_reply_command(const struct rt_reply *reply);

/* Those of the one that answers that nothing has changed. */
GStrv rt_reply_no_change(const struct rt_reply *reply);

/* Was anything changed that is more than a colour? */
bool rt_reply_has_news(const struct rt_reply *reply);

/* What somebody saved of that field (as rt_conflict has it) stays: it becomes the answer.
 * now: the recommendation as they saved it. */
void rt_reply_give_way(struct rt_reply *reply, const char *field, const char *part,
                       const struct rt_record *now);

/* "Target", of several "Target 2"; a key action in a few words: "2 Secure funding".  In
 * arena; i from 0. */
const char *rt_reply_target_label(const struct rt_reply *reply, size_t i,
                                  struct rt_arena *arena);
const char *rt_reply_action_words(const struct rt_reply *reply, size_t i,
                                  struct rt_arena *arena);

/* Adds to the draft what is answered otherwise than it was, its texts in arena. */
void rt_reply_keep(const struct rt_reply *reply, struct rt_draft *draft,
                   struct rt_arena *arena);

/* The answers of a draft become those of the reply; true: one of them at least is not in
 * the register.  What has no place any more, and what stands otherwise in the register now
 * than when it was written, is told in told (texts, in arena). */
bool rt_reply_restore(struct rt_reply *reply, const struct rt_draft *draft,
                      struct rt_arena *arena, struct rt_list *told);

#endif
