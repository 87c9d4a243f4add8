/* What Tab makes of a command line: the word at its end, as far as it can be meant in
 * one way only.  A reading of THE TABLE OF COMMANDS and of the names in the register.
 */
#ifndef TUI_COMPLETE_H
#define TUI_COMPLETE_H

#include <rectrack/command.h>

/* The line with its last word completed: NULL where nothing can stand there that is known
 * before it is typed.  Where several things can, *choices has them for a message
 * ("--period, --owner"), else NULL.  facts may be NULL.  g_free both. */
char *tui_complete(const struct rt_command *command, const char *line,
                   const struct rt_facts *facts, char **choices);

#endif
