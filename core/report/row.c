/* One row of a paper: filled column by column by the layout's fillers, closed when all that
 * share it are in it. */
#include <stdlib.h>

#include "report/parts.h"
#include "report/since.h"
#include "report/words.h"

void report_row_begin(struct report_table *table, const struct rt_record *first,
                      struct report_making *out)
{
    const struct report_paper *paper = table->paper;
    *out = (struct report_making){.arena = &table->arena,
                                  .row = rt_arena_alloc(&table->arena, sizeof *out->row),
                                  .source = report_source_of(table, first->source),
                                  .period = paper->outlook.period,
                                  .since = paper->since,
                                  .facts = table->streamed.periods.n ? &table->streamed
                                                                     : paper->outlook.facts};
}

bool report_shares(const struct rt_record *record, const char *first)
{
    return record->reported_with && g_ascii_strcasecmp(record->reported_with, first) == 0;
}

/* What became of it since the paper before, where the layout asks for that. */
static enum rt_status compare(struct report_table *table, const struct report_making *making,
                              const struct rt_record *record, struct rt_list *news,
                              struct rt_error *error)
{
    const struct rt_record *then;
    if (!table->earlier)
        return RT_OK;
    enum rt_status status = report_earlier_find(table->earlier, record->ref, &then, error);
    if (status == RT_OK)
        report_since(then, record, making->since, making->facts, making->arena, news);
    return status;
}

static void fill(const struct report_layout *layout, struct report_making *making,
                 const struct rt_record *record, const struct rt_list *news)
{
    const char *period = making->period ? making->period->id : NULL;
    struct report_count count = report_count_of(record, period);
    bool is_follower = making->row->cells.n > 0;
    making->news = news;
    making->is_in |= !layout->includes || layout->includes(making, &count, record);
    for (size_t i = 0; i < layout->n_columns; i++)
        if (!is_follower || layout->columns[i].is_own)
            layout->columns[i].fill(making, (unsigned)i, record);
    making->line += (unsigned)news->n;
    making->news = NULL;
}

enum rt_status report_row_fill(struct report_table *table, struct report_making *making,
                               const struct rt_record *record, struct rt_error *error)
{
    struct rt_list news = {0};
    enum rt_status status = compare(table, making, record, &news, error);
    if (status == RT_OK)
        fill(table->paper->layout, making, record, &news);
    return status;
}

void report_row_fill_gone(struct report_table *table, struct report_making *making,
                          const struct rt_record *then)
{
    struct rt_list news = {0};
    report_since(then, NULL, making->since, making->facts, making->arena, &news);
    fill(table->paper->layout, making, then, &news);
}

static int by_place(const void *one, const void *other)
{
    const struct report_cell *a = one, *b = other;
    if (a->line != b->line)
        return a->line < b->line ? -1 : 1;
    return a->column < b->column ? -1 : a->column > b->column;
}

/* Cells that go on to the end learn where it is; a column that ends before gets
 * an empty cell for the rest. */
static void close_row(struct report_making *making, size_t n_columns)
{
    struct report_row *row = making->row;
    for (unsigned column = 0; column < n_columns; column++) {
        unsigned end = 0;
        for (size_t i = 0; i < row->cells.n; i++) {
            struct report_cell *cell = (struct report_cell *)row->cells.at + i;
            if (cell->column != column)
                continue;
            if (cell->lines == 0)
                cell->lines = row->lines - cell->line;
            end = MAX(end, cell->line + cell->lines);
        }
        if (end < row->lines) {
            struct report_cell *rest = rt_list_add(&row->cells, making->arena, sizeof *rest);
            *rest =
                (struct report_cell){.column = column, .line = end, .lines = row->lines - end};
        }
    }
    qsort(row->cells.at, row->cells.n, sizeof(struct report_cell), by_place);
}

void report_row_push(struct report_table *table, struct report_making *making)
{
    if (!making->is_in)
        return;
    close_row(making, table->paper->layout->n_columns);
    report_push(table, REPORT_ROW, NULL)->row = making->row;
}
