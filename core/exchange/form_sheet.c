/* A form as rows of cells, and those as CSV.
 *
 * Above the headings stand the title, the instructions and the form's mark, each in the
 * first cell of a row; below them a row a recommendation.  Columns may come back in any
 * order. */
#include <string.h>

#include <rectrack/text.h>

#include "exchange/csv.h"
#include "exchange/csv_cells.h"
#include "exchange/csv_item.h"
#include "exchange/form_parts.h"

const char *form_sheet_heading(size_t column)
{
    return column == FORM_REF_COLUMN    ? form_ref_heading
           : column == FORM_MARK_COLUMN ? form_mark_heading
                                        : form_columns[column - 1].heading;
}

const char *form_sheet_cell(const struct form_row *row, size_t column)
{
    return column == FORM_REF_COLUMN    ? row->ref
           : column == FORM_MARK_COLUMN ? (row->mark ? row->mark : "")
                                        : row->cells[column - 1];
}

const char *form_nearest(const char *heading)
{
    const char *names[FORM_COLUMNS];
    for (size_t i = 0; i < FORM_COLUMNS; i++)
        names[i] = form_sheet_heading(i);
    return rt_text_nearest(heading, names, FORM_COLUMNS);
}

/* ---- rows that come back ---- */

static size_t column_of(const char *heading)
{
    g_autofree char *asked = rt_text_fold(heading);
    for (size_t i = 0; i < FORM_COLUMNS; i++) {
        g_autofree char *folded = rt_text_fold(form_sheet_heading(i));
        if (strcmp(asked, folded) == 0)
            return i;
    }
    return FORM_COLUMNS;
}

bool form_sheet_is_heading(const char *const *cells, size_t n)
{
    size_t known = 0;
    for (size_t i = 0; i < n; i++)
        known += column_of(cells[i]) < FORM_COLUMNS;
    return known > FORM_COLUMNS / 2;
}

void form_sheet_stray(struct form *form, const char *words, unsigned line)
{
    struct form_stray *stray = rt_list_add(&form->strays, &form->arena, sizeof *stray);
    *stray = (struct form_stray){rt_arena_copy(&form->arena, words), line};
}

/* Is it what stands above the headings of every form? */
static bool is_ours(const char *words)
{
    bool is_same = strcmp(words, form_sheet_how) == 0 || strcmp(words, form_xlsx_how) == 0 ||
                   g_str_has_prefix(words, "Update for ");
    char *each;
    for (size_t i = 0; !is_same && (each = form_instruction(i)); i++) {
        is_same = strcmp(words, each) == 0;
        g_free(each);
    }
    return is_same;
}

static void take_preface(struct form *form, const char *words, unsigned line)
{
    if (!form->mark && form_read_mark(form, words))
        return;
    if (!is_ours(words))
        form_sheet_stray(form, words, line);
}

static enum rt_status take_headings(struct form_sheet *sheet, const char *const *cells,
                                    size_t n, unsigned line, struct rt_error *error)
{
    unsigned met = 0;
    sheet->has_headings = sheet->has_rows = true;
    for (size_t i = 0; i < n; i++) {
        size_t column = column_of(cells[i]);
        const char *nearest = form_nearest(cells[i]);
        if (column == FORM_COLUMNS && *cells[i])
            return rt_fail_at(error, RT_REFUSED, sheet->file, line, 0,
                              "the heading \"%s\" is none of a form's%s%s; mend it, or take "
                              "the column out",
                              cells[i], nearest ? ", the nearest is " : "",
                              nearest ? nearest : "");
        if (column < FORM_COLUMNS && met & 1U << column)
            return rt_fail_at(error, RT_REFUSED, sheet->file, line, 0,
                              "the heading \"%s\" stands here twice; keep one of them",
                              cells[i]);
        met |= column < FORM_COLUMNS ? 1U << column : 0;
        *(size_t *)rt_list_add(&sheet->columns, &sheet->form->arena, sizeof column) = column;
    }
    return RT_OK;
}

static void take_answers(struct form_sheet *sheet, const char *const *cells, size_t n,
                         unsigned line)
{
    struct form *form = sheet->form;
    struct form_row *row = form_add(form, "");
    row->line = line;
    for (size_t i = 0; i < n; i++) {
        size_t column = i < sheet->columns.n
                            ? *(size_t *)rt_list_item(&sheet->columns, i, sizeof column)
                            : FORM_COLUMNS;
        if (column == FORM_COLUMNS && *cells[i])
            form_sheet_stray(form, cells[i], line);
        else if (column == FORM_REF_COLUMN)
            row->ref = rt_arena_copy(&form->arena, cells[i]);
        else if (column == FORM_MARK_COLUMN)
            row->mark = rt_arena_copy(&form->arena, cells[i]);
        else if (column < FORM_COLUMNS)
            row->cells[column - 1] = rt_arena_copy(&form->arena, cells[i]);
    }
}

