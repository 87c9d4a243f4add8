/* A history that is always the same, whatever was done. */
#include <rectrack/register.h>

/* Two change sets; the first of two changes. */
enum rt_status rt_register_history(struct rt_register *reg, const char *subject, size_t limit,
                                   enum rt_status (*each)(const struct rt_change *change,
                                                          void *self, struct rt_error *error),
                                   void *self, struct rt_error *error)
{
    const char *ref = subject ? subject : "SI-5";
    const struct rt_change changes[] = {
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
    for (size_t i = 0; i < G_N_ELEMENTS(changes) && i < limit && status == RT_OK; i++)
        status = each(&changes[i], self, error);
    return status;
}
