/* FIELD=VALUE: what set is given, read once and applied to each recommendation or key
 * action.  FIELD+=VALUE and FIELD-=VALUE put into lists and take out of them. */
#ifndef COMMAND_ASSIGN_H
#define COMMAND_ASSIGN_H

#include "command/edit.h"

struct assignments {
    const struct rt_shape *shape;
    struct rt_list all; /* struct assignment, private */
    void *values;       /* a struct of the shape that holds what is given whole */
};

/* Reads the words into edit->arena.  RT_USAGE names the nearest field or value. */
enum rt_status assign_read(struct edit *edit, const struct rt_shape *shape,
                           const struct rt_list *words, struct assignments *out);

/* Applies them to value, which holds what is there now, and marks what they give.  but:
 * those of fields with any of these flags are left out; 0: none. */
enum rt_status assign_to(struct edit *edit, const struct assignments *assignments,
                         const struct edited *edited, unsigned but, void *value);

/* Appends "state (paused) and note". */
void assign_tell(const struct assignments *assignments, GString *out);

/* Appends "set the state of SI-5 to paused", "set state (paused) and note of SI-5". */
void assign_tell_why(const struct assignments *assignments, const char *about, GString *out);

#endif
