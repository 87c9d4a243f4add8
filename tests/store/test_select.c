/* Which recommendations a query finds, in which order, and how many.  contract.md
 * "Query words". */
#include <criterion/criterion.h>
#include <stdlib.h>
#include <string.h>

#include "tests/store/room.h"

/* Seen on 15 June 2020, with June 2020 open. */
static const char PLAN[] =
    "sources:\n"
    "  - {code: SI, themes: [Prevention, Perpetrator services]}\n"
    "  - {code: NA, themes: [{group: Adults, name: Prevention}, {group: Children, name: "
    "Prevention}]}\n"
    "owners:\n"
    "  - {name: Hampton Trust, other_names: [HT]}\n  - {name: Hampshire Constabulary}\n"
    "  - {name: Trust}\n"
    "events:\n  - {name: Funding, kind: blocker}\n"
    "  - {name: Old funding, kind: blocker, lifted: 2020-01}\n"
    "  - {name: Announcement, kind: event}\n"
    "periods:\n"
    "  - {id: 2020-03, label: March 2020, as_at: 2020-03-31, state: closed}\n"
    "  - {id: 2020-06, label: June 2020, as_at: 2020-06-30, state: open}\n"
    "recommendations:\n"
    "  - ref: SI-1\n    source: SI\n    theme: Prevention\n    title: Communications campaign\n"
    "    state: in_progress\n    owners: [{name: Hampton Trust}]\n    waiting: [Funding]\n"
    "    targets: [{text: May 2020}]\n"
    "    updates:\n      - {period: 2020-03, progress: [Café opened]}\n"
    "      - {period: 2020-06, challenge: [Hard], rag: red, at: \"2020-06-10T10:00:00Z\"}\n"
    "  - ref: SI-2\n    source: SI\n    theme: Prevention\n    title: Co-location of staff\n"
    "    state: paused\n    targets: [{text: Await announcement, event: Announcement}]\n"
    "    updates: [{period: 2020-06, no_change: true}]\n"
    "  - {ref: SI-3, source: SI, theme: Prevention, title: Together, reported_with: SI-2}\n"
    "  - ref: SI-4\n    source: SI\n    theme: Perpetrator services\n    title: Evaluate it\n"
    "    state: complete\n    targets: [{text: March 2020}, {text: 2021}]\n"
    "    owners: [{name: Hampshire Constabulary, role: support}]\n"
    "    links: [{kind: extends, ref: SI-1}]\n"
    "  - ref: SI-5\n    source: SI\n    theme: Perpetrator services\n    title: Awareness\n"
    "    actions: [{text: Train the officers, owners: [{name: Trust}]}]\n"
    "    targets: [{text: Ongoing}]\n    waiting: [Old funding]\n"
    "    updates: [{period: 2020-06, rag: green}]\n"
    "  - {ref: NA-1, source: NA, group: Adults, theme: Prevention, title: Adults first}\n"
    "  - {ref: NA-2, source: NA, group: Children, theme: Prevention, text: School based,"
    " targets: [{text: Dec 2020}]}\n";

static const struct {
    const char *query, *refs;
} queries[] = {
    {"", "SI-1 SI-2 SI-3 SI-4 SI-5 NA-1 NA-2"},
    {"rag:red", "SI-1"},
    {"rag:red,green", "SI-1 SI-5"},
    {"rag:none", "SI-2 SI-3 SI-4 NA-1 NA-2"},
    {"not:rag:none", "SI-1 SI-5"},
    {"suggested:red", "SI-1"},
    {"suggested:complete", "SI-4"},
    {"suggested:amber", "SI-2 SI-3"},
    {"state:paused", "SI-2 SI-3"},
    {"not:state:paused", "SI-1 SI-4 SI-5 NA-1 NA-2"},
    {"state:paused,complete", "SI-2 SI-3 SI-4"},
    {"state:not_started", "SI-5 NA-1 NA-2"},
    {"owner:HT", "SI-1"},
    {"owner:\"hampton trust\"", "SI-1"},
    {"owner:trust", "SI-5"}, /* a whole name comes before a part of one */
    {"owner:hamp", "SI-1 SI-4"},
    {"owner:nobody", ""},
    {"not:owner:hamp", "SI-2 SI-3 SI-5 NA-1 NA-2"},
    {"source:NA", "NA-1 NA-2"},
    {"source:na", "NA-1 NA-2"},
    {"source:N", ""},
    {"group:adults", "NA-1"},
    {"theme:perpetrator", "SI-4 SI-5"},
    {"theme:prevention source:SI", "SI-1 SI-2 SI-3"},
    {"target<2020-06", "SI-1 SI-4"},
    {"target:2020", "SI-1 SI-4 NA-2"},
    {"target:2020-12", "NA-2"},
    {"target>2020", "SI-4"},
    {"target>2020-06-15", "SI-4 NA-2"},
    {"not:target:2020", "SI-2 SI-3 SI-5 NA-1"},
    {"overdue", "SI-1"},
    {"not:overdue", "SI-2 SI-3 SI-4 SI-5 NA-1 NA-2"},
    {"review", "SI-5"},
    {"waiting:fund", "SI-1"}, /* what was lifted is waited for no more */
    {"waiting:announcement", "SI-2 SI-3"},
    {"updated:2020-03", "SI-1"},
    {"updated:2020-06", "SI-1 SI-2 SI-3 SI-5"},
    {"updated:2020-06-10", "SI-1"},
    {"updated<2020-06-30", "SI-1"},
    {"updated>2020-06-15", "SI-2 SI-3 SI-5"},
    {"no-update", "SI-5 NA-1 NA-2"},
    {"not:no-update", "SI-1 SI-2 SI-3 SI-4"},
    {"links:si-1", "SI-4"},
    {"links:SI-4", "SI-1"},
    {"text:cafe", "SI-1"},
    {"CAFÉ", "SI-1"},
    {"co-loc", "SI-2 SI-3"}, /* a row is found as one */
    {"commun", "SI-1"},
    {"train", "SI-5"},
    {"constabulary", "SI-4"},
    {"hard,school", "SI-1 NA-2"},
    {"-hard", "SI-2 SI-3 SI-4 SI-5 NA-1 NA-2"},
    {"source:SI not:overdue -state:complete target:2020", ""},
    {"source:SI rag:red overdue waiting:funding hampton", "SI-1"},
};

