/* Laying a paper out: every line of the pager is one line of the screen, in runs. */
#include "tui/paper.h"

#include <string.h>

#include <rectrack/text.h>

#include "tui/badge.h"

enum { MOST_COLUMNS = 12, GAP = 2, BADGE = 4, NUMBER = 3 };

/* Cells of the narrowest column, of one in the mean for which columns stand side by side,
 * and of one in which words stand beside a badge. */
enum { LEAST = 12, ENOUGH = 14, BESIDE = 16 };

/* A line of a cell: a stretch of a paragraph that fits the column. */
struct stretch {
    int indent;
    enum tui_role badge; /* TUI_PLAIN: none */
    char sign[16];
    char *lead, *text; /* "Progress:", and what goes on behind it; NULL: nothing */
    int lead_width;
};

struct column {
    int x, width;
    GArray *lines; /* struct stretch: what is still to be put */
    guint taken;
};

struct laying {
    struct tui_pager *pager;
    int width, section;
    const struct report_part *table;
    struct column columns[MOST_COLUMNS];
    size_t n;
    bool is_wide; /* they stand side by side */
};

/* ---- lines ---- */

static struct tui_line *add_line(struct laying *laying)
{
    struct tui_line *line = tui_pager_add(laying->pager, NULL, 0, TUI_PLAIN, NULL);
    line->section = laying->section;
    return line;
}

static void add_blank(struct laying *laying)
{
    if (laying->pager->lines.n)
        add_line(laying);
}

static char *cleaned(const struct laying *laying, const char *text)
{
    GString *clean = g_string_new(NULL);
    rt_text_clean(clean, text ? text : "",
                  RT_CLEAN_PAGE | (laying->pager->is_ascii ? (unsigned)RT_CLEAN_ASCII : 0));
    return g_string_free(clean, FALSE);
}

/* A text over the whole width. */
static void add_words(struct laying *laying, enum tui_role role, const char *text)
{
    g_autofree char *words = cleaned(laying, text);
    for (const char *next = words; next;) {
        const char *from = next;
        g_autofree char *one = g_strndup(from, rt_text_wrap(from, laying->width, &next));
        tui_pager_run(laying->pager, add_line(laying), 0, 0, role, one);
    }
}

static void add_rule(struct laying *laying)
{
    g_autoptr(GString) rule = g_string_new(NULL);
    for (int i = 0; i < laying->width; i++)
        g_string_append(rule, laying->pager->is_ascii ? "-" : "─");
    tui_pager_run(laying->pager, add_line(laying), 0, 0, TUI_RULE, rule->str);
}

/* ---- what a cell holds, wrapped ---- */

static void free_stretch(void *stretch)
{
    g_free(((struct stretch *)stretch)->lead);
    g_free(((struct stretch *)stretch)->text);
}

/* Lead, text and tail as they are read, a word apart; *lead: the bytes that are stressed. */
static char *whole(const struct laying *laying, const struct report_paragraph *paragraph,
                   size_t *lead)
{
    g_autoptr(GString) all = g_string_new(NULL);
    if (paragraph->lead) {
        g_autofree char *words = cleaned(laying, paragraph->lead);
        g_string_append(all, words);
    }
    *lead = all->len;
    if (paragraph->text && *paragraph->text) {
        g_autofree char *words = cleaned(laying, paragraph->text);
        g_string_append_printf(all, "%s%s", all->len ? " " : "", words);
    }
    if (paragraph->tail) {
        g_autofree char *words = cleaned(laying, paragraph->tail);
        g_string_append_printf(all, "%s(%s)", all->len ? " " : "", words);
    }
    return g_string_free(g_steal_pointer(&all), FALSE);
}

/* The badge of the paragraph's colour, in front of its words or over them; gives the cells
 * that it takes from their lines. */
static int put_badge(const struct laying *laying, struct column *column, int indent,
                     const struct report_paragraph *paragraph, struct stretch *first)
{
    struct stretch badge = {.indent = indent};
    if (paragraph->rag == RT_RAG_NONE)
        return 0;
    badge.badge =
        tui_badge(paragraph->rag, paragraph->is_suggested, laying->pager->is_ascii, badge.sign);
    if (column->width - indent >= BESIDE) {
        *first = badge;
        return BADGE;
    }
    g_array_append_val(column->lines, badge);
    return 0;
}

