/* A table of Word is read on the screen before it is taken in: the real program, the real
 * file. */
#include <stdio.h>
#include <string.h>

#include <criterion/criterion.h>

#include "tests/tui/office.h"

static void type_import(struct term *term)
{
    term_keys(term, ":");
    term_send(term, "import " FIXTURES "/tables/june-pandoc.docx");
    term_keys(term, "Enter");
}

static char *ask_count(struct office *office)
{
    static const char *const words[] = {"list", "--count", NULL};
    return office_ask(office, "coordinator", words);
}

static void dump(struct term *term)
{
    g_autofree char *screen = term_screen(term);
    if (g_getenv("RECTRACK_SHOW"))
        fprintf(stderr, "%s\n----\n", screen);
}

Test(review, doubts_and_changes_are_read_before_anything_is_written)
{
    static const int sizes[][2] = {{24, 80}, {15, 60}, {10, 40}};
    struct office office;
    struct term one;
    office_open(&office);
    office_sit(&office, &one, "coordinator");
    type_import(&one);
    term_wait_text(&one, "Doubtful");
    term_wait_text(&one, "table 1, row 1");
    term_wait_text(&one, "\"Cost\"");
    term_wait_text(&one, "this heading is not understood; its column is left out");
    term_wait_text(&one, "Enter decide");
    for (size_t i = 0; i < G_N_ELEMENTS(sizes); i++) {
        term_resize(&one, sizes[i][0], sizes[i][1]);
        term_wait_text(&one, "\"Cost\"");
        dump(&one);
        term_keys(&one, "G");
        dump(&one);
        term_keys(&one, "Enter");
        term_wait_text(&one, "Take june-pandoc.docx with 4 doubts?");
        term_wait_text(&one, "< Read on >");
        dump(&one);
        term_keys(&one, "Esc");
        term_wait_gone(&one, "< Read on >"); /* the reading is not lost */
        term_keys(&one, "Esc");
        term_wait_text(&one, "nothing was imported");
        if (i + 1 < G_N_ELEMENTS(sizes))
            type_import(&one);
    }
    term_resize(&one, 24, 80);
    g_autofree char *count = ask_count(&office);
    cr_expect_str_eq(count, "59\n", "%s", count);
    term_end(&one);
    office_close(&office);
}

Test(review, it_is_taken_or_left)
{
    struct office office;
    struct term one;
    office_open(&office);
    office_sit(&office, &one, "coordinator");
    type_import(&one);
    term_wait_text(&one, "Doubtful");
    term_keys(&one, "Esc");
    term_wait_text(&one, "Left as it was: nothing was imported");
    type_import(&one);
    term_wait_text(&one, "Doubtful");
    term_keys(&one, "Enter Enter"); /* what opened the question is no answer */
    term_wait_text(&one, "Read the question first");
    g_autofree char *before = ask_count(&office);
    cr_expect_str_eq(before, "59\n", "%s", before);
    term_keys(&one, "y");
    term_wait_text(&one, "1 added, 1 changed");
    dump(&one);
    g_autofree char *after = ask_count(&office);
    cr_expect_str_eq(after, "60\n", "%s", after);
    term_end(&one);
    office_close(&office);
}
