/* Command lines that are asked about before they are run: typed, taken up again and bound to
 * a key. */
#include <stdlib.h>
#include <string.h>

#include <criterion/criterion.h>

#include "tests/tui/office.h"

static void type_line(struct term *term, const char *line)
{
    term_keys(term, ":");
    term_send(term, line);
    term_keys(term, "Enter");
}

/* What that prints has the words. */
static void expect_told(struct office *office, const char *line, const char *words)
{
    g_auto(GStrv) parts = g_strsplit(line, " ", -1);
    g_autofree char *said = office_ask(office, "coordinator", (const char *const *)parts);
    cr_expect(strstr(said, words), "no \"%s\" in:\n%s", words, said);
}

static void expect_open(struct office *office)
{
    expect_told(office, "period list", "30 June 2020   Open");
}

Test(question, closing_says_which_and_how_many_have_not_answered)
{
    struct office office;
    struct term one;
    office_open(&office);
    office_sit(&office, &one, "coordinator");
    type_line(&one, "period close");
    term_wait_text(&one, "Close June 2020? 57 recommendations have no update. Undo can't");
    term_wait_text(&one, "period reopen can.");
    term_keys(&one, "Enter"); /* what opened the question is no answer */
    term_wait_text(&one, "Read the question first");
    term_resize(&one, 10, 40);
    term_wait_text(&one, "Close June 2020? 57 recommendations");
    term_wait_text(&one, "period reopen can.");
    term_resize(&one, 24, 80);
    term_keys(&one, "Tab Tab Enter"); /* on the safe button */
    term_wait_gone(&one, "Close June 2020?");
    expect_open(&office);
    term_keys(&one, ": Enter"); /* taken up again */
    term_wait_text(&one, ": period close");
    term_keys(&one, "Enter");
    term_wait_text(&one, "< Leave it open >  < Close it >");
    term_keys(&one, "Esc");
    expect_open(&office);
    type_line(&one, "period close");
    term_keys(&one, "y");
    term_wait_text(&one, "No update");
    expect_told(&office, "period list", "30 June 2020   Closed");
    term_end(&one);
    office_close(&office);
}

Test(question, merging_and_withdrawing_name_the_thing)
{
    static const struct {
        const char *line, *says;
    } cases[] = {
        {"owner merge \"Strategy unit\" \"City Council\"",
         "Merge Strategy unit, which 1 recommendation names, into SCC?"},
        {"set SI-5 state=withdrawn closure=No", "Withdraw SI-5, Raise awareness of, and"},
        {"set SI-5 SI-6 state=withdrawn closure=No", "Withdraw 2 recommendations: SI-5, SI-6?"},
        {"set SI-5 --query source:NA state=withdrawn closure=No",
         "and 43 recommendations that match source:NA?"},
        {"set --query source:SI state=withdrawn closure=No",
         "Withdraw 16 recommendations that match source:SI?"},
        {"set SI-5.2 state=withdrawn", "Withdraw SI-5.2?"},
        {"update SI-5 --state withdrawn --reason No", "Withdraw SI-5, Raise awareness of, and"},
    };
    struct office office;
    struct term one;
    office_open(&office);
    office_sit(&office, &one, "coordinator");
    g_autofree char *before = NULL, *after = NULL;
    const char *history[] = {"history", NULL};
    before = office_ask(&office, "coordinator", history);
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        type_line(&one, cases[i].line);
        term_wait_text(&one, cases[i].says);
        term_wait_text(&one, "< Leave ");
        term_keys(&one, "n");
        term_wait_gone(&one, "< Leave ");
    }
    after = office_ask(&office, "coordinator", history);
    cr_expect_str_eq(after, before);
    type_line(&one, cases[0].line);
    term_keys(&one, "y");
    term_wait_text(&one, "Strategy unit is merged into SCC");
    term_end(&one);
    office_close(&office);
}

/* Nor is a line asked about that only tells, or that can't be done. */
Test(question, what_destroys_nothing_is_not_asked_about)
{
    static const struct {
        const char *line, *says;
    } cases[] = {
        {"period list", "2020-03  March 2020"},
        {"owner merge SCC \"City Council\"", "are names of one owner"},
        {"set SI-5 title=state=withdrawn", "SI-5: title saved"},
    };
    struct office office;
    struct term one;
    office_open(&office);
    office_sit(&office, &one, "coordinator");
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        type_line(&one, cases[i].line);
        term_wait_text(&one, cases[i].says);
        term_keys(&one, "Esc");
    }
    term_end(&one);
    office_close(&office);
}

Test(question, a_line_that_is_bound_to_a_key_asks_too)
{
    struct office office;
    struct term one;
    office_open(&office);
    g_autofree char *folder = g_build_filename(office.folder, ".config", "rectrack", NULL);
    g_autofree char *file = g_build_filename(folder, "config.yaml", NULL);
    cr_assert_eq(g_mkdir_with_parents(folder, 0700), 0);
    cr_assert(g_file_set_contents(file, "keys: {b: period close}\n", -1, NULL));
    office_sit(&office, &one, "coordinator");
    term_keys(&one, "b");
    term_wait_text(&one, "Close June 2020?");
    term_keys(&one, "b Enter");
    term_wait_gone(&one, "Close June 2020?");
    expect_open(&office);
    term_end(&one);
    office_close(&office);
}
