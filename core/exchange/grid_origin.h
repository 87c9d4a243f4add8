/* Where a table comes from: which source it is of, which period its updates belong to, under
 * which theme a row stands; from the words around it and what is known beside the file.
 */
#ifndef EXCHANGE_GRID_ORIGIN_H
#define EXCHANGE_GRID_ORIGIN_H

#include <glib.h>

#include <rectrack/model.h>

#include "exchange/grid_columns.h"
#include "exchange/grid_texts.h"

struct grid_origin {
    struct rt_arena arena; /* of all below */
    struct rt_facts facts; /* sources and periods that are known, those made here too */
    const char *asked_source, *asked_period; /* by the person who reads the file, or NULL */
    const char *open_period;                 /* the id of the open one, or NULL */
    struct grid_texts texts;                 /* above the next table */
    bool is_own;                             /* a paper of this program */
    const struct report_layout *layout;      /* of which it is */
    const char *code;                        /* of the source; NULL: not settled yet */
    struct rt_arena under;                   /* of the theme */
    const char *group, *theme;
    bool has_theme;
    const char *period; /* an id, or NULL */
    GPtrArray *doubts, *notices;
    const char *name;    /* of the file */
    const char *place;   /* "table", "sheet": what reading is in */
    unsigned table, row; /* where reading stands */
    struct rt_list made; /* struct rt_item *: sources and periods that are not known, to be
                            taken out by who gives them on */
};

/* Copies what is known of sources and periods; facts may be NULL. */
void grid_origin_init(struct grid_origin *origin, const struct rt_facts *facts);
void grid_origin_clear(struct grid_origin *origin);

/* A text outside of the tables' rows. */
void grid_origin_text(struct grid_origin *origin, const struct grid_cell *cell);

/* A table begins under these headings.  RT_REFUSED: its updates belong to no period. */
enum rt_status grid_origin_table(struct grid_origin *origin, const struct grid_columns *columns,
                                 struct rt_error *error);

/* Is that the code of a source that is known, or asked for? */
bool grid_origin_knows(const struct grid_origin *origin, const char *code);

/* A row over the full width.  is_known: that theme is there already. */
bool grid_origin_knows_theme(const struct grid_origin *origin, const char *words);
void grid_origin_theme(struct grid_origin *origin, const char *words);

#endif
