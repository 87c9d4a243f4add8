/* What lists look up in place of reckoning it, and how the engine finds what is
 * asked for.  speed.md "Growth"; house.md "SQL". */
#include <criterion/criterion.h>
#include <string.h>

#include "store/select.h"
#include "tests/store/room.h"

/* Each reckoned field of each record in a list is the one that show reckons. */
static void compare_standings(struct rt_register *reg, uint32_t day)
{
    struct rt_select select = {.outlook = rt_outlook_now(room_facts(reg), day)};
    struct rt_stream *rows;
    struct rt_item item;
    cr_assert_eq(rt_register_select(reg, &select, &rows, NULL), RT_OK);
    while (rt_stream_next(rows, &item, NULL) == RT_OK && item.shape) {
        const struct rt_record *row = item.value;
        struct rt_arena arena = {0};
        struct rt_record whole;
        cr_assert_eq(rt_register_record(reg, row->ref, &select.outlook, &arena, &whole, NULL),
                     RT_OK);
        cr_expect(row->rag == whole.rag && row->suggested == whole.suggested &&
                      row->direction == whole.direction && row->overdue == whole.overdue &&
                      row->review == whole.review &&
                      g_strcmp0(row->rag_reason, whole.rag_reason) == 0 &&
                      g_strcmp0(row->updated, whole.updated) == 0 &&
                      g_strcmp0(row->period, whole.period) == 0,
                  "%s on day %u: %s", row->ref, day, whole.rag_reason);
        for (size_t i = 0; i < row->targets.n; i++)
            cr_expect_eq(rt_target_at(&row->targets, i)->overdue,
                         rt_target_at(&whole.targets, i)->overdue, "%s on day %u, target %zu",
                         row->ref, day, i);
        rt_arena_clear(&arena);
    }
    rt_stream_close(rows);
}

/* The sample as it would stand with its period still open: on every day of some
 * years the stretches that were written give what the rules say. */
static void on_each_day(struct room *room, const char *more)
{
    struct rt_register *reg;
    room_open(room);
    for (int i = 1; i <= 3; i++) {
        static const char *const files[] = {"1-shared", "2-scrutiny-inquiry",
                                            "3-needs-assessment"};
        g_autofree char *path = g_strdup_printf(FIXTURES "/southampton/%s.yaml", files[i - 1]);
        g_autofree char *yaml = NULL;
        cr_assert(g_file_get_contents(path, &yaml, NULL, NULL));
        g_auto(GStrv) parts = g_strsplit(yaml, "state: closed", -1);
        g_autofree char *open = g_strjoinv("state: open", parts);
        g_autofree char *name = g_strdup_printf("%d.yaml", i);
        room_write(name, open);
    }
    room_ask(room, "import 1.yaml 2.yaml 3.yaml");
    cr_assert_eq(room_import(room, more), RT_OK, "%s", room->error);
    cr_assert_eq(rt_register_open("r.db", RT_READ, &reg, NULL), RT_OK);
    uint32_t first = room->today - 400, last = room->today + 800;
    for (uint32_t day = first; day<last; day += day> first + 500 ? 7 : 1)
        compare_standings(reg, day);
    compare_standings(reg, 1);
    compare_standings(reg, 3652059);
    rt_register_close(reg);
    room_clear(room);
}

Test(lookup, what_was_reckoned_ahead_holds_on_each_day, .timeout = 600)
{
    struct room room;
    on_each_day(&room,
                "recommendations:\n"
                "  - {ref: SI-3, source: SI, targets: [{text: Annual updates from Nov 19},"
                " {text: 29 Feb 2020}]}\n");
}

/* ---- how the engine looks ---- */

