/* The blocks of a chart. */
#include "exchange/chart.h"

#include <rectrack/field.h>

#include "exchange/paper.h"

const char *paper_chart_letter(enum rt_rag rag)
{
    static const char letters[RT_RAGS][4] = {
        [RT_RAG_NONE] = "–", [RT_RED] = "R",      [RT_AMBER] = "A",
        [RT_GREEN] = "G",    [RT_COMPLETE] = "C", [RT_NOT_DUE] = "N"};
    return letters[rag];
}

void paper_chart_name(enum rt_rag rag, char out[static 32])
{
    g_snprintf(out, 32, "%s %s", paper_chart_letter(rag),
               rag ? rt_rags[rag].label : "No colour");
}

void paper_chart_label(const char *label, GString *out)
{
    enum { MOST = 20 };
    size_t before = out->len;
    paper_clean(out, label);
    g_strdelimit(out->str + before, "\n\t", ' ');
    if (g_utf8_strlen(out->str + before, -1) <= MOST)
        return;
    const char *end = g_utf8_offset_to_pointer(out->str + before, MOST - 1);
    g_string_truncate(out, (gsize)(end - out->str));
    g_string_append(out, "…");
}

size_t paper_chart_longest(const struct report_chart *chart)
{
    size_t longest = 1;
    for (size_t i = 0; i < chart->n_bars; i++)
        longest = MAX(longest, chart->bars[i].total);
    return longest;
}

GArray *paper_chart_blocks(const struct report_chart *chart)
{
    GArray *blocks = g_array_new(FALSE, FALSE, sizeof(struct paper_block));
    size_t longest = paper_chart_longest(chart);
    for (size_t i = 0; i < chart->n_bars; i++) {
        size_t from = 0;
        for (size_t k = 0; k < RT_RAGS; k++) {
            enum rt_rag rag = report_chart_order[k];
            size_t n = chart->bars[i].n[rag];
            struct paper_block block = {.bar = i,
                                        .rag = rag,
                                        .x = (double)from / (double)longest,
                                        .width = (double)n / (double)longest};
            g_snprintf(block.words, sizeof block.words, "%s %zu", paper_chart_letter(rag), n);
            from += n;
            if (n)
                g_array_append_val(blocks, block);
        }
    }
    return blocks;
}
