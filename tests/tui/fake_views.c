/* What the register in memory does not count: lanes, matrices, windows, snapshots.  The
 * views of them are tested on a register on disk, by tests/tui/test_chair.c. */
#include <rectrack/lanes.h>
#include <rectrack/left.h>
#include <rectrack/register.h>
#include <rectrack/timeline.h>

#include "store/reported.h"

enum rt_status rt_register_lanes(struct rt_register *reg, const struct rt_select *select,
                                 enum rt_by by, struct rt_arena *arena, struct rt_list *out,
                                 struct rt_error *error)
{
    (void)reg, (void)select, (void)by, (void)arena, (void)error;
    *out = (struct rt_list){0};
    return RT_OK;
}

enum rt_status rt_register_matrix(struct rt_register *reg, const struct rt_select *select,
                                  enum rt_by rows, enum rt_by columns, struct rt_matrix *out,
                                  struct rt_error *error)
{
    (void)reg, (void)select, (void)error;
    *out = (struct rt_matrix){.rows_by = rows, .columns_by = columns};
    return RT_OK;
}

void rt_matrix_clear(struct rt_matrix *matrix)
{
    rt_arena_clear(&matrix->arena);
    *matrix = (struct rt_matrix){0};
}

enum rt_status rt_register_timed(struct rt_register *reg, const struct rt_select *select,
                                 struct rt_arena *arena, struct rt_list *out,
                                 struct rt_error *error)
{
    (void)reg, (void)select, (void)arena, (void)error;
    *out = (struct rt_list){0};
    return RT_OK;
}

enum rt_status reported_rows(struct db *db, const char *period, GString *after, size_t most,
                             size_t *n, reported_each each, void *self, struct rt_error *error)
{
    (void)db, (void)period, (void)after, (void)most, (void)each, (void)self, (void)error;
    *n = 0;
    return RT_OK;
}

/* Meetings are kept on disk: tests/tui/test_meeting.c. */
enum rt_status rt_register_meetings(struct rt_register *reg, struct rt_arena *arena,
                                    struct rt_list *out, struct rt_error *error)
{
    (void)reg, (void)arena, (void)error;
    *out = (struct rt_list){0};
    return RT_OK;
}

enum rt_status rt_meeting_left(struct rt_register *reg, const struct rt_outlook *outlook,
                               struct rt_list *all, const struct rt_meeting *from,
                               struct rt_arena *arena, struct rt_list *out,
                               struct rt_error *error)
{
    (void)reg, (void)outlook, (void)all, (void)from, (void)arena, (void)out, (void)error;
    return RT_OK;
}

const struct rt_meeting *rt_meeting_next(const struct rt_list *all,
                                         const struct rt_meeting *meeting)
{
    (void)all, (void)meeting;
    return NULL;
}

enum rt_status rt_register_members(struct rt_register *reg, const char *ref,
                                   struct rt_arena *arena, struct rt_list *out,
                                   struct rt_error *error)
{
    (void)reg, (void)ref, (void)arena, (void)out, (void)error;
    return RT_OK;
}

enum rt_status rt_register_rows(struct rt_register *reg, struct rt_list *minutes,
                                struct rt_arena *arena, struct rt_error *error)
{
    (void)reg, (void)minutes, (void)arena, (void)error;
    return RT_OK;
}

enum rt_status rt_register_sitting(struct rt_register *reg, struct rt_arena *arena,
                                   struct rt_sitting *out, struct rt_error *error)
{
    (void)reg, (void)arena, (void)error;
    *out = (struct rt_sitting){0};
    return RT_OK;
}
