/* A key action that is added, with its target: where it stands, and what that moves. */
#include "command/edit.h"

#include <string.h>

#include "model/canon.h"

bool edit_has_target(const struct rt_record *record, int action, const char *text,
                     const char *event)
{
    bool is_found = false;
    for (size_t i = 0; i < record->targets.n && !is_found; i++) {
        const struct rt_target *target = rt_target_at(&record->targets, i);
        is_found = target->action == action && g_strcmp0(target->text, text) == 0 &&
                   g_strcmp0(target->event, event) == 0;
    }
    return is_found;
}

static bool is_same(const struct rt_action *one, const struct rt_action *other)
{
    g_autoptr(GString) first = g_string_new(NULL), second = g_string_new(NULL);
    canon_write(&rt_action_shape, one, false, first);
    canon_write(&rt_action_shape, other, false, second);
    return strcmp(first->str, second->str) == 0;
}

bool edit_has_action(const struct rt_record *record, const struct rt_action *wanted,
                     const char *target)
{
    bool is_found = false;
    for (size_t i = 0; i < record->actions.n && !is_found; i++)
        is_found = is_same(rt_action_at(&record->actions, i), wanted) &&
                   (!target || edit_has_target(record, (int)i + 1, target, NULL));
    return is_found;
}

/* Targets follow the actions they belong to; a new one stands behind them. */
static enum rt_status place_targets(struct edit *edit, const char *text, size_t place,
                                    struct rt_record *given)
{
    enum rt_status status = RT_OK;
    for (size_t i = 0; i < given->targets.n && status == RT_OK; i++) {
        struct rt_target *target = rt_target_at(&given->targets, i);
        size_t action = (size_t)target->action;
        if (action >= place)
            status = edit_place_target(edit, target, action + 1);
    }
    if (!text || status != RT_OK)
        return status;
    struct rt_target *target = rt_list_add(&given->targets, &edit->one, sizeof *target);
    *target = (struct rt_target){.part = {.given = edit_all(&rt_target_shape)}};
    status = edit_place_target(edit, target, place);
    return status == RT_OK
               ? rt_field_read(&rt_target_shape, rt_field_find(&rt_target_shape, "text"),
                               target, &edit->one, text, edit->error)
               : status;
}

enum rt_status edit_add_action(struct edit *edit, const struct edited *edited,
                               const struct rt_action *action, size_t place, const char *target)
{
    struct rt_record given = {0};
    given.actions = edit_copy(edit, &rt_action_shape, &edited->now.actions);
    given.targets = edit_copy(edit, &rt_target_shape, &edited->now.targets);
    struct rt_action *added = edit_insert(edit, &given.actions, place - 1, sizeof *added);
    *added = *action;
    added->part.given = edit_all(&rt_action_shape);
    enum rt_status status = place_targets(edit, target, place, &given);
    edit_give(&given, "actions");
    edit_give(&given, "targets");
    return status == RT_OK ? edit_put(edit, edited, &given) : status;
}
