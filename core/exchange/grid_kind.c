/* What a row of a table is. */
#include "exchange/grid_kind.h"

#include <string.h>

#include <rectrack/stream.h>

#include "exchange/grid_words.h"

const struct grid_cell *grid_cell_under(const struct grid_view *view, enum grid_role role)
{
    for (size_t i = 0; i < view->row->cells.n; i++) {
        const struct grid_cell *cell = rt_list_item(&view->row->cells, i, sizeof *cell);
        const struct grid_heading *heading = grid_columns_over(view->columns, cell);
        if (heading && heading->role == role)
            return cell;
    }
    return NULL;
}

const char *grid_words_under(const struct grid_view *view, enum grid_role role,
                             struct rt_arena *arena)
{
    const struct grid_cell *cell = grid_cell_under(view, role);
    return cell && !cell->is_continued ? grid_cell_words(cell, arena) : "";
}

bool grid_continues(const struct grid_view *view, enum grid_role role)
{
    const struct grid_cell *cell = grid_cell_under(view, role);
    return cell && cell->is_continued;
}

struct grid_number grid_row_number(const struct grid_view *view, struct rt_arena *arena)
{
    enum { MOST_SKIPPED = 5 };
    const char *alone = grid_words_under(view, GRID_NUMBER, arena);
    if (*alone) /* of several that share the row the first */
        return grid_number_alone(rt_arena_text(arena, alone, strcspn(alone, "\n")), arena);
    const char *words = grid_words_under(view, GRID_RECOMMENDATION, arena);
    struct grid_number number = grid_number_of(words, arena);
    guint64 last = g_ascii_strtoull(view->last, NULL, 10);
    guint64 own = number.number ? g_ascii_strtoull(number.number, NULL, 10) : 0;
    bool is_word =
        number.code && !view->origin->is_own && !grid_origin_knows(view->origin, number.code);
    bool is_far =
        number.is_weak && !view->origin->is_own && (own <= last || own > last + MOST_SKIPPED);
    return is_word || is_far ? (struct grid_number){0} : number;
}

static bool is_bold(const struct grid_cell *cell)
{
    for (size_t i = 0; i < cell->paragraphs.n; i++) {
        const struct grid_paragraph *paragraph =
            rt_list_item(&cell->paragraphs, i, sizeof *paragraph);
        if (paragraph->bold < strlen(paragraph->text))
            return false;
    }
    return true;
}

static enum grid_row_kind doubt_theme(const struct grid_view *view, const char *words)
{
    rt_doubts_add(view->origin->doubts, view->row->row, view->row->table, NULL, words,
                  "it stands alone in its row; taken as a theme");
    return GRID_SUB_HEADING;
}

/* One cell alone has words, and no number: a theme, or the end of a text that was broken. */
static enum grid_row_kind kind_of_one(const struct grid_view *view,
                                      const struct grid_cell *cell, const char *words)
{
    enum { LONGEST_THEME = 150 };
    const struct grid_heading *heading = grid_columns_over(view->columns, cell);
    const char *before = grid_block_last(view->block, GRID_RECOMMENDATION);
    bool is_first = heading == &view->columns->headings[0];
    if (grid_origin_knows_theme(view->origin, words))
        return GRID_SUB_HEADING;
    if (heading && !is_first && heading->role != GRID_RECOMMENDATION)
        return before ? GRID_GOES_ON : GRID_BEGINS;
    if (before && !is_bold(cell) && !grid_is_ended(before))
        return GRID_BREAKS;
    if (strlen(words) <= LONGEST_THEME && !g_str_has_suffix(words, "."))
        return is_bold(cell) ? GRID_SUB_HEADING : doubt_theme(view, words);
    return before ? GRID_BREAKS : GRID_BEGINS;
}

static bool is_across(const struct grid_view *view, const struct grid_cell *cell)
{
    const struct grid_heading *heading = grid_columns_over(view->columns, cell);
    return heading && cell->columns > heading->columns;
}

static enum grid_row_kind kind_in(const struct grid_view *view, struct rt_arena *arena)
{
    const struct grid_cell *first;
    size_t n = grid_row_filled(view->row, &first);
    const char *words = grid_words_under(view, GRID_RECOMMENDATION, arena);
    bool has_block = view->block->has_rows;
    bool is_shared =
        n == 1 && (grid_continues(view, GRID_ACTIONS) || grid_continues(view, GRID_UPDATE));
    if (has_block && (grid_continues(view, GRID_RECOMMENDATION) || is_shared))
        return GRID_GOES_ON;
    if (!n)
        return GRID_EMPTY;
    if (n == 1 && is_across(view, first))
        return GRID_SUB_HEADING;
    if (view->origin->is_own || grid_row_number(view, arena).number)
        return GRID_BEGINS;
    if (n == 1)
        return kind_of_one(view, first, grid_cell_words(first, arena));
    if (!*words)
        return has_block ? GRID_GOES_ON : GRID_BEGINS;
    const char *before = grid_block_last(view->block, GRID_RECOMMENDATION);
    bool is_rest = has_block && (view->is_numbered || grid_goes_on(before, words));
    return is_rest ? GRID_BREAKS : GRID_BEGINS;
}

enum grid_row_kind grid_kind_of(const struct grid_view *view)
{
    struct rt_arena arena = {0};
    enum grid_row_kind kind = kind_in(view, &arena);
    rt_arena_clear(&arena);
    return kind;
}
