/* CSV as rows of cells.  It knows quotes, separators, line ends and encodings,
 * and no heading. */
#include "config.h"

#include "exchange/csv_cells.h"

#include <stdarg.h>
#include <stdint.h>
#include <string.h>

#include "exchange/place.h"

/* Windows-1252 from 0x80 to 0x9F; 0 where it has no character. */
static const gunichar windows[32] = {
    0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0,      0x017D, 0,      0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178,
};

/* What there is in a file: offsets + 1 of the first of each kind; 0: none. */
struct survey {
    uint64_t offset;
    uint64_t nul, lone_cr, not_utf8, not_windows;
    bool has_letters; /* characters of several bytes in UTF-8 */
    unsigned char before;
};

static void note(uint64_t *first, uint64_t offset)
{
    if (!*first)
        *first = offset + 1;
}

static void survey_bytes(struct survey *survey, const unsigned char *bytes, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        unsigned char c = bytes[i];
        uint64_t at = survey->offset + i;
        if (c == '\0')
            note(&survey->nul, at);
        else if (c >= 0x80 && c < 0xA0 && !windows[c - 0x80])
            note(&survey->not_windows, at);
        if (survey->before == '\r' && c != '\n')
            note(&survey->lone_cr, at - 1);
        survey->before = c;
    }
}

/* Looks for bytes that are not UTF-8; returns how many at the end may go on in
 * the next piece. */
static size_t survey_letters(struct survey *survey, const char *bytes, size_t n, bool is_last)
{
    const char *at = bytes, *end = bytes + n, *stop;
    while (at < end) {
        g_utf8_validate_len(at, (gsize)(end - at), &stop);
        for (; at < stop && !survey->has_letters; at++)
            survey->has_letters = (unsigned char)*at >= 0x80;
        at = stop;
        if (at == end)
            break;
        bool is_cut =
            !is_last && end - at < 4 && g_utf8_get_char_validated(at, end - at) == (gunichar)-2;
        if (is_cut)
            return (size_t)(end - at);
        if (*at)
            note(&survey->not_utf8, survey->offset + (uint64_t)(at - bytes));
        at++;
    }
    return 0;
}

static void survey_file(FILE *stream, struct survey *survey)
{
    char piece[1 << 14];
    size_t kept = 0, got;
    rewind(stream);
    do {
        got = fread(piece + kept, 1, sizeof piece - kept, stream);
        uint64_t here = survey->offset;
        survey->offset += kept;
        survey_bytes(survey, (const unsigned char *)piece + kept, got);
        survey->offset = here;
        size_t n = kept + got;
        kept = survey_letters(survey, piece, n, got == 0);
        survey->offset += n - kept;
        memmove(piece, piece + n - kept, kept);
    } while (got > 0);
    if (survey->before == '\r')
        note(&survey->lone_cr, survey->offset - 1);
}

static void notice(GPtrArray *notices, const char *name, const char *sentence)
{
    if (notices)
        g_ptr_array_add(notices, g_strdup_printf("%s: %s", name, sentence));
}

static enum rt_status fail_byte(const struct csv_cells *cells, uint64_t place,
                                struct rt_error *error, const char *sentence)
{
    struct exchange_place at = exchange_place_of(cells->input->stream, (size_t)place - 1);
    return rt_fail_at(error, RT_REFUSED, cells->input->name, at.line, at.column, "%s",
                      sentence);
}

/* Decides how the file is read, or that it can't be. */
static enum rt_status decide(struct csv_cells *cells, const struct survey *survey,
                             GPtrArray *notices, struct rt_error *error)
{
    if (survey->nul)
        return fail_byte(cells, survey->nul, error,
                         "a NUL stands here; save the file as CSV in UTF-8");
    if (survey->not_utf8 && survey->has_letters)
        return fail_byte(cells, survey->not_utf8, error,
                         "the bytes here are not UTF-8, though others in the file are; save "
                         "all of it as UTF-8");
    if (survey->not_utf8 && survey->not_windows)
        return fail_byte(cells, survey->not_windows, error,
                         "the byte here is neither UTF-8 nor Windows-1252; save the file as "
                         "UTF-8");
    cells->is_1252 = survey->not_utf8 != 0;
    if (survey->lone_cr)
        return fail_byte(cells, survey->lone_cr, error,
                         "a carriage return stands here without a line feed; end each line in "
                         "a line feed");
    if (cells->is_1252)
        notice(notices, cells->input->name,
               "read as Windows-1252, because it is not UTF-8; look at its accented letters");
    return RT_OK;
}

enum rt_status csv_cells_open(struct csv_cells *cells, struct file_input *input,
                              GPtrArray *notices, struct rt_error *error)
{
    *cells = (struct csv_cells){.input = input, .separator = ','};
    cells->text = g_string_new(NULL);
    cells->cells = g_array_new(FALSE, FALSE, sizeof(struct csv_cell));
    struct survey survey = {0};
    char mark[2] = {0};
    rewind(input->stream);
    size_t n = fread(mark, 1, sizeof mark, input->stream);
    if (n == 2 && (memcmp(mark, "\xFF\xFE", 2) == 0 || memcmp(mark, "\xFE\xFF", 2) == 0))
        return fail_byte(cells, 1, error, "the file is UTF-16; save it as CSV in UTF-8");
    survey_file(input->stream, &survey);
    if (ferror(input->stream))
        return rt_fail_at(error, RT_REFUSED, input->name, 0, 0,
                          "the file can't be read to its end");
    return decide(cells, &survey, notices, error);
}

