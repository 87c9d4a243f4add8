/* A form as a workbook: on the first sheet the form, on the second how to fill it in.
 *
 * What is to be read is protected against slips of the hand, without a password; what is
 * for the program is hidden as well.  Every cell is a string, and those to answer keep what
 * is typed as text: no date or formula is made of it. */
#include "exchange/xlsx_form.h"

#include "exchange/form_parts.h"
#include "exchange/xlsx_out.h"
#include "exchange/xlsx_sheet.h"

enum { TITLE_ROW, HOW_ROW, MORE_ROW, MARK_ROW, HEADS_ROW, FIRST_ROW, A4 = 9, PRINTED = 65 };

static const double REF_WIDTH = 10, ANSWER_HEIGHT = 64, HEADS_HEIGHT = 28;

enum look { TITLE, HOW, WORDS, HEADS, ANSWER_HEADS, READ, ANSWER, LOOKS };

struct writing {
    const struct form *form;
    lxw_workbook *book;
    lxw_worksheet *sheet;
    lxw_format *looks[LOOKS];
    lxw_error fault; /* the first */
};

static void make_looks(struct writing *writing)
{
    static const struct {
        double size;
        bool is_bold, has_border;
        lxw_color_t ground; /* 0: none */
        bool is_one_line;   /* runs on over the empty cells beside it */
    } looks[LOOKS] = {
        [TITLE] = {14, true, false, 0, true},
        [HOW] = {10, false, false, 0, true},
        [WORDS] = {10, false, false, 0, false},
        [HEADS] = {9, true, true, 0xE4E8EE, false},
        [ANSWER_HEADS] = {9, true, true, 0xFFE9A8, false},
        [READ] = {9, false, true, 0xF2F2F2, false},
        [ANSWER] = {9, false, true, 0xFFFBE6, false},
    };
    for (size_t i = 0; i < LOOKS; i++) {
        lxw_format *format = xlsx_look(writing->book, looks[i].size, looks[i].is_bold);
        if (looks[i].has_border)
            format_set_border(format, LXW_BORDER_THIN);
        if (looks[i].ground)
            format_set_bg_color(format, looks[i].ground);
        format->text_wrap = !looks[i].is_one_line;
        writing->looks[i] = format;
    }
    format_set_unlocked(writing->looks[ANSWER]);
    format_set_num_format(writing->looks[ANSWER], "@");
}

static void put(struct writing *writing, lxw_row_t row, lxw_col_t column, const char *words,
                enum look look)
{
    g_autoptr(GString) clean = g_string_new(NULL);
    xlsx_clean(clean, words);
    lxw_error fault =
        *words ? worksheet_write_string(writing->sheet, row, column, clean->str,
                                        writing->looks[look])
               : worksheet_write_blank(writing->sheet, row, column, writing->looks[look]);
    if (!writing->fault)
        writing->fault = fault;
}

static double width_of(size_t column)
{
    bool is_cell = column != FORM_REF_COLUMN && column != FORM_MARK_COLUMN;
    return is_cell ? form_columns[column - 1].width : REF_WIDTH;
}

static bool is_answer(size_t column)
{
    return column != FORM_MARK_COLUMN && column > FORM_ANSWERS;
}

static void put_head(struct writing *writing)
{
    g_autofree char *title = form_title(writing->form);
    lxw_row_col_options hidden = {.hidden = true};
    put(writing, TITLE_ROW, 0, title, TITLE);
    put(writing, HOW_ROW, 0, form_sheet_how, HOW);
    put(writing, MORE_ROW, 0, form_xlsx_how, HOW);
    put(writing, MARK_ROW, 0, writing->form->mark, HOW);
    for (size_t i = 0; i < FORM_COLUMNS; i++) {
        lxw_col_t column = (lxw_col_t)i;
        put(writing, HEADS_ROW, column, form_sheet_heading(i),
            is_answer(i) ? ANSWER_HEADS : HEADS);
        worksheet_set_column_opt(writing->sheet, column, column, width_of(i), NULL,
                                 i == FORM_MARK_COLUMN ? &hidden : NULL);
    }
    worksheet_set_row(writing->sheet, HEADS_ROW, HEADS_HEIGHT, NULL);
    worksheet_set_row_opt(writing->sheet, MARK_ROW, LXW_DEF_ROW_HEIGHT, NULL, &hidden);
}

static void put_row(struct writing *writing, size_t i)
{
    const struct form_row *row = form_row_at(writing->form, i);
    lxw_row_t at = FIRST_ROW + (lxw_row_t)i;
    double height = ANSWER_HEIGHT;
    for (size_t k = 0; k < FORM_COLUMNS; k++) {
        const char *words = form_sheet_cell(row, k);
        put(writing, at, (lxw_col_t)k, words, is_answer(k) ? ANSWER : READ);
        if (k != FORM_MARK_COLUMN)
            height = MAX(height, xlsx_height(words, width_of(k)));
    }
    worksheet_set_row(writing->sheet, at, MIN(height, XLSX_TALLEST), NULL);
}

/* What a cell takes is said where it is clicked; of some there is a list.  (The library
 * takes pointers that are not const, and only reads.) */
