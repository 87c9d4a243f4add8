/* The source tree as text: what the tests of the house read. */
#ifndef HOUSE_TREE_H
#define HOUSE_TREE_H

#include <glib.h>

struct source {
    char *path;   /* from the top of the tree: "core/base/text.c" */
    char **lines; /* without line feeds, NULL behind the last */
    unsigned n;
};

/* The C files and headers under the folders named (NULL behind the last), by
 * path; struct source *, freed with the array. */
GPtrArray *tree_read(const char *const *folders);

/* Every wing of the program, and the tests. */
extern const char *const tree_program[], *const tree_everything[];

/* Does name match one of the patterns (NULL behind the last)?  "*" stands for anything. */
gboolean tree_matches(const char *name, const char *const *patterns);

/* Runs a command line and gives what it printed; the test fails where it fails. */
char *tree_run(const char *const *argv);

#endif
