/* A sheet of a workbook. */
#include "exchange/xlsx_sheet.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <rectrack/date.h>
#include <rectrack/field.h>

#include "exchange/paper.h"

/* Characters of a sheet as wide as A4 on its side; points of a line. */
static const double WIDTH = 125, RAG_WIDTH = 16, LINE = 12, PAD = 4;

/* ---- looks ---- */

lxw_format *xlsx_look(lxw_workbook *book, double size, bool is_bold)
{
    lxw_format *format = workbook_add_format(book);
    format_set_font_name(format, "Arial");
    format_set_font_size(format, size);
    format_set_text_wrap(format);
    format_set_align(format, LXW_ALIGN_VERTICAL_TOP);
    if (is_bold)
        format_set_bold(format);
    return format;
}

void xlsx_looks_make(lxw_workbook *book, lxw_format *made[static XLSX_LOOKS])
{
    static const struct {
        double size;
        bool is_bold, has_border;
        lxw_color_t ground; /* 0: none */
    } looks[XLSX_LOOKS] = {
        [XLSX_HEADING_1] = {16, true, false, 0},  [XLSX_HEADING_2] = {13, true, false, 0},
        [XLSX_HEADING_3] = {11, true, false, 0},  [XLSX_NOTE] = {9, false, false, 0},
        [XLSX_HEADS] = {9, true, true, 0xE4E8EE}, [XLSX_BAND] = {9, true, true, 0xF2F2F2},
        [XLSX_CELL] = {9, false, true, 0},        [XLSX_DATE] = {9, false, true, 0},
    };
    for (int i = 0; i < XLSX_LOOKS; i++) {
        lxw_format *format = xlsx_look(book, looks[i].size, looks[i].is_bold);
        if (looks[i].has_border)
            format_set_border(format, LXW_BORDER_THIN);
        if (looks[i].ground)
            format_set_bg_color(format, looks[i].ground);
        made[i] = format;
    }
    format_set_num_format(made[XLSX_DATE], "d mmmm yyyy");
    format_set_align(made[XLSX_DATE], LXW_ALIGN_LEFT);
}

/* A colour that a person set is filled, a suggested one stands in its ink. */
static void make_colours(struct xlsx_sheet *xlsx, lxw_col_t column)
{
    for (enum rt_rag rag = RT_RED; rag < RT_RAGS; rag++)
        for (int is_suggested = 0; is_suggested < 2; is_suggested++) {
            g_autofree char *word =
                g_strdup_printf("%s%s", is_suggested ? "suggested: " : "", rt_rags[rag].label);
            lxw_format *format = workbook_add_format(xlsx->book);
            lxw_conditional_format rule = {.type = LXW_CONDITIONAL_TYPE_TEXT,
                                           .criteria =
                                               LXW_CONDITIONAL_CRITERIA_TEXT_BEGINS_WITH,
                                           .value_string = word,
                                           .format = format};
            format_set_bold(format);
            format_set_font_color(format, is_suggested ? LXW_COLOR_BLACK
                                                       : (paper_inks[rag].text | 0x1000000));
            if (is_suggested) {
                format_set_border(format, LXW_BORDER_THIN);
                format_set_border_color(format, paper_inks[rag].edge);
            } else {
                format_set_bg_color(format, paper_inks[rag].fill);
            }
            worksheet_conditional_format_range(xlsx->sheet, xlsx->heads, column, xlsx->row,
                                               column, &rule);
        }
}

/* ---- words ---- */

/* "_x0041_" is a character's number to Excel: its first line is written as one, so that
 * the words stay words. */
void xlsx_clean(GString *out, const char *text)
{
    gsize from = out->len;
    paper_clean(out, text);
    for (const char *at; (at = strstr(out->str + from, "_x")) != NULL;) {
        bool is_number = strlen(at) > 6 && at[6] == '_';
        for (int i = 2; is_number && i < 6; i++)
            is_number = g_ascii_isxdigit(at[i]);
        from = (gsize)(at - out->str) + 1;
        if (is_number)
            g_string_insert(out, (gssize)from - 1, "_x005F");
        from += is_number ? strlen("_x005F") : 0;
    }
}

