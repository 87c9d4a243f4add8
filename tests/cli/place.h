/* An empty folder of its own, with a home, a day and a user of its own, in which
 * command lines are run.
 */
#ifndef CLI_PLACE_H
#define CLI_PLACE_H

#include <stdbool.h>

struct place {
    char *root; /* home, data and work are below it */
    char *work; /* where commands run */
    char *reg;  /* the default register */
    char **environment;
};

void place_init(struct place *place);

/* Removes the folder. */
void place_clear(struct place *place);

/* What a command line said and how it ended. */
struct answer {
    char *out, *err;
    int status; /* -1: a signal ended it */
};

/* By sh, without input or terminal. */
void place_run(const struct place *place, const char *command, struct answer *answer);

/* The same, and input is what it can read. */
void place_type(const struct place *place, const char *command, const char *input,
                struct answer *answer);
void answer_clear(struct answer *answer);

/* The default register of to becomes a copy of that of from. */
bool place_copy_register(const struct place *from, const struct place *to);

#endif
