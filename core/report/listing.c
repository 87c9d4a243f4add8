/* What one line of a list shows of a recommendation, and what it says to who listens. */
#include <rectrack/describe.h>
#include <rectrack/field.h>

#include "report/words.h"

static const char *as_first(const struct rt_record *record, struct rt_arena *arena)
{
    return report_print(arena, "as %s", record->reported_with);
}

/* The first lead, else the first; NULL: there is none. */
static const struct rt_ownership *first_owner(const struct rt_list *owners)
{
    const struct rt_ownership *first = owners->n ? rt_ownership_at(owners, 0) : NULL;
    for (size_t i = owners->n; i-- > 0;)
        if (rt_ownership_at(owners, i)->role == RT_LEAD)
            first = rt_ownership_at(owners, i);
    return first;
}

/* The higher, the more a reader of the list should see it. */
static int weight(const struct rt_target *target)
{
    if (target->overdue)
        return 3;
    if (target->kind == RT_KIND_DATE)
        return 2;
    return target->kind == RT_KIND_STATUS ? 0 : 1;
}

static const struct rt_target *first_target(const struct rt_list *targets)
{
    const struct rt_target *first = NULL;
    for (size_t i = 0; i < targets->n; i++) {
        const struct rt_target *target = rt_target_at(targets, i);
        if (target->text && (!first || weight(target) > weight(first)))
            first = target;
    }
    return first;
}

const char *rt_describe_owners(const struct rt_record *record, struct rt_arena *arena)
{
    const struct rt_ownership *first = first_owner(&record->owners);
    size_t n = record->owners.n;
    if (record->reported_with)
        return as_first(record, arena);
    if (!first)
        return "";
    return n == 1 ? rt_arena_copy(arena, first->name)
                  : report_print(arena, "%s +%zu", first->name, n - 1);
}

const char *rt_describe_targets(const struct rt_record *record, struct rt_arena *arena)
{
    const struct rt_target *first = first_target(&record->targets);
    size_t n = record->targets.n;
    if (record->reported_with)
        return as_first(record, arena);
    if (!first)
        return "";
    const char *mark = first->overdue ? " !" : "";
    return n == 1 ? report_print(arena, "%s%s", first->text, mark)
                  : report_print(arena, "%s%s (+%zu)", first->text, mark, n - 1);
}

const char *rt_describe_name(const struct rt_record *record)
{
    return record->title ? record->title : record->text ? record->text : "";
}

/* ---- to who listens ---- */

const char *rt_say_rag(const struct rt_record *record, struct rt_arena *arena)
{
    enum rt_rag shown = rt_rag_shown(record);
    if (!shown)
        return "no colour";
    const char *colour = report_lower(rt_rags[shown].label, arena);
    return record->rag ? colour : report_print(arena, "%s (suggested)", colour);
}

const char *rt_say_owners(const struct rt_record *record, struct rt_arena *arena)
{
    const struct rt_ownership *first = first_owner(&record->owners);
    size_t n = record->owners.n;
    if (record->reported_with)
        return report_print(arena, "reported with %s", record->reported_with);
    if (!first)
        return "no owner";
    return n == 1 ? rt_arena_copy(arena, first->name)
                  : report_print(arena, "%s and %zu more", first->name, n - 1);
}

/* Of a shared row its owners have said whose they are. */
const char *rt_say_targets(const struct rt_record *record, struct rt_arena *arena)
{
    const struct rt_target *first = first_target(&record->targets);
    size_t n = record->targets.n;
    const char *words = "", *mark = record->overdue  ? "overdue"
                                    : record->review ? "review due"
                                                     : "";
    if (first && !record->reported_with)
        words =
            n == 1 ? first->text : report_print(arena, "%s and %zu more", first->text, n - 1);
    else if (!record->reported_with)
        words = "no target";
    return report_print(arena, "%s%s%s", words, *words && *mark ? ", " : "", mark);
}

const char *rt_say_record(const struct rt_record *record, struct rt_arena *arena)
{
    const char *targets = rt_say_targets(record, arena);
    return report_print(arena, "%s, %s, %s, %s%s%s", record->ref, rt_say_rag(record, arena),
                        rt_describe_name(record), rt_say_owners(record, arena),
                        *targets ? ", " : "", targets);
}