static void wrap_paragraph(const struct laying *laying, struct column *column, int indent,
                           const struct report_paragraph *paragraph)
{
    size_t lead;
    g_autofree char *words = whole(laying, paragraph, &lead);
    struct stretch one = {.indent = indent};
    int taken = put_badge(laying, column, indent, paragraph, &one);
    for (const char *next = words; next;) {
        const char *from = next;
        size_t length = rt_text_wrap(from, MAX(column->width - indent - taken, 2), &next);
        size_t at = (size_t)(from - words), stressed = at < lead ? MIN(lead - at, length) : 0;
        if (stressed)
            one.lead = g_strndup(from, stressed);
        if (length > stressed)
            one.text = g_strndup(from + stressed, length - stressed);
        one.lead_width = one.lead ? rt_text_cells(one.lead) : 0;
        g_array_append_val(column->lines, one);
        one = (struct stretch){.indent = indent + taken};
    }
}

/* Short paragraphs stand close, longer ones apart. */
static void wrap_cell(const struct laying *laying, struct column *column, int indent,
                      const struct report_cell *cell)
{
    guint before = 1;
    for (size_t i = 0; i < cell->paragraphs.n; i++) {
        guint from = column->lines->len;
        wrap_paragraph(laying, column, indent,
                       rt_list_item(&cell->paragraphs, i, sizeof(struct report_paragraph)));
        guint lines = column->lines->len - from;
        if (i > 0 && (before > 1 || lines > 1))
            g_array_insert_val(column->lines, from, ((struct stretch){.indent = indent}));
        before = lines;
    }
}

static void put_stretch(const struct laying *laying, struct tui_line *line,
                        const struct column *column, int number, const struct stretch *one)
{
    struct tui_pager *pager = laying->pager;
    int x = column->x + one->indent;
    if (one->badge != TUI_PLAIN) {
        tui_pager_run(pager, line, x, number, one->badge, one->sign);
        x += BADGE;
    }
    if (one->lead)
        tui_pager_run(pager, line, x, number, TUI_LABEL, one->lead);
    if (one->text)
        tui_pager_run(pager, line, x + one->lead_width, number, TUI_PLAIN, one->text);
}

/* ---- side by side ---- */

static size_t waiting(const struct column *column)
{
    return column->lines->len - column->taken;
}

static void put_lines(struct laying *laying, size_t n)
{
    for (size_t k = 0; k < n; k++) {
        struct tui_line *line = add_line(laying);
        for (size_t i = 0; i < laying->n; i++) {
            struct column *column = &laying->columns[i];
            if (waiting(column))
                put_stretch(laying, line, column, (int)i,
                            &g_array_index(column->lines, struct stretch, column->taken++));
        }
    }
}

/* How many lines of the screen one line of the row takes: as many as the cells that end
 * with it need. */
static size_t height(const struct laying *laying, const struct report_row *row, unsigned line)
{
    size_t most = 1;
    for (size_t i = 0; i < row->cells.n; i++) {
        const struct report_cell *cell = rt_list_item(&row->cells, i, sizeof *cell);
        if (cell->line + cell->lines == line + 1 && cell->column < laying->n)
            most = MAX(most, waiting(&laying->columns[cell->column]));
    }
    return most;
}

static void empty_columns(struct laying *laying)
{
    for (size_t i = 0; i < laying->n; i++) {
        g_array_set_size(laying->columns[i].lines, 0);
        laying->columns[i].taken = 0;
    }
}

static void lay_row_wide(struct laying *laying, const struct report_row *row)
{
    for (unsigned line = 0; line < row->lines; line++) {
        for (size_t i = 0; i < row->cells.n; i++) {
            const struct report_cell *cell = rt_list_item(&row->cells, i, sizeof *cell);
            if (cell->line == line && cell->column < laying->n)
                wrap_cell(laying, &laying->columns[cell->column], 0, cell);
        }
        put_lines(laying, height(laying, row, line));
    }
    empty_columns(laying);
    add_rule(laying);
}

static void lay_heads(struct laying *laying)
{
    add_rule(laying);
    for (size_t i = 0; i < laying->n; i++)
        wrap_cell(
            laying, &laying->columns[i], 0,
            &(struct report_cell){
                .paragraphs = {
                    .at = &(struct report_paragraph){.lead = laying->table->columns[i].heading},
                    .n = 1}});
    size_t most = 0;
    for (size_t i = 0; i < laying->n; i++)
        most = MAX(most, waiting(&laying->columns[i]));
    put_lines(laying, most);
    empty_columns(laying);
    add_rule(laying);
}

/* ---- one below the other ---- */

static size_t cells_of(const struct report_row *row, size_t column)
{
    size_t n = 0;
    for (size_t i = 0; i < row->cells.n; i++) {
        const struct report_cell *cell = rt_list_item(&row->cells, i, sizeof *cell);
        n += cell->column == column && cell->paragraphs.n;
    }
    return n;
}

