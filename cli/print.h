/* A command's answer → lines on standard output, notices and errors on standard
 * error.  Texts are cleaned here: nothing of them acts on the reader's terminal.
 */
#ifndef CLI_PRINT_H
#define CLI_PRINT_H

#include <stdbool.h>

#include <rectrack/command.h>

struct cli_print;

/* The output to put into a context; has_color: headings may be stressed; is_spoken: it is
 * read out to somebody. */
struct cli_print *cli_print_new(bool has_color, bool is_spoken);
struct rt_output *cli_print_output(struct cli_print *print);

/* Writes out what is held.  Fails where standard output takes no more; a reader
 * that went away is RT_REFUSED with an error without a sentence: nothing to say. */
enum rt_status cli_print_end(struct cli_print *print, struct rt_error *error);
void cli_print_free(struct cli_print *print);

/* "rectrack: plan.yaml:12:3: the sentence" on standard error, cleaned. */
void cli_print_error(const struct rt_error *error);

#endif
