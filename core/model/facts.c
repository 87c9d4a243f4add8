/* Sources, owners, events, periods and filters by their names, and the small laws of
 * states, events and links.  Knows no days: what the calendar does to a record
 * stands in calendar.c.
 */
#include <rectrack/model.h>

#include <rectrack/text.h>

#include <string.h>

/* Are they one name once folded, as a register keeps names apart?  Most are told
 * by their first letters, without folding. */
static bool is_same_name(const char *one, const char *other)
{
    if (!one || !other)
        return false;
    const char *a = one, *b = other;
    while (g_ascii_isgraph(*a) && g_ascii_tolower(*a) == g_ascii_tolower(*b)) {
        a++;
        b++;
    }
    bool is_told = (!*a || g_ascii_isgraph(*a)) && (!*b || g_ascii_isgraph(*b));
    if (is_told)
        return *a == *b;
    g_autofree char *left = rt_text_fold(one);
    g_autofree char *right = rt_text_fold(other);
    return strcmp(left, right) == 0;
}

void rt_facts_clear(struct rt_facts *facts)
{
    rt_arena_clear(&facts->arena);
    *facts = (struct rt_facts){0};
}

const struct rt_source *rt_facts_source(const struct rt_facts *facts, const char *code)
{
    for (size_t i = 0; code && i < facts->sources.n; i++) {
        const struct rt_source *source = rt_source_at(&facts->sources, i);
        if (g_strcmp0(source->code, code) == 0)
            return source;
    }
    return NULL;
}

const struct rt_owner *rt_facts_owner(const struct rt_facts *facts, const char *name)
{
    for (size_t i = 0; i < facts->owners.n; i++) {
        const struct rt_owner *owner = rt_owner_at(&facts->owners, i);
        if (is_same_name(owner->name, name))
            return owner;
    }
    /* Another's other name never hides an owner's own. */
    for (size_t i = 0; i < facts->owners.n; i++) {
        const struct rt_owner *owner = rt_owner_at(&facts->owners, i);
        for (size_t j = 0; j < owner->other_names.n; j++)
            if (is_same_name(rt_texts_at(&owner->other_names, j), name))
                return owner;
    }
    return NULL;
}

char *rt_facts_meant_owner(const struct rt_facts *facts, const char *name)
{
    g_autoptr(GPtrArray) names = g_ptr_array_new();
    for (size_t i = 0; i < facts->owners.n; i++) {
        const struct rt_owner *owner = rt_owner_at(&facts->owners, i);
        g_ptr_array_add(names, (void *)(uintptr_t)owner->name);
        for (size_t k = 0; k < owner->other_names.n; k++)
            g_ptr_array_add(names, (void *)(uintptr_t)rt_texts_at(&owner->other_names, k));
    }
    return rt_text_meant(name, (const char *const *)(void *)names->pdata, names->len);
}

const struct rt_event *rt_facts_event(const struct rt_facts *facts, const char *name)
{
    for (size_t i = 0; i < facts->events.n; i++) {
        const struct rt_event *event = rt_event_at(&facts->events, i);
        if (is_same_name(event->name, name))
            return event;
    }
    return NULL;
}

const struct rt_filter *rt_facts_filter(const struct rt_facts *facts, const char *name)
{
    for (size_t i = 0; i < facts->filters.n; i++) {
        const struct rt_filter *filter = rt_filter_at(&facts->filters, i);
        if (is_same_name(filter->name, name))
            return filter;
    }
    return NULL;
}

const struct rt_period *rt_facts_period(const struct rt_facts *facts, const char *period)
{
    for (size_t i = 0; period && i < facts->periods.n; i++) {
        const struct rt_period *one = rt_period_at(&facts->periods, i);
        if (one->id && strcmp(one->id, period) == 0)
            return one;
    }
    for (size_t i = 0; i < facts->periods.n; i++) {
        const struct rt_period *one = rt_period_at(&facts->periods, i);
        if (is_same_name(one->label, period))
            return one;
    }
    return NULL;
}

bool rt_event_stands(const struct rt_event *event)
{
    return !event->happened && !event->lifted;
}

bool rt_state_is_over(enum rt_state state)
{
    switch (state) {
    case RT_STATE_COMPLETE:
    case RT_STATE_CLOSED_ALTERNATIVE:
    case RT_STATE_CLOSED_SUPERSEDED:
    case RT_STATE_CLOSED_OVERTAKEN:
    case RT_STATE_CLOSED_NOT_IMPLEMENTED:
    case RT_STATE_WITHDRAWN:
        return true;
    case RT_STATE_NOT_STARTED:
    case RT_STATE_IN_PROGRESS:
    case RT_STATE_ONGOING:
    case RT_STATE_AWAITING:
    case RT_STATE_PAUSED:
    case RT_STATE_CLOSURE_PROPOSED:
    case RT_STATES:
        break;
    }
    return false;
}

enum rt_link_kind rt_link_inverse(enum rt_link_kind kind)
{
    static const enum rt_link_kind inverse[RT_LINKS] = {
        [RT_RESTATES] = RT_RESTATED_BY,     [RT_RESTATED_BY] = RT_RESTATES,
        [RT_EXTENDS] = RT_EXTENDED_BY,      [RT_EXTENDED_BY] = RT_EXTENDS,
        [RT_DEPENDS_ON] = RT_NEEDED_BY,     [RT_NEEDED_BY] = RT_DEPENDS_ON,
        [RT_SUPERSEDES] = RT_SUPERSEDED_BY, [RT_SUPERSEDED_BY] = RT_SUPERSEDES,
        [RT_DUPLICATES] = RT_DUPLICATED_BY, [RT_DUPLICATED_BY] = RT_DUPLICATES,
        [RT_SEE_ALSO] = RT_SEEN_FROM,       [RT_SEEN_FROM] = RT_SEE_ALSO,
    };
    return inverse[kind];
}
