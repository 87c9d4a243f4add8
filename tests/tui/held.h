/* A meeting to be held at the desk, on a register on disk: what its tests begin with and ask
 * again and again.
 */
#ifndef TESTS_TUI_HELD_H
#define TESTS_TUI_HELD_H

#include <criterion/criterion.h>
#include <string.h>

#include "tests/store/room.h"
#include "tests/tui/play.h"

/* Where the register is. */
extern struct room held;

/* At a meeting of today on the scrutiny inquiry. */
void held_begin(struct play *play, int rows, int cols, bool is_ascii);
void held_end(struct play *play);

/* What is put off until nobody types. */
void held_rest(struct play *play);

unsigned held_place(const struct play *play);
const char *held_ref(struct play *play);

#define expect_in(said, words)                                        \
    do {                                                              \
        const char *in = (said);                                      \
        cr_expect(strstr(in, words), "no \"%s\" in:\n%s", words, in); \
    } while (0)

#endif