/* What stands on one line of the row has the number of that line. */
static void lay_block(struct laying *laying, const struct report_row *row, size_t i)
{
    struct column *column = &laying->columns[0];
    bool has_numbers = row->lines > 1 && cells_of(row, i) > 1;
    for (size_t k = 0; k < row->cells.n; k++) {
        const struct report_cell *cell = rt_list_item(&row->cells, k, sizeof *cell);
        if (cell->column != i || !cell->paragraphs.n)
            continue;
        wrap_cell(laying, column, has_numbers ? NUMBER : 0, cell);
        guint n = column->lines->len;
        for (guint line = 0; line < n; line++) {
            struct tui_line *to = add_line(laying);
            if (has_numbers && line == 0) {
                g_autofree char *number = g_strdup_printf("%u", cell->line + 1);
                tui_pager_run(laying->pager, to, 0, MOST_COLUMNS, TUI_LABEL, number);
            }
            put_stretch(laying, to, column, (int)i,
                        &g_array_index(column->lines, struct stretch, line));
        }
        g_array_set_size(column->lines, 0);
    }
}

static void lay_row_narrow(struct laying *laying, const struct report_row *row)
{
    for (size_t i = 0; i < laying->n; i++) {
        if (!cells_of(row, i))
            continue;
        add_words(laying, TUI_COLUMN, laying->table->columns[i].heading);
        lay_block(laying, row, i);
    }
    add_rule(laying);
}

/* ---- the parts ---- */

/* By their shares, but none so narrow that its words break: the widest one gives. */
static void share_out(struct laying *laying, int room)
{
    int left = room;
    size_t widest = 0;
    for (size_t i = 0; i < laying->n; i++) {
        struct column *column = &laying->columns[i];
        column->width = MAX(room * (int)laying->table->columns[i].share / 100, LEAST);
        left -= column->width;
        if (column->width > laying->columns[widest].width)
            widest = i;
    }
    laying->columns[widest].width += left;
    for (size_t i = 1; i < laying->n; i++)
        laying->columns[i].x = laying->columns[i - 1].x + laying->columns[i - 1].width + GAP;
}

static void begin_table(struct laying *laying, const struct report_part *part)
{
    laying->table = part;
    laying->n = MIN(part->n_columns, (size_t)MOST_COLUMNS);
    int room = laying->width - GAP * ((int)laying->n - 1);
    laying->is_wide = room >= (int)laying->n * ENOUGH;
    if (laying->is_wide) {
        share_out(laying, room);
        lay_heads(laying);
    } else {
        laying->columns[0].width = laying->width;
        add_rule(laying);
    }
}

static void lay_part(struct laying *laying, const struct report_part *part)
{
    switch (part->kind) {
    case REPORT_HEADING:
        add_blank(laying);
        add_words(laying, part->level == 1 ? TUI_NAME : TUI_THEME, part->text);
        break;
    case REPORT_NOTE:
        add_words(laying, TUI_PLAIN, part->text);
        break;
    case REPORT_TABLE:
        add_blank(laying);
        begin_table(laying, part);
        break;
    case REPORT_BAND:
        add_words(laying, TUI_THEME, part->text);
        add_rule(laying);
        break;
    case REPORT_ROW:
        if (laying->is_wide)
            lay_row_wide(laying, part->row);
        else
            lay_row_narrow(laying, part->row);
        break;
    case REPORT_CHART: /* its numbers follow */
    case REPORT_END:
        break;
    }
}

void tui_paper_lay(const struct tui_paper *paper, struct tui_pager *pager, int width)
{
    struct laying laying = {.pager = pager, .width = MAX(width, 2)};
    for (size_t i = 0; i < MOST_COLUMNS; i++) {
        laying.columns[i].lines = g_array_new(FALSE, FALSE, sizeof(struct stretch));
        g_array_set_clear_func(laying.columns[i].lines, free_stretch);
    }
    tui_pager_empty(pager);
    for (size_t i = 0; i < paper->parts.n; i++) {
        laying.section = (int)i + 1;
        lay_part(&laying, rt_list_item(&paper->parts, i, sizeof(struct report_part)));
    }
    if (paper->is_cut)
        add_words(&laying, TUI_WARNING,
                  "The paper goes on; the screen shows its first 1,000 rows, the file has all");
    for (size_t i = 0; i < MOST_COLUMNS; i++)
        g_array_free(laying.columns[i].lines, TRUE);
}
