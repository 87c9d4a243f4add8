/* Lists of recommendations: what a query asks for, in an order, read as it is wanted. */
#include "store/select.h"

#include <string.h>

#include <rectrack/date.h>
#include <rectrack/text.h>

/* Sort keys and what they sort by; ties and references go by the paper's order.
 * Nothing is NULL, so that what follows a record can be told by comparing. */
static const struct {
    const char *key, *column;
} sorts[] = {
    {"ref", NULL},
    {"title", "r.name"},
    {"state", "COALESCE(l.state, r.state)"},
    {"rag", "CASE COALESCE(k.rag, k.suggested) WHEN 'red' THEN 1 WHEN 'amber' THEN 2"
            " WHEN 'green' THEN 3 WHEN 'not_due' THEN 4 WHEN 'complete' THEN 5 ELSE 6 END"},
    {"targets", "COALESCE((SELECT MIN(t.latest) FROM target t WHERE t.record_id ="
                " COALESCE(r.shared_id, r.id)), '~')"},
    {"updated", "COALESCE(k.updated, '')"},
};

const char *const rt_sort_keys[] = {"ref", "title", "state", "rag", "targets", "updated", NULL};

enum rt_status select_sort(const char *key, const char **out, struct rt_error *error)
{
    *out = NULL;
    if (!key)
        return RT_OK;
    for (size_t i = 0; i < G_N_ELEMENTS(sorts); i++)
        if (strcmp(sorts[i].key, key) == 0) {
            *out = sorts[i].column;
            return RT_OK;
        }
    const char *nearest = rt_text_nearest(key, rt_sort_keys, G_N_ELEMENTS(sorts));
    return rt_fail(error, RT_USAGE, "there is no sort key \"%s\"; did you mean %s?", key,
                   nearest ? nearest : "rag");
}

void select_clear(struct select_sql *sql)
{
    g_string_free(sql->text, TRUE);
    g_ptr_array_unref(sql->values);
}

static struct select_sql sql_begin(const char *columns, const char *tables)
{
    struct select_sql sql = {g_string_new(columns), g_ptr_array_new_with_free_func(g_free)};
    g_string_append(sql.text, tables);
    return sql;
}

void select_after(const char *column, bool is_backwards, const char *after,
                  struct select_sql *sql)
{
    g_autofree char *folded = g_ascii_strdown(after, -1);
    const char *than = is_backwards ? "<" : ">";
    if (!column) {
        g_string_append_printf(sql->text,
                               " AND r.place %s (SELECT a.place FROM record a"
                               " WHERE a.folded = ",
                               than);
        select_bind(sql, folded);
        g_string_append_c(sql->text, ')');
        return;
    }
    /* The sort value of that record is worked out by the same words about it. */
    g_string_append_printf(
        sql->text, " AND (%s, r.place) %s (SELECT %s, r.place%s WHERE r.folded = ", column,
        than, column, read_tables);
    select_bind(sql, folded);
    g_string_append_c(sql->text, ')');
}

enum rt_status select_build(struct rt_register *reg, const struct rt_select *select,
                            const char *columns, const char *tables, bool is_ordered,
                            struct select_sql *out, struct rt_error *error)
{
    const char *column;
    enum rt_status status = select_sort(select->sort, &column, error);
    if (status != RT_OK)
        return status;
    struct select_sql sql = sql_begin(columns, tables);
    g_string_append(sql.text, "WHERE $1 IS NOT NULL");
    status = select_where(reg, select->query, &select->outlook, &sql, error);
    if (status != RT_OK) {
        select_clear(&sql);
        return status;
    }
    if (select->after && is_ordered)
        select_after(column, select->is_backwards, select->after, &sql);
    if (is_ordered) {
        const char *turn = select->is_backwards ? " DESC" : "";
        g_string_append(sql.text, " ORDER BY ");
        if (column)
            g_string_append_printf(sql.text, "%s%s, ", column, turn);
        g_string_append_printf(sql.text, "r.place%s", turn);
        if (select->limit)
            g_string_append_printf(sql.text, " LIMIT %zu", select->limit);
    }
    *out = sql;
    return RT_OK;
}

enum rt_status select_start(struct rt_register *reg, const struct rt_select *select,
                            struct select_sql *sql, char day[static 11],
                            struct db_statement **out, struct rt_error *error)
{
    rt_day_iso(select->outlook.today, day);
    enum rt_status status = db_prepare_built(reg->db, sql->text->str, out, error);
    if (status != RT_OK)
        return status;
    db_bind(*out, 1, day);
    for (guint i = 0; i < sql->values->len; i++)
        db_bind(*out, (int)i + 2, sql->values->pdata[i]);
    return RT_OK;
}

struct rows {
    struct rt_stream stream;
    struct rt_register *reg;
    struct db_statement *statement;
    struct select_sql sql;
    enum rt_depth depth;
    char day[11];
    struct rt_arena arena;
    struct rt_record record;
    struct rt_outlook outlook;
    /* Of whole records: what came so far. */
    GByteArray *seen; /* a bit for each */
    int64_t n, last_place;
    size_t links_held, links_here; /* as many ends as beginnings, where all came */
    bool in_order, is_all;         /* by their places, each and every one */
    bool is_by_id;                 /* the statement gives ids alone */
};

