/* What the tests at the desk begin with, and what they ask again and again: the sample
 * with a period that is open to report in, a recommendation, what was run.
 */
#ifndef TESTS_TUI_SCENE_H
#define TESTS_TUI_SCENE_H

#include <criterion/criterion.h>

#include "tests/tui/fake.h"
#include "tests/tui/play.h"

/* The sample with June 2020 open; nothing was run yet, and no command is refused. */
void scene_set(void);

/* The same for a suite that keeps drafts, in a folder of its own; for .init and .fini. */
void scene_set_with_drafts(void);
void scene_strike(void);

/* Sets the scene and begins in it. */
void scene_begin(struct play *play, int rows, int cols);

/* Puts the cursor of the Register on a recommendation, then presses keys; "": none. */
void scene_go(struct play *play, const char *ref, const char *keys);

/* Where the person is: a bit of enum tui_place. */
unsigned scene_place(const struct play *play);

/* The words of the commands that were run since it was asked last. */
#define scene_expect_ran(lines)            \
    do {                                   \
        g_autofree char *ran = fake_ran(); \
        cr_expect_str_eq(ran, lines);      \
    } while (0)

#endif
