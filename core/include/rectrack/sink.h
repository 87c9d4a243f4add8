/* Where bytes go: a file that appears whole or not at all, standard output, a
 * view on the screen.  Core writes to sinks and never to a descriptor it was
 * not given.
 */
#ifndef RECTRACK_SINK_H
#define RECTRACK_SINK_H

#include <stddef.h>

#include <glib.h>

#include <rectrack/error.h>

struct rt_sink {
    /* Takes all n bytes or fails; after a failure it is not called again. */
    enum rt_status (*write)(struct rt_sink *sink, const char *bytes, size_t n,
                            struct rt_error *error);
};

enum rt_status rt_sink_write(struct rt_sink *sink, const char *bytes, size_t n,
                             struct rt_error *error);

/* Writes and empties what is held, where that is more than enough bytes. */
enum rt_status rt_sink_drain(struct rt_sink *sink, GString *held, size_t enough,
                             struct rt_error *error);

#endif
