/* Targets out of records, and their order in time. */
#include "store/timed.h"

#include <stdlib.h>

#include <rectrack/describe.h>

const char *const rt_stretch_labels[RT_STRETCHES] = {
    [RT_STRETCH_OVERDUE] = "Overdue",
    [RT_STRETCH_PAST] = "Past",
    [RT_STRETCH_AHEAD] = "Ahead",
    [RT_STRETCH_NO_DATE] = "Without a date",
};

enum rt_stretch timed_stretch(const struct rt_timed *timed, uint32_t today, bool is_overdue)
{
    return !timed->earliest || !timed->latest ? RT_STRETCH_NO_DATE
           : is_overdue                       ? RT_STRETCH_OVERDUE
           : timed->latest < today            ? RT_STRETCH_PAST
                                              : RT_STRETCH_AHEAD;
}

static int by_time(const void *one, const void *other)
{
    const struct rt_timed *a = one, *b = other;
    if (a->stretch != b->stretch)
        return a->stretch < b->stretch ? -1 : 1;
    if (a->stretch != RT_STRETCH_NO_DATE && a->latest != b->latest)
        return a->latest < b->latest ? -1 : 1;
    if (a->stretch != RT_STRETCH_NO_DATE && a->earliest != b->earliest)
        return a->earliest < b->earliest ? -1 : 1;
    if (a->place != b->place)
        return a->place < b->place ? -1 : 1;
    return (a->n > b->n) - (a->n < b->n);
}

void rt_timed_sort(struct rt_list *list)
{
    if (list->n)
        qsort(list->at, list->n, sizeof(struct rt_timed), by_time);
}

void rt_timed_fill(struct rt_timed *timed, const struct rt_record *record,
                   struct rt_arena *arena)
{
    if (timed->n > record->targets.n)
        return;
    const struct rt_target *target = rt_target_at(&record->targets, timed->n - 1);
    timed->text = rt_arena_copy(arena, target->text);
    timed->name = rt_arena_copy(arena, rt_describe_name(record));
    timed->meant = target->text ? rt_describe_target(target, arena) : NULL;
    timed->kind = target->kind;
    timed->rag = rt_rag_shown(record);
    timed->is_suggested = !record->rag;
}

void rt_timed_add(const struct rt_record *record, size_t place, uint32_t today,
                  struct rt_arena *arena, struct rt_list *out)
{
    const char *ref = rt_arena_copy(arena, record->ref);
    for (size_t i = 0; i < record->targets.n; i++) {
        const struct rt_target *target = rt_target_at(&record->targets, i);
        struct rt_timed *timed = rt_list_add(out, arena, sizeof *timed);
        *timed = (struct rt_timed){.ref = ref,
                                   .n = i + 1,
                                   .place = place,
                                   .earliest = target->earliest,
                                   .latest = target->latest};
        timed->stretch = timed_stretch(timed, today, target->overdue);
        rt_timed_fill(timed, record, arena);
    }
}
