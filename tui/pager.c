/* Wrapping is done once for a width and kept: a piece is a stretch of a line. */
#include "tui/pager.h"

#include <stdint.h>
#include <string.h>

#include <rectrack/text.h>

struct tui_piece {
    size_t line;
    const char *from;
    size_t length;
    bool has_label; /* before it */
    bool is_label;  /* it is one itself */
    int indent;
};

enum { MARGIN = 1, NARROWEST = 16 };

void tui_pager_init(struct tui_pager *pager, bool is_ascii)
{
    *pager = (struct tui_pager){
        .is_ascii = is_ascii,
        .found = SIZE_MAX,
        .pieces = g_array_new(FALSE, FALSE, sizeof(struct tui_piece)),
    };
}

void tui_pager_clear(struct tui_pager *pager)
{
    rt_arena_clear(&pager->arena);
    if (pager->pieces)
        g_array_free(pager->pieces, TRUE);
    *pager = (struct tui_pager){0};
}

void tui_pager_empty(struct tui_pager *pager)
{
    rt_arena_reset(&pager->arena);
    pager->lines = (struct rt_list){0};
    g_array_set_size(pager->pieces, 0);
    pager->width = 0;
    pager->found = SIZE_MAX;
}

static const char *cleaned(struct tui_pager *pager, const char *text, unsigned how)
{
    if (!text)
        return NULL;
    GString *clean = g_string_new(NULL);
    rt_text_clean(clean, text, how | (pager->is_ascii ? (unsigned)RT_CLEAN_ASCII : 0));
    const char *kept = rt_arena_copy(&pager->arena, clean->str);
    g_string_free(clean, TRUE);
    return kept;
}

struct tui_line *tui_pager_add(struct tui_pager *pager, const char *label, int indent,
                               enum tui_role role, const char *text)
{
    struct tui_line *line = rt_list_add(&pager->lines, &pager->arena, sizeof *line);
    line->label = cleaned(pager, label, RT_CLEAN_LINE);
    line->text = cleaned(pager, text ? text : "", RT_CLEAN_PAGE);
    line->role = role;
    line->indent = indent;
    if (indent < 0)
        line->indent = line->label ? rt_text_cells(line->label) + 2 : 0;
    pager->width = 0;
    return line;
}

int tui_pager_run(struct tui_pager *pager, struct tui_line *line, int x, int column,
                  enum tui_role role, const char *text)
{
    struct tui_run *run = rt_list_add(&line->runs, &pager->arena, sizeof *run);
    *run = (struct tui_run){x, column, role, cleaned(pager, text, RT_CLEAN_LINE)};
    return x + rt_text_cells(run->text);
}

static const struct tui_run *run_at(const struct tui_line *line, size_t i)
{
    return rt_list_item(&line->runs, i, sizeof(struct tui_run));
}

static void put_runs(const struct tui_line *line, GString *out)
{
    int x = 0;
    for (size_t i = 0; i < line->runs.n; i++) {
        const struct tui_run *run = run_at(line, i);
        g_string_append_printf(out, "%*s%s", MAX(run->x - x, 0), "", run->text);
        x = run->x + rt_text_cells(run->text);
    }
}

void tui_pager_text(const struct tui_pager *pager, GString *out)
{
    for (size_t i = 0; i < pager->lines.n; i++) {
        const struct tui_line *line = (const struct tui_line *)pager->lines.at + i;
        put_runs(line, out);
        if (line->role == TUI_THEME && i > 0 && !g_str_has_suffix(out->str, "\n\n"))
            g_string_append_c(out, '\n');
        if (line->label)
            g_string_append_printf(out, "%s%*s", line->label,
                                   MAX(line->indent - rt_text_cells(line->label), 1), "");
        g_string_append_printf(out, "%s\n", line->text ? line->text : "");
    }
}

