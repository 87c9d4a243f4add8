/* Who has not answered in a period: what `period close` lists, `chase` asks for, and
 * the screen's My updates shows.
 *
 * What is complete or closed does not count.  A row that recommendations share counts
 * once.  A recommendation is asked of its leads; of those who support where it has no
 * lead, of nobody where it has neither.
 */
#ifndef RECTRACK_UNANSWERED_H
#define RECTRACK_UNANSWERED_H

#include <stdbool.h>
#include <stddef.h>

#include <rectrack/rag.h>
#include <rectrack/register.h>

/* What is asked, or was answered. */
struct rt_asked {
    const char *ref, *name; /* name: its title, else its text */
    size_t place;           /* in the order of the papers */
    struct rt_list with;    /* texts: the references of the others of a shared row */
    struct rt_list owners;  /* texts: of whom it is asked */
    struct rt_list overdue; /* texts: the words of its overdue targets */
    const char *targets;    /* as a list shows them */
    enum rt_rag rag;        /* as a list shows it */
    bool is_suggested;      /* that colour was set by nobody */
};

struct rt_asked_owner {
    const char *name;        /* NULL: nobody */
    struct rt_list rows;     /* struct rt_asked: the red and overdue, then the others, both in
                                the order of the papers */
    struct rt_list answered; /* the same of what was answered; see rt_unanswered_find */
};

struct rt_unanswered {
    struct rt_arena arena;
    struct rt_list rows;   /* struct rt_asked, in the order of the papers; of everybody, or
                              of nobody but those whom the owner asked for is among */
    struct rt_list owners; /* struct rt_asked_owner who have one, as the register has them,
                              nobody last */
};

/* outlook: of the period asked about.  A closed one is read as it was reported.  owner:
 * a name; then only what is asked of that one, who is in owners in any case, and for a
 * period that is open what was answered too.  NULL: of everybody, the rest alone. */
enum rt_status rt_unanswered_find(struct rt_register *reg, const struct rt_outlook *outlook,
                                  const char *owner, struct rt_unanswered *out,
                                  struct rt_error *error);

void rt_unanswered_clear(struct rt_unanswered *unanswered);

/* Whose updates that person writes: of the owner chosen last in this register, else of the
 * one who is called like them; NULL: nobody's.  The facts' own. */
const struct rt_owner *rt_asked_whom(struct rt_register *reg, const struct rt_facts *facts,
                                     const char *user);

/* From now on those of that one; RT_REFUSED where it can't be remembered. */
enum rt_status rt_asked_choose(struct rt_register *reg, const char *user, const char *owner,
                               struct rt_error *error);

/* Red, or a target has passed: what is asked first. */
bool rt_asked_is_urgent(const struct rt_asked *asked);

/* The i-th of them; NULL behind the last. */
const struct rt_asked *rt_asked_at(const struct rt_list *rows, size_t i);
const struct rt_asked_owner *rt_asked_owner_at(const struct rt_unanswered *unanswered,
                                               size_t i);

/* "SI-1, SI-5 to SI-9": the references of an owner's rows, with the others of shared
 * ones, in the order of the papers; g_free it. */
char *rt_unanswered_refs(const struct rt_asked_owner *owner);

#endif
