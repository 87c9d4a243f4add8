/* What the history names and keeps, in words for people: of a path what it is called,
 * of a change what became of what, part by part.  Labels are those of the table of
 * fields; the one place that words a change.
 */
#ifndef RECTRACK_WORDING_H
#define RECTRACK_WORDING_H

#include <rectrack/field.h>

/* One thing that became another. */
struct rt_turn {
    const char *label;         /* "Progress"; NULL: what the path names itself */
    const char *was, *becomes; /* a line feed parts items and paragraphs; NULL: nothing */
};

/* What a path ("state", "actions.2", "updates.2020-06/Hampton Trust") is called: "State",
 * "Key action 2", "Update for June 2020 by Hampton Trust".  facts may be NULL: a period's
 * id then stands for its label.  g_free it. */
char *rt_word_path(const struct rt_shape *shape, const char *path,
                   const struct rt_facts *facts);

/* The same to go on a sentence: "the state", "key action 2", "the update for ...". */
char *rt_word_path_within(const struct rt_shape *shape, const char *path,
                          const struct rt_facts *facts);

/* What kind of thing it names: "state", "key action", "update".  g_free it. */
char *rt_word_kind(const struct rt_shape *shape, const char *path);

/* The first letter made small, where the word is no abbreviation ("RAG"); gives words. */
char *rt_word_lower(char *words);

/* The name of what the history tells of: "SI-5", "Hampton Trust"; of a period its label.
 * Good as long as both are. */
const char *rt_word_subject(const struct rt_shape *shape, const char *subject,
                            const struct rt_facts *facts);

/* Adds struct rt_turn to out, in arena: what became of what the path names.  was and
 * becomes as struct rt_change has them.  What both have is left out: equal parts of a
 * key action, target or update, equal items of a list. */
void rt_word_change(const struct rt_shape *shape, const char *path, const char *was,
                    const char *becomes, struct rt_arena *arena, struct rt_list *out);

/* A field of value: list items with "; " between, paragraphs each on a line; NULL where
 * there is no value, or it is empty and that has no name.  An item of a list, with all it
 * says; NULL: there is none.  g_free both. */
char *rt_word_value(const struct rt_field *field, const void *value);
char *rt_word_item(const struct rt_shape *shape, const void *item);

/* The two sides of a turn where they differ: a long beginning and end that both have is
 * cut off at a word, with "…" for it.  g_free both. */
void rt_word_difference(const char *was, const char *becomes, char **out_was,
                        char **out_becomes);

#endif