/* The label on lines of its own. */
static void wrap_label(struct tui_pager *pager, const struct tui_line *line, size_t i,
                       int width)
{
    struct tui_piece piece = {.line = i, .is_label = true};
    for (const char *next = line->label; next;) {
        piece.from = next;
        piece.length = rt_text_wrap(piece.from, MAX(width, 2), &next);
        g_array_append_val(pager->pieces, piece);
    }
}

static void wrap_line(struct tui_pager *pager, size_t i, int width)
{
    const struct tui_line *line = rt_list_item(&pager->lines, i, sizeof *line);
    struct tui_piece piece = {.line = i, .has_label = true, .indent = line->indent};
    if (line->runs.n) {
        piece.from = line->text;
        g_array_append_val(pager->pieces, piece);
        return;
    }
    if (width - line->indent < MIN(NARROWEST, width / 2)) {
        wrap_label(pager, line, i, width); /* no room beside */
        piece.has_label = false;
        piece.indent = 2;
    }
    int room = MAX(width - piece.indent, 2), badge = line->badge ? 4 : 0;
    const char *next = line->text;
    do {
        piece.from = next;
        piece.length = rt_text_wrap(piece.from, MAX(room - badge, 2), &next);
        g_array_append_val(pager->pieces, piece);
        piece.has_label = false;
        if (badge) { /* what follows stands under the words */
            piece.indent += badge;
            room -= badge;
            badge = 0;
        }
    } while (next);
}

static void wrap(struct tui_pager *pager, int width)
{
    if (pager->width == width)
        return;
    /* The place is kept by the line that was on top, not by its number. */
    size_t line = 0, n = pager->pieces->len;
    if (n)
        line = g_array_index(pager->pieces, struct tui_piece, MIN(pager->top, n - 1)).line;
    bool is_kept = pager->width == 0;
    g_array_set_size(pager->pieces, 0);
    pager->width = width;
    pager->found = SIZE_MAX;
    for (size_t i = 0; i < pager->lines.n; i++) {
        if (i == line && !is_kept)
            pager->top = pager->pieces->len;
        wrap_line(pager, i, width);
    }
}

/* One line is taken by "… n more below" where not all fits. */
static size_t page(const struct tui_pager *pager)
{
    size_t height = (size_t)MAX(pager->height, 1);
    return pager->pieces->len > height && height > 1 ? height - 1 : height;
}

static size_t last_top(const struct tui_pager *pager)
{
    size_t height = (size_t)MAX(pager->height, 1);
    return pager->pieces->len > height ? pager->pieces->len - height : 0;
}

bool tui_pager_move(struct tui_pager *pager, enum tui_action action)
{
    size_t step = MAX(page(pager), 2) - 1, last = last_top(pager);
    if (action == TUI_DO_UP)
        pager->top -= pager->top > 0;
    else if (action == TUI_DO_DOWN)
        pager->top = MIN(pager->top + 1, last);
    else if (action == TUI_DO_PAGE_UP)
        pager->top -= MIN(step, pager->top);
    else if (action == TUI_DO_PAGE_DOWN)
        pager->top = MIN(pager->top + step, last);
    else if (action == TUI_DO_START)
        pager->top = 0;
    else if (action == TUI_DO_END)
        pager->top = last;
    else
        return false;
    pager->found = SIZE_MAX;
    return true;
}

static const struct tui_line *line_of(const struct tui_pager *pager, size_t piece)
{
    return rt_list_item(&pager->lines,
                        g_array_index(pager->pieces, struct tui_piece, piece).line,
                        sizeof(struct tui_line));
}

int tui_pager_section(const struct tui_pager *pager)
{
    size_t n = pager->pieces->len, at = MIN(pager->top + 1, n);
    if (pager->top == 0)
        return 0;
    if (pager->top >= last_top(pager))
        at = n;
    while (at > 0 && !line_of(pager, at - 1)->section)
        at--;
    return at ? line_of(pager, at - 1)->section : 0;
}

