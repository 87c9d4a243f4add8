/* What went wrong: a status, a place and one sentence.
 *
 * Every function that can fail returns an rt_status and fills the caller's
 * rt_error as its last parameter.  Success leaves the error alone, failure
 * leaves the other outputs alone, and an error once filled is never rewritten
 * by a higher layer.  An error parameter may be NULL where nobody will read it.
 */
#ifndef RECTRACK_ERROR_H
#define RECTRACK_ERROR_H

#include <glib.h>

/* The numbers are the program's exit codes, but for RT_CONFLICT, which ends a
 * program as RT_REFUSED. */
enum rt_status {
    RT_OK = 0,       /* done */
    RT_REFUSED = 1,  /* refused or failed; nothing was changed */
    RT_USAGE = 2,    /* the words of the call are wrong; the nearest one is named */
    RT_PARTLY = 3,   /* done in part, and said so */
    RT_BUSY = 4,     /* the register is busy, or its disk failed; nothing was changed */
    RT_CONFLICT = 5, /* refused: somebody else changed the same field (command.h); nothing
                        was changed */
};

struct rt_error {
    enum rt_status status;
    char *file;      /* the file the trouble stands in, or NULL; owned */
    unsigned line;   /* counted from 1; 0: no line */
    unsigned column; /* characters, counted from 1; 0: no column */
    char *sentence;  /* what, and what to do; no full stop; owned */
};

/* Fills error (unless it is NULL or filled already) and returns status, so
 * that a caller can write: return rt_fail(error, RT_REFUSED, "..."). */
enum rt_status rt_fail(struct rt_error *error, enum rt_status status, const char *format, ...)
    G_GNUC_PRINTF(3, 4);

/* The same with a place; file may be NULL, line and column 0. */
enum rt_status rt_fail_at(struct rt_error *error, enum rt_status status, const char *file,
                          unsigned line, unsigned column, const char *format, ...)
    G_GNUC_PRINTF(6, 7);

/* Names the file of an error that has a place but no file yet. */
void rt_error_in(struct rt_error *error, const char *file);

/* "plan.yaml:12:3: the sentence"; to be freed with g_free. */
char *rt_error_words(const struct rt_error *error);

/* Frees what the error holds and makes it empty again. */
void rt_error_clear(struct rt_error *error);

#endif
