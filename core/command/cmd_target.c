/* target: a target date revised, with the one before kept. */
#include "command/edit.h"

#include <string.h>

/* Under the same words it waits for another event, or for none: that is no revision, and
 * why stands in the history alone.  What the words meant is told anew. */
static enum rt_status change_event(struct edit *edit, const struct edited *edited,
                                   struct rt_target *target, const struct edit_target *words)
{
    const struct rt_event *event = NULL;
    struct rt_revision why = {0};
    enum rt_status status = edit_read_why(edit, words, &why);
    if (status == RT_OK && *words->event)
        status = command_event(edit->outlook.facts, words->event, &event, edit->error);
    if (status != RT_OK)
        return status;
    if (rt_field_words_tell(&rt_target_shape, target)) {
        target->kind = RT_KIND_NONE;
        target->earliest = target->latest = 0;
    }
    target->event = event ? event->name : NULL;
    g_autofree char *which = edit_target_name(edited);
    const char *ref = edited->now.ref, *name = event ? event->name : "no event";
    g_string_append_printf(edit->said, "%s: %s \"%s\" now waits for %s", ref, which,
                           target->text, name);
    g_string_append_printf(edit->why, "let %s \"%s\" of %s wait for %s: %s%s%s", which,
                           target->text, ref, name, why.reason,
                           why.granted_by ? ", granted by " : "",
                           why.granted_by ? why.granted_by : "");
    return RT_OK;
}

static void tell(struct edit *edit, const struct edited *edited, const struct rt_target *target,
                 const char *before)
{
    const char *ref = edited->now.ref;
    g_autofree char *which = edit_target_name(edited);
    g_autofree char *times = command_count(target->revisions.n, "time", "times");
    g_string_append_printf(edit->said, "%s: %s is now ", ref, which);
    edit_tell_target(edit, target, edit->said);
    g_string_append_printf(edit->said, "\nIt was \"%s\"; revised %s, the original was \"%s\"",
                           before, target->revisions.n == 1 ? "once" : times, target->original);
    g_string_append_printf(edit->why, "revised %s of %s from \"%s\" to \"%s\"", which, ref,
                           before, target->text);
}

static enum rt_status run(struct edit *edit, const struct rt_args *args)
{
    const struct edit_target words = {.text = rt_args_argument(args, 1),
                                      .reason = rt_args_option(args, "reason"),
                                      .granted_by = rt_args_option(args, "granted-by"),
                                      .event = rt_args_option(args, "event")};
    struct edited edited;
    struct rt_record given = {0}, after;
    enum rt_status status = edit_read(edit, rt_args_argument(args, 0), &edited);
    if (status == RT_OK) {
        g_autofree char *such = g_strdup_printf("%s.1", edited.now.ref);
        status = edit_find_target(edit, &edited, such);
    }
    if (status != RT_OK)
        return status;
    given.targets = edit_copy(edit, &rt_target_shape, &edited.now.targets);
    edit_give(&given, "targets");
    struct rt_target *target = rt_target_at(&given.targets, edited.n - 1);
    const char *before = target->text;
    bool is_same = strcmp(before, words.text) == 0;
    if (is_same && !words.event)
        return RT_OK;
    status = is_same ? change_event(edit, &edited, target, &words)
                     : edit_revise(edit, &words, target);
    if (status != RT_OK)
        return status;
    if (!is_same) {
        edit_merge(edit, &edited, &given, &after);
        tell(edit, &edited, rt_target_at(&after.targets, edited.n - 1), before);
    }
    return edit_put(edit, &edited, &given);
}

enum rt_status cmd_target(struct rt_context *context, const struct rt_args *args,
                          struct rt_error *error)
{
    if (edit_is_blank(rt_args_option(args, "reason")))
        return rt_fail(error, RT_USAGE,
                       "a revised target needs an explanation; give a reason (--reason TEXT)");
    struct edit edit;
    edit_init(&edit, context, error);
    enum rt_status status = edit_begin(&edit);
    if (status == RT_OK)
        status = run(&edit, args);
    return edit_end(&edit, status);
}
