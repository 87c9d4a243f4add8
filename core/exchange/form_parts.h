/* What the formats of a form share: its marks as they are read, and a form as rows of
 * cells, which is what CSV and Excel hold.
 */
#ifndef EXCHANGE_FORM_PARTS_H
#define EXCHANGE_FORM_PARTS_H

#include "exchange/form.h"

/* Takes the mark of a form apart; false: it is none. */
bool form_read_mark(struct form *form, const char *mark);

/* A cell by its heading, in any case, with needless blanks; FORM_CELLS: there is none. */
enum form_cell form_cell_named(const char *heading);

/* ---- form_sheet.c ---- */

/* Before the cells of a row stands its reference, behind them its mark. */
enum {
    FORM_COLUMNS = FORM_CELLS + 2,
    FORM_REF_COLUMN = 0,
    FORM_MARK_COLUMN = FORM_COLUMNS - 1
};

const char *form_sheet_heading(size_t column);

/* The heading that is most like a wrong one, or NULL. */
const char *form_nearest(const char *heading);

/* The words of a row in that column. */
const char *form_sheet_cell(const struct form_row *row, size_t column);

/* A sheet under way: rows are given one by one, headings found among them. */
struct form_sheet {
    struct form *form;
    const char *file;
    struct rt_list columns; /* size_t: what each column of the file is; FORM_COLUMNS: nothing */
    bool has_headings, has_rows; /* on this sheet; on any */
};

/* Another sheet of the same file begins. */
void form_sheet_next(struct form_sheet *sheet);

/* Notes words that stand where no answer is due. */
void form_sheet_stray(struct form *form, const char *words, unsigned line);

/* The next row of the file: n cells.  RT_REFUSED: a heading that is none of the form's. */
enum rt_status form_sheet_row(struct form_sheet *sheet, const char *const *cells, size_t n,
                              unsigned line, struct rt_error *error);

/* Is this row the one of the headings? */
bool form_sheet_is_heading(const char *const *cells, size_t n);

/* After the last: were there headings at all? */
enum rt_status form_sheet_end(struct form_sheet *sheet, struct rt_error *error);

/* ---- one file a format ---- */

enum rt_status form_write_yaml(const struct form *form, const struct exchange_options *options,
                               struct rt_sink *sink, struct rt_error *error);
enum rt_status form_read_yaml(struct file_input *input, const struct exchange_options *options,
                              struct form *out, struct rt_error *error);
enum rt_status form_write_csv(const struct form *form, const struct exchange_options *options,
                              struct rt_sink *sink, struct rt_error *error);
enum rt_status form_read_csv(struct file_input *input, const struct exchange_options *options,
                             struct form *out, struct rt_error *error);
enum rt_status form_read_grid(struct file_input *input, const struct exchange_options *options,
                              struct form *out, struct rt_error *error);

#endif
