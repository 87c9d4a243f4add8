/* The PDF: read back by another program it has the words of the table in their order,
 * whatever they are (trust.md, H7, H8); rows stay whole where they can, and what is taller
 * than a sheet goes on on the next.
 */
#include <criterion/criterion.h>

#include <stdlib.h>
#include <string.h>

#include <glib/gstdio.h>

#include "exchange/chart.h"
#include "tests/exchange/papers.h"

static char *reader;

static void begin(void)
{
    papers_begin();
    reader = g_find_program_in_path("pdftotext");
    if (!reader)
        cr_skip_test("pdftotext is not installed");
}

static void end(void)
{
    papers_end();
    g_clear_pointer(&reader, g_free);
}

TestSuite(pdf, .init = begin, .fini = end);

/* The words of the sample's paper, page by page; g_strfreev it. */
static char **read_pages(void)
{
    g_autoptr(GString) pdf = papers_bytes(&papers_sample, "pdf");
    g_autofree char *name = NULL, *text = NULL;
    int fd = g_file_open_tmp("paper-XXXXXX.pdf", &name, NULL), status = 1;
    cr_assert(fd >= 0 && g_file_set_contents(name, pdf->str, (gssize)pdf->len, NULL));
    const char *command[] = {reader, "-raw", name, "-", NULL};
    cr_assert(
        g_spawn_sync(NULL, (char **)command, NULL, 0, NULL, NULL, &text, NULL, &status, NULL));
    cr_assert_eq(status, 0);
    g_close(fd, NULL);
    g_remove(name);
    if (g_str_has_suffix(text, "\f"))
        text[strlen(text) - 1] = '\0';
    return g_strsplit(text, "\f", -1);
}

/* Words without blanks: where a line ends is the paper's affair. */
static char *close_up(const char *words)
{
    GString *out = g_string_new(NULL);
    for (; *words; words = g_utf8_next_char(words))
        if (!g_unichar_isspace(g_utf8_get_char(words)))
            g_string_append_unichar(out, g_utf8_get_char(words));
    return g_string_free(out, FALSE);
}

static void append_paragraph(GString *out, const struct report_paragraph *paragraph)
{
    g_string_append(out, paragraph->lead ? paragraph->lead : "");
    g_string_append(out, paragraph->text ? paragraph->text : "");
    if (paragraph->tail)
        g_string_append_printf(out, "(%s)", paragraph->tail);
}

/* What stands in the picture. */
static void append_chart(GString *out, const struct report_chart *chart)
{
    g_autoptr(GArray) blocks = paper_chart_blocks(chart);
    guint k = 0;
    for (size_t i = 0; i < chart->n_bars; i++) {
        paper_chart_label(chart->bars[i].label, out);
        for (; k < blocks->len && g_array_index(blocks, struct paper_block, k).bar == i; k++)
            g_string_append(out, g_array_index(blocks, struct paper_block, k).words);
    }
    for (size_t i = 0; i < RT_RAGS; i++) {
        char name[32];
        paper_chart_name(report_chart_order[i], name);
        g_string_append(out, name);
    }
}

/* What the table says, in its order. */
static char *table_words(void)
{
    struct report_paper paper;
    struct report_table *table = sample_table(&papers_sample, &paper);
    struct report_part part = {0};
    GString *out = g_string_new(NULL);
    do {
        cr_assert_eq(report_table_next(table, &part, NULL), RT_OK);
        if (part.kind < REPORT_TABLE || part.kind == REPORT_BAND)
            g_string_append(out, part.text ? part.text : "");
        if (part.kind == REPORT_CHART)
            append_chart(out, part.chart);
        for (size_t i = 0; part.kind == REPORT_TABLE && i < part.n_columns; i++)
            g_string_append(out, part.columns[i].heading);
        for (size_t i = 0; part.kind == REPORT_ROW && i < part.row->cells.n; i++) {
            const struct report_cell *cell = (const struct report_cell *)part.row->cells.at + i;
            for (size_t k = 0; k < cell->paragraphs.n; k++)
                append_paragraph(out, (const struct report_paragraph *)cell->paragraphs.at + k);
        }
    } while (part.kind != REPORT_END);
    report_table_free(table);
    return g_string_free(out, FALSE);
}

/* Of a paper of one page; false: it has more. */
static bool expect_same(const char *what)
{
    g_auto(GStrv) pages = read_pages();
    if (g_strv_length(pages) > 1)
        return false;
    g_autofree char *table = table_words(), *shown = papers_shown(table),
                    *whole = g_strconcat(shown, "Page 1 of 1", NULL), *ours = close_up(whole),
                    *theirs = close_up(pages[0]);
    cr_expect_str_eq(theirs, ours, "%s:\n%s\n%s", what, theirs, ours);
    return true;
}

Test(pdf, plain_words_stand_in_their_order)
{
    papers_fill_simply(&papers_sample);
    cr_expect(expect_same("plain words"));
}

Test(pdf, any_words_stay_words)
{
    unsigned n = 0;
    for (size_t i = 0; i < papers_n_hostile; i++) {
        papers_again();
        struct rt_record *record =
            sample_record(&papers_sample, "SI-1", papers_hostile[i], papers_hostile[i]);
        record->theme = papers_hostile[i];
        sample_action(&papers_sample, record, papers_hostile[i], RT_STATE_COMPLETE);
        sample_update(&papers_sample, record, NULL, papers_hostile[i], NULL, NULL);
        sample_reckon(&papers_sample);
        n += expect_same(papers_hostile[i]);
    }
    cr_expect_eq(n, papers_n_hostile);
}

