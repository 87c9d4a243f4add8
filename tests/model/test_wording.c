/* What the history names and keeps, in words: paths, what became of what, and where two
 * long texts differ. */
#include <criterion/criterion.h>
#include <string.h>

#include <rectrack/date.h>
#include <rectrack/wording.h>

#include "model/change.h"

/* ---- paths ---- */

static const struct {
    const struct rt_shape *shape;
    const char *path, *words, *within, *kind;
} paths[] = {
    {&rt_record_shape, "state", "State", "the state", "state"},
    {&rt_record_shape, "reported_with", "Reported with", "the reported with", "reported with"},
    {&rt_record_shape, "actions.2", "Key action 2", "key action 2", "key action"},
    {&rt_record_shape, "targets.1", "Target 1", "target 1", "target"},
    {&rt_record_shape, "updates.2020-06/Hampton Trust", "Update for June 2020 by Hampton Trust",
     "the update for June 2020 by Hampton Trust", "update"},
    {&rt_record_shape, "updates.2020-06", "Update for June 2020", "the update for June 2020",
     "update"},
    {&rt_record_shape, "updates.2019%2F20/SCC", "Update for 2019/20 by SCC",
     "the update for 2019/20 by SCC", "update"},
    {&rt_owner_shape, "other_names", "Other names", "the other names", "other names"},
    {&rt_period_shape, "as_at", "As at", "the as at", "as at"},
    {&rt_period_shape, "snapshot", "Snapshot", "the snapshot", "snapshot"},
};

Test(wording, a_path_has_a_name)
{
    struct rt_facts facts = {0};
    struct rt_period *period = rt_list_add(&facts.periods, &facts.arena, sizeof *period);
    *period = (struct rt_period){.id = "2020-06", .label = "June 2020"};
    for (size_t i = 0; i < G_N_ELEMENTS(paths); i++) {
        g_autofree char *words = rt_word_path(paths[i].shape, paths[i].path, &facts);
        g_autofree char *within = rt_word_path_within(paths[i].shape, paths[i].path, &facts);
        g_autofree char *kind = rt_word_kind(paths[i].shape, paths[i].path);
        cr_expect_str_eq(words, paths[i].words);
        cr_expect_str_eq(within, paths[i].within);
        cr_expect_str_eq(kind, paths[i].kind);
    }
    g_autofree char *words = rt_word_path(&rt_record_shape, "updates.2020-06/HT", NULL);
    cr_expect_str_eq(words, "Update for 2020-06 by HT");
    rt_facts_clear(&facts);
}

/* ---- changes ---- */

/* "path label: was > becomes" of each turn, a line a line. */
static void expect_turns(const struct rt_record *was, const struct rt_record *becomes,
                         const char *expected)
{
    struct rt_arena arena = {0};
    g_autoptr(GPtrArray) changes = change_list_new();
    g_autoptr(GString) said = g_string_new(NULL);
    change_diff(&rt_record_shape, was, becomes, changes);
    for (guint i = 0; i < changes->len; i++) {
        const struct change *change = changes->pdata[i];
        struct rt_list turns = {0};
        rt_word_change(&rt_record_shape, change->field, change->was, change->becomes, &arena,
                       &turns);
        for (size_t k = 0; k < turns.n; k++) {
            const struct rt_turn *turn = rt_list_item(&turns, k, sizeof *turn);
            g_string_append_printf(said, "%s%s%s: %s > %s\n", change->field,
                                   turn->label ? " " : "", turn->label ? turn->label : "",
                                   turn->was ? turn->was : "-",
                                   turn->becomes ? turn->becomes : "-");
        }
    }
    cr_expect_str_eq(said->str, expected);
    rt_arena_clear(&arena);
}

Test(wording, a_field_says_what_it_was_and_became)
{
    struct rt_record was = {.state = RT_STATE_CLOSED_SUPERSEDED, .note = "Old"};
    struct rt_record becomes = {.response = RT_RESPONSE_NOTED, .title = "New"};
    expect_turns(&was, &becomes,
                 "title: - > New\n"
                 "note: Old > -\n"
                 "response: Not recorded > Noted\n"
                 "state: Closed – superseded > Not started\n");
}

Test(wording, of_lists_what_differs_is_told)
{
    struct rt_arena arena = {0};
    struct rt_record was = {0}, becomes = {0};
    struct rt_ownership owners[] = {
        {.name = "SCC"}, {.name = "Hampton Trust", .role = RT_SUPPORT}, {.name = "SACRE"}};
    struct rt_link link = {.kind = RT_DEPENDS_ON, .ref = "SI-4"};
    was.owners = (struct rt_list){owners, 1};
    becomes.owners = (struct rt_list){owners, 2};
    becomes.links = (struct rt_list){&link, 1};
    rt_texts_add(&was.waiting, &arena, "Funding");
    rt_texts_add(&was.waiting, &arena, "Findings");
    rt_texts_add(&becomes.waiting, &arena, "Findings");
    expect_turns(&was, &becomes,
                 "owners: - > Hampton Trust (support)\n"
                 "waiting: Funding > -\n"
                 "links: - > depends on SI-4\n");
    rt_arena_clear(&arena);
}

Test(wording, of_items_the_parts_that_differ_are_told)
{
    struct rt_arena arena = {0};
    struct rt_record was = {0}, becomes = {0};
    struct rt_action before[] = {{.text = "Secure funding"}};
    struct rt_action after[] = {{.text = "Secure funding", .state = RT_STATE_COMPLETE},
                                {.text = "Report back"}};
    struct rt_update first = {.period = "2020-06", .by = "HT", .at = "2020-06-15T14:01:00Z"};
    struct rt_update second = first, third = first;
    second.at = "2020-06-15T15:01:00Z";
    second.no_change = true;
    third.at = NULL;
    was.actions = (struct rt_list){before, 1};
    becomes.actions = (struct rt_list){after, 2};
    was.updates = (struct rt_list){&first, 1};
    becomes.updates = (struct rt_list){&second, 1};
    expect_turns(&was, &becomes,
                 "actions.1 State: Not started > Complete\n"
                 "actions.2: - > Report back\n"
                 "updates.2020-06/HT No change: - > yes\n");
    becomes.actions = was.actions;
    becomes.updates = (struct rt_list){&third, 1};
    g_autofree char *when = rt_moment_words(first.at);
    g_autofree char *only = g_strdup_printf("updates.2020-06/HT At: %s > -\n", when);
    expect_turns(&was, &becomes, only);
    rt_arena_clear(&arena);
}

/* ---- where they differ ---- */

#define LONG \
    "The training of all schools was agreed with the partners and begins in the autumn of "

static const struct {
    const char *was, *becomes, *said_was, *said_becomes;
} differences[] = {
    {"Short", "Shorter", "Short", "Shorter"},
    {"", LONG, "", LONG},
    {LONG "2020", LONG "2021", "… begins in the autumn of 2020",
     "… begins in the autumn of 2021"},
    {"One " LONG, "Two " LONG, "One The training of all schools …",
     "Two The training of all schools …"},
    {LONG LONG, LONG, "… begins in the autumn of " LONG, "… begins in the autumn of "},
};

Test(wording, long_texts_are_cut_to_where_they_differ)
{
    for (size_t i = 0; i < G_N_ELEMENTS(differences); i++) {
        g_autofree char *was = NULL, *becomes = NULL;
        rt_word_difference(differences[i].was, differences[i].becomes, &was, &becomes);
        cr_expect_str_eq(was, differences[i].said_was);
        cr_expect_str_eq(becomes, differences[i].said_becomes);
    }
}
