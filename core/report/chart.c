/* The colours of a source by period: a chart, and its numbers as a table. */
#include <string.h>

#include <rectrack/field.h>

#include "report/cell.h"
#include "report/parts.h"
#include "report/words.h"

const enum rt_rag report_chart_order[RT_RAGS] = {RT_RED,      RT_AMBER,   RT_GREEN,
                                                 RT_COMPLETE, RT_NOT_DUE, RT_RAG_NONE};

static const struct report_column columns[] = {
    {.heading = "Period", .share = 10, .is_header = true},
    {.heading = "Red", .share = 15},
    {.heading = "Amber", .share = 15},
    {.heading = "Green", .share = 15},
    {.heading = "Complete", .share = 15},
    {.heading = "Not due", .share = 15},
    {.heading = "No colour", .share = 15},
};

const size_t report_n_chart_columns = G_N_ELEMENTS(columns);

/* Those of the periods before, then the paper's own. */
static struct rt_list bars_of(struct report_table *table, const char *source,
                              const struct report_tally *tally)
{
    const struct report_paper *paper = table->paper;
    struct rt_arena *arena = &table->arena;
    struct rt_list bars = {0};
    for (size_t i = 0; i < paper->before.n; i++) {
        const struct report_standing *standing =
            rt_list_item(&paper->before, i, sizeof *standing);
        if (strcmp(standing->source, source) == 0)
            *(struct report_bar *)rt_list_add(&bars, arena, sizeof(struct report_bar)) =
                standing->bar;
    }
    if (paper->outlook.period) {
        struct report_bar *bar = rt_list_add(&bars, arena, sizeof *bar);
        bar->label = paper->outlook.period->label;
        bar->total = tally->total;
        memcpy(bar->n, tally->shown, sizeof bar->n);
    }
    return bars;
}

static const struct report_bar *bar_at(const struct rt_list *bars, size_t i)
{
    return rt_list_item(bars, i, sizeof(struct report_bar));
}

static bool is_worth_it(const struct rt_list *bars)
{
    bool has_colour = false;
    for (size_t i = 0; i < bars->n; i++)
        has_colour |= bar_at(bars, i)->n[RT_RAG_NONE] < bar_at(bars, i)->total;
    return bars->n > 1 && has_colour;
}

/* "March 2020: 2 red, 14 amber of 16. ..." */
static const char *words_of(const struct rt_list *bars, struct rt_arena *arena)
{
    const char *words = "A bar for each period, its parts as long as the numbers";
    for (size_t i = 0; i < bars->n; i++) {
        const struct report_bar *bar = bar_at(bars, i);
        const char *parts = "";
        for (size_t k = 0; k < RT_RAGS; k++) {
            enum rt_rag rag = report_chart_order[k];
            const char *name =
                rag ? report_lower(rt_rags[rag].label, arena) : "without a colour";
            if (bar->n[rag])
                parts = report_print(arena, "%s%s%zu %s", parts, *parts ? ", " : "",
                                     bar->n[rag], name);
        }
        words = report_print(arena, "%s. %s: %s, of %zu", words, bar->label, parts, bar->total);
    }
    return words;
}

static const struct report_row *row_of(const struct report_bar *bar, struct rt_arena *arena)
{
    struct report_row *row = rt_arena_alloc(arena, sizeof *row);
    struct report_making making = {.arena = arena, .row = row};
    row->name = bar->label;
    report_cell_say(&making, report_cell_add(&making, 0, 0, 1), NULL, bar->label);
    for (unsigned i = 0; i < RT_RAGS; i++)
        report_cell_say(&making, report_cell_add(&making, i + 1, 0, 1), NULL,
                        report_share(bar->n[report_chart_order[i]], bar->total, arena));
    return row;
}

void report_push_chart(struct report_table *table, const char *heading, const char *source,
                       const struct report_tally *tally)
{
    struct rt_arena *arena = &table->arena;
    struct rt_list bars = bars_of(table, source, tally);
    struct report_chart *chart = rt_arena_alloc(arena, sizeof *chart);
    if (!is_worth_it(&bars))
        return;
    *chart = (struct report_chart){heading, words_of(&bars, arena), bars.at, bars.n};
    report_push_heading(table, 3, heading);
    report_push(table, REPORT_CHART, NULL)->chart = chart;
    struct report_part *part = report_push(table, REPORT_TABLE, NULL);
    part->columns = columns;
    part->n_columns = report_n_chart_columns;
    for (size_t i = 0; i < bars.n; i++)
        report_push(table, REPORT_ROW, NULL)->row = row_of(bar_at(&bars, i), arena);
}
