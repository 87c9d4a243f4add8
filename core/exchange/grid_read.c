/* A table as councils keep it, read as a stream: rows are pulled until they give items. */
#include "exchange/grid_read.h"

#include "exchange/grid_rows.h"

static enum rt_status finish(struct grid_reader *reader, struct rt_error *error)
{
    enum rt_status status = grid_rows_end(reader, error);
    if (status == RT_OK && !reader->has_tables)
        return rt_fail_at(error, RT_REFUSED, reader->name, 0, 0,
                          "no table with recommendations is in the file; its heading row "
                          "needs a column called Recommendations and one more, such as Key "
                          "actions");
    if (status == RT_OK && reader->n_lines)
        g_ptr_array_add(reader->notices,
                        g_strdup_printf("%s: %u row%s without a recommendation %s read with "
                                        "the one above",
                                        reader->name, reader->n_lines,
                                        reader->n_lines == 1 ? "" : "s",
                                        reader->n_lines == 1 ? "is" : "are"));
    reader->n_lines = 0;
    return status;
}

/* More than anybody reviews, and each is kept until the file is at its end. */
static enum rt_status check_doubts(const struct grid_reader *reader, struct rt_error *error)
{
    enum { MOST = 10000 };
    if (reader->stream.doubts->len <= MOST)
        return RT_OK;
    return rt_fail_at(
        error, RT_REFUSED, reader->name, 0, 0,
        "more than 10,000 places are doubtful; is this the table that was meant?");
}

/* Pulls rows until there are items, or the end. */
static enum rt_status refill(struct grid_reader *reader, struct rt_error *error)
{
    enum rt_status status = RT_OK;
    rt_arena_reset(&reader->arena);
    reader->items = (struct rt_list){0};
    reader->taken = 0;
    while (status == RT_OK && !reader->items.n) {
        bool is_used = true;
        if (!reader->has_row)
            status = reader->grid->next(reader->grid, &reader->row, error);
        reader->has_row = status == RT_OK;
        if (status == RT_OK && reader->row.kind == GRID_END)
            return finish(reader, error);
        if (status == RT_OK)
            status = grid_rows_take(reader, &is_used, error);
        if (status == RT_OK)
            status = check_doubts(reader, error);
        reader->has_row = !is_used;
    }
    return status;
}

static enum rt_status grid_next(struct rt_stream *stream, struct rt_item *out,
                                struct rt_error *error)
{
    struct grid_reader *reader = (struct grid_reader *)stream;
    if (reader->taken == reader->items.n) {
        enum rt_status status = refill(reader, error);
        if (status != RT_OK)
            return status;
    }
    *out = reader->taken < reader->items.n
               ? ((struct rt_item *)reader->items.at)[reader->taken++]
               : (struct rt_item){0};
    return RT_OK;
}

static void grid_close(struct rt_stream *stream)
{
    struct grid_reader *reader = (struct grid_reader *)stream;
    reader->grid->close(reader->grid);
    grid_columns_clear(&reader->columns);
    grid_origin_clear(&reader->origin);
    rt_arena_clear(&reader->block.arena);
    rt_arena_clear(&reader->arena);
    g_ptr_array_unref(reader->stream.doubts);
    g_ptr_array_unref(reader->own_notices);
    g_string_free(reader->last, TRUE);
    g_free(reader->name);
    g_free(reader);
}

enum rt_status grid_stream_open(struct grid *grid, const char *name,
                                const struct exchange_options *options, struct rt_stream **out,
                                struct rt_error *error)
{
    struct grid_reader *reader = g_new0(struct grid_reader, 1);
    reader->stream =
        (struct rt_stream){.next = grid_next, .close = grid_close, .doubts = rt_doubts_new()};
    reader->grid = grid;
    reader->name = g_strdup(name);
    reader->last = g_string_new(NULL);
    reader->own_notices = g_ptr_array_new_with_free_func(g_free);
    reader->notices = options->notices ? options->notices : reader->own_notices;
    grid_origin_init(&reader->origin, options->facts);
    reader->origin.asked_source = rt_arena_copy(&reader->origin.arena, options->source);
    const char *period = rt_arena_copy(&reader->origin.arena, options->period);
    reader->origin.asked_period = options->is_period_asked ? period : NULL;
    reader->origin.open_period = options->is_period_asked ? NULL : period;
    reader->origin.doubts = reader->stream.doubts;
    reader->origin.notices = reader->notices;
    reader->origin.name = reader->name;
    (void)error;
    *out = &reader->stream;
    return RT_OK;
}
