/* What a recommendation is found by beside its content: whom and what it names, the
 * days of its targets, its words.  Private to the files that write and check it. */
#ifndef STORE_LOOKUP_H
#define STORE_LOOKUP_H

#include "store/set.h"

enum mention_kind {
    MENTION_OWNER,  /* who leads, supports or does an action */
    MENTION_EVENT,  /* what it or a target of it waits for */
    MENTION_UPDATE, /* the period of an update that answers nothing */
    MENTION_ANSWER, /* of one that does */
    MENTION_KINDS
};
extern const char *const mention_kinds[MENTION_KINDS];

struct mention {
    enum mention_kind kind;
    const char *name; /* the record's */
};

/* Each once, in a fixed order: struct mention. */
GArray *lookup_mentions(const struct rt_record *record);

/* Has it days that lists look for? */
bool lookup_has_days(const struct rt_target *target);

/* What it is found by becomes that of record; there: what it was before, or NULL.  record
 * NULL: it is found no more. */
enum rt_status lookup_write(struct store_set *set, int64_t id, const struct rt_record *there,
                            const struct rt_record *record, struct rt_error *error);

#endif