void csv_cells_close(struct csv_cells *cells)
{
    if (cells->text)
        g_string_free(cells->text, TRUE);
    if (cells->cells)
        g_array_free(cells->cells, TRUE);
    *cells = (struct csv_cells){0};
}

void csv_cells_rewind(struct csv_cells *cells)
{
    FILE *stream = cells->input->stream;
    char mark[3];
    rewind(stream);
    if (fread(mark, 1, 3, stream) != 3 || memcmp(mark, "\xEF\xBB\xBF", 3) != 0)
        rewind(stream);
    cells->line = cells->column = 1;
}

/* The next byte; a line end as '\n'. */
static int take(struct csv_cells *cells)
{
    FILE *stream = cells->input->stream;
    int c = getc_unlocked(stream);
    if (c == '\r')
        c = getc_unlocked(stream); /* a line feed: others were refused */
    if (c == '\n') {
        cells->line++;
        cells->column = 1;
        return '\n';
    }
    if (c != EOF && (cells->is_1252 || (c & 0xC0) != 0x80))
        cells->column++;
    return c;
}

static void keep(struct csv_cells *cells, int c)
{
    if (cells->is_1252 && c >= 0x80)
        g_string_append_unichar(cells->text, c < 0xA0 ? windows[c - 0x80] : (gunichar)c);
    else
        g_string_append_c(cells->text, (char)c);
}

static enum rt_status fail_here(const struct csv_cells *cells, unsigned line, unsigned column,
                                struct rt_error *error, const char *sentence)
{
    return rt_fail_at(error, RT_REFUSED, cells->input->name, line, column, "%s", sentence);
}

/* What is in quotes, after the opening one; *end is what follows the closing one. */
static enum rt_status take_quoted(struct csv_cells *cells, const struct csv_cell *cell,
                                  int *end, struct rt_error *error)
{
    for (;;) {
        int c = take(cells);
        if (c == EOF)
            return fail_here(cells, cell->line, cell->column, error,
                             "a quote is opened here and never closed; close it");
        if (c != '"') {
            keep(cells, c);
            continue;
        }
        unsigned line = cells->line, column = cells->column;
        c = take(cells);
        if (c == '"') {
            keep(cells, c);
            continue;
        }
        *end = c;
        if (c == EOF || c == '\n' || c == cells->separator)
            return RT_OK;
        return fail_here(cells, line, column, error,
                         "the cell goes on after its closing quote; double a quote that is "
                         "part of the text");
    }
}

static enum rt_status take_bare(struct csv_cells *cells, int c, int *end,
                                struct rt_error *error)
{
    while (c != EOF && c != '\n' && c != cells->separator) {
        if (c == '"')
            return fail_here(cells, cells->line, cells->column - 1, error,
                             "a quote stands inside a cell; put the cell in quotes and double "
                             "the quote");
        keep(cells, c);
        c = take(cells);
    }
    *end = c;
    return RT_OK;
}

/* c: the first character of the row, which stands at line and column. */
static enum rt_status take_row(struct csv_cells *cells, int c, unsigned line, unsigned column,
                               struct rt_error *error)
{
    for (;;) {
        struct csv_cell cell = {.at = cells->text->len, .line = line, .column = column};
        enum rt_status status =
            c == '"' ? take_quoted(cells, &cell, &c, error) : take_bare(cells, c, &c, error);
        if (status != RT_OK)
            return status;
        g_string_append_c(cells->text, '\0');
        g_array_append_val(cells->cells, cell);
        if (c == EOF || c == '\n')
            return RT_OK;
        line = cells->line;
        column = cells->column;
        if (cells->cells->len >= CSV_COLUMNS)
            return fail_here(
                cells, line, column, error,
                "the row has more than 200 cells; no file of rectrack has so many");
        c = take(cells);
    }
}

/* A row of empty cells alone says nothing. */
static bool is_blank(const struct csv_cells *cells)
{
    return cells->text->len == cells->cells->len;
}

enum rt_status csv_cells_row(struct csv_cells *cells, bool *is_end, struct rt_error *error)
{
    enum rt_status status = RT_OK;
    do {
        g_string_truncate(cells->text, 0);
        g_array_set_size(cells->cells, 0);
        unsigned line = cells->line, column = cells->column;
        int c = take(cells);
        *is_end = c == EOF;
        if (c == EOF)
            return RT_OK;
        status = take_row(cells, c, line, column, error);
    } while (status == RT_OK && is_blank(cells));
    return status;
}

const char *csv_cells_text(const struct csv_cells *cells, size_t i)
{
    return cells->text->str + g_array_index(cells->cells, struct csv_cell, i).at;
}

enum rt_status csv_cells_fail(const struct csv_cells *cells, size_t i, struct rt_error *error,
                              const char *format, ...)
{
    const struct csv_cell *cell = &g_array_index(cells->cells, struct csv_cell, i);
    va_list words;
    va_start(words, format);
    g_autofree char *sentence = g_strdup_vprintf(format, words);
    va_end(words);
    return fail_here(cells, cell->line, cell->column, error, sentence);
}
