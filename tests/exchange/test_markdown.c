/* The Markdown paper: any words stay words (trust.md, H5), and it reads as plain
 * text.
 */
#include <criterion/criterion.h>

#include <stdio.h>
#include <string.h>

#include <glib/gstdio.h>

#include "tests/exchange/html_check.h"
#include "tests/exchange/papers.h"

TestSuite(markdown, .init = papers_begin, .fini = papers_end);

/* Is the character at here escaped: behind an odd number of backslashes? */
static bool is_escaped(const char *line, const char *here)
{
    size_t n = 0;
    while (here > line && here[-1] == '\\')
        here--, n++;
    return n % 2 == 1;
}

/* The cells of a line of a Markdown table, unescaped and without our "**". */
static GPtrArray *cells_of(const char *line)
{
    GPtrArray *cells = g_ptr_array_new_with_free_func(g_free);
    GString *cell = g_string_new(NULL);
    for (const char *at = line + 1; *at; at++) {
        if (*at == '|' && !is_escaped(line, at)) {
            g_ptr_array_add(cells, g_strdup(g_strstrip(cell->str)));
            g_string_truncate(cell, 0);
        } else if (*at == '\\' && g_ascii_ispunct(at[1])) {
            g_string_append_c(cell, *++at);
        } else if (*at == '*' && at[1] == '*') {
            at++;
        } else {
            cr_expect(!strchr("`*_[]<>&~$", *at), "not escaped: %c in %s", *at, line);
            g_string_append_c(cell, *at);
        }
    }
    cr_expect_eq(cell->len, 0u, "no | at the end of %s", line);
    g_string_free(cell, TRUE);
    return cells;
}

/* Every table of the paper has as many cells in each row as in its head, and no
 * line outside begins anything but a heading or a paragraph; gives the text of
 * all cells, each behind a line feed. */
static char *check_markdown(const char *markdown)
{
    g_auto(GStrv) lines = g_strsplit(markdown, "\n", -1);
    GString *text = g_string_new("\n");
    guint columns = 0;
    for (size_t i = 0; lines[i]; i++) {
        if (lines[i][0] != '|') {
            columns = 0;
            cr_expect(lines[i][0] == '\0' || !strchr("-+=>|`~ ", lines[i][0]),
                      "a line begins a block: %s", lines[i]);
            continue;
        }
        g_autoptr(GPtrArray) cells = cells_of(lines[i]);
        if (columns == 0) {
            columns = cells->len;
            cr_expect(g_str_has_prefix(lines[i + 1], "| --- |"));
        } else if (i > 0 && lines[i - 1][0] == '|' && (i < 2 || lines[i - 2][0] != '|')) {
            cr_expect_eq(strspn(lines[i], "|- "), strlen(lines[i]), "%s", lines[i]);
            continue;
        }
        cr_expect_eq(cells->len, columns, "%u cells of %u in %s", cells->len, columns,
                     lines[i]);
        for (guint k = 0; k < cells->len; k++)
            g_string_append_printf(text, "%s\n", (char *)g_ptr_array_index(cells, k));
    }
    return g_string_free(text, FALSE);
}

Test(markdown, any_words_stay_words)
{
    for (size_t i = 0; i < papers_n_hostile; i++) {
        papers_again();
        papers_fill(&papers_sample, papers_hostile[i]);
        g_autofree char *markdown = papers_write(&papers_sample, "md");
        g_autofree char *text = check_markdown(markdown);
        g_autofree char *shown = papers_shown(papers_hostile[i]);
        g_auto(GStrv) lines = g_strsplit(shown, "\n", -1);
        for (size_t k = 0; lines[k]; k++) {
            const char *line = g_strstrip(g_strdelimit(lines[k], "\t", ' '));
            cr_expect(!*line || papers_count(text, line) >= 10, "lost: %s in\n%s", line, text);
        }
    }
}

