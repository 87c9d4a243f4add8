/* The timeline by the register's table of windows against the records themselves. */
#include <criterion/criterion.h>
#include <string.h>

#include <rectrack/timeline.h>

#include "tests/store/room.h"

static const char more[] =
    "periods: [{id: 2020-06, label: June 2020, as_at: 2020-06-30}]\n"
    "recommendations:\n"
    "  - {ref: SI-10, state: complete, targets: [{text: Jan 2020}]}\n"
    "  - {ref: NA-1, targets: [{text: 2021}, {text: As available}, {text: 14 June 2020},"
    " {text: 15 June 2020}, {text: May to June 2020}]}\n"
    "  - {ref: NA-2, actions: [{text: One, state: complete}, {text: Two}],"
    " targets: [{text: March 2020, action: 1}, {text: March 2020, action: 2}]}\n";

static void compare(struct rt_register *reg, uint32_t today, const char *line)
{
    struct rt_arena arena = {0};
    struct rt_list by_table = {0}, by_records = {0};
    struct rt_query query = {.facts = room_facts(reg)};
    struct rt_select select = {
        .query = &query, .outlook = rt_outlook_now(query.facts, today), .depth = RT_WHOLE};
    struct rt_stream *stream;
    struct rt_item item;
    size_t place = 0, n = 0;
    cr_assert_eq(rt_query_parse(&query, line, NULL), RT_OK);
    cr_assert_eq(rt_register_timed(reg, &select, &arena, &by_table, NULL), RT_OK);
    cr_assert_eq(rt_register_select(reg, &select, &stream, NULL), RT_OK);
    while (rt_stream_next(stream, &item, NULL) == RT_OK && item.shape)
        rt_timed_add(item.value, ++place, select.outlook.today, &arena, &by_records);
    rt_stream_close(stream);
    rt_timed_sort(&by_records);
    while (n < by_records.n && rt_timed_at(&by_records, n)->stretch != RT_STRETCH_NO_DATE)
        n++;
    cr_assert_eq(by_table.n, n, "%s: %zu but %zu", line, by_table.n, n);
    for (size_t i = 0; i < n; i++) {
        const struct rt_timed *is = rt_timed_at(&by_table, i),
                              *as = rt_timed_at(&by_records, i);
        cr_expect(!strcmp(is->ref, as->ref) && is->n == as->n && is->stretch == as->stretch &&
                      is->earliest == as->earliest && is->latest == as->latest,
                  "%s: %zu: %s %s %d but %s %s %d", line, i, is->ref, as->text, is->stretch,
                  as->ref, as->text, as->stretch);
    }
    rt_query_clear(&query);
    rt_arena_clear(&arena);
}

Test(timeline, windows_come_by_the_table_as_they_do_out_of_records)
{
    static const char *const queries[] = {"", "source:NA", "overdue", "target:none"};
    struct room room;
    struct rt_register *reg;
    room_open_sample(&room);
    for (int i = 0; i < 2; i++) {
        if (i)
            cr_assert_eq(room_import(&room, more), RT_OK, "%s", room.error);
        cr_assert_eq(rt_register_open("r.db", RT_READ, &reg, NULL), RT_OK);
        for (size_t k = 0; k < G_N_ELEMENTS(queries); k++)
            compare(reg, room.today, queries[k]);
        rt_register_close(reg);
    }
    room_clear(&room);
}

/* Overdue after the last day alone, and never what is done. */
Test(timeline, what_has_passed_is_overdue_only_where_it_is_not_done)
{
    struct room room;
    room_open_sample(&room);
    cr_assert_eq(room_import(&room, more), RT_OK, "%s", room.error);
    const char *said =
        room_ask(&room, "timeline --format csv --query 'source:NA not:target:none'");
    cr_expect_str_eq(said,
                     "ref,text,kind,earliest,latest,overdue\r\n"
                     "NA-2,March 2020,date,2020-03-01,2020-03-31,true\r\n"
                     "NA-1,14 June 2020,date,2020-06-14,2020-06-14,true\r\n"
                     "NA-2,March 2020,date,2020-03-01,2020-03-31,false\r\n"
                     "NA-1,15 June 2020,date,2020-06-15,2020-06-15,false\r\n"
                     "NA-1,May to June 2020,date,2020-05-01,2020-06-30,false\r\n"
                     "NA-1,2021,date,2021-01-01,2021-12-31,false\r\n"
                     "NA-1,As available,as_available,,,false\r\n",
                     "%s", said);
    room_clear(&room);
}
