/* The rows of a document's tables, one after the other; what stands in their cells others
 * know. */
#include "exchange/grid_rows.h"

#include <string.h>

#include <rectrack/field.h>

#include "exchange/grid_record.h"
#include "exchange/grid_words.h"
#include "report/own.h"

/* ---- recommendations ---- */

static void add_item(struct grid_reader *reader, const struct rt_shape *shape, void *value)
{
    struct rt_item *item = rt_list_add(&reader->items, &reader->arena, sizeof *item);
    *item = (struct rt_item){.shape = shape, .value = value};
}

/* Sources and periods that were made go before the recommendations that name them. */
static void give_made(struct grid_reader *reader)
{
    for (size_t i = 0; i < reader->origin.made.n; i++) {
        const struct rt_item *item = rt_list_item(&reader->origin.made, i, sizeof *item);
        add_item(reader, item->shape, item->value);
    }
    reader->origin.made = (struct rt_list){0};
}

/* Keeps the number of a recommendation, for what comes without one. */
static void keep_number(struct grid_reader *reader, const struct rt_list *records)
{
    const struct rt_record *record =
        (const struct rt_record *)records->at + (records->n ? records->n - 1 : 0);
    const char *dash = records->n ? strrchr(record->ref, '-') : NULL;
    if (dash)
        g_string_assign(reader->last, dash + 1);
}

static enum rt_status give_block(struct grid_reader *reader, struct rt_error *error)
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

static void doubt(const struct grid_reader *reader, const char *words, const char *format, ...)
    G_GNUC_PRINTF(3, 4);