Test(markdown, reads_as_plain_text)
{
    papers_fill_simply(&papers_sample);
    g_autofree char *markdown = papers_write(&papers_sample, "md");
    cr_expect(
        g_str_has_prefix(
            markdown,
            "# Update on progress against recommendations, March 2020\n"
            "\n"
            "As at 31 March 2020\n"
            "\n"
            "## Reducing and preventing domestic abuse\n"
            "\n"
            "Scrutiny inquiry, 2019\n"
            "\n"
            "| Recommendations | Key actions | Progress against target date | Update on "
            "progress "
            "against the scrutiny inquiry recommendations March 2020 |\n"
            "| --- | --- | --- | --- |\n"
            "| **Services** | | | |\n"
            "| **5. Awareness –** Raise it. | Plan | June 2021 | **suggested: Amber** – a "
            "challenge stands |\n"
            "| | Share (complete) | Complete | **Progress:** Agreed: |\n"
            "| | | | • one |\n"
            "| | | | **Challenge:** Costs more. |\n"
            "\n"
            "### Key to the colours\n"),
        "%s", markdown);
}

Test(markdown, random_tables_keep_their_shape, .timeout = 240)
{
    GRand *random = g_rand_new_with_seed(2020);
    for (int i = 0; i < 10000; i++) {
        papers_again();
        papers_fill_randomly(&papers_sample, random, 2);
        g_autofree char *markdown = papers_write(&papers_sample, "md");
        g_autofree char *text = check_markdown(markdown);
        g_autofree char *html = papers_write(&papers_sample, "html");
        struct html_check check;
        html_check(&check, html);
        cr_assert_null(check.fault, "table %d: %s", i, check.fault);
        html_check_clear(&check);
    }
    g_rand_free(random);
}

/* The same from the XML that cmark-gfm makes of the paper; fails where that has
 * anything but tables, headings, paragraphs, stress and text. */
static char *cells_of_xml(const char *xml)
{
    static const char *const allowed[] = {"document",   "heading",   "paragraph",
                                          "table",      "table_row", "table_header",
                                          "table_cell", "strong",    "text"};
    GString *cells = g_string_new("\n");
    bool is_in_cell = false;
    for (const char *at = strstr(xml, "<document"); at; at = strchr(at + 1, '<')) {
        size_t length = strspn(at + 1, "abcdefghijklmnopqrstuvwxyz_");
        bool is_allowed = at[1] == '/';
        for (size_t k = 0; k < G_N_ELEMENTS(allowed); k++)
            is_allowed |=
                strlen(allowed[k]) == length && strncmp(at + 1, allowed[k], length) == 0;
        cr_expect(is_allowed, "%.60s", at);
        if (g_str_has_prefix(at, "<table_cell"))
            is_in_cell = !g_str_has_prefix(at, "<table_cell />");
        if (g_str_has_prefix(at, "</table_cell") || g_str_has_prefix(at, "<table_cell />")) {
            g_string_append_c(cells, '\n');
            is_in_cell = false;
        }
        const char *text =
            is_in_cell && g_str_has_prefix(at, "<text ") ? strchr(at, '>') + 1 : NULL;
        if (text)
            g_string_append_len(cells, text, strchr(text, '<') - text);
    }
    g_string_replace(cells, "&lt;", "<", 0);
    g_string_replace(cells, "&gt;", ">", 0);
    g_string_replace(cells, "&quot;", "\"", 0);
    g_string_replace(cells, "&amp;", "&", 0);
    return g_string_free(cells, FALSE);
}

Test(markdown, another_reader_sees_the_same_cells)
{
    g_autofree char *program = g_find_program_in_path("cmark-gfm");
    if (!program)
        cr_skip_test("cmark-gfm is not installed");
    GRand *random = g_rand_new_with_seed(7);
    for (int i = 0; i < 20; i++) {
        papers_again();
        papers_fill_randomly(&papers_sample, random, SAMPLE_MOST);
        g_autofree char *markdown = papers_write(&papers_sample, "md"), *name = NULL,
                        *xml = NULL;
        int fd = g_file_open_tmp("paper-XXXXXX.md", &name, NULL);
        cr_assert(fd >= 0 && g_file_set_contents(name, markdown, -1, NULL));
        const char *command[] = {program, "-e", "table", "-t", "xml", name, NULL};
        cr_assert(
            g_spawn_sync(NULL, (char **)command, NULL, 0, NULL, NULL, &xml, NULL, NULL, NULL));
        g_close(fd, NULL);
        remove(name);
        g_autofree char *ours = check_markdown(markdown), *theirs = cells_of_xml(xml);
        cr_expect_str_eq(theirs, ours);
    }
    g_rand_free(random);
}
