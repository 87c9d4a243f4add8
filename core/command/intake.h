/* An intake under way: what reading the files and telling what came of it share.
 */
#ifndef COMMAND_INTAKE_H
#define COMMAND_INTAKE_H

#include "command/command.h"
#include "exchange/format.h"
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
    guint n_taken; /* doubts of the stream at hand that are among them */
    GPtrArray *notices;
    GHashTable *told; /* "owner:folded name" and the like, of the file at hand */
    struct counted counts[RT_ENTITIES];
    GHashTable *became; /* "source:SI" to what became of it, recommendations left out */
    enum store_what last; /* what became of what was put last */
    size_t n_unclear;     /* targets whose words were not understood */
    GPtrArray *offers;    /* char *: targets that say how far things are */
    struct rt_arena arena;
    const struct exchange_format *format; /* of the file at hand */
    uint64_t done;
};

/* Puts a value and counts what became of it. */
enum rt_status intake_put(struct taking *taking, const struct rt_shape *shape,
                          const void *value, struct rt_error *error);

/* What becomes of a thing that nobody knows, to end a doubt. */
const char *intake_becomes(const struct taking *taking);

/* A recommendation, with doubts of what it names. */
enum rt_status intake_record(struct taking *taking, struct rt_record *record,
                             struct rt_error *error);

/* Of a file whose cells can't say all: what stands in the register says the rest. */
enum rt_status intake_settle(struct taking *taking, struct rt_record *record,
                             struct rt_error *error);

/* Keeps which targets of a table say how far things are, for who would set a state. */
void intake_offer(struct taking *taking, const struct rt_record *record);

/* Tells the notices, the doubts, each change and the counts, and commits; or
 * refuses for the doubts. */
enum rt_status intake_conclude(struct taking *taking, struct rt_error *error);

/* For store_changes: adds lines that tell what became of what, "SI-5 title: "Old" → "New"",
 * to what self says. */
struct intake_told {
    GPtrArray *lines;             /* char * */
    const struct rt_facts *facts; /* for the names of periods; NULL: their ids */
};
enum rt_status intake_add_change(const struct rt_change *change, void *self,
                                 struct rt_error *error);

#endif
