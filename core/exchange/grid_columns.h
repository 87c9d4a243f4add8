/* Which column of a table is what: headings, by the words that councils and our own papers
 * put there.
 */
#ifndef EXCHANGE_GRID_COLUMNS_H
#define EXCHANGE_GRID_COLUMNS_H

#include "exchange/grid.h"

enum grid_role {
    GRID_UNKNOWN, /* the heading is not understood */
    GRID_OWN,     /* reckoned words of our own papers: nothing to take in */
    GRID_NUMBER,
    GRID_RECOMMENDATION, /* number, title and text, or some of them */
    GRID_TITLE,          /* the title alone */
    GRID_ACTIONS,
    GRID_TARGETS,
    GRID_UPDATE,   /* progress and challenge under labels, or without */
    GRID_PROGRESS, /* progress alone */
    GRID_CHALLENGE,
    GRID_OWNERS,
    GRID_RAG,      /* a colour, or a state in words */
    GRID_RESPONSE, /* what was answered formally: accepted, or not */
    GRID_THEME,
    GRID_ROLES
};

struct grid_heading {
    unsigned column, columns;
    enum grid_role role;
    const char *words; /* as written */
};

enum { GRID_MOST_COLUMNS = 40 };

struct grid_columns {
    struct rt_arena arena; /* holds the words */
    struct grid_heading headings[GRID_MOST_COLUMNS];
    size_t n;
    bool is_key; /* the key to the colours of our own papers: no recommendations */
};

void grid_columns_clear(struct grid_columns *columns);

/* Is the row one of headings: a recommendation column, or a number and a title, and one more
 * that is understood, or our own key?  Then it fills out, whose arena is its own. */
bool grid_columns_read(const struct grid_row *row, struct grid_columns *out);

/* Does the row part headings that lie over several columns, and nothing else: "Progress" and
 * "Challenges" under "Update March 2020"?  Then these take its place. */
bool grid_columns_refine(struct grid_columns *columns, const struct grid_row *row);

/* The same headings at the same places? */
bool grid_columns_are_equal(const struct grid_columns *one, const struct grid_columns *other);

/* The heading that a cell stands under, or NULL; the first one that it begins in. */
const struct grid_heading *grid_columns_over(const struct grid_columns *columns,
                                             const struct grid_cell *cell);

/* The heading of that role, or NULL. */
const struct grid_heading *grid_columns_of(const struct grid_columns *columns,
                                           enum grid_role role);

/* The words of a cell, its paragraphs with line feeds between; in arena. */
char *grid_cell_words(const struct grid_cell *cell, struct rt_arena *arena);

/* The cells of a row that hold words, and the first of them (NULL: none does). */
size_t grid_row_filled(const struct grid_row *row, const struct grid_cell **first);

#endif
