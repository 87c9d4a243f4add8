/* update from inside: what it is asked for, and what becomes of it.
 *
 * cmd_update.c reads the command line and saves, form_take.c a form; update_report.c makes
 * the person's update and the state, update_parts.c changes targets and key actions,
 * update_tell.c says what was done.
 */
#ifndef COMMAND_UPDATE_H
#define COMMAND_UPDATE_H

#include "command/edit.h"

/* A target that is to be revised. */
struct wanted_target {
    size_t n; /* which; 0: the only one */
    const char *text;
    const char *was;             /* its words before; NULL: they are the same */
    const struct rt_target *now; /* once it is revised */
};

/* A key action that is to be ticked, or no more. */
struct wanted_tick {
    size_t n;
    bool is_off, is_changed;
    enum rt_state state; /* which it has from then on */
};

/* What the command line asks for. */
struct wanted {
    struct edit edit;
    const char *by; /* whose form it is, who then writes; NULL: the person */
    const char *period;
    const char *progress, *challenge, *reason; /* NULL: not given */
    const char *target_reason, *granted_by;    /* likewise */
    struct rt_update set;                      /* its rag */
    struct rt_record state;                    /* its state */
    struct rt_list targets;                    /* struct wanted_target */
    struct rt_list ticks;                      /* struct wanted_tick */
    bool adds, has_no_change, has_rag, has_state;
    GPtrArray *told; /* what is saved: "progress", "RAG (amber)" */
};

static inline struct wanted_target *wanted_target_at(const struct wanted *wanted, size_t i)
{
    return (struct wanted_target *)wanted->targets.at + i;
}
static inline struct wanted_tick *wanted_tick_at(const struct wanted *wanted, size_t i)
{
    return (struct wanted_tick *)wanted->ticks.at + i;
}

static inline bool update_has_words(const struct wanted *wanted)
{
    return wanted->progress || wanted->challenge;
}

static inline bool update_is_answer(const struct wanted *wanted)
{
    return update_has_words(wanted) || wanted->has_no_change || wanted->has_rag;
}

/* ---- cmd_update.c ---- */

/* Puts what is wanted of one recommendation.  *period: that it is reported in, NULL until
 * one is; edited: what was there. */
enum rt_status update_one(struct wanted *wanted, const char *asked,
                          const struct rt_period **period, struct edited *edited);

/* ---- update_report.c ---- */

/* All that is wanted of a recommendation: given, to which update belongs.  period: NULL
 * where it is no answer. */
enum rt_status update_give(struct wanted *wanted, const struct edited *edited,
                           const struct rt_period *period, struct rt_record *given,
                           struct rt_update *update);

/* ---- update_parts.c ---- */

/* The options of targets and key actions. */
enum rt_status update_read_parts(struct wanted *wanted, const struct rt_args *args);

/* Adds the targets and key actions to given, where they change. */
enum rt_status update_parts(struct wanted *wanted, const struct edited *edited,
                            struct rt_record *given);

/* ---- update_tell.c ---- */

/* The answer, and the words of the change set.  last: the one that was saved last. */
void update_tell(struct wanted *wanted, const struct rt_list *refs, const struct edited *last,
                 const struct rt_period *period);

#endif
