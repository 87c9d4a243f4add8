/* What was written earlier and not saved, offered when the program starts. */
#include <string.h>

#include "tui/changes.h"
#include "tui/desk.h"
#include "tui/draft.h"
#include "tui/views.h"

/* Can what it says be saved now, in whatever period? */
static bool is_current(const struct tui_desk *desk, const struct rt_draft *draft)
{
    const struct rt_period *period = tui_whose_period(desk);
    const struct tui_draft_kind *kind = tui_draft_kind(draft->key.form);
    return kind && draft->key.ref && (!kind->is_of_period || period);
}

static void tell_others(struct tui_desk *desk, const struct rt_list *drafts, size_t offered)
{
    g_autoptr(GString) names = g_string_new(NULL);
    for (size_t i = 0; i < drafts->n; i++) {
        const struct rt_draft *draft = (const struct rt_draft *)drafts->at + i;
        g_autofree char *name = tui_draft_name(&draft->key);
        if (i != offered && is_current(desk, draft))
            g_string_append_printf(names, "%s%s", names->len ? ", " : "", name);
    }
    if (names->len)
        tui_desk_say(desk, TUI_NOTICE, "There are other drafts: %s; the same key offers them",
                     names->str);
}

static void open_form(struct tui_desk *desk, const struct rt_draft *draft)
{
    const struct tui_draft_kind *kind = tui_draft_kind(draft->key.form);
    g_auto(GStrv) refs = tui_draft_split(&draft->key);
    if (kind->place == TUI_AT_MEETING)
        tui_open_meeting_at(desk, draft->key.ref);
    if (kind->opens == TUI_DO_UPDATE)
        tui_open_update(desk, draft->key.ref);
    else
        tui_change_reopen(desk, kind->opens, (const char *const *)refs);
}

void tui_offer_drafts(struct tui_desk *desk, bool is_meeting)
{
    struct rt_arena arena = {0};
    struct rt_list drafts = tui_drafts_list(desk, &arena);
    for (size_t i = 0; i < drafts.n; i++) {
        const struct rt_draft *draft = (const struct rt_draft *)drafts.at + i;
        if (!is_current(desk, draft) ||
            (is_meeting && tui_draft_kind(draft->key.form)->place != TUI_AT_MEETING))
            continue;
        open_form(desk, draft);
        if (tui_desk_place(desk) == TUI_AT_OFFER) {
            tell_others(desk, &drafts, i);
            break;
        }
        tui_open_register(desk); /* all of it was saved, or what it is about has gone */
        tui_marks_clear(&desk->marks);
        tui_desk_hush(desk);
    }
    rt_arena_clear(&arena);
}
