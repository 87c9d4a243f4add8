/* trend: colours by reporting period, of all together and of each. */
#include <rectrack/describe.h>
#include <rectrack/trend.h>

#include "command/chart.h"

enum {
    AT_ONCE = 4000, /* rows of snapshots between two words on how far it is */
    SHOWN = 12,     /* periods that a page of text has room for, the latest */
    PERIOD = 7,     /* cells of a number, and of its label */
    LABEL = 15,
};

static enum rt_status read_all(struct chart *chart, struct rt_trend *trend,
                               struct rt_error *error)
{
    bool is_done = false;
    uint64_t total = (uint64_t)trend->refs.n * trend->periods.n, done = 0;
    enum rt_status status = RT_OK;
    while (status == RT_OK && !is_done) {
        status = rt_trend_read(chart->reg, trend, AT_ONCE, &is_done, error);
        done = MIN(done + AT_ONCE, total);
        if (status == RT_OK && !is_done)
            status = command_progress(chart->context, "reading", done, total, error);
    }
    return status;
}

static enum rt_status find(struct chart *chart, struct rt_trend *out, struct rt_error *error)
{
    enum rt_status status = rt_trend_init(chart->reg, &chart->select, out, error);
    if (status != RT_OK)
        return status;
    status = read_all(chart, out, error);
    if (status != RT_OK)
        rt_trend_clear(out);
    return status;
}

/* ---- text ---- */

/* What each recommendation stood at: "a?A r", a question mark where no update was given. */
static const char *letters(const struct rt_trend *trend, size_t item, size_t first,
                           struct rt_arena *arena)
{
    g_autoptr(GString) text = g_string_new(NULL);
    for (size_t p = first; p < trend->periods.n; p++) {
        struct rt_stood stood = rt_trend_stood(trend, item, p);
        g_string_append_c(text,
                          stood.was_there ? chart_letter(stood.rag, stood.is_suggested) : ' ');
        g_string_append_c(text, stood.is_silent ? '?' : ' ');
    }
    return rt_arena_text(arena, text->str, text->len);
}

/* A step for each period, as high as its share of all that were there. */
static const char *steps(const struct rt_trend *trend, enum rt_figure figure, size_t first,
                         struct rt_arena *arena)
{
    static const char *const signs[] = {" ", "▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"};
    g_autoptr(GString) text = g_string_new(NULL);
    for (size_t p = first; p < trend->periods.n; p++) {
        const struct rt_trend_period *period = rt_trend_period_at(trend, p);
        size_t n = rt_trend_number(period, figure), most = G_N_ELEMENTS(signs) - 1;
        g_string_append(text,
                        signs[n ? MAX((n * most + period->total / 2) / period->total, 1) : 0]);
    }
    return rt_arena_text(arena, text->str, text->len);
}

static enum rt_status tell_figures(struct chart *chart, const struct rt_trend *trend,
                                   size_t first, struct rt_error *error)
{
    struct rt_output *out = chart->context->out;
    struct rt_column columns[SHOWN + 2];
    const char *cells[SHOWN + 2];
    size_t n = trend->periods.n - first;
    columns[0] = (struct rt_column){"figure", "Figure", LABEL, NULL};
    columns[n + 1] = (struct rt_column){"chart", "Chart", SHOWN, NULL};
    for (size_t i = 0; i < n; i++)
        columns[i + 1] =
            (struct rt_column){"period", rt_trend_period_at(trend, first + i)->period->id,
                               PERIOD, rt_trend_period_at(trend, first + i)->period->label};
    size_t shown = out->is_spoken ? n + 1 : n + 2; /* a chart can't be read out */
    enum rt_status status = out->columns(out, columns, shown, error);
    for (int figure = 0; figure < RT_FIGURES && status == RT_OK; figure++) {
        rt_arena_reset(&chart->line);
        cells[0] = rt_figures[figure].label;
        cells[n + 1] = steps(trend, (enum rt_figure)figure, first, &chart->line);
        for (size_t i = 0; i < n; i++)
            cells[i + 1] = chart_number(
                rt_trend_number(rt_trend_period_at(trend, first + i), (enum rt_figure)figure),
                &chart->line);
        status = out->row(out, cells, shown, error);
    }
    return status;
}

