/* What was written earlier and not saved, offered when the program starts. */
#include <string.h>

#include "tui/desk.h"
#include "tui/draft.h"
#include "tui/views.h"

/* Of an update that could be saved now? */
static bool is_current(const struct tui_desk *desk, const struct rt_draft *draft)
{
    const struct rt_period *period = tui_whose_period(desk);
    return !strcmp(draft->key.form, "update") && draft->key.ref && period &&
           !g_strcmp0(draft->key.period, period->id);
}

static void tell_others(struct tui_desk *desk, const struct rt_list *drafts, size_t offered)
{
    g_autoptr(GString) refs = g_string_new(NULL);
    for (size_t i = 0; i < drafts->n; i++) {
        const struct rt_draft *draft = (const struct rt_draft *)drafts->at + i;
        if (i != offered)
            g_string_append_printf(refs, "%s%s", refs->len ? ", " : "", draft->key.ref);
    }
    if (refs->len)
        tui_desk_say(desk, TUI_NOTICE, "There are drafts of %s too; u there offers them",
                     refs->str);
}

void tui_offer_drafts(struct tui_desk *desk)
{
    struct rt_arena arena = {0};
    struct rt_list drafts = tui_drafts_list(desk, &arena);
    for (size_t i = 0; i < drafts.n; i++) {
        const struct rt_draft *draft = (const struct rt_draft *)drafts.at + i;
        if (!is_current(desk, draft))
            continue;
        tui_open_update(desk, draft->key.ref);
        if (tui_desk_place(desk) == TUI_AT_OFFER) {
            tell_others(desk, &drafts, i);
            break;
        }
        tui_open_register(desk); /* all of it was saved */
    }
    rt_arena_clear(&arena);
}
