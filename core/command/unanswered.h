/* Who has not answered in a period: what `period close` lists and `chase` asks for.
 *
 * What is complete or closed does not count.  A row that recommendations share counts
 * once.  A recommendation is asked of its leads; of those who support where it has no
 * lead, of nobody where it has neither.
 */
#ifndef COMMAND_UNANSWERED_H
#define COMMAND_UNANSWERED_H

#include "command/command.h"

struct unanswered_row {
    const char *ref, *name; /* name: its title, else its text */
    struct rt_list with;    /* texts: the references of the others of a shared row */
    struct rt_list owners;  /* texts: of whom it is asked */
    struct rt_list overdue; /* texts: the words of its overdue targets */
};

struct unanswered_owner {
    const char *name;    /* NULL: nobody */
    struct rt_list rows; /* struct unanswered_row */
};

struct unanswered {
    struct rt_arena arena;
    struct rt_list rows;   /* struct unanswered_row, in the order of the papers */
    struct rt_list owners; /* struct unanswered_owner who have one, as the register has
                              them, nobody last */
};

/* outlook: of the period asked about.  A closed one is read as it was reported. */
enum rt_status unanswered_find(struct rt_register *reg, const struct rt_outlook *outlook,
                               struct unanswered *out, struct rt_error *error);

void unanswered_clear(struct unanswered *unanswered);

/* "SI-1, SI-5 to SI-9": the references of an owner's rows, with the others of shared
 * ones; g_free it. */
char *unanswered_refs(const struct unanswered_owner *owner);

#endif