/* The same where somebody listens: "suggested amber, no update; red". */
static const char *spoken_letters(const struct rt_trend *trend, size_t item, size_t first,
                                  struct rt_arena *arena)
{
    g_autoptr(GString) text = g_string_new(NULL);
    for (size_t p = first; p < trend->periods.n; p++) {
        struct rt_stood stood = rt_trend_stood(trend, item, p);
        const char *label = stood.rag         ? rt_rags[stood.rag].label
                            : stood.was_there ? "No colour"
                                              : "Not there";
        g_autofree char *small = g_ascii_strdown(label, -1);
        g_string_append_printf(text, "%s%s%s%s", p > first ? "; " : "",
                               stood.is_suggested ? "suggested " : "", small,
                               stood.is_silent ? ", no update" : "");
    }
    return rt_arena_text(arena, text->str, text->len);
}

/* How it moved in the last period. */
static const char *sign(const struct rt_trend *trend, size_t item, bool is_spoken)
{
    size_t n = trend->periods.n;
    if (n < 2)
        return "";
    struct rt_stood now = rt_trend_stood(trend, item, n - 1);
    struct rt_stood then = rt_trend_stood(trend, item, n - 2);
    enum rt_direction direction = rt_direction_of(now.rag, then.rag);
    return is_spoken ? rt_directions[direction].label : rt_direction_sign(direction);
}

static enum rt_status tell_items(struct chart *chart, const struct rt_trend *trend,
                                 size_t first, struct rt_error *error)
{
    struct rt_output *out = chart->context->out;
    struct rt_stream *stream = NULL;
    struct rt_item item;
    const struct rt_column columns[] = {{"ref", "Ref", 0, NULL},
                                        {"reports", "Reports", 0, NULL},
                                        {"direction", "±", 1, NULL},
                                        {"title", "Title", 0, NULL}};
    enum rt_status status = out->line(out, NULL, "", error);
    if (status == RT_OK)
        status = out->columns(out, columns, G_N_ELEMENTS(columns), error);
    chart->select.depth = RT_ROW;
    if (status == RT_OK)
        status = rt_register_select(chart->reg, &chart->select, &stream, error);
    for (size_t i = 0; i < trend->refs.n && status == RT_OK; i++) {
        status = rt_stream_next(stream, &item, error);
        if (status != RT_OK || !item.shape)
            break;
        rt_arena_reset(&chart->line);
        const char *cells[] = {rt_texts_at(&trend->refs, i),
                               out->is_spoken ? spoken_letters(trend, i, first, &chart->line)
                                              : letters(trend, i, first, &chart->line),
                               sign(trend, i, out->is_spoken), rt_describe_name(item.value)};
        status = out->row(out, cells, G_N_ELEMENTS(cells), error);
    }
    rt_stream_close(stream);
    return status;
}

/* What the letters are of, and from when on they are told. */
static enum rt_status tell_head(struct chart *chart, const struct rt_trend *trend, size_t first,
                                struct rt_error *error)
{
    g_autofree char *count = command_count(trend->refs.n, "recommendation", "recommendations");
    if (!trend->periods.n)
        return command_tell(chart->context, error, "Trend",
                            "%s; no period was closed yet, and none is open", count);
    const struct rt_trend_period *begin = rt_trend_period_at(trend, first);
    const struct rt_trend_period *end = rt_trend_period_at(trend, trend->periods.n - 1);
    bool is_open = end->period->state == RT_OPEN;
    enum rt_status status = command_tell(chart->context, error, "Trend", "%s, %s to %s%s%s",
                                         count, begin->period->label, end->period->label,
                                         is_open ? " (open, as it stands)" : "",
                                         first ? "; --format csv has the periods before" : "");
    return status == RT_OK
               ? command_tell(chart->context, error, "Letters",
                              "capital: set by a person; small: suggested; -: no colour; ?: no "
                              "update was given")
               : status;
}

static enum rt_status tell_text(struct chart *chart, struct rt_error *error)
{
    struct rt_trend trend;
    enum rt_status status = find(chart, &trend, error);
    if (status != RT_OK)
        return status;
    size_t first = trend.periods.n > SHOWN ? trend.periods.n - SHOWN : 0;
    status = tell_head(chart, &trend, first, error);
    if (status == RT_OK && trend.periods.n)
        status = tell_figures(chart, &trend, first, error);
    if (status == RT_OK && trend.periods.n)
        status = tell_items(chart, &trend, first, error);
    rt_trend_clear(&trend);
    return status;
}

/* ---- for scripts ---- */

static json_t *json_figure(const struct rt_trend *trend, enum rt_figure figure)
{
    json_t *array = json_array();
    for (size_t p = 0; p < trend->periods.n; p++)
        json_array_append_new(array, json_integer((json_int_t)rt_trend_number(
                                         rt_trend_period_at(trend, p), figure)));
    return array;
}

