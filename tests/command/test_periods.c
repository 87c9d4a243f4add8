/* What a closed period keeps whatever comes after it, what reopening leaves behind, and
 * owners that are made one. */
#include <criterion/criterion.h>
#include <string.h>

#include "store/write.h"
#include "tests/store/room.h"

/* Much of what a paper shows, otherwise; what was said comes in the period named. */
#define MUCH(period)                                                  \
    "sources: [{code: SI, title: Another inquiry, soon_months: 9}]\n" \
    "recommendations:\n"                                              \
    "  - ref: SI-5\n"                                                 \
    "    title: Another title\n"                                      \
    "    state: complete\n"                                           \
    "    owners: [{name: SCC}]\n"                                     \
    "    actions: [{text: Something else}]\n"                         \
    "    targets: [{text: Dec 2021}]\n"                               \
    "    updates: [{period: " period ", progress: [Done], rag: complete}]\n"

static const char *const formats[] = {"md", "html", "json", "csv"};
enum { FORMATS = G_N_ELEMENTS(formats) };

static void read_papers(struct room *room, const char *period, char *out[FORMATS])
{
    for (size_t i = 0; i < FORMATS; i++)
        out[i] = g_strdup(room_ask(room, "export --period %s --format %s", period, formats[i]));
}

static void free_papers(char *papers[FORMATS])
{
    for (size_t i = 0; i < FORMATS; i++)
        g_free(papers[i]);
}

Test(periods, a_closed_period_reads_the_same_whatever_comes_after)
{
    static const char *const later[] = {"event happen Funding",
                                        "event happen 'Domestic Abuse Bill' --on 2020-06-01",
                                        "owner merge Police SCC",
                                        "owner alias HT Trust",
                                        "owner rename HT 'The Trust'",
                                        "period close",
                                        "period reopen 2020-09 --reason slip"};
    struct room room;
    char *before[FORMATS], *after[FORMATS];
    room_open_sample(&room);
    room_ask(&room, "period open 'June 2020'");
    room_ask(&room, "period close");
    read_papers(&room, "2020-06", before);
    room_ask(&room, "period open 'September 2020'");
    cr_assert_eq(room_import(&room, MUCH("2020-09")), RT_OK, "%s", room.error);
    for (size_t i = 0; i < G_N_ELEMENTS(later); i++) {
        room_ask(&room, "%s", later[i]);
        read_papers(&room, "2020-06", after);
        for (size_t k = 0; k < FORMATS; k++)
            cr_expect(strcmp(before[k], after[k]) == 0, "%s: another %s", later[i], formats[k]);
        free_papers(after);
    }
    free_papers(before);
    cr_expect(room_is_whole(&room), "%s", room.said->str);
    room_clear(&room);
}

static size_t snapshots_held(void)
{
    g_autofree char *n = room_sql_text("r.db", "SELECT COUNT(DISTINCT becomes) FROM change"
                                               " WHERE field = 'snapshot'"
                                               " AND subject = '2020-03'");
    return (size_t)g_ascii_strtoull(n, NULL, 10);
}

Test(periods, what_a_reopened_one_reported_can_change_and_the_hash_of_it_stays)
{
    struct room room;
    room_open_sample(&room);
    cr_expect_eq(room_import(&room, MUCH("2020-03")), RT_REFUSED);
    g_autofree char *first = g_strdup(room_ask(&room, "export --period 2020-03 --format md"));
    g_autofree char *head = room_sql_text("r.db", "SELECT head FROM period");
    room_ask(&room, "period reopen 2020-03 --reason 'SI-5 was wrong'");
    cr_expect_eq(room_run(&room, "changes --since 2020-03"), RT_REFUSED);
    cr_assert_eq(room_import(&room, MUCH("2020-03")), RT_OK, "%s", room.error);
    const char *open = room_ask(&room, "export --period 2020-03 --format md");
    cr_expect(strstr(open, "Another title"), "a reopened period is not read as it is");
    cr_expect(room_is_whole(&room), "%s", room.said->str);
    room_ask(&room, "period close");
    const char *second = room_ask(&room, "export --period 2020-03 --format md");
    cr_expect(strcmp(first, second) != 0 && strstr(second, "Another title"));
    cr_expect_eq(snapshots_held(), 2);
    cr_expect_eq(room_import(&room, "recommendations: [{ref: SI-5, updates: [{period: 2020-03,"
                                    " progress: [More]}]}]\n"),
                 RT_REFUSED);
    room_ask(&room, "check --head %s", head);
    cr_expect(room_is_whole(&room), "%s", room.said->str);
    room_clear(&room);
}

