/* The one pull interface: the next value with its doubts, or the end.
 *
 * Files and registers give streams, importers and formats take them; neither
 * knows the other.
 */
#ifndef RECTRACK_STREAM_H
#define RECTRACK_STREAM_H

#include <glib.h>

#include <rectrack/error.h>
#include <rectrack/field.h>
#include <rectrack/model.h>

/* One value: a struct of one of the five rt_entities.  shape NULL: the end.
 * What value points to is valid until the next call of next or close. */
struct rt_item {
    const struct rt_shape *shape;
    void *value;
};

/* What a reader could not place: shown for review before anything is written. */
struct rt_doubt {
    unsigned line, column; /* 0: unknown */
    char *about;           /* the reference or heading it belongs to, or NULL */
    char *words;           /* as written, of long ones the beginning */
    char *assumed;         /* what was made of it, as a sentence without a full stop */
};

struct rt_stream {
    /* The next value.  After the end or a failure it must not be called again. */
    enum rt_status (*next)(struct rt_stream *stream, struct rt_item *out,
                           struct rt_error *error);
    void (*close)(struct rt_stream *stream);
    GPtrArray *doubts; /* struct rt_doubt *, grows while reading; NULL: has none */
};

enum rt_status rt_stream_next(struct rt_stream *stream, struct rt_item *out,
                              struct rt_error *error);

/* Takes NULL. */
void rt_stream_close(struct rt_stream *stream);

/* A list for stream->doubts, whose items it frees. */
GPtrArray *rt_doubts_new(void);

/* Adds one; about may be NULL, format gives what was assumed. */
void rt_doubts_add(GPtrArray *doubts, unsigned line, unsigned column, const char *about,
                   const char *words, const char *format, ...) G_GNUC_PRINTF(6, 7);

#endif
