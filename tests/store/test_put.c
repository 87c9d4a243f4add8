/* What is put into a register and what becomes of what is there: the rules of
 * contract.md "YAML", told as files that come in one after the other. */
#include <criterion/criterion.h>
#include <string.h>

#include "tests/store/room.h"

/* A register in which much can be named. */
static const char BASE[] =
    "sources:\n"
    "  - {code: SI, title: Inquiry, themes: [One, Two]}\n"
    "  - {code: NA, themes: [{group: Adults, name: One}]}\n"
    "owners:\n"
    "  - {name: Hampton Trust, kind: agency, other_names: [HT, The Trust]}\n"
    "  - {name: Hampshire Constabulary, kind: agency}\n"
    "events:\n"
    "  - {name: Funding, kind: blocker}\n"
    "  - {name: Announcement, kind: event}\n"
    "periods:\n"
    "  - {id: 2019-12, label: December 2019, as_at: 2019-12-31, state: closed}\n"
    "  - {id: 2020-03, label: March 2020, as_at: 2020-03-31, state: open}\n"
    "recommendations:\n"
    "  - ref: SI-1\n"
    "    source: SI\n"
    "    theme: One\n"
    "    title: First\n"
    "    text: Words\n"
    "    state: in_progress\n"
    "    owners: [{name: Hampton Trust, role: lead}]\n"
    "    waiting: [Funding]\n"
    "    actions:\n"
    "      - {text: Do it, owners: [{name: Hampton Trust, role: lead}]}\n"
    "      - {text: Do more, state: complete}\n"
    "    targets:\n"
    "      - {text: June 2020, action: 1}\n"
    "      - {text: Ongoing, action: 2}\n"
    "    updates:\n"
    "      - {period: 2019-12, progress: [Begun]}\n"
    "      - {period: 2020-03, by: HT, progress: [Went on], challenge: [Money]}\n"
    "  - {ref: SI-2, source: SI, theme: Two, title: Second}\n"
    "  - {ref: NA-1, source: NA, group: Adults, theme: One, text: Alone}\n";

static void base(struct room *room)
{
    room_open(room);
    cr_assert_eq(room_import(room, BASE), RT_OK, "%s", room->error);
}

/* ---- merging ---- */

struct merge {
    const char *name, *file;
    const char *has, *lacks; /* in what is exported then; NULL: nothing is asked */
};

static const struct merge merges[] = {
    {"a key that is absent is untouched",
     "recommendations:\n  - {ref: SI-1, source: SI, title: Changed}\n",
     "title: Changed\n    text: Words\n    state: in_progress\n    owners: [{name: H", NULL},
    {"an empty text clears", "recommendations:\n  - {ref: SI-1, source: SI, text: \"\"}\n",
     "title: First", "text: Words"},
    {"an empty list clears",
     "recommendations:\n  - {ref: SI-1, source: SI, owners: [], waiting: []}\n", "title: First",
     "waiting:"},
    {"a list replaces the same list",
     "recommendations:\n  - {ref: SI-1, source: SI, owners: [{name: Hampshire Constabulary,"
     " role: support}]}\n",
     "owners: [{name: Hampshire Constabulary, role: support}]\n    waiting:", NULL},
    {"an action keeps what is not said of it",
     "recommendations:\n  - {ref: SI-1, source: SI, actions: [{text: Do it at once},"
     " {text: Do more}]}\n",
     "text: Do it at once\n        owners: [{name: Hampton Trust", "text: Do it\n"},
    {"an action's own state is cleared by an empty one",
     "recommendations:\n  - {ref: SI-1, source: SI, actions: [{text: Do it},"
     " {text: Do more, state: \"\"}]}\n",
     "text: Do more\n", "state: complete"},
    {"an update is found by period and writer",
     "recommendations:\n  - {ref: SI-1, source: SI, updates: [{period: 2020-03, by: HT,"
     " progress: [Further]}]}\n",
     "by: HT\n        progress:\n          - Further\n        challenge:\n          - Money",
     "Went on"},
    {"another writer's update stands beside it",
     "recommendations:\n  - {ref: SI-1, source: SI, updates: [{period: 2020-03, by: HC,"
     " progress: [Further]}]}\n",
     "Money\n      - period: 2020-03\n        by: HC\n        progress:\n          - Further",
     NULL},
    {"an update's period may be named by its label",
     "recommendations:\n  - {ref: SI-1, source: SI, updates: [{period: March 2020, by: HT,"
     " progress: [Further]}]}\n",
     "          - Further\n        challenge:\n          - Money", "Went on"},
    {"an owner is known by another name",
     "recommendations:\n  - {ref: SI-2, source: SI, owners: [{name: the trust}]}\n",
     "title: Second\n    owners: [{name: Hampton Trust", NULL},
    {"an event is known in any case",
     "recommendations:\n  - {ref: SI-2, source: SI, waiting: [funding]}\n",
     "title: Second\n    waiting: [Funding]", NULL},
    {"a reference is known in any case, and stays as it is written",
     "recommendations:\n  - {ref: si-2, source: SI, title: Changed}\n",
     "ref: SI-2\n    source: SI\n    theme: Two\n    title: Changed", "si-2"},
    {"a source keeps what is not said of it", "sources:\n  - {code: SI, kind: inquiry}\n",
     "title: Inquiry\n    kind: inquiry\n", NULL},
    {"an owner keeps what is not said of it", "owners:\n  - {name: HT, kind: team}\n",
     "name: Hampton Trust\n    kind: team\n    other_names: [HT, The Trust]", NULL},
    {"a blocker is lifted", "events:\n  - {name: Funding, lifted: 2020-05}\n",
     "name: Funding\n    kind: blocker\n    lifted: 2020-05", NULL},
    {"an open period is closed", "periods:\n  - {id: 2020-03, state: closed}\n",
     "label: March 2020\n    as_at: 2020-03-31\n    state: closed", "open"},
    {"a theme without recommendations may go, and come",
     "sources:\n  - {code: NA, themes: [{group: Adults, name: One}, {group: Children, name: "
     "One}]}\n",
     "{group: Children, name: One}", NULL},
};

