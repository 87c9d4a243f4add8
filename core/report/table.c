/* From a stream of recommendations to the parts of a paper.
 *
 * Knows the order of a paper: title, then for each source its heading, the
 * table with its themes as bands, the key with its counts, and at the end the
 * head of the audit chain.  One row and one record ahead are in memory, besides
 * the sources and periods.  What a column shows is the layout's affair.
 */
#include <stdlib.h>
#include <string.h>

#include <rectrack/date.h>
#include <rectrack/field.h>

#include "report/layout.h"
#include "report/table.h"
#include "report/tally.h"
#include "report/words.h"

struct report_table {
    const struct report_paper *paper;
    struct rt_stream *stream;
    struct rt_facts streamed;      /* sources and periods that the stream brought */
    const struct rt_record *ahead; /* the stream's last record, not yet in a row */
    bool has_begun, has_ended;

    struct rt_arena arena; /* of the parts in the queue */
    struct rt_list queue;  /* struct report_part */
    size_t taken;

    char *title;
    char *source, *group, *theme; /* of the row before; source NULL: no row yet */
    size_t rows;                  /* of the source, so far */
    struct report_tally tally;    /* of the source */
};

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
    rt_arena_clear(&arena);
    return table;
}

void report_table_free(struct report_table *table)
{
    if (!table)
        return;
    rt_facts_clear(&table->streamed);
    rt_arena_clear(&table->arena);
    g_free(table->title);
    g_free(table->source);
    g_free(table->group);
    g_free(table->theme);
    g_free(table);
}

const char *report_table_title(const struct report_table *table)
{
    return table->title;
}

static struct report_part *push(struct report_table *table, enum report_kind kind,
                                const char *text)
{
    struct report_part *part = rt_list_add(&table->queue, &table->arena, sizeof *part);
    part->kind = kind;
    part->text = text;
    return part;
}

static void push_heading(struct report_table *table, unsigned level, const char *text)
{
    push(table, REPORT_HEADING, text)->level = level;
}

static void push_note(struct report_table *table, const char *text)
{
    push(table, REPORT_NOTE, text);
}

static const struct rt_source *source_of(const struct report_table *table, const char *code)
{
    if (!code || !*code)
        return NULL;
    const struct rt_source *source = rt_facts_source(&table->streamed, code);
    const struct rt_facts *facts = table->paper->outlook.facts;
    return source || !facts ? source : rt_facts_source(facts, code);
}

/* Sources and periods are kept; a record stands ahead. */
static enum rt_status pull(struct report_table *table, struct rt_error *error)
{
    table->ahead = NULL;
    while (!table->has_ended && !table->ahead) {
        struct rt_item item = {0};
        struct rt_facts *facts = &table->streamed;
        enum rt_status status = rt_stream_next(table->stream, &item, error);
        if (status != RT_OK)
            return status;
        if (!item.shape)
            table->has_ended = true;
        else if (item.shape == &rt_record_shape)
            table->ahead = item.value;
        else if (item.shape == &rt_source_shape)
            rt_shape_copy(item.shape,
                          rt_list_add(&facts->sources, &facts->arena, item.shape->size),
                          item.value, &facts->arena);
        else if (item.shape == &rt_period_shape)
            rt_shape_copy(item.shape,
                          rt_list_add(&facts->periods, &facts->arena, item.shape->size),
                          item.value, &facts->arena);
    }
    return RT_OK;
}

static void push_title(struct report_table *table)
{
    const struct rt_outlook *outlook = &table->paper->outlook;
    const struct rt_period *period = outlook->period;
    g_autofree char *day = outlook->today ? rt_day_words(outlook->today) : NULL;
    push_heading(table, 1, table->title);
    if (day && period && period->state == RT_CLOSED)
        push_note(table, report_print(&table->arena, "%s%s", report_as_at, day));
    else if (day)
        push_note(table, report_print(&table->arena, "%s%s%s", report_as_at, day,
                                      period ? "; the period is still open" : ""));
    for (size_t i = 0; period && i < table->paper->reopened.n; i++)
        push_note(table, report_print(&table->arena, "%s was %s", period->label,
                                      rt_texts_at(&table->paper->reopened, i)));
    if (table->paper->selection && *table->paper->selection)
        push_note(table, report_print(&table->arena, "%s%s", report_matching,
                                      table->paper->selection));
}