static void doubt(const struct grid_reader *reader, const char *words, const char *format, ...)
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
static bool is_heading(struct grid_reader *reader, struct grid_columns *columns)
{
    if (!grid_columns_read(&reader->row, columns))
        return false;
    if (reader->where != GRID_INSIDE || columns->is_key || reader->row.is_heading ||
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

static void doubt_headings(const struct grid_reader *reader)
{
    for (size_t i = 0; i < reader->columns.n; i++)
        if (reader->columns.headings[i].role == GRID_UNKNOWN)
            doubt(reader, reader->columns.headings[i].words,
                  "this heading is not understood; its column is left out");
}

static enum rt_status begin_table(struct grid_reader *reader, struct grid_columns *columns,
                                  struct rt_error *error)
{
    grid_columns_clear(&reader->columns);
    reader->columns = *columns;
    reader->where = columns->is_key ? GRID_BESIDE : GRID_INSIDE;
    if (columns->is_key)
        return RT_OK;
    reader->has_tables = true;
    doubt_headings(reader);
    enum rt_status status = grid_origin_table(&reader->origin, &reader->columns, error);
    give_made(reader);
    reader->is_after_heading = true;
    return status;
}

/* The same headings go on; other ones end what was gathered and begin a table. */
static enum rt_status take_heading(struct grid_reader *reader, struct grid_columns *columns,
                                   struct rt_error *error)
{
    bool is_same = reader->columns.n && !reader->origin.texts.all.n && !columns->is_key &&
                   grid_columns_are_equal(columns, &reader->columns);
    if (is_same) {
        grid_columns_clear(columns);
        reader->where = GRID_INSIDE;
        return RT_OK;
    }
    enum rt_status status = give_block(reader, error);
    if (status == RT_OK)
        return begin_table(reader, columns, error);
    grid_columns_clear(columns);
    return status;
}

static struct grid_view view_of(const struct grid_reader *reader)
{
    return (struct grid_view){.row = &reader->row,
                              .columns = &reader->columns,
                              .block = &reader->block,
                              .origin = &reader->origin,
                              .last = reader->last->str,
                              .is_numbered = reader->is_numbered};
}

static enum rt_status gather(struct grid_reader *reader, enum grid_joint joint,
                             struct rt_error *error)
{
    bool keeps_lines = reader->origin.is_own && !reader->is_sheet;
    grid_block_add(&reader->block, &reader->columns, &reader->row, joint, keeps_lines);
    if (reader->block.spent <= GRID_BLOCK_ROOM)
        return RT_OK;
    return rt_fail(error, RT_REFUSED,
                   "%s %u, row %u: this row and those above it are read as one recommendation, "
                   "of more than %d MiB; split it",
                   reader->origin.place, reader->row.table, reader->row.row,
                   GRID_BLOCK_ROOM >> 20);
}

static enum rt_status begin_block(struct grid_reader *reader, const struct grid_view *view,
                                  struct rt_arena *arena, struct rt_error *error)
{
    struct grid_number number = grid_row_number(view, arena);
    reader->has_number = number.number != NULL;
    reader->is_numbered |= reader->has_number;
    if (number.number)
        g_string_assign(reader->last, number.number);
    if (reader->row.is_hidden)
        doubt(reader, grid_words_under(view, GRID_RECOMMENDATION, arena),
              "the row is hidden; it is read all the same");
    return gather(reader, GRID_LINE, error);
}

/* A row that goes on with the one above. */
static enum rt_status take_line(struct grid_reader *reader, const struct grid_view *view,
                                bool is_broken, struct rt_arena *arena, struct rt_error *error)
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
    return gather(reader, is_broken ? GRID_BROKEN : GRID_LINE, error);
}

/* A row of a table with recommendations.  What was gathered is given first: the row is then
 * looked at again, as what it was found to be. */
static enum rt_status take_row(struct grid_reader *reader, bool *is_used,
                               struct rt_error *error)
{
    struct rt_arena arena = {0};
    struct grid_view view = view_of(reader);
    const struct grid_cell *first;
    enum rt_status status = RT_OK;
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
        status = begin_block(reader, &view, &arena, error);
    else if (reader->kind != GRID_EMPTY)
        status = take_line(reader, &view, reader->kind == GRID_BREAKS, &arena, error);
    rt_arena_clear(&arena);
    return status;
}

/* A row of a table that has no headings yet: a text above them, or a stranger. */
static void take_outside(struct grid_reader *reader)
{
    const struct grid_cell *first;
    size_t n = grid_row_filled(&reader->row, &first);
    if (n == 1)
        grid_origin_text(&reader->origin, first);
    reader->n_strange += n > 1;
}

/* What a table is that gave nothing is told; ours are known. */
static void end_table(struct grid_reader *reader)
{
    if (reader->n_strange && !reader->is_known && !reader->origin.is_own)
        g_ptr_array_add(reader->notices,
                        g_strdup_printf("%s: %s %u is left out: it has no column of "
                                        "recommendations",
                                        reader->name, reader->origin.place, reader->table));
    reader->n_strange = 0;
    reader->is_known = false;
}

/* Another table without headings of its own goes on with the one before where it has as
 * many columns. */
static void enter_table(struct grid_reader *reader)
{
    if (reader->row.table == reader->table)
        return;
    bool goes_on = reader->where == GRID_INSIDE && !reader->origin.texts.all.n &&
                   !reader->origin.is_own && reader->row.cells.n == reader->columns.n &&
                   !reader->is_sheet;
    if (goes_on)
        doubt(reader, "", "this table has no headings; taken as going on from the one before");
    reader->where = goes_on ? GRID_INSIDE : GRID_OUTSIDE;
    reader->is_known |= goes_on;
}

/* A row that is no heading. */
static enum rt_status take_other(struct grid_reader *reader, bool *is_used,
                                 struct rt_error *error)
{
    const struct grid_cell *first;
    bool is_second = reader->is_after_heading && reader->row.table == reader->table;
    reader->is_after_heading = false;
    if (is_second && grid_columns_refine(&reader->columns, &reader->row))
        return RT_OK;
    enter_table(reader);
    reader->table = reader->row.table;
    if (reader->origin.is_own && grid_row_filled(&reader->row, &first) == 1) {
        struct rt_arena arena = {0};
        if (report_is_key(grid_cell_words(first, &arena)))
            reader->where = GRID_OUTSIDE;
        rt_arena_clear(&arena);
    }
    if (reader->where == GRID_INSIDE)
        return take_row(reader, is_used, error);
    take_outside(reader);
    return RT_OK;
}

enum rt_status grid_rows_take(struct grid_reader *reader, bool *is_used, struct rt_error *error)
{
    struct grid_columns columns = {0};
    const struct grid_cell *first;
    *is_used = true;
    if (reader->row.kind == GRID_TEXT) {
        if (grid_row_filled(&reader->row, &first))
            grid_origin_text(&reader->origin, first);
        return RT_OK;
    }
    if (reader->has_kind)
        return take_row(reader, is_used, error);
    if (reader->row.table != reader->table)
        end_table(reader);
    reader->origin.table = reader->row.table;
    reader->origin.row = reader->row.row;
    reader->is_sheet = reader->row.name != NULL;
    reader->origin.place = reader->is_sheet ? "sheet" : "table";
    if (!is_heading(reader, &columns))
        return take_other(reader, is_used, error);
    reader->table = reader->row.table;
    reader->is_known = true;
    return take_heading(reader, &columns, error);
}

enum rt_status grid_rows_end(struct grid_reader *reader, struct rt_error *error)
{
    end_table(reader);
    return give_block(reader, error);
}
