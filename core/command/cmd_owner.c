/* owner: who carries things out, under which names, and two that are one. */
#include "command/edit.h"

#include <string.h>

#include <rectrack/text.h>

/* ---- list ---- */

static const struct rt_column list_columns[] = {
    {"name", "Owner", 34, NULL},
    {"kind", "Kind", 8, NULL},
    {"lead", "Leads", 5, "leads"},
    {"support", "Supports", 8, "supports"},
    {"other_names", "Other names", 0, "also called"},
};

struct shares {
    size_t n[RT_ROLES];
};

/* Of recommendations, as many as lists show: each of a shared row. */
static enum rt_status count_shares(struct rt_register *reg, const struct rt_outlook *outlook,
                                   GHashTable *shares, struct rt_error *error)
{
    struct rt_select select = {.outlook = *outlook, .depth = RT_ROW};
    struct rt_stream *stream;
    struct rt_item item;
    enum rt_status status = rt_register_select(reg, &select, &stream, error);
    if (status != RT_OK)
        return status;
    while ((status = rt_stream_next(stream, &item, error)) == RT_OK && item.shape) {
        const struct rt_record *record = item.value;
        for (size_t i = 0; i < record->owners.n; i++) {
            const struct rt_ownership *owner = rt_ownership_at(&record->owners, i);
            struct shares *its = g_hash_table_lookup(shares, owner->name);
            if (!its) {
                its = g_new0(struct shares, 1);
                g_hash_table_insert(shares, g_strdup(owner->name), its);
            }
            its->n[owner->role]++;
        }
    }
    rt_stream_close(stream);
    return status;
}

static char *other_names(const struct rt_owner *owner)
{
    GString *names = g_string_new(NULL);
    for (size_t i = 0; i < owner->other_names.n; i++)
        g_string_append_printf(names, "%s%s", i ? ", " : "",
                               rt_texts_at(&owner->other_names, i));
    return g_string_free(names, FALSE);
}

static enum rt_status tell_owner(struct rt_context *context, const struct rt_owner *owner,
                                 const struct shares *shares, struct rt_error *error)
{
    char counts[RT_ROLES][24];
    for (int role = 0; role < RT_ROLES; role++)
        g_snprintf(counts[role], sizeof counts[role], "%zu", shares ? shares->n[role] : 0);
    g_autofree char *names = other_names(owner);
    const char *cells[G_N_ELEMENTS(list_columns)] = {
        owner->name, rt_owner_kinds[owner->kind].label, counts[RT_LEAD], counts[RT_SUPPORT],
        names};
    return context->out->row(context->out, cells, G_N_ELEMENTS(cells), error);
}

static enum rt_status owner_list(struct rt_context *context, const struct rt_args *args,
                                 struct rt_error *error)
{
    (void)args;
    struct rt_output *out = context->out;
    struct rt_register *reg;
    struct rt_outlook outlook;
    g_autoptr(GHashTable) shares =
        g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
    enum rt_status status = command_open(context, RT_READ_ONCE, &reg, error);
    if (status != RT_OK)
        return status;
    status = command_outlook(context, reg, &outlook, error);
    if (status == RT_OK)
        status = count_shares(reg, &outlook, shares, error);
    rt_register_let_go(reg);
    if (status == RT_OK)
        status = out->columns(out, list_columns, G_N_ELEMENTS(list_columns), error);
    for (size_t i = 0; status == RT_OK && i < outlook.facts->owners.n; i++) {
        const struct rt_owner *owner = rt_owner_at(&outlook.facts->owners, i);
        status = tell_owner(context, owner, g_hash_table_lookup(shares, owner->name), error);
    }
    command_close(context, reg);
    return status;
}

/* ---- alias ---- */

static enum rt_status put_names(struct edit *edit, const struct rt_owner *owner)
{
    struct rt_owner given = {.name = owner->name, .other_names = owner->other_names};
    rt_field_set_given(&rt_owner_shape, rt_field_find(&rt_owner_shape, "other_names"), &given);
    return edit_put_fact(edit, &rt_owner_shape, &given);
}

