/* A strict reader of the HTML that papers are made of. */
#include "tests/exchange/html_check.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

struct element {
    const char *name;
    const char *parents; /* those it may stand in, blanks around each */
    const char *attributes;
    bool is_void; /* has no end tag, or ends itself */
};

static const struct element elements[] = {
    {"html", "", " lang ", false},
    {"head", " html ", "", false},
    {"meta", " head ", " charset http-equiv content name ", true},
    {"title", " head svg ", " id ", false},
    {"style", " head ", "", false},
    {"body", " html ", "", false},
    {"main", " body ", "", false},
    {"h1", " main ", "", false},
    {"h2", " main ", " class ", false},
    {"h3", " main ", "", false},
    {"p", " main th td ", " class ", false},
    {"table", " main ", "", false},
    {"colgroup", " table ", "", false},
    {"col", " colgroup ", " class ", true},
    {"thead", " table ", "", false},
    {"tbody", " table ", "", false},
    {"tr", " thead tbody ", " class ", false},
    {"th", " tr ", " scope abbr rowspan colspan class ", false},
    {"td", " tr ", " rowspan class ", false},
    {"svg", " main ", " class role aria-labelledby viewBox ", false},
    {"desc", " svg ", " id ", false},
    {"rect", " svg ", " x y width height fill stroke ", true},
    {"text", " svg ", " x y font-size text-anchor fill ", false},
    {"strong", " p ", " class ", false},
    {"span", " p ", " class ", false},
    {"br", " p strong th ", "", true},
};

static void fault(struct html_check *check, const char *what, const char *at)
{
    if (!check->fault)
        check->fault = g_strdup_printf("%s at %.60s", what, at);
}

static const char *parent(const struct html_check *check)
{
    return check->open->len ? g_ptr_array_index(check->open, check->open->len - 1) : "";
}

static bool is_among(const char *list, const char *name)
{
    g_autofree char *word = g_strdup_printf(" %s ", name);
    return strstr(list, word) != NULL;
}

static const struct element *element_of(const char *name)
{
    for (size_t i = 0; i < G_N_ELEMENTS(elements); i++)
        if (strcmp(elements[i].name, name) == 0)
            return &elements[i];
    return NULL;
}

/* Text up to the next tag; the entities that papers use and no others. */
static const char *read_text(struct html_check *check, const char *at)
{
    static const struct {
        const char *entity;
        char c;
    } entities[] = {
        {"&amp;", '&'}, {"&lt;", '<'}, {"&gt;", '>'}, {"&quot;", '"'}, {"&#39;", '\''}};
    while (*at && *at != '<') {
        size_t i = 0;
        while (*at == '&' && i < G_N_ELEMENTS(entities) &&
               !g_str_has_prefix(at, entities[i].entity))
            i++;
        if (*at == '&' && i < G_N_ELEMENTS(entities)) {
            g_string_append_c(check->text, entities[i].c);
            at += strlen(entities[i].entity);
            continue;
        }
        if (strchr("&>\"'", *at))
            fault(check, "a character that is not escaped", at);
        g_string_append_c(check->text, *at++);
    }
    return at;
}

/* name="value" after a blank; gives where it ends. */
static const char *read_attribute(struct html_check *check, const struct element *element,
                                  const char *at, size_t *columns, size_t *rows)
{
    size_t length = strspn(at + 1, "abcdefghijklmnopqrstuvwxyzB-");
    g_autofree char *name = g_strndup(at + 1, length);
    const char *value = at + 1 + length;
    if (!g_str_has_prefix(value, "=\"") || !is_among(element->attributes, name)) {
        fault(check, "an attribute", at);
        return NULL;
    }
    value += 2;
    const char *end = strchr(value, '"');
    if (!end || memchr(value, '<', (size_t)(end - value))) {
        fault(check, "an attribute's value", at);
        return NULL;
    }
    if (strcmp(name, "colspan") == 0)
        *columns = strtoul(value, NULL, 10);
    if (strcmp(name, "rowspan") == 0)
        *rows = strtoul(value, NULL, 10);
    return end + 1;
}

