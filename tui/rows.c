/* Paging by key: each reading goes on from a reference. */
#include "tui/rows.h"

#include <rectrack/describe.h>

static void row_free(void *data)
{
    struct tui_row *row = data;
    rt_arena_clear(&row->arena);
    g_free(row);
}

static struct tui_row *row_new(const struct rt_record *record)
{
    struct tui_row *row = g_new0(struct tui_row, 1);
    struct rt_arena *arena = &row->arena;
    row->ref = rt_arena_copy(arena, record->ref);
    row->source = rt_arena_copy(arena, record->source);
    row->group = rt_arena_copy(arena, record->group);
    row->theme = rt_arena_copy(arena, record->theme);
    row->name = rt_arena_copy(arena, rt_describe_name(record));
    row->owners = rt_describe_owners(record, arena);
    row->targets = rt_describe_targets(record, arena);
    row->is_suggested = record->rag == RT_RAG_NONE;
    row->rag = row->is_suggested ? record->suggested : record->rag;
    row->direction = record->direction;
    return row;
}

void tui_rows_init(struct tui_rows *rows, struct tui_desk *desk)
{
    *rows = (struct tui_rows){.desk = desk, .rows = g_ptr_array_new_with_free_func(row_free)};
}

void tui_rows_clear(struct tui_rows *rows)
{
    if (rows->rows)
        g_ptr_array_free(rows->rows, TRUE);
    *rows = (struct tui_rows){0};
}

/* At most n rows after (before) a reference, in reading order, appended to out. */
static enum rt_status fetch(struct tui_rows *rows, const char *after, bool is_backwards,
                            size_t n, GPtrArray *out, struct rt_error *error)
{
    struct rt_select select = {
        .query = rows->query,
        .outlook = rows->desk->outlook,
        .after = after,
        .is_backwards = is_backwards,
        .limit = n,
        .depth = RT_ROW,
    };
    struct rt_stream *stream = NULL;
    enum rt_status status = rt_register_select(rows->desk->reg, &select, &stream, error);
    if (status != RT_OK)
        return status;
    struct rt_item item = {0};
    guint first = out->len;
    while ((status = rt_stream_next(stream, &item, error)) == RT_OK && item.shape)
        g_ptr_array_add(out, row_new(item.value));
    rt_stream_close(stream);
    for (guint i = first, j = out->len; is_backwards && i + 1 < j; i++) {
        void *one = out->pdata[--j];
        out->pdata[j] = out->pdata[i];
        out->pdata[i] = one;
    }
    return status;
}

static void take(struct tui_rows *rows, GPtrArray *fresh, bool has_start, bool has_end)
{
    g_ptr_array_free(rows->rows, TRUE);
    rows->rows = fresh;
    rows->has_start = has_start;
    rows->has_end = has_end;
}

enum rt_status tui_rows_start(struct tui_rows *rows, size_t n, struct rt_error *error)
{
    GPtrArray *fresh = g_ptr_array_new_with_free_func(row_free);
    enum rt_status status = fetch(rows, NULL, false, n, fresh, error);
    take(rows, fresh, true, fresh->len < n);
    return status;
}

enum rt_status tui_rows_end(struct tui_rows *rows, size_t n, struct rt_error *error)
{
    GPtrArray *fresh = g_ptr_array_new_with_free_func(row_free);
    enum rt_status status = fetch(rows, NULL, true, n, fresh, error);
    take(rows, fresh, fresh->len < n, true);
    return status;
}

enum rt_status tui_rows_around(struct tui_rows *rows, const char *ref, size_t n, size_t *at,
                               struct rt_error *error)
{
    GPtrArray *fresh = g_ptr_array_new_with_free_func(row_free);
    /* A reference that is gone can't be gone on from: the list begins anew then. */
    if (fetch(rows, ref, true, n, fresh, NULL) != RT_OK)
        g_ptr_array_set_size(fresh, 0);
    size_t before = fresh->len;
    const char *last = before ? ((struct tui_row *)fresh->pdata[before - 1])->ref : NULL;
    enum rt_status status = fetch(rows, last, false, n + 1, fresh, error);
    *at = before < fresh->len ? before : fresh->len - (fresh->len > 0);
    take(rows, fresh, before < n, fresh->len - before < n + 1);
    return status;
}

enum rt_status tui_rows_before(struct tui_rows *rows, size_t n, size_t *added,
                               struct rt_error *error)
{
    *added = 0;
    if (rows->has_start || !rows->rows->len)
        return RT_OK;
    GPtrArray *fresh = g_ptr_array_new_with_free_func(row_free);
    enum rt_status status = fetch(rows, tui_row_at(rows, 0)->ref, true, n, fresh, error);
    *added = fresh->len;
    g_ptr_array_extend_and_steal(fresh, rows->rows);
    rows->rows = fresh;
    rows->has_start = *added < n;
    return status;
}

enum rt_status tui_rows_behind(struct tui_rows *rows, size_t n, struct rt_error *error)
{
    if (rows->has_end || !rows->rows->len)
        return RT_OK;
    guint had = rows->rows->len;
    const char *last = tui_row_at(rows, had - 1)->ref;
    enum rt_status status = fetch(rows, last, false, n, rows->rows, error);
    rows->has_end = rows->rows->len - had < n;
    return status;
}

size_t tui_rows_trim(struct tui_rows *rows, size_t first, size_t n)
{
    size_t length = rows->rows->len;
    if (first + n < length) {
        g_ptr_array_remove_range(rows->rows, (guint)(first + n), (guint)(length - first - n));
        rows->has_end = false;
    }
    if (first > 0) {
        g_ptr_array_remove_range(rows->rows, 0, (guint)first);
        rows->has_start = false;
    }
    return first;
}

char *tui_rows_seek(struct tui_desk *desk, const struct rt_query *query, const char *after,
                    bool is_backwards, struct rt_error *error)
{
    struct rt_select select = {
        .query = query,
        .outlook = desk->outlook,
        .after = after,
        .is_backwards = is_backwards,
        .limit = 1,
        .depth = RT_ROW,
    };
    struct rt_stream *stream = NULL;
    if (rt_register_select(desk->reg, &select, &stream, error) != RT_OK)
        return NULL;
    struct rt_item item = {0};
    char *ref = NULL;
    if (rt_stream_next(stream, &item, error) == RT_OK && item.shape)
        ref = g_strdup(((struct rt_record *)item.value)->ref);
    rt_stream_close(stream);
    return ref;
}
