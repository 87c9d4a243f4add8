/* A table as Markdown: GitHub's tables, plain when read as text.
 *
 * A table cell of Markdown holds one line.  So a row of the table takes several
 * lines here: each paragraph, and each line of one, stands on a line of its own
 * in its column, the other cells empty; an action and its target are on one
 * line.  That needs no HTML, which many readers drop.  Every character that
 * could mean something to a Markdown reader is escaped, so that words stay
 * words: no links, no HTML, no cell more or less.
 */
#include <string.h>

#include "exchange/paper.h"

enum { MOST_COLUMNS = 16 };

struct markdown {
    struct paper paper;
    enum report_kind before;
    size_t n_columns;
};

/* Behind a colon these may make a reader see an address or an emoji. */
static bool is_word(char c)
{
    return c && (g_ascii_isalnum(c) || strchr("_+-/", c));
}

/* Appends one line of text, escaped, up to its end or a line feed; gives where
 * the next line begins, or NULL. */
static const char *escape_line(GString *out, const char *text)
{
    gunichar c;
    char in[12];
    const char *at = text;
    for (const char *here = at; (c = paper_step(&at)) != 0; here = at) {
        if (c == '\n')
            return at;
        if (paper_mark(c, in)) {
            g_string_append_printf(out, "\\<%s\\>", in);
            continue;
        }
        bool is_special = c < 0x80 && strchr("\\`*_[]<>&|~$#@^", (char)c);
        bool is_emoji_or_url = c == ':' && is_word(*at);
        bool is_www =
            c == '.' && here - text >= 3 && g_ascii_strncasecmp(here - 3, "www", 3) == 0;
        if (is_special || is_emoji_or_url || is_www)
            g_string_append_c(out, '\\');
        g_string_append_unichar(out, c == '\t' ? ' ' : c);
    }
    return NULL;
}

/* The same for a line that stands by itself, where "1." or "-" at the beginning
 * would begin a list. */
void markdown_put_text(GString *out, const char *text)
{
    while (*text == ' ' || *text == '\t')
        text++;
    size_t digits = strspn(text, "0123456789");
    if (digits == 0 && *text && strchr("-+=", *text))
        g_string_append_c(out, '\\');
    if (digits && (text[digits] == '.' || text[digits] == ')')) {
        g_string_append_len(out, text, (gssize)digits);
        g_string_append_c(out, '\\');
        text += digits;
    }
    while ((text = escape_line(out, text)) != NULL)
        g_string_append_c(out, ' ');
}

/* **words**, which readers take as stressed only without blanks inside. */
static void stress(GString *out, const char *words)
{
    GString *line = g_string_new(NULL);
    for (const char *at = words; at;) {
        at = escape_line(line, at);
        if (at)
            g_string_append_c(line, ' ');
    }
    char *trimmed = g_strstrip(line->str);
    if (*trimmed)
        g_string_append_printf(out, "**%s**", trimmed);
    g_string_free(line, TRUE);
}

/* The lines of a cell that are still to be written. */
struct column {
    GPtrArray *lines; /* char * */
    guint taken;
};

static void add_paragraph(GPtrArray *lines, const struct report_paragraph *paragraph)
{
    GString *line = g_string_new(NULL);
    if (paragraph->lead)
        stress(line, paragraph->lead);
    for (const char *at = paragraph->text; at;) {
        size_t before = line->len;
        if (before)
            g_string_append_c(line, ' ');
        at = escape_line(line, at);
        if (line->len == before + 1 && before)
            g_string_truncate(line, before);
        if (at && line->len) {
            g_ptr_array_add(lines, g_string_free(line, FALSE));
            line = g_string_new(NULL);
        }
    }
    if (paragraph->tail)
        g_string_append_printf(line, " (%s)", paragraph->tail);
    if (line->len)
        g_ptr_array_add(lines, g_string_free(line, FALSE));
    else
        g_string_free(line, TRUE);
}

