/* Which meeting is meant, and the change set in which it becomes another. */
#include "command/meeting.h"

#include <string.h>

#include <rectrack/date.h>
#include <rectrack/describe.h>

enum rt_status meeting_asked(const struct rt_args *args, const char **out,
                             struct rt_error *error)
{
    const char *first = rt_args_argument(args, 1), *on = rt_args_option(args, "on");
    char one[11], other[11];
    enum rt_status status = RT_OK;
    if (first && on) {
        status = rt_meeting_read_day(first, one, error);
        if (status == RT_OK)
            status = rt_meeting_read_day(on, other, error);
        if (status == RT_OK && strcmp(one, other) != 0)
            status =
                rt_fail(error, RT_USAGE,
                        "%s and --on %s are two meetings; leave one of them out", first, on);
    }
    if (status == RT_OK)
        *out = first ? first : on;
    return status;
}

static enum rt_status find_named(const struct rt_list *all, const char *asked,
                                 const struct rt_meeting **out, struct rt_error *error)
{
    char date[11];
    enum rt_status status = rt_meeting_read_day(asked, date, error);
    if (status == RT_OK)
        *out = rt_meeting_on(all, date);
    if (status != RT_OK || *out)
        return status;
    g_autofree char *day = rt_day_words(rt_day_parse(date));
    return rt_fail(error, RT_REFUSED,
                   "there is no meeting on %s; rectrack meeting list names them all", day);
}

/* One that is still to come is not begun by mistake. */
static enum rt_status check_day(const struct rt_meeting *meeting, uint32_t today,
                                struct rt_error *error)
{
    if (meeting->state != RT_MEETING_PLANNED || rt_day_parse(meeting->date) <= today)
        return RT_OK;
    g_autofree char *day = rt_meeting_day(meeting);
    return rt_fail(
        error, RT_REFUSED,
        "no meeting is running, and the next is on %s; to record in it already, name "
        "it with --on %s",
        day, meeting->date);
}

enum rt_status meeting_find(const struct rt_list *all, const char *asked, uint32_t today,
                            bool records, const struct rt_meeting **out, struct rt_error *error)
{
    *out = NULL;
    if (asked)
        return find_named(all, asked, out, error);
    *out = records ? rt_meeting_to_hold(all, today) : rt_meeting_now(all, today);
    if (!*out)
        return rt_fail(error, RT_REFUSED,
                       "there is no meeting; rectrack meeting new DATE plans one");
    return records ? check_day(*out, today, error) : RT_OK;
}

enum rt_status meeting_check_way(const struct rt_list *all, const struct rt_meeting *meeting,
                                 struct rt_error *error)
{
    const struct rt_meeting *in_way = rt_meeting_in_way(all, meeting);
    g_autofree char *words = in_way ? rt_meeting_way_words(in_way) : NULL;
    return in_way ? rt_fail(error, RT_REFUSED, "%s", words) : RT_OK;
}

enum rt_status meeting_rows(struct rt_register *reg, struct rt_list *all,
                            const struct rt_meeting *meeting, struct rt_arena *arena,
                            struct rt_error *error)
{
    return rt_register_rows(reg, &rt_meeting_on(all, meeting->date)->minutes, arena, error);
}

/* ---- names ---- */

const struct rt_record *meeting_record(struct meeting_naming *naming, const char *ref)
{
    struct rt_record *record = rt_arena_alloc(naming->arena, sizeof *record);
    bool is_there = false;
    enum rt_status status = naming->status;
    if (status == RT_OK)
        status = rt_register_has(naming->reg, ref, &is_there, naming->error);
    if (status == RT_OK && is_there)
        status = rt_register_record(naming->reg, ref, &naming->outlook, naming->arena, record,
                                    naming->error);
    naming->status = status;
    return status == RT_OK && is_there ? record : NULL;
}

const char *meeting_name(struct meeting_naming *naming, const char *ref)
{
    const struct rt_record *record = meeting_record(naming, ref);
    return record ? rt_describe_name(record) : NULL;
}

/* ---- the change set ---- */

void sitting_take(struct sitting *sitting, const struct rt_meeting *meeting)
{
    g_free(sitting->day);
    sitting->day = rt_meeting_day(meeting);
    sitting->meeting = (struct rt_meeting){0};
    rt_shape_copy(&rt_meeting_shape, &sitting->meeting, meeting, &sitting->edit->arena);
    sitting->meeting.part = (struct rt_part){.given = edit_all(&rt_meeting_shape)};
}

void sitting_init(struct sitting *sitting, struct rt_context *context, struct rt_error *error)
{
    *sitting = (struct sitting){.edit = &sitting->wanted.edit};
    sitting->wanted.told = g_ptr_array_new_with_free_func(g_free);
    edit_init(sitting->edit, context, error);
}

enum rt_status sitting_open(struct sitting *sitting)
{
    struct edit *edit = sitting->edit;
    enum rt_status status = edit_begin(edit);
    return status == RT_OK
               ? rt_register_meetings(edit->reg, &edit->arena, &sitting->all, edit->error)
               : status;
}

enum rt_status sitting_begin(struct sitting *sitting, const struct rt_args *args, bool records)
{
    struct edit *edit = sitting->edit;
    const struct rt_meeting *meeting;
    enum rt_status status = sitting_open(sitting);
    if (status == RT_OK)
        status = meeting_find(&sitting->all, rt_args_option(args, "on"), edit->context->today,
                              records, &meeting, edit->error);
    if (status != RT_OK)
        return status;
    sitting_take(sitting, meeting);
    return meeting->state != RT_MEETING_ENDED
               ? RT_OK
               : rt_fail(edit->error, RT_REFUSED,
                         "the meeting of %s has ended, and nothing is recorded in it any more; "
                         "rectrack meeting new DATE plans another",
                         sitting->day);
}

enum rt_status sitting_leave(struct sitting *sitting, enum rt_status status)
{
    edit_close(sitting->edit);
    g_ptr_array_unref(sitting->wanted.told);
    g_free(sitting->day);
    return status;
}

/* What was only planned begins with what is recorded in it. */
static enum rt_status check_begins(const struct sitting *sitting)
{
    const struct rt_meeting *was = rt_meeting_on(&sitting->all, sitting->meeting.date);
    return was && sitting->meeting.state == RT_MEETING_RUNNING
               ? meeting_check_way(&sitting->all, was, sitting->edit->error)
               : RT_OK;
}

enum rt_status sitting_end(struct sitting *sitting, enum rt_status status)
{
    struct edit *edit = sitting->edit;
    if (status == RT_OK && sitting->meeting.date)
        status = check_begins(sitting);
    if (status == RT_OK && sitting->meeting.date)
        status = edit_put_fact(edit, &rt_meeting_shape, &sitting->meeting);
    status = edit_end(edit, status);
    g_ptr_array_unref(sitting->wanted.told);
    g_free(sitting->day);
    return status;
}

void sitting_tell(struct sitting *sitting, const char *format, ...)
{
    va_list words;
    va_start(words, format);
    g_autofree char *text = g_strdup_vprintf(format, words);
    va_end(words);
    g_string_append_printf(sitting->edit->said, "Meeting of %s: %s", sitting->day, text);
    g_string_append_printf(sitting->edit->why, "meeting of %s: %s", sitting->day, text);
}
