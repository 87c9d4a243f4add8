/* A table as councils keep it, read as a stream.
 *
 * Knows which row is a heading, a theme, a recommendation or the rest of one; what stands in
 * their cells others know. */
#include "exchange/grid_read.h"

#include <string.h>

#include <rectrack/field.h>

#include "exchange/grid_kind.h"
#include "exchange/grid_record.h"
#include "exchange/grid_words.h"
#include "report/own.h"

enum where {
    OUTSIDE, /* of all tables that are understood */
    INSIDE,  /* one with recommendations */
    BESIDE,  /* one of ours without: the key to the colours */
};

struct reader {
    struct rt_stream stream; /* the first member */
    struct grid *grid;
    char *name;
    struct grid_row row; /* not used up yet */
    bool has_row, is_sheet, is_numbered, has_tables;
    bool has_number; /* what was gathered has one: the last */
    enum where where;
    enum grid_row_kind kind; /* of the row, if has_kind: it was looked at before */
    bool has_kind;
    unsigned table; /* the last one that a row was of */
    struct grid_columns columns;
    struct grid_origin origin;
    struct grid_block block;
    GString *last;         /* the number of the last recommendation */
    unsigned n_lines;      /* rows without a recommendation that were read with the one above */
    struct rt_arena arena; /* of the items at hand */
    struct rt_list items;  /* struct rt_item */
    size_t taken;
    GPtrArray *notices; /* the caller's, or its own */
    GPtrArray *own_notices;
};

/* ---- recommendations ---- */

static void add_item(struct reader *reader, const struct rt_shape *shape, void *value)
{
    struct rt_item *item = rt_list_add(&reader->items, &reader->arena, sizeof *item);
    *item = (struct rt_item){.shape = shape, .value = value};
}

/* Sources and periods that were made go before the recommendations that name them. */
static void give_made(struct reader *reader)
{
    for (size_t i = 0; i < reader->origin.made.n; i++) {
        const struct rt_item *item = rt_list_item(&reader->origin.made, i, sizeof *item);
        add_item(reader, item->shape, item->value);
    }
    reader->origin.made = (struct rt_list){0};
}

/* Keeps the number of a recommendation, for what comes without one. */
static void keep_number(struct reader *reader, const struct rt_list *records)
{
    const struct rt_record *record =
        (const struct rt_record *)records->at + (records->n ? records->n - 1 : 0);
    const char *dash = records->n ? strrchr(record->ref, '-') : NULL;
    if (dash)
        g_string_assign(reader->last, dash + 1);
}

/* What was gathered becomes items. */
static enum rt_status give_block(struct reader *reader, struct rt_error *error)
{
    struct rt_list records = {0};
    g_autofree char *place = g_strdup_printf("%" G_GUINT64_FORMAT,
                                             g_ascii_strtoull(reader->last->str, NULL, 10) + 1);
    g_autofree char *where = g_strdup_printf("%s %u, row %u", reader->origin.place,
                                             reader->block.table, reader->block.row);
    struct grid_making making = {.arena = &reader->arena,
                                 .block = &reader->block,
                                 .origin = &reader->origin,
                                 .number = reader->has_number ? reader->last->str : NULL,
                                 .place = place,
                                 .is_sheet = reader->is_sheet,
                                 .where = where};
    if (!reader->block.has_rows)
        return RT_OK;
    enum rt_status status = grid_records(&making, &records, error);
    for (size_t i = 0; i < records.n; i++)
        add_item(reader, &rt_record_shape, (struct rt_record *)records.at + i);
    if (status == RT_OK)
        keep_number(reader, &records);
    grid_block_clear(&reader->block);
    return status;
}

/* ---- rows ---- */

static void doubt(const struct reader *reader, const char *words, const char *format, ...)
    G_GNUC_PRINTF(3, 4);

static void doubt(const struct reader *reader, const char *words, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    g_autofree char *assumed = g_strdup_vprintf(format, arguments);
    va_end(arguments);
    rt_doubts_add(reader->stream.doubts, reader->row.row, reader->row.table, NULL, words, "%s",
                  assumed);
}