static void append_paragraph(GString *out, const struct report_paragraph *paragraph)
{
    xlsx_clean(out, paragraph->lead);
    if (paragraph->lead && paragraph->text)
        g_string_append_c(out, ' ');
    xlsx_clean(out, paragraph->text);
    if (paragraph->tail) {
        g_string_append(out, " (");
        xlsx_clean(out, paragraph->tail);
        g_string_append_c(out, ')');
    }
}

static GString *words_of(const struct report_cell *cell)
{
    GString *out = g_string_new(NULL);
    for (size_t i = 0; i < cell->paragraphs.n; i++) {
        g_string_append(out, i ? "\n" : "");
        append_paragraph(out, (const struct report_paragraph *)cell->paragraphs.at + i);
    }
    return out;
}

/* How tall words are in a column, in points: by what a line of it takes on average. */
double xlsx_height(const char *words, double width)
{
    static const double NARROW =
        1.2; /* Arial at 9 points takes less than the unit of a column */
    double lines = 0, length = 0;
    for (;; words++) {
        if (*words == '\n' || !*words) {
            lines += 1 + (double)(size_t)(length / (width * NARROW));
            length = 0;
        } else if (((unsigned char)*words & 0xc0) != 0x80) {
            length++;
        }
        if (!*words)
            return lines * LINE + PAD;
    }
}

/* Excel takes so many characters and no more: the rest is counted. */
static void cut(struct xlsx_sheet *xlsx, GString *words)
{
    enum { TALE = 64 };
    glong n = words->len > XLSX_MOST ? g_utf8_strlen(words->str, -1) : 0;
    if (n <= XLSX_MOST)
        return;
    const char *end = g_utf8_offset_to_pointer(words->str, XLSX_MOST - TALE);
    g_string_truncate(words, (gsize)(end - words->str));
    g_string_append_printf(words, " … (%ld characters are cut off)", n - (XLSX_MOST - TALE));
    xlsx->cuts++;
}

/* ---- cells ---- */

static lxw_col_t column_of(const struct report_cell *cell)
{
    return (lxw_col_t)MIN(cell->column, XLSX_COLUMNS - 1);
}

/* The number Excel has for a day that is written as such, or 0. */
static double serial_of(const char *words)
{
    uint32_t day;
    if (!g_ascii_isdigit(*words) || !rt_window_day(words, &day)) /* ours begins with one */
        return 0;
    uint32_t none = rt_day_new(1899, 12, 30), march = rt_day_new(1900, 3, 1);
    g_autofree char *again = rt_day_words(day);
    return day >= march && !strcmp(again, words) ? day - none : 0;
}

/* "5 of 16, 31%" is the number 5 that is shown so; NULL: the words are another. */
static lxw_format *count_format(struct xlsx_sheet *xlsx, const char *words)
{
    static const double SIZE = 9;
    unsigned n, total, share;
    int end = 0;
    if (sscanf(words, "%u of %u, %u%%%n", &n, &total, &share, &end) != 3 || words[end])
        return NULL;
    g_autofree char *code = g_strdup_printf("0\"%s\"", strstr(words, " of "));
    lxw_format *format = xlsx_look(xlsx->book, SIZE, false);
    format_set_border(format, LXW_BORDER_THIN);
    format_set_align(format, LXW_ALIGN_LEFT);
    format_set_num_format(format, code);
    return format;
}

/* What stands where a cell begins. */
static void put_words(struct xlsx_sheet *xlsx, const struct report_cell *cell,
                      const char *words)
{
    lxw_row_t row = xlsx->row + cell->line;
    lxw_col_t column = column_of(cell);
    double serial = cell->lines == 1 ? serial_of(words) : 0;
    lxw_format *count = xlsx->is_of_counts ? count_format(xlsx, words) : NULL;
    if (count)
        worksheet_write_number(xlsx->sheet, row, column, atof(words), count);
    else if (serial > 0)
        worksheet_write_number(xlsx->sheet, row, column, serial, xlsx->looks[XLSX_DATE]);
    else
        worksheet_write_string(xlsx->sheet, row, column, words, xlsx->looks[XLSX_CELL]);
}

