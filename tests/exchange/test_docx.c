/* The Word paper: read back it is the table, cell by cell (trust.md, H8), whatever stands
 * in it (H2); it has the parts it names and no others (H6).
 */
#include <criterion/criterion.h>

#include <string.h>

#include <rectrack/field.h>

#include "exchange/paper.h"
#include "tests/exchange/docx_check.h"
#include "tests/exchange/papers.h"

TestSuite(docx, .init = papers_begin, .fini = papers_end);

static void expect_same(void)
{
    g_autoptr(GString) package = papers_bytes(&papers_sample, "docx");
    g_autofree char *theirs = docx_words(package), *table = sample_words(&papers_sample, false),
                    *ours = papers_shown(table);
    cr_expect_str_eq(theirs, ours);
}

Test(docx, an_action_and_its_target_are_one_line)
{
    papers_fill_simply(&papers_sample);
    g_autoptr(GString) package = papers_bytes(&papers_sample, "docx");
    g_autofree char *words = docx_words(package);
    cr_expect_not_null(strstr(words,
                              "= Services\n"
                              "  0 0+2: *5. Awareness –* Raise it.\n"
                              "  1 0+1: Plan\n"
                              "  2 0+1: June 2021\n"
                              "  3 0+2: *suggested: Amber* – a challenge stands [amber?] "
                              "/ *Progress:* Agreed:\n• one / *Challenge:* Costs more.\n"
                              "  1 1+1: Share (complete)\n"
                              "  2 1+1: Complete\n"),
                       "%s", words);
    expect_same();
}

Test(docx, any_words_stay_words)
{
    for (size_t i = 0; i < papers_n_hostile; i++) {
        papers_again();
        papers_fill(&papers_sample, papers_hostile[i]);
        expect_same();
    }
}

Test(docx, random_tables_come_back_cell_by_cell)
{
    GRand *random = g_rand_new_with_seed(2021);
    for (int i = 0; i < 300; i++) {
        papers_again();
        papers_fill_randomly(&papers_sample, random, 3);
        expect_same();
    }
    g_rand_free(random);
}

Test(docx, it_has_the_parts_it_names_and_no_others)
{
    static const char *const names[] = {"[Content_Types].xml",   "_rels/.rels",
                                        "word/document.xml",     "word/_rels/document.xml.rels",
                                        "word/styles.xml",       "word/settings.xml",
                                        "word/footer.xml",       "docProps/core.xml",
                                        "word/charts/chart1.xml"};
    papers_fill(&papers_sample, "http://example.org");
    g_autoptr(GString) package = papers_bytes(&papers_sample, "docx");
    g_auto(GStrv) there = docx_part_names(package);
    cr_assert_eq(g_strv_length(there), G_N_ELEMENTS(names));
    for (size_t i = 0; i < G_N_ELEMENTS(names); i++) {
        g_autofree char *text = docx_part(package, names[i]);
        cr_expect_str_eq(there[i], names[i]);
        cr_expect_null(strstr(text, "TargetMode"), "%s points outside", names[i]);
        cr_expect_null(strstr(text, "<!DOCTYPE"), "%s", names[i]);
    }
}

/* What fits on a page does not break over two. */
Test(docx, lines_are_whole_and_those_of_a_row_together)
{
    static const char line[] = "<w:tr><w:trPr><w:cantSplit/>";
    papers_fill_simply(&papers_sample);
    g_autoptr(GString) package = papers_bytes(&papers_sample, "docx");
    g_autofree char *document = docx_part(package, "word/document.xml");
    for (const char *at = document; (at = strstr(at, "<w:tr>")); at++)
        cr_expect(g_str_has_prefix(at, line), "%.80s", at);
    const char *first = strstr(document, "Plan"), *last = strstr(document, "Share");
    const char *next = strstr(first, "<w:tr>"), *end = strstr(last, "</w:tr>");
    cr_assert(first && last && next && end && next < last);
    g_autofree char *of_first = g_strndup(first, (size_t)(next - first)),
                    *of_last = g_strndup(next, (size_t)(end - next));
    cr_expect(strstr(of_first, "<w:keepNext/>"), "%s", of_first);
    cr_expect(!strstr(of_last, "<w:keepNext/>"), "%s", of_last);
}