static void plan(struct room *room)
{
    room_open(room);
    cr_assert_eq(room_import(room, PLAN), RT_OK, "%s", room->error);
}

/* The references of a listing, with blanks between. */
static char *refs_of(struct room *room, const char *query, const char *options)
{
    g_autofree char *quoted = g_shell_quote(query);
    const char *list = room_ask(room, "list --columns ref %s --query %s", options, quoted);
    return g_strdelimit(g_strchomp(g_strdup(list[3] ? list + 4 : "")), "\n", ' ');
}

Test(select, each_query_word_finds_what_it_should)
{
    struct room room;
    plan(&room);
    for (size_t i = 0; i < G_N_ELEMENTS(queries); i++) {
        g_autofree char *refs = refs_of(&room, queries[i].query, "");
        cr_expect_str_eq(refs, queries[i].refs, "%s finds %s", queries[i].query, refs);
        g_autofree char *quoted = g_shell_quote(queries[i].query);
        size_t n = 0;
        for (const char *at = queries[i].refs; *at; at++)
            n += *at == '-';
        cr_expect_eq((size_t)atoi(room_ask(&room, "list --count --query %s", quoted)), n, "%s",
                     queries[i].query);
    }
    room_clear(&room);
}

Test(select, changed_is_what_changed_since_the_last_closed_period)
{
    struct room room;
    plan(&room);
    g_autofree char *none = refs_of(&room, "changed", "");
    cr_expect_str_eq(none, "");
    cr_assert_eq(room_import(&room, "recommendations:\n  - {ref: SI-4, source: SI, note: n}\n"
                                    "  - {ref: SI-5, source: SI, title: Awareness}\n"),
                 RT_OK);
    g_autofree char *one = refs_of(&room, "changed", "");
    cr_expect_str_eq(one, "SI-4");
    room_clear(&room);
}

/* ---- order and pages ---- */

static const struct {
    const char *options, *refs;
} orders[] = {
    {"", "SI-1 SI-2 SI-3 SI-4 SI-5 NA-1 NA-2"},
    {"--sort ref", "SI-1 SI-2 SI-3 SI-4 SI-5 NA-1 NA-2"},
    {"--sort title", "NA-1 SI-5 SI-2 SI-1 SI-4 NA-2 SI-3"},
    {"--sort rag", "SI-1 SI-2 SI-3 SI-5 SI-4 NA-1 NA-2"},
    {"--sort targets", "SI-4 SI-1 NA-2 SI-2 SI-3 SI-5 NA-1"},
    {"--sort updated", "SI-4 NA-1 NA-2 SI-1 SI-2 SI-3 SI-5"},
    {"--limit 2", "SI-1 SI-2"},
    {"--after si-3", "SI-4 SI-5 NA-1 NA-2"},
    {"--after NA-2", ""},
    {"--sort title --after SI-1 --limit 2", "SI-4 NA-2"},
};

Test(select, in_the_order_that_is_asked_for)
{
    struct room room;
    plan(&room);
    for (size_t i = 0; i < G_N_ELEMENTS(orders); i++) {
        g_autofree char *refs = refs_of(&room, "", orders[i].options);
        cr_expect_str_eq(refs, orders[i].refs, "%s: %s", orders[i].options, refs);
    }
    room_clear(&room);
}

