/* Whose updates: the owners, found as they are typed. */
#include "tui/picker.h"
#include "tui/views.h"

static const struct tui_binding taken = {.name = "take owner", .action = TUI_DO_TAKE_OWNER};

static void add_owner(struct tui_picker *self, const char *name, size_t n)
{
    static const char *const none = "nothing to write";
    struct tui_entry entry = {.heading = name, .note = none, .is_here = true};
    if (n)
        entry.note = tui_picker_text(self, g_strdup_printf("%zu to write", n));
    tui_picker_add(self, entry);
}

static size_t count_of(const struct rt_unanswered *found, const char *name)
{
    for (size_t i = 0; i < found->owners.n; i++)
        if (!g_strcmp0(rt_asked_owner_at(found, i)->name, name))
            return rt_asked_owner_at(found, i)->rows.n;
    return 0;
}

/* Those first who have something to write. */
static void gather(struct tui_picker *self)
{
    struct tui_desk *desk = self->view.desk;
    struct rt_unanswered found = {0};
    struct rt_error error = {0};
    const struct rt_list *owners = &desk->facts->owners;
    if (tui_whose_period(desk))
        rt_unanswered_find(desk->reg, &desk->outlook, NULL, &found, &error);
    rt_error_clear(&error); /* then they have no counts */
    for (int is_idle = 0; is_idle < 2; is_idle++)
        for (size_t i = 0; i < owners->n; i++) {
            const char *name = rt_owner_at(owners, i)->name;
            size_t n = count_of(&found, name);
            if ((n == 0) == is_idle)
                add_owner(self, tui_picker_text(self, g_strdup(name)), n);
        }
    rt_unanswered_clear(&found);
}

static const struct tui_picker_kind owners = {
    .place = TUI_AT_NAMES,
    .name = "Owners",
    .label = "Whose updates:",
    .gather = gather,
    .taken = &taken,
    .empty = "No owner is known yet: o on a recommendation names the first, and an import "
             "brings those of its file",
};

struct tui_view *tui_view_owners(struct tui_desk *desk)
{
    return tui_picker_new(&owners, desk, TUI_AT_NAMES);
}
