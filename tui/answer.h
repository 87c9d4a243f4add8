/* The answer of a command as lines for a pager: an rt_output that keeps what it
 * is told.  Listings become columns when all their rows are known.
 */
#ifndef TUI_ANSWER_H
#define TUI_ANSWER_H

#include <rectrack/command.h>

#include "tui/conflicts.h"
#include "tui/pager.h"
#include "tui/paper.h"

enum { TUI_ANSWER_ROWS = 5000, TUI_ANSWER_BYTES = 1 << 20 };

struct tui_answer {
    struct rt_output output;
    struct tui_pager *pager;
    GPtrArray *columns; /* labels, owned */
    GPtrArray *rows;    /* GStrv */
    GString *bytes;
    char *notice;                   /* the last one */
    bool is_cut;                    /* there was more than is kept */
    bool is_under_label;            /* lines without a label go on below the last one's text */
    struct rt_conflicts *conflicts; /* each goes there; or NULL */
    /* How far long work is, as a sentence; false: stop.  NULL: nobody looks. */
    bool (*show)(void *self, const char *words);
    void *shower;
    struct tui_paper *paper; /* or NULL */
};

void tui_answer_init(struct tui_answer *answer, struct tui_pager *pager);
/* The parts of a paper go there; without it they come as text. */
void tui_answer_take_paper(struct tui_answer *answer, struct tui_paper *paper);
/* All has been said: what was gathered goes to the pager. */
void tui_answer_finish(struct tui_answer *answer);
void tui_answer_clear(struct tui_answer *answer);

#endif