Test(put, what_a_file_gives_is_merged_into_what_is_there)
{
    for (size_t i = 0; i < G_N_ELEMENTS(merges); i++) {
        const struct merge *one = &merges[i];
        struct room room;
        base(&room);
        g_autofree char *whole = g_strconcat("rectrack: 1\n", one->file, NULL);
        room_write("plan.yaml", whole);
        cr_expect_eq(room_run(&room, "import plan.yaml --accept-doubts"), RT_OK, "%s: %s",
                     one->name, room.error);
        g_autofree char *yaml = room_yaml(&room);
        cr_expect(!one->has || strstr(yaml, one->has), "%s: lacks\n%s\nin\n%s", one->name,
                  one->has, yaml);
        cr_expect(!one->lacks || !strstr(yaml, one->lacks), "%s: has\n%s\nin\n%s", one->name,
                  one->lacks, yaml);
        cr_expect(room_is_whole(&room), "%s: %s", one->name, room.said->str);
        room_clear(&room);
    }
}

/* ---- refusals ---- */

struct refusal {
    const char *name, *file;
    const char *words; /* in what is said; "3:5" is its place */
};

static const struct refusal refusals[] = {
    {"an unknown source", "recommendations:\n  - {ref: XX-1, source: XX, title: T}\n",
     "plan.yaml:3:5: XX-1: there is no source \"XX\""},
    {"an unknown theme",
     "recommendations:\n  - {ref: SI-3, source: SI, theme: Three, title: T}\n",
     "plan.yaml:3:5: SI-3: there is no theme \"Three\""},
    {"a theme of another group",
     "recommendations:\n  - {ref: NA-3, source: NA, group: Children, theme: One, title: T}\n",
     "there is no theme \"Children / One\""},
    {"an unknown event",
     "recommendations:\n  - {ref: SI-3, source: SI, title: T, waiting: [Fundin]}\n",
     "did you mean Funding?"},
    {"an unknown event of a target",
     "recommendations:\n  - ref: SI-3\n    source: SI\n    title: T\n    targets:\n"
     "      - {text: Await it, event: Anouncement}\n",
     "plan.yaml:7:9: SI-3: there is no event or blocker \"Anouncement\"; did you mean "
     "Announcement?"},
    {"an unknown period",
     "recommendations:\n  - ref: SI-3\n    source: SI\n    title: T\n    updates:\n"
     "      - {period: 2020-04, progress: [x]}\n",
     "plan.yaml:7:9: SI-3: there is no period \"2020-04\"; did you mean 2020-03?"},
    {"an unknown owner is a doubt",
     "recommendations:\n  - {ref: SI-3, source: SI, title: T, owners: [{name: Hamton "
     "Trust}]}\n",
     "nothing was imported: 1 doubt"},
    {"an owner twice",
     "recommendations:\n  - {ref: SI-3, source: SI, title: T, owners: [{name: HT}, {name: "
     "Hampton Trust}]}\n",
     "SI-3: Hampton Trust owns it twice"},
    {"an update twice",
     "recommendations:\n  - ref: SI-3\n    source: SI\n    title: T\n    updates:\n"
     "      - {period: 2020-03, progress: [x]}\n      - {period: March 2020, progress: [y]}\n",
     "plan.yaml:8:9: SI-3 has two updates for 2020-03"},
    {"a link twice",
     "recommendations:\n  - ref: SI-3\n    source: SI\n    title: T\n    links:\n"
     "      - {kind: extends, ref: SI-1}\n      - {kind: extends, ref: si-1}\n",
     "plan.yaml:8:9: SI-3 has the link \"extends si-1\" twice"},
    {"a link to nothing",
     "recommendations:\n  - ref: SI-3\n    source: SI\n    title: T\n    links:\n"
     "      - {kind: extends, ref: SI-9}\n",
     "plan.yaml:7:9: SI-3 names SI-9, which is neither in the file nor in the register"},
    {"a link to itself",
     "recommendations:\n  - ref: SI-3\n    source: SI\n    title: T\n    links:\n"
     "      - {kind: extends, ref: si-3}\n",
     "plan.yaml:7:9: SI-3 links to itself"},
    {"the other way round of a link that is not there",
     "recommendations:\n  - ref: SI-3\n    source: SI\n    title: T\n    links:\n"
     "      - {kind: extended_by, ref: SI-1}\n",
     "plan.yaml:7:9: SI-3 says it is extended_by SI-1, but that holds no such link"},
    {"the same of a record that stays as it is",
     "recommendations:\n  - ref: SI-2\n    source: SI\n    links:\n"
     "      - {kind: extended_by, ref: SI-1}\n",
     "plan.yaml:6:9: SI-2 says it is extended_by SI-1, but that holds no such link"},
    {"a reference of another source",
     "recommendations:\n  - {ref: NA-9, source: SI, title: T}\n",
     "the reference \"NA-9\" is not one of source SI"},
    {"reported with nothing",
     "recommendations:\n  - {ref: SI-3, source: SI, title: T, reported_with: SI-9}\n",
     "SI-3 names SI-9"},
    {"reported with itself",
     "recommendations:\n  - {ref: SI-3, source: SI, title: T, reported_with: si-3}\n",
     "SI-3 can't be reported with itself"},
    {"a member with its own content",
     "recommendations:\n  - {ref: SI-3, source: SI, title: T, reported_with: SI-1, state: "
     "paused}\n",
     "SI-3 is reported with SI-1, which holds the row's state"},
    {"a record with content becomes a member",
     "recommendations:\n  - {ref: SI-1, source: SI, reported_with: SI-2}\n",
     "SI-1 is reported with SI-2, which holds the row's"},
    {"a chain of rows",
     "recommendations:\n  - {ref: SI-3, source: SI, title: T, reported_with: SI-2}\n"
     "  - {ref: SI-4, source: SI, title: T, reported_with: SI-3}\n",
     "SI-4 is reported with SI-3, but one of them is the first or a member of another row"},
    {"a chain of rows, the other way round",
     "recommendations:\n  - {ref: SI-4, source: SI, title: T, reported_with: SI-3}\n"
     "  - {ref: SI-3, source: SI, title: T, reported_with: SI-2}\n",
     "SI-3 is reported with SI-2, but one of them is the first or a member of another row"},
    {"a reckoned value that does not agree",
     "recommendations:\n  - {ref: SI-1, source: SI, rag_suggested: green}\n",
     "plan.yaml:3:5: SI-1: rag_suggested is worked out by rectrack and comes out otherwise"},
    {"a change of what a closed period reported",
     "recommendations:\n  - {ref: SI-1, source: SI, updates: [{period: 2019-12, progress: "
     "[Ended]}]}\n",
     "SI-1: the period 2019-12 is closed"},
    {"more said in a closed period",
     "recommendations:\n  - {ref: SI-2, source: SI, updates: [{period: December 2019, by: HT, "
     "progress: [x]}]}\n",
     "SI-2: the period 2019-12 is closed"},
    {"a new record reporting in a closed period",
     "recommendations:\n  - {ref: SI-3, source: SI, title: T, updates: [{period: 2019-12, "
     "progress: [x]}]}\n",
     "SI-3: the period 2019-12 is closed"},
    {"all updates cleared, a closed period's among them",
     "recommendations:\n  - {ref: SI-1, source: SI, updates: []}\n",
     "SI-1: the period 2019-12 is closed"},
    {"another label for a closed period", "periods:\n  - {id: 2019-12, label: Christmas}\n",
     "the period 2019-12 is closed in the register"},
    {"a closed period opened", "periods:\n  - {id: 2019-12, state: open}\n",
     "the period 2019-12 is closed in the register"},
    {"two open periods",
     "periods:\n  - {id: 2020-06, label: June 2020, as_at: 2020-06-30, state: open}\n",
     "plan.yaml:3:5: the period 2020-03 is open already"},
    {"two periods with one label",
     "periods:\n  - {id: 2020-06, label: march 2020, as_at: 2020-06-30, state: closed}\n",
     "the periods 2020-03 and 2020-06 have the same label"},
    {"a name that belongs to another owner",
     "owners:\n  - {name: Hampshire Constabulary, other_names: [ht]}\n",
     "the name \"ht\" belongs to an owner already"},
    {"a theme taken away while a recommendation stands under it",
     "sources:\n  - {code: SI, themes: [One]}\n", "theme \"Two\""},
    {"a theme twice", "sources:\n  - {code: SI, themes: [One, Two, One]}\n",
     "has the theme \"One\" twice"},
    {"a target of an action that is not there",
     "recommendations:\n  - {ref: SI-3, source: SI, title: T, targets: [{text: x, action: "
     "2}]}\n",
     "belongs to action 2, but there are 0"},
    {"fewer actions than a target belongs to",
     "recommendations:\n  - {ref: SI-1, source: SI, actions: [{text: Do it}]}\n",
     "belongs to action 2, but there are 1"},
};

