/* Keeping conflicts. */
#include <rectrack/conflict.h>

void rt_conflicts_clear(struct rt_conflicts *conflicts)
{
    rt_arena_clear(&conflicts->arena);
    *conflicts = (struct rt_conflicts){0};
}

void rt_conflicts_add(struct rt_conflicts *conflicts, const struct rt_conflict *conflict)
{
    struct rt_arena *arena = &conflicts->arena;
    struct rt_kept_conflict *kept = rt_list_add(&conflicts->all, arena, sizeof *kept);
    kept->what = (struct rt_conflict){.ref = rt_arena_copy(arena, conflict->ref),
                                      .field = rt_arena_copy(arena, conflict->field),
                                      .part = rt_arena_copy(arena, conflict->part),
                                      .label = rt_arena_copy(arena, conflict->label),
                                      .seen = rt_arena_copy(arena, conflict->seen),
                                      .theirs = rt_arena_copy(arena, conflict->theirs),
                                      .yours = rt_arena_copy(arena, conflict->yours),
                                      .who = rt_arena_copy(arena, conflict->who),
                                      .at = rt_arena_copy(arena, conflict->at)};
}

size_t rt_conflicts_theirs(const struct rt_conflicts *conflicts, const char *part)
{
    size_t n = 0;
    for (size_t i = 0; i < conflicts->all.n; i++) {
        const struct rt_kept_conflict *one = rt_conflict_at(conflicts, i);
        n += one->kept == RT_KEPT_THEIRS && (!part || !g_strcmp0(one->what.part, part));
    }
    return n;
}
