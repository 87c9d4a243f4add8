/* Whose updates the person writes, and how many of them wait.  Remembered between runs,
 * for each person and register.
 */
#ifndef TUI_WHOSE_H
#define TUI_WHOSE_H

#include <stdbool.h>

#include <rectrack/unanswered.h>

struct tui_desk;

struct tui_whose {
    char *owner;    /* NULL: nobody was chosen */
    long n_waiting; /* -1: not counted since something has changed */
};

/* The owner that was chosen last; else the one that the person is called like. */
void tui_whose_begin(struct tui_desk *desk);
void tui_whose_clear(struct tui_whose *whose);

/* From now on this one. */
void tui_whose_choose(struct tui_desk *desk, const char *owner);

/* What is asked of the owner in the open period, and what was answered; false: nobody
 * was chosen, no period is open, or it failed and that was said.  Clear it with
 * rt_unanswered_clear. */
bool tui_whose_find(struct tui_desk *desk, struct rt_unanswered *out);

/* Counting is put off until nobody types: is there any to do?  Does it; true: draw. */
bool tui_whose_has_work(const struct tui_desk *desk);
bool tui_whose_work(struct tui_desk *desk);

/* The period that is open to report in, or NULL. */
const struct rt_period *tui_whose_period(const struct tui_desk *desk);

#endif
