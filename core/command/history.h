/* How the history is told: for people, as data.
 */
#ifndef COMMAND_HISTORY_H
#define COMMAND_HISTORY_H

#include "command/command.h"

/* Of what, and how much of it. */
struct history_asked {
    struct rt_register *reg;
    const struct rt_facts *facts;
    const char *subject; /* as the history knows it; NULL: all */
    size_t limit;        /* of change sets; 0: all */
};

enum rt_status history_tell_text(const struct history_asked *asked, struct rt_output *out,
                                 struct rt_error *error);

/* An array of changes, the newest first, fields by their keys and values as in an export;
 * memory does not grow with it. */
enum rt_status history_tell_json(const struct history_asked *asked, struct rt_output *out,
                                 struct rt_error *error);

#endif
