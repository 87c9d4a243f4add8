/* A form as a workbook: which cells are open, which are protected, what each takes, and
 * that all of them are words (trust.md, H1, H11).
 */
#include <criterion/criterion.h>

#include <stdlib.h>
#include <string.h>

#include <libxml/parser.h>

#include "exchange/form.h"
#include "tests/exchange/docx_check.h"

/* ---- made ---- */

struct kept {
    struct rt_sink sink;
    GString *bytes;
};

static enum rt_status keep(struct rt_sink *sink, const char *bytes, size_t n,
                           struct rt_error *error)
{
    (void)error;
    g_string_append_len(((struct kept *)sink)->bytes, bytes, (gssize)n);
    return RT_OK;
}

static const char *const hostile[] = {"=1+1", "+1", "-1", "@A1", "_x0041_", "<c>&amp;", "\t=1"};

static GString *make(void)
{
    static const struct exchange_options options = {.modules = BUILD "/core/exchange"};
    struct form form = {.period = "2020-06",
                        .label = "June 2020",
                        .owner = "Health & Care",
                        .made = "2020-06-15"};
    struct kept kept = {{keep}, g_string_new(NULL)};
    struct rt_error error = {0};
    for (size_t i = 0; i < G_N_ELEMENTS(hostile); i++) {
        g_autofree char *ref = g_strdup_printf("SI-%zu", i + 1);
        struct form_row *row = form_add(&form, ref);
        for (size_t cell = 0; cell < FORM_ANSWERS; cell++)
            cr_expect(form_set(&form, row, (enum form_cell)cell, hostile[i]));
        row->cells[FORM_PROGRESS] = hostile[i];
    }
    cr_assert_eq(form_seal(&form, "key", &error), RT_OK);
    cr_assert_eq(form_write(&form, exchange_format_find("xlsx"), &options, &kept.sink, &error),
                 RT_OK, "%s", error.sentence);
    form_clear(&form);
    return kept.bytes;
}

/* ---- looked at ---- */

static xmlDoc *part_of(const GString *package, const char *name)
{
    g_autofree char *xml = docx_part(package, name);
    xmlDoc *document = xmlReadMemory(xml, (int)strlen(xml), NULL, NULL, 0);
    cr_assert(document, "%s", name);
    return document;
}

/* The i-th element of that name under node, at any depth; NULL: there are fewer. */
static xmlNode *find(xmlNode *node, const char *name, size_t *i)
{
    for (xmlNode *child = node->children; child; child = child->next) {
        if (child->type != XML_ELEMENT_NODE)
            continue;
        if (!strcmp((const char *)child->name, name) && (*i)-- == 0)
            return child;
        xmlNode *found = find(child, name, i);
        if (found)
            return found;
    }
    return NULL;
}

static xmlNode *nth(xmlDoc *document, const char *name, size_t i)
{
    return find(xmlDocGetRootElement(document), name, &i);
}

static bool has(xmlNode *node, const char *attribute, const char *value)
{
    xmlChar *is = node ? xmlGetProp(node, BAD_CAST attribute) : NULL;
    bool has = is && !strcmp((const char *)is, value);
    xmlFree(is);
    return has;
}

static int number(xmlNode *node, const char *attribute)
{
    xmlChar *is = xmlGetProp(node, BAD_CAST attribute);
    int n = is ? atoi((const char *)is) : -1;
    xmlFree(is);
    return n;
}

/* May a cell of that style be written in? */
static bool is_open(xmlDoc *styles, int style)
{
    xmlNode *formats = nth(styles, "cellXfs", 0);
    size_t at = (size_t)style, none = 0;
    xmlNode *format = find(formats, "xf", &at);
    return has(find(format, "protection", &none), "locked", "0");
}