/* One that would take more than half of a page may break: kept whole it left that empty. */
Test(docx, a_tall_row_may_break)
{
    g_autofree char *words = g_strnfill(4000, 'w');
    for (size_t i = 7; i < 4000; i += 8)
        words[i] = ' ';
    papers_fill(&papers_sample, words);
    g_autoptr(GString) package = papers_bytes(&papers_sample, "docx");
    g_autofree char *document = docx_part(package, "word/document.xml");
    const char *tall = strstr(document, "<w:tr><w:trPr/>");
    cr_expect(tall != NULL);
    cr_expect(strstr(document, "<w:tr><w:trPr><w:cantSplit/><w:tblHeader/>"));
}

/* Its numbers stand in it: there is no workbook behind it, here or elsewhere. */
Test(docx, a_chart_is_a_part_of_its_own)
{
    sample_stood(&papers_sample, "SI", "December 2019", 1, 1, 1);
    papers_fill_simply(&papers_sample);
    expect_same();
    g_autoptr(GString) package = papers_bytes(&papers_sample, "docx");
    g_autofree char *chart = docx_part(package, "word/charts/chart1.xml"),
                    *types = docx_part(package, "[Content_Types].xml"),
                    *rels = docx_part(package, "word/_rels/document.xml.rels"),
                    *document = docx_part(package, "word/document.xml");
    cr_expect(strstr(chart, "<c:tx><c:v>R Red</c:v></c:tx>"), "%s", chart);
    cr_expect(strstr(chart,
                     "<c:numLit><c:ptCount val=\"2\"/><c:pt idx=\"0\"><c:v>1</c:v></c:pt>"
                     "<c:pt idx=\"1\"><c:v>0</c:v></c:pt></c:numLit>"),
              "%s", chart);
    cr_expect(!strstr(chart, "externalData"));
    cr_expect(strstr(types, "<Override PartName=\"/word/charts/chart1.xml\""), "%s", types);
    cr_expect(strstr(rels, "Id=\"chart1\"") && strstr(rels, "Target=\"charts/chart1.xml\""),
              "%s", rels);
    cr_expect(strstr(document, "r:id=\"chart1\""));
}

/* Each colour has one ground on all papers. */
Test(docx, colours_are_those_of_every_paper)
{
    g_autoptr(GString) package = papers_bytes(&papers_sample, "docx");
    g_autofree char *html = papers_write(&papers_sample, "html"),
                    *styles = docx_part(package, "word/styles.xml");
    for (enum rt_rag rag = RT_RED; rag < RT_RAGS; rag++) {
        const struct paper_ink *ink = &paper_inks[rag];
        const char *text = ink->text ? "fff" : "000";
        g_autofree char *rule = g_strdup_printf("\n.%s{background:#%06x;border-color:#%06x;"
                                                "color:#%s}",
                                                rt_rags[rag].key, ink->fill, ink->edge, text);
        g_autofree char *style = g_strdup_printf(
            "w:styleId=\"Rag_%s\"><w:name w:val=\"RAG %s\"/><w:qFormat/><w:rPr><w:b/><w:bCs/>"
            "<w:color w:val=\"%06X\"/><w:bdr w:val=\"single\" w:sz=\"4\" w:space=\"0\" "
            "w:color=\"%06X\"/><w:shd w:val=\"clear\" w:color=\"auto\" w:fill=\"%06X\"/>",
            rt_rags[rag].key, rt_rags[rag].label, ink->text, ink->edge, ink->fill);
        cr_expect(strstr(html, rule), "%s", rule);
        cr_expect(strstr(styles, style), "%s", style);
    }
}

Test(docx, a_module_that_is_missing_is_told)
{
    struct report_paper paper;
    struct report_table *table = sample_table(&papers_sample, &paper);
    const struct exchange_options options = {.modules = "/nowhere"};
    struct rt_error error = {0};
    cr_expect_eq(exchange_format_find("docx")->write_paper(table, &options, NULL, &error),
                 RT_REFUSED);
    cr_expect_str_eq(error.file, "/nowhere/docx.so");
    rt_error_clear(&error);
    report_table_free(table);
}
