/* The body of a paper by source: of each its heading, its table with the themes as bands,
 * and its key.  One row and one record ahead are in memory. */
#include <string.h>

#include "report/parts.h"
#include "report/words.h"

struct by_source {
    char *source, *group, *theme; /* of the row before; source NULL: no row yet */
    size_t rows;                  /* of the source, so far */
    struct report_tally tally;    /* of the source */
};

static void *begin(void)
{
    return g_new0(struct by_source, 1);
}

static void end(void *body)
{
    struct by_source *by = body;
    g_free(by->source);
    g_free(by->group);
    g_free(by->theme);
    g_free(by);
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

/* ---- sources and themes ---- */

static void end_source(struct report_table *table, struct by_source *by)
{
    const struct report_layout *layout = table->paper->layout;
    struct report_making making = {.arena = &table->arena, .since = table->paper->since};
    if (by->source && !by->rows && layout->none)
        report_push_note(table, report_heading(&making, layout->none));
    if (by->source) {
        report_push_key(table, report_key_title, report_source_of(table, by->source),
                        &by->tally);
        report_push_chart(table, report_chart_title, by->source, &by->tally);
    }
    by->tally = (struct report_tally){0};
}

/* Which inquiry or report it is: its document, or "Scrutiny inquiry, 2019".  A document of
 * the title's own words says nothing more than the heading; one that names a month of its own
 * is not to be taken for the paper, which may be of another. */
static void push_source_note(struct report_table *table, const struct rt_source *source)
{
    const char *kind = source->kind, *date = source->date;
    if (source->document) {
        if (!is_same(source->document, source->title))
            report_push_note(
                table, report_print(&table->arena, "%s%s", report_taken, source->document));
    } else if (kind || date) {
        char *words = rt_arena_copy(&table->arena,
                                    report_print(&table->arena, "%s%s%s", kind ? kind : "",
                                                 kind && date ? ", " : "", date ? date : ""));
        words[0] = g_ascii_toupper(words[0]);
        report_push_note(table, words);
    }
}

/* A source that the record is the first one of. */
static void push_source(struct report_table *table, struct by_source *by,
                        const struct rt_source *source, const char *code)
{
    const char *title = source && source->title ? source->title : code;
    if (by->source && is_same(by->source, code ? code : ""))
        return;
    end_source(table, by);
    report_push_heading(table, 2,
                        title ? rt_arena_copy(&table->arena, title) : report_no_source);
    if (source)
        push_source_note(table, source);
    report_push_columns(table, source);
    keep(&by->source, code ? code : "");
    by->rows = 0;
}

/* The theme that a row of the record needs above it. */
static void push_theme(struct report_table *table, struct by_source *by, const char *group,
                       const char *theme)
{
    bool is_same_theme = is_same(by->group, group) && is_same(by->theme, theme);
    if (by->rows++ ? !is_same_theme : group || theme)
        report_push(table, REPORT_BAND,
                    group || theme ? report_print(&table->arena, "%s%s%s", group ? group : "",
                                                  group && theme ? report_group_joint : "",
                                                  theme ? theme : "")
                                   : report_no_theme);
    keep(&by->group, group);
    keep(&by->theme, theme);
}

/* ---- rows ---- */

/* The row of the record ahead and of those that share it; leaves the next
 * record ahead. */
static enum rt_status push_row(struct report_table *table, struct by_source *by,
                               struct rt_error *error)
{
    const struct rt_record *record = table->ahead;
    const struct rt_period *period = table->paper->outlook.period;
    struct rt_arena *arena = &table->arena;
    struct report_making making;
    report_row_begin(table, record, &making);
    struct report_count count = report_count_of(record, period ? period->id : NULL);
    const char *first = rt_arena_copy(arena, record->ref);
    const char *group = rt_arena_copy(arena, record->group),
               *theme = rt_arena_copy(arena, record->theme);
    push_source(table, by, making.source, record->source);
    enum rt_status status;
    do {
        report_tally_add(&by->tally, &count);
        status = report_row_fill(table, &making, record, error);
        if (status == RT_OK)
            status = report_pull(table, error);
        record = table->ahead;
    } while (status == RT_OK && record && report_shares(record, first) &&
             is_same(by->source, record->source ? record->source : "") &&
             is_same(group, record->group) && is_same(theme, record->theme));
    if (making.is_in)
        push_theme(table, by, group, theme);
    report_row_push(table, &making);
    return status;
}

/* What the paper before reported and is there no more; of a choice of records nobody can
 * say that.  Read to its end in any case, so that it is seen to be whole. */
static enum rt_status push_gone(struct report_table *table, struct rt_error *error)
{
    struct rt_list gone = {0};
    const char *selection = table->paper->selection;
    enum rt_status status =
        table->earlier ? report_earlier_left(table->earlier, &table->arena, &gone, error)
                       : RT_OK;
    if (status != RT_OK || !gone.n || (selection && *selection))
        return status;
    report_push_heading(table, 2, "No longer in the register");
    report_push_columns(table, NULL);
    for (size_t i = 0; i < gone.n; i++) {
        const struct rt_record *then =
            *(const struct rt_record **)rt_list_item(&gone, i, sizeof then);
        struct report_making making;
        report_row_begin(table, then, &making);
        report_row_fill_gone(table, &making, then);
        report_row_push(table, &making);
    }
    return RT_OK;
}

static enum rt_status next(struct report_table *table, bool *is_over, struct rt_error *error)
{
    struct by_source *by = table->body;
    *is_over = !table->ahead;
    if (!*is_over)
        return push_row(table, by, error);
    end_source(table, by);
    if (!by->source)
        report_push_note(table, "There are no recommendations to report");
    return push_gone(table, error);
}

const struct report_order report_by_source = {.begin = begin, .end = end, .next = next};