static void row_line(GString *out, struct column *columns, size_t n)
{
    g_string_append_c(out, '|');
    for (size_t i = 0; i < n; i++) {
        struct column *column = &columns[i];
        bool has_more = column->taken < column->lines->len;
        const char *line = has_more ? g_ptr_array_index(column->lines, column->taken++) : "";
        g_string_append_printf(out, " %s%s|", line, *line ? " " : "");
    }
    g_string_append_c(out, '\n');
}

static size_t waiting(const struct column *column)
{
    return column->lines->len - column->taken;
}

/* How many lines of Markdown one line of the row takes: as many as the cells
 * that end with it need. */
static size_t height(const struct report_row *row, unsigned line, const struct column *columns)
{
    size_t most = 1;
    for (size_t i = 0; i < row->cells.n; i++) {
        const struct report_cell *cell = (const struct report_cell *)row->cells.at + i;
        if (cell->line + cell->lines == line + 1)
            most = MAX(most, waiting(&columns[cell->column]));
    }
    return most;
}

static void write_row(const struct report_row *row, size_t n, GString *out)
{
    struct column columns[MOST_COLUMNS];
    for (size_t i = 0; i < n; i++)
        columns[i] = (struct column){.lines = g_ptr_array_new_with_free_func(g_free)};
    for (unsigned line = 0; line < row->lines; line++) {
        for (size_t i = 0; i < row->cells.n; i++) {
            const struct report_cell *cell = (const struct report_cell *)row->cells.at + i;
            if (cell->line != line)
                continue;
            for (size_t k = 0; k < cell->paragraphs.n; k++)
                add_paragraph(columns[cell->column].lines,
                              (const struct report_paragraph *)cell->paragraphs.at + k);
        }
        for (size_t k = height(row, line, columns); k > 0; k--)
            row_line(out, columns, n);
    }
    for (size_t i = 0; i < n; i++)
        g_ptr_array_unref(columns[i].lines);
}

static void write_table(struct markdown *markdown, const struct report_part *part, GString *out)
{
    markdown->n_columns = MIN(part->n_columns, (size_t)MOST_COLUMNS);
    g_string_append_c(out, '|');
    for (size_t i = 0; i < markdown->n_columns; i++) {
        g_string_append_c(out, ' ');
        markdown_put_text(out, part->columns[i].heading);
        g_string_append(out, " |");
    }
    g_string_append(out, "\n|");
    for (size_t i = 0; i < markdown->n_columns; i++)
        g_string_append(out, " --- |");
    g_string_append_c(out, '\n');
}

static void write_part(struct paper *paper, const struct report_part *part, GString *out)
{
    struct markdown *markdown = (struct markdown *)paper;
    bool is_in_table = part->kind == REPORT_BAND || part->kind == REPORT_ROW;
    if (part->kind == REPORT_CHART)
        return; /* its numbers follow */
    if (!is_in_table && part->kind != REPORT_END && markdown->before != REPORT_END)
        g_string_append_c(out, '\n');
    switch (part->kind) {
    case REPORT_HEADING:
        g_string_append_printf(out, "%.*s ", (int)part->level, "######");
        markdown_put_text(out, part->text);
        g_string_append_c(out, '\n');
        break;
    case REPORT_NOTE:
        markdown_put_text(out, part->text);
        g_string_append_c(out, '\n');
        break;
    case REPORT_TABLE:
        write_table(markdown, part, out);
        break;
    case REPORT_BAND:
        g_string_append(out, "| ");
        stress(out, part->text);
        for (size_t i = 0; i < markdown->n_columns; i++)
            g_string_append(out, " |");
        g_string_append_c(out, '\n');
        break;
    case REPORT_ROW:
        write_row(part->row, markdown->n_columns, out);
        break;
    case REPORT_CHART:
    case REPORT_END:
        break;
    }
    markdown->before = part->kind;
}

enum rt_status markdown_write(struct report_table *table,
                              const struct exchange_options *options, struct rt_sink *sink,
                              struct rt_error *error)
{
    struct markdown markdown = {.paper = {.part = write_part}};
    (void)options;
    return paper_write(&markdown.paper, table, sink, error);
}
