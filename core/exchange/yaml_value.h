/* What a register file's values are read with, and the sentences that the file's
 * top and its values share.
 */
#ifndef EXCHANGE_YAML_VALUE_H
#define EXCHANGE_YAML_VALUE_H

#include <rectrack/arena.h>
#include <rectrack/field.h>

#include "exchange/yaml_events.h"

struct yaml_reader {
    struct yaml_events events;
    struct rt_arena arena; /* of the values */
};

/* Fills value from a mapping, whose first event is the current one. */
enum rt_status yaml_read_mapping(struct yaml_reader *reader, const struct rt_shape *shape,
                                 void *value, struct rt_error *error);

/* Notes where the current event begins in the part that value begins with. */
void yaml_set_place(const struct yaml_reader *reader, void *value);

/* Is the current event a scalar without words? */
bool yaml_is_empty(const struct yaml_reader *reader);

/* The current event is a key that may not stand here: it is none of ours; it is
 * no word; it stood here before. */
enum rt_status yaml_fail_unknown(const struct yaml_reader *reader, const char *where,
                                 const char *nearest, struct rt_error *error);
enum rt_status yaml_fail_no_key(const struct yaml_reader *reader, struct rt_error *error);
enum rt_status yaml_fail_twice(const struct yaml_reader *reader, struct rt_error *error);

#endif
