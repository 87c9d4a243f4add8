/* The query: rag:red owner:"Hampton Trust" words  →  a list of tests, all of
 * which must hold.  Knows which words there are and what they take, not how a
 * register finds them.
 */
#ifndef RECTRACK_QUERY_H
#define RECTRACK_QUERY_H

#include <stdbool.h>
#include <stdint.h>

#include <rectrack/arena.h>
#include <rectrack/error.h>
#include <rectrack/field.h>

/* THE TABLE OF QUERY WORDS is rt_query_words[]; a test names one by number. */
enum rt_word {
    RT_WORD_TEXT,
    RT_WORD_RAG,
    RT_WORD_SUGGESTED,
    RT_WORD_SHOWN,
    RT_WORD_DIRECTION,
    RT_WORD_STATE,
    RT_WORD_OWNER,
    RT_WORD_SOURCE,
    RT_WORD_GROUP,
    RT_WORD_THEME,
    RT_WORD_TARGET,
    RT_WORD_OVERDUE,
    RT_WORD_REVIEW,
    RT_WORD_WAITING,
    RT_WORD_UPDATED,
    RT_WORD_NO_UPDATE,
    RT_WORD_CHANGED,
    RT_WORD_LINKS,
    RT_WORDS
};

enum rt_takes { RT_TAKES_NOTHING, RT_TAKES_CHOICE, RT_TAKES_WORDS, RT_TAKES_WINDOW };

struct rt_query_word {
    const char *name;
    enum rt_takes takes;
    const struct rt_choice *choices; /* TAKES_CHOICE; "none" stands for no value */
    size_t n_choices;
    bool takes_none;     /* TAKES_WORDS, TAKES_WINDOW: "none" stands for no value */
    const char *example; /* "rag:red,amber" */
    const char *help;    /* one sentence without a full stop */
};

extern const struct rt_query_word rt_query_words[RT_WORDS];

enum rt_compare { RT_IS, RT_BEFORE, RT_AFTER }; /* field:x  field<x  field>x */

struct rt_test {
    enum rt_word word;
    bool is_negated;
    enum rt_compare compare;
    struct rt_list values; /* texts: any of them will do; a choice's as its key, "" for none */
};

struct rt_query {
    struct rt_arena arena;
    struct rt_list tests;         /* struct rt_test; none: everything matches */
    const struct rt_facts *facts; /* whose filters @NAME names; NULL: there are none */
    unsigned depth;               /* of filters within filters, while they are read */
    const char *stopped;          /* the word of the line that could not be read, or NULL */
};

/* Reads one word as a command-line argument has it: spaces and all are its
 * value, quotes need not but may stand.  RT_USAGE names the nearest field or
 * value, and hints where one argument holds two words. */
enum rt_status rt_query_add(struct rt_query *query, const char *argument,
                            struct rt_error *error);

/* Reads a line as the screen has it: blanks part words, quotes group, "-"
 * before a word negates it.  @NAME stands for the words of that filter: RT_USAGE names
 * those there are, and refuses a circle. */
enum rt_status rt_query_parse(struct rt_query *query, const char *line, struct rt_error *error);

/* Were the filter of that name to stand for query (NULL: for nothing, and gone), would it
 * be read, and all be read that are now?  RT_USAGE says what is wrong with query, and at
 * which column; RT_REFUSED names the filter that could not be read any more. */
enum rt_status rt_filter_check(const struct rt_facts *facts, const char *name,
                               const char *query, struct rt_error *error);

/* A query that is all zero is a valid empty one. */
void rt_query_clear(struct rt_query *query);

/* Does owner:VALUE find anybody among the owners of the facts?  Where not, *nearest is
 * the name, or the word of one, most like it, to be freed with g_free; or NULL. */
bool rt_query_finds_owner(const struct rt_facts *facts, const char *value, char **nearest);

#endif
