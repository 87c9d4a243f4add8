/* board: recommendations in lanes, by their colour or another field. */
#include "command/chart.h"

#include <rectrack/describe.h>

#include "report/tally.h"

enum { BAR = 20 };

static enum rt_by axis_of(const struct chart *chart)
{
    const char *by = rt_args_option(chart->args, "by");
    return by ? rt_axis_find(by) : RT_BY_RAG;
}

/* Calls tell for each recommendation of a lane. */
static enum rt_status each_row(struct chart *chart, const struct rt_lane *lane,
                               enum rt_status (*tell)(struct chart *, const struct rt_lane *,
                                                      const struct rt_record *,
                                                      struct rt_error *),
                               enum rt_depth depth, struct rt_error *error)
{
    struct rt_stream *stream = NULL;
    struct rt_item item;
    size_t before;
    enum rt_status status = chart_narrow(chart, lane->word, &before, error);
    chart->select.depth = depth;
    if (status == RT_OK)
        status = rt_register_select(chart->reg, &chart->select, &stream, error);
    while (status == RT_OK) {
        status = rt_stream_next(stream, &item, error);
        if (status != RT_OK || !item.shape)
            break;
        rt_arena_reset(&chart->line);
        status = tell(chart, lane, item.value, error);
    }
    rt_stream_close(stream);
    chart_widen(chart, before);
    return status;
}

/* ---- text ---- */

static enum rt_status tell_row(struct chart *chart, const struct rt_lane *lane,
                               const struct rt_record *record, struct rt_error *error)
{
    (void)lane;
    const char *owners = rt_describe_owners(record, &chart->line);
    const char *targets =
        record->reported_with ? "" : rt_describe_targets(record, &chart->line);
    char sign[] = {chart_letter(rt_rag_shown(record), !record->rag), ' ', ' ', '\0'};
    return command_tell(chart->context, error, record->ref, "%s%s%s%s%s%s",
                        chart->context->out->is_spoken ? "" : sign, rt_describe_name(record),
                        *owners ? "; " : "", owners, *targets ? "; " : "", targets);
}

static enum rt_status tell_lane(struct chart *chart, const struct rt_lane *lane, size_t total,
                                struct rt_error *error)
{
    struct rt_output *out = chart->context->out;
    size_t n = lane->tally.total;
    const char *bar = out->is_spoken ? "" : chart_bar(n, total, BAR, &chart->arena);
    g_autofree char *heading =
        g_strdup_printf("%s  %s%s%s", lane->label, report_share(n, total, &chart->arena),
                        *bar ? "  " : "", bar);
    enum rt_status status = out->heading(out, heading, error);
    return status == RT_OK ? each_row(chart, lane, tell_row, RT_ROW, error) : status;
}

static enum rt_status tell_text(struct chart *chart, struct rt_error *error)
{
    enum rt_by by = axis_of(chart);
    struct rt_list lanes = {0};
    struct rt_tally all;
    enum rt_status status =
        rt_register_lanes(chart->reg, &chart->select, by, &chart->arena, &lanes, error);
    if (status == RT_OK)
        status = rt_register_tally(chart->reg, &chart->select, &all, error);
    g_autofree char *count =
        command_count(status == RT_OK ? all.total : 0, "recommendation", "recommendations");
    if (status == RT_OK)
        status =
            command_tell(chart->context, error, "Board", "%s, by %s%s", count, rt_axes[by].key,
                         rt_axes[by].is_many ? "; each stands under all it has" : "");
    for (size_t i = 0; i < lanes.n && status == RT_OK; i++)
        status = tell_lane(chart, rt_lane_at(&lanes, i), all.total, error);
    return status;
}

/* ---- for scripts ---- */

static enum rt_status tell_json(struct chart *chart, struct rt_error *error)
{
    enum rt_by by = axis_of(chart);
    struct rt_list lanes = {0};
    json_t *array = json_array();
    enum rt_status status =
        rt_register_lanes(chart->reg, &chart->select, by, &chart->arena, &lanes, error);
    for (size_t i = 0; i < lanes.n && status == RT_OK; i++) {
        const struct rt_lane *lane = rt_lane_at(&lanes, i);
        json_t *refs = NULL;
        size_t before;
        status = chart_narrow(chart, lane->word, &before, error);
        if (status == RT_OK)
            status = chart_json_refs(chart, &refs, error);
        chart_widen(chart, before);
        if (status == RT_OK)
            json_array_append_new(array, json_pack("{s:o, s:o}", "value",
                                                   chart_json_text(lane->value), "refs", refs));
    }
    if (status == RT_OK)
        return chart_json(chart, json_pack("{s:s, s:o}", "by", rt_axes[by].key, "lanes", array),
                          error);
    json_decref(array);
    return status;
}

static enum rt_status csv_row(struct chart *chart, const struct rt_lane *lane,
                              const struct rt_record *record, struct rt_error *error)
{
    g_autoptr(GString) line = g_string_new(NULL);
    chart_csv_cell(line, lane->value ? lane->value : "none");
    chart_csv_cell(line, record->ref);
    return chart_csv_end(chart, line, error);
}

static enum rt_status tell_csv(struct chart *chart, struct rt_error *error)
{
    enum rt_by by = axis_of(chart);
    struct rt_list lanes = {0};
    g_autoptr(GString) line = g_string_new(NULL);
    enum rt_status status =
        rt_register_lanes(chart->reg, &chart->select, by, &chart->arena, &lanes, error);
    chart_csv_cell(line, rt_axes[by].key);
    chart_csv_cell(line, "ref");
    if (status == RT_OK)
        status = chart_csv_end(chart, line, error);
    for (size_t i = 0; i < lanes.n && status == RT_OK; i++)
        status = each_row(chart, rt_lane_at(&lanes, i), csv_row, RT_LINE, error);
    return status;
}

enum rt_status cmd_board(struct rt_context *context, const struct rt_args *args,
                         struct rt_error *error)
{
    static const chart_tell tell[] = {
        [CHART_TEXT] = tell_text, [CHART_JSON] = tell_json, [CHART_CSV] = tell_csv};
    return chart_run(context, args, tell, error);
}
