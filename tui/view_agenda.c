/* The agenda to jump in: its items with what became of each, found as they are typed. */
#include <rectrack/describe.h>
#include <rectrack/field.h>

#include "tui/meeting.h"
#include "tui/picker.h"
#include "tui/views.h"

/* A title is read for each of so many; more are found by their references. */
enum { TITLES = 100 };

static const struct tui_binding taken = {.name = "take item", .action = TUI_DO_TAKE_ITEM};

/* "done  Raise awareness of ..."; g_free it. */
static char *note_of(struct tui_desk *desk, const struct rt_agenda_item *item, bool has_title)
{
    struct rt_arena arena = {0};
    struct rt_record record = {0};
    bool is_open = item->state == RT_ITEM_OPEN;
    bool is_read = has_title && rt_register_record(desk->reg, item->ref, &desk->outlook, &arena,
                                                   &record, NULL) == RT_OK;
    char *note = g_strdup_printf("%s%s%s", is_open ? "" : rt_item_states[item->state].label,
                                 is_open ? "" : ": ", is_read ? rt_describe_name(&record) : "");
    rt_arena_clear(&arena);
    return note;
}

static void gather(struct tui_picker *self)
{
    struct tui_desk *desk = self->view.desk;
    const struct tui_meeting *meeting = (const struct tui_meeting *)tui_desk_top(desk);
    const struct rt_list *items = &meeting->meeting.items;
    for (size_t i = 0; i < items->n; i++) {
        const struct rt_agenda_item *item = rt_agenda_item_at(items, i);
        const char *name = tui_picker_text(self, g_strdup_printf("%zu  %s", i + 1, item->ref));
        const char *note = tui_picker_text(self, note_of(desk, item, i < TITLES));
        tui_picker_add(self,
                       (struct tui_entry){.heading = name, .note = note, .is_here = true});
    }
}

static const struct tui_picker_kind agenda = {
    .place = TUI_AT_NAMES,
    .name = "Agenda",
    .label = "Go to:",
    .gather = gather,
    .taken = &taken,
};

struct tui_view *tui_view_agenda(struct tui_desk *desk)
{
    return tui_picker_new(&agenda, desk, TUI_AT_NAMES);
}
