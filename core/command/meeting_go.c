/* Which item of its agenda a meeting looks at: what the chair goes to, a second screen
 * follows. */
#include "command/meeting.h"

#include <string.h>

#include <rectrack/date.h>

/* "next", "back", the number of an item or its reference; row: of a shared row the one it
 * stands under.  from: the place that is shown, 0: none. */
static enum rt_status find_place(const struct rt_meeting *meeting, const char *asked,
                                 const char *row, size_t from, size_t *out,
                                 struct rt_error *error)
{
    guint64 number = 0;
    size_t n = meeting->items.n;
    if (n == 0)
        return rt_fail(error, RT_REFUSED,
                       "nothing stands on the agenda; rectrack meeting put REF puts something "
                       "there");
    if (strcmp(asked, "next") == 0)
        *out = MIN(from + 1, n);
    else if (strcmp(asked, "back") == 0)
        *out = from > 1 ? from - 1 : 1;
    else if (g_ascii_string_to_unsigned(asked, 10, 1, n, &number, NULL))
        *out = (size_t)number;
    else
        *out = rt_meeting_place(meeting, row);
    struct rt_window window;
    if (!*out && rt_window_parse(asked, &window) && window.earliest == window.latest)
        return rt_fail(error, RT_USAGE,
                       "%s is a day and no item; --on %s names the meeting, and next, back, a "
                       "number or a reference goes before it",
                       asked, asked);
    return *out ? RT_OK
                : rt_fail(error, RT_REFUSED,
                          "there is no item \"%s\" on the agenda; write next, back, a number "
                          "from 1 to %zu or a reference",
                          asked, n);
}

static enum rt_status go(struct rt_context *context, struct rt_register *reg,
                         const struct rt_args *args, struct rt_error *error)
{
    struct rt_arena arena = {0};
    struct rt_list all = {0};
    const struct rt_meeting *meeting = NULL;
    const char *asked = rt_args_argument(args, 1), *row = NULL;
    const char *date = NULL, *ref = NULL;
    size_t place = 0;
    enum rt_status status = rt_register_meetings(reg, &arena, &all, error);
    if (status == RT_OK)
        status = meeting_find(&all, rt_args_option(args, "on"), context->today, false, &meeting,
                              error);
    if (status == RT_OK)
        status = rt_register_sitting(reg, &arena, &date, &ref, error);
    if (status == RT_OK)
        status = rt_register_row(reg, asked, &arena, &row, error);
    if (status == RT_OK) {
        bool is_here = g_strcmp0(date, meeting->date) == 0;
        size_t from = is_here ? rt_meeting_place(meeting, ref) : 0;
        status = find_place(meeting, asked, row, from, &place, error);
    }
    if (status == RT_OK) {
        ref = rt_agenda_item_at(&meeting->items, place - 1)->ref;
        status = store_sit(reg, meeting->date, ref, error);
        context->has_saved = status == RT_OK || status == RT_PARTLY;
    }
    if (status == RT_OK)
        status =
            command_say(context, error, "Item %zu of %zu: %s", place, meeting->items.n, ref);
    rt_arena_clear(&arena);
    return status;
}

enum rt_status meeting_go(struct rt_context *context, const struct rt_args *args,
                          struct rt_error *error)
{
    struct rt_register *reg;
    enum rt_status status = command_open_to_write(context, &reg, error);
    if (status != RT_OK)
        return status;
    status = go(context, reg, args, error);
    command_close(context, reg);
    return status;
}