/* One line of a row: the words of what begins there, an empty cell of what goes on. */
static void put_line(struct xlsx_sheet *xlsx, const struct report_row *row, unsigned line,
                     const GPtrArray *words)
{
    for (guint i = 0; i < row->cells.n; i++) {
        const struct report_cell *cell = (const struct report_cell *)row->cells.at + i;
        if (cell->line == line)
            put_words(xlsx, cell, ((const GString *)words->pdata[i])->str);
        else if (cell->line < line && line < cell->line + cell->lines)
            worksheet_write_blank(xlsx->sheet, xlsx->row + line, column_of(cell),
                                  xlsx->looks[XLSX_CELL]);
    }
}

/* When its rows have gone out: then merging writes no cell again, and only says so. */
static void merge(struct xlsx_sheet *xlsx, const struct report_cell *cell)
{
    lxw_row_t first = xlsx->row + cell->line, last = first + cell->lines - 1;
    lxw_col_t column = column_of(cell);
    if (first < last)
        worksheet_merge_range(xlsx->sheet, first, column, last, column, "",
                              xlsx->looks[XLSX_CELL]);
}

/* The words of a cell, which make the lines that it spans as tall as they need, each by as
 * much. */
static GString *measure(struct xlsx_sheet *xlsx, const struct report_cell *cell,
                        double *heights)
{
    GString *words = words_of(cell);
    double share = xlsx_height(words->str, xlsx->widths[column_of(cell)]) / cell->lines;
    cut(xlsx, words);
    for (unsigned line = cell->line; line < cell->line + cell->lines; line++)
        heights[line] = MAX(heights[line], share);
    return words;
}

static void free_words(void *words)
{
    g_string_free(words, TRUE);
}

/* It stands in each line of a row: a filter shows and hides lines, and one without the word
 * would go from under its recommendation. */
static const char *rag_word(const struct report_row *row)
{
    for (size_t i = 0; i < row->cells.n; i++) {
        const struct report_cell *cell = (const struct report_cell *)row->cells.at + i;
        for (size_t k = 0; k < cell->paragraphs.n; k++) {
            const struct report_paragraph *paragraph =
                (const struct report_paragraph *)cell->paragraphs.at + k;
            if (paragraph->rag)
                return paragraph->lead;
        }
    }
    return "";
}

/* Excel does not measure merged cells: the rows are made as tall as their words.  Cells go
 * out row by row, so that the library need not hold any. */
void xlsx_sheet_row(struct xlsx_sheet *xlsx, const struct report_row *row)
{
    g_autofree double *heights = g_new(double, row->lines);
    g_autoptr(GPtrArray) words = g_ptr_array_new_with_free_func(free_words);
    const char *rag = rag_word(row);
    for (unsigned line = 0; line < row->lines; line++)
        heights[line] = LINE + PAD;
    for (size_t i = 0; i < row->cells.n; i++)
        g_ptr_array_add(words,
                        measure(xlsx, (const struct report_cell *)row->cells.at + i, heights));
    for (unsigned line = 0; line < row->lines; line++) {
        worksheet_set_row(xlsx->sheet, xlsx->row + line, MIN(heights[line], XLSX_TALLEST),
                          NULL);
        put_line(xlsx, row, line, words);
        if (!xlsx->is_of_counts)
            worksheet_write_string(xlsx->sheet, xlsx->row + line, (lxw_col_t)xlsx->n_columns,
                                   rag, xlsx->looks[XLSX_CELL]);
    }
    for (size_t i = 0; i < row->cells.n; i++)
        merge(xlsx, (const struct report_cell *)row->cells.at + i);
    xlsx->row += row->lines;
}

