/* remove: what add gave, taken away again.  The history keeps it. */
#include "command/noun.h"

#include <string.h>

/* Its targets stay, with the recommendation itself; those of the actions behind it
 * follow them. */
static void follow(struct edit *edit, struct rt_list *targets, const char *ref, int n)
{
    for (size_t i = 0; i < targets->n; i++) {
        struct rt_target *target = rt_target_at(targets, i);
        if (target->action == n) {
            target->action = 0;
            g_string_append_printf(edit->said,
                                   "\nIts target \"%s\" stays; rectrack remove target %s.%zu "
                                   "takes it away too",
                                   target->text, ref, i + 1);
        } else if (target->action > n) {
            target->action--;
        }
    }
}

static enum rt_status remove_action(struct edit *edit, const struct noun *noun,
                                    const struct rt_args *args, void *value)
{
    struct rt_record given = {0};
    struct edited edited;
    (void)noun, (void)value;
    enum rt_status status = edit_read(edit, rt_args_argument(args, 1), &edited);
    if (status == RT_OK)
        status = edit_check_place(edit, &edited, "key action", edited.now.actions.n);
    if (status != RT_OK)
        return status;
    given.actions = edit_copy(edit, &rt_action_shape, &edited.now.actions);
    given.targets = edit_copy(edit, &rt_target_shape, &edited.now.targets);
    edit_give(&given, "actions");
    edit_give(&given, "targets");
    edit_remove(&given.actions, edited.n - 1, sizeof(struct rt_action));
    noun_tell(edit, "Removed key action %zu of %s", edited.n, edited.now.ref);
    follow(edit, &given.targets, edited.now.ref, (int)edited.n);
    return edit_put(edit, &edited, &given);
}

static enum rt_status remove_target(struct edit *edit, const struct noun *noun,
                                    const struct rt_args *args, void *value)
{
    struct rt_record given = {0};
    struct edited edited;
    (void)noun, (void)value;
    enum rt_status status = edit_read(edit, rt_args_argument(args, 1), &edited);
    if (status == RT_OK)
        status = edit_check_place(edit, &edited, "target", edited.now.targets.n);
    if (status != RT_OK)
        return status;
    given.targets = edit_copy(edit, &rt_target_shape, &edited.now.targets);
    edit_give(&given, "targets");
    noun_tell(edit, "Removed the target \"%s\" of %s",
              rt_target_at(&edited.now.targets, edited.n - 1)->text, edited.now.ref);
    edit_remove(&given.targets, edited.n - 1, sizeof(struct rt_target));
    return edit_put(edit, &edited, &given);
}

static enum rt_status no_link(struct edit *edit, const struct edited *edited,
                              const struct rt_link *link)
{
    g_autofree char *words = noun_link_words(edited, link);
    return rt_fail(edit->error, RT_REFUSED,
                   "there is no link %s; rectrack show %s names its links", words,
                   edited->now.ref);
}

static enum rt_status remove_link(struct edit *edit, const struct noun *noun,
                                  const struct rt_args *args, void *value)
{
    struct rt_link *link = value;
    struct rt_record given = {0};
    struct edited edited;
    (void)noun;
    enum rt_status status = noun_link(edit, args, link, &edited);
    if (status != RT_OK)
        return status;
    size_t at = noun_find_link(&edited, link);
    if (at >= edited.now.links.n)
        return no_link(edit, &edited, link);
    if (rt_link_at(&edited.now.links, at)->kind == RT_SEEN_FROM) { /* the other one holds it */
        const char *other = rt_arena_copy(&edit->arena, edited.now.ref);
        status = edit_read_whole(edit, link->ref, &edited);
        link->ref = other;
        at = noun_find_link(&edited, link);
    }
    if (status != RT_OK)
        return status;
    given.links = edit_copy(edit, &rt_link_shape, &edited.now.links);
    edit_give(&given, "links");
    edit_remove(&given.links, at, sizeof *link);
    g_autofree char *words = noun_link_words(&edited, link);
    noun_tell(edit, "Removed the link %s", words);
    return edit_put(edit, &edited, &given);
}

/* A theme under which recommendations stand stays. */
static enum rt_status check_empty(struct edit *edit, const struct rt_source *source,
                                  const struct rt_theme *theme)
{
    struct rt_select select = {.outlook = edit->outlook};
    struct rt_list tallies = {0};
    enum rt_status status =
        rt_register_themes(edit->reg, &select, &edit->one, &tallies, edit->error);
    for (size_t i = 0; i < tallies.n && status == RT_OK; i++) {
        const struct rt_theme_tally *one = rt_list_item(&tallies, i, sizeof *one);
        if (strcmp(one->source, source->code) != 0 || g_strcmp0(one->theme, theme->name) != 0 ||
            g_strcmp0(one->group, theme->group) != 0 || one->tally.total == 0)
            continue;
        g_autofree char *n =
            command_count(one->tally.total, "recommendation stands", "recommendations stand");
        status = rt_fail(edit->error, RT_REFUSED,
                         "%s under the theme \"%s\"; set their theme first", n, theme->name);
    }
    return status;
}

static enum rt_status remove_theme(struct edit *edit, const struct noun *noun,
                                   const struct rt_args *args, void *value)
{
    const struct rt_theme *theme = value;
    const struct rt_source *source;
    size_t at;
    (void)noun;
    enum rt_status status = noun_theme(edit, rt_args_argument(args, 1), theme, &source, &at);
    if (status != RT_OK)
        return status;
    if (at >= source->themes.n)
        return rt_fail(edit->error, RT_REFUSED,
                       "source %s has no theme \"%s\"%s%s; rectrack status names its themes",
                       source->code, theme->name, theme->group ? " under " : " without a group",
                       theme->group ? theme->group : "");
    status = check_empty(edit, source, theme);
    if (status != RT_OK)
        return status;
    struct rt_source given = {.code = source->code};
    given.themes = edit_copy(edit, &rt_theme_shape, &source->themes);
    edit_remove(&given.themes, at, sizeof *theme);
    rt_field_set_given(&rt_source_shape, rt_field_find(&rt_source_shape, "themes"), &given);
    noun_tell(edit, "Removed the theme \"%s\" of source %s", theme->name, source->code);
    return edit_put_fact(edit, &rt_source_shape, &given);
}

static const struct noun nouns[] = {
    {{"action", "REF.N", "", NULL}, NULL, NULL, 0, remove_action},
    {{"target", "REF.N", "", NULL}, NULL, NULL, 0, remove_target},
    {{"link", "REF KIND REF", "", NULL}, &rt_link_shape, "kind", 2, remove_link},
    {{"theme", "SOURCE NAME", "group", NULL}, &rt_theme_shape, "name", 2, remove_theme},
    {{0}, NULL, NULL, 0, NULL},
};

enum rt_status cmd_remove(struct rt_context *context, const struct rt_args *args,
                          struct rt_error *error)
{
    return noun_run(nouns, context, args, error);
}
