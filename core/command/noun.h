/* What add and remove are said of: "add link REF KIND REF".  Each noun is a part of the
 * command, with the thing it is about. */
#ifndef COMMAND_NOUN_H
#define COMMAND_NOUN_H

#include "command/edit.h"

struct noun {
    struct command_part part; /* its options are the fields of the shape, where it has them */
    const struct rt_shape *shape; /* what is made; NULL: nothing is read */
    const char *key;              /* of the shape: the field that a word fills */
    size_t at;                    /* which word */
    enum rt_status (*run)(struct edit *edit, const struct noun *noun,
                          const struct rt_args *args, void *value);
};

/* Finds, reads, begins a change set, runs and ends it. */
enum rt_status noun_run(const struct noun *table, struct rt_context *context,
                        const struct rt_args *args, struct rt_error *error);

/* What was done, "Added key action 5 to SI-5": the same words are the answer and, with a
 * small letter, what the history keeps. */
void noun_tell(struct edit *edit, const char *format, ...) G_GNUC_PRINTF(2, 3);

/* The link that REF KIND REF name, as it is held: once, on the one that restates,
 * extends or depends. edited: the record that holds it. */
enum rt_status noun_link(struct edit *edit, const struct rt_args *args, struct rt_link *link,
                         struct edited *edited);

/* "NA-15 extends SI-5"; g_free it. */
char *noun_link_words(const struct edited *edited, const struct rt_link *link);

/* Where the record has that link among those it shows; links.n: nowhere. */
size_t noun_find_link(const struct edited *edited, const struct rt_link *link);

/* A source by its code, and where it has a theme; themes.n: nowhere.  RT_REFUSED names
 * the nearest source. */
enum rt_status noun_theme(struct edit *edit, const char *code, const struct rt_theme *theme,
                          const struct rt_source **source, size_t *at);

#endif