void xlsx_sheet_across(struct xlsx_sheet *xlsx, const char *text, enum xlsx_look look)
{
    static const double heights[XLSX_LOOKS] = {
        [XLSX_HEADING_1] = 24, [XLSX_HEADING_2] = 20, [XLSX_HEADING_3] = 18};
    enum { FEW = 4, MANY = 6 };
    g_autoptr(GString) words = g_string_new(NULL);
    size_t last = xlsx->is_of_counts ? MANY : xlsx->n_columns ? xlsx->n_columns : FEW;
    xlsx_clean(words, text);
    cut(xlsx, words);
    worksheet_merge_range(xlsx->sheet, xlsx->row, 0, xlsx->row, (lxw_col_t)last, words->str,
                          xlsx->looks[look]);
    worksheet_set_row(xlsx->sheet, xlsx->row++, heights[look] > 0 ? heights[look] : LINE + PAD,
                      NULL);
}

/* The widths of the first table are the sheet's. */
static void set_widths(struct xlsx_sheet *xlsx, const struct report_part *part)
{
    for (size_t i = 0; i < xlsx->n_columns; i++) {
        xlsx->widths[i] = WIDTH * part->columns[i].share / 100;
        worksheet_set_column(xlsx->sheet, (lxw_col_t)i, (lxw_col_t)i, xlsx->widths[i], NULL);
    }
    if (!xlsx->is_of_counts)
        worksheet_set_column(xlsx->sheet, (lxw_col_t)xlsx->n_columns,
                             (lxw_col_t)xlsx->n_columns, RAG_WIDTH, NULL);
}

void xlsx_sheet_heads(struct xlsx_sheet *xlsx, const struct report_part *part)
{
    double height = LINE + PAD;
    bool is_first = !xlsx->heads;
    if (is_first) {
        xlsx->n_columns = MIN(part->n_columns, XLSX_COLUMNS);
        set_widths(xlsx, part);
        xlsx->heads = xlsx->row;
    }
    if (is_first && !xlsx->is_of_counts) {
        worksheet_freeze_panes(xlsx->sheet, xlsx->row + 1, 0);
        worksheet_repeat_rows(xlsx->sheet, xlsx->row, xlsx->row);
    }
    for (size_t i = 0; i < MIN(part->n_columns, xlsx->n_columns); i++) {
        g_autoptr(GString) words = g_string_new(NULL);
        xlsx_clean(words, part->columns[i].heading);
        worksheet_write_string(xlsx->sheet, xlsx->row, (lxw_col_t)i, words->str,
                               xlsx->looks[XLSX_HEADS]);
        height = MAX(height, xlsx_height(words->str, xlsx->widths[i]));
    }
    if (!xlsx->is_of_counts)
        worksheet_write_string(xlsx->sheet, xlsx->row, (lxw_col_t)xlsx->n_columns, "RAG",
                               xlsx->looks[XLSX_HEADS]);
    worksheet_set_row(xlsx->sheet, xlsx->row++, height, NULL);
}

void xlsx_sheet_end(struct xlsx_sheet *xlsx)
{
    if (!xlsx->heads || xlsx->is_of_counts)
        return;
    make_colours(xlsx, (lxw_col_t)xlsx->n_columns);
    worksheet_autofilter(xlsx->sheet, xlsx->heads, 0, xlsx->row - 1,
                         (lxw_col_t)xlsx->n_columns);
}

void xlsx_sheet_init(struct xlsx_sheet *xlsx, lxw_workbook *book, lxw_format *const *looks,
                     const char *name, bool is_of_counts)
{
    enum { A4 = 9 };
    *xlsx = (struct xlsx_sheet){.book = book, .looks = looks, .is_of_counts = is_of_counts};
    xlsx->sheet = workbook_add_worksheet(book, name);
    worksheet_set_landscape(xlsx->sheet);
    worksheet_set_paper(xlsx->sheet, A4);
    worksheet_set_margins(xlsx->sheet, 0.47, 0.47, 0.47, 0.6);
    worksheet_fit_to_pages(xlsx->sheet, 1, 0);
    worksheet_set_footer(xlsx->sheet, "&RPage &P of &N");
    worksheet_gridlines(xlsx->sheet, LXW_HIDE_ALL_GRIDLINES);
}
