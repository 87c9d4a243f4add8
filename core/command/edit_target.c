/* A target that is revised: which of several, its new words, and the ones before kept. */
#include "command/edit.h"

#include <string.h>

#include <rectrack/date.h>
#include <rectrack/describe.h>

/* The targets of a recommendation by their numbers: 1 "June 2020", 2 "Ongoing" */
static enum rt_status ask_which(struct edit *edit, const struct edited *edited,
                                const char *such)
{
    const struct rt_list *targets = &edited->now.targets;
    g_autoptr(GString) all = g_string_new(NULL);
    for (size_t i = 0; i < targets->n; i++)
        g_string_append_printf(all, "%s%zu \"%s\"", i ? ", " : "", i + 1,
                               rt_target_at(targets, i)->text);
    return rt_fail(edit->error, RT_USAGE, "%s has %zu targets (%s); say which, such as %s",
                   edited->now.ref, targets->n, all->str, such);
}

enum rt_status edit_find_target(struct edit *edit, struct edited *edited, const char *such)
{
    size_t n = edited->now.targets.n;
    if (n == 0)
        return rt_fail(edit->error, RT_REFUSED,
                       "%s has no target to revise; rectrack add target %s TEXT gives it one",
                       edited->now.ref, edited->now.ref);
    if (edited->n == 0 && n > 1)
        return ask_which(edit, edited, such);
    if (edited->n == 0)
        edited->n = 1;
    return edit_check_place(edit, edited, "target", n);
}

char *edit_target_name(const struct edited *edited)
{
    return edited->now.targets.n > 1 ? g_strdup_printf("target %zu", edited->n)
                                     : g_strdup("target");
}

static enum rt_status read_member(struct edit *edit, const struct rt_shape *shape,
                                  const char *key, void *value, const char *text)
{
    return text ? rt_field_read(shape, rt_field_find(shape, key), value, &edit->one, text,
                                edit->error)
                : RT_OK;
}

enum rt_status edit_read_why(struct edit *edit, const struct edit_target *words,
                             struct rt_revision *out)
{
    const struct rt_shape *shape = &rt_revision_shape;
    enum rt_status status = read_member(edit, shape, "reason", out, words->reason);
    return status == RT_OK ? read_member(edit, shape, "granted_by", out, words->granted_by)
                           : status;
}

enum rt_status edit_revise(struct edit *edit, const struct edit_target *words,
                           struct rt_target *target)
{
    struct rt_revision revision = {.part = {.given = edit_all(&rt_revision_shape)},
                                   .text = target->text,
                                   .until = edit->context->today};
    if (edit_is_blank(words->text))
        return rt_fail(edit->error, RT_REFUSED, "this target has no text; give it one");
    enum rt_status status = edit_read_why(edit, words, &revision);
    if (status == RT_OK)
        status = read_member(edit, &rt_target_shape, "text", target, words->text);
    target->event = NULL; /* what it waited for was told by the words before */
    if (status == RT_OK)
        status = read_member(edit, &rt_target_shape, "event", target, words->event);
    if (status != RT_OK)
        return status;
    target->kind = RT_KIND_NONE;
    target->earliest = target->latest = 0;
    *(struct rt_revision *)rt_list_add(&target->revisions, &edit->one, sizeof revision) =
        revision;
    return RT_OK;
}

void edit_tell_target(struct edit *edit, const struct rt_target *target, GString *out)
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
