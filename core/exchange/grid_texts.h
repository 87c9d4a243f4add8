/* The texts above a table, as long as they may say where it comes from: a document has any
 * number of them, and few are kept.
 */
#ifndef EXCHANGE_GRID_TEXTS_H
#define EXCHANGE_GRID_TEXTS_H

#include <stdbool.h>

#include <rectrack/arena.h>

struct grid_text {
    const char *text; /* on one line; of a long one the beginning */
    bool is_title;    /* its style says so */
};

struct grid_texts {
    struct rt_arena arena;
    struct rt_list all; /* struct grid_text, the oldest first; of very many the first and the
                           last */
};

/* A paragraph on one line without blanks at its ends, in arena; of one that is longer than any
 * title the beginning. */
char *grid_text_line(const char *paragraph, struct rt_arena *arena);

/* Adds such a line; style: the name of the paragraph's, or NULL. */
void grid_texts_add(struct grid_texts *texts, const char *line, const char *style);

const struct grid_text *grid_texts_at(const struct grid_texts *texts, size_t i);

/* Forgets all; is usable again. */
void grid_texts_clear(struct grid_texts *texts);

#endif
