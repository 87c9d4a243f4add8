/* Lanes and matrices against the same counted one record at a time in memory. */
#include <criterion/criterion.h>
#include <string.h>

#include <rectrack/date.h>
#include <rectrack/lanes.h>
#include <rectrack/text.h>

#include "store/axes.h"
#include "store/select.h"
#include "tests/store/room.h"

/* What the sample lacks: colours that people set, some against the suggestion; windows over
 * several quarters, two targets in one; an event that has happened; rows without a theme;
 * names with marks of the query language in them. */
static const char more[] =
    "periods: [{id: 2020-06, label: June 2020, as_at: 2020-06-30}]\n"
    "owners: [{name: 'The \"A\" team, North'}, {name: 'back\\slash'}]\n"
    "events: [{name: Funding, kind: blocker, lifted: true}]\n"
    "recommendations:\n"
    "  - {ref: SI-1, updates: [{period: 2020-06, progress: [Done], rag: red}]}\n"
    "  - {ref: SI-2, updates: [{period: 2020-06, progress: [Done], rag: amber}]}\n"
    "  - {ref: SI-6, updates: [{period: 2020-06, progress: [Done], rag: green}]}\n"
    "  - {ref: NA-1, targets: [{text: 2021}, {text: May 2021}, {text: June 2021}],"
    " owners: [{name: 'The \"A\" team, North'}, {name: 'back\\slash'}]}\n"
    "  - {ref: NA-2, targets: [{text: Nov 2019 to Jan 2022}], state: paused}\n"
    "  - {ref: NA-90, source: NA, title: Under no theme}\n";

static const char *const queries[] = {
    "", "source:NA", "owner:HT,SCC", "not:shown:none", "review", "nothing-like-it"};

/* ---- the other way ---- */

static void add_value(GPtrArray *values, const char *value)
{
    char *folded = value ? rt_text_fold(value) : g_strdup("");
    for (guint i = 0; i < values->len; i++)
        if (strcmp(values->pdata[i], folded) == 0) {
            g_free(folded);
            return;
        }
    g_ptr_array_add(values, folded);
}

static void add_owners(GPtrArray *values, const struct rt_list *owners)
{
    for (size_t i = 0; i < owners->n; i++)
        add_value(values, rt_ownership_at(owners, i)->name);
}

static int quarter_of(uint32_t day)
{
    char iso[11];
    rt_day_iso(day, iso);
    return atoi(iso) * 4 + (atoi(iso + 5) - 1) / 3;
}

/* Quarters in which a target of any record begins or ends. */
static void note_quarters(const struct rt_record *record, GHashTable *quarters)
{
    for (size_t i = 0; i < record->targets.n; i++) {
        const struct rt_target *target = rt_target_at(&record->targets, i);
        if (target->kind != RT_KIND_DATE)
            continue;
        g_hash_table_add(quarters, GINT_TO_POINTER(quarter_of(target->earliest)));
        g_hash_table_add(quarters, GINT_TO_POINTER(quarter_of(target->latest)));
    }
}

static void add_quarters(GPtrArray *values, const struct rt_record *record,
                         GHashTable *quarters)
{
    for (size_t i = 0; i < record->targets.n; i++) {
        const struct rt_target *target = rt_target_at(&record->targets, i);
        if (target->kind != RT_KIND_DATE)
            continue;
        for (int q = quarter_of(target->earliest); q <= quarter_of(target->latest); q++) {
            g_autofree char *name = g_strdup_printf("%04d-Q%d", q / 4, q % 4 + 1);
            if (g_hash_table_contains(quarters, GINT_TO_POINTER(q)))
                add_value(values, name);
        }
    }
}

/* The values under which a record stands, folded; "" for none. */
static GPtrArray *values_of(const struct rt_record *record, enum rt_by by, GHashTable *quarters)
{
    GPtrArray *values = g_ptr_array_new_with_free_func(g_free);
    switch (by) {
    case RT_BY_RAG:
        add_value(values, rt_rags[rt_rag_shown(record)].key);
        break;
    case RT_BY_THEME:
        add_value(values, record->theme);
        break;
    case RT_BY_OWNER:
        add_owners(values, &record->owners);
        for (size_t i = 0; i < record->actions.n; i++)
            add_owners(values, &rt_action_at(&record->actions, i)->owners);
        break;
    case RT_BY_QUARTER:
        add_quarters(values, record, quarters);
        break;
    case RT_BY_SOURCE:
        add_value(values, record->source);
        break;
    case RT_BY_GROUP:
        add_value(values, record->group);
        break;
    case RT_BY_STATE:
        add_value(values, rt_states[record->state].key);
        break;
    case RT_BY_WAITING:
        for (size_t i = 0; i < record->waiting_now.n; i++)
            add_value(values, rt_texts_at(&record->waiting_now, i));
        break;
    case RT_BY_DIRECTION:
        add_value(values, rt_directions[record->direction].key);
        break;
    case RT_AXES:
        break;
    }
    if (!values->len)
        add_value(values, NULL);
    return values;
}

