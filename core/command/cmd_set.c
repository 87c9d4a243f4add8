/* set: fields of recommendations and key actions, one change set for all of them. */
#include "command/edit.h"

#include <string.h>

#include "command/assign.h"

enum { TELL_EVERY = 500, REFS_TOLD = 6 };

struct setting {
    struct edit edit;
    struct assignments assignments;
    struct rt_list refs; /* texts, as asked for or found */
    bool is_actions;     /* they name key actions */
    const char *first;   /* the reference of the first, as lists show it */
};

/* ---- the words of the command line ---- */

/* What has a "=" is an assignment, what has none a reference. */
static enum rt_status sort_words(struct setting *setting, const struct rt_args *args)
{
    struct edit *edit = &setting->edit;
    struct rt_list words = {0};
    for (size_t i = 0; i < args->arguments.n; i++) {
        const char *word = rt_args_argument(args, i);
        rt_texts_add(strchr(word, '=') ? &words : &setting->refs, &edit->arena, word);
    }
    size_t n_actions = 0;
    for (size_t i = 0; i < setting->refs.n; i++)
        n_actions += strchr(rt_texts_at(&setting->refs, i), '.') != NULL;
    setting->is_actions = n_actions > 0;
    bool has_query = rt_args_option(args, "query") != NULL;
    if (words.n == 0)
        return rt_fail(edit->error, RT_USAGE,
                       "set is given nothing to set; write FIELD=VALUE, such as state=paused");
    if (setting->refs.n == 0 && !has_query)
        return rt_fail(edit->error, RT_USAGE,
                       "set is given no recommendation; name one, such as SI-5, or find them "
                       "with --query");
    if (n_actions && (n_actions < setting->refs.n || has_query))
        return rt_fail(edit->error, RT_USAGE,
                       "recommendations and key actions have fields of their own; set them one "
                       "after the other");
    const struct rt_shape *shape = setting->is_actions ? &rt_action_shape : &rt_record_shape;
    return assign_read(edit, shape, &words, &setting->assignments);
}

/* What is named twice, or named and found, is set once. */
static void take_once(struct setting *setting)
{
    g_autoptr(GHashTable) seen = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    struct rt_list once = {0};
    for (size_t i = 0; i < setting->refs.n; i++) {
        const char *ref = rt_texts_at(&setting->refs, i);
        if (g_hash_table_add(seen, g_ascii_strdown(ref, -1)))
            rt_texts_add(&once, &setting->edit.arena, ref);
    }
    setting->refs = once;
}

static enum rt_status find_refs(struct setting *setting, const struct rt_args *args)
{
    struct edit *edit = &setting->edit;
    const char *line = rt_args_option(args, "query");
    struct rt_query query = {.facts = edit->outlook.facts};
    if (!line)
        return RT_OK;
    struct rt_select select = {.query = &query, .outlook = edit->outlook};
    enum rt_status status = rt_query_parse(&query, line, edit->error);
    if (status == RT_OK)
        status = command_refs(edit->reg, &select, &edit->arena, &setting->refs, edit->error);
    rt_query_clear(&query);
    if (status == RT_OK && setting->refs.n == 0)
        return rt_fail(edit->error, RT_REFUSED,
                       "nothing matches %s; rectrack list shows what does", line);
    return status;
}

/* ---- one ---- */

/* but: the flag of fields that are left alone, or 0. */
static enum rt_status set_record(struct setting *setting, struct edited *edited, unsigned but)
{
    struct edit *edit = &setting->edit;
    struct rt_record given = edited->now;
    given.part = (struct rt_part){0};
    enum rt_status status = assign_to(edit, &setting->assignments, edited, but, &given);
    if (status == RT_OK)
        status = edit_settle_closure(edit, edited, &given);
    if (status == RT_OK)
        status = edit_settle_theme(edit, &given);
    return status == RT_OK ? edit_put(edit, edited, &given) : status;
}