Test(put, what_is_refused_says_where_and_leaves_the_file_alone)
{
    struct room room;
    base(&room);
    g_autoptr(GBytes) before = room_bytes("r.db");
    for (size_t i = 0; i < G_N_ELEMENTS(refusals); i++) {
        const struct refusal *one = &refusals[i];
        cr_expect_eq(room_import(&room, one->file), RT_REFUSED, "%s: %d %s", one->name,
                     (int)room.status, room.said->str);
        cr_expect(strstr(room.error, one->words), "%s: said\n%s\nnot\n%s", one->name,
                  room.error, one->words);
        cr_expect(room_is_same("r.db", before), "%s: the file was changed", one->name);
        g_bytes_unref(before);
        before = room_bytes("r.db");
    }
    room_clear(&room);
}

Test(put, a_refused_import_larger_than_the_cache_leaves_the_file_alone)
{
    struct room room;
    base(&room);
    g_autoptr(GBytes) before = room_bytes("r.db");
    g_autoptr(GString) yaml = g_string_new("recommendations:\n");
    g_autofree char *long_text = g_strnfill(2000, 'w');
    for (int i = 10; i < 2000; i++)
        g_string_append_printf(yaml, "  - {ref: SI-%d, source: SI, theme: One, text: %s}\n", i,
                               long_text);
    g_string_append(yaml, "  - {ref: SI-9999, source: SI, theme: Nowhere, text: x}\n");
    cr_expect_eq(room_import(&room, yaml->str), RT_REFUSED);
    cr_expect(strstr(room.error, "Nowhere"), "%s", room.error);
    cr_expect(room_is_same("r.db", before));
    room_clear(&room);
}

/* A day after which there is none: spreadsheets write it for "never". */
Test(put, the_last_day_of_the_calendar_is_a_day)
{
    struct room room;
    room_open(&room);
    cr_assert_eq(room_import(&room, BASE), RT_OK, "%s", room.error);
    cr_assert_eq(room_import(&room, "recommendations:\n"
                                    "  - {ref: SI-2, source: SI, targets: [{text: 31 December"
                                    " 9999}]}\n"),
                 RT_OK, "%s", room.error);
    cr_expect(strstr(room_ask(&room, "show SI-2 --format json"), "\"latest\":\"9999-12-31\""));
    cr_expect(room_is_whole(&room));
    room_clear(&room);
}