/* Where nothing has a colour there is nothing to explain, but a source's own words
 * for the colours stand on its paper. */
static bool needs_key(const struct report_tally *tally, const struct rt_source *source)
{
    const struct rt_colours *own = source ? &source->colours : NULL;
    return tally->shown[RT_RAG_NONE] < tally->total ||
           (own && (own->red || own->amber || own->green || own->complete || own->not_due));
}

static void push_key(struct report_table *table, const struct rt_source *source)
{
    const struct report_tally *tally = &table->tally;
    struct rt_arena *arena = &table->arena;
    bool has_suggested = false;
    push_heading(table, 3, report_key_title);
    struct report_part *part = push(table, REPORT_TABLE, NULL);
    part->columns = report_key_columns;
    part->n_columns = report_n_key_columns;
    bool has_key = needs_key(tally, source);
    for (enum rt_rag rag = RT_RED; has_key && rag < RT_RAGS; rag++) {
        push(table, REPORT_ROW, NULL)->row = report_key_row(tally, rag, source, arena);
        has_suggested |= tally->suggested[rag] > 0;
    }
    push(table, REPORT_ROW, NULL)->row = report_key_row(tally, RT_RAG_NONE, source, arena);
    if (has_suggested)
        push_note(table,
                  "A suggested colour follows from the record by rule; nobody has set it");
    push_note(table, report_print(arena, "A target date has passed: %s",
                                  report_share(tally->overdue, tally->total, arena)));
    push_note(table, report_print(arena, "A target without a date is up for review: %s",
                                  report_share(tally->review, tally->total, arena)));
    if (table->paper->outlook.period)
        push_note(table,
                  report_print(arena, "No update%s: %s",
                               report_heading(
                                   &(struct report_making){
                                       .arena = arena, .period = table->paper->outlook.period},
                                   " for{period}"),
                               report_share(tally->silent, tally->total, arena)));
}

static void end_source(struct report_table *table)
{
    const struct report_layout *layout = table->paper->layout;
    if (table->source && !table->rows && layout->none)
        push_note(table, layout->none);
    if (table->source)
        push_key(table, source_of(table, table->source));
    table->tally = (struct report_tally){0};
}

/* Which inquiry or report it is: its document, or "Scrutiny inquiry, 2019". */
static void push_source_note(struct report_table *table, const struct rt_source *source)
{
    const char *kind = source->kind, *date = source->date;
    if (source->document) {
        push_note(table, source->document);
    } else if (kind || date) {
        char *words = rt_arena_copy(&table->arena,
                                    report_print(&table->arena, "%s%s%s", kind ? kind : "",
                                                 kind && date ? ", " : "", date ? date : ""));
        words[0] = g_ascii_toupper(words[0]);
        push_note(table, words);
    }
}

static void begin_source(struct report_table *table, const struct report_making *making,
                         const char *code)
{
    const struct rt_source *source = making->source;
    const struct report_layout *layout = table->paper->layout;
    const char *title = source && source->title ? source->title : code;
    push_heading(table, 2, title ? rt_arena_copy(&table->arena, title) : report_no_source);
    if (source)
        push_source_note(table, source);
    struct report_part *part = push(table, REPORT_TABLE, NULL);
    struct report_column *columns =
        rt_arena_alloc(&table->arena, layout->n_columns * sizeof *columns);
    for (size_t i = 0; i < layout->n_columns; i++)
        columns[i] = (struct report_column){
            .heading = report_heading(making, layout->columns[i].heading),
            .share = layout->columns[i].share,
            .is_header = layout->columns[i].is_header};
    part->columns = columns;
    part->n_columns = layout->n_columns;
}

static bool is_same(const char *one, const char *other)
{
    return g_strcmp0(one, other) == 0;
}

static void keep(char **to, const char *text)
{
    g_free(*to);
    *to = g_strdup(text);
}

