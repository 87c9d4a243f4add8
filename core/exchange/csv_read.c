/* Reads recommendations from CSV: headings become fields, rows become values.
 * It knows which columns there may be; cells are csv_cells' part, what stands
 * inside one csv_item's. */
#include "exchange/csv.h"

#include <string.h>

#include <rectrack/field.h>
#include <rectrack/text.h>

#include "exchange/csv_cells.h"
#include "exchange/csv_item.h"
#include "exchange/csv_shared.h"

struct reader {
    struct rt_stream stream; /* the first member */
    struct csv_cells cells;
    struct rt_arena arena;
    char *period;
    struct csv_column all[CSV_MOST_COLUMNS]; /* that there may be */
    size_t n_all;
    struct csv_column columns[CSV_COLUMNS]; /* that there are; field NULL: an empty heading */
    size_t n;
    GHashTable *shared; /* see csv_shared.h; NULL: no column reported_with */
    size_t with;        /* that column */
};

static const struct csv_column *find_column(const struct reader *reader, const char *heading)
{
    g_autofree char *word = g_strstrip(g_strdup(heading));
    for (size_t i = 0; i < reader->n_all; i++)
        if (g_ascii_strcasecmp(reader->all[i].field->key, word) == 0)
            return &reader->all[i];
    return NULL;
}

/* How many headings are known if separator parts them; *is_good: all are. */
static size_t try_separator(struct reader *reader, char separator, bool *is_good)
{
    bool is_end = false;
    size_t known = 0;
    reader->cells.separator = separator;
    csv_cells_rewind(&reader->cells);
    *is_good = false;
    if (csv_cells_row(&reader->cells, &is_end, NULL) != RT_OK || is_end)
        return 0;
    size_t n = reader->cells.cells->len;
    for (size_t i = 0; i < n; i++)
        known += find_column(reader, csv_cells_text(&reader->cells, i)) != NULL;
    *is_good = known == n && n > 1;
    return known;
}

/* No heading holds a separator, so one at most parts them all into known ones. */
static void choose_separator(struct reader *reader, GPtrArray *notices)
{
    static const struct {
        char separator;
        const char *name;
    } others[] = {{';', "semicolons"}, {'\t', "tabs"}};
    char best = ',';
    bool is_good = false;
    size_t most = try_separator(reader, ',', &is_good);
    for (size_t i = 0; i < G_N_ELEMENTS(others) && !is_good; i++) {
        size_t known = try_separator(reader, others[i].separator, &is_good);
        if (known > most || is_good) {
            most = known;
            best = others[i].separator;
        }
        if (is_good && notices)
            g_ptr_array_add(notices,
                            g_strdup_printf("%s: read with %s between the cells",
                                            reader->cells.input->name, others[i].name));
    }
    reader->cells.separator = best;
}

static enum rt_status fail_heading(const struct reader *reader, size_t i, const char *heading,
                                   struct rt_error *error)
{
    const char *keys[CSV_MOST_COLUMNS];
    for (size_t k = 0; k < reader->n_all; k++)
        keys[k] = reader->all[k].field->key;
    const char *nearest = rt_text_nearest(heading, keys, reader->n_all);
    if (nearest)
        return csv_cells_fail(&reader->cells, i, error,
                              "unknown heading \"%s\"; did you mean %s?", heading, nearest);
    return csv_cells_fail(&reader->cells, i, error,
                          "unknown heading \"%s\"; take the column out", heading);
}

static bool has_column(const struct reader *reader, const struct rt_field *field)
{
    for (size_t i = 0; i < reader->n; i++)
        if (reader->columns[i].field == field)
            return true;
    return false;
}

static enum rt_status add_column(struct reader *reader, size_t i, struct rt_error *error)
{
    const char *heading = csv_cells_text(&reader->cells, i);
    const struct csv_column *column = find_column(reader, heading);
    if (!*heading) {
        reader->columns[reader->n++] = (struct csv_column){0};
        return RT_OK;
    }
    if (!column)
        return fail_heading(reader, i, heading, error);
    if (has_column(reader, column->field))
        return csv_cells_fail(&reader->cells, i, error,
                              "the heading %s stands here a second time; keep one of them",
                              column->field->key);
    if (column->is_period && !reader->period)
        return csv_cells_fail(&reader->cells, i, error,
                              "the column %s belongs to a period and none is open; name one "
                              "with --period",
                              column->field->key);
    reader->columns[reader->n++] = *column;
    return RT_OK;
}

