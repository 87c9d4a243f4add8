/* The history of the register in memory: two change sets that are always there, and what
 * others have done since; and what it has nothing of. */
#include <string.h>

#include <rectrack/field.h>

#include "tests/tui/fake.h"

static struct rt_change changes[8]; /* the oldest first */
static size_t n_changes;
static int64_t sets = 2; /* those that are always there */

void fake_note(const char *who, const char *ref, const char *field)
{
    if (n_changes == G_N_ELEMENTS(changes))
        memmove(changes, changes + 1, --n_changes * sizeof *changes);
    changes[n_changes++] = (struct rt_change){.set = ++sets,
                                              .at = "2020-04-15T14:01:00Z",
                                              .actor = who,
                                              .why = "did something",
                                              .shape = rt_record_shape.name,
                                              .subject = ref,
                                              .field = field,
                                              .was = "this",
                                              .becomes = "that"};
}

enum rt_status rt_register_history(struct rt_register *reg, const char *subject, size_t limit,
                                   enum rt_status (*each)(const struct rt_change *change,
                                                          void *self, struct rt_error *error),
                                   void *self, struct rt_error *error)
{
    const char *ref = subject ? subject : "SI-5";
    const struct rt_change always[] = {
        {.set = 2,
         .at = "2020-04-14T12:01:00Z",
         .actor = "Hampton Trust",
         .why = "set the state of SI-5 to paused",
         .shape = "recommendation",
         .subject = ref,
         .field = "state",
         .was = "In progress",
         .becomes = "Paused"},
        {.set = 2,
         .at = "2020-04-14T12:01:00Z",
         .actor = "Hampton Trust",
         .why = "set the state of SI-5 to paused",
         .shape = "recommendation",
         .subject = ref,
         .field = "note",
         .becomes = "Until the autumn"},
        {.set = 1,
         .at = "2020-03-31T09:00:00Z",
         .actor = "SCC",
         .why = "imported plan.yaml",
         .shape = "recommendation",
         .subject = ref,
         .becomes = ref},
    };
    (void)reg;
    enum rt_status status = RT_OK;
    for (size_t i = n_changes; i-- > 0 && limit && status == RT_OK; limit--)
        status = each(&changes[i], self, error);
    for (size_t i = 0; i < G_N_ELEMENTS(always) && limit && status == RT_OK; i++, limit--)
        status = each(&always[i], self, error);
    return status;
}

void rt_register_on_wait(struct rt_register *reg, bool (*wait)(void *self, int waited),
                         void *self)
{
    (void)reg, (void)wait, (void)self;
}

enum rt_status rt_register_snapshot(struct rt_register *reg, const char *period,
                                    struct rt_stream **out, struct rt_error *error)
{
    (void)reg, (void)out;
    return rt_fail(error, RT_REFUSED, "there is no snapshot of %s", period);
}