/* Every word of it is verified; so is the order they come in. */
static bool is_whole(enum rt_depth depth)
{
    return depth == RT_WHOLE || depth == RT_SAID;
}

enum { MOST_RECORDS = 1 << 27 };

/* An index that was altered on disk would give a record twice in place of another,
 * none at all or in another order, each of them with its own true words. */
static bool is_in_order(struct rows *rows, const struct read_row *row)
{
    GByteArray *seen = rows->seen;
    if (row->id <= 0 || row->id >= MOST_RECORDS)
        return false;
    guint byte = (guint)(row->id / 8);
    guint8 bit = (guint8)(1U << (row->id % 8));
    if (byte >= seen->len) {
        guint before = seen->len;
        g_byte_array_set_size(seen, byte * 2 + 64);
        memset(seen->data + before, 0, seen->len - before);
    }
    bool is_first = !(seen->data[byte] & bit);
    bool is_behind = !rows->in_order || row->place > rows->last_place;
    seen->data[byte] |= bit;
    rows->last_place = row->place;
    rows->n++;
    rows->links_held += row->own_links;
    rows->links_here += rows->record.links.n - row->own_links;
    return is_first && is_behind;
}

static enum rt_status out_of_order(struct rt_error *error)
{
    return rt_fail(
        error, RT_REFUSED,
        "the recommendations' order or links were altered on disk; run rectrack check");
}

/* Did all come that there are, where all were asked for? */
static enum rt_status check_end(struct rows *rows, struct rt_error *error)
{
    struct db_statement *row;
    bool has_row = false;
    if (!rows->is_all)
        return RT_OK;
    enum rt_status status =
        db_prepare(rows->reg->db, "SELECT records FROM register", &row, error);
    if (status == RT_OK)
        status = db_step(row, &has_row, error);
    if (status != RT_OK)
        return status;
    bool agrees = has_row && db_int(row, 0) == rows->n &&
                  (rows->depth == RT_SAID || rows->links_held == rows->links_here);
    db_reset(row);
    return agrees ? RT_OK : out_of_order(error);
}

static enum rt_status rows_next(struct rt_stream *stream, struct rt_item *out,
                                struct rt_error *error)
{
    struct rows *rows = (struct rows *)stream;
    bool has_row;
    enum rt_status status = db_step(rows->statement, &has_row, error);
    if (status != RT_OK)
        return status;
    if (!has_row) {
        *out = (struct rt_item){0};
        return check_end(rows, error);
    }
    struct read_row row;
    rt_arena_reset(&rows->arena);
    rows->record = (struct rt_record){0};
    status = rows->is_by_id
                 ? read_shown(rows->reg->db, db_int(rows->statement, 0), rows->depth,
                              &rows->outlook, false, &rows->arena, &rows->record, &row, error)
                 : read_record(rows->reg->db, rows->statement, rows->depth, &rows->outlook,
                               false, &rows->arena, &rows->record, &row, error);
    if (status == RT_OK && is_whole(rows->depth) && !is_in_order(rows, &row))
        status = out_of_order(error);
    if (status == RT_OK)
        *out = (struct rt_item){&rt_record_shape, &rows->record};
    return status;
}

static void rows_close(struct rt_stream *stream)
{
    struct rows *rows = (struct rows *)stream;
    db_finish(rows->statement);
    select_clear(&rows->sql);
    rt_arena_clear(&rows->arena);
    g_byte_array_unref(rows->seen);
    g_free(rows);
}

enum rt_status rt_register_select(struct rt_register *reg, const struct rt_select *select,
                                  struct rt_stream **out, struct rt_error *error)
{
    bool has_tests = select->query && select->query->tests.n;
    /* Where the engine has to look for them or to sort, it does that with their ids. */
    bool is_by_id = select->depth != RT_LINE && (has_tests || select->sort);
    struct select_sql sql;
    enum rt_status status =
        select_build(reg, select, is_by_id ? "SELECT r.id" : "",
                     is_by_id ? read_tables : read_select[select->depth], true, &sql, error);
    if (status != RT_OK)
        return status;
    struct rows *rows = g_new0(struct rows, 1);
    *rows = (struct rows){.stream = {rows_next, rows_close, NULL},
                          .reg = reg,
                          .sql = sql,
                          .depth = select->depth,
                          .outlook = select->outlook,
                          .seen = g_byte_array_new(),
                          .in_order = !select->sort && !select->is_backwards,
                          .is_by_id = is_by_id};
    rows->is_all = is_whole(select->depth) && !select->after && !select->limit && !has_tests;
    status = select_start(reg, select, &rows->sql, rows->day, &rows->statement, error);
    if (status != RT_OK) {
        rows_close(&rows->stream);
        return status;
    }
    *out = &rows->stream;
    return RT_OK;
}
