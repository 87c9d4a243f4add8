/* What add and remove are said of: "add link REF KIND REF".  Each noun has words and
 * options of its own, by which a command line of it is checked. */
#ifndef COMMAND_NOUN_H
#define COMMAND_NOUN_H

#include "command/edit.h"

enum { NOUN_OPTIONS = 8 };

struct noun {
    const char *name;
    const char *usage;                 /* what stands behind the name: "REF KIND REF" */
    size_t words;                      /* how many that are */
    const char *options[NOUN_OPTIONS]; /* those of the command's that it takes */
    const struct rt_shape *shape;      /* what is made; its fields are those options */
    const char *key;                   /* of the shape: the field that a word fills */
    size_t at;                         /* which word */
    enum rt_status (*run)(struct edit *edit, const struct noun *noun,
                          const struct rt_args *args, void *value);
};

/* The noun of the first argument; RT_USAGE where its words or options do not fit. */
enum rt_status noun_find(const struct noun *table, const struct rt_args *args,
                         const struct noun **out, struct rt_error *error);

/* Reads the word and the options that are fields into value, a zeroed struct of the
 * noun's shape. */
enum rt_status noun_read(struct edit *edit, const struct noun *noun, const struct rt_args *args,
                         void *value);

/* Finds, reads, begins a change set, runs and ends it. */
enum rt_status noun_run(const struct noun *table, struct rt_context *context,
                        const struct rt_args *args, struct rt_error *error);

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
