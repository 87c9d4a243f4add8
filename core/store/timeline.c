/* Targets in the order of time by the register's table of windows: no record is read. */
#include <string.h>

#include <rectrack/date.h>

#include "store/select.h"
#include "store/timed.h"

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
        timed_stretch(timed, timing->today, is_late(db_text_or_null(row, 4), timed->n));
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