static int section_of(const struct tui_pager *pager, size_t piece)
{
    while (piece > 0 && !line_of(pager, piece)->section)
        piece--;
    return line_of(pager, piece)->section;
}

/* What goes on from the line before has its number. */
static int number_of(const struct tui_pager *pager, size_t piece)
{
    while (piece > 0 && !line_of(pager, piece)->label && !line_of(pager, piece)->section)
        piece--;
    const char *label = line_of(pager, piece)->label;
    return label ? (int)g_ascii_strtoull(label, NULL, 10) : 0;
}

int tui_pager_number(const struct tui_pager *pager, int section)
{
    size_t n = pager->pieces->len, end = MIN(pager->top + page(pager), n);
    if (pager->found < n && section_of(pager, pager->found) == section)
        return number_of(pager, pager->found);
    for (size_t i = pager->top; i < end; i++)
        if (section_of(pager, i) == section && number_of(pager, i))
            return number_of(pager, i);
    return 0;
}

bool tui_pager_go(struct tui_pager *pager, int section)
{
    for (size_t i = 0; i < pager->lines.n; i++) {
        const struct tui_line *line = rt_list_item(&pager->lines, i, sizeof *line);
        if (line->section == section) {
            pager->wanted = section;
            pager->found = SIZE_MAX;
            return true;
        }
    }
    return false;
}

/* The lines are wrapped now. */
static void settle_section(struct tui_pager *pager)
{
    for (size_t i = 0; pager->wanted && i < pager->pieces->len; i++)
        if (line_of(pager, i)->section == pager->wanted) {
            pager->top = i;
            pager->wanted = 0;
        }
}

/* What a search sees of a piece: label and text, folded. */
static char *folded_piece(const struct tui_pager *pager, size_t i)
{
    const struct tui_piece *piece = &g_array_index(pager->pieces, struct tui_piece, i);
    const struct tui_line *line = rt_list_item(&pager->lines, piece->line, sizeof *line);
    g_autofree char *text = g_strndup(piece->from, piece->length);
    g_autofree char *all =
        g_strconcat(piece->has_label && line->label ? line->label : "", " ", text, NULL);
    return rt_text_fold(all);
}

/* What a line has in one of its columns, folded. */
static char *folded_column(const struct tui_line *line, int column)
{
    g_autoptr(GString) all = g_string_new(NULL);
    for (size_t i = 0; i < line->runs.n; i++)
        if (run_at(line, i)->column == column)
            g_string_append_printf(all, "%s ", run_at(line, i)->text);
    return rt_text_fold(all->str);
}

/* Do the words begin in one of the columns?  They may go on below, in the same one. */
static bool has_words_in_column(const struct tui_pager *pager, size_t i, const char *words)
{
    const struct tui_line *line = line_of(pager, i);
    const struct tui_line *below = i + 1 < pager->pieces->len ? line_of(pager, i + 1) : NULL;
    for (size_t k = 0; k < line->runs.n; k++) {
        int column = run_at(line, k)->column;
        g_autofree char *here = folded_column(line, column);
        g_autofree char *next = below ? folded_column(below, column) : g_strdup("");
        g_autofree char *both = g_strjoin(" ", here, next, NULL);
        const char *found = strstr(both, words);
        if (found && (size_t)(found - both) < strlen(here))
            return true;
    }
    return false;
}

/* Do the words begin in this piece?  They may go on in the next one of its line. */
static bool has_words(const struct tui_pager *pager, size_t i, const char *words)
{
    if (line_of(pager, i)->runs.n)
        return has_words_in_column(pager, i, words);
    const struct tui_piece *piece = &g_array_index(pager->pieces, struct tui_piece, i);
    bool goes_on = i + 1 < pager->pieces->len && piece[1].line == piece->line;
    g_autofree char *here = folded_piece(pager, i);
    g_autofree char *next = goes_on ? folded_piece(pager, i + 1) : g_strdup("");
    g_autofree char *both = g_strjoin(" ", here, next, NULL);
    const char *found = strstr(both, words);
    return found && (size_t)(found - both) < strlen(here);
}

