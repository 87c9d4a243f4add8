/* timeline: targets in the order of time. */
#include <string.h>

#include <rectrack/date.h>
#include <rectrack/scale.h>
#include <rectrack/timeline.h>

#include "command/chart.h"
#include "report/words.h"

enum { CELLS = 48 }; /* of a chart, at most */

/* All targets of all that match, each record read once. */
static enum rt_status find(struct chart *chart, struct rt_list *out, struct rt_error *error)
{
    struct rt_stream *stream;
    struct rt_item item;
    size_t place = 0;
    chart->select.depth = RT_ROW;
    enum rt_status status = rt_register_select(chart->reg, &chart->select, &stream, error);
    if (status != RT_OK)
        return status;
    while ((status = rt_stream_next(stream, &item, error)) == RT_OK && item.shape)
        rt_timed_add(item.value, ++place, chart->select.outlook.today, &chart->arena, out);
    rt_stream_close(stream);
    rt_timed_sort(out);
    return status;
}

/* ---- text ---- */

/* From the first day of a window to the last, today among them. */
static struct rt_scale scale_of(struct chart *chart, const struct rt_list *list)
{
    const char *zoom = rt_args_option(chart->args, "zoom");
    uint32_t first = chart->select.outlook.today, last = first;
    for (size_t i = 0; i < list->n; i++) {
        const struct rt_timed *timed = rt_timed_at(list, i);
        if (timed->stretch == RT_STRETCH_NO_DATE)
            continue;
        first = MIN(first, timed->earliest);
        last = MAX(last, timed->latest);
    }
    enum rt_zoom fits = rt_scale_zoom(first, last, CELLS);
    for (int i = 0; zoom && i < RT_ZOOMS; i++)
        if (strcmp(zoom, rt_zoom_names[i]) == 0)
            fits = (enum rt_zoom)i;
    return rt_scale_of(fits, first, last, chart->select.outlook.today, CELLS);
}

/* In words where somebody listens; else "···█│···", an arrow where it goes on outside. */
static const char *draw(struct chart *chart, const struct rt_scale *scale,
                        const struct rt_timed *timed)
{
    static const char *const signs[] = {[RT_MARK_NOTHING] = "·",
                                        [RT_MARK_TODAY] = "│",
                                        [RT_MARK_WINDOW] = "█",
                                        [RT_MARK_BEFORE] = "<",
                                        [RT_MARK_BEHIND] = ">"};
    g_autoptr(GString) line = g_string_new(NULL);
    struct rt_window window = {timed->earliest, timed->latest};
    if (chart->context->out->is_spoken) {
        g_autofree char *words = rt_window_words(&window);
        return rt_arena_copy(&chart->line, words);
    }
    for (int cell = 0; cell < scale->cells; cell++)
        g_string_append(
            line, signs[rt_scale_mark(scale, &window, chart->select.outlook.today, cell)]);
    return rt_arena_text(&chart->line, line->str, line->len);
}

static enum rt_status tell_row(struct chart *chart, const struct rt_scale *scale,
                               const struct rt_timed *timed, struct rt_error *error)
{
    struct rt_output *out = chart->context->out;
    rt_arena_reset(&chart->line);
    const char *when = timed->stretch != RT_STRETCH_NO_DATE ? draw(chart, scale, timed)
                       : timed->meant                       ? timed->meant
                                                            : rt_kinds[timed->kind].label;
    const char *text = timed->text ? timed->text : "";
    const char *cells[] = {
        timed->ref,
        timed->stretch == RT_STRETCH_OVERDUE ? report_print(&chart->line, "%s !", text) : text,
        when, timed->name};
    return out->row(out, cells, G_N_ELEMENTS(cells), error);
}

