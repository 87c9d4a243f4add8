/* Files that come in again, in parts, in another order: what is said twice is
 * held once, what is known is no change, and a closed period stays as it was. */
#include <criterion/criterion.h>
#include <string.h>
#include <unistd.h>

#include "tests/store/room.h"

static size_t count(const char *text, const char *words)
{
    size_t n = 0;
    for (const char *at = text; (at = strstr(at, words)); at += strlen(words))
        n++;
    return n;
}

static char *sets(void)
{
    return room_sql_text("r.db", "SELECT sets FROM register");
}

/* ---- the same again ---- */

Test(again, what_was_exported_comes_back_as_no_change)
{
    struct room room;
    room_open_sample(&room);
    g_autofree char *yaml = room_yaml(&room);
    g_autofree char *before = sets();
    room_write("back.yaml", yaml);
    const char *said = room_ask(&room, "import back.yaml");
    cr_expect(!strstr(said, " 1 added") && count(said, ": 0 added, 0 changed, ") == 5, "%s",
              said);
    g_autofree char *after = sets();
    cr_expect_str_eq(before, after);
    g_autofree char *again = room_yaml(&room);
    cr_expect_str_eq(yaml, again);
    room_clear(&room);
}

Test(again, a_register_made_of_an_export_exports_the_same)
{
    struct room room;
    room_open_sample(&room);
    g_autofree char *yaml = room_yaml(&room);
    room_write("back.yaml", yaml);
    room_ask(&room, "--register other.db init");
    room_ask(&room, "--register other.db import back.yaml");
    cr_expect_str_eq(room_ask(&room, "--register other.db export --format yaml"), yaml);
    room_ask(&room, "--register other.db check");
    room_clear(&room);
}

Test(again, a_dry_run_says_the_same_and_writes_nothing)
{
    struct room room;
    room_open(&room);
    g_autoptr(GBytes) before = room_bytes("r.db");
    g_autofree char *dry = g_strdup(room_ask(&room, "import --dry-run " FIXTURES
                                                    "/southampton/1-shared.yaml " FIXTURES
                                                    "/southampton/2-scrutiny-inquiry.yaml"));
    cr_expect(room_is_same("r.db", before));
    const char *wet = room_ask(&room, "import " FIXTURES "/southampton/1-shared.yaml " FIXTURES
                                      "/southampton/2-scrutiny-inquiry.yaml");
    cr_expect_eq(strncmp(dry, wet, strlen(wet)), 0, "%s\n%s", dry, wet);
    room_clear(&room);
}

/* ---- one record in several parts ---- */

struct parts {
    const char *name;
    const char *first, *second; /* two files of one import */
    const char *has;            /* in what is exported then */
    const char *once;           /* stands there exactly once */
};

#define A_AND_B "  - {ref: S-A, source: S, title: A}\n  - {ref: S-B, source: S, title: B}\n"

