/* Reads a Word package back. */
#include "tests/exchange/docx_check.h"

#include <criterion/criterion.h>

#include <string.h>

#include <libxml/parser.h>
#include <zip.h>

static zip_t *open_package(const GString *package)
{
    zip_source_t *source = zip_source_buffer_create(package->str, package->len, 0, NULL);
    zip_t *zip = zip_open_from_source(source, ZIP_RDONLY | ZIP_CHECKCONS, NULL);
    cr_assert(zip, "no zip package");
    return zip;
}

char *docx_part(const GString *package, const char *name)
{
    zip_t *zip = open_package(package);
    zip_stat_t stat;
    char *text = NULL;
    if (zip_stat(zip, name, 0, &stat) == 0) {
        zip_file_t *file = zip_fopen(zip, name, 0);
        text = g_malloc0(stat.size + 1);
        cr_assert_eq(zip_fread(file, text, stat.size), (zip_int64_t)stat.size);
        cr_assert_eq(zip_fclose(file), 0, "%s is damaged", name);
    }
    zip_discard(zip);
    return text;
}

char **docx_part_names(const GString *package)
{
    zip_t *zip = open_package(package);
    GPtrArray *names = g_ptr_array_new();
    for (zip_int64_t i = 0; i < zip_get_num_entries(zip, 0); i++)
        g_ptr_array_add(names, g_strdup(zip_get_name(zip, (zip_uint64_t)i, 0)));
    g_ptr_array_add(names, NULL);
    zip_discard(zip);
    return (char **)g_ptr_array_free(names, FALSE);
}

/* ---- elements ---- */

static bool is_named(const xmlNode *node, const char *name)
{
    return node->type == XML_ELEMENT_NODE && !strcmp((const char *)node->name, name);
}

/* The first one of that name below, at any depth. */
static xmlNode *below(xmlNode *node, const char *name)
{
    for (xmlNode *child = node->children; child; child = child->next) {
        xmlNode *found = is_named(child, name) ? child : below(child, name);
        if (found)
            return found;
    }
    return NULL;
}

/* w:val of the first of that name below; "" where there is none. */
static char *value_below(xmlNode *node, const char *name)
{
    xmlNode *found = below(node, name);
    xmlChar *value = found ? xmlGetProp(found, BAD_CAST "val") : NULL;
    char *copy = g_strdup(value ? (const char *)value : "");
    xmlFree(value);
    return copy;
}

static char *text_of(xmlNode *run)
{
    GString *text = g_string_new(NULL);
    for (xmlNode *child = run->children; child; child = child->next) {
        xmlChar *words = is_named(child, "t") ? xmlNodeGetContent(child) : NULL;
        g_string_append(text, words ? (const char *)words : "");
        g_string_append(text, is_named(child, "br")    ? "\n"
                              : is_named(child, "tab") ? "\t"
                                                       : "");
        xmlFree(words);
    }
    return g_string_free(text, FALSE);
}

/* ---- words ---- */

/* As sample.c words a paragraph. */
static void add_paragraph(GString *out, xmlNode *paragraph)
{
    g_autofree char *style = value_below(paragraph, "pStyle");
    g_autofree char *rag = g_strdup("");
    bool is_aside = !strcmp(style, "ReportAside"), has_lead = false;
    for (xmlNode *run = paragraph->children; run; run = run->next) {
        if (!is_named(run, "r"))
            continue;
        g_autofree char *of = value_below(run, "rStyle"), *text = text_of(run);
        bool is_gap = has_lead && !*of && !strcmp(text, " ");
        has_lead = *of && strcmp(of, "ReportTail") != 0;
        if (g_str_has_prefix(of, "Rag_")) {
            bool is_suggested = g_str_has_suffix(of, "_suggested");
            g_free(rag);
            rag = g_strdup_printf(" [%.*s%s]", (int)(strlen(of) - 4 - (is_suggested ? 10 : 0)),
                                  of + 4, is_suggested ? "?" : "");
        }
        if (has_lead)
            g_string_append_printf(out, " *%s*", text);
        else if (!strcmp(of, "ReportTail"))
            g_string_append(out, text);
        else if (!is_gap)
            g_string_append_printf(out, is_aside ? " ~%s~" : " %s", text);
    }
    g_string_append(out, rag);
}

