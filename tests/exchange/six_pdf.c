/* PDF, page by page. */
#include "tests/exchange/six_check.h"

#include <criterion/criterion.h>

#include <string.h>

#include <glib/gstdio.h>

#include "exchange/chart.h"

static char *run_on(const GString *pdf)
{
    g_autofree char *name = NULL, *text = NULL;
    int fd = g_file_open_tmp("paper-XXXXXX.pdf", &name, NULL), status = 1;
    cr_assert(fd >= 0 && g_file_set_contents(name, pdf->str, (gssize)pdf->len, NULL));
    const char *command[] = {"pdftotext", "-raw", name, "-", NULL};
    cr_assert(g_spawn_sync(NULL, (char **)command, NULL,
                           G_SPAWN_SEARCH_PATH | G_SPAWN_STDERR_TO_DEV_NULL, NULL, NULL, &text,
                           NULL, &status, NULL));
    cr_assert_eq(status, 0);
    g_close(fd, NULL);
    g_remove(name);
    if (g_str_has_suffix(text, "\f"))
        text[strlen(text) - 1] = '\0';
    return g_steal_pointer(&text);
}

char **pdf_pages(const GString *pdf)
{
    g_autofree char *text = run_on(pdf);
    char **pages = g_strsplit(text, "\f", -1);
    guint n = g_strv_length(pages);
    for (guint i = 0; i < n; i++) {
        g_autofree char *foot = g_strdup_printf("Page%uof%u", i + 1, n);
        GString *page = g_string_new(NULL);
        six_close_up(page, pages[i]);
        cr_expect(g_str_has_suffix(page->str, foot), "page %u of %u: %s", i + 1, n, page->str);
        g_string_truncate(page, page->len - MIN(page->len, strlen(foot)));
        g_free(pages[i]);
        pages[i] = g_string_free(page, FALSE);
    }
    return pages;
}

static void add_chart(GString *out, const struct report_chart *chart)
{
    g_autoptr(GArray) blocks = paper_chart_blocks(chart);
    guint k = 0;
    for (size_t i = 0; i < chart->n_bars; i++) {
        g_autoptr(GString) label = g_string_new(NULL);
        paper_chart_label(chart->bars[i].label, label);
        six_close_up(out, label->str);
        for (; k < blocks->len && g_array_index(blocks, struct paper_block, k).bar == i; k++)
            six_close_up(out, g_array_index(blocks, struct paper_block, k).words);
    }
    for (size_t i = 0; i < RT_RAGS; i++) {
        char name[32];
        paper_chart_name(report_chart_order[i], name);
        six_close_up(out, name);
    }
}

static void add_row(GString *out, const struct report_row *row)
{
    for (size_t i = 0; i < row->cells.n; i++) {
        g_autoptr(GString) words = g_string_new(NULL);
        six_add_cell(words, (const struct report_cell *)row->cells.at + i);
        six_close_up(out, words->str);
    }
}

/* A table's heads stand again where a page begins within it. */
static void end_heads(struct pdf_expected *expected)
{
    if (expected->tables->len) {
        struct pdf_heads *last =
            &g_array_index(expected->tables, struct pdf_heads, expected->tables->len - 1);
        if (!last->end)
            last->end = expected->words->len;
    }
}

void pdf_expect(struct pdf_expected *expected, const struct rt_list *parts)
{
    GString *out = g_string_new(NULL);
    *expected = (struct pdf_expected){out, g_array_new(FALSE, TRUE, sizeof(struct pdf_heads))};
    for (size_t i = 0; i < parts->n; i++) {
        const struct report_part *part = (const struct report_part *)parts->at + i;
        if (part->kind != REPORT_ROW && part->kind != REPORT_BAND)
            end_heads(expected);
        six_close_up(out, part->text);
        if (part->kind == REPORT_CHART)
            add_chart(out, part->chart);
        if (part->kind == REPORT_ROW)
            add_row(out, part->row);
        if (part->kind != REPORT_TABLE)
            continue;
        g_autoptr(GString) heads = g_string_new(NULL);
        for (size_t k = 0; k < part->n_columns; k++)
            six_close_up(heads, part->columns[k].heading);
        struct pdf_heads table = {.begin = out->len + heads->len,
                                  .words = g_strdup(heads->str)};
        g_string_append(out, heads->str);
        g_array_append_val(expected->tables, table);
    }
}

void pdf_expected_clear(struct pdf_expected *expected)
{
    for (guint i = 0; i < expected->tables->len; i++)
        g_free(g_array_index(expected->tables, struct pdf_heads, i).words);
    g_array_free(expected->tables, TRUE);
    g_string_free(expected->words, TRUE);
}

const char *pdf_heads_at(const struct pdf_expected *expected, size_t at)
{
    for (guint i = 0; i < expected->tables->len; i++) {
        const struct pdf_heads *table = &g_array_index(expected->tables, struct pdf_heads, i);
        if (at >= table->begin && at < table->end)
            return table->words;
    }
    return "";
}
