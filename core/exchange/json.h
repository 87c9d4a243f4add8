/* JSON, written for scripts: every key always there, absent is null, in the
 * order of the table of fields. */
#ifndef EXCHANGE_JSON_H
#define EXCHANGE_JSON_H

#include <jansson.h>

#include "exchange/format.h"

bool json_sniff(const char *head, size_t n);

/* options->form says how much: the document, or a list. */
enum rt_status json_write(struct rt_stream *stream, const struct exchange_options *options,
                          struct rt_sink *sink, struct rt_error *error);

/* One value of any shape, whole, on one line without a line feed. */
enum rt_status json_write_value(const struct rt_shape *shape, const void *value,
                                struct rt_sink *sink, struct rt_error *error);

/* The same as a value of jansson's, to be let go with json_decref: all of value, or one
 * field of it. */
json_t *json_of(const struct rt_shape *shape, const void *value);
json_t *json_of_field(const struct rt_shape *shape, const struct rt_field *field,
                      const void *value);

#endif
