/* A YAML file of pairs, one a line: keys with a value each, and sections of such
 * pairs one level down.  Knows no key.
 */
#ifndef EXCHANGE_YAML_PAIRS_H
#define EXCHANGE_YAML_PAIRS_H

#include <rectrack/arena.h>

#include "base/file.h"

struct yaml_pair {
    const char *section; /* NULL: at the top */
    const char *key;
    const char *value;                 /* NULL: a section of that name begins */
    unsigned line, column;             /* of the key */
    unsigned value_line, value_column; /* of the value */
};

/* Adds the pairs (struct yaml_pair) in their order, copied into arena.  What is no pair
 * is passed over, and a sentence with its place added to wrong (texts); where the file
 * is no YAML any more, the rest of it is. */
void yaml_pairs_read(struct file_input *input, struct rt_arena *arena, struct rt_list *pairs,
                     struct rt_list *wrong);

#endif