static const struct parts parts[] = {
    {"a link put off is still there after a second part",
     "sources: [{code: S}]\nrecommendations:\n"
     "  - {ref: S-A, source: S, title: A, links: [{kind: extends, ref: S-B}]}\n",
     "recommendations:\n  - {ref: S-A, source: S, title: Better}\n"
     "  - {ref: S-B, source: S, title: B}\n",
     "title: Better\n    links:\n      - {kind: extends, ref: S-B}", "ref: S-B}"},
    {"a link put off is taken back by a second part",
     "sources: [{code: S}]\nrecommendations:\n"
     "  - {ref: S-A, source: S, title: A, links: [{kind: extends, ref: S-C}]}\n",
     "recommendations:\n  - {ref: S-A, source: S, links: []}\n", "title: A", NULL},
    {"links put off keep their order",
     "sources: [{code: S}]\nrecommendations:\n  - {ref: S-B, source: S, title: B}\n"
     "  - {ref: S-A, source: S, title: A, links: [{kind: extends, ref: S-C},"
     " {kind: extends, ref: S-B}, {kind: restates, ref: S-D}]}\n",
     "recommendations:\n  - {ref: S-A, source: S, title: Better}\n"
     "  - {ref: S-C, source: S, title: C}\n  - {ref: S-D, source: S, title: D}\n",
     "      - {kind: extends, ref: S-C}\n      - {kind: extends, ref: S-B}\n"
     "      - {kind: restates, ref: S-D}\n",
     NULL},
    {"a member is still one after a second part",
     "sources: [{code: S}]\nrecommendations:\n"
     "  - {ref: S-A, source: S, title: A, reported_with: S-B}\n",
     "recommendations:\n  - {ref: S-A, source: S, title: Better}\n"
     "  - {ref: S-B, source: S, title: B, state: paused}\n",
     "title: Better\n    reported_with: S-B", "state: paused"},
    {"see also is held once, said on both sides, the second put off",
     "sources: [{code: S}]\nrecommendations:\n"
     "  - {ref: S-A, source: S, title: A, links: [{kind: see_also, ref: S-B}]}\n"
     "  - {ref: S-B, source: S, title: B, links: [{kind: see_also, ref: S-A}]}\n",
     "recommendations:\n  - {ref: S-B, source: S, links: [{kind: see_also, ref: S-A}]}\n",
     "      - {kind: see_also, ref: S-B}", "kind: see_also"},
    {"the other way round of a link that agrees is no link of its own",
     "sources: [{code: S}]\nrecommendations:\n"
     "  - {ref: S-A, source: S, title: A, links: [{kind: extended_by, ref: S-B}]}\n",
     "recommendations:\n"
     "  - {ref: S-B, source: S, title: B, links: [{kind: extends, ref: S-A}]}\n",
     "title: B\n    links:\n      - {kind: extends, ref: S-A}", "links:"},
    {"the same where the other one is known already",
     "sources: [{code: S}]\nrecommendations:\n" A_AND_B,
     "recommendations:\n  - {ref: S-B, source: S, links: [{kind: needed_by, ref: S-A}]}\n"
     "  - {ref: S-A, source: S, links: [{kind: depends_on, ref: s-b}]}\n",
     "title: A\n    links:\n      - {kind: depends_on, ref: S-B}", "links:"},
    {"an update of a period with a slash in its id",
     "sources: [{code: S}]\nperiods:\n"
     "  - {id: 2020/21 Q1, label: First, as_at: 2020-06-30, state: open}\n"
     "recommendations:\n  - {ref: S-A, source: S, title: A, updates:"
     " [{period: 2020/21 Q1, progress: [x]}]}\n",
     "recommendations:\n  - {ref: S-A, source: S, updates:"
     " [{period: 2020/21 Q1, progress: [changed]}, {period: First, by: HT, progress: [y]}]}\n",
     "- period: 2020/21 Q1\n        progress:\n          - changed\n"
     "      - period: 2020/21 Q1\n        by: HT",
     NULL},
};

/* In one set, and in two. */
Test(again, a_record_may_come_in_parts)
{
    for (size_t i = 0; i < 2 * G_N_ELEMENTS(parts); i++) {
        const struct parts *one = &parts[i / 2];
        struct room room;
        room_open(&room);
        g_autofree char *first = g_strconcat("rectrack: 1\n", one->first, NULL);
        g_autofree char *second = g_strconcat("rectrack: 1\n", one->second, NULL);
        room_write("a.yaml", first);
        room_write("b.yaml", second);
        room_run(&room, i % 2 ? "import a.yaml" : "import a.yaml b.yaml");
        if (i % 2 && room.status != RT_OK) { /* what is put off can't wait for another set */
            cr_expect(strstr(room.error, "neither in the file nor in the register") ||
                          strstr(room.error, "says it is"),
                      "%s: %s", one->name, room.error);
            room_clear(&room);
            continue;
        }
        cr_expect_eq(room.status, RT_OK, "%s: %s", one->name, room.error);
        if (i % 2)
            room_ask(&room, "import b.yaml");
        g_autofree char *yaml = room_yaml(&room);
        cr_expect(strstr(yaml, one->has), "%s: lacks\n%s\nin\n%s", one->name, one->has, yaml);
        cr_expect(!one->once || count(yaml, one->once) == 1, "%s: not once\n%s\nin\n%s",
                  one->name, one->once, yaml);
        cr_expect(room_is_whole(&room), "%s: %s", one->name, room.said->str);
        room_clear(&room);
    }
}