static const struct {
    const char *query, *index; /* which must stand in its plan */
} lookups[] = {
    {"", "SCAN r USING INDEX sqlite_autoindex_record_3"},
    {"owner:HT", "SEARCH o USING PRIMARY KEY (kind=? AND other_id=?)"},
    {"source:SI", "record_by_source"},
    {"theme:targeted", "record_by_theme"},
    {"group:adults", "record_by_theme"},
    {"state:paused", "record_by_state"},
    {"rag:red", "standing_by_rag"},
    {"suggested:red", "standing_by_suggested"},
    {"shown:red", "standing_by_suggested"},
    {"overdue", "standing_overdue"},
    {"review", "standing_review"},
    {"target<2020-06", "SEARCH t USING PRIMARY KEY (record_id=?)"},
    {"waiting:funding", "SEARCH w USING PRIMARY KEY (kind=? AND other_id=?)"},
    {"links:SI-5", "link_by_other"},
    {"review,train", "words VIRTUAL TABLE INDEX"},
};

/* The engine's plan for the first page of a list, a line a step. */
static char *plan_of(struct rt_register *reg, const char *line)
{
    struct rt_query query = {0};
    struct rt_outlook outlook = rt_outlook_now(room_facts(reg), 737000);
    struct select_sql sql = {g_string_new("EXPLAIN QUERY PLAN SELECT r.id"),
                             g_ptr_array_new_with_free_func(g_free)};
    cr_assert_eq(rt_query_parse(&query, line, NULL), RT_OK, "%s", line);
    g_string_append_printf(sql.text, "%sWHERE $1 IS NOT NULL", read_tables);
    cr_assert_eq(select_where(reg, &query, &outlook, &sql, NULL), RT_OK, "%s", line);
    g_string_append(sql.text, " ORDER BY r.place LIMIT 50");
    struct db_statement *row;
    cr_assert_eq(db_prepare_built(reg->db, sql.text->str, &row, NULL), RT_OK, "%s",
                 sql.text->str);
    GString *steps = g_string_new(NULL);
    for (bool has_row = true; has_row;) {
        cr_assert_eq(db_step(row, &has_row, NULL), RT_OK);
        if (has_row)
            g_string_append_printf(steps, "%s\n", db_text(row, 3));
    }
    db_finish(row);
    rt_query_clear(&query);
    g_string_free(sql.text, TRUE);
    g_ptr_array_unref(sql.values);
    return g_string_free(steps, FALSE);
}

Test(lookup, lists_filters_and_searches_use_their_indexes)
{
    struct room room;
    struct rt_register *reg;
    room_open_sample(&room);
    cr_assert_eq(rt_register_open("r.db", RT_READ, &reg, NULL), RT_OK);
    for (size_t i = 0; i < G_N_ELEMENTS(lookups); i++) {
        g_autofree char *steps = plan_of(reg, lookups[i].query);
        cr_expect(strstr(steps, lookups[i].index), "%s:\n%s", lookups[i].query, steps);
        if (*lookups[i].query)
            cr_expect(!strstr(steps, "SCAN r\n") && !strstr(steps, "SCAN m\n") &&
                          !strstr(steps, "SCAN k\n"),
                      "%s:\n%s", lookups[i].query, steps);
    }
    rt_register_close(reg);
    room_clear(&room);
}

/* As many as a register of thousands has over the years. */
Test(lookup, a_colour_that_many_have_is_read_in_the_order_of_the_paper)
{
    struct room room;
    struct rt_register *reg;
    room_open_sample(&room);
    cr_assert_eq(rt_register_open("r.db", RT_WRITE, &reg, NULL), RT_OK);
    cr_assert_eq(db_execute(reg->db,
                            "WITH RECURSIVE n(i) AS (VALUES (100) UNION ALL SELECT i + 1"
                            " FROM n WHERE i < 4099) INSERT INTO standing (record_id,"
                            " from_day, until_day, suggested, overdue, review)"
                            " SELECT i, '', '~', 'red', 0, 0 FROM n",
                            NULL),
                 RT_OK);
    g_autofree char *many = plan_of(reg, "shown:red"), *few = plan_of(reg, "shown:green");
    cr_expect(strstr(many, "SCAN r USING INDEX sqlite_autoindex_record_3") &&
                  !strstr(many, "ORDER BY"),
              "%s", many);
    cr_expect(strstr(few, "standing_by_suggested"), "%s", few);
    rt_register_close(reg);
    room_clear(&room);
}