/* How many of the records stand under both values; by RT_AXES: whatever it is. */
struct counting {
    struct rt_register *reg;
    struct rt_select *select;
    GHashTable *quarters;
};

/* "value|other value" → how many, of all that the select finds; "|" alone: all. */
static GHashTable *count_in_memory(struct counting *counting, enum rt_by rows,
                                   enum rt_by columns)
{
    GHashTable *counts = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    struct rt_stream *stream;
    struct rt_item item;
    counting->select->depth = RT_WHOLE;
    cr_assert_eq(rt_register_select(counting->reg, counting->select, &stream, NULL), RT_OK);
    while (rt_stream_next(stream, &item, NULL) == RT_OK && item.shape) {
        g_autoptr(GPtrArray) down = values_of(item.value, rows, counting->quarters);
        g_autoptr(GPtrArray) across = values_of(item.value, columns, counting->quarters);
        for (guint i = 0; i < down->len; i++)
            for (guint k = 0; k < across->len; k++) {
                char *key =
                    g_strdup_printf("%s|%s", (char *)down->pdata[i], (char *)across->pdata[k]);
                guint n = GPOINTER_TO_UINT(g_hash_table_lookup(counts, key));
                g_hash_table_replace(counts, key, GUINT_TO_POINTER(n + 1));
            }
    }
    rt_stream_close(stream);
    return counts;
}

static size_t look_up(GHashTable *counts, const char *row, const char *column)
{
    g_autofree char *down = row ? rt_text_fold(row) : g_strdup("");
    g_autofree char *across = column ? rt_text_fold(column) : g_strdup("");
    g_autofree char *key = g_strdup_printf("%s|%s", down, across);
    return GPOINTER_TO_UINT(g_hash_table_lookup(counts, key));
}

static size_t sum(GHashTable *counts)
{
    GHashTableIter all;
    gpointer n;
    size_t total = 0;
    g_hash_table_iter_init(&all, counts);
    while (g_hash_table_iter_next(&all, NULL, &n))
        total += GPOINTER_TO_UINT(n);
    return total;
}

/* ---- beside it ---- */

static void compare_matrix(struct counting *counting, enum rt_by rows, enum rt_by columns,
                           const char *query)
{
    struct rt_matrix matrix;
    struct rt_error error = {0};
    g_autoptr(GHashTable) counts = count_in_memory(counting, rows, columns);
    cr_assert_eq(
        rt_register_matrix(counting->reg, counting->select, rows, columns, &matrix, &error),
        RT_OK, "%s", error.sentence);
    size_t total = 0;
    for (size_t y = 0; y < matrix.rows.n; y++)
        for (size_t x = 0; x < matrix.columns.n; x++) {
            const struct rt_lane *row = rt_lane_at(&matrix.rows, y);
            const struct rt_lane *column = rt_lane_at(&matrix.columns, x);
            size_t n = rt_matrix_count(&matrix, y, x);
            size_t expected = look_up(counts, row->value, column->value);
            cr_expect_eq(n, expected, "%s: %s/%s: %zu but %zu", query, row->label,
                         column->label, n, expected);
            total += n;
        }
    cr_expect_eq(total, sum(counts), "%s: %s by %s: %zu of %zu", query, rt_axes[rows].key,
                 rt_axes[columns].key, total, sum(counts));
    rt_matrix_clear(&matrix);
}

/* Each lane's own count, and what its word finds. */
static void compare_lanes(struct counting *counting, enum rt_by by, const char *query)
{
    struct rt_arena arena = {0};
    struct rt_list lanes = {0};
    struct rt_query asked = {.facts = room_facts(counting->reg)};
    g_autoptr(GHashTable) counts = count_in_memory(counting, by, RT_AXES);
    cr_assert_eq(rt_register_lanes(counting->reg, counting->select, by, &arena, &lanes, NULL),
                 RT_OK);
    for (size_t i = 0; i < lanes.n; i++) {
        const struct rt_lane *lane = rt_lane_at(&lanes, i);
        struct rt_select select = *counting->select;
        struct rt_tally tally;
        select.query = &asked;
        asked.tests.n = 0;
        cr_assert_eq(rt_query_parse(&asked, query, NULL), RT_OK);
        cr_assert_eq(rt_query_parse(&asked, lane->word, NULL), RT_OK, "%s", lane->word);
        cr_assert_eq(rt_register_tally(counting->reg, &select, &tally, NULL), RT_OK);
        cr_expect_eq(memcmp(&tally, &lane->tally, sizeof tally), 0, "%s %s: %zu but %zu", query,
                     lane->word, lane->tally.total, tally.total);
        cr_expect_eq(tally.total, look_up(counts, lane->value, NULL), "%s %s", query,
                     lane->word);
    }
    rt_query_clear(&asked);
    rt_arena_clear(&arena);
}

