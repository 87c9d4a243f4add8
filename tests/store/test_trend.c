/* Trends against the papers of the same periods, read whole and verified, and against the
 * register as it stands. */
#include <criterion/criterion.h>
#include <string.h>

#include <rectrack/trend.h>

#include "tests/store/room.h"

/* Five periods: reported by people, not at all, with "no change" and with a colour alone;
 * a recommendation that came later; a shared row; what is over. */
static void make_periods(struct room *room)
{
    room_open_sample(room);
    room_ask(room, "period open 'June 2020'");
    room_ask(room, "update SI-1 --rag green --progress Begun --reason 'It has begun'");
    room_ask(room, "update SI-6 --no-change");
    room_ask(room, "update SI-15 SI-3 --rag complete --reason Done");
    room_ask(room, "period close");
    room_ask(room, "add recommendation NA-90 --source NA --title 'Came later'");
    room_ask(room, "set SI-2 state=paused");
    room_ask(room, "period open 'Sept 2020'");
    room_ask(room, "period close");
    room_ask(room, "period open 'Dec 2020'");
    room_ask(room, "update SI-1 --rag red --challenge 'No money' --reason x");
    room_ask(room, "set SI-4 state=closed_superseded closure='Another took its place'");
}

static struct rt_stood stood_in(const struct rt_record *record, const char *period)
{
    struct rt_stood stood = {.was_there = true,
                             .rag = rt_rag_shown(record),
                             .is_suggested = !record->rag && record->suggested,
                             .is_silent = !rt_state_is_over(record->state)};
    for (size_t i = 0; i < record->updates.n; i++) {
        const struct rt_update *update = rt_update_at(&record->updates, i);
        if (strcmp(update->period, period) == 0 && rt_update_answers(update))
            stood.is_silent = false;
    }
    return stood;
}

/* reference → struct rt_stood */
static GHashTable *stood_of(struct rt_stream *stream, const char *period)
{
    GHashTable *all = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
    struct rt_item item;
    while (rt_stream_next(stream, &item, NULL) == RT_OK && item.shape)
        if (item.shape == &rt_record_shape) {
            const struct rt_record *record = item.value;
            struct rt_stood stood = stood_in(record, period);
            g_hash_table_insert(all, g_strdup(record->ref), g_memdup2(&stood, sizeof stood));
        }
    rt_stream_close(stream);
    return all;
}

static GHashTable *told_elsewhere(struct rt_register *reg, const struct rt_outlook *outlook,
                                  const struct rt_period *period)
{
    struct rt_select whole = {.outlook = *outlook, .depth = RT_WHOLE};
    struct rt_stream *stream;
    if (period->state == RT_CLOSED)
        cr_assert_eq(rt_register_snapshot(reg, period->id, &stream, NULL), RT_OK);
    else
        cr_assert_eq(rt_register_select(reg, &whole, &stream, NULL), RT_OK);
    return stood_of(stream, period->id);
}

static void expect_same(const struct rt_trend *trend, size_t item, size_t p,
                        const struct rt_stood *wanted, const char *query)
{
    struct rt_stood is = rt_trend_stood(trend, item, p);
    const char *ref = rt_texts_at(&trend->refs, item);
    const char *period = rt_trend_period_at(trend, p)->period->id;
    cr_expect_eq(is.was_there, wanted != NULL, "%s %s %s", query, ref, period);
    if (wanted)
        cr_expect(is.rag == wanted->rag && is.is_suggested == wanted->is_suggested &&
                      is.is_silent == wanted->is_silent,
                  "%s %s %s: %s %d %d but %s %d %d", query, ref, period, rt_rags[is.rag].label,
                  is.is_suggested, is.is_silent, rt_rags[wanted->rag].label,
                  wanted->is_suggested, wanted->is_silent);
}

static void expect_number(const struct rt_trend *trend, size_t p, enum rt_figure figure,
                          size_t wanted, const char *query)
{
    const struct rt_trend_period *period = rt_trend_period_at(trend, p);
    size_t n = rt_trend_number(period, figure);
    cr_expect_eq(n, wanted, "%s %s %s: %zu but %zu", query, period->period->id,
                 rt_figures[figure].key, n, wanted);
}