Test(form_book, answers_are_open_and_all_else_is_protected)
{
    enum { FIRST_ROW = 6 };
    GString *book = make();
    xmlDoc *sheet = part_of(book, "xl/worksheets/sheet1.xml"),
           *styles = part_of(book, "xl/styles.xml");
    size_t n_open = 0, n_closed = 0, wrong = 0;
    for (size_t i = 0; nth(sheet, "c", i); i++) {
        xmlNode *cell = nth(sheet, "c", i);
        xmlChar *place = xmlGetProp(cell, BAD_CAST "r");
        int column = place[0] - 'A', row = atoi((const char *)place + 1);
        size_t none = 0;
        bool is_answer = row >= FIRST_ROW && column > FORM_ANSWERS && column <= FORM_CELLS;
        bool is_so = is_open(styles, number(cell, "s")) == is_answer;
        cr_expect(is_so, "%s", place);
        cr_expect_null(find(cell, "f", &none), "%s is a formula", place);
        none = 0;
        cr_expect(!find(cell, "v", &none) || has(cell, "t", "s"), "%s is no string", place);
        n_open += is_answer;
        n_closed += !is_answer;
        wrong += !is_so;
        xmlFree(place);
    }
    cr_expect_eq(n_open, G_N_ELEMENTS(hostile) * (FORM_CELLS - FORM_ANSWERS));
    cr_expect_eq(n_closed, G_N_ELEMENTS(hostile) * (FORM_ANSWERS + 2) + FORM_CELLS + 2 + 4);
    cr_expect_eq(wrong, 0);
    xmlNode *protection = nth(sheet, "sheetProtection", 0);
    cr_expect(has(protection, "sheet", "1") && !xmlHasProp(protection, BAD_CAST "password"));
    cr_expect(has(nth(sheet, "col", FORM_CELLS + 1), "hidden", "1"), "the marks are in view");
    cr_expect(has(nth(sheet, "row", 3), "hidden", "1"), "the mark is in view");
    cr_expect(has(nth(sheet, "pane", 0), "state", "frozen"));
    xmlFreeDoc(sheet);
    xmlFreeDoc(styles);
    g_string_free(book, TRUE);
}

/* The title is in the head of each page: above a column that is repeated it is cut off. */
Test(form_book, each_printed_page_has_the_title_whole)
{
    g_autoptr(GString) package = make();
    g_autofree char *sheet = docx_part(package, "xl/worksheets/sheet1.xml"),
                    *workbook = docx_part(package, "xl/workbook.xml");
    cr_expect(strstr(sheet, "<oddHeader>&amp;L&amp;\"Arial,Bold\"&amp;14 Update for "), "%s",
              strstr(sheet, "<headerFooter"));
    cr_expect(strstr(sheet, "Health &amp;&amp; Care</oddHeader>"), "&Care would be a code");
    cr_expect(strstr(workbook, "_xlnm.Print_Area\" localSheetId=\"0\">Form!$A$5:$N$12<"), "%s",
              workbook);
}

Test(form_book, what_takes_words_of_a_list_offers_them)
{
    GString *book = make();
    xmlDoc *sheet = part_of(book, "xl/worksheets/sheet1.xml");
    static const struct {
        enum form_cell cell;
        const char *range, *words;
    } lists[] = {{FORM_NO_CHANGE, "I6:I12", "\"yes\""},
                 {FORM_RAG, "J6:J12", "\"red,amber,green,complete,not due\""}};
    for (size_t i = 0; i < G_N_ELEMENTS(lists); i++) {
        xmlNode *rule = nth(sheet, "dataValidation", lists[i].cell - FORM_ANSWERS);
        cr_expect(has(rule, "type", "list") && has(rule, "sqref", lists[i].range));
        xmlChar *words = rule ? xmlNodeGetContent(rule) : NULL;
        cr_expect_str_eq((const char *)words, lists[i].words);
        xmlFree(words);
    }
    for (size_t i = 0; i < FORM_CELLS - FORM_ANSWERS; i++)
        cr_expect(
            has(nth(sheet, "dataValidation", i), "prompt", form_columns[FORM_ANSWERS + i].help),
            "%s", form_columns[FORM_ANSWERS + i].heading);
    xmlFreeDoc(sheet);
    g_string_free(book, TRUE);
}

Test(form_book, the_same_form_gives_the_same_bytes)
{
    GString *one = make(), *two = make();
    cr_expect(g_string_equal(one, two));
    g_string_free(one, TRUE);
    g_string_free(two, TRUE);
}

/* Excel takes no longer ones where a cell is clicked. */
Test(form_book, help_is_short_enough)
{
    enum { TITLE = 32, MESSAGE = 255 };
    for (size_t cell = FORM_ANSWERS; cell < FORM_CELLS; cell++) {
        cr_expect_leq(strlen(form_columns[cell].heading), TITLE);
        cr_expect_leq(strlen(form_columns[cell].help), MESSAGE);
    }
}
