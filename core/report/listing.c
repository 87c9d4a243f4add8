/* What one line of a list shows of a recommendation. */
#include <rectrack/describe.h>

#include "report/words.h"

static const char *as_first(const struct rt_record *record, struct rt_arena *arena)
{
    return report_print(arena, "as %s", record->reported_with);
}

const char *rt_describe_owners(const struct rt_record *record, struct rt_arena *arena)
{
    const struct rt_list *owners = &record->owners;
    if (record->reported_with)
        return as_first(record, arena);
    if (owners->n == 0)
        return "";
    const struct rt_ownership *first = rt_ownership_at(owners, 0);
    for (size_t i = owners->n; i-- > 0;)
        if (rt_ownership_at(owners, i)->role == RT_LEAD)
            first = rt_ownership_at(owners, i);
    return owners->n == 1 ? rt_arena_copy(arena, first->name)
                          : report_print(arena, "%s +%zu", first->name, owners->n - 1);
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

const char *rt_describe_targets(const struct rt_record *record, struct rt_arena *arena)
{
    const struct rt_target *first = NULL;
    if (record->reported_with)
        return as_first(record, arena);
    for (size_t i = 0; i < record->targets.n; i++) {
        const struct rt_target *target = rt_target_at(&record->targets, i);
        if (target->text && (!first || weight(target) > weight(first)))
            first = target;
    }
    if (!first)
        return "";
    const char *mark = first->overdue ? " !" : "";
    return record->targets.n == 1
               ? report_print(arena, "%s%s", first->text, mark)
               : report_print(arena, "%s%s (+%zu)", first->text, mark, record->targets.n - 1);
}

const char *rt_describe_name(const struct rt_record *record)
{
    return record->title ? record->title : record->text ? record->text : "";
}