static void compare_all(struct rt_register *reg, uint32_t today, const char *line)
{
    struct rt_query query = {.facts = room_facts(reg)};
    struct rt_select select = {.query = &query, .outlook = rt_outlook_now(query.facts, today)};
    struct rt_select every = {.outlook = select.outlook, .depth = RT_WHOLE};
    struct counting counting = {reg, &select, g_hash_table_new(NULL, NULL)};
    struct rt_stream *stream;
    struct rt_item item;
    cr_assert_eq(rt_register_select(reg, &every, &stream, NULL), RT_OK);
    while (rt_stream_next(stream, &item, NULL) == RT_OK && item.shape)
        note_quarters(item.value, counting.quarters);
    rt_stream_close(stream);
    cr_assert_eq(rt_query_parse(&query, line, NULL), RT_OK, "%s", line);
    for (int rows = 0; rows < RT_AXES; rows++) {
        compare_lanes(&counting, (enum rt_by)rows, line);
        for (int columns = 0; columns < RT_AXES; columns++)
            if (columns != rows)
                compare_matrix(&counting, (enum rt_by)rows, (enum rt_by)columns, line);
    }
    g_hash_table_unref(counting.quarters);
    rt_query_clear(&query);
}

Test(lanes, every_count_of_every_two_fields_is_that_of_the_records)
{
    struct room room;
    struct rt_register *reg;
    room_open_sample(&room);
    for (int i = 0; i < 2; i++) { /* the sample as it is, and with what it lacks */
        if (i)
            cr_assert_eq(room_import(&room, more), RT_OK, "%s", room.error);
        cr_assert_eq(rt_register_open("r.db", RT_READ, &reg, NULL), RT_OK);
        for (size_t k = 0; k < G_N_ELEMENTS(queries); k++)
            compare_all(reg, room.today, queries[k]);
        rt_register_close(reg);
    }
    room_clear(&room);
}

Test(lanes, an_empty_register_has_colours_and_no_more)
{
    struct room room;
    struct rt_register *reg;
    struct rt_matrix matrix;
    room_open(&room);
    cr_assert_eq(rt_register_open("r.db", RT_READ, &reg, NULL), RT_OK);
    struct rt_select select = {.outlook = rt_outlook_now(room_facts(reg), room.today)};
    for (int rows = RT_BY_RAG + 1; rows < RT_AXES; rows++) {
        cr_assert_eq(
            rt_register_matrix(reg, &select, (enum rt_by)rows, RT_BY_RAG, &matrix, NULL),
            RT_OK);
        cr_expect_eq(matrix.rows.n, 0);
        cr_expect_eq(matrix.columns.n, RT_RAGS);
        cr_expect_eq(matrix.all.total, 0);
        rt_matrix_clear(&matrix);
    }
    rt_register_close(reg);
    room_clear(&room);
}

/* ---- how the engine counts ---- */

static char *plan_of(struct rt_register *reg, enum rt_by by)
{
    g_autofree char *join = NULL;
    cr_assert_eq(axis_join(reg, by, &join, NULL), RT_OK);
    g_autofree char *sql = g_strdup_printf(
        "EXPLAIN QUERY PLAN SELECT %s, k.rag, k.suggested, COUNT(*)%s%sWHERE $1 IS NOT NULL"
        " GROUP BY 1, 2, 3",
        axis_column(by), read_tables, join);
    struct db_statement *row;
    GString *steps = g_string_new(NULL);
    cr_assert_eq(db_prepare_built(reg->db, sql, &row, NULL), RT_OK, "%s", sql);
    for (bool has_row = true; has_row;) {
        cr_assert_eq(db_step(row, &has_row, NULL), RT_OK);
        if (has_row)
            g_string_append_printf(steps, "%s\n", db_text(row, 3));
    }
    db_finish(row);
    return g_string_free(steps, FALSE);
}

/* Of all recommendations each is met once; whatever is beside it is found by a key. */
Test(lanes, what_is_joined_is_found_by_a_key)
{
    static const char *const wanted[RT_AXES] = {
        [RT_BY_THEME] = "SEARCH th USING INTEGER PRIMARY KEY",
        [RT_BY_OWNER] = "SEARCH ow USING AUTOMATIC",
        [RT_BY_QUARTER] = "SEARCH qu USING AUTOMATIC",
        [RT_BY_WAITING] = "SEARCH wa USING AUTOMATIC",
    };
    struct room room;
    struct rt_register *reg;
    room_open_sample(&room);
    cr_assert_eq(rt_register_open("r.db", RT_READ, &reg, NULL), RT_OK);
    for (int by = 0; by < RT_AXES; by++) {
        g_autofree char *steps = plan_of(reg, (enum rt_by)by);
        cr_expect(strstr(steps, "SEARCH k USING PRIMARY KEY (record_id=?"), "%s", steps);
        cr_expect(!wanted[by] || strstr(steps, wanted[by]), "%s:\n%s", rt_axes[by].key, steps);
    }
    rt_register_close(reg);
    room_clear(&room);
}
