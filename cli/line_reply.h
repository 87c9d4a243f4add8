/* The reply on one recommendation in lines, from inside: what its files share. line_update.c
 * has the order of the questions, line_answers.c the questions, line_text.c those whose answer
 * is a text, line_save.c reading back, saving and what others saved meanwhile, line_draft.c
 * what is written and not saved.
 */
#ifndef CLI_LINE_REPLY_H
#define CLI_LINE_REPLY_H

#include <rectrack/reply.h>

#include "cli/line.h"

struct cli_update {
    struct cli_line *line;
    struct rt_reply reply;
    /* As it stood when the person began, or decided a conflict last. */
    struct rt_arena seen_arena;
    struct rt_record seen;
    struct rt_drafts *drafts; /* NULL: none can be kept */
    struct rt_draft_key key;
    int64_t begun;
    bool is_kept; /* what is not saved is kept as a draft */
    bool is_lost; /* it can't be kept, and that was said */
};

/* What a question has come to. */
enum cli_step {
    CLI_STEP_ON,
    CLI_STEP_NOTHING, /* there was nothing to ask */
    CLI_STEP_BACK,
    CLI_STEP_LEAVE,
};

static inline enum cli_step cli_step_of(enum cli_answer answer)
{
    return answer == CLI_BACK    ? CLI_STEP_BACK
           : answer == CLI_LEAVE ? CLI_STEP_LEAVE
                                 : CLI_STEP_ON;
}

/* ---- line_text.c ---- */

enum cli_step cli_ask_progress(struct cli_update *update);
enum cli_step cli_ask_challenge(struct cli_update *update);

/* ---- line_answers.c ---- */

/* The questions in their order; ask NULL behind the last. */
struct cli_asking {
    const char *name;                /* "Progress" */
    enum rt_reply_part part, reason; /* what is asked, and what that has to be given with */
    enum cli_step (*ask)(struct cli_update *update);
};
extern const struct cli_asking cli_askings[];

/* Appends "Dec 2020, that is 1 to 31 December 2020". */
void cli_target_words(GString *out, const char *words);

/* ---- line_save.c ---- */

enum cli_end {
    CLI_END_SAVED,
    CLI_END_KEPT,   /* left, and what is not saved is a draft */
    CLI_END_CHANGE, /* an answer is to be changed; *at: which question */
};

/* Reads back what will be saved, and asks what shall become of it. */
enum cli_end cli_update_finish(struct cli_update *update, size_t *at);

/* Asks whether there is no change, and saves that; true: it is saved. */
bool cli_update_no_change(struct cli_update *update);

/* ---- line_draft.c ---- */

/* Offers what was written earlier on the same; false: the person leaves it for now. */
bool cli_draft_begin(struct cli_update *update);
void cli_draft_end(struct cli_update *update);

/* Keeps what is not saved; forgets it where nothing is unsaved any more. */
void cli_draft_keep(struct cli_update *update);

/* It is saved, or not wanted. */
void cli_draft_forget(struct cli_update *update);

#endif
