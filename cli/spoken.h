/* A command's answer for who listens to it: each line a sentence of its own, no columns,
 * no signs, no colour, nothing that is written over.
 */
#ifndef CLI_SPOKEN_H
#define CLI_SPOKEN_H

#include <rectrack/command.h>

enum { CLI_SPOKEN_COLUMNS = 40 };

/* Stays where it is while it is used. */
struct cli_spoken {
    struct rt_output out;
    unsigned how;                           /* flags for rt_text_clean */
    const char *before[CLI_SPOKEN_COLUMNS]; /* what is said before a cell, or NULL */
    size_t n_columns;
    bool has_said; /* a heading is set off from what was said before */
    GString *said; /* where what is said is kept too; or NULL */
    gint64 told;   /* when long work was told of last */
};

void cli_spoken_init(struct cli_spoken *spoken, unsigned how);

/* Appends text as it is said: cleaned, and signs as words ("to" for an arrow). */
void cli_spoken_words(GString *out, const char *text, unsigned how);

#endif
