/* add: recommendations and what they are made of, one at a time. */
#include "command/noun.h"

#include <string.h>

#include "exchange/csv_item.h"

static enum rt_status is_there(struct edit *edit, const struct noun *noun, const char *name)
{
    return rt_fail(
        edit->error, RT_REFUSED, "there is the %s %s already; %s", noun->part.name, name,
        noun->shape == &rt_record_shape ? "rectrack set changes it" : "it is left as it is");
}

static enum rt_status has_no_name(struct edit *edit, const struct noun *noun)
{
    return rt_fail(edit->error, RT_USAGE, "the %s needs a %s; write: rectrack add %s %s",
                   noun->part.name, noun->key, noun->part.name, noun->part.usage);
}

/* ---- recommendations ---- */

/* What can't be read may be there all the same: only what is new is put. */
static enum rt_status put_new(struct edit *edit, const struct noun *noun,
                              const struct rt_record *record)
{
    enum store_what what;
    enum rt_status status = store_put(edit->set, noun->shape, record, &what, edit->error);
    if (status == RT_OK && what != STORE_ADDED)
        return is_there(edit, noun, record->ref);
    edit->n_changed += status == RT_OK;
    return status;
}

static enum rt_status add_record(struct edit *edit, const struct noun *noun,
                                 const struct rt_args *args, void *value)
{
    struct rt_record *record = value, there;
    (void)args;
    if (!record->ref)
        return has_no_name(edit, noun);
    enum rt_status status = rt_register_record(edit->reg, record->ref, &edit->outlook,
                                               &edit->one, &there, edit->error);
    if (status == RT_OK)
        return is_there(edit, noun, there.ref);
    if (status != RT_REFUSED)
        return status;
    rt_error_clear(edit->error);
    status = RT_OK;
    if (!record->source) { /* the reference begins with it */
        g_autofree char *code = g_strndup(record->ref, strcspn(record->ref, "-"));
        status = rt_field_read(noun->shape, rt_field_find(noun->shape, "source"), record,
                               &edit->arena, code, edit->error);
    }
    if (status == RT_OK)
        status = edit_settle_theme(edit, record);
    noun_tell(edit, "Added %s%s%s", record->ref, record->title ? ": " : "",
              record->title ? record->title : "");
    return status == RT_OK ? put_new(edit, noun, record) : status;
}

/* ---- key actions and targets ---- */

static enum rt_status read_owners(struct edit *edit, const struct rt_args *args,
                                  struct rt_action *action)
{
    const struct rt_field *owners = rt_field_find(&rt_action_shape, "owners");
    enum rt_status status = RT_OK;
    for (size_t i = 0; i < args->options.n && status == RT_OK; i++) {
        const struct rt_given_option *given = rt_list_item(&args->options, i, sizeof *given);
        if (strcmp(given->option->name, "owner") == 0)
            status = csv_items_read(owners, action, &edit->one, given->value, edit->error);
    }
    for (size_t i = 0; i < action->owners.n && status == RT_OK; i++) {
        const struct rt_owner *owner;
        struct rt_ownership *who = rt_ownership_at(&action->owners, i);
        status = command_owner(edit->outlook.facts, who->name, &owner, edit->error);
        who->name = status == RT_OK ? owner->name : who->name;
    }
    return status;
}

static enum rt_status find_place(struct edit *edit, const struct rt_args *args, size_t n,
                                 size_t *out)
{
    const char *asked = rt_args_option(args, "at");
    guint64 place = n + 1;
    if (asked && !g_ascii_string_to_unsigned(asked, 10, 1, n + 1, &place, NULL))
        return rt_fail(edit->error, RT_USAGE,
                       "--at can't be \"%s\"; it takes a place from 1 to %zu", asked, n + 1);
    *out = (size_t)place;
    return RT_OK;
}

static enum rt_status add_action(struct edit *edit, const struct noun *noun,
                                 const struct rt_args *args, void *value)
{
    struct rt_action *action = value;
    struct edited edited;
    size_t place = 0;
    (void)noun;
    enum rt_status status = edit_read_whole(edit, rt_args_argument(args, 1), &edited);
    if (status == RT_OK)
        status = find_place(edit, args, edited.now.actions.n, &place);
    if (status == RT_OK)
        status = read_owners(edit, args, action);
    if (status != RT_OK || edit_has_action(&edited.now, action, rt_args_option(args, "target")))
        return status;
    noun_tell(edit, "Added key action %zu to %s", place, edited.now.ref);
    return edit_add_action(edit, &edited, action, place, rt_args_option(args, "target"));
}

