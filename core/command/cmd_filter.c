/* filter: query words kept under a name, which stands for them in a query. */
#include "command/edit.h"

#include <rectrack/text.h>

/* ---- list ---- */

static enum rt_status filter_list(struct rt_context *context, const struct rt_args *args,
                                  struct rt_error *error)
{
    static const struct rt_column columns[] = {{"name", "Filter", 20}, {"query", "Query", 0}};
    (void)args;
    struct rt_register *reg;
    const struct rt_facts *facts;
    enum rt_status status = command_open(context, RT_READ_ONCE, &reg, error);
    if (status != RT_OK)
        return status;
    status = rt_register_facts(reg, &facts, error);
    if (status == RT_OK && !facts->filters.n)
        status = command_say(context, error,
                             "No filter is kept; rectrack filter save NAME QUERY keeps one");
    else if (status == RT_OK)
        status = context->out->columns(context->out, columns, G_N_ELEMENTS(columns), error);
    for (size_t i = 0; status == RT_OK && i < facts->filters.n; i++) {
        const struct rt_filter *filter = rt_filter_at(&facts->filters, i);
        g_autofree char *name = g_strconcat("@", filter->name, NULL);
        const char *cells[G_N_ELEMENTS(columns)] = {name, filter->query};
        status = context->out->row(context->out, cells, G_N_ELEMENTS(cells), error);
    }
    command_close(context, reg);
    return status;
}

/* As it is given, or with the @ that stands before it in a query. */
static const char *name_of(const struct rt_args *args)
{
    const char *name = rt_args_argument(args, 1);
    return *name == '@' ? name + 1 : name;
}

/* ---- what can be read ---- */

static enum rt_status read_one(const struct rt_facts *facts, const char *name,
                               struct rt_error *error)
{
    struct rt_query query = {.facts = facts};
    g_autofree char *asked = g_strconcat("@", name, NULL);
    enum rt_status status = rt_query_parse(&query, asked, error);
    if (status == RT_OK && !query.tests.n)
        status =
            rt_fail(error, RT_USAGE, "a filter needs query words, such as \"overdue rag:red\"");
    rt_query_clear(&query);
    return status;
}

/* Those that can't: an undo may have taken away what they ask for. */
static void find_broken(const struct rt_facts *facts, GHashTable *broken)
{
    for (size_t i = 0; i < facts->filters.n; i++) {
        const char *name = rt_filter_at(&facts->filters, i)->name;
        if (read_one(facts, name, NULL) != RT_OK)
            g_hash_table_add(broken, g_strdup(name));
    }
}

/* What became of the one of that name breaks no other. */
static enum rt_status check_others(struct edit *edit, const char *name, GHashTable *broken)
{
    const struct rt_facts *facts;
    enum rt_status status = rt_register_facts(edit->reg, &facts, edit->error);
    for (size_t i = 0; status == RT_OK && i < facts->filters.n; i++) {
        const char *other = rt_filter_at(&facts->filters, i)->name;
        struct rt_error why = {0};
        if (!g_hash_table_contains(broken, other) && read_one(facts, other, &why) != RT_OK)
            status = rt_fail(edit->error, RT_REFUSED,
                             "the filter @%s asks for @%s and could not be read any more: %s",
                             other, name, why.sentence);
        rt_error_clear(&why);
    }
    return status;
}

/* Begins, puts or takes out, and sees that all can be read that could. */
static enum rt_status change(struct edit *edit, const char *name,
                             enum rt_status (*do_it)(struct edit *edit, const void *self),
                             const void *self)
{
    g_autoptr(GHashTable) broken = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    enum rt_status status = edit_begin(edit);
    if (status != RT_OK)
        return status;
    find_broken(edit->outlook.facts, broken);
    status = do_it(edit, self);
    return status == RT_OK ? check_others(edit, name, broken) : status;
}

/* ---- save ---- */

/* Its own query is read as one that is kept. */
static enum rt_status put(struct edit *edit, const void *self)
{
    const struct rt_filter *given = self;
    const struct rt_facts *facts;
    enum rt_status status = edit_put_fact(edit, &rt_filter_shape, given);
    if (status == RT_OK)
        status = rt_register_facts(edit->reg, &facts, edit->error);
    return status == RT_OK ? read_one(facts, given->name, edit->error) : status;
}

static enum rt_status save(struct edit *edit, const struct rt_args *args)
{
    struct rt_filter given = {0};
    const char *words[] = {name_of(args), rt_args_argument(args, 2)};
    enum rt_status status = RT_OK;
    for (size_t i = 0; i < G_N_ELEMENTS(words) && status == RT_OK; i++)
        status = rt_field_read(&rt_filter_shape, &rt_filter_shape.fields[i], &given,
                               &edit->arena, words[i], edit->error);
    if (status == RT_OK)
        status = rt_shape_check(&rt_filter_shape, &given, edit->error);
    if (status == RT_OK)
        status = change(edit, given.name, put, &given);
    g_string_append_printf(edit->said, "@%s stands for %s", words[0], words[1]);
    g_string_append_printf(edit->why, "kept the filter @%s: %s", words[0], words[1]);
    return status;
}

static enum rt_status filter_save(struct rt_context *context, const struct rt_args *args,
                                  struct rt_error *error)
{
    struct edit edit;
    edit_init(&edit, context, error);
    return edit_end(&edit, save(&edit, args));
}

/* ---- delete ---- */

static enum rt_status unknown(const struct edit *edit, const char *name)
{
    const struct rt_list *filters = &edit->outlook.facts->filters;
    g_autoptr(GPtrArray) names = g_ptr_array_new();
    for (size_t i = 0; i < filters->n; i++)
        g_ptr_array_add(names, (void *)(uintptr_t)rt_filter_at(filters, i)->name);
    const char *nearest = rt_text_nearest(name, (const char *const *)names->pdata, names->len);
    return rt_fail(edit->error, RT_REFUSED,
                   nearest ? "there is no filter \"%s\"; did you mean %s?"
                           : "there is no filter \"%s\"; rectrack filter list names them all",
                   name, nearest);
}

static enum rt_status take_out(struct edit *edit, const void *self)
{
    const char *name = self;
    const struct rt_filter *filter = rt_facts_filter(edit->outlook.facts, name);
    if (!filter)
        return unknown(edit, name);
    g_string_append_printf(edit->said, "Deleted the filter @%s", filter->name);
    g_string_append_printf(edit->why, "deleted the filter @%s", filter->name);
    edit->n_changed++;
    return store_remove_filter(edit->set, filter->name, edit->error);
}

static enum rt_status filter_delete(struct rt_context *context, const struct rt_args *args,
                                    struct rt_error *error)
{
    struct edit edit;
    edit_init(&edit, context, error);
    return edit_end(&edit, change(&edit, name_of(args), take_out, name_of(args)));
}

enum rt_status cmd_filter(struct rt_context *context, const struct rt_args *args,
                          struct rt_error *error)
{
    static const struct command_part parts[] = {
        {"list", "", "", filter_list},
        {"save", "NAME QUERY", "", filter_save},
        {"delete", "NAME", "", filter_delete},
        {0},
    };
    return command_run_part(parts, context, args, error);
}
