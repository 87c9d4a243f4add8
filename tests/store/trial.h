/* Commands tried under one fault after the other: what each starts from, and whether
 * what a fault leaves is what was there before or what should be, and nothing between.
 */
#ifndef TESTS_STORE_TRIAL_H
#define TESTS_STORE_TRIAL_H

#include "tests/store/room.h"

/* A command under test: what it makes of a register, and what may be there then. */
struct operation {
    const char *name;
    const char *line;     /* its command line, behind the program's name */
    const char *first[2]; /* what makes the sample the register that it starts from */
    const char *made;     /* the file whose states are compared */
    bool adds;            /* a repetition is refused, or does more */
};

extern const struct operation operations[];
extern const size_t n_operations;

/* The operation of that name. */
const struct operation *operation_named(const char *name);

struct trial {
    struct room room;
    const struct operation *operation;
    char *before, *after; /* the states without a fault */
    char **words;         /* of the command line, the program's name first */
    unsigned points;      /* tried so far */
};

/* A room of its own; after is not known yet. */
void trial_init(struct trial *trial, const struct operation *operation);
void trial_clear(struct trial *trial);

/* The folder as it is before each run. */
void trial_tidy(void);

/* What the operation has made, as far as it can be told apart, times left out; looked
 * at by check first, and begins with "damaged" where that finds something.  g_free it. */
char *trial_state(struct trial *trial);

/* A file that nobody asked for, g_free it; NULL: none.  After a kill, or where nothing
 * can be removed any more, what was under way may lie about, under a name of its own. */
char *trial_stray(bool may_lie_about);

/* All of them, and not a part?  RECTRACK_TEST_FAULTS=1 (make long-faults) */
bool trial_is_long(void);

/* How far to the next point: 1 where all are tried. */
unsigned trial_stride(unsigned stride);

/* How many points were tried, told where all are. */
void trial_tell(const char *what, unsigned points);

#endif
