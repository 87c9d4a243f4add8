/* Puts records together from short notations, so that a test is a table. */
#include "tests/model/desk.h"

#include <rectrack/field.h>

#include <criterion/criterion.h>
#include <string.h>

static void add_event(struct desk *desk, const char *name, enum rt_event_kind kind)
{
    struct rt_event *event =
        rt_list_add(&desk->facts.events, &desk->facts.arena, sizeof *event);
    event->name = rt_arena_copy(&desk->facts.arena, name);
    event->kind = kind;
}

void desk_init(struct desk *desk)
{
    *desk = (struct desk){0};
    struct rt_source *source =
        rt_list_add(&desk->facts.sources, &desk->facts.arena, sizeof *source);
    source->code = "SI";
    add_event(desk, "Funding", RT_BLOCKER);
    add_event(desk, "Capacity across DSA partners", RT_BLOCKER);
    add_event(desk, "MATAC evaluation", RT_EVENT);
    add_event(desk, "Findings of the research", RT_EVENT);
    add_event(desk, "Public Health funding announcement", RT_EVENT);
    add_event(desk, "Domestic Abuse Bill", RT_EVENT);
    add_event(desk, "Appointment of the Domestic Abuse Commissioner", RT_EVENT);
    rt_event_at(&desk->facts.events, 2)->happened = "true";
    rt_event_at(&desk->facts.events, 6)->happened = "true";
    desk->record.ref = "SI-1";
    desk->record.source = "SI";
    desk->record.state = RT_STATE_IN_PROGRESS;
}

void desk_clear(struct desk *desk)
{
    rt_facts_clear(&desk->facts);
}

void desk_period(struct desk *desk, const char *id, const char *as_at,
                 enum rt_period_state state)
{
    struct rt_period *period =
        rt_list_add(&desk->facts.periods, &desk->facts.arena, sizeof *period);
    period->id = rt_arena_copy(&desk->facts.arena, id);
    period->as_at = rt_day_parse(as_at);
    period->state = state;
    cr_assert(period->as_at, "the test's date %s", as_at);
}

void desk_targets(struct desk *desk, const char *targets)
{
    g_auto(GStrv) each = g_strsplit(targets, ";", -1);
    for (char **at = each; *at; at++) {
        char *words = g_strstrip(*at);
        struct rt_target *target =
            rt_list_add(&desk->record.targets, &desk->facts.arena, sizeof *target);
        char *event = strchr(words, '=');
        if (event) {
            *event++ = '\0';
            target->event = rt_arena_copy(&desk->facts.arena, event);
        }
        char *action = strchr(words, '@');
        if (action) {
            *action++ = '\0';
            target->action = atoi(action);
        }
        target->text = rt_arena_copy(&desk->facts.arena, words);
        rt_target_understand(words, &target->kind, &target->earliest, &target->latest);
    }
}

void desk_actions(struct desk *desk, const char *actions)
{
    for (const char *at = actions; *at; at++) {
        struct rt_action *action =
            rt_list_add(&desk->record.actions, &desk->facts.arena, sizeof *action);
        action->n = (int)desk->record.actions.n;
        action->state = *at == 'x'   ? RT_STATE_COMPLETE
                        : *at == 'w' ? RT_STATE_WITHDRAWN
                                     : RT_STATE_IN_PROGRESS;
    }
}

void desk_waiting(struct desk *desk, const char *names)
{
    g_auto(GStrv) each = g_strsplit(names, ";", -1);
    for (char **at = each; *at; at++)
        rt_texts_add(&desk->record.waiting, &desk->facts.arena, g_strstrip(*at));
}

static void add_update(struct desk *desk, char **words)
{
    struct rt_arena *arena = &desk->facts.arena;
    struct rt_update *update = rt_list_add(&desk->record.updates, arena, sizeof *update);
    update->period = rt_arena_copy(arena, words[0]);
    update->by = strcmp(words[1], "-") == 0 ? NULL : rt_arena_copy(arena, words[1]);
    if (words[3]) {
        g_autofree char *at = g_strconcat(words[3], "T14:01:00Z", NULL);
        update->at = rt_arena_copy(arena, at);
    }
    for (const char *at = words[2]; *at; at++) {
        if (*at == 'p')
            rt_texts_add(&update->progress, arena, "Meetings were held");
        else if (*at == 'c')
            rt_texts_add(&update->challenge, arena, "Money is short");
        else if (*at == 'o')
            rt_texts_add(&update->other, arena, "Work goes on");
        else if (*at == 'n')
            update->no_change = true;
        else
            update->rag = *at == 'R' ? RT_RED : *at == 'A' ? RT_AMBER : RT_GREEN;
    }
}

void desk_updates(struct desk *desk, const char *updates)
{
    g_auto(GStrv) each = g_strsplit(updates, ";", -1);
    for (char **at = each; *at; at++) {
        g_auto(GStrv) words = g_strsplit(g_strstrip(*at), " ", -1);
        cr_assert(g_strv_length(words) >= 3, "the test's update \"%s\"", *at);
        add_update(desk, words);
    }
}

void desk_reckon(struct desk *desk, const char *today)
{
    struct rt_outlook outlook = rt_outlook_now(&desk->facts, rt_day_parse(today));
    rt_reckon(&desk->record, &desk->facts.arena, &outlook);
}

const char *desk_rag(enum rt_rag rag)
{
    return rag == RT_RAG_NONE ? "none" : rt_rags[rag].key;
}
