/* Merged cells.  A sheet names them behind its rows, so they are read before those. */
#include "exchange/xlsx_merge.h"

#include <string.h>

enum { MOST = 1 << 16, MOST_OPEN = 256 };

struct xlsx_merge {
    struct xlsx_place first, last;
};

/* ---- places ---- */

bool xlsx_place_parse(const char *words, struct xlsx_place *out, const char **end)
{
    struct xlsx_place place = {0};
    unsigned column = 0;
    const char *at = words;
    for (; *at >= 'A' && *at <= 'Z' && column <= XLSX_COLUMNS; at++)
        column = column * 26 + (unsigned)(*at - 'A') + 1;
    if (at == words || column > XLSX_COLUMNS || *at < '1' || *at > '9')
        return false;
    for (; g_ascii_isdigit(*at) && place.row <= XLSX_ROWS; at++)
        place.row = place.row * 10 + (unsigned)(*at - '0');
    if (place.row > XLSX_ROWS)
        return false;
    place.column = column - 1;
    *out = place;
    *end = at;
    return true;
}

void xlsx_place_put(GString *out, struct xlsx_place place)
{
    char letters[8];
    size_t at = sizeof letters;
    letters[--at] = '\0';
    for (unsigned column = place.column + 1; column; column = (column - 1) / 26)
        letters[--at] = (char)('A' + (column - 1) % 26);
    g_string_append_printf(out, "%s%u", letters + at, place.row);
}

/* ---- reading ---- */

static enum rt_status take(struct xlsx_merges *merges, struct xml_in *xml,
                           struct rt_error *error)
{
    const char *range = xml_in_attribute(xml, XML_IN_PLAIN, "ref"), *end = "";
    struct xlsx_merge merge;
    if (!range || !xlsx_place_parse(range, &merge.first, &end) || *end != ':' ||
        !xlsx_place_parse(end + 1, &merge.last, &end) || *end ||
        merge.last.row < merge.first.row || merge.last.column < merge.first.column)
        return xml_in_fail(xml, error,
                           "cells are merged that are not there; open the file in "
                           "Excel and save it again");
    if (merges->all->len >= MOST)
        return xml_in_fail(xml, error, "more than 65,536 cells are merged; split the sheet");
    g_array_append_val(merges->all, merge);
    return RT_OK;
}

static int by_row(gconstpointer a, gconstpointer b)
{
    const struct xlsx_merge *one = a, *other = b;
    return (one->first.row > other->first.row) - (one->first.row < other->first.row);
}

/* How many are open at once? */
static enum rt_status check(const struct xlsx_merges *merges, const struct xml_in *xml,
                            struct rt_error *error)
{
    g_autoptr(GArray) ends = g_array_new(FALSE, FALSE, sizeof(unsigned));
    for (guint i = 0; i < merges->all->len; i++) {
        const struct xlsx_merge *merge = &g_array_index(merges->all, struct xlsx_merge, i);
        for (guint k = ends->len; k-- > 0;)
            if (g_array_index(ends, unsigned, k) < merge->first.row)
                g_array_remove_index_fast(ends, k);
        if (ends->len >= MOST_OPEN)
            return xml_in_fail(xml, error,
                               "more than 256 cells of a row are merged; split the "
                               "sheet");
        g_array_append_val(ends, merge->last.row);
    }
    return RT_OK;
}

enum rt_status xlsx_merges_read(struct package_in *package, const char *part,
                                struct xlsx_merges *out, struct rt_error *error)
{
    struct xml_in xml = {0};
    struct xlsx_merges merges = {0};
    enum rt_status status = xml_in_open(package, part, &xml, error);
    if (status != RT_OK)
        return status;
    merges.all = g_array_new(FALSE, FALSE, sizeof(struct xlsx_merge));
    merges.open = g_array_new(FALSE, FALSE, sizeof(struct xlsx_merge));
    while (status == RT_OK && (status = xml_in_next(&xml, error)) == RT_OK &&
           xml.kind != XML_IN_END)
        if (xml.kind == XML_IN_OPEN && xml_in_is(&xml, XML_IN_SHEET, "mergeCell"))
            status = take(&merges, &xml, error);
    g_array_sort(merges.all, by_row);
    if (status == RT_OK)
        status = check(&merges, &xml, error);
    xml_in_close(&xml);
    if (status != RT_OK)
        xlsx_merges_clear(&merges);
    else
        *out = merges;
    return status;
}

void xlsx_merges_clear(struct xlsx_merges *merges)
{
    if (merges->all) {
        g_array_free(merges->all, TRUE);
        g_array_free(merges->open, TRUE);
    }
    *merges = (struct xlsx_merges){0};
}

/* ---- a row ---- */

static int by_column(const void *a, const void *b)
{
    const struct grid_cell *one = a, *other = b;
    return (one->column > other->column) - (one->column < other->column);
}

static void go_to(struct xlsx_merges *merges, unsigned row)
{
    for (guint i = merges->open->len; i-- > 0;)
        if (g_array_index(merges->open, struct xlsx_merge, i).last.row < row)
            g_array_remove_index_fast(merges->open, i);
    while (merges->begun < merges->all->len) {
        struct xlsx_merge merge = g_array_index(merges->all, struct xlsx_merge, merges->begun);
        if (merge.first.row > row)
            return;
        merges->begun++;
        if (merge.last.row >= row)
            g_array_append_val(merges->open, merge);
    }
}

/* The cells under it go, but the one that it begins with. */
static void apply(const struct xlsx_merge *merge, unsigned row, struct rt_list *cells)
{
    struct grid_cell *all = cells->at;
    size_t n = 0;
    for (size_t i = 0; i < cells->n; i++) {
        bool is_in =
            all[i].column >= merge->first.column && all[i].column <= merge->last.column;
        bool is_first = row == merge->first.row && all[i].column == merge->first.column;
        if (is_first)
            all[i].columns = merge->last.column - merge->first.column + 1;
        if (!is_in || is_first)
            all[n++] = all[i];
    }
    cells->n = n;
}

void xlsx_merges_apply(struct xlsx_merges *merges, unsigned row, struct rt_list *cells,
                       struct rt_arena *arena)
{
    if (!merges->all || !cells->n)
        return;
    go_to(merges, row);
    for (guint i = 0; i < merges->open->len; i++)
        apply(&g_array_index(merges->open, struct xlsx_merge, i), row, cells);
    if (!cells->n) /* nothing but what goes on */
        return;
    for (guint i = 0; i < merges->open->len; i++) {
        const struct xlsx_merge *merge = &g_array_index(merges->open, struct xlsx_merge, i);
        if (merge->first.row == row)
            continue;
        struct grid_cell *cell = rt_list_add(cells, arena, sizeof *cell);
        *cell = (struct grid_cell){.column = merge->first.column,
                                   .columns = merge->last.column - merge->first.column + 1,
                                   .is_continued = true};
    }
    qsort(cells->at, cells->n, sizeof(struct grid_cell), by_column);
}