static enum rt_status set_action(struct setting *setting, struct edited *edited)
{
    struct edit *edit = &setting->edit;
    struct rt_record given = {0};
    enum rt_status status = edit_check_place(edit, edited, "key action", edited->now.actions.n);
    if (status != RT_OK)
        return status;
    given.actions = edit_copy(edit, &rt_action_shape, &edited->now.actions);
    edit_give(&given, "actions");
    status = assign_to(edit, &setting->assignments, edited, 0,
                       rt_action_at(&given.actions, edited->n - 1));
    return status == RT_OK ? edit_put(edit, edited, &given) : status;
}

/* What a shared row has in common is set once, by whichever is met first: what is done
 * already can't be taken out again.  Key actions are all in common. */
static enum rt_status set_one(struct setting *setting, struct edited *edited, GHashTable *met)
{
    bool is_met = !g_hash_table_add(met, g_strdup_printf("%s.%zu", edited->holder, edited->n));
    if (!setting->is_actions)
        return set_record(setting, edited, is_met ? RT_FIELD_SHARED : 0);
    return is_met ? RT_OK : set_action(setting, edited);
}

static enum rt_status set_all(struct setting *setting)
{
    struct edit *edit = &setting->edit;
    g_autoptr(GHashTable) met = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    enum rt_status status = RT_OK;
    for (size_t i = 0; i < setting->refs.n && status == RT_OK; i++) {
        struct edited edited;
        status = setting->is_actions
                     ? edit_read(edit, rt_texts_at(&setting->refs, i), &edited)
                     : edit_read_whole(edit, rt_texts_at(&setting->refs, i), &edited);
        if (status != RT_OK)
            break;
        if (!setting->first)
            setting->first = rt_arena_copy(&edit->arena, edited.now.ref);
        status = set_one(setting, &edited, met);
        if (status == RT_OK && (i + 1) % TELL_EVERY == 0)
            status = command_progress(edit->context, "changing", i + 1, setting->refs.n,
                                      edit->error);
    }
    return status;
}

/* ---- telling ---- */

/* "SI-5", "SI-5.2", "12 recommendations" */
static char *whose(const struct setting *setting)
{
    size_t n = setting->refs.n;
    const char *dot = strchr(rt_texts_at(&setting->refs, 0), '.');
    if (n == 1)
        return g_strconcat(setting->first, dot, NULL);
    return setting->is_actions ? command_count(n, "key action", "key actions")
                               : command_count(n, "recommendation", "recommendations");
}

static void tell(struct setting *setting)
{
    struct edit *edit = &setting->edit;
    size_t n = setting->refs.n;
    g_autofree char *about = whose(setting);
    g_autoptr(GString) fields = g_string_new(NULL);
    assign_tell(&setting->assignments, fields);
    g_string_append_printf(edit->said, "%s: %s saved", about, fields->str);
    assign_tell_why(&setting->assignments, about, edit->why);
    if (n == 1)
        return;
    if (edit->n_changed < n)
        g_string_append_printf(edit->said, "; %zu of them stood so already",
                               n - edit->n_changed);
    size_t told;
    g_autofree char *refs = command_runs(&setting->refs, REFS_TOLD, &told);
    g_string_append_printf(edit->said, "\n%s%s", refs, told < n ? " and more" : "");
}

static enum rt_status set(struct setting *setting, const struct rt_args *args)
{
    enum rt_status status = edit_begin(&setting->edit);
    if (status == RT_OK)
        status = find_refs(setting, args);
    take_once(setting);
    if (status == RT_OK)
        status = set_all(setting);
    if (status == RT_OK)
        tell(setting);
    return status;
}

enum rt_status cmd_set(struct rt_context *context, const struct rt_args *args,
                       struct rt_error *error)
{
    struct setting setting = {0};
    edit_init(&setting.edit, context, error);
    enum rt_status status = sort_words(&setting, args);
    if (status == RT_OK)
        status = set(&setting, args);
    return edit_end(&setting.edit, status);
}
