/* Hostile XML in a package that is sound (trust.md, G10): refused with part and line. */
#include <criterion/criterion.h>

#include <string.h>

#include "exchange/docx_read.h"
#include "tests/exchange/grid_words.h"
#include "tests/exchange/packing.h"

#define EMPTY "<document/>"
#define SAVE "; open the file in Word or Excel and save it again\n"

static char *repeated(const char *before, const char *after, unsigned times)
{
    GString *out = g_string_new(NULL);
    for (unsigned i = 0; i < times; i++)
        g_string_append_printf(out, "%s%u%s", before, i, after);
    return g_string_free(out, FALSE);
}

static char *read_xml(const char *xml)
{
    const struct packing_part document[] = {{.name = "word/document.xml", .text = xml}, {0}};
    g_autoptr(GString) bytes = packing_docx("", document);
    return grid_words(docx_read_open, "a.docx", bytes);
}

static void expect_xml(const char *xml, const char *error)
{
    g_autofree char *words = read_xml(xml),
                    *whole = g_strdup_printf("error: a.docx: word/document.xml, line %s" SAVE,
                                             error);
    cr_expect_str_eq(words, whole, "%.200s: %s", xml, words);
}

Test(xml_in, hostile_xml_is_refused_with_its_line)
{
    static const char type[] = "1: the part declares a document type, which may name other "
                               "files",
                      encoding[] = "1: the part is not in UTF-8";
    static const struct {
        const char *xml, *error;
    } cases[] = {
        {"<!DOCTYPE a>" EMPTY, type},
        {"<?xml version=\"1.0\"?><!DOCTYPE a [<!ENTITY b \"c\">]><a>&b;</a>", type},
        {"<!DOCTYPE a SYSTEM \"file:///etc/passwd\"><a/>", type},
        {"<!DOCTYPE a [<!ENTITY % b SYSTEM \"http://example.org/\">%b;]><a/>", type},
        {"<!-- <x --><a b='>'/><!ENTITY c \"d\">", type},
        {"\xEF\xBB\xBF<!DOCTYPE a><a/>", type},
        {"<a>&b;</a>", "1: the part is no sound XML (Entity 'b' not defined)"},
        {"\xFE\xFF<a/>", encoding},
        {"\xFF\xFE<a/>", encoding},
        {"<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?><a/>", encoding},
        {"<?xml version=\"1.0\" encoding=\"UTF-7\"?><a/>", encoding},
        {"<a>\n\n</b></a>", "3: the part is no sound XML (Opening and ending tag mismatch: a "
                            "line 1 and b)"},
        {"<a>", "1: the part is no sound XML (Extra content at the end of the document)"},
        {"<a/><b/>", "1: the part is no sound XML (Extra content at the end of the document)"},
        {"<a b='1' b='2'/>", "1: the part is no sound XML (Attribute b redefined)"},
        {"<w:a/>", "1: the part is no sound XML (Namespace prefix w on a is not defined)"},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++)
        expect_xml(cases[i].xml, cases[i].error);
    g_autofree char *bytes = read_xml("<a>\xE9t\xE9</a>");
    cr_expect(strstr(bytes, "not proper UTF-8"), "%s", bytes);
    g_autofree char *control = read_xml("<a>\x01</a>");
    cr_expect(strstr(control, "no sound XML"), "%s", control);
}

Test(xml_in, xml_without_end_is_refused)
{
    g_autofree char *deep = repeated("<a", ">", 200000),
                    *many = repeated(" a", "='1'", 1000000),
                    *names = repeated("<a", "/>", 300000), *x = g_strnfill(2 << 20, 'x');
    const struct {
        const char *before, *middle, *after, *error;
    } cases[] = {
        {"", deep, "", "1: the part has more than 200 elements in one another"},
        {"<a", many, "/>", "1: the part has an element with more than 256 attributes"},
        {"<a>", names, "</a>", "1: the part has more than 20,000 names"},
        {"<a>", x, "</a>", "1: the part has more than 1 MiB in one piece"},
        {"<", x, "/>", "1: the part has more than 1 MiB in one piece"},
        {"<a b='", x, "'/>", "1: the part has more than 1 MiB in one piece"},
        {"<!--", x, "--><a/>", "1: the part has more than 1 MiB in one piece"},
        {"<a><![CDATA[", x, "]]></a>", "1: the part has more than 1 MiB in one piece"},
        {"<?a ", x, "?><a/>", "1: the part has more than 1 MiB in one piece"},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autofree char *xml =
            g_strconcat(cases[i].before, cases[i].middle, cases[i].after, NULL);
        expect_xml(xml, cases[i].error);
    }
}
