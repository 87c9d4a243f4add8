/* Draft minutes in any format that has papers. */
#include "command/meeting.h"

#include "report/minutes.h"

static const char *name_of(void *self, const char *ref)
{
    return meeting_name(self, ref);
}

static enum rt_status make(struct rt_context *context, struct meeting_naming *naming,
                           const struct rt_meeting *meeting, struct report_table **out,
                           struct rt_error *error)
{
    g_autofree char *head = NULL;
    enum rt_status status = command_outlook(context, naming->reg, &naming->outlook, error);
    if (status == RT_OK)
        status = rt_register_rows(naming->reg, &meeting->minutes, naming->arena, error);
    if (status == RT_OK)
        status = rt_register_head(naming->reg, NULL, &head, error);
    if (status != RT_OK)
        return status;
    struct report_minutes minutes = {
        .meeting = meeting, .name = name_of, .self = naming, .head = head};
    *out = report_minutes_new(&minutes);
    return naming->status;
}

enum rt_status meeting_export(struct rt_context *context, const struct rt_args *args,
                              struct rt_error *error)
{
    struct rt_arena arena = {0};
    struct rt_list all = {0};
    const struct rt_meeting *meeting = NULL;
    struct report_table *table = NULL;
    struct meeting_naming naming = {.arena = &arena, .error = error};
    enum rt_status status = command_open(context, RT_READ_ONCE, &naming.reg, error);
    if (status != RT_OK)
        return status;
    status = rt_register_meetings(naming.reg, &arena, &all, error);
    if (status == RT_OK)
        status = meeting_find(&all, rt_args_argument(args, 1), context->today, false, &meeting,
                              error);
    if (status == RT_OK)
        status = make(context, &naming, meeting, &table, error);
    command_close(context, naming.reg);
    if (status == RT_OK) {
        g_autofree char *day = rt_meeting_day(meeting);
        g_autofree char *what = g_strdup_printf("minutes of %s", day);
        status = export_table(context, args, table, what, error);
    }
    report_table_free(table);
    rt_arena_clear(&arena);
    return status;
}
