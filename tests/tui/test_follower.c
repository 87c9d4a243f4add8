/* What the projector's screen looks like, waiting for a meeting, at an item and blank:
 * fixtures/screens/follower-item-60x15.txt and so on. */
#include <criterion/criterion.h>

#include "tests/tui/office.h"

static void ask(struct office *office, const char *const *words)
{
    g_free(office_ask(office, "chair", words));
}

static void expect_sight(struct term *term, const char *sight, const int *size, bool is_ascii)
{
    g_autofree char *name = g_strdup_printf("follower-%s-%s%dx%d", sight,
                                            is_ascii ? "ascii-" : "", size[1], size[0]);
    term_golden(term, name);
}

static void follow(const int *size, bool is_ascii)
{
    const char *follows[] = {"meet", "--show", NULL},
               *plans[] = {"meeting",        "new",     "2020-06-15", "--title",
                           "Strategy group", "--items", "source:SI",  NULL},
               *goes[] = {"meeting", "go", "SI-5", NULL},
               *blanks[] = {"meeting", "go", "SI-5", "--blank", NULL};
    struct office office;
    struct term term;
    office_open(&office);
    office.is_ascii = is_ascii;
    office_start(&office, &term, size[0], size[1], "chair", follows);
    term.is_checked = false; /* no hints stand on it */
    term_wait_text(&term, "This screen follows the chair's");
    expect_sight(&term, "waiting", size, is_ascii);
    ask(&office, plans);
    ask(&office, goes);
    term_wait_text(&term, "item 5 of 15");
    expect_sight(&term, "item", size, is_ascii);
    ask(&office, blanks);
    term_wait_gone(&term, "item 5 of 15");
    expect_sight(&term, "blank", size, is_ascii);
    term_end(&term);
    office_close(&office);
}

Test(follower, it_looks_as_it_did, .timeout = 120)
{
    static const int sizes[][2] = {{15, 60}, {24, 80}, {40, 120}};
    for (size_t i = 0; i < 2 * G_N_ELEMENTS(sizes); i++)
        follow(sizes[i / 2], i % 2);
}