/* The mark is a change of the chain: no file brings it, and none takes it away. */
Test(periods, a_file_neither_reopens_a_period_nor_forgets_that_it_was)
{
    struct room room;
    room_open_sample(&room);
    cr_expect_eq(room_import(&room, "periods: [{id: 2020-03, label: March 2020, as_at:"
                                    " 2020-03-31, state: open}]\n"),
                 RT_REFUSED);
    room_ask(&room, "period reopen 2020-03 --reason slip");
    g_autofree char *yaml = room_yaml(&room);
    room_write("back.yaml", yaml);
    room_ask(&room, "import back.yaml");
    cr_expect(strstr(room_ask(&room, "period list"), "reopened: slip"), "%s", room.said->str);
    room_clear(&room);
}

/* ---- owners ---- */

Test(owners, all_of_them_can_become_one)
{
    struct room room;
    room_open_sample(&room);
    g_autofree char *names = g_strdup(room_ask(&room, "owner list"));
    g_auto(GStrv) lines = g_strsplit(names, "\n", -1);
    size_t merged = 0;
    for (size_t i = 1; lines[i] && *lines[i]; i++) {
        g_autofree char *name = g_strndup(lines[i], strcspn(lines[i], "|") - 1);
        if (strcmp(name, "SCC") == 0)
            continue;
        g_autofree char *quoted = g_shell_quote(name);
        room_ask(&room, "owner merge %s SCC", quoted);
        cr_expect(room_is_whole(&room), "%s: %s", name, room.said->str);
        merged++;
    }
    cr_expect_eq(merged, 16);
    g_autofree char *yaml = room_yaml(&room);
    cr_expect(strstr(yaml, "owners: [{name: SCC, role: lead}]"));
    cr_expect(!strstr(yaml, "{name: SCC, role: lead}, {"), "an owner stands there twice");
    cr_expect(!strstr(yaml, "{name: Hampton Trust"), "what was merged is still named");
    cr_expect(strstr(room_ask(&room, "changes"), "0 of 59"), "%s", room.said->str);
    room_write("back.yaml", yaml);
    room_ask(&room, "--register other.db init");
    room_ask(&room, "--register other.db import back.yaml");
    cr_expect_str_eq(room_ask(&room, "--register other.db export --format yaml"), yaml);
    room_clear(&room);
}

/* A name that went may come again, as a new owner with a history of its own. */
Test(owners, a_merged_name_can_be_given_up_and_made_anew)
{
    struct room room;
    room_open_sample(&room);
    room_ask(&room, "owner merge Police HT");
    cr_assert_eq(room_import(&room, "owners: [{name: Hampton Trust, other_names: [HT]}]\n"),
                 RT_OK, "%s", room.error);
    cr_assert_eq(room_import(&room, "owners: [{name: Hampshire Constabulary}]\n"), RT_OK, "%s",
                 room.error);
    cr_expect(room_is_whole(&room), "%s", room.said->str);
    room_ask(&room, "owner merge 'Hampshire Constabulary' HT");
    cr_expect(room_is_whole(&room), "%s", room.said->str);
    room_sql("r.db", "DELETE FROM owner_name WHERE folded = 'sacre' OR folded LIKE '% sacre'");
    cr_expect(!room_is_whole(&room), "an owner that went without a change is not missed");
    room_clear(&room);
}

Test(owners, one_that_is_named_is_not_taken_out)
{
    struct room room;
    struct rt_register *reg;
    struct store_set *set;
    struct rt_error error = {0};
    room_open_sample(&room);
    cr_assert_eq(rt_register_open("r.db", RT_WRITE, &reg, &error), RT_OK);
    cr_assert_eq(store_begin(reg, "tester", room.today, &set, &error), RT_OK);
    cr_expect_eq(store_retire_owner(set, "HT", &error), RT_REFUSED);
    cr_expect(strstr(error.sentence, "Hampton Trust"), "%s", error.sentence);
    store_rollback(set);
    rt_register_close(reg);
    rt_error_clear(&error);
    room_clear(&room);
}