static enum rt_status read_headings(struct reader *reader, struct rt_error *error)
{
    bool is_end = false;
    csv_cells_rewind(&reader->cells);
    enum rt_status status = csv_cells_row(&reader->cells, &is_end, error);
    if (status == RT_OK && is_end)
        return rt_fail_at(error, RT_REFUSED, reader->cells.input->name, 1, 1,
                          "the file is empty; its first line holds the headings");
    for (size_t i = 0; status == RT_OK && i < reader->cells.cells->len; i++)
        status = add_column(reader, i, error);
    if (status == RT_OK && !has_column(reader, rt_field_find(&rt_record_shape, "ref")))
        status = csv_cells_fail(&reader->cells, 0, error,
                                "there is no heading ref; each row needs its reference");
    return status;
}

static size_t column_of(const struct reader *reader, const char *key)
{
    const struct rt_field *field = rt_field_find(&rt_record_shape, key);
    size_t i = 0;
    while (i < reader->n && reader->columns[i].field != field)
        i++;
    return i;
}

/* Looks ahead for the rows that others are reported with; the headings are the
 * row at hand again afterwards. */
static enum rt_status find_shared(struct reader *reader, struct rt_error *error)
{
    bool is_end = false;
    reader->with = column_of(reader, "reported_with");
    if (reader->with == reader->n)
        return RT_OK;
    enum rt_status status = csv_shared_gather(&reader->cells, column_of(reader, "ref"),
                                              reader->with, &reader->shared, error);
    csv_cells_rewind(&reader->cells);
    return status == RT_OK ? csv_cells_row(&reader->cells, &is_end, error) : status;
}

static void set_place(const struct csv_cells *cells, size_t i, void *value)
{
    const struct csv_cell *cell = &g_array_index(cells->cells, struct csv_cell, i);
    struct rt_part *part = value;
    part->line = cell->line;
    part->column = cell->column;
}

/* What stands in a list cell stands where the cell does. */
static enum rt_status read_list(struct reader *reader, size_t i, void *value, const char *text,
                                struct rt_error *error)
{
    const struct csv_column *column = &reader->columns[i];
    rt_field_set_given(column->shape, column->field, value);
    enum rt_status status = csv_items_read(column->field, value, &reader->arena, text, error);
    struct rt_list *list = rt_field_list(column->field, value);
    for (size_t k = 0; column->field->type == RT_TYPE_LIST && k < list->n; k++)
        set_place(&reader->cells, i, rt_list_item(list, k, column->field->shape->size));
    return status;
}

static enum rt_status read_cell(struct reader *reader, size_t i, struct rt_record *record,
                                struct rt_update *update, struct rt_error *error)
{
    const struct csv_column *column = &reader->columns[i];
    const struct rt_field *field = column->field;
    const char *text = csv_cells_text(&reader->cells, i);
    void *value = column->is_period ? (void *)update : (void *)record;
    if (!field && !*text)
        return RT_OK;
    if (!field)
        return csv_cells_fail(&reader->cells, i, error,
                              "this cell has no heading; give it one");
    struct rt_error plain = {0};
    enum rt_status status;
    text = csv_unguard(text);
    if (field->type == RT_TYPE_TEXTS || field->type == RT_TYPE_LIST) {
        status = read_list(reader, i, value, text, &plain);
    } else {
        /* Spreadsheets write the word true as TRUE. */
        g_autofree char *word = field->type == RT_TYPE_FLAG ? g_ascii_strdown(text, -1) : NULL;
        status = rt_field_read(column->shape, field, value, &reader->arena, word ? word : text,
                               &plain);
    }
    if (status != RT_OK)
        status = csv_cells_fail(&reader->cells, i, error, "%s", plain.sentence);
    rt_error_clear(&plain);
    return status;
}

/* A member of a shared row shows what the first one holds: where they agree the
 * member says nothing by it. */
static bool is_told_by_first(const struct reader *reader, char **first, size_t i)
{
    const struct csv_column *column = &reader->columns[i];
    bool is_shared =
        column->field && (column->is_period || column->field->flags & RT_FIELD_SHARED);
    return first && is_shared && strcmp(first[i], csv_cells_text(&reader->cells, i)) == 0;
}

