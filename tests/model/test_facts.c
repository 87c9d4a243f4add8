/* Finding sources, owners, events and periods by the names people use. */
#include <rectrack/field.h>

#include <criterion/criterion.h>
#include <string.h>

static void lay(struct rt_facts *facts)
{
    *facts = (struct rt_facts){0};
    struct rt_arena *arena = &facts->arena;
    struct rt_source *source = rt_list_add(&facts->sources, arena, sizeof *source);
    source->code = "SI";
    static const char *const names[] = {"SCC", "Police", "Théâtre Équipe"};
    for (size_t i = 0; i < G_N_ELEMENTS(names); i++) {
        struct rt_owner *owner = rt_list_add(&facts->owners, arena, sizeof *owner);
        owner->name = names[i];
    }
    rt_texts_add(&rt_owner_at(&facts->owners, 0)->other_names, arena, "The Council");
    rt_texts_add(&rt_owner_at(&facts->owners, 0)->other_names, arena, "police");
    struct rt_event *event = rt_list_add(&facts->events, arena, sizeof *event);
    event->name = "Funding";
    struct rt_period *period = rt_list_add(&facts->periods, arena, sizeof *period);
    period->id = "2020-03";
    period->label = "March 2020";
}

struct finding {
    const char *name, *owner;
};

static const struct finding findings[] = {
    {"SCC", "SCC"},
    {"scc", "SCC"},
    {"the council", "SCC"},
    {"police", "Police"}, /* a name of one's own before another's other name */
    {"THÉÂTRE éQUIPE", "Théâtre Équipe"},
    {"Theatre  equipe ", "Théâtre Équipe"}, /* as a register keeps names apart */
    {"Theatre equipes", NULL},
    {" scc", "SCC"},
    {"S CC", NULL},
    {"SC", NULL},
    {"", NULL},
};

Test(facts, find_an_owner_by_any_of_its_names)
{
    struct rt_facts facts;
    lay(&facts);
    for (size_t i = 0; i < G_N_ELEMENTS(findings); i++) {
        const struct rt_owner *owner = rt_facts_owner(&facts, findings[i].name);
        cr_expect_eq(g_strcmp0(owner ? owner->name : NULL, findings[i].owner), 0, "%s",
                     findings[i].name);
    }
    rt_facts_clear(&facts);
}

Test(facts, find_codes_as_written_and_names_in_any_case)
{
    struct rt_facts facts;
    lay(&facts);
    cr_expect_not_null(rt_facts_source(&facts, "SI"));
    cr_expect_null(rt_facts_source(&facts, "si"));
    cr_expect_null(rt_facts_source(&facts, NULL));
    cr_expect_not_null(rt_facts_event(&facts, "FUNDING"));
    cr_expect_null(rt_facts_event(&facts, "Fund"));
    cr_expect_not_null(rt_facts_period(&facts, "2020-03"));
    cr_expect_not_null(rt_facts_period(&facts, "march 2020"));
    cr_expect_null(rt_facts_period(&facts, "2020-06"));
    cr_expect_null(rt_facts_period(&facts, NULL));
    rt_facts_clear(&facts);
    cr_expect_null(rt_facts_source(&facts, "SI"), "cleared facts are empty ones");
}

Test(facts, an_event_stands_until_it_happened_a_blocker_until_it_is_lifted)
{
    struct rt_event event = {.name = "Funding", .kind = RT_BLOCKER};
    cr_expect(rt_event_stands(&event));
    event.lifted = "2020-05";
    cr_expect_not(rt_event_stands(&event));
    event = (struct rt_event){.name = "Announcement", .happened = "true"};
    cr_expect_not(rt_event_stands(&event));
}

Test(facts, a_link_turned_round_twice_is_itself)
{
    for (int i = RT_RESTATES; i < RT_LINKS; i++) {
        enum rt_link_kind kind = (enum rt_link_kind)i, inverse = rt_link_inverse(kind);
        cr_expect_neq(inverse, RT_LINK_NONE, "%s", rt_link_kinds[i].key);
        cr_expect_eq(rt_link_inverse(inverse), kind, "%s", rt_link_kinds[i].key);
    }
    cr_expect_eq(rt_link_inverse(RT_EXTENDS), RT_EXTENDED_BY);
    cr_expect_eq(rt_link_inverse(RT_DEPENDS_ON), RT_NEEDED_BY);
    cr_expect_str_eq(rt_link_kinds[rt_link_inverse(RT_SEE_ALSO)].key, "see_also");
}

Test(facts, complete_closed_and_withdrawn_is_over)
{
    for (int i = 0; i < RT_STATES; i++) {
        const char *key = rt_states[i].key;
        bool is_over = strcmp(key, "complete") == 0 || strcmp(key, "withdrawn") == 0 ||
                       g_str_has_prefix(key, "closed_");
        cr_expect_eq(rt_state_is_over((enum rt_state)i), is_over, "%s", key);
    }
}
