/* The agenda of a meeting that is planned, else its draft minutes, in any format that has
 * papers. */
#include "command/meeting.h"

#include <string.h>

#include <rectrack/left.h>

#include "report/agenda.h"
#include "report/minutes.h"

/* ---- the agenda ---- */

struct stating {
    struct meeting_naming *naming;
    struct rt_list reasons; /* struct agenda_reason */
};

static const struct rt_record *record_of(void *self, const char *ref)
{
    return meeting_record(((struct stating *)self)->naming, ref);
}

static void members_beside(void *self, const char *ref, struct rt_list *out)
{
    struct meeting_naming *naming = self;
    if (naming->status == RT_OK)
        naming->status =
            rt_register_members(naming->reg, ref, naming->arena, out, naming->error);
}

static void members_of(void *self, const char *ref, struct rt_list *out)
{
    members_beside(((struct stating *)self)->naming, ref, out);
}

static void why_of(void *self, const char *ref, struct rt_list *out)
{
    struct stating *stating = self;
    for (size_t i = 0; i < stating->reasons.n; i++) {
        const struct agenda_reason *reason = rt_list_item(&stating->reasons, i, sizeof *reason);
        for (size_t k = 0; k < reason->refs.n; k++)
            if (strcmp(rt_texts_at(&reason->refs, k), ref) == 0)
                rt_texts_add(out, stating->naming->arena, reason->why);
    }
}

static enum rt_status make_agenda(struct meeting_naming *naming,
                                  const struct rt_meeting *meeting, struct report_table **out)
{
    struct stating stating = {.naming = naming};
    struct report_agenda agenda = {.meeting = meeting,
                                   .record = record_of,
                                   .members = members_of,
                                   .self = &stating,
                                   .as_at = naming->outlook.today};
    enum rt_status status = RT_OK;
    if (meeting->order == RT_AGENDA_EXCEPTION) {
        agenda.why = why_of;
        status = agenda_why(naming, meeting, &stating.reasons);
    }
    if (status != RT_OK)
        return status;
    *out = report_agenda_new(&agenda);
    return naming->status;
}

/* ---- the minutes ---- */

static const char *name_of(void *self, const char *ref)
{
    return meeting_name(self, ref);
}

static enum rt_status make_minutes(struct meeting_naming *naming, struct rt_list *all,
                                   const struct rt_meeting *meeting, struct report_table **out)
{
    g_autofree char *head = NULL;
    struct rt_list left = {0};
    enum rt_status status = rt_meeting_left(naming->reg, &naming->outlook, all, meeting,
                                            naming->arena, &left, naming->error);
    if (status == RT_OK)
        status = rt_register_head(naming->reg, NULL, &head, naming->error);
    if (status != RT_OK)
        return status;
    struct report_minutes minutes = {.meeting = meeting,
                                     .name = name_of,
                                     .members = members_beside,
                                     .self = naming,
                                     .all = all,
                                     .left = &left,
                                     .head = head};
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
    const char *asked = NULL;
    enum rt_status status = meeting_asked(args, &asked, error);
    if (status == RT_OK)
        status = command_open(context, RT_READ_ONCE, &naming.reg, error);
    if (status != RT_OK)
        return status;
    status = rt_register_meetings(naming.reg, &arena, &all, error);
    if (status == RT_OK)
        status = meeting_find(&all, asked, context->today, false, &meeting, error);
    if (status == RT_OK)
        status = command_outlook(context, naming.reg, &naming.outlook, error);
    bool is_planned = status == RT_OK && meeting->state == RT_MEETING_PLANNED;
    if (status == RT_OK)
        status = is_planned ? make_agenda(&naming, meeting, &table)
                            : make_minutes(&naming, &all, meeting, &table);
    command_close(context, naming.reg);
    if (status == RT_OK) {
        g_autofree char *day = rt_meeting_day(meeting);
        g_autofree char *what =
            g_strdup_printf("%s of %s", is_planned ? "agenda" : "minutes", day);
        status = export_table(context, args, table, what, error);
    }
    report_table_free(table);
    rt_arena_clear(&arena);
    return status;
}
