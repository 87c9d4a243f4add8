/* The paper at the real program on a terminal: what is seen, in each size of the window,
 * and that the file is the one that export writes on the shell. */
#include <string.h>

#include <criterion/criterion.h>

#include "tests/tui/office.h"

Test(print, the_paper_as_it_will_print_in_three_sizes)
{
    struct office office;
    struct term term;
    office_open(&office);
    office_sit(&office, &term, "coordinator");
    term_keys(&term, "f");
    term_send(&term, "source:SI");
    term_keys(&term, "Enter p");
    term_wait_text(&term, "Paper: progress (1 of ");
    term_golden(&term, "paper-80x24");
    term_keys(&term, "/");
    term_send(&term, "multi-agency");
    term_keys(&term, "Enter");
    term_golden(&term, "paper-row-80x24");
    term_resize(&term, 15, 60);
    term_wait_quiet(&term);
    term_golden(&term, "paper-60x15");
    term_resize(&term, 10, 40);
    term_wait_quiet(&term);
    term_golden(&term, "paper-40x10");
    term_resize(&term, 24, 80);
    term_keys(&term, "Tab");
    term_wait_text(&term, "Recommendations that need attention");
    term_keys(&term, "Esc");
    term_wait_text(&term, "Filter: source:SI");
    term_end(&term);
    office_close(&office);
}

Test(print, the_file_is_the_one_that_the_shell_writes)
{
    struct office office;
    struct term term;
    gsize n_seen = 0, n_said = 0;
    office_open(&office);
    g_autofree char *seen = g_build_filename(office.folder, "seen.html", NULL);
    g_autofree char *said = g_build_filename(office.folder, "said.html", NULL);
    office_sit(&office, &term, "coordinator");
    term_keys(&term, "p w Ctrl-U");
    term_send(&term, seen);
    term_keys(&term, "Ctrl-S");
    term_wait_text(&term, "HTML, June 2020");
    term_end(&term);
    const char *words[] = {"export", "-o", said, NULL};
    g_free(office_ask(&office, "coordinator", words));
    g_autofree char *one = NULL, *other = NULL;
    cr_assert(g_file_get_contents(seen, &one, &n_seen, NULL));
    cr_assert(g_file_get_contents(said, &other, &n_said, NULL));
    cr_expect(n_seen == n_said && !memcmp(one, other, n_seen));
    office_close(&office);
}
