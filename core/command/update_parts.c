/* The targets that an update revises, and the key actions that it ticks. */
#include <string.h>

#include "command/update.h"

/* ---- the command line ---- */

/* "2=Dec 2020": the second; "Dec 2020": the only one. */
static enum rt_status read_target(struct wanted *wanted, const char *given)
{
    size_t digits = strspn(given, "0123456789");
    guint64 n = 0;
    bool has_number = digits && given[digits] == '=';
    g_autofree char *number = g_strndup(given, digits);
    if (has_number && !g_ascii_string_to_unsigned(number, 10, 1, G_MAXINT32, &n, NULL))
        return rt_fail(wanted->edit.error, RT_USAGE,
                       "there is no target %s; they are counted from 1", number);
    struct wanted_target *target =
        rt_list_add(&wanted->targets, &wanted->edit.arena, sizeof *target);
    *target =
        (struct wanted_target){.n = (size_t)n, .text = given + (has_number ? digits + 1 : 0)};
    return RT_OK;
}

static enum rt_status read_tick(struct wanted *wanted, const char *given, bool is_off)
{
    guint64 n;
    if (!g_ascii_string_to_unsigned(given, 10, 1, G_MAXINT32, &n, NULL))
        return rt_fail(wanted->edit.error, RT_USAGE,
                       "--%s can't be \"%s\"; it takes the number of a key action, such as 2",
                       is_off ? "untick" : "tick", given);
    struct wanted_tick *tick = rt_list_add(&wanted->ticks, &wanted->edit.arena, sizeof *tick);
    *tick = (struct wanted_tick){.n = (size_t)n, .is_off = is_off};
    return RT_OK;
}

/* Each key action once. */
static enum rt_status check_ticks(const struct wanted *wanted)
{
    for (size_t i = 0; i < wanted->ticks.n; i++)
        for (size_t k = 0; k < i; k++)
            if (wanted_tick_at(wanted, k)->n == wanted_tick_at(wanted, i)->n)
                return rt_fail(wanted->edit.error, RT_USAGE,
                               "key action %zu is named twice; give it to --tick or to "
                               "--untick, once",
                               wanted_tick_at(wanted, i)->n);
    return RT_OK;
}

enum rt_status update_read_parts(struct wanted *wanted, const struct rt_args *args)
{
    enum rt_status status = RT_OK;
    for (size_t i = 0; i < args->options.n && status == RT_OK; i++) {
        const struct rt_given_option *given = rt_list_item(&args->options, i, sizeof *given);
        const char *name = given->option->name;
        if (strcmp(name, "target") == 0)
            status = read_target(wanted, given->value);
        else if (strcmp(name, "tick") == 0 || strcmp(name, "untick") == 0)
            status = read_tick(wanted, given->value, strcmp(name, "untick") == 0);
    }
    return status == RT_OK ? check_ticks(wanted) : status;
}

/* ---- targets ---- */

static enum rt_status check_once(const struct wanted *wanted, size_t i)
{
    size_t n = wanted_target_at(wanted, i)->n;
    for (size_t k = 0; k < i; k++)
        if (wanted_target_at(wanted, k)->n == n)
            return rt_fail(wanted->edit.error, RT_USAGE,
                           "target %zu is given twice; leave one out", n);
    return RT_OK;
}

static enum rt_status revise(struct wanted *wanted, const struct edited *edited, size_t i,
                             struct rt_record *given)
{
    struct wanted_target *target = wanted_target_at(wanted, i);
    const char *reason = wanted->target_reason ? wanted->target_reason : wanted->reason;
    const struct edit_target words = {target->text, reason, wanted->granted_by, NULL};
    struct edited which = *edited;
    which.n = target->n;
    enum rt_status status = edit_find_target(&wanted->edit, &which, "--target 1=TEXT");
    if (status != RT_OK)
        return status;
    target->n = which.n;
    struct rt_target *revised = rt_target_at(&given->targets, which.n - 1);
    status = check_once(wanted, i);
    if (status != RT_OK || strcmp(revised->text, words.text) == 0)
        return status;
    target->was = revised->text;
    return edit_revise(&wanted->edit, &words, revised);
}

static enum rt_status revise_all(struct wanted *wanted, const struct edited *edited,
                                 struct rt_record *given)
{
    struct rt_record after;
    enum rt_status status = RT_OK;
    given->targets = edit_copy(&wanted->edit, &rt_target_shape, &edited->now.targets);
    edit_give(given, "targets");
    for (size_t i = 0; i < wanted->targets.n && status == RT_OK; i++)
        status = revise(wanted, edited, i, given);
    if (status != RT_OK)
        return status;
    edit_merge(&wanted->edit, edited, given, &after);
    for (size_t i = 0; i < wanted->targets.n; i++) {
        struct wanted_target *target = wanted_target_at(wanted, i);
        target->now = rt_target_at(&after.targets, target->n - 1);
    }
    return RT_OK;
}

/* ---- key actions ---- */

/* Off: what it was before it was complete, and in progress where nobody knows. */
static enum rt_status tick(struct wanted *wanted, const struct edited *edited, size_t i,
                           struct rt_record *given)
{
    struct edit *edit = &wanted->edit;
    struct wanted_tick *tick = wanted_tick_at(wanted, i);
    struct edited which = *edited;
    which.n = tick->n;
    enum rt_status status = edit_check_place(edit, &which, "key action", edited->now.actions.n);
    if (status != RT_OK)
        return status;
    struct rt_action *action = rt_action_at(&given->actions, tick->n - 1);
    tick->state = RT_STATE_IN_PROGRESS;
    tick->is_changed = (action->state == RT_STATE_COMPLETE) == tick->is_off;
    if (!tick->is_off)
        tick->state = RT_STATE_COMPLETE;
    else if (tick->is_changed)
        status = store_state_before(edit->set, edited->holder, action->text, &tick->state,
                                    edit->error);
    if (tick->is_changed)
        action->state = tick->state;
    return status;
}

static enum rt_status tick_all(struct wanted *wanted, const struct edited *edited,
                               struct rt_record *given)
{
    enum rt_status status = RT_OK;
    given->actions = edit_copy(&wanted->edit, &rt_action_shape, &edited->now.actions);
    edit_give(given, "actions");
    for (size_t i = 0; i < wanted->ticks.n && status == RT_OK; i++)
        status = tick(wanted, edited, i, given);
    return status;
}

enum rt_status update_parts(struct wanted *wanted, const struct edited *edited,
                            struct rt_record *given)
{
    enum rt_status status = RT_OK;
    if (wanted->targets.n)
        status = revise_all(wanted, edited, given);
    if (status == RT_OK && wanted->ticks.n)
        status = tick_all(wanted, edited, given);
    return status;
}