Test(again, a_file_s_name_stands_at_what_is_never_met)
{
    struct room room;
    room_open(&room);
    room_write("a.yaml", "rectrack: 1\nsources: [{code: S}]\nrecommendations:\n"
                         "  - {ref: S-A, source: S, title: A, reported_with: S-Z}\n");
    room_write("b.yaml", "rectrack: 1\nowners: [{name: HT}]\n");
    cr_expect_eq(room_run(&room, "import a.yaml b.yaml"), RT_REFUSED);
    cr_expect(strstr(room.error, "a.yaml:4:5: S-A names S-Z"), "%s", room.error);
    room_clear(&room);
}

/* ---- shared rows ---- */

Test(again, members_show_what_the_first_of_their_row_has)
{
    struct room room;
    room_open(&room);
    cr_assert_eq(
        room_import(
            &room,
            "sources: [{code: S}]\nowners: [{name: HT}]\n"
            "events: [{name: Funding, kind: blocker}]\n"
            "periods: [{id: 2020-03, label: March 2020, as_at: 2020-03-31, state: open}]\n"
            "recommendations:\n"
            "  - {ref: S-M, source: S, title: M, reported_with: S-F}\n"
            "  - ref: S-F\n    source: S\n    title: F\n    state: paused\n"
            "    owners: [{name: HT}]\n    waiting: [Funding]\n"
            "    actions: [{text: Do it}]\n    targets: [{text: June 2020}]\n"
            "    updates: [{period: 2020-03, challenge: [Hard], rag: red}]\n"),
        RT_OK, "%s", room.error);
    static const char COLUMNS[] =
        "list --columns ref,state,rag,owners,targets,waiting,reported_with,updated "
        "--format csv %s";
    static const char BOTH[] = "S-M,paused,red,HT,June 2020,Funding,S-F,2020-03-31\r\n"
                               "S-F,paused,red,HT,June 2020,Funding,,2020-03-31\r\n";
    static const char *const queries[] = {
        "",        "state:paused",    "owner:HT",      "target:2020-06", "waiting:funding",
        "rag:red", "updated:2020-03", "not:no-update", "text:hard"};
    for (size_t i = 0; i < G_N_ELEMENTS(queries); i++) {
        const char *list = room_ask(&room, COLUMNS, queries[i]);
        cr_expect(g_str_has_suffix(list, BOTH) && count(list, "\r\n") == 3, "%s: %s",
                  queries[i], list);
    }
    /* and what changes on the first changes on them */
    cr_expect_eq(room_import(&room, "recommendations:\n"
                                    "  - {ref: S-F, source: S, state: complete}\n"),
                 RT_OK);
    cr_expect(
        strstr(room_ask(&room, "show S-M --format json"), "\"rag_suggested\":\"complete\""),
        "%s", room.said->str);
    cr_expect(strstr(room_ask(&room, "list --count state:complete"), "2\n"));
    room_ask(&room, "check");
    room_clear(&room);
}

/* ---- the order of the papers ---- */

Test(again, recommendations_stay_with_their_theme_when_themes_move)
{
    struct room room;
    room_open(&room);
    cr_assert_eq(room_import(&room, "sources: [{code: S, themes: [One, Two, Three]}]\n"
                                    "recommendations:\n"
                                    "  - {ref: S-1, source: S, theme: One, title: a}\n"
                                    "  - {ref: S-2, source: S, theme: Two, title: b}\n"
                                    "  - {ref: S-3, source: S, theme: Three, title: c}\n"
                                    "  - {ref: S-4, source: S, theme: One, title: d}\n"
                                    "  - {ref: S-0, source: S, title: e}\n"),
                 RT_OK, "%s", room.error);
    cr_expect_str_eq(room_ask(&room, "list --columns ref"), "ref\nS-0\nS-1\nS-4\nS-2\nS-3\n");
    cr_assert_eq(room_import(&room, "sources: [{code: S, themes: [Three, New, One, Two]}]\n"
                                    "recommendations:\n"
                                    "  - {ref: S-5, source: S, theme: New, title: f}\n"
                                    "  - {ref: S-6, source: S, theme: One, title: g}\n"
                                    "  - {ref: S-7, source: S, theme: Three, title: h}\n"
                                    "  - {ref: S-2, source: S, theme: One}\n"),
                 RT_OK, "%s", room.error);
    cr_expect_str_eq(room_ask(&room, "list --columns ref"),
                     "ref\nS-0\nS-3\nS-7\nS-5\nS-1\nS-4\nS-6\nS-2\n");
    room_ask(&room, "check");
    room_clear(&room);
}