static void validate(struct writing *writing, size_t cell)
{
    const struct form_column *column = &form_columns[cell];
    lxw_col_t at = (lxw_col_t)(cell + 1);
    lxw_row_t last = FIRST_ROW + (lxw_row_t)writing->form->rows.n - 1;
    char *heading = (char *)(uintptr_t)column->heading, *help = (char *)(uintptr_t)column->help;
    lxw_data_validation rule = {.validate = LXW_VALIDATION_TYPE_ANY,
                                .ignore_blank = LXW_VALIDATION_ON,
                                .show_input = LXW_VALIDATION_ON,
                                .input_title = heading,
                                .input_message = help};
    if (column->choices) {
        rule.validate = LXW_VALIDATION_TYPE_LIST;
        rule.value_list = (char **)(uintptr_t)column->choices;
        rule.dropdown = LXW_VALIDATION_ON;
        rule.show_error = LXW_VALIDATION_ON;
        rule.error_title = heading;
        rule.error_message = help;
    }
    lxw_error fault =
        worksheet_data_validation_range(writing->sheet, FIRST_ROW, at, last, at, &rule);
    if (!writing->fault)
        writing->fault = fault;
}

static void protect(lxw_worksheet *sheet)
{
    lxw_protection may = {.format_columns = true, .format_rows = true};
    worksheet_protect(sheet, NULL, &may);
}

/* In the head of each page "&" begins a code of Excel's, and 255 characters are the most. */
static void set_page_title(const struct writing *writing)
{
    enum { LONGEST = 100 };
    g_autofree char *title = form_title(writing->form);
    g_autofree char *begin = g_utf8_substring(title, 0, MIN(g_utf8_strlen(title, -1), LONGEST));
    g_auto(GStrv) parts = g_strsplit(begin, "&", -1);
    g_autofree char *words = g_strjoinv("&&", parts);
    g_autoptr(GString) clean = g_string_new("&L&\"Arial,Bold\"&14 ");
    xlsx_clean(clean, words);
    worksheet_set_header(writing->sheet, clean->str);
}

/* What is to be read on the left page, what is to be answered on the right one.  The title is
 * in the head of both: what stands above the table runs on over its cells, and would be cut
 * off where the first column is repeated. */
static void set_print(const struct writing *writing)
{
    lxw_worksheet *sheet = writing->sheet;
    lxw_col_t breaks[] = {FORM_ANSWERS + 1, 0};
    lxw_row_t last = FIRST_ROW + (lxw_row_t)writing->form->rows.n - 1;
    set_page_title(writing);
    worksheet_print_area(sheet, HEADS_ROW, 0, last, FORM_CELLS);
    worksheet_set_landscape(sheet);
    worksheet_set_paper(sheet, A4);
    worksheet_set_margins(sheet, 0.4, 0.4, 0.8, 0.6);
    worksheet_set_print_scale(sheet, PRINTED);
    worksheet_repeat_rows(sheet, HEADS_ROW, HEADS_ROW);
    worksheet_repeat_columns(sheet, 0, 0);
    worksheet_set_v_pagebreaks(sheet, breaks);
    worksheet_set_footer(sheet, "&RPage &P of &N");
}

static void put_form(struct writing *writing)
{
    writing->sheet = workbook_add_worksheet(writing->book, "Form");
    put_head(writing);
    for (size_t i = 0; i < writing->form->rows.n; i++)
        put_row(writing, i);
    for (size_t cell = FORM_ANSWERS; cell < FORM_CELLS; cell++)
        validate(writing, cell);
    worksheet_freeze_panes(writing->sheet, FIRST_ROW, 1);
    worksheet_set_selection(writing->sheet, FIRST_ROW, FORM_ANSWERS + 1, FIRST_ROW,
                            FORM_ANSWERS + 1);
    protect(writing->sheet);
    set_print(writing);
}

static void put_instructions(struct writing *writing)
{
    static const double wide = 110;
    lxw_row_t row = 0;
    writing->sheet = workbook_add_worksheet(writing->book, "How to fill this in");
    worksheet_set_column(writing->sheet, 0, 0, wide, NULL);
    for (char *words; (words = form_instruction(row)); g_free(words))
        put(writing, row++, 0, words, WORDS);
    worksheet_set_landscape(writing->sheet);
    worksheet_set_paper(writing->sheet, A4);
    protect(writing->sheet);
}

enum rt_status xlsx_form_write(const struct form *form,
                               G_GNUC_UNUSED const struct exchange_options *options,
                               struct rt_sink *sink, struct rt_error *error)
{
    struct writing writing = {.form = form};
    struct xlsx_out book;
    g_autofree char *title = form_title(form);
    enum rt_status status = xlsx_out_open(&book, title, false, error);
    if (status != RT_OK)
        return status;
    writing.book = book.book;
    make_looks(&writing);
    put_form(&writing);
    put_instructions(&writing);
    if (writing.fault)
        status = rt_fail(error, RT_REFUSED, "the workbook can't hold this form: %s",
                         lxw_strerror(writing.fault));
    return xlsx_out_close(&book, status, sink, error);
}
