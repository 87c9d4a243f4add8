/* The first rows of shared rows.  Knows which two columns tell, and no other. */
#include "exchange/csv_shared.h"

#include <string.h>

static char *fold(const char *ref)
{
    return g_ascii_strup(ref, -1);
}

/* Calls back for each row that has as many cells as there are headings. */
static enum rt_status each_row(struct csv_cells *cells, size_t ref, size_t with,
                               void (*row)(struct csv_cells *cells, size_t ref, size_t with,
                                           GHashTable *shared),
                               GHashTable *shared, struct rt_error *error)
{
    bool is_end = false;
    csv_cells_rewind(cells);
    enum rt_status status = csv_cells_row(cells, &is_end, error);
    size_t n = cells->cells->len;
    while (status == RT_OK && !is_end) {
        status = csv_cells_row(cells, &is_end, error);
        if (status == RT_OK && !is_end && cells->cells->len == n)
            row(cells, ref, with, shared);
    }
    return status;
}

static void note_first(struct csv_cells *cells, G_GNUC_UNUSED size_t ref, size_t with,
                       GHashTable *shared)
{
    const char *first = csv_cells_text(cells, with);
    if (*first)
        g_hash_table_insert(shared, fold(first), NULL);
}

static void keep_first(struct csv_cells *cells, size_t ref, G_GNUC_UNUSED size_t with,
                       GHashTable *shared)
{
    g_autofree char *key = fold(csv_cells_text(cells, ref));
    if (!g_hash_table_contains(shared, key))
        return;
    char **copy = g_new0(char *, cells->cells->len + 1);
    for (size_t i = 0; i < cells->cells->len; i++)
        copy[i] = g_strdup(csv_cells_text(cells, i));
    g_hash_table_insert(shared, g_steal_pointer(&key), copy);
}

static void free_cells(void *cells)
{
    g_strfreev(cells);
}

enum rt_status csv_shared_gather(struct csv_cells *cells, size_t ref, size_t with,
                                 GHashTable **out, struct rt_error *error)
{
    GHashTable *shared = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, free_cells);
    enum rt_status status = each_row(cells, ref, with, note_first, shared, error);
    if (status == RT_OK && g_hash_table_size(shared))
        status = each_row(cells, ref, with, keep_first, shared, error);
    if (status == RT_OK)
        *out = shared;
    else
        g_hash_table_unref(shared);
    return status;
}

char **csv_shared_first(GHashTable *shared, const struct csv_cells *cells, size_t with)
{
    g_autofree char *key = fold(csv_cells_text(cells, with));
    return *key ? g_hash_table_lookup(shared, key) : NULL;
}
