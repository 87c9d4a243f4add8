/* The direction of travel: what became of a recommendation since it was reported.  Whoever
 * tells it - a list, the record, the paper, status, changes, trend - reads the same of what was
 * reported then, whatever became of older periods since. */
#include <criterion/criterion.h>
#include <string.h>

#include <rectrack/trend.h>

#include "tests/store/room.h"

enum { MOST = 4 };

static const struct travel {
    const char *name;
    /* In June, once that is closed, and in September. */
    const char *then[MOST], *closed[MOST], *since[MOST];
    const char *ref;
    const char *direction; /* NULL: none */
    const char *moved;     /* how status has it; NULL: not at all */
} travels[] = {
    {"nothing came of it",
     {"update SI-1 --rag red --challenge 'No money' --reason x"},
     {NULL},
     {"update SI-1 --rag red --no-change --reason x"},
     "SI-1",
     "unchanged",
     NULL},
    {"completed since",
     {"update SI-1 --rag red --challenge 'No money' --reason x"},
     {NULL},
     {"set SI-1 state=complete closure=Done"},
     "SI-1",
     "improved",
     "SI-1 (was Red, is Complete)"},
    {"red by the rules, and completed since",
     {NULL},
     {NULL},
     {"set SI-12 state=complete closure=Done"},
     "SI-12",
     "improved",
     "SI-12 (was Red, is Complete)"},
    {"closed in another way",
     {"update SI-1 --rag red --challenge 'No money' --reason x"},
     {NULL},
     {"set SI-1 state=closed_superseded closure='Another took its place'"},
     "SI-1",
     NULL,
     "SI-1 (was Red, is None)"},
    {"withdrawn",
     {"update SI-1 --rag red --challenge 'No money' --reason x"},
     {NULL},
     {"set SI-1 state=withdrawn closure='No longer wanted'"},
     "SI-1",
     NULL,
     "SI-1 (was Red, is None)"},
    {"a target that had passed revised",
     {"target SI-11.1 'May 2020' --reason Sooner"},
     {NULL},
     {"target SI-11.1 'Dec 2022' --reason Later"},
     "SI-11",
     "improved",
     "SI-11 (was Red, is Amber)"},
    {"back again",
     {"set SI-4 state=complete closure=Done"},
     {NULL},
     {"set SI-4 state=in_progress closure="},
     "SI-4",
     "worsened",
     "SI-4 (was Complete, is Amber)"},
    {"an older period told otherwise",
     {NULL},
     {"period reopen 2020-03 --reason 'Words were left out'",
      "update SI-12 --progress 'Work has begun'", "period close"},
     {NULL},
     "SI-12",
     "improved",
     "SI-12 (was Red, is Amber)"},
    {"closed anew with another colour",
     {"update SI-1 --rag red --challenge 'No money' --reason x"},
     {"period reopen 2020-06 --reason 'A figure was wrong'",
      "update SI-1 --rag complete --reason Done", "period close"},
     {"update SI-1 --rag amber --challenge More --reason x"},
     "SI-1",
     "worsened",
     "SI-1 (was Complete, is Amber)"},
    {"added since",
     {NULL},
     {NULL},
     {"add recommendation NA-90 --source NA --title 'Came later'",
      "update NA-90 --progress Begun"},
     "NA-90",
     "new",
     NULL},
};

static void ask_all(struct room *room, const char *const lines[MOST])
{
    for (size_t i = 0; i < MOST && lines[i]; i++)
        room_ask(room, "%s", lines[i]);
}

static void travel_begin(struct room *room, const struct travel *travel)
{
    room_open_sample(room);
    room_ask(room, "period open 'June 2020'");
    ask_all(room, travel->then);
    room_ask(room, "period close");
    ask_all(room, travel->closed);
    room_ask(room, "period open 'Sept 2020'");
    ask_all(room, travel->since);
}

/* How often the words come. */
static size_t times(const char *text, const char *words)
{
    size_t n = 0;
    for (const char *at = text; (at = strstr(at, words)); at += strlen(words))
        n++;
    return n;
}

/* Nothing else moved: it alone is told of in the whole paper. */
static void expect_told(struct room *room, const struct travel *travel, const char *direction)
{
    bool is_so = g_strcmp0(travel->direction, direction) == 0;
    g_autofree char *line = g_strdup_printf("%s |", travel->ref);
    room_ask(room, "list direction:%s", direction);
    cr_expect_eq(g_str_has_prefix(room->said->str, line) ||
                     strstr(room->said->str, line) != NULL,
                 is_so, "%s: list direction:%s: %s", travel->name, direction, room->said->str);
    bool is_moved = is_so && strcmp(direction, "unchanged") != 0;
    g_autofree char *aside = g_strdup_printf(" – %s – ", direction);
    g_autofree char *count = g_strdup_printf("\"%s\":%d", direction, is_moved);
    if (strcmp(direction, "unchanged") == 0)
        return;
    room_ask(room, "export --layout progress --format md"); /* what is new says so itself */
    cr_expect_eq(times(room->said->str, aside), is_moved && strcmp(direction, "new") != 0,
                 "%s: %s in the paper", travel->name, direction);
    cr_expect(strstr(room_ask(room, "status --format json"), count), "%s: %s: %s", travel->name,
              direction, room->said->str);
}

