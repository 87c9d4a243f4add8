/* What was reported before, beside what is now: of two streams of recommendations the pairs.
 * Knows no register, and nothing of what is worth telling of a pair. */
#ifndef REPORT_EARLIER_H
#define REPORT_EARLIER_H

#include <rectrack/arena.h>
#include <rectrack/model.h>
#include <rectrack/stream.h>

struct report_earlier;

/* then: what was reported, in its order; it stays the caller's. */
struct report_earlier *report_earlier_new(struct rt_stream *then);
void report_earlier_free(struct report_earlier *earlier);

/* The record of that reference, good until the next call; *out NULL: it was not there.
 * Each is asked for once. */
enum rt_status report_earlier_find(struct report_earlier *earlier, const char *ref,
                                   const struct rt_record **out, struct rt_error *error);

/* Those that nobody asked for, in their order: struct rt_record * to out (in arena), good as
 * long as earlier is. */
enum rt_status report_earlier_left(struct report_earlier *earlier, struct rt_arena *arena,
                                   struct rt_list *out, struct rt_error *error);

#endif
