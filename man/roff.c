/* Writes the man macros of roff. */
#include "man/roff.h"

#include <stdbool.h>
#include <string.h>

void roff_text(GString *out, const char *text)
{
    for (const char *c = text; *c; c++) {
        bool is_start = out->len == 0 || out->str[out->len - 1] == '\n';
        if (is_start && (*c == '.' || *c == '\''))
            g_string_append(out, "\\&");
        if (*c == '\\')
            g_string_append(out, "\\e");
        else if (*c == '-')
            g_string_append(out, "\\-");
        else if (*c == '\'')
            g_string_append(out, "\\(aq");
        else if (*c == '`')
            g_string_append(out, "\\(ga");
        else if (*c == '^')
            g_string_append(out, "\\(ha");
        else if (*c == '~')
            g_string_append(out, "\\(ti");
        else
            g_string_append_c(out, *c);
    }
}

static void in_font(GString *out, const char *font, const char *text)
{
    g_string_append(out, font);
    roff_text(out, text);
    g_string_append(out, "\\fR");
}

void roff_bold(GString *out, const char *text)
{
    in_font(out, "\\fB", text);
}

void roff_italic(GString *out, const char *text)
{
    in_font(out, "\\fI", text);
}

void roff_paragraphs(GString *out, const char *text)
{
    g_auto(GStrv) parts = g_strsplit(text, "\n\n", -1);
    for (char **part = parts; *part; part++) {
        if (part != parts)
            g_string_append(out, ".sp\n");
        roff_text(out, g_strchomp(*part));
        g_string_append_c(out, '\n');
    }
}

void roff_item(GString *out)
{
    g_string_append(out, ".TP\n");
}

void roff_item_body(GString *out)
{
    g_string_append_c(out, '\n');
}

void roff_indent(GString *out)
{
    g_string_append(out, ".RS\n");
}

void roff_outdent(GString *out)
{
    g_string_append(out, ".RE\n");
}
