/* The columns of an owner's row: of the key actions those that name the owner, and where
 * it has the recommendation itself those too that name nobody. */
#include <string.h>

#include <rectrack/field.h>
#include <rectrack/text.h>

#include "report/cell.h"
#include "report/fill.h"

static bool is_named(const struct rt_list *owners, const char *folded)
{
    for (size_t i = 0; i < owners->n; i++) {
        g_autofree char *name = rt_text_fold(rt_ownership_at(owners, i)->name);
        if (strcmp(name, folded) == 0)
            return true;
    }
    return false;
}

static bool is_own(const struct rt_record *record, const struct rt_action *action,
                   const char *folded)
{
    return action->owners.n ? is_named(&action->owners, folded)
                            : is_named(&record->owners, folded);
}

/* The record with the key actions that are the owner's own, and their targets beside those
 * of the recommendation; all of them where the row is nobody's. */
static struct rt_record own_view(const struct report_making *making,
                                 const struct rt_record *record)
{
    struct rt_arena *arena = making->arena;
    struct rt_record own = *record;
    if (!making->owner)
        return own;
    int *place = rt_arena_alloc(arena, (record->actions.n + 1) * sizeof *place);
    own.actions = own.targets = (struct rt_list){0};
    for (size_t i = 0; i < record->actions.n; i++) {
        const struct rt_action *action = rt_action_at(&record->actions, i);
        if (!is_own(record, action, making->owner))
            continue;
        *(struct rt_action *)rt_list_add(&own.actions, arena, sizeof *action) = *action;
        place[i + 1] = (int)own.actions.n;
    }
    for (size_t i = 0; i < record->targets.n; i++) {
        struct rt_target target = *rt_target_at(&record->targets, i);
        bool is_of_none = target.action < 1 || (size_t)target.action > record->actions.n;
        if (!is_of_none && !place[target.action])
            continue;
        target.action = is_of_none ? 0 : place[target.action];
        *(struct rt_target *)rt_list_add(&own.targets, arena, sizeof target) = target;
    }
    return own;
}

void report_fill_part(const struct report_making *making, unsigned column,
                      const struct rt_record *record)
{
    struct report_cell *cell = report_cell_whole(making, column);
    const char *part = "Key actions";
    for (size_t i = 0; making->owner && i < record->owners.n; i++) {
        const struct rt_ownership *owner = rt_ownership_at(&record->owners, i);
        g_autofree char *name = rt_text_fold(owner->name);
        if (strcmp(name, making->owner) == 0)
            part = rt_roles[owner->role].label;
    }
    if (making->owner)
        report_cell_say(making, cell, NULL, part);
}

void report_fill_own_actions(const struct report_making *making, unsigned column,
                             const struct rt_record *record)
{
    struct rt_record own = own_view(making, record);
    report_fill_actions(making, column, &own);
}

void report_fill_own_targets(const struct report_making *making, unsigned column,
                             const struct rt_record *record)
{
    struct rt_record own = own_view(making, record);
    report_fill_targets(making, column, &own);
}
