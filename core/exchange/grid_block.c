/* Rows gathered: cells become pieces of words under their headings. */
#include "exchange/grid_block.h"

#include <string.h>

#include <glib.h>

#include "exchange/grid_words.h"

void grid_block_clear(struct grid_block *block)
{
    struct rt_arena arena = block->arena;
    rt_arena_reset(&arena);
    *block = (struct grid_block){.arena = arena};
}

const struct grid_piece *grid_block_piece(const struct grid_block *block, enum grid_role role,
                                          size_t i)
{
    return rt_list_item(&block->pieces[role], i, sizeof(struct grid_piece));
}

const struct grid_span *grid_block_span(const struct grid_block *block,
                                        const struct grid_piece *piece)
{
    return rt_list_item(&block->cells, piece->cell, sizeof(struct grid_span));
}

const char *grid_block_last(const struct grid_block *block, enum grid_role role)
{
    size_t n = block->pieces[role].n;
    return n ? grid_block_piece(block, role, n - 1)->text : NULL;
}

/* length bytes at text, of which bold are bold. */
static void add_piece(struct grid_block *block, enum grid_role role, const char *text,
                      size_t length, size_t bold, bool is_aside)
{
    size_t before = MIN(grid_blanks(text), length);
    char *trimmed = grid_trim(&block->arena, text + before, length - before);
    if (!*trimmed)
        return;
    block->spent += length + sizeof(struct grid_piece);
    struct grid_piece *piece = rt_list_add(&block->pieces[role], &block->arena, sizeof *piece);
    *piece =
        (struct grid_piece){.text = trimmed,
                            .bold = bold > before ? MIN(bold - before, strlen(trimmed)) : 0,
                            .cell = block->cells.n - 1,
                            .is_aside = is_aside};
}

static void add_paragraph(struct grid_block *block, enum grid_role role,
                          const struct grid_paragraph *paragraph, bool keeps_lines)
{
    const char *text = paragraph->text;
    bool is_aside = g_strcmp0(paragraph->style, "Report Aside") == 0;
    for (const char *at = text;;) {
        size_t n = keeps_lines ? strlen(at) : strcspn(at, "\n"), past = (size_t)(at - text);
        size_t bold = paragraph->bold > past ? MIN(paragraph->bold - past, n) : 0;
        add_piece(block, role, at, n, bold, is_aside);
        if (!at[n])
            return;
        at += n + 1;
    }
}

/* The text of a recommendation goes on wherever it was not ended; what has an item a line
 * only where the new one can't begin an item. */
static void mark_joint(struct grid_block *block, enum grid_role role, size_t i)
{
    struct grid_piece *piece = rt_list_item(&block->pieces[role], i, sizeof *piece);
    const char *before = i ? grid_block_piece(block, role, i - 1)->text : NULL;
    piece->goes_on = role == GRID_RECOMMENDATION ? before && !grid_is_ended(before)
                                                 : grid_goes_on(before, piece->text);
}

/* What is told in sentences keeps its lines; what stands an item a line is cut into them. */
static bool is_told(enum grid_role role)
{
    return role == GRID_UPDATE || role == GRID_PROGRESS || role == GRID_CHALLENGE;
}

static void add_cell(struct grid_block *block, const struct grid_heading *heading,
                     const struct grid_cell *cell, enum grid_joint joint, bool keeps_lines)
{
    size_t first = block->pieces[heading->role].n;
    struct grid_span *span = rt_list_add(&block->cells, &block->arena, sizeof *span);
    *span = (struct grid_span){heading, block->lines - 1, block->lines - 1};
    for (size_t i = 0; i < cell->paragraphs.n; i++)
        add_paragraph(block, heading->role,
                      rt_list_item(&cell->paragraphs, i, sizeof(struct grid_paragraph)),
                      keeps_lines || is_told(heading->role));
    if (joint == GRID_BROKEN && block->pieces[heading->role].n > first)
        mark_joint(block, heading->role, first);
}

/* The cell above reaches down to this line. */
static void stretch(struct grid_block *block, const struct grid_heading *heading)
{
    for (size_t i = block->cells.n; i-- > 0;) {
        struct grid_span *span = rt_list_item(&block->cells, i, sizeof *span);
        if (span->heading != heading)
            continue;
        span->last = block->lines - 1;
        return;
    }
}

void grid_block_add(struct grid_block *block, const struct grid_columns *columns,
                    const struct grid_row *row, enum grid_joint joint, bool keeps_lines)
{
    if (!block->has_rows) {
        block->table = row->table;
        block->row = row->row;
        joint = GRID_LINE;
    }
    block->has_rows = true;
    block->lines += joint == GRID_LINE;
    for (size_t i = 0; i < row->cells.n; i++) {
        const struct grid_cell *cell = rt_list_item(&row->cells, i, sizeof *cell);
        const struct grid_heading *heading = grid_columns_over(columns, cell);
        if (heading && cell->is_continued)
            stretch(block, heading);
        else if (heading)
            add_cell(block, heading, cell, joint, keeps_lines);
    }
}
