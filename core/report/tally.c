/* Counts over the recommendations of one source, and the key to the colours. */
#include <rectrack/describe.h>
#include <rectrack/field.h>

#include "report/tally.h"
#include "report/words.h"

const struct report_column report_key_columns[] = {
    {.heading = "Colour", .share = 15, .is_header = true},
    {.heading = "What it means", .share = 65},
    {.heading = "Recommendations", .share = 20},
};
const size_t report_n_key_columns = G_N_ELEMENTS(report_key_columns);

struct report_count report_count_of(const struct rt_record *record, const char *period)
{
    bool is_silent = period && !rt_state_is_over(record->state);
    for (size_t i = 0; i < record->updates.n; i++) {
        const struct rt_update *update = rt_update_at(&record->updates, i);
        if (rt_update_answers(update) && g_strcmp0(update->period, period) == 0)
            is_silent = false;
    }
    return (struct report_count){.shown = rt_rag_shown(record),
                                 .is_suggested = !record->rag && record->suggested,
                                 .is_overdue = record->overdue,
                                 .is_review = record->review,
                                 .is_silent = is_silent};
}

void report_tally_add(struct report_tally *tally, const struct report_count *count)
{
    tally->total++;
    tally->shown[count->shown]++;
    tally->suggested[count->shown] += count->is_suggested;
    tally->overdue += count->is_overdue;
    tally->review += count->is_review;
    tally->silent += count->is_silent;
}

const char *report_share(size_t n, size_t total, struct rt_arena *arena)
{
    if (!total)
        return "0 of 0";
    return report_print(arena, "%zu of %zu, %zu%%", n, total, (200 * n + total) / (2 * total));
}

static struct report_paragraph *add_cell(struct report_row *row, unsigned column,
                                         struct rt_arena *arena)
{
    struct report_cell *cell = rt_list_add(&row->cells, arena, sizeof *cell);
    cell->column = column;
    cell->lines = 1;
    return rt_list_add(&cell->paragraphs, arena, sizeof(struct report_paragraph));
}

const struct report_row *report_key_row(const struct report_tally *tally, enum rt_rag rag,
                                        const struct rt_source *source, struct rt_arena *arena)
{
    struct report_row *row = rt_arena_alloc(arena, sizeof *row);
    row->lines = 1;
    row->name = rag ? rt_rags[rag].label : "No colour";
    struct report_paragraph *colour = add_cell(row, 0, arena);
    colour->lead = row->name;
    colour->rag = rag;
    add_cell(row, 1, arena)->text = rt_rag_meaning(rag, source);
    struct report_paragraph *count = add_cell(row, 2, arena);
    size_t n = tally->shown[rag], suggested = tally->suggested[rag];
    count->text = report_share(n, tally->total, arena);
    if (suggested && suggested == n)
        count->tail = n == 1 ? "suggested" : "all suggested";
    else if (suggested)
        count->tail = report_print(arena, "%zu of them suggested", suggested);
    return row;
}