/* A heading row is the same again, one that the document calls so, or, within a table, one
 * that is understood in three columns at least. */
static bool is_heading(struct reader *reader, struct grid_columns *columns)
{
    if (!grid_columns_read(&reader->row, columns))
        return false;
    if (reader->where != INSIDE || columns->is_key || reader->row.is_heading ||
        reader->row.table != reader->table || grid_columns_are_equal(columns, &reader->columns))
        return true;
    size_t known = 0;
    for (size_t i = 0; i < columns->n; i++)
        known += columns->headings[i].role > GRID_OWN;
    if (known >= 3 && known == columns->n)
        return true;
    grid_columns_clear(columns);
    return false;
}

static void doubt_headings(const struct reader *reader)
{
    for (size_t i = 0; i < reader->columns.n; i++)
        if (reader->columns.headings[i].role == GRID_UNKNOWN)
            doubt(reader, reader->columns.headings[i].words,
                  "this heading is not understood; its column is left out");
}

static enum rt_status begin_table(struct reader *reader, struct grid_columns *columns,
                                  struct rt_error *error)
{
    grid_columns_clear(&reader->columns);
    reader->columns = *columns;
    reader->where = columns->is_key ? BESIDE : INSIDE;
    if (columns->is_key)
        return RT_OK;
    reader->has_tables = true;
    doubt_headings(reader);
    enum rt_status status = grid_origin_table(&reader->origin, &reader->columns, error);
    give_made(reader);
    return status;
}

/* The same headings go on; other ones end what was gathered and begin a table. */
static enum rt_status take_heading(struct reader *reader, struct grid_columns *columns,
                                   struct rt_error *error)
{
    bool is_same = reader->columns.n && !reader->origin.texts.n && !columns->is_key &&
                   grid_columns_are_equal(columns, &reader->columns);
    if (is_same) {
        grid_columns_clear(columns);
        reader->where = INSIDE;
        return RT_OK;
    }
    enum rt_status status = give_block(reader, error);
    if (status == RT_OK)
        return begin_table(reader, columns, error);
    grid_columns_clear(columns);
    return status;
}

static struct grid_view view_of(const struct reader *reader)
{
    return (struct grid_view){.row = &reader->row,
                              .columns = &reader->columns,
                              .block = &reader->block,
                              .origin = &reader->origin,
                              .last = reader->last->str,
                              .is_numbered = reader->is_numbered};
}

static void gather(struct reader *reader, enum grid_joint joint)
{
    bool keeps_lines = reader->origin.is_own && !reader->is_sheet;
    grid_block_add(&reader->block, &reader->columns, &reader->row, joint, keeps_lines);
}

static void begin_block(struct reader *reader, const struct grid_view *view,
                        struct rt_arena *arena)
{
    struct grid_number number = grid_row_number(view, arena);
    reader->has_number = number.number != NULL;
    reader->is_numbered |= reader->has_number;
    if (number.number)
        g_string_assign(reader->last, number.number);
    if (reader->row.is_hidden)
        doubt(reader, grid_words_under(view, GRID_RECOMMENDATION, arena),
              "the row is hidden; it is read all the same");
    gather(reader, GRID_LINE);
}

/* A row that goes on with the one above. */
static void take_line(struct reader *reader, const struct grid_view *view, bool is_broken,
                      struct rt_arena *arena)
{
    const char *words = grid_words_under(view, GRID_RECOMMENDATION, arena);
    const char *action = grid_words_under(view, GRID_ACTIONS, arena);
    reader->n_lines += !is_broken && !grid_continues(view, GRID_RECOMMENDATION);
    if (is_broken)
        doubt(reader, words, "no number stands here; taken as going on from %s%s",
              reader->has_number ? "number " : "the row above",
              reader->has_number ? reader->last->str : "");
    if (!is_broken && !reader->origin.is_own &&
        grid_goes_on(grid_block_last(&reader->block, GRID_ACTIONS), action)) {
        is_broken = true;
        doubt(reader, action, "taken as going on from the row above");
    }
    gather(reader, is_broken ? GRID_BROKEN : GRID_LINE);
}

