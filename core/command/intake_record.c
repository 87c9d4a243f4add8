/* A recommendation on its way into a register: who and what it names that nobody knows is a
 * doubt; what a cell can't say is settled by what stands there. */
#include "command/intake.h"

#include <string.h>

#include <rectrack/text.h>

#include "exchange/format.h"

enum { UNCLEAR_TOLD = 20 };

static struct counted *count_of(struct taking *taking, const struct rt_shape *shape)
{
    size_t i = 0;
    while (i + 1 < RT_ENTITIES && rt_entities[i] != shape)
        i++;
    return &taking->counts[i];
}

/* A source is put again for each theme that a table adds to it; it was added once. */
static void count(struct taking *taking, const struct rt_shape *shape, const void *value,
                  enum store_what what)
{
    struct counted *counted = count_of(taking, shape);
    size_t *counts[] = {[STORE_SAME] = &counted->same,
                        [STORE_ADDED] = &counted->added,
                        [STORE_CHANGED] = &counted->changed};
    if (shape == &rt_record_shape) {
        ++*counts[what];
        return;
    }
    const char *name = rt_field_text(rt_field_find(shape, shape->key), value);
    g_autofree char *key = g_strconcat(shape->name, ":", name, NULL);
    gpointer before;
    if (g_hash_table_lookup_extended(taking->became, key, NULL, &before)) {
        if (GPOINTER_TO_INT(before) != STORE_SAME || what == STORE_SAME)
            return;
        --counted->same;
    }
    ++*counts[what];
    g_hash_table_insert(taking->became, g_steal_pointer(&key), GINT_TO_POINTER(what));
}

enum rt_status intake_put(struct taking *taking, const struct rt_shape *shape,
                          const void *value, struct rt_error *error)
{
    enum store_what what = STORE_SAME;
    enum rt_status status = store_put(taking->set, shape, value, &what, error);
    if (status != RT_OK)
        return status;
    taking->last = what;
    count(taking, shape, value, what);
    return RT_OK;
}

/* What becomes of a thing that nobody knows: a doubt stops all unless it is accepted. */
const char *intake_becomes(const struct taking *taking)
{
    return taking->intake->accepts_doubts ? "so it is added"
                                          : "which --accept-doubts would add";
}

/* An owner that nobody knows is made, and that is a doubt. */
static enum rt_status doubt_owners(struct taking *taking, const char *ref,
                                   const struct rt_list *owners, struct rt_error *error)
{
    enum rt_status status = RT_OK;
    for (size_t i = 0; i < owners->n && status == RT_OK; i++) {
        const struct rt_ownership *owner = rt_ownership_at(owners, i);
        const char *nearest;
        if (store_has_owner(taking->set, owner->name, &nearest))
            continue;
        rt_doubts_add(taking->doubts, owner->part.line, owner->part.column, ref, owner->name,
                      "there is no such owner, %s%s%s%s", intake_becomes(taking),
                      nearest ? "; did you mean " : "", nearest ? nearest : "",
                      nearest ? "?" : "");
        struct rt_owner made = {.part = owner->part, .name = owner->name};
        status = intake_put(taking, &rt_owner_shape, &made, error);
    }
    return status;
}

/* A table names sources and themes by the way: those the register lacks are made,
 * and that is a doubt. */
static enum rt_status doubt_headings(struct taking *taking, const struct rt_record *record,
                                     struct rt_error *error)
{
    const struct rt_facts *facts;
    if (!taking->format->is_by_place || !record->source)
        return RT_OK;
    enum rt_status status = rt_register_facts(taking->reg, &facts, error);
    if (status != RT_OK)
        return status;
    const struct rt_source *known = rt_facts_source(facts, record->source);
    bool has_theme = !record->theme;
    for (size_t i = 0; known && i < known->themes.n; i++) {
        const struct rt_theme *theme = rt_theme_at(&known->themes, i);
        has_theme = has_theme || (g_strcmp0(theme->group, record->group) == 0 &&
                                  g_strcmp0(theme->name, record->theme) == 0);
    }
    if (known && has_theme)
        return RT_OK;
    struct rt_source made = {.part = record->part, .code = record->source};
    if (known)
        rt_shape_copy(&rt_source_shape, &made, known, &taking->arena);
    made.part = record->part;
    if (!known)
        rt_doubts_add(taking->doubts, record->part.line, record->part.column, record->ref,
                      record->source, "there is no such source, %s", intake_becomes(taking));
    if (!has_theme) {
        rt_doubts_add(taking->doubts, record->part.line, record->part.column, record->ref,
                      record->theme, "there is no such theme, %s", intake_becomes(taking));
        struct rt_theme *theme = rt_list_add(&made.themes, &taking->arena, sizeof *theme);
        *theme = (struct rt_theme){.group = record->group, .name = record->theme};
    }
    rt_field_set_given(&rt_source_shape, rt_field_find(&rt_source_shape, "themes"), &made);
    return intake_put(taking, &rt_source_shape, &made, error);
}

/* Nothing is guessed in silence: words that were not understood are told. */
static void tell_unclear(struct taking *taking, const struct rt_record *record)
{
    for (size_t i = 0; i < record->targets.n; i++) {
        const struct rt_target *target = rt_target_at(&record->targets, i);
        enum rt_kind kind = target->kind;
        uint32_t earliest, latest;
        if (kind == RT_KIND_NONE && !target->event)
            rt_target_understand(target->text, &kind, &earliest, &latest);
        if (kind != RT_KIND_UNCLEAR || taking->n_unclear++ >= UNCLEAR_TOLD)
            continue;
        g_ptr_array_add(taking->notices,
                        g_strdup_printf("%s: the target \"%s\" is kept as written; no day is "
                                        "understood of it",
                                        record->ref, target->text));
    }
}

enum rt_status intake_record(struct taking *taking, struct rt_record *record,
                             struct rt_error *error)
{
    enum rt_status status = doubt_headings(taking, record, error);
    if (status == RT_OK)
        status = doubt_owners(taking, record->ref, &record->owners, error);
    for (size_t i = 0; i < record->actions.n && status == RT_OK; i++)
        status = doubt_owners(taking, record->ref, &rt_action_at(&record->actions, i)->owners,
                              error);
    if (status == RT_OK && taking->format->is_by_place)
        status = intake_settle(taking, record, error);
    if (status == RT_OK)
        status = intake_put(taking, &rt_record_shape, record, error);
    if (status == RT_OK && taking->last != STORE_SAME && !taking->intake->is_own) {
        tell_unclear(taking, record);
        intake_offer(taking, record);
    }
    return status;
}
