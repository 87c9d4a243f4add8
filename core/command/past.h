/* What a paper tells of the periods before its own. */
#ifndef COMMAND_PAST_H
#define COMMAND_PAST_H

#include "command/command.h"

/* Where the recommendations of each source stood in the last closed periods before the one
 * shown: adds struct report_standing to out, in arena, oldest first.  RT_REFUSED: what was
 * kept of them was altered on disk. */
enum rt_status past_standings(struct rt_register *reg, const struct rt_outlook *outlook,
                              struct rt_arena *arena, struct rt_list *out,
                              struct rt_error *error);

#endif
