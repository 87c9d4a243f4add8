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
    int64_t mentions, targets, links; /* that the records looked at have */
};

/* Tells one trouble. */
void verify_report(struct verifying *verifying, const char *format, ...) G_GNUC_PRINTF(2, 3);

/* ---- verify_contents.c ---- */

/* Each thing against its hash and against what its changes make of it, what lists
 * look up against what it shows, what periods reported against the chain. */
enum rt_status verify_contents(struct verifying *verifying, struct rt_error *error);

/* ---- verify_lookup.c ---- */

/* Is what a record is found by what it says?  record: its own words. */
enum rt_status verify_lookup(struct verifying *verifying, int64_t id,
                             const struct rt_record *record, struct rt_error *error);

/* At the end: is there as much as the records looked at have, and no more?  Without
 * another trouble, which would tell more. */
enum rt_status verify_counts(const struct verifying *verifying, struct rt_error *error);

#endif