enum rt_status form_sheet_row(struct form_sheet *sheet, const char *const *cells, size_t n,
                              unsigned line, struct rt_error *error)
{
    if (sheet->has_headings)
        take_answers(sheet, cells, n, line);
    else if (form_sheet_is_heading(cells, n))
        return take_headings(sheet, cells, n, line, error);
    else
        for (size_t i = 0; i < n; i++)
            if (*cells[i])
                take_preface(sheet->form, cells[i], line);
    return RT_OK;
}

void form_sheet_next(struct form_sheet *sheet)
{
    sheet->has_headings = false;
    sheet->columns = (struct rt_list){0};
}

enum rt_status form_sheet_end(struct form_sheet *sheet, struct rt_error *error)
{
    return sheet->has_rows
               ? RT_OK
               : rt_fail_at(error, RT_REFUSED, sheet->file, 0, 0,
                            "the file has no row with the headings of a form (%s, %s, ...); "
                            "nothing was taken: ask for it as it was sent out",
                            form_sheet_heading(0), form_sheet_heading(1));
}

/* ---- CSV ---- */

static void put_row(GString *out, const char *const *cells, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        if (i)
            g_string_append_c(out, ',');
        csv_put_cell(out, cells[i]);
    }
    g_string_append(out, "\r\n");
}

enum rt_status form_write_csv(const struct form *form,
                              G_GNUC_UNUSED const struct exchange_options *options,
                              struct rt_sink *sink, struct rt_error *error)
{
    g_autoptr(GString) out = g_string_new("\uFEFF"); /* by which Excel knows UTF-8 */
    g_autofree char *title = form_title(form);
    const char *cells[FORM_COLUMNS] = {title};
    size_t n = 0;
    put_row(out, cells, 1);
    cells[0] = form_sheet_how;
    put_row(out, cells, 1);
    for (char *words; (words = form_instruction(n)); n++, g_free(words))
        put_row(out, (const char *const[]){words}, 1);
    put_row(out, &form->mark, 1);
    for (size_t i = 0; i < FORM_COLUMNS; i++)
        cells[i] = form_sheet_heading(i);
    put_row(out, cells, FORM_COLUMNS);
    for (size_t i = 0; i < form->rows.n; i++) {
        for (size_t k = 0; k < FORM_COLUMNS; k++)
            cells[k] = form_sheet_cell(form_row_at(form, i), k);
        put_row(out, cells, FORM_COLUMNS);
    }
    return rt_sink_write(sink, out->str, out->len, error);
}

/* The cells of the row at hand, their guards taken off. */
static size_t cells_of(const struct csv_cells *csv, const char *out[static CSV_COLUMNS])
{
    size_t n = csv->cells->len;
    for (size_t i = 0; i < n; i++)
        out[i] = csv_unguard(csv_cells_text(csv, i));
    return n;
}

/* By which the headings fall into cells; a comma where nothing does. */
static void choose_separator(struct csv_cells *csv)
{
    static const char separators[] = ",;\t";
    const char *cells[CSV_COLUMNS];
    for (const char *at = separators; *at; at++) {
        bool is_end = false;
        csv->separator = *at;
        csv_cells_rewind(csv);
        while (csv_cells_row(csv, &is_end, NULL) == RT_OK && !is_end)
            if (form_sheet_is_heading(cells, cells_of(csv, cells)))
                return;
    }
    csv->separator = *separators;
}

enum rt_status form_read_csv(struct file_input *input, const struct exchange_options *options,
                             struct form *out, struct rt_error *error)
{
    struct csv_cells csv;
    struct form_sheet sheet = {.form = out, .file = input->name};
    bool is_end = false;
    enum rt_status status = csv_cells_open(&csv, input, options->notices, error);
    if (status != RT_OK)
        return status;
    choose_separator(&csv);
    csv_cells_rewind(&csv);
    while (status == RT_OK) {
        const char *cells[CSV_COLUMNS];
        status = csv_cells_row(&csv, &is_end, error);
        if (status != RT_OK || is_end)
            break;
        unsigned line = g_array_index(csv.cells, struct csv_cell, 0).line;
        status = form_sheet_row(&sheet, cells, cells_of(&csv, cells), line, error);
    }
    csv_cells_close(&csv);
    return status == RT_OK ? form_sheet_end(&sheet, error) : status;
}