/* ---- closed periods ---- */

static const char CLOSED[] =
    "sources: [{code: S, title: Before, themes: [One]}]\nowners: [{name: HT}]\n"
    "events: [{name: Funding, kind: blocker}]\n"
    "periods: [{id: 2020-03, label: March 2020, as_at: 2020-03-31, state: closed}]\n"
    "recommendations:\n"
    "  - ref: S-1\n    source: S\n    theme: One\n    title: First\n    owners: [{name: HT}]\n"
    "    waiting: [Funding]\n    actions: [{text: Do it}]\n    targets: [{text: May 2020}]\n"
    "    updates: [{period: 2020-03, challenge: [Hard]}]\n"
    "  - {ref: S-2, source: S, title: Second, reported_with: S-1}\n";

static const char LATER[] =
    "sources: [{code: S, title: After, themes: [Zero, One], soon_months: 1}]\n"
    "owners: [{name: HT, other_names: [Hampton], kind: agency}, {name: New}]\n"
    "events: [{name: Funding, lifted: 2020-05}]\n"
    "periods: [{id: 2020-06, label: June 2020, as_at: 2020-06-30, state: open}]\n"
    "recommendations:\n"
    "  - {ref: S-1, source: S, theme: Zero, title: Changed, state: complete, owners: [{name: "
    "New}],"
    " waiting: [], targets: [], updates: [{period: 2020-06, progress: [Done], rag: green}]}\n"
    "  - {ref: S-3, source: S, title: Third}\n";

Test(again, what_a_closed_period_reported_stays_the_same_bytes)
{
    static const char *const formats[] = {"yaml", "json", "csv", "md", "html"};
    struct room room;
    char *before[G_N_ELEMENTS(formats)];
    room_open(&room);
    cr_assert_eq(room_import(&room, CLOSED), RT_OK, "%s", room.error);
    for (size_t i = 0; i < G_N_ELEMENTS(formats); i++)
        before[i] =
            g_strdup(room_ask(&room, "export --period 2020-03 --format %s", formats[i]));
    cr_assert_eq(room_import(&room, LATER), RT_OK, "%s", room.error);
    room_ask(&room, "check");
    for (size_t i = 0; i < G_N_ELEMENTS(formats); i++) {
        cr_expect_str_eq(room_ask(&room, "export --period 2020-03 --format %s", formats[i]),
                         before[i], "%s", formats[i]);
        g_free(before[i]);
    }
    room_clear(&room);
}

Test(again, a_closed_period_is_reckoned_as_at_its_own_day)
{
    struct room room;
    room_open(&room);
    cr_assert_eq(room_import(&room, CLOSED), RT_OK, "%s", room.error);
    room.today = 800000; /* the year 2191 */
    cr_expect(strstr(room_ask(&room, "show S-1 --format json"), "\"overdue\":false"));
    cr_expect_str_eq(room_ask(&room, "list --count overdue"), "0\n");
    room_clear(&room);
}

Test(again, what_a_closed_period_reported_comes_back_as_it_was)
{
    struct room room;
    room_open_sample(&room);
    g_autofree char *reported =
        g_strdup(room_ask(&room, "export --period 2020-03 --format yaml"));
    room_write("reported.yaml", reported);
    unlink("r.db");
    room_ask(&room, "init");
    room_ask(&room, "import reported.yaml");
    g_autofree char *again = room_yaml(&room);
    cr_expect_str_eq(again, reported); /* each "see also" on the one that holds it */
    room_clear(&room);
}
