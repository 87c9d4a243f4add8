/* A command line as it is typed behind ":", taken apart as in the shell.
 */
#ifndef TUI_ARGS_H
#define TUI_ARGS_H

#include <rectrack/command.h>

/* Reads a line; "rectrack" before it is passed over.  RT_USAGE where the shell
 * would refuse it too, or where it asks for what the screen has not (standard
 * input, options of the whole program).  rt_args_clear in either case. */
enum rt_status tui_args_read(struct rt_args *args, const char *line, struct rt_error *error);

#endif