/* The owner with one name more, unless it has it. */
static enum rt_status add_alias(struct edit *edit, const char *name, const char *other)
{
    const struct rt_owner *owner;
    struct rt_owner named;
    enum rt_status status = command_owner(edit->outlook.facts, name, &owner, edit->error);
    if (status != RT_OK)
        return status;
    const struct rt_owner *holder = rt_facts_owner(edit->outlook.facts, other);
    if (holder == owner)
        return rt_fail(edit->error, RT_REFUSED, "%s is known as \"%s\" already", owner->name,
                       other);
    if (holder)
        return rt_fail(edit->error, RT_REFUSED,
                       "\"%s\" is a name of %s; if the two are one, rectrack owner merge",
                       other, holder->name);
    rt_shape_copy(&rt_owner_shape, &named, owner, &edit->arena);
    status = rt_field_add(rt_field_find(&rt_owner_shape, "other_names"), &named, &edit->arena,
                          other, edit->error);
    if (status != RT_OK)
        return status;
    g_autofree char *names = other_names(&named);
    g_string_printf(edit->why, "another name of %s", named.name);
    g_string_printf(edit->said, "%s is also known as %s", named.name, names);
    return put_names(edit, &named);
}

static enum rt_status owner_alias(struct rt_context *context, const struct rt_args *args,
                                  struct rt_error *error)
{
    struct edit edit;
    g_autofree char *other = g_strstrip(g_strdup(rt_args_argument(args, 2)));
    if (!*other)
        return rt_fail(error, RT_USAGE, "owner alias needs OTHER: another name of the owner");
    edit_init(&edit, context, error);
    enum rt_status status = edit_begin(&edit);
    if (status == RT_OK)
        status = add_alias(&edit, rt_args_argument(args, 1), other);
    return edit_end(&edit, status);
}

/* ---- merge ---- */

struct merging {
    struct edit edit;
    struct rt_owner from, into;
    struct rt_list refs; /* texts: what named the one and names the other */
};

/* A list of owners with the one in the other's place; of two that are then the same
 * the first stays, as lead if either was.  False where it names neither. */
static bool rename_in(const struct merging *merging, const struct rt_list *owners,
                      struct rt_arena *arena, struct rt_list *out)
{
    bool is_changed = false;
    size_t kept = SIZE_MAX; /* where the one of the two stands that came first */
    *out = (struct rt_list){0};
    for (size_t i = 0; i < owners->n; i++) {
        const struct rt_ownership *owner = rt_ownership_at(owners, i);
        bool is_from = strcmp(owner->name, merging->from.name) == 0;
        bool is_either = is_from || strcmp(owner->name, merging->into.name) == 0;
        is_changed |= is_from;
        if (is_either && kept < out->n) {
            if (owner->role == RT_LEAD)
                rt_ownership_at(out, kept)->role = RT_LEAD;
            continue;
        }
        if (is_either)
            kept = out->n;
        *(struct rt_ownership *)rt_list_add(out, arena, sizeof *owner) = (struct rt_ownership){
            .name = is_from ? merging->into.name : owner->name, .role = owner->role};
    }
    return is_changed;
}

static void set_given(const struct rt_shape *shape, const char *key, void *value)
{
    rt_field_set_given(shape, rt_field_find(shape, key), value);
}

/* What has to be put so that a record names the other; false: nothing. */
static bool rename_all(const struct merging *merging, const struct rt_record *record,
                       struct rt_arena *arena, struct rt_record *given)
{
    struct rt_list owners, actions = {0};
    bool names = rename_in(merging, &record->owners, arena, &owners), acts = false;
    *given = (struct rt_record){.ref = record->ref, .source = record->source};
    for (size_t i = 0; i < record->actions.n; i++) {
        const struct rt_action *action = rt_action_at(&record->actions, i);
        struct rt_action *one = rt_list_add(&actions, arena, sizeof *one);
        if (!rename_in(merging, &action->owners, arena, &one->owners))
            continue;
        set_given(&rt_action_shape, "owners", one);
        acts = true;
    }
    if (names) {
        given->owners = owners;
        set_given(&rt_record_shape, "owners", given);
    }
    if (acts) {
        given->actions = actions;
        set_given(&rt_record_shape, "actions", given);
    }
    return names || acts;
}