/* One period of a trend, and its numbers summed up by hand. */
static void compare_period(struct rt_register *reg, const struct rt_trend *trend,
                           const struct rt_outlook *outlook, size_t p, const char *query)
{
    const struct rt_trend_period *period = rt_trend_period_at(trend, p);
    GHashTable *now = told_elsewhere(reg, outlook, period->period);
    GHashTable *then =
        p ? told_elsewhere(reg, outlook, rt_trend_period_at(trend, p - 1)->period) : NULL;
    size_t rag[RT_RAGS] = {0}, silent = 0, better = 0, worse = 0;
    for (size_t i = 0; i < trend->refs.n; i++) {
        const char *ref = rt_texts_at(&trend->refs, i);
        const struct rt_stood *is = g_hash_table_lookup(now, ref);
        const struct rt_stood *was = then ? g_hash_table_lookup(then, ref) : NULL;
        expect_same(trend, i, p, is, query);
        if (!is)
            continue;
        enum rt_direction direction = rt_direction_of(is->rag, was ? was->rag : RT_RAG_NONE);
        rag[is->rag]++;
        silent += is->is_silent;
        better += direction == RT_IMPROVED;
        worse += direction == RT_WORSENED;
    }
    for (int figure = 0; figure <= RT_FIGURE_NONE; figure++)
        expect_number(trend, p, (enum rt_figure)figure, rag[rt_figures[figure].rag], query);
    expect_number(trend, p, RT_FIGURE_SILENT, silent, query);
    expect_number(trend, p, RT_FIGURE_IMPROVED, better, query);
    expect_number(trend, p, RT_FIGURE_WORSENED, worse, query);
    g_hash_table_unref(now);
    if (then)
        g_hash_table_unref(then);
}

static void compare_trend(struct rt_register *reg, uint32_t today, const char *line,
                          size_t at_once)
{
    struct rt_query query = {.facts = room_facts(reg)};
    struct rt_select select = {.query = &query, .outlook = rt_outlook_now(query.facts, today)};
    struct rt_trend trend;
    bool is_done = false;
    cr_assert_eq(rt_query_parse(&query, line, NULL), RT_OK);
    cr_assert_eq(rt_trend_init(reg, &select, &trend, NULL), RT_OK);
    while (!is_done)
        cr_assert_eq(rt_trend_read(reg, &trend, at_once, &is_done, NULL), RT_OK);
    for (size_t p = 0; p < trend.periods.n; p++)
        compare_period(reg, &trend, &select.outlook, p, line);
    rt_trend_clear(&trend);
    rt_query_clear(&query);
}

Test(trend, each_letter_and_number_is_that_of_the_paper)
{
    static const char *const queries[] = {"", "source:SI", "owner:HT", "nothing-like-it",
                                          "shown:red"};
    struct room room;
    struct rt_register *reg;
    make_periods(&room);
    for (int is_open = 1; is_open >= 0; is_open--) {
        if (!is_open)
            room_ask(&room, "period close");
        cr_assert_eq(rt_register_open("r.db", RT_READ, &reg, NULL), RT_OK);
        for (size_t i = 0; i < G_N_ELEMENTS(queries); i++)
            for (size_t at_once = 1; at_once < 1000; at_once *= 7)
                compare_trend(reg, room.today, queries[i], at_once);
        rt_register_close(reg);
    }
    room_clear(&room);
}

Test(trend, without_a_period_there_is_none)
{
    struct room room;
    struct rt_register *reg;
    struct rt_trend trend;
    bool is_done = false;
    room_open(&room);
    cr_assert_eq(room_import(&room, "sources: [{code: SI, title: An inquiry}]\n"
                                    "recommendations: [{ref: SI-1, source: SI, title: One}]\n"),
                 RT_OK, "%s", room.error);
    cr_assert_eq(rt_register_open("r.db", RT_READ, &reg, NULL), RT_OK);
    struct rt_select select = {.outlook = rt_outlook_now(room_facts(reg), room.today)};
    cr_assert_eq(rt_trend_init(reg, &select, &trend, NULL), RT_OK);
    cr_expect_eq(trend.refs.n, 1);
    cr_expect_eq(trend.periods.n, 0);
    cr_assert_eq(rt_trend_read(reg, &trend, 10, &is_done, NULL), RT_OK);
    cr_expect(is_done);
    rt_trend_clear(&trend);
    rt_register_close(reg);
    room_clear(&room);
}
