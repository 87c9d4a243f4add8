/* One change set of an editing command: begun, read, put, committed, said. */
#include "command/edit.h"

#include <string.h>

void edit_init(struct edit *edit, struct rt_context *context, struct rt_error *error)
{
    *edit = (struct edit){.context = context,
                          .error = error,
                          .back = "rectrack undo takes it back",
                          .why = g_string_new(NULL),
                          .said = g_string_new(NULL)};
}

enum rt_status edit_begin(struct edit *edit)
{
    struct rt_context *context = edit->context;
    enum rt_status status = command_open_to_write(context, &edit->reg, edit->error);
    if (status == RT_OK)
        status = store_begin(edit->reg, context->user, context->today, &edit->set, edit->error);
    if (status == RT_OK)
        status = command_outlook(context, edit->reg, &edit->outlook, edit->error);
    return status;
}

/* On the screen a key takes it back; who listens hears of the command, which is typed without
 * the program's name there. */
static enum rt_status say_line(struct edit *edit, const char *line, bool is_first)
{
    static const char program[] = "rectrack ";
    const struct rt_context *context = edit->context;
    bool says_how = is_first && edit->back && (!context->reg || context->out->is_spoken);
    const char *how = says_how ? edit->back : "";
    if (context->reg && g_str_has_prefix(how, program))
        how += strlen(program);
    return command_say(edit->context, edit->error, "%s%s%s", line, says_how ? "; " : "", how);
}

static enum rt_status say(struct edit *edit)
{
    struct rt_output *out = edit->context->out;
    g_auto(GStrv) lines = g_strsplit(edit->said->str, "\n", -1);
    enum rt_status status = RT_OK;
    if (!edit->n_changed)
        return out->line(out, NULL, "Nothing was changed: it is so already", edit->error);
    for (size_t i = 0; lines[i] && status == RT_OK; i++)
        if (*lines[i])
            status = say_line(edit, lines[i], i == 0);
    if (edit->n_opened && status == RT_OK) {
        g_autofree char *n = command_count(edit->n_opened, "closure was", "closures were");
        status =
            command_say(edit->context, edit->error,
                        "%s taken out with the state; the history keeps what was closed", n);
    }
    return status;
}

enum rt_status edit_save(struct edit *edit, enum rt_status status)
{
    struct store_set *set = g_steal_pointer(&edit->set);
    if (status == RT_OK)
        status = store_commit(set, edit->why->str, false, edit->error);
    else
        store_rollback(set);
    edit->context->has_saved |= (status == RT_OK || status == RT_PARTLY) && edit->n_changed;
    return status;
}

void edit_close(struct edit *edit)
{
    store_rollback(g_steal_pointer(&edit->set));
    if (edit->reg)
        command_close(edit->context, g_steal_pointer(&edit->reg));
    rt_arena_clear(&edit->arena);
    rt_arena_clear(&edit->one);
    g_string_free(edit->why, TRUE);
    g_string_free(edit->said, TRUE);
}

enum rt_status edit_end(struct edit *edit, enum rt_status status)
{
    if (edit->set)
        status = edit_save(edit, status);
    if (edit->reg)
        command_close(edit->context, g_steal_pointer(&edit->reg));
    if (status == RT_OK)
        status = say(edit);
    edit_close(edit);
    return status;
}

/* ---- reading ---- */

enum rt_status edit_read(struct edit *edit, const char *asked, struct edited *out)
{
    g_autofree char *ref = NULL;
    size_t n;
    enum rt_status status = command_split_ref(asked, &ref, &n, edit->error);
    if (status != RT_OK)
        return status;
    struct edited edited = {.n = n};
    rt_arena_reset(&edit->one);
    status = rt_register_record(edit->reg, ref, &edit->outlook, &edit->one, &edited.now,
                                edit->error);
    if (status != RT_OK)
        return status;
    edited.holder = edited.now.reported_with ? edited.now.reported_with : edited.now.ref;
    *out = edited;
    return RT_OK;
}

enum rt_status edit_read_whole(struct edit *edit, const char *asked, struct edited *out)
{
    enum rt_status status = edit_read(edit, asked, out);
    if (status == RT_OK && out->n)
        return rt_fail(edit->error, RT_USAGE,
                       "%s names one part of %s; name the recommendation", asked, out->now.ref);
    return status;
}

enum rt_status edit_check_place(struct edit *edit, const struct edited *edited,
                                const char *what, size_t n)
{
    const char *ref = edited->now.ref;
    if (n == 0)
        return rt_fail(edit->error, RT_REFUSED, "%s has no %s", ref, what);
    if (edited->n == 0)
        return rt_fail(edit->error, RT_USAGE, "%s has %zu %s%s; say which, such as %s.1", ref,
                       n, what, n == 1 ? "" : "s", ref);
    return edited->n <= n
               ? RT_OK
               : rt_fail(edit->error, RT_REFUSED, "there is no %s %s.%zu; %s has %zu", what,
                         ref, edited->n, ref, n);
}

/* ---- putting ---- */

static uint64_t shared_fields(void)
{
    uint64_t shared = 0;
    for (size_t i = 0; i < rt_record_shape.n; i++)
        if (rt_record_shape.fields[i].flags & RT_FIELD_SHARED)
            shared |= UINT64_C(1) << i;
    return shared;
}

/* Each put stands by itself: a recommendation may be put twice in a set. */
static enum rt_status put(struct edit *edit, const struct rt_shape *shape, const void *given,
                          bool *is_changed)
{
    enum store_what what = STORE_SAME;
    store_begin_file(edit->set, NULL);
    enum rt_status status = store_put(edit->set, shape, given, &what, edit->error);
    *is_changed |= status == RT_OK && what != STORE_SAME;
    return status;
}

enum rt_status edit_put(struct edit *edit, const struct edited *edited,
                        const struct rt_record *given)
{
    enum rt_status status = edit_check_seen(edit, edited, given);
    bool is_member = edited->holder != edited->now.ref, is_changed = false;
    uint64_t shared = is_member ? shared_fields() : 0;
    struct rt_record own = *given, common = *given;
    own.ref = edited->now.ref;
    own.part.given &= ~shared;
    common.ref = edited->holder;
    common.part.given &= shared;
    if (status == RT_OK && own.part.given)
        status = put(edit, &rt_record_shape, &own, &is_changed);
    if (status == RT_OK && common.part.given)
        status = put(edit, &rt_record_shape, &common, &is_changed);
    edit->n_changed += is_changed;
    return status;
}

enum rt_status edit_put_fact(struct edit *edit, const struct rt_shape *shape, const void *given)
{
    bool is_changed = false;
    enum rt_status status = put(edit, shape, given, &is_changed);
    edit->n_changed += is_changed;
    return status;
}
