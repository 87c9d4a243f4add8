/* filter: query words kept under a name, which stands for them in a query. */
#include "command/edit.h"

#include <rectrack/text.h>

/* ---- list ---- */

static enum rt_status filter_list(struct rt_context *context, const struct rt_args *args,
                                  struct rt_error *error)
{
    static const struct rt_column columns[] = {{"name", "Filter", 20, NULL},
                                               {"query", "Query", 0, "finds"}};
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

/* ---- save ---- */

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
        status = edit_begin(edit);
    if (status == RT_OK)
        status = rt_filter_check(edit->outlook.facts, given.name, given.query, edit->error);
    if (status == RT_OK)
        status = edit_put_fact(edit, &rt_filter_shape, &given);
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

static enum rt_status delete (struct edit *edit, const char *name) {
    enum rt_status status = edit_begin(edit); if (status != RT_OK) return status;
    const struct rt_filter *filter = rt_facts_filter(edit->outlook.facts, name);
    if (!filter) return unknown(edit, name);
    status = rt_filter_check(edit->outlook.facts, name, NULL, edit->error);
    g_string_append_printf(edit->said, "Deleted the filter @%s", filter->name);
    g_string_append_printf(edit->why, "deleted the filter @%s", filter->name);
    edit->n_changed++;
    return status == RT_OK ? store_remove_filter(edit->set, filter->name, edit->error) : status;
}

static enum rt_status filter_delete(struct rt_context *context, const struct rt_args *args,
                                    struct rt_error *error)
{
    struct edit edit;
    edit_init(&edit, context, error);
    return edit_end(&edit, delete (&edit, name_of(args)));
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
