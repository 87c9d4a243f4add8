/* A command line as it is typed behind ":": parsed and run as in the shell, its
 * answer said on the message line or opened as a view.
 */
#ifndef TUI_ASK_H
#define TUI_ASK_H

#include "tui/desk.h"

/* What has to be redone (bits of enum tui_redo); what is wrong is said. */
unsigned tui_ask(struct tui_desk *desk, const char *line);

/* The same with words that a view has gathered; RT_OK: done, and its answer is
 * said.  What it refuses is said too.  seen: as rt_context has it; RT_CONFLICT: a
 * sentence on each conflict is added to conflicts. */
enum rt_status tui_ask_words(struct tui_desk *desk, const char *const *words, size_t n,
                             const struct rt_record *seen, GString *conflicts);

#endif
