/* The names in a recommendation: owners, events and periods become the ones that
 * lists show, its source and theme their rows; what nobody knows is refused. */
#include "store/write_record.h"

#include <string.h>

#include <rectrack/text.h>

static enum rt_status unknown(struct writing *writing, const struct rt_part *part,
                              const char *what, const char *name, const char *nearest)
{
    const char *ref = writing->ref;
    return nearest ? rt_fail_at(writing->error, RT_REFUSED, NULL, part->line, part->column,
                                "%s: there is no %s \"%s\"; did you mean %s?", ref, what, name,
                                nearest)
                   : rt_fail_at(writing->error, RT_REFUSED, NULL, part->line, part->column,
                                "%s: there is no %s \"%s\"; add it to the file or the register",
                                ref, what, name);
}

static bool is_twice(const struct rt_list *owners, size_t i)
{
    for (size_t k = 0; k < i; k++)
        if (strcmp(rt_ownership_at(owners, k)->name, rt_ownership_at(owners, i)->name) == 0)
            return true;
    return false;
}

static enum rt_status settle_owners(struct writing *writing, struct rt_list *owners)
{
    const struct rt_facts *facts;
    enum rt_status status = set_facts(writing->set, &facts, writing->error);
    for (size_t i = 0; status == RT_OK && i < owners->n; i++) {
        struct rt_ownership *owner = rt_ownership_at(owners, i);
        const struct rt_owner *known = rt_facts_owner(facts, owner->name);
        if (!known) {
            const char *nearest;
            store_has_owner(writing->set, owner->name, &nearest);
            return unknown(writing, &owner->part, "owner", owner->name, nearest);
        }
        owner->name = known->name;
        if (!is_twice(owners, i))
            continue;
        if (!writing->is_again)
            return rt_fail_at(writing->error, RT_REFUSED, NULL, owner->part.line,
                              owner->part.column, "%s: %s owns it twice; take one out",
                              writing->ref, owner->name);
        memmove(owner, owner + 1, (owners->n - i - 1) * sizeof *owner);
        owners->n--;
        i--;
    }
    return status;
}

static enum rt_status settle_event(struct writing *writing, const struct rt_part *part,
                                   const char **name)
{
    const struct rt_facts *facts;
    enum rt_status status = set_facts(writing->set, &facts, writing->error);
    if (status != RT_OK)
        return status;
    const struct rt_event *event = rt_facts_event(facts, *name);
    if (event) {
        *name = event->name;
        return RT_OK;
    }
    g_autoptr(GPtrArray) names = g_ptr_array_new();
    for (size_t i = 0; i < facts->events.n; i++)
        g_ptr_array_add(names, (void *)(uintptr_t)rt_event_at(&facts->events, i)->name);
    return unknown(writing, part, "event or blocker", *name,
                   rt_text_nearest(*name, (const char *const *)names->pdata, names->len));
}

static enum rt_status settle_period(struct writing *writing, struct rt_update *update)
{
    const struct rt_facts *facts;
    enum rt_status status = set_facts(writing->set, &facts, writing->error);
    if (status != RT_OK)
        return status;
    const struct rt_period *period = rt_facts_period(facts, update->period);
    if (period) {
        update->period = period->id;
        return RT_OK;
    }
    g_autoptr(GPtrArray) names = g_ptr_array_new();
    for (size_t i = 0; i < facts->periods.n; i++)
        g_ptr_array_add(names, (void *)(uintptr_t)rt_period_at(&facts->periods, i)->id);
    return unknown(
        writing, &update->part, "period", update->period,
        rt_text_nearest(update->period, (const char *const *)names->pdata, names->len));
}

static enum rt_status refuse_twice(struct writing *writing, const struct rt_update *update)
{
    return rt_fail_at(writing->error, RT_REFUSED, NULL, update->part.line, update->part.column,
                      "%s has two updates for %s by %s; make one of them", writing->ref,
                      update->period, update->by ? update->by : "nobody named");
}

enum rt_status names_take_updates(struct writing *writing, const struct rt_list *given,
                                  struct rt_list *out)
{
    enum rt_status status = RT_OK;
    for (size_t i = 0; i < given->n && status == RT_OK; i++) {
        if (!writing->there && rt_update_is_blank(rt_update_at(given, i)))
            continue; /* an empty row of a table is no answer */
        struct rt_update *update =
            rt_list_add(out, &writing->set->arena, sizeof(struct rt_update));
        *update = *rt_update_at(given, i);
        if (update->period) /* one without is refused by its shape */
            status = settle_period(writing, update);
        for (size_t k = 0; k + 1 < out->n && status == RT_OK; k++) {
            const struct rt_update *other = rt_update_at(out, k);
            if (g_strcmp0(other->period, update->period) == 0 &&
                g_strcmp0(other->by, update->by) == 0)
                status = refuse_twice(writing, update);
        }
    }
    return status;
}

enum rt_status names_settle(struct writing *writing)
{
    struct rt_record *record = &writing->merged;
    enum rt_status status = settle_owners(writing, &record->owners);
    for (size_t i = 0; i < record->actions.n && status == RT_OK; i++)
        status = settle_owners(writing, &rt_action_at(&record->actions, i)->owners);
    for (size_t i = 0; i < record->waiting.n && status == RT_OK; i++) {
        char **name = rt_list_item(&record->waiting, i, sizeof *name);
        const char *settled = *name;
        status = settle_event(writing, &record->part, &settled);
        *name = (char *)(uintptr_t)settled;
    }
    for (size_t i = 0; i < record->targets.n && status == RT_OK; i++) {
        struct rt_target *target = rt_target_at(&record->targets, i);
        if (target->event)
            status = settle_event(writing, &target->part, &target->event);
    }
    return status;
}

/* Among the themes of its source and group. */
static const char *nearest_theme(struct store_set *set, const struct rt_record *record)
{
    const struct rt_facts *facts;
    const struct rt_source *source = set_facts(set, &facts, set_why(set)) == RT_OK
                                         ? rt_facts_source(facts, record->source)
                                         : NULL;
    g_autoptr(GPtrArray) names = g_ptr_array_new();
    for (size_t i = 0; source && i < source->themes.n; i++) {
        const struct rt_theme *theme = rt_theme_at(&source->themes, i);
        if (g_strcmp0(theme->group, record->group) == 0)
            g_ptr_array_add(names, (void *)(uintptr_t)theme->name);
    }
    return rt_text_nearest(record->theme, (const char *const *)names->pdata, names->len);
}

enum rt_status names_find_headings(struct writing *writing, int64_t *source, int64_t *theme)
{
    const struct rt_record *record = &writing->merged;
    *source = id_of_source(writing->set, record->source);
    if (!*source) {
        const struct rt_facts *facts;
        g_autoptr(GPtrArray) codes = g_ptr_array_new();
        bool has = set_facts(writing->set, &facts, set_why(writing->set)) == RT_OK;
        for (size_t i = 0; has && i < facts->sources.n; i++)
            g_ptr_array_add(codes, (void *)(uintptr_t)rt_source_at(&facts->sources, i)->code);
        return unknown(
            writing, &record->part, "source", record->source,
            rt_text_nearest(record->source, (const char *const *)codes->pdata, codes->len));
    }
    *theme =
        record->theme ? id_of_theme(writing->set, *source, record->group, record->theme) : 0;
    if (record->theme && !*theme) {
        g_autofree char *name = record->group
                                    ? g_strconcat(record->group, " / ", record->theme, NULL)
                                    : g_strdup(record->theme);
        return unknown(writing, &record->part, "theme", name,
                       nearest_theme(writing->set, record));
    }
    return RT_OK;
}
