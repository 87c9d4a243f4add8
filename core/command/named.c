/* Owners and events by the names that people write: what nobody knows is refused, and
 * the nearest name told. */
#include "command/command.h"

#include <rectrack/text.h>

/* Those that begin so, "A or B"; NULL: none does. */
static char *beginning_so(const char *name, const GPtrArray *names)
{
    g_autofree char *begun = rt_text_fold(name);
    GString *out = g_string_new(NULL);
    for (guint i = 0; *begun && i < names->len; i++) {
        g_autofree char *one = rt_text_fold(names->pdata[i]);
        if (g_str_has_prefix(one, begun))
            g_string_append_printf(out, "%s%s", out->len ? " or " : "",
                                   (const char *)names->pdata[i]);
    }
    return g_string_free(out, !out->len);
}

static enum rt_status unknown(const char *what, const char *name, const GPtrArray *names,
                              struct rt_error *error)
{
    g_autofree char *longer = beginning_so(name, names);
    const char *nearest =
        longer ? longer : rt_text_nearest(name, (const char *const *)names->pdata, names->len);
    if (nearest)
        return rt_fail(error, RT_REFUSED, "there is no %s \"%s\"; did you mean %s?", what, name,
                       nearest);
    return rt_fail(error, RT_REFUSED, "there is no %s \"%s\"; rectrack add %s makes one", what,
                   name, what);
}

static void add(GPtrArray *names, const char *name)
{
    g_ptr_array_add(names, (void *)(uintptr_t)name);
}

enum rt_status command_owner(const struct rt_facts *facts, const char *name,
                             const struct rt_owner **out, struct rt_error *error)
{
    const struct rt_owner *found = rt_facts_owner(facts, name);
    if (found) {
        *out = found;
        return RT_OK;
    }
    g_autoptr(GPtrArray) names = g_ptr_array_new();
    for (size_t i = 0; i < facts->owners.n; i++) {
        const struct rt_owner *owner = rt_owner_at(&facts->owners, i);
        add(names, owner->name);
        for (size_t k = 0; k < owner->other_names.n; k++)
            add(names, rt_texts_at(&owner->other_names, k));
    }
    return unknown("owner", name, names, error);
}

enum rt_status command_event(const struct rt_facts *facts, const char *name,
                             const struct rt_event **out, struct rt_error *error)
{
    const struct rt_event *found = rt_facts_event(facts, name);
    if (found) {
        *out = found;
        return RT_OK;
    }
    g_autoptr(GPtrArray) names = g_ptr_array_new();
    for (size_t i = 0; i < facts->events.n; i++)
        add(names, rt_event_at(&facts->events, i)->name);
    return unknown("event", name, names, error);
}
