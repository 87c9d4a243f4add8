/* Answers as lines of text.  On a terminal lines are cut and wrapped to its
 * width; in a pipe they are whole, so that what is searched for is found. */
#include "config.h"

#include "cli/print.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <rectrack/text.h>

#include "cli/spoken.h"
#include "cli/widths.h"
#include "cli/write.h"

enum {
    COLUMNS = 40,
    HELD = 200, /* rows of a listing that are seen before its columns have their widths */
    LABEL = 14,
    WIDEST = 100,
};

struct cell {
    const char *text; /* cleaned */
    int cells;
};

struct cli_print {
    struct rt_output out;
    struct cli_spoken spoken; /* where is_spoken: what is given out in its place */
    bool is_spoken;
    unsigned how; /* flags for rt_text_clean */
    int width;    /* of the terminal; 0: none */
    bool has_color;
    struct cli_width columns[COLUMNS];
    size_t n_columns;
    struct rt_arena arena; /* of the rows that are not written yet */
    struct rt_list held;   /* the first rows of a listing, n_columns cells each */
    bool is_holding;
    bool is_under_label; /* the last line had a label, or went on from one */
    bool has_said;       /* something was printed: headings are set off */
    bool is_progress_shown;
    gint64 began;
    GString *clean, *line; /* scratch */
};

static struct cli_print *print_of(struct rt_output *out)
{
    return (struct cli_print *)out;
}

static enum rt_status write_line(struct cli_print *print, const char *line,
                                 struct rt_error *error)
{
    print->has_said = true;
    return cli_write_line(line, error);
}

static void clear_progress(struct cli_print *print)
{
    if (print->is_progress_shown)
        fputs("\r\033[K", stderr);
    print->is_progress_shown = false;
}

/* ---- listings ---- */

static void put_blanks(GString *line, int n)
{
    gsize at = line->len;
    if (n <= 0)
        return;
    g_string_set_size(line, at + (gsize)n);
    memset(line->str + at, ' ', (size_t)n);
}

/* The cells of a row; of the label row too. */
static enum rt_status lay_row(struct cli_print *print, const struct cell *cells,
                              struct rt_error *error)
{
    bool is_ascii = (print->how & RT_CLEAN_ASCII) != 0;
    g_string_truncate(print->line, 0);
    for (size_t i = 0; i < print->n_columns; i++) {
        int width = print->columns[i].width, used = cells[i].cells;
        if (print->width && used > width)
            used = rt_text_clip(print->line, cells[i].text, width, is_ascii);
        else
            g_string_append(print->line, cells[i].text);
        if (i + 1 < print->n_columns)
            put_blanks(print->line, MAX(width - used, 0) + CLI_GAP);
    }
    return write_line(print, print->line->str, error);
}

/* What was held is written; from now on the widths stand. */
static enum rt_status let_go(struct cli_print *print, struct rt_error *error)
{
    enum rt_status status = RT_OK;
    if (!print->is_holding)
        return RT_OK;
    print->is_holding = false;
    cli_widths(print->columns, print->n_columns, print->width);
    for (size_t i = 0; i < print->held.n && status == RT_OK; i += print->n_columns)
        status = lay_row(print, rt_list_item(&print->held, i, sizeof(struct cell)), error);
    print->held = (struct rt_list){0};
    rt_arena_reset(&print->arena);
    return status;
}

static void hold(struct cli_print *print, const struct cell *cells)
{
    for (size_t i = 0; i < print->n_columns; i++) {
        struct cell *held = rt_list_add(&print->held, &print->arena, sizeof *held);
        *held = cells[i];
        print->columns[i].need = MAX(print->columns[i].need, held->cells);
    }
}

static struct cell clean_cell(struct cli_print *print, const char *text)
{
    g_string_truncate(print->clean, 0);
    rt_text_clean(print->clean, text, RT_CLEAN_LINE | print->how);
    return (struct cell){rt_arena_text(&print->arena, print->clean->str, print->clean->len),
                         rt_text_cells(print->clean->str)};
}

static enum rt_status put_row(struct rt_output *out, const char *const *cells, size_t n,
                              struct rt_error *error)
{
    struct cli_print *print = print_of(out);
    struct cell clean[COLUMNS];
    for (size_t i = 0; i < print->n_columns; i++)
        clean[i] = clean_cell(print, i < n && cells[i] ? cells[i] : "");
    if (!print->is_holding) {
        enum rt_status status = lay_row(print, clean, error);
        rt_arena_reset(&print->arena);
        return status;
    }
    hold(print, clean);
    return print->held.n >= HELD * print->n_columns ? let_go(print, error) : RT_OK;
}

static enum rt_status put_columns(struct rt_output *out, const struct rt_column *columns,
                                  size_t n, struct rt_error *error)
{
    struct cli_print *print = print_of(out);
    const char *labels[COLUMNS];
    g_assert(n > 0 && n <= COLUMNS);
    enum rt_status status = let_go(print, error);
    print->n_columns = n;
    print->is_holding = true;
    for (size_t i = 0; i < n; i++) {
        int label = rt_text_cells(columns[i].label);
        labels[i] = columns[i].label;
        print->columns[i] =
            (struct cli_width){.liking = columns[i].width ? MAX(columns[i].width, label) : 0};
    }
    return status == RT_OK ? put_row(out, labels, n, error) : status;
}

/* ---- text ---- */

/* The first line of text; *next as of rt_text_wrap.  In a pipe lines are whole. */
static size_t one_line(const struct cli_print *print, const char *text, int indent,
                       const char **next)
{
    if (print->width)
        return rt_text_wrap(text, MAX(MIN(print->width, WIDEST) - indent, 20), next);
    size_t length = strcspn(text, "\n");
    *next = text[length] && text[length + 1] ? text + length + 1 : NULL;
    return length;
}

