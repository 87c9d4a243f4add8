/* A table kept whole. */
#include "report/kept.h"

static void keep_cell(struct rt_arena *arena, struct report_cell *cell)
{
    struct rt_list old = cell->paragraphs;
    cell->paragraphs = (struct rt_list){0};
    for (size_t i = 0; i < old.n; i++) {
        struct report_paragraph *to = rt_list_add(&cell->paragraphs, arena, sizeof *to);
        *to = ((const struct report_paragraph *)old.at)[i];
        to->lead = rt_arena_copy(arena, to->lead);
        to->text = rt_arena_copy(arena, to->text);
        to->tail = rt_arena_copy(arena, to->tail);
    }
}

static const struct report_row *keep_row(struct rt_arena *arena, const struct report_row *row)
{
    struct report_row *to = rt_arena_alloc(arena, sizeof *to);
    *to = (struct report_row){.name = rt_arena_copy(arena, row->name), .lines = row->lines};
    for (size_t i = 0; i < row->cells.n; i++) {
        struct report_cell *cell = rt_list_add(&to->cells, arena, sizeof *cell);
        *cell = ((const struct report_cell *)row->cells.at)[i];
        keep_cell(arena, cell);
    }
    return to;
}

static const struct report_chart *keep_chart(struct rt_arena *arena,
                                             const struct report_chart *chart)
{
    struct report_chart *to = rt_arena_alloc(arena, sizeof *to);
    struct report_bar *bars = rt_arena_alloc(arena, chart->n_bars * sizeof *bars);
    *to = (struct report_chart){rt_arena_copy(arena, chart->title),
                                rt_arena_copy(arena, chart->words), bars, chart->n_bars};
    for (size_t i = 0; i < chart->n_bars; i++) {
        bars[i] = chart->bars[i];
        bars[i].label = rt_arena_copy(arena, bars[i].label);
    }
    return to;
}

static void keep_part(struct rt_arena *arena, struct report_part *part)
{
    part->text = rt_arena_copy(arena, part->text);
    if (part->kind == REPORT_CHART)
        part->chart = keep_chart(arena, part->chart);
    if (part->kind == REPORT_ROW)
        part->row = keep_row(arena, part->row);
    if (part->kind != REPORT_TABLE)
        return;
    const struct report_column *from = part->columns;
    struct report_column *columns =
        rt_arena_alloc(arena, MAX(part->n_columns, 1) * sizeof *columns);
    for (size_t i = 0; i < part->n_columns; i++) {
        columns[i] = from[i];
        columns[i].heading = rt_arena_copy(arena, from[i].heading);
    }
    part->columns = columns;
}

enum rt_status report_keep(struct report_table *table, struct rt_arena *arena,
                           struct rt_list *out, struct rt_error *error)
{
    struct report_part part = {0};
    do {
        enum rt_status status = report_table_next(table, &part, error);
        if (status != RT_OK)
            return status;
        struct report_part *kept = rt_list_add(out, arena, sizeof *kept);
        *kept = part;
        keep_part(arena, kept);
    } while (part.kind != REPORT_END);
    return RT_OK;
}
