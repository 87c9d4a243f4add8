/* Trends: what of each recommendation and period is kept, and what it comes to.  What closed
 * periods reported comes from reported.c. */
#include "store/reported.h"

#include <string.h>

#include "store/store.h"

/* A byte for each recommendation and period. */
enum { RAG = 7, IS_SUGGESTED = 8, IS_SILENT = 16, WAS_THERE = 32 };

const struct rt_figure_name rt_figures[RT_FIGURES] = {
    [RT_FIGURE_RED] = {"red", "Red", RT_RED, "shown:red"},
    [RT_FIGURE_AMBER] = {"amber", "Amber", RT_AMBER, "shown:amber"},
    [RT_FIGURE_GREEN] = {"green", "Green", RT_GREEN, "shown:green"},
    [RT_FIGURE_COMPLETE] = {"complete", "Complete", RT_COMPLETE, "shown:complete"},
    [RT_FIGURE_NOT_DUE] = {"not_due", "Not due", RT_NOT_DUE, "shown:not_due"},
    [RT_FIGURE_NONE] = {"none", "No colour", RT_RAG_NONE, "shown:none"},
    [RT_FIGURE_SILENT] = {"no_update", "No update given", RT_RAG_NONE, "no-update"},
    [RT_FIGURE_IMPROVED] = {"better", "Better", RT_RAG_NONE, "direction:improved"},
    [RT_FIGURE_WORSENED] = {"worse", "Worse", RT_RAG_NONE, "direction:worsened"},
};

size_t rt_trend_number(const struct rt_trend_period *period, enum rt_figure figure)
{
    return figure == RT_FIGURE_SILENT     ? period->silent
           : figure == RT_FIGURE_IMPROVED ? period->improved
           : figure == RT_FIGURE_WORSENED ? period->worsened
                                          : period->rag[rt_figures[figure].rag];
}

struct rt_trend_work {
    GHashTable *places; /* reference → its place among refs, plus 1 */
    GByteArray *stood;  /* refs.n by periods.n */
    size_t left;        /* periods from the first on that are not read to their end */
    GString *after;     /* of the one under way: read up to that reference */
};

static struct rt_trend_period *period_at(const struct rt_trend *trend, size_t i)
{
    return rt_list_item(&trend->periods, i, sizeof(struct rt_trend_period));
}

static guint8 *byte_of(const struct rt_trend *trend, size_t item, size_t period)
{
    return trend->work->stood->data + item * trend->periods.n + period;
}

/* ---- what a period comes to ---- */

static void keep(struct rt_trend *trend, const char *ref, size_t period,
                 const struct rt_stood *stood)
{
    size_t place = GPOINTER_TO_SIZE(g_hash_table_lookup(trend->work->places, ref));
    struct rt_trend_period *to = period_at(trend, period);
    if (!place)
        return;
    *byte_of(trend, place - 1, period) =
        (guint8)(WAS_THERE | (int)stood->rag | (stood->is_suggested ? IS_SUGGESTED : 0) |
                 (stood->is_silent ? IS_SILENT : 0));
    to->total++;
    to->rag[stood->rag]++;
    to->suggested[stood->rag] += stood->is_suggested;
    to->silent += stood->is_silent;
}

/* Once both it and the one before are read. */
static void compare(struct rt_trend *trend, size_t period)
{
    struct rt_trend_period *to = period_at(trend, period);
    for (size_t i = 0; i < trend->refs.n; i++) {
        struct rt_stood now = rt_trend_stood(trend, i, period);
        struct rt_stood then = rt_trend_stood(trend, i, period - 1);
        enum rt_direction direction = rt_direction_of(now.rag, then.rag);
        to->improved += direction == RT_IMPROVED;
        to->worsened += direction == RT_WORSENED;
    }
}

static void end_period(struct rt_trend *trend, size_t period)
{
    period_at(trend, period)->is_read = true;
    if (period + 1 < trend->periods.n)
        compare(trend, period + 1);
}

struct rt_stood rt_trend_stood(const struct rt_trend *trend, size_t item, size_t period)
{
    guint8 byte = *byte_of(trend, item, period);
    return (struct rt_stood){.was_there = byte & WAS_THERE,
                             .rag = (enum rt_rag)(byte & RAG),
                             .is_suggested = byte & IS_SUGGESTED,
                             .is_silent = byte & IS_SILENT};
}

/* ---- the beginning ---- */

/* What matches, in order; as it stands now where a period is open. */
static enum rt_status find_matches(struct rt_register *reg, const struct rt_select *select,
                                   struct rt_trend *trend, GArray *now, struct rt_error *error)
{
    struct rt_select lines = *select;
    struct rt_stream *stream;
    struct rt_item item;
    lines.depth = RT_LINE;
    enum rt_status status = rt_register_select(reg, &lines, &stream, error);
    if (status != RT_OK)
        return status;
    while ((status = rt_stream_next(stream, &item, error)) == RT_OK && item.shape) {
        const struct rt_record *record = item.value;
        struct rt_stood stood = {.was_there = true,
                                 .rag = rt_rag_shown(record),
                                 .is_suggested = !record->rag && record->suggested};
        rt_texts_add(&trend->refs, &trend->arena, record->ref);
        g_hash_table_insert(trend->work->places,
                            (char *)(uintptr_t)rt_texts_at(&trend->refs, trend->refs.n - 1),
                            GSIZE_TO_POINTER(trend->refs.n));
        g_array_append_val(now, stood);
    }
    rt_stream_close(stream);
    return status;
}

