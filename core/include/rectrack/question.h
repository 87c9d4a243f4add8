/* What is asked before a command line is run that should not be run by a slip: closing a
 * period, merging owners, withdrawing.  The shell asks nothing; whoever talks with a
 * person does.
 */
#ifndef RECTRACK_QUESTION_H
#define RECTRACK_QUESTION_H

#include <stdbool.h>

#include <rectrack/command.h>

struct rt_question {
    char *words;    /* "Close June 2020? ..." */
    char *yes, *no; /* the answers: "Close it", "Leave it open" */
};

/* Is there something to ask before args is run?  Not where it only explains itself, or the
 * register can't be written: that is refused anyway.  Clear it in either case. */
bool rt_question_of(struct rt_register *reg, const struct rt_outlook *outlook,
                    const struct rt_args *args, struct rt_question *out);
void rt_question_clear(struct rt_question *question);

/* What is offered where there is no register yet; command NULL behind the last. */
struct rt_offer {
    const char *command; /* a command line */
    const char *words;   /* "Make an empty one" */
};
extern const struct rt_offer rt_first_offers[];

#endif