static enum rt_status move_record(struct merging *merging, const char *ref)
{
    struct edit *edit = &merging->edit;
    struct edited edited;
    struct rt_record given;
    enum rt_status status = edit_read(edit, ref, &edited);
    /* What a shared row has in common is its first one's. */
    if (status != RT_OK || edited.now.reported_with ||
        !rename_all(merging, &edited.now, &edit->one, &given))
        return status;
    rt_texts_add(&merging->refs, &edit->arena, edited.now.ref);
    return edit_put(edit, &edited, &given);
}

/* The references are read first: what is put changes what a stream would find. */
static enum rt_status move_records(struct merging *merging)
{
    struct edit *edit = &merging->edit;
    struct rt_query query = {0};
    struct rt_list refs = {0};
    struct rt_test *names_it = rt_list_add(&query.tests, &query.arena, sizeof *names_it);
    names_it->word = RT_WORD_OWNER;
    rt_texts_add(&names_it->values, &query.arena, merging->from.name);
    struct rt_select select = {.query = &query, .outlook = edit->outlook};
    enum rt_status status = command_refs(edit->reg, &select, &edit->arena, &refs, edit->error);
    rt_query_clear(&query);
    for (size_t i = 0; i < refs.n && status == RT_OK; i++)
        status = move_record(merging, rt_texts_at(&refs, i));
    return status;
}

static enum rt_status find_both(struct merging *merging, const struct rt_args *args)
{
    struct edit *edit = &merging->edit;
    const struct rt_facts *facts = edit->outlook.facts;
    const struct rt_owner *from, *into;
    enum rt_status status = command_owner(facts, rt_args_argument(args, 1), &from, edit->error);
    if (status == RT_OK)
        status = command_owner(facts, rt_args_argument(args, 2), &into, edit->error);
    if (status != RT_OK)
        return status;
    if (from == into)
        return rt_fail(edit->error, RT_REFUSED, "\"%s\" and \"%s\" are names of one owner, %s",
                       rt_args_argument(args, 1), rt_args_argument(args, 2), into->name);
    rt_shape_copy(&rt_owner_shape, &merging->from, from, &edit->arena);
    rt_shape_copy(&rt_owner_shape, &merging->into, into, &edit->arena);
    return RT_OK;
}

static void tell_merged(struct merging *merging)
{
    enum { REFS_TOLD = 60 };
    size_t told;
    struct edit *edit = &merging->edit;
    g_autofree char *names = other_names(&merging->into);
    g_autofree char *refs = command_runs(&merging->refs, REFS_TOLD, &told);
    g_autofree char *rest = told < merging->refs.n
                                ? g_strdup_printf(" and %zu more", merging->refs.n - told)
                                : g_strdup("");
    g_string_printf(edit->why, "merged %s into %s", merging->from.name, merging->into.name);
    g_string_printf(edit->said,
                    "%s is merged into %s, which is also known as %s\nChanged: %s%s",
                    merging->from.name, merging->into.name, names,
                    *refs ? refs : "no recommendation named it", rest);
}

/* What named the one names the other, and so do its names. */
static enum rt_status move_all(struct merging *merging)
{
    struct edit *edit = &merging->edit;
    enum rt_status status = move_records(merging);
    if (status == RT_OK)
        status = store_retire_owner(edit->set, merging->from.name, edit->error);
    if (status != RT_OK)
        return status;
    struct rt_list *names = &merging->into.other_names;
    rt_texts_add(names, &edit->arena, merging->from.name);
    for (size_t i = 0; i < merging->from.other_names.n; i++)
        rt_texts_add(names, &edit->arena, rt_texts_at(&merging->from.other_names, i));
    return put_names(edit, &merging->into);
}