/* Of those, who has not answered in the open period. */
static enum rt_status find_silent(struct rt_register *reg, const struct rt_select *select,
                                  const struct rt_trend *trend, GArray *now,
                                  struct rt_error *error)
{
    static const struct rt_test no_update = {.word = RT_WORD_NO_UPDATE};
    struct rt_query query = {0};
    struct rt_select lines = {.query = &query, .outlook = select->outlook, .depth = RT_LINE};
    for (size_t i = 0; select->query && i < select->query->tests.n; i++)
        *(struct rt_test *)rt_list_add(&query.tests, &query.arena, sizeof no_update) =
            *(const struct rt_test *)rt_list_item(&select->query->tests, i, sizeof no_update);
    *(struct rt_test *)rt_list_add(&query.tests, &query.arena, sizeof no_update) = no_update;
    struct rt_stream *stream = NULL;
    struct rt_item item;
    enum rt_status status = rt_register_select(reg, &lines, &stream, error);
    while (status == RT_OK) {
        status = rt_stream_next(stream, &item, error);
        if (status != RT_OK || !item.shape)
            break;
        const char *ref = ((const struct rt_record *)item.value)->ref;
        size_t place = GPOINTER_TO_SIZE(g_hash_table_lookup(trend->work->places, ref));
        if (place)
            g_array_index(now, struct rt_stood, place - 1).is_silent = true;
    }
    rt_stream_close(stream);
    rt_query_clear(&query);
    return status;
}

static void list_periods(struct rt_trend *trend, const struct rt_outlook *outlook)
{
    const struct rt_list *periods = &outlook->facts->periods;
    for (size_t i = 0; i < periods->n; i++) {
        const struct rt_period *period = rt_period_at(periods, i);
        if (period->state == RT_CLOSED || period == outlook->period)
            ((struct rt_trend_period *)rt_list_add(&trend->periods, &trend->arena,
                                                   sizeof(struct rt_trend_period)))
                ->period = period;
    }
}

/* The open period is told as it stands, wherever it lies among the others. */
static void keep_now(struct rt_trend *trend, const GArray *now)
{
    for (size_t p = 0; p < trend->periods.n; p++) {
        if (period_at(trend, p)->period->state == RT_CLOSED)
            continue;
        for (size_t i = 0; i < trend->refs.n; i++)
            keep(trend, rt_texts_at(&trend->refs, i), p,
                 &g_array_index(now, struct rt_stood, i));
    }
}

enum rt_status rt_trend_init(struct rt_register *reg, const struct rt_select *select,
                             struct rt_trend *out, struct rt_error *error)
{
    struct rt_trend trend = {.work = g_new0(struct rt_trend_work, 1)};
    g_autoptr(GArray) now = g_array_new(FALSE, TRUE, sizeof(struct rt_stood));
    bool is_open = select->outlook.period && select->outlook.period->state == RT_OPEN;
    trend.work->places = g_hash_table_new(g_str_hash, g_str_equal);
    trend.work->stood = g_byte_array_new();
    trend.work->after = g_string_new(NULL);
    enum rt_status status = find_matches(reg, select, &trend, now, error);
    if (status == RT_OK && is_open)
        status = find_silent(reg, select, &trend, now, error);
    list_periods(&trend, &select->outlook);
    guint bytes = (guint)(trend.refs.n * trend.periods.n);
    g_byte_array_set_size(trend.work->stood, bytes + 1);
    memset(trend.work->stood->data, 0, bytes + 1);
    keep_now(&trend, now);
    trend.work->left = trend.periods.n;
    if (status == RT_OK)
        *out = trend;
    else
        rt_trend_clear(&trend);
    return status;
}

void rt_trend_clear(struct rt_trend *trend)
{
    if (trend->work) {
        g_hash_table_unref(trend->work->places);
        g_byte_array_unref(trend->work->stood);
        g_string_free(trend->work->after, TRUE);
        g_free(trend->work);
    }
    rt_arena_clear(&trend->arena);
    *trend = (struct rt_trend){0};
}

struct reading {
    struct rt_trend *trend;
    size_t period;
};

static void keep_row(void *self, const char *ref, const struct rt_stood *stood)
{
    struct reading *reading = self;
    keep(reading->trend, ref, reading->period, stood);
}

enum rt_status rt_trend_read(struct rt_register *reg, struct rt_trend *trend, size_t rows,
                             bool *is_done, struct rt_error *error)
{
    struct rt_trend_work *work = trend->work;
    enum rt_status status = RT_OK;
    while (work->left && rows && status == RT_OK) {
        struct reading reading = {trend, work->left - 1};
        const struct rt_period *period = period_at(trend, reading.period)->period;
        bool is_open = period->state != RT_CLOSED;
        size_t n = 0;
        if (!is_open)
            status = reported_rows(reg->db, period->id, work->after, rows, &n, keep_row,
                                   &reading, error);
        if (status == RT_OK && (is_open || n < rows)) {
            end_period(trend, reading.period);
            work->left--;
            g_string_truncate(work->after, 0);
        }
        rows -= MIN(n, rows);
    }
    *is_done = !work->left;
    return status;
}
