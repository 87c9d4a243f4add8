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
    uint32_t day;
    if (!*out && rt_window_day(asked, &day))
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

/* "3.120": how far into the text of the item. */
static enum rt_status read_from(const char *asked, struct rt_sitting *out,
                                struct rt_error *error)
{
    if (!asked)
        return RT_OK;
    guint64 paragraph = 0, letter = 0;
    g_auto(GStrv) parts = g_strsplit(asked, ".", 2);
    if (!parts[0] ||
        !g_ascii_string_to_unsigned(parts[0], 10, 0, RT_SITTING_MOST, &paragraph, NULL) ||
        (parts[1] &&
         !g_ascii_string_to_unsigned(parts[1], 10, 0, RT_SITTING_MOST, &letter, NULL)))
        return rt_fail(error, RT_USAGE,
                       "--from can't be \"%s\"; it takes a paragraph, or a paragraph and a "
                       "letter such as 3.120",
                       asked);
    out->paragraph = (int)paragraph;
    out->letter = (int)letter;
    return RT_OK;
}

static enum rt_status go(struct rt_context *context, struct rt_register *reg,
                         const struct rt_args *args, struct rt_error *error)
{
    struct rt_arena arena = {0};
    struct rt_list all = {0};
    const struct rt_meeting *meeting = NULL;
    const char *asked = rt_args_argument(args, 1), *row = NULL;
    struct rt_sitting was = {0}, now = {.is_blank = rt_args_option(args, "blank")};
    size_t place = 0;
    enum rt_status status = read_from(rt_args_option(args, "from"), &now, error);
    if (status == RT_OK)
        status = rt_register_meetings(reg, &arena, &all, error);
    if (status == RT_OK)
        status = meeting_find(&all, rt_args_option(args, "on"), context->today, false, &meeting,
                              error);
    if (status == RT_OK) /* second screens stay with the one that runs */
        status = meeting_check_way(&all, meeting, error);
    if (status == RT_OK)
        status = rt_register_sitting(reg, &arena, &was, error);
    if (status == RT_OK)
        status = rt_register_row(reg, asked, &arena, &row, error);
    if (status == RT_OK) {
        bool is_here = g_strcmp0(was.date, meeting->date) == 0;
        size_t from = is_here ? rt_meeting_place(meeting, was.ref) : 0;
        status = find_place(meeting, asked, row, from, &place, error);
    }
    if (status == RT_OK) {
        now.date = meeting->date;
        now.ref = rt_agenda_item_at(&meeting->items, place - 1)->ref;
        status = store_sit(reg, &now, error);
        context->has_saved = status == RT_OK || status == RT_PARTLY;
    }
    if (status == RT_OK)
        status = command_say(context, error, "Item %zu of %zu: %s", place, meeting->items.n,
                             now.ref);
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
