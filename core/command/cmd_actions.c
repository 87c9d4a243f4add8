/* move and split: the order of key actions, and one that becomes several.  What
 * belongs to an action by its number goes with it. */
#include "command/edit.h"

#include <string.h>

/* The key action that is named, with the actions and targets copied to be changed. */
static enum rt_status begin(struct edit *edit, const struct rt_args *args,
                            struct edited *edited, struct rt_record *given)
{
    enum rt_status status = edit_begin(edit);
    if (status == RT_OK)
        status = edit_read(edit, rt_args_argument(args, 0), edited);
    if (status == RT_OK)
        status = edit_check_place(edit, edited, "key action", edited->now.actions.n);
    if (status != RT_OK)
        return status;
    *given = (struct rt_record){0};
    given->actions = edit_copy(edit, &rt_action_shape, &edited->now.actions);
    given->targets = edit_copy(edit, &rt_target_shape, &edited->now.targets);
    edit_give(given, "actions");
    edit_give(given, "targets");
    return RT_OK;
}

/* ---- move ---- */

/* Where the action of that number is after from went to to. */
static size_t moved(size_t n, size_t from, size_t to)
{
    if (n == from)
        return to;
    return from < n && n <= to ? n - 1 : to <= n && n < from ? n + 1 : n;
}

static enum rt_status move(struct edit *edit, const struct rt_args *args)
{
    struct edited edited;
    struct rt_record given;
    guint64 to = 0;
    const char *asked = rt_args_argument(args, 1);
    enum rt_status status = begin(edit, args, &edited, &given);
    if (status != RT_OK)
        return status;
    if (!g_ascii_string_to_unsigned(asked, 10, 1, given.actions.n, &to, NULL))
        return rt_fail(edit->error, RT_USAGE, "PLACE can't be \"%s\"; %s has places 1 to %zu",
                       asked, edited.now.ref, given.actions.n);
    struct rt_action action = *rt_action_at(&given.actions, edited.n - 1);
    edit_remove(&given.actions, edited.n - 1, sizeof action);
    *(struct rt_action *)edit_insert(edit, &given.actions, to - 1, sizeof action) = action;
    for (size_t i = 0; i < given.targets.n && status == RT_OK; i++) {
        struct rt_target *target = rt_target_at(&given.targets, i);
        status = edit_place_target(edit, target,
                                   moved((size_t)target->action, edited.n, (size_t)to));
    }
    g_string_append_printf(edit->said, "%s: key action %zu is now number %zu", edited.now.ref,
                           edited.n, (size_t)to);
    g_string_append_printf(edit->why, "moved key action %zu of %s to place %zu", edited.n,
                           edited.now.ref, (size_t)to);
    return status == RT_OK ? edit_put(edit, &edited, &given) : status;
}

enum rt_status cmd_move(struct rt_context *context, const struct rt_args *args,
                        struct rt_error *error)
{
    struct edit edit;
    edit_init(&edit, context, error);
    return edit_end(&edit, move(&edit, args));
}

/* ---- split ---- */

static enum rt_status split(struct edit *edit, const struct rt_args *args)
{
    struct edited edited;
    struct rt_record given;
    size_t n = args->arguments.n - 1;
    enum rt_status status = begin(edit, args, &edited, &given);
    if (status == RT_OK && n < 2)
        return rt_fail(edit->error, RT_USAGE,
                       "split needs the words of each part: two or more");
    for (size_t i = 0; i < n && status == RT_OK; i++) {
        size_t place = edited.n - 1 + i;
        struct rt_action whole = *rt_action_at(&edited.now.actions, edited.n - 1);
        struct rt_action *part = i ? edit_insert(edit, &given.actions, place, sizeof whole)
                                   : rt_action_at(&given.actions, place);
        part->part.given = edit_all(&rt_action_shape);
        part->state = whole.state;
        part->owners = whole.owners;
        status = rt_field_read(&rt_action_shape, rt_field_find(&rt_action_shape, "text"), part,
                               &edit->one, rt_args_argument(args, i + 1), edit->error);
    }
    for (size_t i = 0; i < given.targets.n && status == RT_OK; i++) {
        struct rt_target *target = rt_target_at(&given.targets, i);
        size_t action = (size_t)target->action;
        if (action > edited.n)
            status = edit_place_target(edit, target, action + n - 1);
    }
    if (status != RT_OK)
        return status;
    g_string_append_printf(edit->said, "%s: key action %zu is now numbers %zu to %zu",
                           edited.now.ref, edited.n, edited.n, edited.n + n - 1);
    g_string_append_printf(edit->why, "split key action %zu of %s into %zu", edited.n,
                           edited.now.ref, n);
    return edit_put(edit, &edited, &given);
}

enum rt_status cmd_split(struct rt_context *context, const struct rt_args *args,
                         struct rt_error *error)
{
    struct edit edit;
    edit_init(&edit, context, error);
    return edit_end(&edit, split(&edit, args));
}
