/* A paper in the styles of another document: what is taken of it, what stays behind, and
 * what is refused.
 */
#include <criterion/criterion.h>

#include <string.h>

#include <libxml/parser.h>

#include "base/file.h"
#include "tests/exchange/docx_check.h"
#include "tests/exchange/packing.h"
#include "tests/exchange/papers.h"

TestSuite(template, .init = papers_begin, .fini = papers_end);

#define STYLES(more)                                                                           \
    "<w:styles xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\">" more \
    "</w:styles>"
#define STYLE(type, id, name, more)                                                       \
    "<w:style w:type=\"" type "\" w:styleId=\"" id "\"><w:name w:val=\"" name "\"/>" more \
    "</w:style>"
#define GRID                                       \
    STYLE("table", "Tabellenraster", "Table Grid", \
          "<w:tblPr><w:tblInd w:w=\"7\" w:type=\"dxa\"/></w:tblPr>")
#define RED "<w:rPr><w:color w:val=\"C00000\"/></w:rPr>"

/* The paper with the styles of those bytes; NULL: it was refused, with error. */
static GString *dressed(const GString *bytes, struct rt_error *error)
{
    struct file_input input = {0};
    GString *out = g_string_new(NULL);
    cr_assert_eq(file_input_hold("house.docx", bytes, &input, error), RT_OK);
    enum rt_status status = papers_try_as(&papers_sample, "docx", &input, SIZE_MAX, out, error);
    file_input_close(&input);
    if (status == RT_OK)
        return out;
    cr_expect_eq(out->len, 0, "something was written");
    g_string_free(out, TRUE);
    return NULL;
}

static GString *dressed_in(const char *styles, const char *theme)
{
    struct rt_error error = {0};
    const struct packing_part parts[] = {
        {.name = "word/styles.xml", .text = styles},
        {.name = theme ? "word/theme/theme1.xml" : NULL, .text = theme},
        {0}};
    g_autoptr(GString) bytes = packing_docx("", parts);
    papers_fill_simply(&papers_sample);
    GString *paper = dressed(bytes, &error);
    cr_assert(paper, "%s", error.sentence);
    return paper;
}

/* ---- a package as Word reads it ---- */

static void count_ids(xmlNode *node, const char *element, const char *attribute,
                      GHashTable *ids)
{
    for (xmlNode *child = node->children; child; child = child->next) {
        xmlChar *id =
            child->type == XML_ELEMENT_NODE && strcmp((const char *)child->name, element) == 0
                ? xmlGetProp(child, BAD_CAST attribute)
                : NULL;
        if (id) {
            size_t n = GPOINTER_TO_SIZE(g_hash_table_lookup(ids, id));
            g_hash_table_insert(ids, g_strdup((char *)id), GSIZE_TO_POINTER(n + 1));
        }
        xmlFree(id);
        count_ids(child, element, attribute, ids);
    }
}

static GHashTable *ids_of(const GString *package, const char *part, const char *element,
                          const char *attribute)
{
    g_autofree char *text = docx_part(package, part);
    xmlDocPtr tree = xmlReadMemory(text, (int)strlen(text), NULL, NULL, XML_PARSE_NONET);
    GHashTable *ids = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    cr_assert(tree, "%s", part);
    count_ids(xmlDocGetRootElement(tree), element, attribute, ids);
    xmlFreeDoc(tree);
    return ids;
}

/* Each style has an id of its own, and whatever names one means one that is there. */
static void expect_sound(const GString *package)
{
    static const char *const namings[][2] = {{"word/document.xml", "pStyle"},
                                             {"word/document.xml", "rStyle"},
                                             {"word/document.xml", "tblStyle"},
                                             {"word/footer.xml", "pStyle"},
                                             {"word/styles.xml", "basedOn"}};
    g_autoptr(GHashTable) styles = ids_of(package, "word/styles.xml", "style", "styleId");
    GHashTableIter at;
    gpointer id, n;
    g_hash_table_iter_init(&at, styles);
    while (g_hash_table_iter_next(&at, &id, &n))
        cr_expect_eq(GPOINTER_TO_SIZE(n), 1, "%s stands twice", (char *)id);
    for (size_t i = 0; i < G_N_ELEMENTS(namings); i++) {
        g_autoptr(GHashTable) named = ids_of(package, namings[i][0], namings[i][1], "val");
        g_hash_table_iter_init(&at, named);
        while (g_hash_table_iter_next(&at, &id, NULL))
            cr_expect(g_hash_table_contains(styles, id), "no style %s", (char *)id);
    }
}

