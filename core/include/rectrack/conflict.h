/* What a command would have overwritten though somebody changed it meanwhile, kept
 * after the command has ended, with what the person decides about each.
 */
#ifndef RECTRACK_CONFLICT_H
#define RECTRACK_CONFLICT_H

#include <rectrack/command.h>

enum rt_kept { RT_KEPT_OPEN, RT_KEPT_YOURS, RT_KEPT_THEIRS };

struct rt_kept_conflict {
    struct rt_conflict what;
    enum rt_kept kept;
};

/* All zero: none. */
struct rt_conflicts {
    struct rt_arena arena;
    struct rt_list all; /* struct rt_kept_conflict */
};

/* Adds a copy, nothing decided. */
void rt_conflicts_add(struct rt_conflicts *conflicts, const struct rt_conflict *conflict);
void rt_conflicts_clear(struct rt_conflicts *conflicts);

/* In how many theirs shall stand; part: in those of it ("no_change"); NULL: in all. */
size_t rt_conflicts_theirs(const struct rt_conflicts *conflicts, const char *part);

static inline struct rt_kept_conflict *rt_conflict_at(const struct rt_conflicts *conflicts,
                                                      size_t i)
{
    return (struct rt_kept_conflict *)conflicts->all.at + i;
}

#endif
