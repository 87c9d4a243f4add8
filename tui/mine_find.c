/* Finding one of My updates: its list, as it is typed. */
#include "tui/mine.h"
#include "tui/picker.h"

static const struct tui_binding taken = {.name = "take row", .action = TUI_DO_TAKE_ROW};

static void gather(struct tui_picker *self)
{
    const struct tui_mine *mine = (const struct tui_mine *)tui_desk_top(self->view.desk);
    for (size_t i = 0; i < mine->list.n; i++) {
        const struct rt_asked *row = tui_mine_row(mine, i);
        const char *ref = tui_picker_text(self, g_strdup(row->ref));
        const char *name = tui_picker_text(self, g_strdup(row->name ? row->name : ""));
        tui_picker_add(self, (struct tui_entry){.heading = ref, .note = name, .is_here = true});
    }
}

static const struct tui_picker_kind rows = {
    .place = TUI_AT_NAMES,
    .name = "Find in My updates",
    .label = "Find:",
    .gather = gather,
    .taken = &taken,
    .empty = "Nothing is listed to find; Esc goes back",
};

struct tui_view *tui_mine_find(struct tui_desk *desk)
{
    return tui_picker_new(&rows, desk, TUI_AT_NAMES);
}
