/* An intake under way: what reading the files and telling what came of it share.
 */
#ifndef COMMAND_INTAKE_H
#define COMMAND_INTAKE_H

#include "command/command.h"
#include "store/write.h"

struct counted {
    size_t added, changed, same;
};

struct taking {
    struct rt_context *context;
    struct rt_register *reg;
    const struct intake *intake;
    struct store_set *set;
    GPtrArray *doubts;
    GPtrArray *notices;
    GHashTable *told; /* "owner:folded name" and the like, of the file at hand */
    struct counted counts[RT_ENTITIES];
    enum store_what last; /* what became of what was put last */
    size_t n_unclear;     /* targets whose words were not understood */
    struct rt_arena arena;
    bool is_by_place; /* the file at hand is a table: see exchange_format */
    uint64_t done;
};

/* Tells the notices, the doubts, each change and the counts, and commits; or
 * refuses for the doubts. */
enum rt_status intake_conclude(struct taking *taking, struct rt_error *error);

#endif