Test(pdf, a_chart_is_read_where_it_stands)
{
    sample_stood(&papers_sample, "SI", "A period with a long name", 1, 1, 1);
    papers_fill_simply(&papers_sample);
    g_auto(GStrv) pages = read_pages();
    g_autofree char *whole = g_strjoinv("", pages), *words = close_up(whole);
    cr_expect(strstr(words, "RAGbyperiodAperiodwithalon…R1A1–1March2020A1RRedAAmberGGreenC"
                            "CompleteNNotdue–NocolourPeriodRedAmber"),
              "%s", words);
}

/* A row that has room on a sheet of its own is not broken. */
Test(pdf, a_row_stays_whole)
{
    g_autoptr(GString) tall = g_string_new(NULL);
    for (int i = 0; i < 20; i++)
        g_string_append_printf(tall, "%sThe %d. line of progress", i ? "\n" : "", i + 1);
    for (int i = 1; i <= 4; i++) {
        g_autofree char *ref = g_strdup_printf("SI-%d", i);
        struct rt_record *record = sample_record(
            &papers_sample, rt_arena_copy(&papers_sample.arena, ref), "Title", "Text");
        sample_update(&papers_sample, record, NULL, tall->str, NULL, NULL);
    }
    sample_reckon(&papers_sample);
    g_auto(GStrv) pages = read_pages();
    cr_assert_geq(g_strv_length(pages), 3u);
    for (guint i = 0; i < g_strv_length(pages); i++) {
        cr_expect_eq(papers_count(pages[i], "The 1. line"),
                     papers_count(pages[i], "The 20. line"), "page %u:\n%s", i + 1, pages[i]);
        g_autofree char *foot = g_strdup_printf("Page %u of %u", i + 1, g_strv_length(pages));
        cr_expect(strstr(pages[i], foot), "%s", pages[i]);
        cr_expect(!papers_count(pages[i], "line of progress") ||
                      papers_count(pages[i], "Key actions"),
                  "the headings are repeated: %s", pages[i]);
    }
}

/* One of more than half a sheet begins where it has room: kept whole it left that empty. */
Test(pdf, a_tall_row_begins_where_it_has_room)
{
    g_autoptr(GString) tall = g_string_new(NULL);
    for (int i = 0; i < 28; i++)
        g_string_append_printf(tall, "%sThe %d. line of progress", i ? "\n" : "", i + 1);
    for (int i = 1; i <= 2; i++) {
        g_autofree char *ref = g_strdup_printf("SI-%d", i);
        struct rt_record *record = sample_record(
            &papers_sample, rt_arena_copy(&papers_sample.arena, ref), "Title", "Text");
        sample_update(&papers_sample, record, NULL, tall->str, NULL, NULL);
    }
    sample_reckon(&papers_sample);
    g_auto(GStrv) pages = read_pages();
    cr_expect_eq(papers_count(pages[0], "The 1. line"), 2u, "%s", pages[0]);
    cr_expect_eq(papers_count(pages[0], "The 28. line"), 1u, "%s", pages[0]);
    cr_expect_eq(papers_count(pages[1], "The 28. line"), 1u, "%s", pages[1]);
}

/* One that is taller than a sheet goes on, no line of it lost or said twice, beside
 * actions that are tall themselves. */
Test(pdf, a_row_taller_than_a_sheet_goes_on)
{
    enum { LINES = 150, ACTIONS = 40 };
    g_autoptr(GString) tall = g_string_new(NULL);
    for (int i = 0; i < LINES; i++)
        g_string_append_printf(tall, "%sThe %d. line of progress", i ? "\n" : "", i + 1);
    struct rt_record *record = sample_record(&papers_sample, "SI-1", "Title", "Text");
    for (int i = 0; i < ACTIONS; i++) {
        g_autofree char *words = g_strdup_printf("The %d. action\nis this", i + 1);
        sample_action(&papers_sample, record, rt_arena_copy(&papers_sample.arena, words),
                      RT_STATE_NOT_STARTED);
    }
    sample_action(&papers_sample, record, tall->str, RT_STATE_NOT_STARTED);
    sample_target(&papers_sample, record, tall->str, 0);
    sample_update(&papers_sample, record, NULL, tall->str, NULL, NULL);
    sample_reckon(&papers_sample);
    g_auto(GStrv) pages = read_pages();
    g_autofree char *whole = g_strjoinv("\n", pages);
    cr_assert_geq(g_strv_length(pages), 4u);
    for (int i = 0; i < LINES; i++) {
        g_autofree char *line = g_strdup_printf("The %d. line of progress", i + 1);
        cr_expect_eq(papers_count(whole, line), 3u, "%s: %zu", line, papers_count(whole, line));
    }
    for (int i = 0; i < ACTIONS; i++) {
        g_autofree char *line = g_strdup_printf("The %d. action", i + 1);
        cr_expect_eq(papers_count(whole, line), 1u, "%s", line);
    }
}
