/* What the rooms of a table push and pull: the parts in the queue, the records of the
 * stream. */
#include <rectrack/field.h>

#include "report/parts.h"

struct report_part *report_push(struct report_table *table, enum report_kind kind,
                                const char *text)
{
    struct report_part *part = rt_list_add(&table->queue, &table->arena, sizeof *part);
    part->kind = kind;
    part->text = text;
    return part;
}

void report_push_heading(struct report_table *table, unsigned level, const char *text)
{
    report_push(table, REPORT_HEADING, text)->level = level;
}

void report_push_note(struct report_table *table, const char *text)
{
    report_push(table, REPORT_NOTE, text);
}

void report_push_columns(struct report_table *table, const struct rt_source *source)
{
    const struct report_paper *paper = table->paper;
    const struct report_layout *layout = paper->layout;
    struct report_making making = {.arena = &table->arena,
                                   .source = source,
                                   .period = paper->outlook.period,
                                   .since = paper->since};
    struct report_part *part = report_push(table, REPORT_TABLE, NULL);
    struct report_column *columns =
        rt_arena_alloc(&table->arena, layout->n_columns * sizeof *columns);
    for (size_t i = 0; i < layout->n_columns; i++)
        columns[i] = (struct report_column){
            .heading = report_heading(&making, layout->columns[i].heading),
            .share = layout->columns[i].share,
            .is_header = layout->columns[i].is_header};
    part->columns = columns;
    part->n_columns = layout->n_columns;
}

const struct rt_source *report_source_of(const struct report_table *table, const char *code)
{
    if (!code || !*code)
        return NULL;
    const struct rt_source *source = rt_facts_source(&table->streamed, code);
    const struct rt_facts *facts = table->paper->outlook.facts;
    return source || !facts ? source : rt_facts_source(facts, code);
}

/* Where the stream's own things of a shape are kept; NULL: they are not. */
static struct rt_list *kept_of(struct rt_facts *facts, const struct rt_shape *shape)
{
    return shape == &rt_source_shape   ? &facts->sources
           : shape == &rt_owner_shape  ? &facts->owners
           : shape == &rt_period_shape ? &facts->periods
                                       : NULL;
}

enum rt_status report_pull(struct report_table *table, struct rt_error *error)
{
    struct rt_facts *facts = &table->streamed;
    table->ahead = NULL;
    while (!table->has_ended && !table->ahead) {
        struct rt_item item = {0};
        enum rt_status status = rt_stream_next(table->stream, &item, error);
        if (status != RT_OK)
            return status;
        struct rt_list *kept = item.shape ? kept_of(facts, item.shape) : NULL;
        if (!item.shape)
            table->has_ended = true;
        else if (item.shape == &rt_record_shape)
            table->ahead = item.value;
        else if (kept)
            rt_shape_copy(item.shape, rt_list_add(kept, &facts->arena, item.shape->size),
                          item.value, &facts->arena);
    }
    return RT_OK;
}
