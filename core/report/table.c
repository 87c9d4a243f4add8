/* From a stream of recommendations to the parts of a paper.
 *
 * Knows how a paper begins and ends, and hands on one part at a time; what stands between,
 * and in which order, is the layout's order (parts.h), what a column shows the layout's
 * affair.
 */
#include <rectrack/date.h>
#include <rectrack/field.h>

#include "report/parts.h"
#include "report/words.h"

static const struct report_order *order_of(const struct report_table *table)
{
    return table->paper->layout->order;
}

struct report_table *report_table_new(const struct report_paper *paper,
                                      struct rt_stream *records)
{
    struct report_table *table = g_new0(struct report_table, 1);
    struct rt_arena arena = {0};
    struct report_making making = {.arena = &arena, .period = paper->outlook.period};
    const char *label = report_heading(&making, "{period}");
    table->paper = paper;
    table->stream = records;
    table->title = g_strdup_printf("%s%s%s", paper->layout->title, *label ? "," : "", label);
    table->earlier = paper->then ? report_earlier_new(paper->then) : NULL;
    table->body = order_of(table)->begin();
    rt_arena_clear(&arena);
    return table;
}

void report_table_free(struct report_table *table)
{
    if (!table)
        return;
    order_of(table)->end(table->body);
    report_earlier_free(table->earlier);
    rt_facts_clear(&table->streamed);
    rt_arena_clear(&table->arena);
    g_free(table->title);
    g_free(table);
}

const char *report_table_title(const struct report_table *table)
{
    return table->title;
}

size_t report_table_width(const struct report_table *table)
{
    size_t chart = table->paper->before.n ? report_n_chart_columns : 0;
    return MAX(MAX(table->paper->layout->n_columns, report_n_key_columns), chart);
}

static void push_since(struct report_table *table)
{
    const struct rt_period *since = table->paper->since;
    g_autofree char *day = since ? rt_day_words(since->as_at) : NULL;
    report_push_note(table,
                     since ? report_print(&table->arena,
                                          "Compared with what was reported in %s, as at %s",
                                          since->label ? since->label : since->id, day)
                           : "No period was closed before: there is nothing to compare with");
}

static void push_title(struct report_table *table)
{
    const struct rt_outlook *outlook = &table->paper->outlook;
    const struct rt_period *period = outlook->period;
    g_autofree char *day = outlook->today ? rt_day_words(outlook->today) : NULL;
    report_push_heading(table, 1, table->title);
    if (day && period && period->state == RT_CLOSED)
        report_push_note(table, report_print(&table->arena, "%s%s", report_as_at, day));
    else if (day)
        report_push_note(table, report_print(&table->arena, "%s%s%s", report_as_at, day,
                                             period ? "; the period is still open" : ""));
    for (size_t i = 0; period && i < table->paper->reopened.n; i++)
        report_push_note(table, report_print(&table->arena, "%s was %s", period->label,
                                             rt_texts_at(&table->paper->reopened, i)));
    if (table->paper->selection && *table->paper->selection)
        report_push_note(table, report_print(&table->arena, "%s%s", report_matching,
                                             table->paper->selection));
    if (table->paper->layout->compares)
        push_since(table);
}

static void push_end(struct report_table *table)
{
    if (table->paper->head)
        report_push_note(table, report_head_words(table->paper->head, &table->arena));
    report_push(table, REPORT_END, NULL);
}

static enum rt_status refill(struct report_table *table, struct rt_error *error)
{
    bool is_over = false;
    rt_arena_reset(&table->arena);
    table->queue = (struct rt_list){0};
    table->taken = 0;
    if (!table->has_begun) {
        table->has_begun = true;
        push_title(table);
        return report_pull(table, error);
    }
    enum rt_status status = order_of(table)->next(table, &is_over, error);
    if (status == RT_OK && is_over)
        push_end(table);
    return status;
}

enum rt_status report_table_next(struct report_table *table, struct report_part *out,
                                 struct rt_error *error)
{
    while (table->taken == table->queue.n) {
        enum rt_status status = refill(table, error);
        if (status != RT_OK)
            return status;
    }
    *out = ((struct report_part *)table->queue.at)[table->taken++];
    return RT_OK;
}