static void skip_covered(struct html_check *check)
{
    while (check->column < check->spans->len &&
           g_array_index(check->spans, size_t, check->column) > 0)
        g_array_index(check->spans, size_t, check->column++)--;
}

/* Keeps account of which columns of the table's rows are covered. */
static void place(struct html_check *check, const char *name, size_t columns, size_t rows,
                  const char *at)
{
    if (strcmp(name, "table") == 0) {
        check->tables++;
        check->columns = 0;
        g_array_set_size(check->spans, 0);
    } else if (strcmp(name, "col") == 0) {
        size_t none = 0;
        check->columns++;
        g_array_append_val(check->spans, none);
    } else if (strcmp(name, "tr") == 0) {
        check->column = 0;
    } else if (strcmp(name, "th") == 0 || strcmp(name, "td") == 0) {
        skip_covered(check);
        for (size_t i = 0; i < columns; i++, check->column++) {
            if (check->column >= check->columns)
                fault(check, "a cell too many", at);
            else
                g_array_index(check->spans, size_t, check->column) = rows - 1;
        }
    }
}

static const char *read_open(struct html_check *check, const char *tag)
{
    size_t length = strspn(tag + 1, "abcdefghijklmnopqrstuvwxyz123");
    g_autofree char *name = g_strndup(tag + 1, length);
    const struct element *element = element_of(name);
    if (!element || (*element->parents ? !is_among(element->parents, parent(check))
                                       : check->open->len > 0)) {
        fault(check, "an element", tag);
        return NULL;
    }
    size_t columns = 1, rows = 1;
    const char *at = tag + 1 + length;
    while (at && *at == ' ')
        at = read_attribute(check, element, at, &columns, &rows);
    if (at && *at == '/' && strcmp(name, "rect") == 0)
        at++;
    if (!at || *at != '>') {
        fault(check, "a tag", tag);
        return NULL;
    }
    place(check, name, columns, rows, tag);
    g_string_append_c(check->text, '\n');
    if (!element->is_void)
        g_ptr_array_add(check->open, g_strdup(name));
    if (strcmp(name, "br") == 0)
        g_string_truncate(check->text, check->text->len - 1),
            g_string_append_c(check->text, '\n');
    if (strcmp(name, "style") == 0) {
        at = strstr(at, "</style>");
        return at;
    }
    return at + 1;
}

static const char *read_close(struct html_check *check, const char *tag)
{
    const char *end = strchr(tag, '>');
    g_autofree char *name = end ? g_strndup(tag + 2, (size_t)(end - tag - 2)) : g_strdup("");
    if (strcmp(parent(check), name) != 0) {
        fault(check, "an end tag", tag);
        return NULL;
    }
    if (strcmp(name, "tr") == 0) {
        skip_covered(check);
        if (check->column != check->columns)
            fault(check, "a row with cells missing", tag);
    }
    for (guint i = 0; strcmp(name, "tbody") == 0 && i < check->spans->len; i++)
        if (g_array_index(check->spans, size_t, i))
            fault(check, "a cell that goes on past its rows", tag);
    g_ptr_array_set_size(check->open, (gint)check->open->len - 1);
    return end + 1;
}

void html_check(struct html_check *check, const char *html)
{
    static const char doctype[] = "<!DOCTYPE html>\n";
    *check = (struct html_check){.text = g_string_new(NULL),
                                 .open = g_ptr_array_new_with_free_func(g_free),
                                 .spans = g_array_new(FALSE, TRUE, sizeof(size_t))};
    const char *at = html + strlen(doctype);
    if (!g_str_has_prefix(html, doctype)) {
        fault(check, "no document type", html);
        return;
    }
    while (at && *at && !check->fault) {
        at = read_text(check, at);
        if (*at == '<')
            at = at[1] == '/' ? read_close(check, at) : read_open(check, at);
    }
    if (check->open->len)
        fault(check, "an element that is not closed", parent(check));
}

void html_check_clear(struct html_check *check)
{
    g_free(check->fault);
    g_string_free(check->text, TRUE);
    g_ptr_array_unref(check->open);
    g_array_unref(check->spans);
}
