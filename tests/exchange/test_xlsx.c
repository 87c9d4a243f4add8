/* The workbook: read back it has the cells of the table in their places (trust.md, H8),
 * strings all of them, whatever they begin with (H1, H2); what is too long is cut with a
 * word (H3).
 */
#include <criterion/criterion.h>

#include <stdlib.h>
#include <string.h>

#include "tests/exchange/docx_check.h"
#include "tests/exchange/papers.h"
#include "tests/exchange/xlsx_check.h"

TestSuite(xlsx, .init = papers_begin, .fini = papers_end);

static void expect_same(const char *what)
{
    g_autoptr(GString) package = papers_bytes(&papers_sample, "xlsx");
    for (int is_of_charts = 0; is_of_charts < 2; is_of_charts++) {
        struct report_paper paper;
        struct report_table *table = sample_table(&papers_sample, &paper);
        g_autofree char *words = xlsx_words_of(table, is_of_charts),
                        *ours = papers_shown(words),
                        *theirs = xlsx_words(package, is_of_charts);
        cr_expect_str_eq(theirs, ours, "%s", what);
        report_table_free(table);
    }
}

/* ---- tests ---- */

Test(xlsx, any_words_stay_words)
{
    static const char *const formulas[] = {"=1+1",
                                           "+1",
                                           "-1",
                                           "@SUM(1)",
                                           "\t=1",
                                           "'=1",
                                           "=HYPERLINK(\"x\")",
                                           "_x0041_",
                                           "_x005F_x0041_",
                                           "http://example.org",
                                           "12",
                                           "1e5",
                                           "TRUE"};
    for (size_t i = 0; i < papers_n_hostile + G_N_ELEMENTS(formulas); i++) {
        const char *words =
            i < papers_n_hostile ? papers_hostile[i] : formulas[i - papers_n_hostile];
        papers_again();
        papers_fill(&papers_sample, words);
        expect_same(words);
    }
}

Test(xlsx, random_tables_come_back_cell_by_cell)
{
    GRand *random = g_rand_new_with_seed(2022);
    for (int i = 0; i < 200; i++) {
        papers_again();
        papers_fill_randomly(&papers_sample, random, 3);
        expect_same("a random table");
    }
    g_rand_free(random);
}

/* Excel reckons with the numbers beside a chart, and says for who can't see it what it shows.
 */
Test(xlsx, a_chart_is_drawn_from_the_numbers_beside_it)
{
    sample_stood(&papers_sample, "SI", "December 2019", 1, 1, 1);
    papers_fill_simply(&papers_sample);
    expect_same("a chart");
    g_autoptr(GString) package = papers_bytes(&papers_sample, "xlsx");
    g_autofree char *chart = docx_part(package, "xl/charts/chart1.xml"),
                    *place = docx_part(package, "xl/drawings/drawing1.xml"),
                    *sheet = docx_part(package, "xl/worksheets/sheet2.xml");
    cr_expect(strstr(place, "descr=\"A bar for each period, its parts as long as the numbers. "
                            "December 2019: 1 red, 1 amber, 1 without a colour, of 3. March "
                            "2020: 1 amber, of 1\""),
              "%s", place);
    const char *first = strstr(chart, "<c:f>'RAG by period'!$B$"); /* red's */
    cr_assert(first, "%s", chart);
    g_autofree char *cell = g_strdup_printf("<c r=\"B%d\"", atoi(first + 24));
    cr_expect(strstr(sheet, cell) && strstr(strstr(sheet, cell), "<v>1</v></c>"), "%s", sheet);
}

Test(xlsx, a_target_that_is_a_day_is_a_date)
{
    struct rt_record *record = sample_record(&papers_sample, "SI-1", "One", "Words");
    static const char *const targets[] = {"31 March 2020", "31/03/2020", "March 2020",
                                          "30 February 2020"};
    for (size_t i = 0; i < G_N_ELEMENTS(targets); i++) {
        sample_action(&papers_sample, record, "Plan", RT_STATE_NOT_STARTED);
        sample_target(&papers_sample, record, targets[i], (int)i + 1);
    }
    sample_reckon(&papers_sample);
    g_autoptr(GString) package = papers_bytes(&papers_sample, "xlsx");
    g_autofree char *words = xlsx_words(package, false);
    cr_expect(strstr(words, " 2 43921\n"), "%s", words);
    cr_expect(!strstr(words, "31 March 2020\n1"), "%s", words);
    for (size_t i = 1; i < G_N_ELEMENTS(targets); i++)
        cr_expect(strstr(words, targets[i]), "%s in %s", targets[i], words);
}

Test(xlsx, what_is_too_long_is_cut_with_a_word)
{
    enum { MOST = 32767 };
    g_autofree char *fits = g_strnfill(MOST, 'x'), *more = g_strnfill(MOST + 1, 'x');
    struct rt_record *record = sample_record(&papers_sample, "SI-1", NULL, NULL);
    sample_action(&papers_sample, record, fits, RT_STATE_NOT_STARTED);
    sample_action(&papers_sample, record, more, RT_STATE_NOT_STARTED);
    sample_reckon(&papers_sample);
    g_autoptr(GString) package = papers_bytes(&papers_sample, "xlsx");
    g_autofree char *words = xlsx_words(package, false);
    g_autofree char *whole = g_strdup_printf(" 1 %s\n", fits);
    cr_expect(strstr(words, whole));
    cr_expect(!strstr(words, more));
    cr_expect(strstr(words, "x … (65 characters are cut off)\n"));
}