/* A source that the record is the first one of. */
static void push_source(struct report_table *table, const struct report_making *making,
                        const struct rt_record *record)
{
    const char *source = record->source ? record->source : "";
    if (table->source && is_same(table->source, source))
        return;
    end_source(table);
    begin_source(table, making, record->source);
    keep(&table->source, source);
    table->rows = 0;
}

/* The theme that a row of the record needs above it. */
static void push_theme(struct report_table *table, const struct rt_record *record)
{
    const char *group = record->group, *theme = record->theme;
    bool is_same_theme = is_same(table->group, group) && is_same(table->theme, theme);
    if (table->rows++ ? !is_same_theme : group || theme)
        push(table, REPORT_BAND,
             group || theme
                 ? report_print(&table->arena, "%s%s%s", group ? group : "",
                                group && theme ? report_group_joint : "", theme ? theme : "")
                 : report_no_theme);
    keep(&table->group, group);
    keep(&table->theme, theme);
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
static void close_row(struct report_table *table, struct report_row *row, unsigned n_columns)
{
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
            struct report_cell *rest = rt_list_add(&row->cells, &table->arena, sizeof *rest);
            *rest =
                (struct report_cell){.column = column, .line = end, .lines = row->lines - end};
        }
    }
    qsort(row->cells.at, row->cells.n, sizeof(struct report_cell), by_place);
}

static void fill(const struct report_table *table, const struct report_making *making,
                 const struct rt_record *record, bool is_follower)
{
    const struct report_layout *layout = table->paper->layout;
    for (size_t i = 0; i < layout->n_columns; i++)
        if (!is_follower || layout->columns[i].is_own)
            layout->columns[i].fill(making, (unsigned)i, record);
}

/* The row of the record ahead and of those that share it; leaves the next
 * record ahead. */
static enum rt_status push_row(struct report_table *table, struct rt_error *error)
{
    const struct rt_record *record = table->ahead;
    const struct rt_period *period = table->paper->outlook.period;
    struct report_row *row = rt_arena_alloc(&table->arena, sizeof *row);
    struct report_making making = {
        .arena = &table->arena,
        .row = row,
        .source = source_of(table, record->source),
        .period = period,
        .facts = table->streamed.periods.n ? &table->streamed : table->paper->outlook.facts};
    struct report_count count = report_count_of(record, period ? period->id : NULL);
    const char *first = rt_arena_copy(&table->arena, record->ref);
    const struct report_layout *layout = table->paper->layout;
    bool is_in = !layout->includes || layout->includes(&count, record);
    push_source(table, &making, record);
    if (is_in) {
        push_theme(table, record);
        fill(table, &making, record, false);
    }
    enum rt_status status;
    bool shares;
    do {
        report_tally_add(&table->tally, &count);
        status = pull(table, error);
        record = table->ahead;
        shares = status == RT_OK && record && record->reported_with &&
                 g_ascii_strcasecmp(record->reported_with, first) == 0 &&
                 is_same(table->source, record->source ? record->source : "") &&
                 is_same(table->group, record->group) && is_same(table->theme, record->theme);
        if (shares && is_in)
            fill(table, &making, record, true);
    } while (shares);
    if (is_in) {
        close_row(table, row, (unsigned)layout->n_columns);
        push(table, REPORT_ROW, NULL)->row = row;
    }
    return status;
}

static void push_end(struct report_table *table)
{
    end_source(table);
    if (!table->source)
        push_note(table, "There are no recommendations to report");
    if (table->paper->head)
        push_note(table, report_print(&table->arena, "Head of the audit chain: %.16s",
                                      table->paper->head));
    push(table, REPORT_END, NULL);
}

static enum rt_status refill(struct report_table *table, struct rt_error *error)
{
    rt_arena_reset(&table->arena);
    table->queue = (struct rt_list){0};
    table->taken = 0;
    if (!table->has_begun) {
        table->has_begun = true;
        push_title(table);
        return pull(table, error);
    }
    if (table->ahead)
        return push_row(table, error);
    push_end(table);
    return RT_OK;
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
