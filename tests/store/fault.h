/* The program run with one fault in it: killed at its k-th call of the kernel that
 * writes, syncs, names or opens, or that call made to fail or to do half.  By ptrace,
 * so that the program is the one that is shipped.
 */
#ifndef TESTS_STORE_FAULT_H
#define TESTS_STORE_FAULT_H

#include <stdbool.h>
#include <sys/types.h>

struct fault {
    unsigned at;      /* the call, from 1; 0: no fault */
    int error;        /* what it fails with; 0: the program is killed there */
    bool is_short;    /* or it writes half of what it was given */
    bool is_for_ever; /* and so do all such calls behind it */
    bool is_told;     /* counted are the calls that tell what was done, and no others */
    bool is_folder;   /* counted are the calls that sync a folder, and no others */
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

/* Starts it, and leaves it stopped before its k-th call of those that are counted, with
 * all that it holds: SIGCONT lets it go on.  Its process, to be waited for. */
pid_t fault_stop(const char *const *words, unsigned at);

#endif