static enum rt_status put_wrapped(struct cli_print *print, const char *label, const char *text,
                                  struct rt_error *error)
{
    /* What has no label goes on from the line before it. */
    print->is_under_label = *text && (label || print->is_under_label);
    int indent = print->is_under_label ? LABEL : 0;
    enum rt_status status = RT_OK;
    g_string_truncate(print->line, 0);
    if (label) {
        rt_text_clean(print->line, label, RT_CLEAN_LINE | print->how);
        int used = rt_text_cells(print->line->str);
        put_blanks(print->line, *text ? MAX(indent - used, 2) : 0);
    } else {
        put_blanks(print->line, indent);
    }
    for (const char *next = text; next && status == RT_OK;) {
        const char *line = next;
        size_t length = one_line(print, line, indent, &next);
        g_string_append_len(print->line, line, (gssize)length);
        status = write_line(print, print->line->str, error);
        g_string_truncate(print->line, 0);
        put_blanks(print->line, indent);
    }
    return status;
}

static enum rt_status put_line(struct rt_output *out, const char *label, const char *text,
                               struct rt_error *error)
{
    struct cli_print *print = print_of(out);
    g_autoptr(GString) clean = g_string_new(NULL);
    rt_text_clean(clean, text, RT_CLEAN_PAGE | print->how);
    enum rt_status status = let_go(print, error);
    return status == RT_OK ? put_wrapped(print, label, clean->str, error) : status;
}

static enum rt_status put_heading(struct rt_output *out, const char *text,
                                  struct rt_error *error)
{
    struct cli_print *print = print_of(out);
    enum rt_status status = let_go(print, error);
    if (status == RT_OK && print->has_said)
        status = write_line(print, "", error);
    print->is_under_label = false;
    g_autoptr(GString) clean = g_string_new(NULL);
    if (print->has_color)
        g_string_append(clean, "\033[1m");
    rt_text_clean(clean, text, RT_CLEAN_LINE | print->how);
    if (print->has_color)
        g_string_append(clean, "\033[0m");
    return status == RT_OK ? write_line(print, clean->str, error) : status;
}

/* ---- the rest ---- */

/* Exact in a file or a pipe, cleaned where somebody looks. */
static enum rt_status put_bytes(struct rt_output *out, const char *bytes, size_t n,
                                struct rt_error *error)
{
    struct cli_print *print = print_of(out);
    enum rt_status status = let_go(print, error);
    if (status != RT_OK)
        return status;
    print->has_said = true;
    if (!out->is_terminal)
        return cli_write(bytes, n, error);
    g_autofree char *text = g_strndup(bytes, n);
    g_autoptr(GString) clean = g_string_new(NULL);
    rt_text_clean(clean, text, RT_CLEAN_PAGE | print->how);
    return cli_write(clean->str, clean->len, error);
}

static void put_notice(struct rt_output *out, const char *sentence)
{
    struct cli_print *print = print_of(out);
    g_autoptr(GString) clean = g_string_new(NULL);
    rt_text_clean(clean, sentence, RT_CLEAN_LINE | print->how);
    clear_progress(print);
    fprintf(stderr, "rectrack: %s\n", clean->str);
}

/* Ctrl-C ends the program, which undoes what it began. */
static bool put_progress(struct rt_output *out, const char *what, uint64_t done, uint64_t total)
{
    struct cli_print *print = print_of(out);
    if (!isatty(STDERR_FILENO) || g_get_monotonic_time() - print->began < G_USEC_PER_SEC / 2)
        return true;
    g_autofree char *words = rt_progress_words(what, done, total);
    fprintf(stderr, "\r%s\033[K", words);
    print->is_progress_shown = true;
    return true;
}

static int terminal_width(void)
{
    struct winsize size;
    if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0)
        return MAX((int)size.ws_col, 40);
    return 80;
}

struct cli_print *cli_print_new(bool has_color, bool is_spoken)
{
    struct cli_print *print = g_new0(struct cli_print, 1);
    bool is_terminal = isatty(STDOUT_FILENO);
    print->out = (struct rt_output){.is_terminal = is_terminal,
                                    .columns = put_columns,
                                    .row = put_row,
                                    .line = put_line,
                                    .heading = put_heading,
                                    .bytes = put_bytes,
                                    .notice = put_notice,
                                    .progress = put_progress};
    print->how = cli_write_how();
    print->is_spoken = is_spoken;
    cli_spoken_init(&print->spoken, print->how);
    print->width = is_terminal ? terminal_width() : 0;
    print->has_color = has_color && is_terminal;
    print->began = g_get_monotonic_time();
    print->clean = g_string_new(NULL);
    print->line = g_string_new(NULL);
    return print;
}

struct rt_output *cli_print_output(struct cli_print *print)
{
    return print->is_spoken ? &print->spoken.out : &print->out;
}

enum rt_status cli_print_end(struct cli_print *print, struct rt_error *error)
{
    clear_progress(print);
    enum rt_status status = let_go(print, error);
    if (status != RT_OK)
        return status;
    return cli_write_out(error);
}

void cli_print_free(struct cli_print *print)
{
    if (!print)
        return;
    rt_arena_clear(&print->arena);
    g_string_free(print->clean, TRUE);
    g_string_free(print->line, TRUE);
    g_free(print);
}

void cli_print_error(const struct rt_error *error)
{
    if (!error->sentence)
        return;
    g_autofree char *words = rt_error_words(error);
    g_autoptr(GString) clean = g_string_new(NULL);
    rt_text_clean(clean, words, RT_CLEAN_LINE | cli_write_how());
    fprintf(stderr, "rectrack: %s\n", clean->str);
}
