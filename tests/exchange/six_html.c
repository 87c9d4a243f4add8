/* HTML, cell by cell. */
#include "tests/exchange/six_check.h"

#include <criterion/criterion.h>

#include <stdlib.h>
#include <string.h>

#include <libxml/HTMLparser.h>

enum { COLUMNS = 16 };

static bool is_named(const xmlNode *node, const char *name)
{
    return node->type == XML_ELEMENT_NODE && !strcmp((const char *)node->name, name);
}

static char *attribute(xmlNode *node, const char *name)
{
    xmlChar *value = xmlGetProp(node, BAD_CAST name);
    char *copy = g_strdup(value ? (const char *)value : "");
    xmlFree(value);
    return copy;
}

static xmlNode *child_of(xmlNode *node, const char *name)
{
    for (xmlNode *child = node->children; child; child = child->next)
        if (is_named(child, name))
            return child;
    return NULL;
}

static void add_text(GString *out, xmlNode *node)
{
    if (node->type == XML_TEXT_NODE)
        g_string_append(out, (const char *)node->content);
    else if (is_named(node, "br"))
        g_string_append_c(out, '\n');
}

static char *text_of(xmlNode *node)
{
    GString *out = g_string_new(NULL);
    for (xmlNode *child = node->children; child; child = child->next)
        add_text(out, child);
    return g_string_free(out, FALSE);
}

/* " [amber?]" of the class "rag amber suggested". */
static void add_rag(GString *out, xmlNode *strong)
{
    g_autofree char *class = attribute(strong, "class");
    g_auto(GStrv) words = g_strsplit(class, " ", -1);
    if (words[0] && words[1])
        g_string_append_printf(out, " [%s%s]", words[1], words[2] ? "?" : "");
}

static void add_paragraph(GString *out, xmlNode *paragraph)
{
    g_autoptr(GString) text = g_string_new(NULL);
    g_autofree char *class = attribute(paragraph, "class"), *tail = NULL;
    xmlNode *strong = child_of(paragraph, "strong"), *span = child_of(paragraph, "span");
    bool is_aside = !strcmp(class, "aside");
    for (xmlNode *child = paragraph->children; child; child = child->next)
        add_text(text, child);
    if (strong) {
        g_autofree char *lead = text_of(strong);
        g_string_append_printf(out, " *%s*", lead);
    }
    if (span) {
        tail = text_of(span);
        g_string_truncate(text, text->len - 1); /* the blank between */
    }
    if (text->len)
        g_string_append_printf(out, is_aside ? " ~%s~" : " %s", text->str + (strong ? 1 : 0));
    if (tail)
        g_string_append_printf(out, " %s", tail);
    if (strong)
        add_rag(out, strong);
}

static void add_cell(GString *out, xmlNode *cell, unsigned column, unsigned line,
                     unsigned lines)
{
    bool has_words = false;
    g_string_append_printf(out, "  %u %u+%u:", column, line, lines);
    for (xmlNode *child = cell->children; child; child = child->next) {
        if (!is_named(child, "p"))
            continue;
        g_string_append(out, has_words ? " /" : "");
        add_paragraph(out, child);
        has_words = true;
    }
    g_string_append_c(out, '\n');
}

static void add_heads(GString *out, xmlNode *row)
{
    bool is_first = true;
    for (xmlNode *cell = row->children; cell; cell = cell->next) {
        if (!is_named(cell, "th"))
            continue;
        g_autofree char *text = text_of(cell);
        g_string_append_printf(out, "%s%s", is_first ? "[" : " | ", text);
        is_first = false;
    }
    g_string_append(out, "]\n");
}

/* One line of a row; covered: how many lines each column still goes on. */
static void add_line(GString *out, xmlNode *row, unsigned line, unsigned covered[COLUMNS])
{
    unsigned column = 0;
    for (xmlNode *cell = row->children; cell; cell = cell->next) {
        if (!is_named(cell, "th") && !is_named(cell, "td"))
            continue;
        while (column < COLUMNS && covered[column] > 0)
            covered[column++]--;
        g_autofree char *span = attribute(cell, "rowspan");
        unsigned lines = *span ? (unsigned)atoi(span) : 1;
        cr_assert_lt(column, (unsigned)COLUMNS);
        add_cell(out, cell, column, line, lines);
        covered[column++] = lines - 1;
    }
    for (; column < COLUMNS; column++)
        covered[column] -= covered[column] > 0;
}

static void add_body(GString *out, xmlNode *body)
{
    unsigned line = 0, covered[COLUMNS] = {0};
    for (xmlNode *row = body->children; row; row = row->next) {
        if (!is_named(row, "tr"))
            continue;
        g_autofree char *class = attribute(row, "class");
        if (!strcmp(class, "band")) {
            g_autofree char *text = text_of(child_of(row, "th"));
            g_string_append_printf(out, "= %s\n", text);
            continue;
        }
        line = g_str_has_prefix(class, "on") ? line + 1 : 0;
        add_line(out, row, line, covered);
    }
}

static void add_table(GString *out, xmlNode *table)
{
    for (xmlNode *child = table->children; child; child = child->next)
        if (is_named(child, "thead"))
            add_heads(out, child_of(child, "tr"));
        else if (is_named(child, "tbody"))
            add_body(out, child);
}

char *html_words(const GString *html)
{
    GString *out = g_string_new(NULL);
    xmlDoc *document =
        htmlReadMemory(html->str, (int)html->len, NULL, "UTF-8",
                       HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING | HTML_PARSE_NONET);
    xmlNode *main = child_of(child_of(xmlDocGetRootElement(document), "body"), "main");
    for (xmlNode *node = main->children; node; node = node->next) {
        if (node->type != XML_ELEMENT_NODE)
            continue;
        g_autofree char *text = text_of(node);
        if (is_named(node, "table"))
            add_table(out, node);
        else if (is_named(node, "p"))
            g_string_append_printf(out, "%s\n", text);
        else if (node->name[0] == 'h')
            g_string_append_printf(out, "%.*s %s\n", node->name[1] - '0', "###", text);
        else if (is_named(node, "svg")) {
            g_autofree char *words = text_of(child_of(node, "desc"));
            g_string_append_printf(out, "[picture: %s]\n", words);
        }
    }
    xmlFreeDoc(document);
    return g_string_free(out, FALSE);
}
