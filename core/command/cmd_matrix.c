/* matrix: how many recommendations stand where two fields meet. */
#include "command/chart.h"

enum {
    MOST_ACROSS = 24, /* values that a table has as columns; more are told cell by cell */
    NUMBER = 5,       /* cells that a count likes to have */
};

static enum rt_status count(struct chart *chart, struct rt_matrix *out, struct rt_error *error)
{
    const char *rows = rt_args_option(chart->args, "rows");
    const char *columns = rt_args_option(chart->args, "columns");
    enum rt_by down = rows ? rt_axis_find(rows) : RT_BY_THEME;
    enum rt_by across = columns ? rt_axis_find(columns) : RT_BY_RAG;
    if (!columns && down == RT_BY_RAG)
        across = RT_BY_THEME;
    if (!rows && across == RT_BY_THEME)
        down = RT_BY_RAG;
    return rt_register_matrix(chart->reg, &chart->select, down, across, out, error);
}

/* ---- text ---- */

/* "Red (r)": how its colour was come by; others by their label. */
static const char *heading(const struct rt_lane *lane, enum rt_by by, struct rt_arena *arena)
{
    int rag =
        by == RT_BY_RAG && lane->value ? rt_choice_find(rt_rags, RT_RAGS, lane->value) : 0;
    size_t set = rag > 0 ? lane->tally.rag[rag] : 0;
    if (rag <= 0 || !lane->tally.total)
        return lane->label;
    char big = chart_letter((enum rt_rag)rag, false),
         small = chart_letter((enum rt_rag)rag, true);
    g_autofree char *text = set && set < lane->tally.total
                                ? g_strdup_printf("%s (%c%c)", lane->label, big, small)
                                : g_strdup_printf("%s (%c)", lane->label, set ? big : small);
    return rt_arena_copy(arena, text);
}

static enum rt_status tell_grid(struct chart *chart, const struct rt_matrix *matrix,
                                struct rt_error *error)
{
    struct rt_output *out = chart->context->out;
    struct rt_column columns[MOST_ACROSS + 2];
    const char *cells[MOST_ACROSS + 2];
    size_t n = matrix->columns.n;
    columns[0] = (struct rt_column){"row", rt_axes[matrix->rows_by].label, 0, NULL};
    for (size_t x = 0; x < n; x++)
        columns[x + 1] = (struct rt_column){
            "column",
            heading(rt_lane_at(&matrix->columns, x), matrix->columns_by, &chart->arena), NUMBER,
            rt_lane_at(&matrix->columns, x)->label};
    columns[n + 1] = (struct rt_column){"total", "Total", NUMBER, "in all"};
    enum rt_status status = out->columns(out, columns, n + 2, error);
    for (size_t y = 0; y <= matrix->rows.n && status == RT_OK; y++) {
        bool is_total = y == matrix->rows.n;
        const struct rt_lane *row = is_total ? NULL : rt_lane_at(&matrix->rows, y);
        rt_arena_reset(&chart->line);
        cells[0] = row ? heading(row, matrix->rows_by, &chart->line) : "Total";
        for (size_t x = 0; x < n; x++)
            cells[x + 1] = chart_number(row ? rt_matrix_count(matrix, y, x)
                                            : rt_lane_at(&matrix->columns, x)->tally.total,
                                        &chart->line);
        cells[n + 1] = chart_number(row ? row->tally.total : matrix->all.total, &chart->line);
        status = out->row(out, cells, n + 2, error);
    }
    return status;
}

static enum rt_status tell_cells(struct chart *chart, const struct rt_matrix *matrix,
                                 struct rt_error *error)
{
    struct rt_output *out = chart->context->out;
    const struct rt_column columns[] = {{"row", rt_axes[matrix->rows_by].label, 0, NULL},
                                        {"column", rt_axes[matrix->columns_by].label, 0, NULL},
                                        {"count", "Recommendations", NUMBER, NULL}};
    enum rt_status status = out->columns(out, columns, 3, error);
    for (size_t y = 0; y < matrix->rows.n; y++)
        for (size_t x = 0; x < matrix->columns.n && status == RT_OK; x++) {
            size_t n = rt_matrix_count(matrix, y, x);
            rt_arena_reset(&chart->line);
            const char *cells[] = {rt_lane_at(&matrix->rows, y)->label,
                                   rt_lane_at(&matrix->columns, x)->label,
                                   chart_number(n, &chart->line)};
            if (n)
                status = out->row(out, cells, 3, error);
        }
    return status;
}

