/* The workbook: read back it has the cells of the table in their places (trust.md, H8),
 * strings all of them, whatever they begin with (H1, H2); what is too long is cut with a
 * word (H3).
 */
#include <criterion/criterion.h>

#include <stdlib.h>
#include <string.h>

#include <libxml/parser.h>

#include "report/kept.h"
#include "tests/exchange/docx_check.h"
#include "tests/exchange/papers.h"

TestSuite(xlsx, .init = papers_begin, .fini = papers_end);

/* ---- what stands in the sheet ---- */

/* "_x000A_" is a character to Excel. */
static char *unescape(const char *text)
{
    GString *out = g_string_new(NULL);
    while (*text) {
        unsigned c;
        if (g_str_has_prefix(text, "_x") && strlen(text) > 6 && text[6] == '_' &&
            sscanf(text + 2, "%4x_", &c) == 1) {
            g_string_append_unichar(out, c);
            text += 7;
        } else {
            g_string_append_c(out, *text++);
        }
    }
    return g_string_free(out, FALSE);
}

static xmlNode *child_of(xmlNode *node, const char *name)
{
    for (xmlNode *child = node->children; child; child = child->next)
        if (child->type == XML_ELEMENT_NODE && !strcmp((const char *)child->name, name))
            return child;
    return NULL;
}

/* What stands behind a number in the format of a style: 0" of 16, 31%"; "" where it has
 * none of those. */
static char *format_of(const GString *package, const char *style)
{
    g_autofree char *xml = docx_part(package, "xl/styles.xml"), *id = NULL;
    char *found = NULL;
    xmlDoc *document = xmlReadMemory(xml, (int)strlen(xml), NULL, NULL, XML_PARSE_HUGE);
    xmlNode *root = xmlDocGetRootElement(document);
    xmlNode *look = xmlFirstElementChild(child_of(root, "cellXfs"));
    for (int i = atoi(style); look && i > 0; i--)
        look = xmlNextElementSibling(look);
    xmlChar *wanted = xmlGetProp(look, BAD_CAST "numFmtId");
    xmlNode *formats = child_of(root, "numFmts");
    for (xmlNode *each = formats ? xmlFirstElementChild(formats) : NULL; each;
         each = xmlNextElementSibling(each)) {
        xmlChar *is = xmlGetProp(each, BAD_CAST "numFmtId"),
                *code = xmlGetProp(each, BAD_CAST "formatCode");
        if (xmlStrEqual(is, wanted) && g_str_has_prefix((char *)code, "0\""))
            found = g_strndup((char *)code + 2, strlen((char *)code) - 3);
        xmlFree(is);
        xmlFree(code);
    }
    xmlFree(wanted);
    xmlFreeDoc(document);
    return found ? found : g_strdup("");
}

/* "12 0 text" a line, of each cell that is not empty; a number as such, or as it is shown.
 * row: its own from 0, where it is not given. */
static void add_cell(GString *out, xmlNode *cell, const GString *package, int row)
{
    xmlChar *place = xmlGetProp(cell, BAD_CAST "r"), *type = xmlGetProp(cell, BAD_CAST "t");
    bool is_string = type && !strcmp((const char *)type, "inlineStr");
    xmlNode *value = child_of(cell, is_string ? "is" : "v");
    xmlChar *text = value ? xmlNodeGetContent(value) : NULL;
    cr_expect(!child_of(cell, "f"), "%s is a formula", place);
    if (text) {
        g_autofree char *words =
            is_string ? unescape((const char *)text) : g_strdup((const char *)text);
        xmlChar *style = xmlGetProp(cell, BAD_CAST "s");
        g_autofree char *unit =
            is_string || !style ? g_strdup("") : format_of(package, (const char *)style);
        if (*words)
            g_string_append_printf(out, "%d %d %s%s\n",
                                   row < 0 ? atoi((const char *)place + 1) - 1 : row,
                                   place[0] - 'A', words, unit);
        xmlFree(style);
    }
    xmlFree(text);
    xmlFree(place);
    xmlFree(type);
}

/* Of the sheet of charts: by which row of words it is; "" where there is none. */
static char *sheet_words(const GString *package, bool is_of_charts)
{
    g_autofree char *xml = docx_part(package, is_of_charts ? "xl/worksheets/sheet2.xml"
                                                           : "xl/worksheets/sheet1.xml");
    int n = is_of_charts ? 0 : -1;
    if (!xml)
        return g_strdup("");
    GString *out = g_string_new(NULL);
    xmlDoc *document = xmlReadMemory(xml, (int)strlen(xml), NULL, NULL, XML_PARSE_HUGE);
    cr_assert(document);
    xmlNode *rows = child_of(xmlDocGetRootElement(document), "sheetData");
    for (xmlNode *row = rows->children; row; row = row->next) {
        gsize before = out->len;
        for (xmlNode *cell = row->children; cell; cell = cell->next)
            add_cell(out, cell, package, n);
        n += is_of_charts && out->len > before;
    }
    xmlFreeDoc(document);
    return g_string_free(out, FALSE);
}