/* A row of a table with recommendations.  What was gathered is given first: the row is then
 * looked at again, as what it was found to be. */
static enum rt_status take_row(struct reader *reader, bool *is_used, struct rt_error *error)
{
    struct rt_arena arena = {0};
    struct grid_view view = view_of(reader);
    const struct grid_cell *first;
    if (!reader->has_kind)
        reader->kind = grid_kind_of(&view);
    bool is_new = reader->kind == GRID_SUB_HEADING || reader->kind == GRID_BEGINS;
    if (is_new && reader->block.has_rows) {
        reader->has_kind = true;
        *is_used = false;
        return give_block(reader, error);
    }
    reader->has_kind = false;
    if (reader->kind == GRID_SUB_HEADING && grid_row_filled(&reader->row, &first))
        grid_origin_theme(&reader->origin, grid_cell_words(first, &arena));
    else if (reader->kind == GRID_BEGINS)
        begin_block(reader, &view, &arena);
    else if (reader->kind != GRID_EMPTY)
        take_line(reader, &view, reader->kind == GRID_BREAKS, &arena);
    rt_arena_clear(&arena);
    return RT_OK;
}

/* A row of a table that has no headings yet: a text above them, or a stranger. */
static void take_outside(struct reader *reader)
{
    const struct grid_cell *first;
    if (grid_row_filled(&reader->row, &first) == 1)
        grid_origin_text(&reader->origin, first);
}

/* Another table without headings of its own goes on with the one before where it has as
 * many columns. */
static void enter_table(struct reader *reader)
{
    if (reader->row.table == reader->table)
        return;
    bool goes_on = reader->where == INSIDE && !reader->origin.texts.n &&
                   !reader->origin.is_own && reader->row.cells.n == reader->columns.n &&
                   !reader->is_sheet;
    if (goes_on)
        doubt(reader, "", "this table has no headings; taken as going on from the one before");
    reader->where = goes_on ? INSIDE : OUTSIDE;
}

static enum rt_status take(struct reader *reader, bool *is_used, struct rt_error *error)
{
    struct grid_columns columns = {0};
    const struct grid_cell *first;
    enum rt_status status = RT_OK;
    *is_used = true;
    reader->origin.table = reader->row.table;
    reader->origin.row = reader->row.row;
    if (reader->row.kind == GRID_TEXT) {
        if (grid_row_filled(&reader->row, &first))
            grid_origin_text(&reader->origin, first);
        return RT_OK;
    }
    reader->is_sheet = reader->row.name != NULL;
    reader->origin.place = reader->is_sheet ? "sheet" : "table";
    if (reader->has_kind)
        return take_row(reader, is_used, error);
    if (is_heading(reader, &columns)) {
        reader->table = reader->row.table;
        return take_heading(reader, &columns, error);
    }
    enter_table(reader);
    reader->table = reader->row.table;
    bool is_key = grid_row_filled(&reader->row, &first) == 1 && reader->origin.is_own &&
                  report_is_key(grid_cell_words(first, &reader->origin.arena));
    if (is_key)
        reader->where = OUTSIDE;
    if (reader->where == INSIDE)
        status = take_row(reader, is_used, error);
    else
        take_outside(reader);
    return status;
}

/* ---- the stream ---- */

static enum rt_status finish(struct reader *reader, struct rt_error *error)
{
    enum rt_status status = give_block(reader, error);
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

/* Pulls rows until there are items, or the end. */
static enum rt_status refill(struct reader *reader, struct rt_error *error)
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
            status = take(reader, &is_used, error);
        reader->has_row = !is_used;
    }
    return status;
}

static enum rt_status grid_next(struct rt_stream *stream, struct rt_item *out,
                                struct rt_error *error)
{
    struct reader *reader = (struct reader *)stream;
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
    struct reader *reader = (struct reader *)stream;
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
    struct reader *reader = g_new0(struct reader, 1);
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