static enum rt_status tell_stretch(struct chart *chart, const struct rt_scale *scale,
                                   const struct rt_list *list, size_t *i,
                                   struct rt_error *error)
{
    struct rt_output *out = chart->context->out;
    enum rt_stretch stretch = rt_timed_at(list, *i)->stretch;
    size_t n = 0;
    while (*i + n < list->n && rt_timed_at(list, *i + n)->stretch == stretch)
        n++;
    g_autofree char *heading = g_strdup_printf("%s  %zu", rt_stretch_labels[stretch], n);
    g_autofree char *years = rt_scale_years(scale);
    const struct rt_column columns[] = {
        {"ref", "Ref", 0, NULL},
        {"target", "Target", 0, NULL},
        {"window", stretch == RT_STRETCH_NO_DATE ? "What it is" : years, 0, NULL},
        {"title", "Title", 0, NULL}};
    enum rt_status status = out->heading(out, heading, error);
    if (status == RT_OK)
        status = out->columns(out, columns, G_N_ELEMENTS(columns), error);
    for (size_t k = 0; k < n && status == RT_OK; k++)
        status = tell_row(chart, scale, rt_timed_at(list, *i + k), error);
    *i += n;
    return status;
}

static enum rt_status tell_text(struct chart *chart, struct rt_error *error)
{
    struct rt_list list = {0};
    enum rt_status status = find(chart, &list, error);
    if (status != RT_OK)
        return status;
    struct rt_scale scale = scale_of(chart, &list);
    g_autofree char *count = command_count(list.n, "target", "targets");
    g_autofree char *day = rt_day_words(chart->select.outlook.today);
    status = command_tell(chart->context, error, "Timeline", "%s, as at %s; a cell is a %s",
                          count, day, rt_zoom_names[scale.zoom]);
    for (size_t i = 0; i < list.n && status == RT_OK;)
        status = tell_stretch(chart, &scale, &list, &i, error);
    return status;
}

/* ---- for scripts ---- */

static json_t *json_day(uint32_t day)
{
    char iso[11];
    rt_day_iso(day, iso);
    return chart_json_text(*iso ? iso : NULL);
}

static enum rt_status tell_json(struct chart *chart, struct rt_error *error)
{
    struct rt_list list = {0};
    enum rt_status status = find(chart, &list, error);
    if (status != RT_OK)
        return status;
    json_t *items = json_array();
    for (size_t i = 0; i < list.n; i++) {
        const struct rt_timed *timed = rt_timed_at(&list, i);
        json_array_append_new(items, json_pack("{s:s, s:o, s:s, s:o, s:o, s:b}", "ref",
                                               timed->ref, "text", chart_json_text(timed->text),
                                               "kind", rt_kinds[timed->kind].key, "earliest",
                                               json_day(timed->earliest), "latest",
                                               json_day(timed->latest), "overdue",
                                               timed->stretch == RT_STRETCH_OVERDUE));
    }
    return chart_json(chart, json_pack("{s:o}", "items", items), error);
}

static enum rt_status tell_csv(struct chart *chart, struct rt_error *error)
{
    static const char *const keys[] = {"ref", "text", "kind", "earliest", "latest", "overdue"};
    struct rt_list list = {0};
    g_autoptr(GString) line = g_string_new(NULL);
    enum rt_status status = find(chart, &list, error);
    for (size_t i = 0; i < G_N_ELEMENTS(keys); i++)
        chart_csv_cell(line, keys[i]);
    if (status == RT_OK)
        status = chart_csv_end(chart, line, error);
    for (size_t i = 0; i < list.n && status == RT_OK; i++) {
        const struct rt_timed *timed = rt_timed_at(&list, i);
        char earliest[11], latest[11];
        rt_day_iso(timed->earliest, earliest);
        rt_day_iso(timed->latest, latest);
        const char *cells[] = {timed->ref,
                               timed->text ? timed->text : "",
                               rt_kinds[timed->kind].key,
                               earliest,
                               latest,
                               timed->stretch == RT_STRETCH_OVERDUE ? "true" : "false"};
        for (size_t k = 0; k < G_N_ELEMENTS(cells); k++)
            chart_csv_cell(line, cells[k]);
        status = chart_csv_end(chart, line, error);
    }
    return status;
}

enum rt_status cmd_timeline(struct rt_context *context, const struct rt_args *args,
                            struct rt_error *error)
{
    static const chart_tell tell[] = {
        [CHART_TEXT] = tell_text, [CHART_JSON] = tell_json, [CHART_CSV] = tell_csv};
    return chart_run(context, args, tell, error);
}