/* ---- what stands in the table ---- */

static void append(GString *out, const struct report_cell *cell)
{
    for (size_t i = 0; i < cell->paragraphs.n; i++) {
        const struct report_paragraph *paragraph =
            (const struct report_paragraph *)cell->paragraphs.at + i;
        g_string_append_printf(out, "%s%s%s%s", i ? "\n" : "",
                               paragraph->lead ? paragraph->lead : "",
                               paragraph->lead && paragraph->text ? " " : "",
                               paragraph->text ? paragraph->text : "");
        if (paragraph->tail)
            g_string_append_printf(out, " (%s)", paragraph->tail);
    }
}

static const char *rag_of(const struct report_row *row)
{
    for (size_t i = 0; i < row->cells.n; i++) {
        const struct report_cell *cell = (const struct report_cell *)row->cells.at + i;
        for (size_t k = 0; k < cell->paragraphs.n; k++)
            if (((const struct report_paragraph *)cell->paragraphs.at)[k].rag)
                return ((const struct report_paragraph *)cell->paragraphs.at)[k].lead;
    }
    return "";
}

static void add_row(GString *out, const struct report_row *row, unsigned at, bool is_of_charts)
{
    enum { RAG = 4 };
    for (unsigned line = 0; line < row->lines; line++) {
        for (size_t i = 0; i < row->cells.n; i++) {
            const struct report_cell *cell = (const struct report_cell *)row->cells.at + i;
            g_autoptr(GString) words = g_string_new(NULL);
            append(words, cell);
            if (cell->line == line && words->len)
                g_string_append_printf(out, "%u %u %s\n", at + line, cell->column, words->str);
        }
        if (*rag_of(row) && !is_of_charts)
            g_string_append_printf(out, "%u %d %s\n", at + line, RAG, rag_of(row));
    }
}

/* One sheet's part of it. */
static void add_part(GString *out, const struct report_part *part, unsigned *at,
                     bool is_of_charts)
{
    enum { RAG = 4 };
    if (part->kind == REPORT_ROW) {
        add_row(out, part->row, *at, is_of_charts);
        *at += part->row->lines;
    } else if (part->kind == REPORT_TABLE) {
        for (size_t i = 0; i < part->n_columns; i++)
            g_string_append_printf(out, "%u %zu %s\n", *at, i, part->columns[i].heading);
        if (!is_of_charts)
            g_string_append_printf(out, "%u %d RAG\n", *at, RAG);
        ++*at;
    } else if (part->kind != REPORT_CHART && part->kind != REPORT_END) {
        if (*part->text)
            g_string_append_printf(out, "%u 0 %s\n", *at, part->text);
        ++*at;
    }
}

/* A chart, its heading and its numbers stand on the second sheet. */
static char *table_words(bool is_of_charts)
{
    struct report_paper paper;
    struct report_table *table = sample_table(&papers_sample, &paper);
    struct rt_arena arena = {0};
    struct rt_list parts = {0};
    GString *out = g_string_new(NULL);
    unsigned at = 0;
    bool is_chart = false;
    cr_assert_eq(report_keep(table, &arena, &parts, NULL), RT_OK);
    for (size_t i = 0; i < parts.n; i++) {
        const struct report_part *part = (const struct report_part *)parts.at + i;
        is_chart = part->kind == REPORT_CHART ||
                   (part->kind == REPORT_HEADING && part[1].kind == REPORT_CHART) ||
                   (is_chart && (part->kind == REPORT_TABLE || part->kind == REPORT_ROW));
        if (is_chart == is_of_charts)
            add_part(out, part, &at, is_of_charts);
    }
    rt_arena_clear(&arena);
    report_table_free(table);
    return g_string_free(out, FALSE);
}

static void expect_same(const char *what)
{
    g_autoptr(GString) package = papers_bytes(&papers_sample, "xlsx");
    for (int is_of_charts = 0; is_of_charts < 2; is_of_charts++) {
        g_autofree char *table = table_words(is_of_charts), *ours = papers_shown(table),
                        *theirs = sheet_words(package, is_of_charts);
        cr_expect_str_eq(theirs, ours, "%s", what);
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
    g_autofree char *words = sheet_words(package, false);
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
    g_autofree char *words = sheet_words(package, false);
    g_autofree char *whole = g_strdup_printf(" 1 %s\n", fits);
    cr_expect(strstr(words, whole));
    cr_expect(!strstr(words, more));
    cr_expect(strstr(words, "x … (65 characters are cut off)\n"));
}
