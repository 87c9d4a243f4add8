/* An office: one register with the sample and an open period, and people who sit down
 * at it, each at a terminal of their own with the real program.
 */
#ifndef TESTS_TUI_OFFICE_H
#define TESTS_TUI_OFFICE_H

#include "tests/tui/harness.h"

struct office {
    char *folder, *path;
    bool is_ascii; /* those who sit down from then on have a terminal of the C locale */
};

/* Their period is June 2020, their day 15 June 2020. */
void office_open(struct office *office);
void office_close(struct office *office);

/* Starts the program with these words, NULL behind the last or none, in a window of that
 * size. */
void office_start(struct office *office, struct term *term, int rows, int cols, const char *as,
                  const char *const *words);

/* Sits down as that person; all of them have the account of the folder. */
void office_sit(struct office *office, struct term *term, const char *as);

/* The form of a recommendation, on its Progress, Amber chosen. */
void office_write(struct term *term, const char *ref);

/* What a command prints, which must succeed; words end with NULL.  g_free it. */
char *office_ask(struct office *office, const char *as, const char *const *words);

#endif
