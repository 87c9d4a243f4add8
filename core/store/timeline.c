/* Targets in the order of time: those with a window by the register's table of them, all of
 * them out of records. */
#include <rectrack/timeline.h>

#include <stdlib.h>
#include <string.h>

#include <rectrack/date.h>
#include <rectrack/describe.h>

#include "store/select.h"

const char *const rt_stretch_labels[RT_STRETCHES] = {
    [RT_STRETCH_OVERDUE] = "Overdue",
    [RT_STRETCH_PAST] = "Past",
    [RT_STRETCH_AHEAD] = "Ahead",
    [RT_STRETCH_NO_DATE] = "Without a date",
};

static enum rt_stretch stretch_of(const struct rt_timed *timed, uint32_t today, bool is_overdue)
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

/* ---- by the register's table ---- */

struct timing {
    struct rt_arena *arena;
    struct rt_list *list;
    uint32_t today;
    size_t place;
    const char *ref; /* the last one's */
};

/* " 1 3": which targets of the record are late. */
static bool is_late(const char *late, size_t n)
{
    while (late && *late) {
        char *end;
        guint64 place = g_ascii_strtoull(late, &end, 10);
        if (place == n)
            return true;
        if (end == late)
            break;
        late = end;
    }
    return false;
}

static void time_row(void *self, struct db_statement *row)
{
    struct timing *timing = self;
    const char *ref = db_text(row, 0);
    if (!timing->ref || strcmp(timing->ref, ref) != 0) {
        timing->ref = rt_arena_copy(timing->arena, ref);
        timing->place++;
    }
    struct rt_timed *timed = rt_list_add(timing->list, timing->arena, sizeof *timed);
    timed->ref = timing->ref;
    timed->n = (size_t)db_int(row, 1);
    timed->place = timing->place;
    timed->earliest = rt_day_parse(db_text(row, 2));
    timed->latest = rt_day_parse(db_text(row, 3));
    timed->stretch =
        stretch_of(timed, timing->today, is_late(db_text_or_null(row, 4), timed->n));
}

enum rt_status rt_register_timed(struct rt_register *reg, const struct rt_select *select,
                                 struct rt_arena *arena, struct rt_list *out,
                                 struct rt_error *error)
{
    struct rt_list list = {0};
    struct timing timing = {.arena = arena, .list = &list, .today = select->outlook.today};
    g_autofree char *tables = g_strconcat(
        read_tables, "JOIN target t ON t.record_id = COALESCE(r.shared_id, r.id) ", NULL);
    enum rt_status status =
        select_count(reg, select, "SELECT r.ref, t.place, t.earliest, t.latest, k.late", tables,
                     " ORDER BY r.place, t.place", time_row, &timing, error);
    if (status != RT_OK)
        return status;
    rt_timed_sort(&list);
    *out = list;
    return RT_OK;
}

/* ---- out of records ---- */

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
        timed->stretch = stretch_of(timed, today, target->overdue);
        rt_timed_fill(timed, record, arena);
    }
}