static char *styles_of(const GString *package)
{
    return docx_part(package, "word/styles.xml");
}

#define expect_has(text, words) cr_expect(strstr(text, words), "no %s in %s", words, text)

/* ---- what is taken ---- */

Test(template, a_style_of_the_same_name_is_the_templates_whatever_its_id)
{
    g_autoptr(GString) paper =
        dressed_in(STYLES(STYLE("paragraph", "Standard", "Normal",
                                "<w:rPr><w:rFonts w:ascii=\"Gill Sans\"/>"
                                "</w:rPr>") STYLE("paragraph", "berschrift1", "Heading 1,H1",
                                                  "<w:basedOn w:val=\"Standard\"/>" RED)
                              STYLE("paragraph", "Heading1", "Margin note", "")),
                   NULL);
    g_autofree char *styles = styles_of(paper);
    expect_sound(paper);
    expect_has(styles, "w:styleId=\"Heading1\"><w:name w:val=\"Heading 1,H1\"/><w:basedOn "
                       "w:val=\"Normal\"/>" RED);
    expect_has(styles, "w:styleId=\"Normal\" w:default=\"1\"><w:name w:val=\"Normal\"/>"
                       "<w:rPr><w:rFonts w:ascii=\"Gill Sans\"/>");
    expect_has(styles, "w:styleId=\"Heading1_theirs\"><w:name w:val=\"Margin note\"/>");
    expect_has(styles, "<w:name w:val=\"Report Cell\"/><w:basedOn w:val=\"Normal\"/>");
}

Test(template, its_table_grid_is_the_table_where_it_has_no_report_table)
{
    g_autoptr(GString) with_grid = dressed_in(STYLES(GRID), NULL);
    papers_again();
    g_autoptr(GString) with_both =
        dressed_in(STYLES(GRID STYLE("table", "Own", "Report Table", "")), NULL);
    g_autofree char *first = styles_of(with_grid), *second = styles_of(with_both);
    expect_sound(with_grid);
    expect_sound(with_both);
    expect_has(first, "w:styleId=\"ReportTable\"><w:name w:val=\"Table Grid\"/>");
    cr_expect(!strstr(first, "Report Table"));
    expect_has(second, "w:styleId=\"ReportTable\"><w:name w:val=\"Report Table\"/>");
    expect_has(second, "w:styleId=\"Tabellenraster\"");
}

/* A theme that points at a picture would point at nothing. */
Test(template, its_theme_comes_along_and_nothing_that_points_elsewhere)
{
    static const char theme[] =
        "<a:theme xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\" "
        "xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\">"
        "<a:latin typeface=\"Gill Sans\"/><a:blip r:embed=\"rId1\"/></a:theme>";
    g_autoptr(GString) paper =
        dressed_in(STYLES(STYLE("paragraph", "H", "heading 1",
                                "<w:pPr><w:numPr><w:numId w:val=\"3\"/></w:numPr></w:pPr>"
                                "<w:rPr><w:lang w:val=\"de-DE\"/></w:rPr>")),
                   theme);
    g_autofree char *styles = styles_of(paper),
                    *types = docx_part(paper, "[Content_Types].xml"),
                    *rels = docx_part(paper, "word/_rels/document.xml.rels"),
                    *copy = docx_part(paper, "word/theme/theme1.xml");
    expect_has(copy, "Gill Sans");
    cr_expect(!strstr(copy, "rId1"), "%s", copy);
    expect_has(types, "/word/theme/theme1.xml");
    expect_has(rels, "theme/theme1.xml");
    cr_expect(!strstr(styles, "numPr"), "%s", styles);
    cr_expect(!strstr(styles, "de-DE"), "%s", styles);
    expect_has(styles, "<w:docDefaults><w:rPrDefault><w:rPr><w:lang w:val=\"en-GB\"/>");
}

