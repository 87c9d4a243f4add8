/* The rows of a table that make one recommendation, or several that share a row, gathered:
 * pieces of words by column, and on which lines of the row they stand.
 */
#ifndef EXCHANGE_GRID_BLOCK_H
#define EXCHANGE_GRID_BLOCK_H

#include "exchange/grid_columns.h"

/* A paragraph, or a line of one. */
struct grid_piece {
    const char *text;
    size_t bold;   /* so many bytes at its beginning are bold */
    size_t cell;   /* which of the block's cells it is in */
    bool is_aside; /* its style says so, in papers of ours */
    bool goes_on;  /* with the piece before, which the end of a page broke off */
};

/* Lines are counted from 0; a cell merged downwards has several. */
struct grid_span {
    const struct grid_heading *heading;
    unsigned first, last;
};

struct grid_block {
    struct rt_arena arena;
    bool has_rows;
    unsigned table, row;               /* where it begins */
    unsigned lines;                    /* how many it has */
    size_t spent;                      /* bytes of its words, with what a piece costs */
    struct rt_list cells;              /* struct grid_span */
    struct rt_list pieces[GRID_ROLES]; /* struct grid_piece, by role */
};

void grid_block_clear(struct grid_block *block);

/* How a row goes on with a block. */
enum grid_joint {
    GRID_LINE,   /* a line of its own: an action beside its target */
    GRID_BROKEN, /* the line before goes on, behind the end of a page */
};

/* The most that a block may have spent: any number of rows goes on with the one above, and
 * what a file says once it may name in each. */
enum { GRID_BLOCK_ROOM = 2 << 20 };

/* Adds the cells of a row; to an empty block as its first line.  keeps_lines: a paragraph
 * with line feeds stays one piece.  columns must outlive the block. */
void grid_block_add(struct grid_block *block, const struct grid_columns *columns,
                    const struct grid_row *row, enum grid_joint joint, bool keeps_lines);

const struct grid_piece *grid_block_piece(const struct grid_block *block, enum grid_role role,
                                          size_t i);
const struct grid_span *grid_block_span(const struct grid_block *block,
                                        const struct grid_piece *piece);

/* The words of the last piece of a role, or NULL. */
const char *grid_block_last(const struct grid_block *block, enum grid_role role);

#endif
