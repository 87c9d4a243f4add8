/* A disk that goes wrong at its k-th call: for a test program that is linked with
 * -Wl,--wrap of the calls (DISK_WRAPS in local.mk).
 */
#ifndef TESTS_STORE_DISK_H
#define TESTS_STORE_DISK_H

#include <stdbool.h>

struct disk {
    int left;         /* calls until then; 0: never */
    int error;        /* what that one fails with; 0: the program is killed there */
    bool is_for_ever; /* and all behind it */
    bool was_hit;
    bool has_no_nameless; /* files that have no name are not known here */
};
extern struct disk disk;

#endif
