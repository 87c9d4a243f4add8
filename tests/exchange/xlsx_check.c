/* Reads an Excel package back. */
#include "tests/exchange/xlsx_check.h"

#include <criterion/criterion.h>

#include <stdlib.h>
#include <string.h>

#include <libxml/parser.h>

#include "report/kept.h"
#include "tests/exchange/docx_check.h"

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

char *xlsx_words(const GString *package, bool is_of_charts)
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

static void add_row(GString *out, const struct report_row *row, unsigned at, size_t rag)
{
    for (unsigned line = 0; line < row->lines; line++) {
        for (size_t i = 0; i < row->cells.n; i++) {
            const struct report_cell *cell = (const struct report_cell *)row->cells.at + i;
            g_autoptr(GString) words = g_string_new(NULL);
            append(words, cell);
            if (cell->line == line && words->len)
                g_string_append_printf(out, "%u %u %s\n", at + line, cell->column, words->str);
        }
        if (*rag_of(row) && rag)
            g_string_append_printf(out, "%u %zu %s\n", at + line, rag, rag_of(row));
    }
}

/* One sheet's part of it; rag: the column of the colours, 0: none. */
static void add_part(GString *out, const struct report_part *part, unsigned *at, size_t rag)
{
    if (part->kind == REPORT_ROW) {
        add_row(out, part->row, *at, rag);
        *at += part->row->lines;
    } else if (part->kind == REPORT_TABLE) {
        for (size_t i = 0; i < part->n_columns; i++)
            g_string_append_printf(out, "%u %zu %s\n", *at, i, part->columns[i].heading);
        if (rag)
            g_string_append_printf(out, "%u %zu RAG\n", *at, rag);
        ++*at;
    } else if (part->kind != REPORT_CHART && part->kind != REPORT_END) {
        if (*part->text)
            g_string_append_printf(out, "%u 0 %s\n", *at, part->text);
        ++*at;
    }
}

char *xlsx_words_of(struct report_table *table, bool is_of_charts)
{
    struct rt_arena arena = {0};
    struct rt_list parts = {0};
    GString *out = g_string_new(NULL);
    unsigned at = 0;
    size_t rag = 0;
    bool is_chart = false;
    const struct report_part *source = NULL; /* its name stands over its chart, too */
    cr_assert_eq(report_keep(table, &arena, &parts, NULL), RT_OK);
    for (size_t i = 0; i < parts.n; i++) {
        const struct report_part *part = (const struct report_part *)parts.at + i;
        is_chart = part->kind == REPORT_CHART ||
                   (part->kind == REPORT_HEADING && part[1].kind == REPORT_CHART) ||
                   (is_chart && (part->kind == REPORT_TABLE || part->kind == REPORT_ROW));
        if (part->kind == REPORT_HEADING && part->level <= 2)
            source = part->level == 2 ? part : NULL;
        if (is_of_charts && source && part->kind == REPORT_HEADING && is_chart)
            add_part(out, source, &at, 0);
        if (part->kind == REPORT_TABLE && !rag && !is_of_charts)
            rag = part->n_columns;
        if (is_chart == is_of_charts)
            add_part(out, part, &at, rag);
    }
    rt_arena_clear(&arena);
    return g_string_free(out, FALSE);
}
