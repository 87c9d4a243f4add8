/* Owners and events by the names that people write: what nobody knows is refused, and
 * the nearest name told. */
#include "command/command.h"

#include <rectrack/text.h>

/* meant: what may be meant instead, or NULL. */
static enum rt_status unknown(const char *what, const char *name, const char *meant,
                              struct rt_error *error)
{
    if (meant)
        return rt_fail(error, RT_REFUSED, "there is no %s \"%s\"; did you mean %s?", what, name,
                       meant);
    return rt_fail(error, RT_REFUSED, "there is no %s \"%s\"; rectrack add %s makes one", what,
                   name, what);
}

enum rt_status command_owner(const struct rt_facts *facts, const char *name,
                             const struct rt_owner **out, struct rt_error *error)
{
    const struct rt_owner *found = rt_facts_owner(facts, name);
    if (found) {
        *out = found;
        return RT_OK;
    }
    g_autofree char *meant = rt_facts_meant_owner(facts, name);
    return unknown("owner", name, meant, error);
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
        g_ptr_array_add(names, (void *)(uintptr_t)rt_event_at(&facts->events, i)->name);
    g_autofree char *meant =
        rt_text_meant(name, (const char *const *)(void *)names->pdata, names->len);
    return unknown("event", name, meant, error);
}

const char *command_all_answered(const struct rt_facts *facts)
{
    return facts->owners.n ? "Everybody has answered"
                           : "No recommendation is without an update";
}
