/* All meetings, one to be chosen: what is planned, runs or has ended, found by its day or
 * name. */
#include <rectrack/field.h>

#include "tui/meeting.h"
#include "tui/picker.h"

static const struct tui_binding taken = {.name = "take meeting", .action = TUI_DO_TAKE_MEETING};

/* "ended, 15 items, 8 minutes: Strategy group"; g_free it. */
static char *note_of(const struct rt_meeting *meeting)
{
    g_autofree char *state = g_ascii_strdown(rt_meeting_states[meeting->state].label, -1);
    return g_strdup_printf("%s, %zu item%s, %zu minute%s%s%s", state, meeting->items.n,
                           meeting->items.n == 1 ? "" : "s", meeting->minutes.n,
                           meeting->minutes.n == 1 ? "" : "s", meeting->title ? ": " : "",
                           meeting->title ? meeting->title : "");
}

/* The latest first. */
static void gather(struct tui_picker *self)
{
    struct rt_arena arena = {0};
    struct rt_list all = {0};
    struct rt_error error = {0};
    if (rt_register_meetings(self->view.desk->reg, &arena, &all, &error) != RT_OK)
        tui_desk_fail(self->view.desk, &error);
    for (size_t i = all.n; i-- > 0;) {
        const struct rt_meeting *meeting = rt_meeting_at(&all, i);
        tui_picker_add(
            self, (struct tui_entry){.heading = tui_picker_text(self, rt_meeting_day(meeting)),
                                     .note = tui_picker_text(self, note_of(meeting)),
                                     .is_here = true});
    }
    rt_arena_clear(&arena);
}

static const struct tui_picker_kind meetings = {
    .place = TUI_AT_NAMES,
    .name = "Meetings",
    .label = "Which meeting:",
    .gather = gather,
    .taken = &taken,
    .empty = "No meeting was held or planned yet; m begins one on what the filter leaves",
};

struct tui_view *tui_view_meetings(struct tui_desk *desk)
{
    return tui_picker_new(&meetings, desk, TUI_AT_NAMES);
}
