/* The rows of a list that are at hand: a stretch of the answer to a query,
 * around the ones that are shown.  Reads more at either end when asked, drops
 * what is far off: memory does not grow with the register.
 */
#ifndef TUI_ROWS_H
#define TUI_ROWS_H

#include <stdbool.h>
#include <stddef.h>

#include <rectrack/arena.h>
#include <rectrack/model.h>
#include <rectrack/register.h>

#include "tui/desk.h"

struct tui_row {
    struct rt_arena arena;
    const char *ref, *source, *group, *theme, *name, *owners, *targets;
    enum rt_rag rag;
    bool is_suggested;
    enum rt_direction direction;
};

struct tui_rows {
    struct tui_desk *desk;
    const struct rt_query *query; /* NULL: all */
    GPtrArray *rows;              /* struct tui_row, owned */
    bool has_start, has_end;      /* nothing comes before, behind */
};

void tui_rows_init(struct tui_rows *rows, struct tui_desk *desk);
void tui_rows_clear(struct tui_rows *rows);

/* Rows from the start, to the end, around a reference; at most n of them (n on
 * each side).  at: where ref, or what now stands in its place, is. */
enum rt_status tui_rows_start(struct tui_rows *rows, size_t n, struct rt_error *error);
enum rt_status tui_rows_end(struct tui_rows *rows, size_t n, struct rt_error *error);
enum rt_status tui_rows_around(struct tui_rows *rows, const char *ref, size_t n, size_t *at,
                               struct rt_error *error);

/* n more at that end; added: how many came. */
enum rt_status tui_rows_before(struct tui_rows *rows, size_t n, size_t *added,
                               struct rt_error *error);
enum rt_status tui_rows_behind(struct tui_rows *rows, size_t n, struct rt_error *error);

/* Keeps n rows from the first-th on; returns how many went before them. */
size_t tui_rows_trim(struct tui_rows *rows, size_t first, size_t n);

/* The first reference that matches query after (before) another one, or from
 * the start (end) with NULL; NULL: none.  g_free it. */
char *tui_rows_seek(struct tui_desk *desk, const struct rt_query *query, const char *after,
                    bool is_backwards, struct rt_error *error);

static inline const struct tui_row *tui_row_at(const struct tui_rows *rows, size_t i)
{
    return i < rows->rows->len ? g_ptr_array_index(rows->rows, i) : NULL;
}

#endif
