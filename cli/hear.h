/* Lines from standard input, typed or from a pipe, until they end or a signal says that
 * it is time to go.  Knows no question.
 */
#ifndef CLI_HEAR_H
#define CLI_HEAR_H

#include <signal.h>
#include <stdbool.h>

#include <glib.h>

enum cli_heard {
    CLI_HEARD_LINE,
    CLI_HEARD_TOO_MUCH, /* a line longer than any text may be; it is passed over */
    CLI_HEARD_END,      /* no more lines come */
    CLI_HEARD_STOP,     /* Ctrl-C, or somebody ends the program */
    CLI_HEARD_GONE,     /* the terminal went away: nobody listens any more */
};

enum { CLI_HEAR_SIGNALS = 3 };

struct cli_hear {
    GString *held; /* what came behind the last line */
    bool has_ended;
    bool is_terminal;
    sigset_t before;                        /* the signals that were blocked */
    struct sigaction was[CLI_HEAR_SIGNALS]; /* what those that end it did */
};

/* From here on the signals that end a program wait until a line is waited for; one that was
 * ignored (nohup) stays ignored. */
void cli_hear_begin(struct cli_hear *hear);
void cli_hear_end(struct cli_hear *hear);

/* Waits for the next line, however long; it comes without its end.  One that is not
 * ended when the input is, is a line too. */
enum cli_heard cli_hear(struct cli_hear *hear, GString *line);

/* Is the next line here already? */
bool cli_hear_has_more(const struct cli_hear *hear);

/* Has the terminal gone away? */
bool cli_hear_is_gone(const struct cli_hear *hear);

/* Has one of those signals come?  Long work asks. */
bool cli_hear_is_stopped(void);

/* May the end of that line be lost?  A terminal keeps no more of a line than this. */
bool cli_hear_is_full(const struct cli_hear *hear, const GString *line);

#endif
