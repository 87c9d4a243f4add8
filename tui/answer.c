/* Gathering an answer. */
#include "tui/answer.h"

#include <string.h>

#include <rectrack/text.h>

enum { LABEL = 14, GAP = 2, WIDEST = 30 };

static struct tui_answer *of(struct rt_output *out)
{
    return (struct tui_answer *)out;
}

/* Rows gathered so far become lines: all columns but the last are a label of
 * fixed width, the last one wraps beside it. */
static void lay_table(struct tui_answer *answer)
{
    guint n = answer->columns->len;
    if (!n)
        return;
    g_autofree int *widths = g_new0(int, n);
    for (guint c = 0; c < n; c++)
        widths[c] = rt_text_cells(answer->columns->pdata[c]);
    for (guint r = 0; r < answer->rows->len; r++) {
        char **cells = answer->rows->pdata[r];
        for (guint c = 0; c < n; c++)
            widths[c] = MAX(widths[c], MIN(rt_text_cells(cells[c]), WIDEST));
    }
    for (guint r = 0; r <= answer->rows->len; r++) {
        char **cells = r ? answer->rows->pdata[r - 1] : (char **)answer->columns->pdata;
        GString *label = g_string_new(NULL);
        int x = 0;
        for (guint c = 0; c + 1 < n; c++) {
            GString *one = g_string_new(NULL);
            x += widths[c] + GAP;
            int used = rt_text_clip(one, cells[c], widths[c], answer->pager->is_ascii);
            g_string_append_printf(label, "%s%*s", one->str, widths[c] + GAP - used, "");
            g_string_free(one, TRUE);
        }
        tui_pager_add(answer->pager, g_strchomp(label->str), x, r ? TUI_PLAIN : TUI_LABEL,
                      cells[n - 1]);
        g_string_free(label, TRUE);
    }
    g_ptr_array_set_size(answer->rows, 0);
    g_ptr_array_set_size(answer->columns, 0);
}

static void lay_bytes(struct tui_answer *answer)
{
    if (!answer->bytes->len)
        return;
    tui_pager_add(answer->pager, NULL, 0, TUI_PLAIN, answer->bytes->str);
    g_string_truncate(answer->bytes, 0);
}

static char *clean(const struct tui_answer *answer, const char *text)
{
    GString *line = g_string_new(NULL);
    rt_text_clean(line, text ? text : "",
                  RT_CLEAN_LINE | (answer->pager->is_ascii ? (unsigned)RT_CLEAN_ASCII : 0));
    return g_string_free(line, FALSE);
}

static enum rt_status columns(struct rt_output *out, const struct rt_column *names, size_t n,
                              struct rt_error *error)
{
    (void)error;
    struct tui_answer *answer = of(out);
    lay_bytes(answer);
    lay_table(answer);
    for (size_t i = 0; i < n; i++)
        g_ptr_array_add(answer->columns,
                        clean(answer, names[i].label ? names[i].label : names[i].key));
    return RT_OK;
}

static enum rt_status row(struct rt_output *out, const char *const *cells, size_t n,
                          struct rt_error *error)
{
    (void)error;
    struct tui_answer *answer = of(out);
    if (answer->rows->len >= TUI_ANSWER_ROWS) {
        answer->is_cut = true;
        return RT_OK;
    }
    char **kept = g_new0(char *, answer->columns->len + 1);
    for (guint i = 0; i < answer->columns->len; i++)
        kept[i] = clean(answer, i < n ? cells[i] : NULL);
    g_ptr_array_add(answer->rows, kept);
    return RT_OK;
}

static bool is_full(struct tui_answer *answer)
{
    answer->is_cut = answer->is_cut || answer->pager->lines.n >= TUI_ANSWER_ROWS;
    return answer->is_cut;
}

static enum rt_status line(struct rt_output *out, const char *label, const char *text,
                           struct rt_error *error)
{
    (void)error;
    struct tui_answer *answer = of(out);
    lay_bytes(answer);
    lay_table(answer);
    answer->is_under_label = *text && (label || answer->is_under_label);
    int indent = label ? MAX(rt_text_cells(label) + GAP, LABEL) /* long ones stand out */
                 : answer->is_under_label ? LABEL
                                          : 0;
    if (!is_full(answer))
        tui_pager_add(answer->pager, label, indent, TUI_PLAIN, text);
    return RT_OK;
}

static enum rt_status heading(struct rt_output *out, const char *text, struct rt_error *error)
{
    (void)error;
    struct tui_answer *answer = of(out);
    lay_bytes(answer);
    lay_table(answer);
    answer->is_under_label = false;
    if (answer->pager->lines.n && !is_full(answer))
        tui_pager_add(answer->pager, NULL, 0, TUI_PLAIN, "");
    if (!is_full(answer))
        tui_pager_add(answer->pager, NULL, 0, TUI_THEME, text);
    return RT_OK;
}

static enum rt_status take_bytes(struct rt_output *out, const char *text, size_t n,
                                 struct rt_error *error)
{
    (void)error;
    struct tui_answer *answer = of(out);
    lay_table(answer);
    size_t room = TUI_ANSWER_BYTES - answer->bytes->len;
    answer->is_cut = answer->is_cut || n > room;
    for (size_t i = 0; i < MIN(n, room); i++)
        g_string_append_c(answer->bytes, text[i] ? text[i] : '?');
    return RT_OK;
}

static void notice(struct rt_output *out, const char *sentence)
{
    struct tui_answer *answer = of(out);
    g_free(answer->notice);
    answer->notice = g_strdup(sentence);
}

static bool progress(struct rt_output *out, const char *what, uint64_t done, uint64_t total)
{
    struct tui_answer *answer = of(out);
    if (!answer->show)
        return true;
    g_autofree char *words = rt_progress_words(what, done, total);
    return answer->show(answer->shower, words);
}

static void conflict(struct rt_output *out, const struct rt_conflict *conflict)
{
    struct tui_answer *answer = of(out);
    if (answer->conflicts)
        rt_conflicts_add(answer->conflicts, conflict);
}

static bool part(struct rt_output *out, const struct report_part *part)
{
    return tui_paper_add(of(out)->paper, part);
}

void tui_answer_take_paper(struct tui_answer *answer, struct tui_paper *paper)
{
    answer->paper = paper;
    answer->output.part = part;
}

static void free_cells(void *cells)
{
    g_strfreev(cells);
}

void tui_answer_init(struct tui_answer *answer, struct tui_pager *pager)
{
    *answer = (struct tui_answer){
        .output = {.is_terminal = true,
                   .columns = columns,
                   .row = row,
                   .line = line,
                   .heading = heading,
                   .bytes = take_bytes,
                   .notice = notice,
                   .progress = progress,
                   .conflict = conflict},
        .pager = pager,
        .columns = g_ptr_array_new_with_free_func(g_free),
        .rows = g_ptr_array_new_with_free_func(free_cells),
        .bytes = g_string_new(NULL),
    };
}

void tui_answer_finish(struct tui_answer *answer)
{
    lay_bytes(answer);
    lay_table(answer);
    if (answer->is_cut)
        tui_pager_add(answer->pager, NULL, 0, TUI_WARNING,
                      "There is more than the screen keeps; the same command in the shell "
                      "gives all of it");
}

void tui_answer_clear(struct tui_answer *answer)
{
    g_ptr_array_free(answer->columns, TRUE);
    g_ptr_array_free(answer->rows, TRUE);
    g_string_free(answer->bytes, TRUE);
    g_free(answer->notice);
}
