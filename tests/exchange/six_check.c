/* Words of CSV and Markdown. */
#include "tests/exchange/six_check.h"

#include <criterion/criterion.h>

#include <stdlib.h>
#include <string.h>

#include "exchange/csv_item.h"
#include "report/table.h"

enum { COLUMNS = 16, SOFT_HYPHEN = 0xAD /* pdftotext leaves it out */ };

char *six_faces(const char *words)
{
    GString *out = g_string_new(NULL);
    while (*words) {
        char *end;
        bool is_number = g_str_has_prefix(words, "<U+");
        gunichar c = is_number ? (gunichar)g_ascii_strtoull(words + 3, &end, 16)
                               : g_utf8_get_char(words);
        is_number = is_number && c && *end == '>';
        if (!is_number)
            c = g_utf8_get_char(words);
        bool is_none = (c & 0xFFFE) == 0xFFFE || (c >= 0xFDD0 && c <= 0xFDEF);
        g_string_append_unichar(out, is_none ? 0xFFFD : c);
        words = is_number ? end + 1 : g_utf8_next_char(words);
    }
    return g_string_free(out, FALSE);
}

static int by_byte(const void *one, const void *other)
{
    return *(const unsigned char *)one - *(const unsigned char *)other;
}

char *six_letters(const char *words)
{
    g_autofree char *faces = six_faces(words);
    GString *out = g_string_new(faces);
    g_string_replace(out, "\n", "", 0);
    qsort(out->str, out->len, 1, by_byte);
    return g_string_free(out, FALSE);
}

void six_close_up(GString *out, const char *text)
{
    g_autofree char *faces = six_faces(text ? text : "");
    for (const char *words = faces; *words; words = g_utf8_next_char(words))
        if (!g_unichar_isspace(g_utf8_get_char(words)) && g_utf8_get_char(words) != SOFT_HYPHEN)
            g_string_append_unichar(out, g_utf8_get_char(words));
}

static const struct report_part *part_at(const struct rt_list *parts, size_t i)
{
    return (const struct report_part *)parts->at + i;
}

static const struct report_cell *cell_at(const struct report_row *row, size_t i)
{
    return (const struct report_cell *)row->cells.at + i;
}

void six_add_cell(GString *out, const struct report_cell *cell)
{
    for (size_t i = 0; i < cell->paragraphs.n; i++) {
        const struct report_paragraph *p =
            (const struct report_paragraph *)cell->paragraphs.at + i;
        g_string_append_printf(out, "%s%s%s%s", i ? "\n" : "", p->lead ? p->lead : "",
                               p->lead && p->text ? " " : "", p->text ? p->text : "");
        if (p->tail)
            g_string_append_printf(out, " (%s)", p->tail);
    }
}

/* ---- CSV ---- */

/* One cell, its guard taken off; gives where it ends. */
static const char *read_csv_cell(GString *cell, const char *at)
{
    bool is_quoted = *at == '"';
    g_string_truncate(cell, 0);
    for (at += is_quoted; *at; at++) {
        if (is_quoted && *at == '"' && *++at != '"')
            break;
        if (!is_quoted && (*at == ',' || *at == '\r'))
            break;
        g_string_append_c(cell, *at);
    }
    if (*cell->str == '\'' && csv_needs_guard(cell->str + 1))
        g_string_erase(cell, 0, 1);
    return at;
}

char *csv_words(const GString *csv)
{
    GString *out = g_string_new(NULL);
    g_autoptr(GString) cell = g_string_new(NULL), empty = g_string_new(NULL);
    for (const char *at = csv->str; *at;) {
        at = read_csv_cell(cell, at);
        if (cell->len) {
            g_string_append(out, empty->str);
            g_string_append_printf(out, "[%s]", cell->str);
            g_string_truncate(empty, 0);
        } else {
            g_string_append(empty, "[]");
        }
        if (*at == ',') {
            at++;
        } else {
            cr_assert(g_str_has_prefix(at, "\r\n"), "%.40s", at);
            g_string_append_c(out, '\n');
            g_string_truncate(empty, 0);
            at += 2;
        }
    }
    return g_string_free(out, FALSE);
}

static void add_csv_line(GString *out, const struct report_row *row, unsigned line)
{
    unsigned column = 0;
    for (size_t i = 0; i < row->cells.n; i++) {
        const struct report_cell *cell = cell_at(row, i);
        g_autoptr(GString) words = g_string_new(NULL);
        six_add_cell(words, cell);
        if (cell->line != line || !words->len)
            continue;
        for (; column < cell->column; column++)
            g_string_append(out, "[]");
        g_string_append_printf(out, "[%s]", words->str);
        column++;
    }
    g_string_append_c(out, '\n');
}

