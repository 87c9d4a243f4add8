/* A command line as it is typed behind ":": parsed and run as in the shell, its
 * answer said on the message line or opened as a view.
 */
#ifndef TUI_ASK_H
#define TUI_ASK_H

#include "tui/answer.h"
#include "tui/desk.h"

/* What has to be redone (bits of enum tui_redo); what is wrong is said. */
unsigned tui_ask(struct tui_desk *desk, const char *line);

/* The same with n words that a view has gathered; what it answers or refuses is a
 * message, however long.  seen: as rt_context has it, or NULL.  RT_CONFLICT: each is
 * added to conflicts, which may be NULL where seen is. */
enum rt_status tui_ask_words(struct tui_desk *desk, const char *const *words, size_t n,
                             const struct rt_record *seen, struct rt_conflicts *conflicts);

/* Runs n words that only read; what they answer is gathered in answer, where it is
 * finished.  A failure is said. */
enum rt_status tui_ask_into(struct tui_desk *desk, const char *const *words, size_t n,
                            struct tui_answer *answer);

#endif