static void expect_figure(struct room *room, const struct travel *travel, const char *figure,
                          const char *direction)
{
    bool is_so = g_strcmp0(travel->direction, direction) == 0;
    g_autofree char *row = g_strdup_printf("\n%s,", figure);
    const char *at = strstr(room_ask(room, "trend --format csv"), row);
    cr_assert(at);
    g_auto(GStrv) lines = g_strsplit_set(at + 1, "\r\n", 2);
    cr_expect(g_str_has_suffix(lines[0], is_so ? ",1" : ",0"), "%s: %s", travel->name,
              lines[0]);
}

Test(reported, all_tell_the_same_direction, .timeout = 300)
{
    static const char *const directions[] = {"improved", "worsened", "new", "unchanged"};
    for (size_t i = 0; i < G_N_ELEMENTS(travels); i++) {
        const struct travel *travel = &travels[i];
        struct room room;
        travel_begin(&room, travel);
        for (size_t k = 0; k < G_N_ELEMENTS(directions); k++)
            expect_told(&room, travel, directions[k]);
        expect_figure(&room, travel, "better", "improved");
        expect_figure(&room, travel, "worse", "worsened");
        const char *told = strstr(room_ask(&room, "show %s", travel->ref), "Direction: ");
        cr_expect(travel->direction ? told && g_str_has_prefix(told + strlen("Direction: "),
                                                               travel->direction)
                                    : !told,
                  "%s: %s", travel->name, room.said->str);
        g_autofree char *moved = g_strdup_printf(
            "Moved: %s\n",
            travel->moved ? travel->moved : "nothing since the last closed period");
        cr_expect(strstr(room_ask(&room, "status"), moved), "%s: %s", travel->name,
                  room.said->str);
        bool is_how = travel->moved && travel->direction;
        room_ask(&room, "changes");
        cr_expect_eq(is_how && strstr(room.said->str, travel->direction), is_how, "%s: %s",
                     travel->name, room.said->str);
        cr_expect(room_is_whole(&room), "%s: %s", travel->name, room.error);
        room_clear(&room);
    }
}

/* ---- what is looked up is what the snapshot has ---- */

static const char *const alterations[] = {
    "UPDATE reported SET rag = 'green' WHERE ref = 'SI-12'",
    "UPDATE reported SET rag = NULL WHERE ref = 'SI-12'",
    "UPDATE reported SET is_suggested = 0 WHERE ref = 'SI-12'",
    "UPDATE reported SET is_silent = 1 - is_silent WHERE ref = 'SI-5'",
    "UPDATE reported SET ref = 'SI-99' WHERE ref = 'SI-5'",
    "INSERT INTO reported VALUES (1, 'SI-99', 'red', 0, 0)",
    "DELETE FROM reported WHERE ref = 'NA-1'",
};

Test(reported, check_finds_what_was_altered)
{
    static const char WORDS[] = "how recommendations stood in 2020-03 was altered on disk";
    for (size_t i = 0; i < G_N_ELEMENTS(alterations); i++) {
        struct room room;
        room_open_sample(&room);
        room_sql("r.db", alterations[i]);
        cr_expect(!room_is_whole(&room) && strstr(room.said->str, WORDS), "%s: %s",
                  alterations[i], room.said->str);
        room_clear(&room);
    }
}

/* ---- by chance ---- */

enum { SEEDS = 12, STEPS = 24 };

/* What is done to a recommendation or a period; refused where it makes no sense just then. */
static const char *const deeds[] = {
    "update REF --rag red --challenge 'No money' --reason x",
    "update REF --rag amber --reason x",
    "update REF --rag green --progress Begun --reason x",
    "update REF --no-change",
    "update REF --progress Begun",
    "set REF state=complete closure=Done",
    "set REF state=in_progress closure=",
    "set REF state=closed_superseded closure='Another took its place'",
    "target REF.1 'May 2020' --reason x",
    "target REF.1 'Dec 2022' --reason x",
    "add recommendation NA-9NN --source NA --title 'Came later'",
    "undo",
    "period close",
    "period close",
    "period open PERIOD",
    "period open PERIOD",
    "period reopen 2020-03 --reason x",
    "period reopen PERIOD --reason x",
};

