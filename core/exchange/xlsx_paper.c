/* Which part goes on which sheet; the charts. */
#include "exchange/xlsx_paper.h"

#include "exchange/chart.h"

static const char CHARTS[] = "RAG by period"; /* the sheet's name */

static struct xlsx_sheet *sheet_of_charts(struct xlsx_paper *xlsx)
{
    struct xlsx_sheet *sheet = &xlsx->sheets[1];
    if (!sheet->sheet)
        xlsx_sheet_init(sheet, xlsx->book, xlsx->looks, CHARTS, true);
    return sheet;
}

/* The numbers of a colour, from the row of the first bar on, with their look. */
static void add_series(lxw_chart *chart, lxw_row_t first, const struct report_chart *of,
                       unsigned column)
{
    enum rt_rag rag = report_chart_order[column - 1];
    const struct paper_ink *inks = &paper_inks[rag];
    lxw_row_t last = first + (lxw_row_t)of->n_bars - 1;
    lxw_chart_series *series = chart_add_series(chart, NULL, NULL);
    char name[32], code[32];
    paper_chart_name(rag, name);
    g_snprintf(code, sizeof code, "\"%s \"0;;", paper_chart_letter(rag)); /* none of 0 */
    chart_series_set_categories(series, CHARTS, first, 0, last, 0);
    chart_series_set_values(series, CHARTS, first, (lxw_col_t)column, last, (lxw_col_t)column);
    chart_series_set_name(series, name);
    chart_series_set_fill(series, &(lxw_chart_fill){.color = inks->fill | 0x1000000});
    chart_series_set_line(series,
                          &(lxw_chart_line){.color = inks->edge | 0x1000000, .width = 0.75});
    chart_series_set_labels(series);
    chart_series_set_labels_num_format(series, code);
    chart_series_set_labels_font(series,
                                 &(lxw_chart_font){.size = 9, .color = inks->text | 0x1000000});
}

/* Above its numbers, over as many rows as it is tall: pixels, of which a row has 20. */
static void put_chart(struct xlsx_sheet *sheet, const struct report_chart *of)
{
    enum { ROW = 20, BAR = 30, BESIDE = 70, WIDTH = 900 };
    unsigned height = (unsigned)of->n_bars * BAR + BESIDE;
    lxw_row_t rows = (lxw_row_t)(height / ROW + 2);
    lxw_chart *chart = workbook_add_chart(sheet->book, LXW_CHART_BAR_STACKED);
    g_autoptr(GString) words = g_string_new(NULL);
    xlsx_clean(words, of->words);
    for (unsigned column = 1; column <= RT_RAGS; column++)
        add_series(chart, sheet->row + rows + 1, of, column);
    chart_axis_set_reverse(chart->y_axis); /* of a chart of bars the one with the labels */
    chart_axis_major_gridlines_set_visible(chart->x_axis, LXW_FALSE);
    chart_axis_set_max(chart->x_axis, (double)paper_chart_longest(of));
    chart_axis_off(chart->x_axis);
    chart_legend_set_position(chart, LXW_CHART_LEGEND_BOTTOM);
    chart_set_series_gap(chart, 40);
    lxw_chart_options options = {.x_scale = (double)WIDTH / 480,
                                 .y_scale = (double)height / 288,
                                 .x_offset = 2,
                                 .y_offset = 2,
                                 .description = words->str};
    worksheet_insert_chart_opt(sheet->sheet, sheet->row, 0, chart, &options);
    sheet->row += rows;
}

/* A heading within a section waits for what it heads. */
static void put_heading(struct xlsx_paper *xlsx)
{
    if (xlsx->heading)
        xlsx_sheet_across(xlsx->on, xlsx->heading, XLSX_HEADING_3);
    g_clear_pointer(&xlsx->heading, g_free);
}

/* Where the next part goes: a chart and the table behind it on a sheet of their own. */
static void choose_sheet(struct xlsx_paper *xlsx, enum report_kind kind)
{
    bool is_in_table = kind == REPORT_TABLE || kind == REPORT_BAND || kind == REPORT_ROW;
    if (kind == REPORT_CHART) {
        xlsx->on = sheet_of_charts(xlsx);
        if (xlsx->source)
            xlsx_sheet_across(xlsx->on, xlsx->source, XLSX_HEADING_2);
    } else if (!is_in_table) {
        xlsx->on = &xlsx->sheets[0];
    }
    put_heading(xlsx);
}

static void begin_section(struct xlsx_paper *xlsx, const struct report_part *part)
{
    if (part->level > 2 || part->is_long) {
        xlsx->heading = g_strdup(part->text);
        return;
    }
    g_free(xlsx->source);
    xlsx->source = part->level == 2 ? g_strdup(part->text) : NULL;
    xlsx_sheet_across(xlsx->on, part->text, part->level == 2 ? XLSX_HEADING_2 : XLSX_HEADING_1);
}

static void put_part(struct paper *paper, const struct report_part *part, GString *out)
{
    struct xlsx_paper *xlsx = (struct xlsx_paper *)paper;
    (void)out;
    choose_sheet(xlsx, part->kind);
    switch (part->kind) {
    case REPORT_HEADING:
        begin_section(xlsx, part);
        break;
    case REPORT_NOTE:
        xlsx_sheet_across(xlsx->on, part->text, XLSX_NOTE);
        break;
    case REPORT_TABLE:
        xlsx_sheet_heads(xlsx->on, part);
        break;
    case REPORT_BAND:
        xlsx_sheet_across(xlsx->on, part->text, XLSX_BAND);
        break;
    case REPORT_ROW:
        xlsx_sheet_row(xlsx->on, part->row);
        break;
    case REPORT_CHART:
        put_chart(xlsx->on, part->chart);
        break;
    case REPORT_END:
        xlsx_sheet_end(&xlsx->sheets[0]);
        break;
    }
}

void xlsx_paper_init(struct xlsx_paper *xlsx, lxw_workbook *book)
{
    *xlsx = (struct xlsx_paper){.paper = {.part = put_part}, .book = book};
    xlsx_looks_make(book, xlsx->looks);
    xlsx->on = &xlsx->sheets[0];
    xlsx_sheet_init(xlsx->on, book, xlsx->looks, "Recommendations", false);
}

void xlsx_paper_clear(struct xlsx_paper *xlsx)
{
    g_free(xlsx->heading);
    g_free(xlsx->source);
}

unsigned xlsx_paper_cuts(const struct xlsx_paper *xlsx)
{
    return xlsx->sheets[0].cuts + xlsx->sheets[1].cuts;
}
