/* Standard output, and how it fails.
 */
#ifndef CLI_WRITE_H
#define CLI_WRITE_H

#include <stddef.h>

#include <rectrack/error.h>

/* RT_REFUSED where standard output takes no more; without a sentence where its reader
 * went away: nothing to say. */
enum rt_status cli_write(const char *bytes, size_t n, struct rt_error *error);

/* The line and its end. */
enum rt_status cli_write_line(const char *line, struct rt_error *error);

/* What the letters of the locale ask of rt_text_clean: flags of it. */
unsigned cli_write_how(void);

/* What is held goes out. */
enum rt_status cli_write_out(struct rt_error *error);

/* Nobody is there any more to write to: what is held is dropped, and no failure. */
void cli_write_drop(void);

#endif