static json_t *json_suggested(const struct rt_trend *trend, enum rt_rag rag)
{
    json_t *array = json_array();
    for (size_t p = 0; p < trend->periods.n; p++)
        json_array_append_new(
            array, json_integer((json_int_t)rt_trend_period_at(trend, p)->suggested[rag]));
    return array;
}

static json_t *json_item(const struct rt_trend *trend, size_t i)
{
    json_t *values = json_array(), *suggested = json_array(), *silent = json_array();
    for (size_t p = 0; p < trend->periods.n; p++) {
        struct rt_stood stood = rt_trend_stood(trend, i, p);
        const char *key = rt_rags[stood.rag].key;
        json_array_append_new(values, chart_json_text(key               ? key
                                                      : stood.was_there ? "none"
                                                                        : NULL));
        json_array_append_new(suggested, json_boolean(stood.is_suggested));
        json_array_append_new(silent, json_boolean(stood.is_silent));
    }
    return json_pack("{s:s, s:o, s:o, s:o}", "ref", rt_texts_at(&trend->refs, i), "values",
                     values, "suggested", suggested, "no_update", silent);
}

static enum rt_status tell_json(struct chart *chart, struct rt_error *error)
{
    struct rt_trend trend;
    enum rt_status status = find(chart, &trend, error);
    if (status != RT_OK)
        return status;
    json_t *root = json_object(), *periods = json_array(), *rag = json_object();
    json_t *suggested = json_object(), *items = json_array();
    for (size_t p = 0; p < trend.periods.n; p++)
        json_array_append_new(periods, json_string(rt_trend_period_at(&trend, p)->period->id));
    json_object_set_new(root, "periods", periods);
    json_object_set_new(root, "rag", rag);
    for (int figure = 0; figure < RT_FIGURES; figure++)
        json_object_set_new(figure <= RT_FIGURE_NONE ? rag : root, rt_figures[figure].key,
                            json_figure(&trend, (enum rt_figure)figure));
    for (int figure = 0; figure < RT_FIGURE_NONE; figure++)
        json_object_set_new(suggested, rt_figures[figure].key,
                            json_suggested(&trend, rt_figures[figure].rag));
    json_object_set_new(root, "suggested", suggested);
    for (size_t i = 0; i < trend.refs.n; i++)
        json_array_append_new(items, json_item(&trend, i));
    json_object_set_new(root, "items", items);
    rt_trend_clear(&trend);
    return chart_json(chart, root, error);
}

static enum rt_status csv_item(struct chart *chart, const struct rt_trend *trend, size_t i,
                               GString *line, struct rt_error *error)
{
    chart_csv_cell(line, rt_texts_at(&trend->refs, i));
    for (size_t p = 0; p < trend->periods.n; p++) {
        struct rt_stood stood = rt_trend_stood(trend, i, p);
        const char *key = rt_rags[stood.rag].key;
        g_autofree char *value = g_strdup_printf("%s%s", stood.is_suggested ? "suggested " : "",
                                                 key               ? key
                                                 : stood.was_there ? "none"
                                                                   : "");
        chart_csv_cell(line, value);
    }
    return chart_csv_end(chart, line, error);
}

static enum rt_status tell_csv(struct chart *chart, struct rt_error *error)
{
    struct rt_trend trend;
    g_autoptr(GString) line = g_string_new(NULL);
    enum rt_status status = find(chart, &trend, error);
    if (status != RT_OK)
        return status;
    chart_csv_cell(line, "row");
    for (size_t p = 0; p < trend.periods.n; p++)
        chart_csv_cell(line, rt_trend_period_at(&trend, p)->period->id);
    status = chart_csv_end(chart, line, error);
    for (int figure = 0; figure < RT_FIGURES && status == RT_OK; figure++) {
        chart_csv_cell(line, rt_figures[figure].key);
        for (size_t p = 0; p < trend.periods.n; p++)
            chart_csv_number(
                line, rt_trend_number(rt_trend_period_at(&trend, p), (enum rt_figure)figure));
        status = chart_csv_end(chart, line, error);
    }
    for (size_t i = 0; i < trend.refs.n && status == RT_OK; i++)
        status = csv_item(chart, &trend, i, line, error);
    rt_trend_clear(&trend);
    return status;
}

enum rt_status cmd_trend(struct rt_context *context, const struct rt_args *args,
                         struct rt_error *error)
{
    static const chart_tell tell[] = {
        [CHART_TEXT] = tell_text, [CHART_JSON] = tell_json, [CHART_CSV] = tell_csv};
    return chart_run(context, args, tell, error);
}
