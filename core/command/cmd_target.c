/* target: a target date revised, with the one before kept. */
#include "command/edit.h"

#include <string.h>

#include <rectrack/date.h>
#include <rectrack/describe.h>

/* "December 2020 = 1 to 31 December 2020", "spring 2021 = 1 March to 31 May 2021", or
 * in brackets what else was understood. */
static void tell_meaning(struct edit *edit, const struct rt_target *target, GString *out)
{
    const char *meant = rt_describe_target(target, &edit->one);
    bool is_date = target->kind == RT_KIND_DATE && target->earliest;
    struct rt_window window = {target->earliest, target->latest};
    g_autofree char *name = is_date ? rt_window_words(&window) : NULL;
    if (!is_date)
        g_string_append_printf(out, "\"%s\"", target->text);
    else
        g_string_append(out, g_strcmp0(name, meant) == 0 ? target->text : name);
    if (meant)
        g_string_append_printf(out, is_date ? " = %s" : " (%s)", meant);
}

/* The targets of a recommendation by their numbers: 1 "June 2020", 2 "Ongoing" */
static enum rt_status ask_which(struct edit *edit, const struct edited *edited)
{
    const struct rt_list *targets = &edited->now.targets;
    g_autoptr(GString) all = g_string_new(NULL);
    for (size_t i = 0; i < targets->n; i++)
        g_string_append_printf(all, "%s%zu \"%s\"", i ? ", " : "", i + 1,
                               rt_target_at(targets, i)->text);
    return rt_fail(edit->error, RT_USAGE, "%s has %zu targets (%s); say which, such as %s.1",
                   edited->now.ref, targets->n, all->str, edited->now.ref);
}

static enum rt_status find_place(struct edit *edit, struct edited *edited)
{
    size_t n = edited->now.targets.n;
    if (n == 0)
        return rt_fail(edit->error, RT_REFUSED,
                       "%s has no target to revise; rectrack add target %s TEXT gives it one",
                       edited->now.ref, edited->now.ref);
    if (edited->n == 0 && n > 1)
        return ask_which(edit, edited);
    if (edited->n == 0)
        edited->n = 1;
    return edit_check_place(edit, edited, "target", n);
}

static enum rt_status read_member(struct edit *edit, const struct rt_shape *shape,
                                  const char *key, void *value, const char *text)
{
    return text ? rt_field_read(shape, rt_field_find(shape, key), value, &edit->one, text,
                                edit->error)
                : RT_OK;
}

static enum rt_status read_why(struct edit *edit, const struct rt_args *args,
                               struct rt_revision *out)
{
    const struct rt_shape *shape = &rt_revision_shape;
    enum rt_status status =
        read_member(edit, shape, "reason", out, rt_args_option(args, "reason"));
    return status == RT_OK
               ? read_member(edit, shape, "granted_by", out, rt_args_option(args, "granted-by"))
               : status;
}

/* The words before become a revision: until today, why, by whose leave. */
static enum rt_status revise(struct edit *edit, struct rt_target *target,
                             const struct rt_args *args)
{
    struct rt_revision revision = {.part = {.given = edit_all(&rt_revision_shape)},
                                   .text = target->text,
                                   .until = edit->context->today};
    enum rt_status status = read_why(edit, args, &revision);
    if (status == RT_OK)
        status = read_member(edit, &rt_target_shape, "text", target, rt_args_argument(args, 1));
    target->event = NULL; /* what it waited for was told by the words before */
    if (status == RT_OK)
        status =
            read_member(edit, &rt_target_shape, "event", target, rt_args_option(args, "event"));
    if (status != RT_OK)
        return status;
    target->kind = RT_KIND_NONE;
    target->earliest = target->latest = 0;
    *(struct rt_revision *)rt_list_add(&target->revisions, &edit->one, sizeof revision) =
        revision;
    return RT_OK;
}

/* "target 2", or "target" where there is one. */
static char *name_of(const struct edited *edited)
{
    return edited->now.targets.n > 1 ? g_strdup_printf("target %zu", edited->n)
                                     : g_strdup("target");
}

/* Under the same words it waits for another event, or for none: that is no revision, and
 * why stands in the history alone.  What the words meant is told anew. */
static enum rt_status change_event(struct edit *edit, const struct edited *edited,
                                   struct rt_target *target, const struct rt_args *args)
{
    const char *asked = rt_args_option(args, "event");
    const struct rt_event *event = NULL;
    struct rt_revision why = {0};
    enum rt_status status = read_why(edit, args, &why);
    if (status == RT_OK && *asked)
        status = command_event(edit->outlook.facts, asked, &event, edit->error);
    if (status != RT_OK)
        return status;
    if (rt_field_words_tell(&rt_target_shape, target)) {
        target->kind = RT_KIND_NONE;
        target->earliest = target->latest = 0;
    }
    target->event = event ? event->name : NULL;
    g_autofree char *which = name_of(edited);
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
    g_autofree char *which = name_of(edited);
    g_autofree char *times = command_count(target->revisions.n, "time", "times");
    g_string_append_printf(edit->said, "%s: %s is now ", ref, which);
    tell_meaning(edit, target, edit->said);
    g_string_append_printf(edit->said, "\nIt was \"%s\"; revised %s, the original was \"%s\"",
                           before, target->revisions.n == 1 ? "once" : times, target->original);
    g_string_append_printf(edit->why, "revised %s of %s from \"%s\" to \"%s\"", which, ref,
                           before, target->text);
}

static enum rt_status run(struct edit *edit, const struct rt_args *args)
{
    struct edited edited;
    struct rt_record given = {0}, after;
    enum rt_status status = edit_read(edit, rt_args_argument(args, 0), &edited);
    if (status == RT_OK)
        status = find_place(edit, &edited);
    if (status != RT_OK)
        return status;
    given.targets = edit_copy(edit, &rt_target_shape, &edited.now.targets);
    edit_give(&given, "targets");
    struct rt_target *target = rt_target_at(&given.targets, edited.n - 1);
    const char *before = target->text;
    bool is_same = strcmp(before, rt_args_argument(args, 1)) == 0;
    if (is_same && !rt_args_option(args, "event"))
        return RT_OK;
    status = is_same ? change_event(edit, &edited, target, args) : revise(edit, target, args);
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
                       "a revised target needs an explanation; give it with --reason TEXT");
    struct edit edit;
    edit_init(&edit, context, error);
    enum rt_status status = edit_begin(&edit);
    if (status == RT_OK)
        status = run(&edit, args);
    return edit_end(&edit, status);
}