static enum rt_status merge(struct merging *merging, const struct rt_args *args)
{
    enum rt_status status = edit_begin(&merging->edit);
    if (status == RT_OK)
        status = find_both(merging, args);
    if (status == RT_OK)
        status = move_all(merging);
    if (status == RT_OK)
        tell_merged(merging);
    return status;
}

static enum rt_status owner_merge(struct rt_context *context, const struct rt_args *args,
                                  struct rt_error *error)
{
    struct merging merging = {0};
    edit_init(&merging.edit, context, error);
    return edit_end(&merging.edit, merge(&merging, args));
}

/* ---- rename ---- */

static bool is_same_name(const char *one, const char *other)
{
    g_autofree char *a = rt_text_fold(one), *b = rt_text_fold(other);
    return strcmp(a, b) == 0;
}

/* The name may be another one of the same owner: then it is that no more. */
static enum rt_status free_name(struct merging *merging, const char *name)
{
    struct rt_owner *from = &merging->from;
    struct rt_list kept = {0};
    for (size_t i = 0; i < from->other_names.n; i++) {
        const char *other = rt_texts_at(&from->other_names, i);
        if (!is_same_name(other, name))
            rt_texts_add(&kept, &merging->edit.arena, other);
    }
    if (kept.n == from->other_names.n)
        return RT_OK;
    from->other_names = kept;
    return put_names(&merging->edit, from);
}

/* An owner of the new name, of which nothing is known yet but its kind. */
static enum rt_status make_other(struct merging *merging, const char *asked, const char *name)
{
    struct edit *edit = &merging->edit;
    const struct rt_owner *from, *holder = rt_facts_owner(edit->outlook.facts, name);
    enum rt_status status = command_owner(edit->outlook.facts, asked, &from, edit->error);
    if (status != RT_OK)
        return status;
    if (holder && holder != from)
        return rt_fail(edit->error, RT_REFUSED,
                       "\"%s\" is a name of %s; if the two are one, rectrack owner merge", name,
                       holder->name);
    if (is_same_name(from->name, name))
        return rt_fail(edit->error, RT_REFUSED,
                       "\"%s\" and \"%s\" count as the same name; rename it to another one "
                       "first, and from there",
                       from->name, name);
    rt_shape_copy(&rt_owner_shape, &merging->from, from, &edit->arena);
    merging->into.name = name;
    merging->into.kind = from->kind;
    set_given(&rt_owner_shape, "kind", &merging->into);
    status = free_name(merging, name);
    if (status == RT_OK)
        status = edit_put_fact(edit, &rt_owner_shape, &merging->into);
    return status == RT_OK
               ? command_outlook(edit->context, edit->reg, &edit->outlook, edit->error)
               : status;
}

static enum rt_status owner_rename(struct rt_context *context, const struct rt_args *args,
                                   struct rt_error *error)
{
    struct merging merging = {0};
    struct edit *edit = &merging.edit;
    g_autofree char *name = g_strstrip(g_strdup(rt_args_argument(args, 2)));
    if (!*name)
        return rt_fail(error, RT_USAGE, "owner rename needs NEW: the right name");
    edit_init(edit, context, error);
    enum rt_status status = edit_begin(edit);
    if (status == RT_OK)
        status = make_other(&merging, rt_args_argument(args, 1), name);
    if (status == RT_OK)
        status = move_all(&merging);
    if (status == RT_OK) {
        const char *was = merging.from.name;
        g_string_printf(edit->why, "renamed %s to %s", was, name);
        g_string_printf(edit->said, "%s is now %s, and still found by its old name", was, name);
    }
    return edit_end(edit, status);
}

enum rt_status cmd_owner(struct rt_context *context, const struct rt_args *args,
                         struct rt_error *error)
{
    static const struct command_part parts[] = {
        {"list", "", "", owner_list},
        {"rename", "NAME NEW", "", owner_rename},
        {"merge", "FROM INTO", "", owner_merge},
        {"alias", "NAME OTHER", "", owner_alias},
        {0},
    };
    return command_run_part(parts, context, args, error);
}
