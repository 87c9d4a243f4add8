/* Below the rows of a source: what its colours mean, how many stand in each, and what else
 * is counted. */
#include "report/parts.h"
#include "report/words.h"

/* Where nothing has a colour there is nothing to explain, but a source's own words
 * for the colours stand on its paper. */
static bool needs_key(const struct report_tally *tally, const struct rt_source *source)
{
    const struct rt_colours *own = source ? &source->colours : NULL;
    return tally->shown[RT_RAG_NONE] < tally->total ||
           (own && (own->red || own->amber || own->green || own->complete || own->not_due));
}

static void push_counts(struct report_table *table, const struct report_tally *tally)
{
    struct rt_arena *arena = &table->arena;
    const struct rt_period *period = table->paper->outlook.period;
    report_push_note(table, report_print(arena, "A target date has passed: %s",
                                         report_share(tally->overdue, tally->total, arena)));
    report_push_note(table, report_print(arena, "A target without a date is up for review: %s",
                                         report_share(tally->review, tally->total, arena)));
    if (period)
        report_push_note(table,
                         report_print(arena, "No update%s%s: %s", period->label ? " for " : "",
                                      period->label ? period->label : "",
                                      report_share(tally->silent, tally->total, arena)));
}

void report_push_key(struct report_table *table, const char *heading,
                     const struct rt_source *source, const struct report_tally *tally)
{
    struct rt_arena *arena = &table->arena;
    bool has_suggested = false, has_key = needs_key(tally, source);
    report_push_heading(table, 3, heading);
    struct report_part *part = report_push(table, REPORT_TABLE, NULL);
    part->columns = report_key_columns;
    part->n_columns = report_n_key_columns;
    for (enum rt_rag rag = RT_RED; has_key && rag < RT_RAGS; rag++) {
        report_push(table, REPORT_ROW, NULL)->row = report_key_row(tally, rag, source, arena);
        has_suggested |= tally->suggested[rag] > 0;
    }
    report_push(table, REPORT_ROW, NULL)->row =
        report_key_row(tally, RT_RAG_NONE, source, arena);
    if (has_suggested)
        report_push_note(
            table, "A suggested colour follows from the record by rule; nobody has set it");
    push_counts(table, tally);
}
