/* YAML: the file a person can write by hand; rectrack-yaml(5). */
#ifndef EXCHANGE_YAML_H
#define EXCHANGE_YAML_H

#include "exchange/format.h"

bool yaml_sniff(const char *head, size_t n);

/* Sections may come in any order; the recommendations are given last, read as
 * they are asked for.  A value holds what the file says and no more: its given
 * bits tell which, required fields may be absent but the key field. */
enum rt_status yaml_open(struct file_input *input, const struct exchange_options *options,
                         struct rt_stream **out, struct rt_error *error);

enum rt_status yaml_write(struct rt_stream *stream, const struct exchange_options *options,
                          struct rt_sink *sink, struct rt_error *error);

#endif
