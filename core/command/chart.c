/* The frame of a chart as text: what the four commands would each do alike. */
#include "command/chart.h"

#include <string.h>

#include <rectrack/describe.h>

#include "exchange/csv.h"

static enum rt_status ask(struct chart *chart, struct rt_error *error)
{
    enum rt_status status =
        command_outlook(chart->context, chart->reg, &chart->select.outlook, error);
    chart->select.query = &chart->query;
    if (status == RT_OK)
        status = command_query(chart->args, 0, chart->reg, &chart->query, error);
    if (status == RT_OK)
        status = command_tell_owners(chart->context, chart->reg, &chart->query, error);
    if (status == RT_OK)
        command_tell_day(chart->context, &chart->select.outlook);
    return status;
}

enum rt_status chart_run(struct rt_context *context, const struct rt_args *args,
                         const chart_tell tell[3], struct rt_error *error)
{
    struct chart chart = {.context = context, .args = args};
    const char *format = rt_args_option(args, "format");
    enum chart_form form = g_strcmp0(format, "json") == 0  ? CHART_JSON
                           : g_strcmp0(format, "csv") == 0 ? CHART_CSV
                                                           : CHART_TEXT;
    enum rt_status status = command_open(context, RT_READ_ONCE, &chart.reg, error);
    if (status == RT_OK) {
        status = ask(&chart, error);
        if (status == RT_OK)
            status = tell[form](&chart, error);
        command_close(context, chart.reg);
    }
    rt_query_clear(&chart.query);
    rt_arena_clear(&chart.arena);
    rt_arena_clear(&chart.line);
    return status;
}

enum rt_status chart_narrow(struct chart *chart, const char *word, size_t *before,
                            struct rt_error *error)
{
    *before = chart->query.tests.n;
    return rt_query_add(&chart->query, word, error);
}

void chart_widen(struct chart *chart, size_t before)
{
    chart->query.tests.n = before;
}

/* ---- JSON ---- */

enum rt_status chart_json_refs(struct chart *chart, json_t **out, struct rt_error *error)
{
    struct rt_list refs = {0};
    struct rt_arena arena = {0};
    enum rt_status status = command_refs(chart->reg, &chart->select, &arena, &refs, error);
    if (status == RT_OK) {
        *out = json_array();
        for (size_t i = 0; i < refs.n; i++)
            json_array_append_new(*out, json_string(rt_texts_at(&refs, i)));
    }
    rt_arena_clear(&arena);
    return status;
}

json_t *chart_json_text(const char *text)
{
    return text ? json_string(text) : json_null();
}

static int dump(const char *bytes, size_t n, void *self)
{
    g_string_append_len(self, bytes, (gssize)n);
    return 0;
}

enum rt_status chart_json(struct chart *chart, json_t *root, struct rt_error *error)
{
    struct rt_output *out = chart->context->out;
    g_autoptr(GString) text = g_string_new(NULL);
    json_dump_callback(root, dump, text, JSON_COMPACT);
    json_decref(root);
    g_string_append_c(text, '\n');
    return out->bytes(out, text->str, text->len, error);
}

/* ---- CSV ---- */

void chart_csv_cell(GString *line, const char *text)
{
    if (line->len)
        g_string_append_c(line, ',');
    csv_put_cell(line, text);
}

void chart_csv_number(GString *line, size_t n)
{
    g_string_append_printf(line, "%s%zu", line->len ? "," : "", n);
}

enum rt_status chart_csv_end(struct chart *chart, GString *line, struct rt_error *error)
{
    struct rt_output *out = chart->context->out;
    g_string_append(line, "\r\n");
    enum rt_status status = out->bytes(out, line->str, line->len, error);
    g_string_truncate(line, 0);
    return status;
}

/* ---- text ---- */

char chart_letter(enum rt_rag rag, bool is_suggested)
{
    return rag ? rt_rag_letter(rag, is_suggested) : '-';
}

const char *chart_number(size_t n, struct rt_arena *arena)
{
    char text[24];
    g_snprintf(text, sizeof text, "%zu", n);
    return n ? rt_arena_copy(arena, text) : "-";
}

const char *chart_bar(size_t n, size_t of, size_t width, struct rt_arena *arena)
{
    GString *bar = g_string_new(NULL);
    size_t cells = of ? (n * width + of / 2) / of : 0;
    for (size_t i = 0; i < (n ? MAX(cells, 1) : 0); i++)
        g_string_append(bar, "█");
    const char *kept = rt_arena_text(arena, bar->str, bar->len);
    g_string_free(bar, TRUE);
    return kept;
}
