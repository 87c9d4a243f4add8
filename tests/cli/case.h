/* Cases of the command line, and of conversations with it, as data: fixtures/cli/README.md
 * says how they are written.  This reads them; cases.c runs them.
 */
#ifndef CLI_CASE_H
#define CLI_CASE_H

#include <stdbool.h>

#include <glib.h>

/* One command and what it must say, or one file that must be there before. */
struct step {
    unsigned line;
    char *command; /* for the shell; NULL: this is a file */
    char *file;    /* its name */
    GString *in;   /* what is typed to it */
    GString *out;  /* what must come on standard output; a file: what it holds */
    GString *err;  /* what must come on standard error */
    int status;    /* the exit status */
};

struct cli_case {
    char *title;
    unsigned line;
    bool has_sample;  /* begins with the sample register in its default place */
    GPtrArray *steps; /* struct step * */
};

/* The cases of a file, freed with the array.  NULL, and a sentence on standard
 * error, where it can't be read. */
GPtrArray *case_read(const char *path);

/* Does text say what is expected?  "[...]" in a line stands for anything, and
 * alone on a line for any lines. */
bool case_matches(const char *expected, const char *text);

#endif
