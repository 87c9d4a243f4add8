/* What a query finds by the register's indexes is what it finds in memory. */
#include <string.h>

#include <criterion/criterion.h>

#include "model/match.h"
#include "tests/store/room.h"

static const char *const queries[] = {
    "review",
    "co-loc",
    "text:\"routine enq\"",
    "é",
    "rag:none",
    "not:rag:none",
    "suggested:red,amber",
    "suggested:none",
    "shown:amber",
    "shown:none",
    "not:shown:red,none",
    "direction:new",
    "direction:none",
    "owner:none",
    "not:owner:none",
    "owner:none,HT",
    "group:none",
    "theme:none",
    "theme:none,perpetrator",
    "waiting:none",
    "not:waiting:none,funding",
    "target:none",
    "not:target:none",
    "target:none,2020-06",
    "state:awaiting",
    "state:complete,not_started",
    "owner:HT",
    "owner:hampton",
    "owner:\"the council\"",
    "owner:\"public health\"",
    "owner:nobody",
    "source:si",
    "group:adults",
    "theme:perpetrator",
    "theme:\"universal primary prevention\"",
    "theme:\"evidence based\"",
    "target<2020-06",
    "target>2020-06",
    "target:2020",
    "overdue",
    "not:overdue",
    "waiting:funding",
    "waiting:capacity",
    "updated:2020-03",
    "updated<2020-03",
    "updated>2019",
    "no-update",
    "changed",
    "links:SI-3",
    "links:si-6",
    "source:SI not:suggested:amber",
    "owner:HT,\"public health\" suggested:amber",
};

static char *by_index(struct rt_register *reg, struct rt_select *select)
{
    GString *refs = g_string_new(NULL);
    struct rt_stream *rows;
    struct rt_item item;
    cr_assert_eq(rt_register_select(reg, select, &rows, NULL), RT_OK);
    while (rt_stream_next(rows, &item, NULL) == RT_OK && item.shape)
        g_string_append_printf(refs, "%s ", ((struct rt_record *)item.value)->ref);
    rt_stream_close(rows);
    return g_string_free(refs, FALSE);
}

static char *in_memory(struct rt_stream *all, const struct rt_query *query,
                       const struct rt_facts *facts)
{
    GString *refs = g_string_new(NULL);
    struct rt_item item;
    while (rt_stream_next(all, &item, NULL) == RT_OK && item.shape)
        if (item.shape == &rt_record_shape && match_record(query, item.value, facts, "2020-03"))
            g_string_append_printf(refs, "%s ", ((struct rt_record *)item.value)->ref);
    rt_stream_close(all);
    return g_string_free(refs, FALSE);
}

/* Of all queries: by the indexes, in memory and, where it says the same, as the
 * closed period reported. */
static void compare(const struct room *room, bool is_as_reported)
{
    struct rt_register *reg;
    cr_assert_eq(rt_register_open("r.db", RT_READ, &reg, NULL), RT_OK);
    const struct rt_facts *facts = room_facts(reg);
    for (size_t i = 0; i < G_N_ELEMENTS(queries); i++) {
        if (!is_as_reported && strcmp(queries[i], "changed") == 0)
            continue; /* nothing changes in what was reported: memory never says so */
        struct rt_query query = {0};
        struct rt_select select = {.query = &query,
                                   .outlook = rt_outlook_now(facts, room->today)};
        struct rt_select all = {.outlook = select.outlook};
        struct rt_stream *stream;
        cr_assert_eq(rt_query_parse(&query, queries[i], NULL), RT_OK, "%s", queries[i]);
        g_autofree char *expected = by_index(reg, &select);
        cr_assert_eq(rt_register_export(reg, &all, &stream, NULL), RT_OK);
        g_autofree char *is_now = in_memory(stream, &query, facts);
        cr_expect_str_eq(is_now, expected, "%s: %s but %s", queries[i], is_now, expected);
        if (is_as_reported) {
            cr_assert_eq(rt_register_snapshot(reg, "2020-03", &stream, NULL), RT_OK);
            g_autofree char *was_then = in_memory(stream, &query, facts);
            cr_expect_str_eq(was_then, expected, "%s: %s but %s", queries[i], was_then,
                             expected);
        }
        rt_query_clear(&query);
    }
    rt_register_close(reg);
}

Test(match, what_the_indexes_find_is_found_in_memory)
{
    struct room room;
    room_open_sample(&room);
    compare(&room, true);
    /* One that is over without a word: it lacks no update. */
    cr_assert_eq(room_import(&room, "recommendations: [{ref: NA-1, state: complete}]\n"),
                 RT_OK);
    compare(&room, false);
    room_clear(&room);
}
