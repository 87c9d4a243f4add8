/* The filters that are kept, found as they are typed: the one chosen is what the Register
 * shows. */
#include "tui/picker.h"
#include "tui/views.h"

static const struct tui_binding taken = {.name = "take filter", .action = TUI_DO_TAKE_FILTER};

static void gather(struct tui_picker *self)
{
    const struct rt_list *filters = &self->view.desk->facts->filters;
    for (size_t i = 0; i < filters->n; i++) {
        const struct rt_filter *filter = rt_filter_at(filters, i);
        const char *name = tui_picker_text(self, g_strconcat("@", filter->name, NULL));
        const char *query = tui_picker_text(self, g_strdup(filter->query));
        tui_picker_add(self,
                       (struct tui_entry){.heading = name, .note = query, .is_here = true});
    }
}

static const struct tui_picker_kind filters = {
    .place = TUI_AT_NAMES,
    .name = "Filters",
    .label = "Filter:",
    .gather = gather,
    .taken = &taken,
};

struct tui_view *tui_view_filters(struct tui_desk *desk)
{
    return tui_picker_new(&filters, desk, TUI_AT_NAMES);
}
