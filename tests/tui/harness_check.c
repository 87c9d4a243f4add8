/* What holds of every screen, read from the emulator alone. */
#include <string.h>

#include "tests/tui/harness.h"

enum { LEAST_ROWS = 10, LEAST_COLS = 40 };

/* The letter of a colour stands in its cell: "■ r", "[r]". */
static char *check_badges(struct term *term)
{
    static const char *const shapes[] = {"■ ", "▲ ", "● ", "✓ ", "○ "};
    for (int y = 2; y < term->rows - 2; y++) {
        g_autofree char *row = term_row(term, y);
        for (size_t i = 0; i < G_N_ELEMENTS(shapes); i++) {
            const char *at = strstr(row, shapes[i]);
            if (at && !strchr("RrAaGgCcNn", at[strlen(shapes[i])]))
                return g_strdup_printf("a colour without its letter: %s", row);
        }
    }
    return NULL;
}

static char *check_colours(struct term *term)
{
    if (!term->is_monochrome)
        return NULL;
    for (int y = 0; y < term->rows; y++)
        for (int x = 0; x < term->cols; x++) {
            VTermScreenCell cell = term_cell(term, y, x);
            if (!VTERM_COLOR_IS_DEFAULT_FG(&cell.fg) || !VTERM_COLOR_IS_DEFAULT_BG(&cell.bg))
                return g_strdup_printf("a colour at %d, %d", y, x);
        }
    return NULL;
}

/* The row with the mark has the cursor, unless a field over the list has it. */
static char *check_focus(struct term *term, int y, int line_of_state)
{
    g_autofree char *field = term_row(term, y);
    bool is_field = y == line_of_state && strchr(field, ':'); /* "Search: word" */
    for (int i = 2; i < term->rows - 2; i++) {
        g_autofree char *one = term_row(term, i);
        if (*one == '>' && i != y && !is_field)
            return g_strdup_printf("the cursor is on row %d, the focus on %d", y, i);
    }
    return NULL;
}

/* A question stands over the list whose row it asks about, which keeps its mark: the
 * focus is on the buttons. */
static char *check_question(struct term *term, int y)
{
    g_autofree char *row = term_row(term, y);
    return strstr(row, "< ") ? NULL : g_strdup_printf("a question, the cursor on \"%s\"", row);
}

/* The sentence goes over as many rows as it needs. */
static char *check_small(struct term *term)
{
    g_autofree char *seen = term_screen(term);
    g_auto(GStrv) rows = g_strsplit(seen, "\n", -1);
    g_autofree char *sentence = g_strjoinv("", rows);
    size_t n = MIN((size_t)(term->rows * term->cols), strlen("Window"));
    return strncmp(sentence, "Window", n) ? g_strdup_printf("no sentence on the size: %s", seen)
                                          : NULL;
}

char *term_fault(struct term *term)
{
    if (term->rows < LEAST_ROWS || term->cols < LEAST_COLS)
        return check_small(term);
    int y = 0, x = 0;
    term_cursor(term, &y, &x);
    g_autofree char *hints = term_row(term, term->rows - 1), *row = term_row(term, y);
    g_autofree char *second = term_row(term, 1), *third = term_row(term, 2);
    bool has_tabs = strstr(second, "1 Register") || strstr(second, "My updates");
    const char *state = has_tabs ? third : second;           /* a line of tabs stands over it */
    bool is_question = strstr(hints, "Enter do it") != NULL; /* which is answered first */
    bool is_blank = strstr(hints, "Any key goes on") != NULL;
    if (!is_blank && !strstr(hints, " help") && !strstr(state, "Help,") && !is_question)
        return g_strdup_printf("no help in the last row: \"%s\"", hints);
    if (!term->is_cursor_visible)
        return g_strdup("the cursor is hidden");
    char *wrong = strstr(hints, "other button") ? check_question(term, y)
                                                : check_focus(term, y, 1 + has_tabs);
    if (!wrong)
        wrong = check_badges(term);
    return wrong ? wrong : check_colours(term);
}
