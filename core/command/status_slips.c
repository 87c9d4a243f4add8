/* Slips: targets whose words are others than in the last closed period, and those whose last
 * day has passed since. */
#include "command/status.h"

#include <string.h>

/* Of what a recommendation said then: its targets, until it is met among those of now. */
struct then {
    struct rt_arena arena;
    struct rt_record record;
};

static void then_free(void *item)
{
    struct then *then = item;
    rt_arena_clear(&then->arena);
    g_free(then);
}

static enum rt_status read_then(struct rt_register *reg, const char *period, GHashTable *all,
                                struct rt_error *error)
{
    struct rt_stream *stream;
    struct rt_item item;
    enum rt_status status = rt_register_snapshot(reg, period, &stream, error);
    if (status != RT_OK)
        return status;
    while ((status = rt_stream_next(stream, &item, error)) == RT_OK && item.shape) {
        const struct rt_record *record = item.value;
        if (item.shape != &rt_record_shape || !record->targets.n || record->reported_with)
            continue;
        struct then *then = g_new0(struct then, 1);
        struct rt_record targets = {.ref = record->ref, .targets = record->targets};
        rt_shape_copy(&rt_record_shape, &then->record, &targets, &then->arena);
        g_hash_table_insert(all, (char *)(uintptr_t)then->record.ref, then);
    }
    rt_stream_close(stream);
    return status;
}

/* Targets are matched by their place, and a new one is none that slipped. */
static void compare(const struct rt_record *then, const struct rt_record *now,
                    struct rt_arena *arena, struct rt_list *out)
{
    for (size_t i = 0; i < then->targets.n && i < now->targets.n; i++) {
        const struct rt_target *was = rt_target_at(&then->targets, i);
        const struct rt_target *is = rt_target_at(&now->targets, i);
        bool is_revised = is->revisions.n > was->revisions.n;
        bool has_passed = is->overdue && !was->overdue;
        if (!is_revised && !has_passed)
            continue;
        struct slip *slip = rt_list_add(out, arena, sizeof *slip);
        *slip = (struct slip){.ref = rt_arena_copy(arena, now->ref),
                              .was = is_revised ? rt_arena_copy(arena, was->text) : NULL,
                              .is = rt_arena_copy(arena, is->text),
                              .has_passed = has_passed};
    }
}

enum rt_status status_slips(struct rt_register *reg, const struct rt_outlook *outlook,
                            const struct rt_period *since, struct rt_arena *arena,
                            struct rt_list *out, struct rt_error *error)
{
    g_autoptr(GHashTable) all = g_hash_table_new_full(g_str_hash, g_str_equal, NULL, then_free);
    struct rt_select select = {.outlook = *outlook, .depth = RT_ROW};
    struct rt_stream *stream = NULL;
    struct rt_item item;
    enum rt_status status = read_then(reg, since->id, all, error);
    if (status == RT_OK)
        status = rt_register_select(reg, &select, &stream, error);
    while (status == RT_OK) {
        status = rt_stream_next(stream, &item, error);
        if (status != RT_OK || !item.shape)
            break;
        const struct rt_record *now = item.value;
        const struct then *then =
            now->reported_with ? NULL : g_hash_table_lookup(all, now->ref);
        if (then)
            compare(&then->record, now, arena, out);
    }
    rt_stream_close(stream);
    return status;
}