/* The references of a selection, the limit's worth; "" at its end. */
static char *page(struct rt_register *reg, struct rt_select *select)
{
    struct rt_stream *stream;
    struct rt_item item;
    g_autoptr(GString) refs = g_string_new(NULL);
    cr_assert_eq(rt_register_select(reg, select, &stream, NULL), RT_OK);
    while (rt_stream_next(stream, &item, NULL) == RT_OK && item.shape)
        g_string_append_printf(refs, "%s%s", refs->len ? " " : "",
                               ((struct rt_record *)item.value)->ref);
    rt_stream_close(stream);
    return g_strdup(refs->str);
}

/* Page by page, each from the last of the one before: what comes, joined. */
static char *walk(struct rt_register *reg, struct rt_select select, size_t by)
{
    g_autoptr(GString) all = g_string_new(NULL);
    g_autofree char *after = NULL;
    select.limit = by;
    for (;;) {
        select.after = after;
        g_autofree char *refs = page(reg, &select);
        if (!*refs)
            return g_strdup(all->str);
        g_string_append_printf(all, "%s%s", all->len ? " " : "", refs);
        const char *last = strrchr(refs, ' ');
        g_free(after);
        after = g_strdup(last ? last + 1 : refs);
    }
}

static char *turn_round(const char *refs)
{
    g_auto(GStrv) words = g_strsplit(refs, " ", -1);
    for (guint i = 0, n = g_strv_length(words); i < n / 2; i++) {
        char *word = words[i];
        words[i] = words[n - 1 - i];
        words[n - 1 - i] = word;
    }
    return g_strjoinv(" ", words);
}

Test(select, pages_lose_and_double_nothing_either_way)
{
    struct room room;
    struct rt_register *reg;
    room_open_sample(&room);
    cr_assert_eq(rt_register_open("r.db", RT_READ, &reg, NULL), RT_OK);
    const struct rt_facts *facts = room_facts(reg);
    for (const char *const *key = rt_sort_keys; *key; key++) {
        struct rt_select select = {.outlook = rt_outlook_now(facts, room.today), .sort = *key};
        g_autofree char *whole = page(reg, &select);
        g_autofree char *turned = turn_round(whole);
        for (size_t by = 1; by <= 59; by = by * 2 + 3) {
            select.is_backwards = false;
            g_autofree char *forth = walk(reg, select, by);
            select.is_backwards = true;
            g_autofree char *back = walk(reg, select, by);
            cr_expect_str_eq(forth, whole, "%s by %zu", *key, by);
            cr_expect_str_eq(back, turned, "%s by %zu backwards", *key, by);
        }
        select.is_backwards = false;
        g_auto(GStrv) refs = g_strsplit(whole, " ", -1);
        cr_expect_eq(g_strv_length(refs), 59);
        for (size_t i = 0; refs[i]; i++) {
            size_t position = 999;
            cr_expect_eq(rt_register_position(reg, &select, refs[i], &position, NULL), RT_OK);
            cr_expect_eq(position, i, "%s: %s stands at %zu", *key, refs[i], position);
        }
    }
    rt_register_close(reg);
    room_clear(&room);
}

/* ---- counts ---- */

Test(select, counts_agree_with_what_is_listed)
{
    struct room room;
    struct rt_register *reg;
    plan(&room);
    cr_assert_eq(rt_register_open("r.db", RT_READ, &reg, NULL), RT_OK);
    struct rt_select select = {.outlook = rt_outlook_now(room_facts(reg), room.today)};
    struct rt_tally tally, sum = {0};
    cr_assert_eq(rt_register_tally(reg, &select, &tally, NULL), RT_OK);
    cr_expect(tally.total == 7 && tally.rag[RT_RED] == 1 && tally.rag[RT_GREEN] == 1 &&
              tally.rag[RT_RAG_NONE] == 5 && tally.shown[RT_AMBER] == 2 &&
              tally.shown[RT_COMPLETE] == 1 && tally.suggested[RT_RED] == 1);
    struct rt_arena arena = {0};
    struct rt_list themes = {0};
    cr_assert_eq(rt_register_themes(reg, &select, &arena, &themes, NULL), RT_OK);
    g_autoptr(GString) names = g_string_new(NULL);
    for (size_t i = 0; i < themes.n; i++) {
        const struct rt_theme_tally *theme = rt_list_item(&themes, i, sizeof *theme);
        g_string_append_printf(names, "%s/%s/%s %zu; ", theme->source,
                               theme->group ? theme->group : "", theme->theme,
                               theme->tally.total);
        sum.total += theme->tally.total;
    }
    cr_expect_str_eq(names->str, "SI//Prevention 3; SI//Perpetrator services 2; "
                                 "NA/Adults/Prevention 1; NA/Children/Prevention 1; ");
    cr_expect_eq(sum.total, tally.total);
    rt_arena_clear(&arena);
    rt_register_close(reg);
    room_clear(&room);
}