char *csv_words_of(const struct rt_list *parts)
{
    GString *out = g_string_new(NULL);
    g_autoptr(GString) before = g_string_new(NULL), heads = g_string_new(NULL);
    for (size_t i = 0; i < parts->n; i++) {
        const struct report_part *part = part_at(parts, i);
        GString *to = heads->len ? out : before;
        if (part->kind == REPORT_BAND || (part->kind == REPORT_HEADING && part->level > 1)) {
            g_string_append_printf(to, "[%s]\n", part->text);
        } else if (part->kind == REPORT_TABLE) {
            g_autoptr(GString) line = g_string_new(NULL);
            for (size_t k = 0; k < part->n_columns; k++)
                g_string_append_printf(line, "[%s]", part->columns[k].heading);
            g_string_append_c(line, '\n');
            if (strcmp(line->str, heads->str) != 0)
                g_string_append(out, line->str);
            if (!heads->len)
                g_string_append(out, before->str);
            g_string_assign(heads, line->str);
        }
        for (unsigned line = 0; part->kind == REPORT_ROW && line < part->row->lines; line++)
            add_csv_line(out, part->row, line);
    }
    return g_string_free(out, FALSE);
}

/* ---- Markdown ---- */

/* The columns of the rows below each other. */
struct columns {
    GString *words[COLUMNS];
};

static void flush(GString *out, struct columns *columns)
{
    for (size_t i = 0; i < COLUMNS; i++) {
        if (columns->words[i] && columns->words[i]->len)
            g_string_append_printf(out, "  %zu: %s\n", i, columns->words[i]->str);
        if (columns->words[i])
            g_string_free(columns->words[i], TRUE);
        columns->words[i] = NULL;
    }
}

static void add_to_column(struct columns *columns, size_t i, const char *words)
{
    cr_assert_lt(i, (size_t)COLUMNS);
    if (!columns->words[i])
        columns->words[i] = g_string_new(NULL);
    six_close_up(columns->words[i], words);
}

/* Without what Markdown means by it; up to a bar. */
static const char *read_markdown(GString *out, const char *at)
{
    for (; *at && *at != '|'; at++) {
        if (*at == '*') /* a star that is a word's own has a backslash before it */
            continue;
        at += *at == '\\';
        g_string_append_c(out, *at);
    }
    return at;
}

static void read_markdown_row(GString *out, const char *line, bool is_heads,
                              struct columns *columns)
{
    size_t n = 0;
    if (is_heads)
        flush(out, columns);
    for (const char *at = line + 1; *at; at++, n++) {
        g_autoptr(GString) cell = g_string_new(NULL);
        at = read_markdown(cell, at);
        cr_assert_eq(*at, '|', "%s", line);
        if (!is_heads) {
            add_to_column(columns, n, cell->str);
            continue;
        }
        g_string_append(out, n ? "|" : "T ");
        six_close_up(out, cell->str);
    }
    g_string_append(out, is_heads ? "\n" : "");
}

/* Of a line without words nothing is seen. */
static void add_line(GString *out, unsigned level, const char *text)
{
    g_autoptr(GString) words = g_string_new(NULL);
    six_close_up(words, text);
    if (words->len)
        g_string_append_printf(out, "%u %s\n", level, words->str);
}

/* A band is told as words of the first column: a title alone in its row looks the same. */
char *markdown_words(const GString *markdown)
{
    GString *out = g_string_new(NULL);
    struct columns columns = {0};
    g_auto(GStrv) lines = g_strsplit(markdown->str, "\n", -1);
    unsigned row = 0; /* of the table: 0 its heads, 1 the rule below them */
    for (char **line = lines; *line; line++) {
        if (**line == '|') {
            if (row != 1)
                read_markdown_row(out, *line, row == 0, &columns);
            row++;
            continue;
        }
        row = 0;
        if (!**line)
            continue;
        g_autoptr(GString) text = g_string_new(NULL);
        size_t level = strspn(*line, "#");
        flush(out, &columns);
        read_markdown(text, *line + level);
        add_line(out, (unsigned)level, text->str);
    }
    flush(out, &columns);
    return g_string_free(out, FALSE);
}

static void add_row_to_columns(struct columns *columns, const struct report_row *row)
{
    for (size_t i = 0; i < row->cells.n; i++) {
        g_autoptr(GString) words = g_string_new(NULL);
        six_add_cell(words, cell_at(row, i));
        add_to_column(columns, cell_at(row, i)->column, words->str);
    }
}

char *markdown_words_of(const struct rt_list *parts)
{
    GString *out = g_string_new(NULL);
    struct columns columns = {0};
    for (size_t i = 0; i < parts->n; i++) {
        const struct report_part *part = part_at(parts, i);
        g_autoptr(GString) words = g_string_new(NULL);
        if (part->kind == REPORT_ROW)
            add_row_to_columns(&columns, part->row);
        else if (part->kind == REPORT_BAND)
            add_to_column(&columns, 0, part->text);
        else if (part->kind != REPORT_CHART)
            flush(out, &columns);
        if (part->kind == REPORT_HEADING || part->kind == REPORT_NOTE)
            add_line(out, part->level, part->text);
        for (size_t k = 0; part->kind == REPORT_TABLE && k < part->n_columns; k++) {
            g_string_append(out, k ? "|" : "T ");
            g_string_truncate(words, 0);
            six_close_up(words, part->columns[k].heading);
            g_string_append_printf(out, "%s%s", words->str,
                                   k + 1 == part->n_columns ? "\n" : "");
        }
    }
    flush(out, &columns);
    return g_string_free(out, FALSE);
}