/* The words of all paragraphs right below. */
static char *words_in(xmlNode *node)
{
    GString *out = g_string_new(NULL);
    bool has_words = false;
    for (xmlNode *child = node->children; child; child = child->next) {
        if (!is_named(child, "p") || !below(child, "r"))
            continue;
        g_string_append(out, has_words ? " /" : "");
        add_paragraph(out, child);
        has_words = true;
    }
    return g_string_free(out, FALSE);
}

static const char *bare(const char *words)
{
    return *words ? words + 1 : words; /* the blank before */
}

/* The lines of Word that are one row: as long as a cell goes on downwards. */
static void add_rows(GString *out, xmlNode **row)
{
    enum { COLUMNS = 16, MOST = 64 };
    struct {
        unsigned column, line, lines;
        char *words;
    } cells[COLUMNS * MOST];
    size_t n = 0, open[COLUMNS] = {0};
    bool goes_on = true;
    for (unsigned line = 0; *row && goes_on; line++) {
        unsigned column = 0;
        goes_on = false;
        for (xmlNode *cell = (*row)->children; cell; cell = cell->next) {
            if (!is_named(cell, "tc"))
                continue;
            g_autofree char *merge = value_below(cell, "vMerge");
            if (!strcmp(merge, "continue")) {
                cells[open[column]].lines++;
            } else {
                cr_assert_lt(n, G_N_ELEMENTS(cells));
                cells[n].column = column;
                cells[n].line = line;
                cells[n].lines = 1;
                cells[n].words = words_in(cell);
                open[column] = n++;
            }
            column++;
        }
        *row = xmlNextElementSibling(*row);
        for (xmlNode *cell = *row ? (*row)->children : NULL; cell; cell = cell->next) {
            g_autofree char *merge = is_named(cell, "tc") ? value_below(cell, "vMerge") : NULL;
            goes_on |= merge && !strcmp(merge, "continue");
        }
    }
    for (size_t i = 0; i < n; i++) {
        g_string_append_printf(out, "  %u %u+%u:%s\n", cells[i].column, cells[i].line,
                               cells[i].lines, cells[i].words);
        g_free(cells[i].words);
    }
}

static void add_table(GString *out, xmlNode *table)
{
    xmlNode *row = below(table, "tr");
    bool is_first = true;
    cr_expect(below(row, "tblHeader"), "the headings are not repeated");
    for (xmlNode *cell = row->children; cell; cell = cell->next) {
        if (!is_named(cell, "tc"))
            continue;
        g_autofree char *words = words_in(cell);
        g_string_append_printf(out, "%s%s", is_first ? "[" : " | ", bare(words));
        is_first = false;
    }
    g_string_append(out, "]\n");
    row = xmlNextElementSibling(row);
    while (row) {
        if (!below(row, "gridSpan")) {
            add_rows(out, &row);
            continue;
        }
        g_autofree char *words = words_in(below(row, "tc"));
        g_string_append_printf(out, "= %s\n", bare(words));
        row = xmlNextElementSibling(row);
    }
}

static void add_outside(GString *out, xmlNode *paragraph)
{
    static const char *const styles[] = {"Title", "Heading1", "Heading2"};
    xmlNode *picture = below(paragraph, "docPr");
    if (picture) {
        xmlChar *words = xmlGetProp(picture, BAD_CAST "descr");
        g_string_append_printf(out, "[picture: %s]\n", words);
        xmlFree(words);
        return;
    }
    g_autofree char *style = value_below(paragraph, "pStyle");
    g_autoptr(GString) words = g_string_new(NULL);
    add_paragraph(words, paragraph);
    for (size_t i = 0; i < G_N_ELEMENTS(styles); i++)
        if (!strcmp(style, styles[i]))
            g_string_append_printf(out, "%.*s ", (int)i + 1, "###");
    g_string_append_printf(out, "%s\n", bare(words->str));
}

char *docx_words(const GString *package)
{
    g_autofree char *xml = docx_part(package, "word/document.xml");
    cr_assert(xml);
    xmlDoc *document = xmlReadMemory(xml, (int)strlen(xml), "document.xml", NULL,
                                     XML_PARSE_NONET | XML_PARSE_HUGE);
    cr_assert(document, "no XML");
    GString *out = g_string_new(NULL);
    xmlNode *body = below(xmlDocGetRootElement(document), "body");
    for (xmlNode *node = body->children; node; node = node->next) {
        if (is_named(node, "p"))
            add_outside(out, node);
        else if (is_named(node, "tbl"))
            add_table(out, node);
    }
    xmlFreeDoc(document);
    return g_string_free(out, FALSE);
}
