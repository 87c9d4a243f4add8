/* The program run with one fault in it: killed at its k-th call of the kernel that
 * writes, syncs, names or opens, or that call made to fail.  By ptrace, so that
 * the program is the one that is shipped.
 */
#ifndef TESTS_STORE_FAULT_H
#define TESTS_STORE_FAULT_H

#include <stdbool.h>

struct fault {
    unsigned at;      /* the call, from 1; 0: no fault */
    int error;        /* what it fails with; 0: the program is killed there */
    bool is_for_ever; /* and all such calls behind it fail too */
};

struct fault_end {
    bool was_hit; /* there was such a call */
    bool was_killed;
    int status;     /* the exit status, where it was not killed */
    unsigned calls; /* how many such calls there were */
};

/* Can programs be traced here, and calls made to fail? */
bool fault_can_kill(void);
bool fault_can_fail(void);

/* Runs the program with these words (NULL behind the last), its output thrown away. */
struct fault_end fault_run(const char *const *words, struct fault fault);

#endif
