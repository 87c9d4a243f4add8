/* What the files that check a register share.  Private to them. */
#ifndef STORE_VERIFY_H
#define STORE_VERIFY_H

#include "store/set.h"

struct verifying {
    struct rt_register *reg;
    const char *head; /* asked for; NULL: none */
    bool has_head;    /* it was met */
    void (*tell)(void *self, const char *sentence);
    void *self;
    struct store_findings found;
};

/* Tells one trouble. */
void verify_report(struct verifying *verifying, const char *format, ...) G_GNUC_PRINTF(2, 3);

/* ---- verify_contents.c ---- */

/* Each thing against its hash and against what its changes make of it, what lists
 * look up against what it shows, what periods reported against the chain. */
enum rt_status verify_contents(struct verifying *verifying, struct rt_error *error);

#endif
