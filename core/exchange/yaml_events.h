/* YAML as libyaml's events, with all that a register file may not hold refused
 * at the door: anchors, aliases, tags, a second document, depth over 16,
 * anything that is not UTF-8.
 */
#ifndef EXCHANGE_YAML_EVENTS_H
#define EXCHANGE_YAML_EVENTS_H

#include <stdbool.h>

#include <yaml.h>

#include <rectrack/error.h>

#include "base/file.h"

enum { YAML_DEPTH = 16 };

struct yaml_events {
    yaml_event_t event; /* the current one */
    yaml_parser_t parser;
    struct file_input *input;
    bool is_open, has_event;
    unsigned depth;
    size_t taken;          /* bytes given to libyaml */
    unsigned char tail[2]; /* the last of them */
    size_t bad;            /* offset + 1 of a line break that is none of ours */
};

/* Reads the file from its start.  A struct that is all zero is a closed one. */
void yaml_events_open(struct yaml_events *events, struct file_input *input);
void yaml_events_close(struct yaml_events *events);

/* Goes to the next event; RT_REFUSED at whatever may not stand there. */
enum rt_status yaml_events_next(struct yaml_events *events, struct rt_error *error);

/* From the first event of a value (the current one) to its last. */
enum rt_status yaml_events_skip(struct yaml_events *events, struct rt_error *error);

/* Refuses, at the beginning of the current event. */
enum rt_status yaml_events_fail(const struct yaml_events *events, struct rt_error *error,
                                const char *format, ...) G_GNUC_PRINTF(3, 4);

/* The text of the current scalar. */
const char *yaml_events_text(const struct yaml_events *events);

#endif