bool tui_pager_find(struct tui_pager *pager, const char *words, int step)
{
    g_autofree char *folded = rt_text_fold(words);
    size_t n = pager->pieces->len;
    if (!n || !*folded)
        return false;
    size_t at = pager->found < n ? pager->found : MIN(pager->top, n - 1);
    if (pager->found >= n && step > 0)
        step = 0;
    for (size_t i = step ? 1 : 0; i <= n; i++) {
        size_t there = step < 0 ? (at + n - i % n) % n : (at + i) % n;
        if (!has_words(pager, there, folded))
            continue;
        pager->found = there;
        if (there < pager->top || there >= pager->top + page(pager))
            pager->top = MIN(there > 2 ? there - 2 : 0, last_top(pager));
        return true;
    }
    return false;
}

static void draw_piece(const struct tui_pager *pager, struct tui_canvas *canvas, int y,
                       size_t i)
{
    const struct tui_piece *piece = &g_array_index(pager->pieces, struct tui_piece, i);
    const struct tui_line *line = rt_list_item(&pager->lines, piece->line, sizeof *line);
    int x = MARGIN + piece->indent, end = MARGIN + pager->width;
    for (size_t k = 0; k < line->runs.n; k++) {
        const struct tui_run *run = run_at(line, k);
        bool is_found = i == pager->found && !tui_role_is_badge(run->role);
        tui_put(canvas, y, MARGIN + run->x, end - MARGIN - run->x,
                is_found ? TUI_FOUND : run->role, run->text);
    }
    if (piece->has_label && line->label)
        tui_put(canvas, y, MARGIN, piece->indent - 1, TUI_LABEL, line->label);
    if (line->badge && piece->from == line->text) {
        tui_put(canvas, y, x, 3, line->badge, line->sign);
        x += 4;
    }
    g_autofree char *text = g_strndup(piece->from, piece->length);
    enum tui_role role = piece->is_label ? TUI_LABEL : line->role;
    tui_put(canvas, y, x, end - x, i == pager->found ? TUI_FOUND : role, text);
}

int tui_pager_room(const struct tui_canvas *canvas)
{
    return MAX(canvas->cols - 2 * MARGIN, 4);
}

void tui_pager_draw(struct tui_pager *pager, struct tui_canvas *canvas, int y, int height)
{
    pager->height = height;
    wrap(pager, tui_pager_room(canvas));
    settle_section(pager);
    size_t n = pager->pieces->len, room = (size_t)MAX(height, 1);
    pager->top = MIN(pager->top, last_top(pager));
    size_t seen = MIN(n - pager->top, room);
    if (pager->top + seen < n && seen > 1)
        seen--;
    for (size_t i = 0; i < seen; i++)
        draw_piece(pager, canvas, y + (int)i, pager->top + i);
    size_t below = n - pager->top - seen;
    if (below && seen < room)
        tui_putf(canvas, y + (int)seen, MARGIN + 2, canvas->cols, TUI_PLAIN,
                 "%s %zu more below", tui_glyph(canvas, TUI_GLYPH_ELLIPSIS), below);
    bool is_found = pager->found >= pager->top && pager->found < pager->top + seen;
    tui_cursor(canvas, y + (is_found ? (int)(pager->found - pager->top) : 0), 0);
    if (n)
        tui_zone_add(canvas, y, 0, canvas->cols, TUI_ZONE_ROW, 0);
}

void tui_pager_position(const struct tui_pager *pager, GString *out)
{
    size_t n = pager->pieces->len, seen = MIN(page(pager), n - MIN(pager->top, n));
    if (n)
        g_string_append_printf(out, "lines %zu to %zu of %zu", pager->top + 1,
                               pager->top + seen, n);
}