Test(template, the_words_of_the_paper_and_its_bytes_do_not_hang_on_it)
{
    static const char styles[] = STYLES(STYLE("paragraph", "H", "heading 1", RED));
    g_autoptr(GString) one = dressed_in(styles, NULL);
    papers_again();
    g_autoptr(GString) other = dressed_in(styles, NULL);
    papers_again();
    papers_fill_simply(&papers_sample);
    g_autoptr(GString) plain = papers_bytes(&papers_sample, "docx");
    g_autofree char *here = docx_words(one), *there = docx_words(plain);
    g_autofree char *document = docx_part(one, "word/document.xml"),
                    *as_ever = docx_part(plain, "word/document.xml");
    cr_expect(g_string_equal(one, other));
    cr_expect_str_eq(here, there);
    cr_expect_str_eq(document, as_ever);
}

Test(template, one_that_libreoffice_wrote_is_taken)
{
    GString *bytes = g_string_new(NULL);
    struct rt_error error = {0};
    char *file = NULL;
    gsize n = 0;
    cr_assert(g_file_get_contents(FIXTURES "/templates/house.dotx", &file, &n, NULL));
    g_string_append_len(bytes, file, (gssize)n);
    papers_fill_simply(&papers_sample);
    g_autoptr(GString) paper = dressed(bytes, &error);
    cr_assert(paper, "%s", error.sentence);
    g_autofree char *styles = styles_of(paper);
    expect_sound(paper);
    expect_has(styles, "006435");
    expect_has(styles, "w:styleId=\"Normal\" w:default=\"1\"");
    cr_expect(!strstr(styles, "de-DE"));
    g_string_free(bytes, TRUE);
    g_free(file);
}

/* ---- what is refused ---- */

static void expect_refused(GString *bytes, const char *why)
{
    struct rt_error error = {0};
    papers_again();
    papers_fill_simply(&papers_sample);
    GString *paper = dressed(bytes, &error);
    cr_expect(!paper && error.status == RT_REFUSED, "%s is taken", why);
    if (!paper)
        cr_expect(strstr(error.sentence, why), "not %s: %s", why, error.sentence);
    rt_error_clear(&error);
    g_string_free(bytes, TRUE);
}

static void expect_part_refused(const char *name, const char *text, const char *why)
{
    const struct packing_part parts[] = {{.name = name, .text = text}, {0}};
    expect_refused(packing_docx("", parts), why);
}

Test(template, what_is_no_word_document_is_refused_in_one_sentence)
{
    const struct packing_part sheet[] = {{.name = "[Content_Types].xml", .text = "<Types/>"},
                                         {.name = "xl/workbook.xml", .text = "<workbook/>"},
                                         {0}};
    const struct packing package = {.parts = sheet};
    expect_refused(g_string_new("Dear all,"), "");
    expect_refused(packing_bytes(&package), "is no Word document");
    expect_part_refused("word/other.xml", "<x/>", "is no Word document with styles");
    expect_part_refused(
        "word/styles.xml",
        "<w:styles xmlns:w=\"http://purl.oclc.org/ooxml/wordprocessingml/main\"/>",
        "not as Strict Open XML");
    expect_part_refused("word/styles.xml", "<html/>", "not those of a Word document");
}

Test(template, what_is_hostile_is_refused)
{
    g_autoptr(GString) large = g_string_new(STYLES(""));
    while (large->len < 5 << 20)
        g_string_append(large, "          ");
    expect_part_refused("word/styles.xml", large->str, "larger than 4 MiB");
    expect_part_refused("word/styles.xml",
                        "<!DOCTYPE x [<!ENTITY e SYSTEM \"/etc/passwd\">]>" STYLES("&e;"), "");
    expect_part_refused("word/styles.xml", "<w:styles", "");
    expect_part_refused("word/vbaProject.bin", "x", "macros");
}
