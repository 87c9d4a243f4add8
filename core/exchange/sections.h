/* The sections of a file in their order, whatever order a stream has them in:
 * all but the recommendations are few and are held, those go by one at a time.
 */
#ifndef EXCHANGE_SECTIONS_H
#define EXCHANGE_SECTIONS_H

#include <rectrack/arena.h>
#include <rectrack/stream.h>

struct exchange_sections {
    struct rt_arena arena;
    struct rt_list lists[RT_ENTITIES - 1]; /* of the shapes rt_entities[i] */
    struct rt_item next; /* the first recommendation, or shape NULL: there is none */
};

/* Reads up to the first recommendation.  out must be all zero. */
enum rt_status exchange_sections_read(struct rt_stream *stream, struct exchange_sections *out,
                                      struct rt_error *error);
void exchange_sections_clear(struct exchange_sections *sections);

/* Calls back for each recommendation, from sections->next to the end of the stream. */
enum rt_status exchange_each_record(struct rt_stream *stream,
                                    struct exchange_sections *sections,
                                    enum rt_status (*each)(const struct rt_record *record,
                                                           void *self, struct rt_error *error),
                                    void *self, struct rt_error *error);

#endif
