/* One row of a form under way, and what becomes of its answers.
 */
#ifndef COMMAND_FORM_CLEAN_H
#define COMMAND_FORM_CLEAN_H

#include "command/form_take.h"

struct answering {
    struct form_taking *taking;
    const struct form_row *row;
    const struct edited *edited;
    bool has_any; /* is there something to put? */
};

/* Tells that an answer is left alone, and why: a sentence without a full stop. */
void form_leave(struct answering *answering, enum form_cell cell, const char *format, ...)
    G_GNUC_PRINTF(3, 4);

/* Is what stands there (words: as sent, now, in the form) what was sent, or did this very
 * form bring it?  path: as the history names the place; part: the label of what of it is
 * meant, or NULL: all.  If not, it is told. */
enum rt_status form_check_clean(struct answering *answering, enum form_cell cell,
                                const char *path, const char *part, const char *const words[3],
                                bool *is_clean);

/* Would what is wanted so far be put?  If not, why is told. */
bool form_try(struct answering *answering, enum form_cell cell);

#endif