static enum rt_status tell_text(struct chart *chart, struct rt_error *error)
{
    struct rt_matrix matrix;
    enum rt_status status = count(chart, &matrix, error);
    if (status != RT_OK)
        return status;
    bool is_many = rt_axes[matrix.rows_by].is_many || rt_axes[matrix.columns_by].is_many;
    g_autofree char *all = command_count(matrix.all.total, "recommendation", "recommendations");
    status = command_tell(chart->context, error, "Matrix", "%s, %s by %s%s", all,
                          rt_axes[matrix.rows_by].key, rt_axes[matrix.columns_by].key,
                          is_many ? "; each is counted under all it has, in a total once" : "");
    if (status == RT_OK)
        status = matrix.columns.n > MOST_ACROSS ? tell_cells(chart, &matrix, error)
                                                : tell_grid(chart, &matrix, error);
    rt_matrix_clear(&matrix);
    return status;
}

/* ---- for scripts ---- */

/* What stands in a cell, by the words of its row and column. */
static enum rt_status refs_of(struct chart *chart, const struct rt_lane *row,
                              const struct rt_lane *column, json_t **out,
                              struct rt_error *error)
{
    size_t before, between;
    enum rt_status status = chart_narrow(chart, row->word, &before, error);
    if (status == RT_OK)
        status = chart_narrow(chart, column->word, &between, error);
    if (status == RT_OK)
        status = chart_json_refs(chart, out, error);
    chart_widen(chart, before);
    return status;
}

static enum rt_status add_cell(struct chart *chart, const struct rt_matrix *matrix, size_t y,
                               size_t x, json_t *array, struct rt_error *error)
{
    const struct rt_lane *row = rt_lane_at(&matrix->rows, y);
    const struct rt_lane *column = rt_lane_at(&matrix->columns, x);
    size_t n = rt_matrix_count(matrix, y, x);
    json_t *refs = NULL;
    enum rt_status status = RT_OK;
    if (n)
        status = refs_of(chart, row, column, &refs, error);
    else
        refs = json_array();
    if (status == RT_OK)
        json_array_append_new(array, json_pack("{s:o, s:o, s:I, s:o}", "row",
                                               chart_json_text(row->value), "column",
                                               chart_json_text(column->value), "count",
                                               (json_int_t)n, "refs", refs));
    return status;
}

static enum rt_status tell_json(struct chart *chart, struct rt_error *error)
{
    struct rt_matrix matrix;
    enum rt_status status = count(chart, &matrix, error);
    if (status != RT_OK)
        return status;
    json_t *cells = json_array();
    for (size_t y = 0; y < matrix.rows.n; y++)
        for (size_t x = 0; x < matrix.columns.n && status == RT_OK; x++)
            status = add_cell(chart, &matrix, y, x, cells, error);
    if (status == RT_OK)
        status =
            chart_json(chart,
                       json_pack("{s:s, s:s, s:O}", "rows", rt_axes[matrix.rows_by].key,
                                 "columns", rt_axes[matrix.columns_by].key, "cells", cells),
                       error);
    json_decref(cells);
    rt_matrix_clear(&matrix);
    return status;
}

static const char *key(const struct rt_lane *lane)
{
    return lane->value ? lane->value : "none";
}

static enum rt_status tell_csv(struct chart *chart, struct rt_error *error)
{
    struct rt_matrix matrix;
    enum rt_status status = count(chart, &matrix, error);
    if (status != RT_OK)
        return status;
    g_autoptr(GString) line = g_string_new(NULL);
    chart_csv_cell(line, rt_axes[matrix.rows_by].key);
    for (size_t x = 0; x < matrix.columns.n; x++)
        chart_csv_cell(line, key(rt_lane_at(&matrix.columns, x)));
    chart_csv_cell(line, "total");
    status = chart_csv_end(chart, line, error);
    for (size_t y = 0; y <= matrix.rows.n && status == RT_OK; y++) {
        const struct rt_lane *row = y < matrix.rows.n ? rt_lane_at(&matrix.rows, y) : NULL;
        chart_csv_cell(line, row ? key(row) : "total");
        for (size_t x = 0; x < matrix.columns.n; x++)
            chart_csv_number(line, row ? rt_matrix_count(&matrix, y, x)
                                       : rt_lane_at(&matrix.columns, x)->tally.total);
        chart_csv_number(line, row ? row->tally.total : matrix.all.total);
        status = chart_csv_end(chart, line, error);
    }
    rt_matrix_clear(&matrix);
    return status;
}

enum rt_status cmd_matrix(struct rt_context *context, const struct rt_args *args,
                          struct rt_error *error)
{
    static const chart_tell tell[] = {
        [CHART_TEXT] = tell_text, [CHART_JSON] = tell_json, [CHART_CSV] = tell_csv};
    return chart_run(context, args, tell, error);
}