static bool do_one(struct room *room, GRand *chance)
{
    const char *deed = deeds[g_rand_int_range(chance, 0, G_N_ELEMENTS(deeds))];
    int n = g_rand_int_range(chance, 1, 17), period = g_rand_int_range(chance, 2, 7);
    g_autofree char *ref = g_strdup_printf("SI-%d", n);
    g_autoptr(GString) line = g_string_new(deed);
    g_autofree char *added = g_strdup_printf("%d", n),
                    *name = g_strdup_printf("%d-%02d", 2020 + period / 4, period % 4 * 3 + 3);
    g_string_replace(line, "REF", ref, 0);
    g_string_replace(line, "NN", added, 0);
    g_string_replace(line, "PERIOD", name, 0);
    return room_run(room, "%s", line->str) == RT_OK;
}

/* As a list and a record have it, against the trend's column before that of the period shown.
 */
static void expect_directions(struct rt_register *reg, const struct rt_trend *trend,
                              const struct rt_select *select, unsigned seed)
{
    struct rt_stream *stream;
    struct rt_item item;
    size_t p = 0, n = 0;
    while (rt_trend_period_at(trend, p)->period != select->outlook.period)
        p++;
    cr_assert_eq(rt_register_select(reg, select, &stream, NULL), RT_OK);
    while (rt_stream_next(stream, &item, NULL) == RT_OK && item.shape) {
        const struct rt_record *record = item.value;
        struct rt_stood then = {0}, now = rt_trend_stood(trend, n, p);
        enum rt_rag rag = rt_rag_shown(record);
        if (p)
            then = rt_trend_stood(trend, n, p - 1);
        if (select->outlook.period->state == RT_OPEN)
            cr_expect_eq(rag, now.rag);
        cr_expect_str_eq(record->ref, rt_texts_at(&trend->refs, n++));
        cr_expect_eq(record->direction, rt_direction_of(rag, then.rag), "seed %u: %s in %s",
                     seed, record->ref, select->outlook.period->id);
    }
    cr_expect_eq(n, trend->refs.n);
    rt_stream_close(stream);
}

static void compare_all(const struct room *room, unsigned seed)
{
    static const enum rt_depth depths[] = {RT_LINE, RT_ROW, RT_WHOLE};
    struct rt_register *reg;
    struct rt_trend trend;
    bool is_done = false;
    cr_assert_eq(rt_register_open("r.db", RT_READ, &reg, NULL), RT_OK);
    struct rt_select select = {.outlook = rt_outlook_now(room_facts(reg), room->today)};
    cr_assert_eq(rt_trend_init(reg, &select, &trend, NULL), RT_OK);
    while (!is_done)
        cr_assert_eq(rt_trend_read(reg, &trend, 1000, &is_done, NULL), RT_OK);
    for (size_t i = 0; i < G_N_ELEMENTS(depths); i++) {
        select.depth = depths[i];
        expect_directions(reg, &trend, &select, seed);
    }
    rt_trend_clear(&trend);
    rt_register_close(reg);
}

Test(reported, a_list_and_a_trend_agree_whatever_is_done, .timeout = 600)
{
    unsigned done = 0;
    for (unsigned seed = 1; seed <= SEEDS; seed++) {
        struct room room;
        GRand *chance = g_rand_new_with_seed(seed);
        room_open_sample(&room);
        for (int step = 0; step < STEPS; step++)
            if (do_one(&room, chance)) {
                compare_all(&room, seed);
                done++;
            }
        cr_expect(room_is_whole(&room), "seed %u: %s", seed, room.said->str);
        g_rand_free(chance);
        room_clear(&room);
    }
    cr_expect_gt(done, SEEDS * STEPS / 3, "hardly anything was done: %u", done);
}

/* What a file closes is looked back on by what it puts, before and behind the period. */
Test(reported, one_file_closes_a_period_and_goes_on)
{
    struct room room;
    room_open(&room);
    cr_assert_eq(room_import(&room,
                             "sources: [{code: SI, title: An inquiry}]\n"
                             "events: [{name: Funding, happened: 2020-05}]\n"
                             "periods:\n"
                             "  - {id: 2019-12, label: December 2019, as_at: 2019-12-31,"
                             " state: closed}\n"
                             "  - {id: 2020-03, label: March 2020, as_at: 2020-03-31,"
                             " state: closed}\n"
                             "  - {id: 2020-06, label: June 2020, as_at: 2020-06-30}\n"
                             "recommendations:\n"
                             "  - {ref: SI-1, source: SI, title: One, waiting: [Funding],"
                             " updates: [{period: 2020-03, progress: [Begun]}]}\n"
                             "  - {ref: SI-2, source: SI, title: Two, reported_with: SI-1}\n"),
                 RT_OK, "%s", room.error);
    compare_all(&room, 0);
    cr_expect(strstr(room_ask(&room, "list direction:unchanged"), "SI-2 | suggested green | →"),
              "%s", room.said->str);
    cr_expect(room_is_whole(&room), "%s", room.said->str);
    room_clear(&room);
}