static enum rt_status add_update(struct reader *reader, struct rt_record *record,
                                 struct rt_update *update, struct rt_error *error)
{
    enum rt_status status =
        rt_field_read(&rt_update_shape, rt_field_find(&rt_update_shape, "period"), update,
                      &reader->arena, reader->period, error);
    set_place(&reader->cells, 0, update);
    struct rt_update *item = rt_list_add(&record->updates, &reader->arena, sizeof *item);
    *item = *update;
    rt_field_set_given(&rt_record_shape, rt_field_find(&rt_record_shape, "updates"), record);
    return status;
}

static enum rt_status read_row(struct reader *reader, struct rt_record *record,
                               struct rt_error *error)
{
    size_t n = reader->cells.cells->len;
    if (n != reader->n)
        return csv_cells_fail(&reader->cells, n > reader->n ? reader->n : n - 1, error,
                              "the row has %zu cell%s where the headings are %zu; put a text "
                              "that holds the separator in quotes",
                              n, n == 1 ? "" : "s", reader->n);
    char **first =
        reader->shared ? csv_shared_first(reader->shared, &reader->cells, reader->with) : NULL;
    struct rt_update update = {0};
    bool has_update = false;
    enum rt_status status = RT_OK;
    set_place(&reader->cells, 0, record);
    for (size_t i = 0; i < n && status == RT_OK; i++) {
        if (is_told_by_first(reader, first, i))
            continue;
        has_update |= reader->columns[i].is_period;
        status = read_cell(reader, i, record, &update, error);
    }
    if (status == RT_OK && !record->ref)
        return csv_cells_fail(&reader->cells, 0, error,
                              "this row has no ref; each row needs its reference");
    return status == RT_OK && has_update ? add_update(reader, record, &update, error) : status;
}

static enum rt_status csv_next(struct rt_stream *stream, struct rt_item *out,
                               struct rt_error *error)
{
    struct reader *reader = (struct reader *)stream;
    bool is_end = false;
    enum rt_status status = csv_cells_row(&reader->cells, &is_end, error);
    if (status != RT_OK)
        return status;
    if (is_end) {
        *out = (struct rt_item){0};
        return RT_OK;
    }
    rt_arena_reset(&reader->arena);
    struct rt_record *record = rt_arena_alloc(&reader->arena, sizeof *record);
    status = read_row(reader, record, error);
    if (status == RT_OK)
        *out = (struct rt_item){.shape = &rt_record_shape, .value = record};
    return status;
}

static void csv_close(struct rt_stream *stream)
{
    struct reader *reader = (struct reader *)stream;
    csv_cells_close(&reader->cells);
    rt_arena_clear(&reader->arena);
    if (reader->shared)
        g_hash_table_unref(reader->shared);
    g_free(reader->period);
    g_free(reader);
}

enum rt_status csv_open(struct file_input *input, const struct exchange_options *options,
                        struct rt_stream **out, struct rt_error *error)
{
    struct reader *reader = g_new0(struct reader, 1);
    reader->stream = (struct rt_stream){.next = csv_next, .close = csv_close};
    reader->period = g_strdup(options->period);
    reader->n_all = csv_columns(reader->all);
    enum rt_status status = csv_cells_open(&reader->cells, input, options->notices, error);
    if (status == RT_OK) {
        choose_separator(reader, options->notices);
        status = read_headings(reader, error);
    }
    if (status == RT_OK)
        status = find_shared(reader, error);
    if (status != RT_OK) {
        csv_close(&reader->stream);
        return status;
    }
    *out = &reader->stream;
    return RT_OK;
}

/* Is one of the headings on the first line ref? */
bool csv_sniff(const char *head, size_t n)
{
    g_autofree char *line = g_strndup(head, n);
    line[strcspn(line, "\r\n")] = '\0';
    const char *start = g_str_has_prefix(line, "\xEF\xBB\xBF") ? line + 3 : line;
    g_auto(GStrv) cells = g_strsplit_set(start, ",;\t", CSV_COLUMNS);
    for (size_t i = 0; cells[i]; i++) {
        size_t length = strlen(g_strstrip(cells[i]));
        bool is_quoted = length > 2 && cells[i][0] == '"' && cells[i][length - 1] == '"';
        if (g_ascii_strcasecmp(cells[i], "ref") == 0 ||
            (is_quoted && g_ascii_strncasecmp(cells[i] + 1, "ref\"", 4) == 0))
            return true;
    }
    return false;
}