static enum rt_status add_target(struct edit *edit, const struct noun *noun,
                                 const struct rt_args *args, void *value)
{
    struct rt_target *target = value;
    struct rt_record given = {0};
    struct edited edited;
    (void)noun;
    enum rt_status status = edit_read(edit, rt_args_argument(args, 1), &edited);
    if (status == RT_OK && edited.n)
        status = edit_check_place(edit, &edited, "key action", edited.now.actions.n);
    if (status == RT_OK)
        status = edit_place_target(edit, target, edited.n);
    if (status != RT_OK ||
        edit_has_target(&edited.now, (int)edited.n, target->text, target->event))
        return status;
    target->part.given = edit_all(&rt_target_shape);
    given.targets = edit_copy(edit, &rt_target_shape, &edited.now.targets);
    *(struct rt_target *)rt_list_add(&given.targets, &edit->one, sizeof *target) = *target;
    edit_give(&given, "targets");
    g_autofree char *whose = edited.n ? g_strdup_printf("%s.%zu", edited.now.ref, edited.n)
                                      : g_strdup(edited.now.ref);
    noun_tell(edit, "Added the target \"%s\" to %s", target->text, whose);
    return edit_put(edit, &edited, &given);
}

/* ---- links ---- */

static enum rt_status add_link(struct edit *edit, const struct noun *noun,
                               const struct rt_args *args, void *value)
{
    struct rt_link *link = value;
    struct rt_record given = {0};
    struct edited edited;
    (void)noun;
    enum rt_status status = noun_link(edit, args, link, &edited);
    if (status != RT_OK || noun_find_link(&edited, link) < edited.now.links.n)
        return status;
    given.links = edit_copy(edit, &rt_link_shape, &edited.now.links);
    *(struct rt_link *)rt_list_add(&given.links, &edit->one, sizeof *link) = *link;
    edit_give(&given, "links");
    g_autofree char *words = noun_link_words(&edited, link);
    noun_tell(edit, "Added the link %s", words);
    return edit_put(edit, &edited, &given);
}

/* ---- sources, themes, owners, events ---- */

static enum rt_status add_fact(struct edit *edit, const struct noun *noun,
                               const struct rt_args *args, void *value)
{
    const struct rt_facts *facts = edit->outlook.facts;
    const char *name = rt_field_text(rt_field_find(noun->shape, noun->key), value);
    (void)args;
    if (!name)
        return has_no_name(edit, noun);
    const struct rt_owner *owner =
        noun->shape == &rt_owner_shape ? rt_facts_owner(facts, name) : NULL;
    const struct rt_event *event =
        noun->shape == &rt_event_shape ? rt_facts_event(facts, name) : NULL;
    const struct rt_source *source =
        noun->shape == &rt_source_shape ? rt_facts_source(facts, name) : NULL;
    if (owner || event || source)
        return is_there(edit, noun, owner ? owner->name : event ? event->name : source->code);
    noun_tell(edit, "Added the %s %s", noun->part.name, name);
    return edit_put_fact(edit, noun->shape, value);
}

static enum rt_status add_theme(struct edit *edit, const struct noun *noun,
                                const struct rt_args *args, void *value)
{
    struct rt_theme *theme = value;
    const struct rt_source *source;
    size_t at;
    enum rt_status status = noun_theme(edit, rt_args_argument(args, 1), theme, &source, &at);
    if (status != RT_OK)
        return status;
    if (at < source->themes.n)
        return is_there(edit, noun, theme->name);
    struct rt_source given = {.code = source->code};
    given.themes = edit_copy(edit, &rt_theme_shape, &source->themes);
    *(struct rt_theme *)rt_list_add(&given.themes, &edit->one, sizeof *theme) = *theme;
    rt_field_set_given(&rt_source_shape, rt_field_find(&rt_source_shape, "themes"), &given);
    noun_tell(edit, "Added the theme \"%s\" to source %s", theme->name, source->code);
    return edit_put_fact(edit, &rt_source_shape, &given);
}

/* ---- the nouns ---- */

static const struct noun nouns[] = {
    {{"recommendation", "REF --source S --theme T --title T", "source theme group title text",
      NULL},
     &rt_record_shape,
     "ref",
     1,
     add_record},
    {{"action", "REF TEXT", "owner target at", NULL}, &rt_action_shape, "text", 2, add_action},
    {{"target", "REF[.N] TEXT", "event", NULL}, &rt_target_shape, "text", 2, add_target},
    {{"link", "REF KIND REF", "", NULL}, &rt_link_shape, "kind", 2, add_link},
    {{"owner", "NAME", "kind", NULL}, &rt_owner_shape, "name", 1, add_fact},
    {{"event", "NAME", "kind", NULL}, &rt_event_shape, "name", 1, add_fact},
    {{"source", "CODE --title T", "title kind", NULL}, &rt_source_shape, "code", 1, add_fact},
    {{"theme", "SOURCE NAME", "group", NULL}, &rt_theme_shape, "name", 2, add_theme},
    {{0}, NULL, NULL, 0, NULL},
};

enum rt_status cmd_add(struct rt_context *context, const struct rt_args *args,
                       struct rt_error *error)
{
    return noun_run(nouns, context, args, error);
}
