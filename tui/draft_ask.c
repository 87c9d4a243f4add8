/* What becomes of a draft: it is offered when its form opens, and asked about when the
 * form is left.  The answers are the same for each form; so are the words, but for what
 * is unsaved, which a form may know better. */
#include "tui/draft.h"

#include "tui/desk.h"
#include "tui/views.h"

/* What the earlier period is called that it was written for; NULL: it is this one. */
static char *period_of(const struct tui_draft *draft, const struct rt_draft *found)
{
    const char *id = found->key.period;
    const struct rt_period *period = id ? rt_facts_period(draft->desk->facts, id) : NULL;
    return tui_draft_is_older(draft, found)
               ? g_strdup(period && period->label ? period->label : id)
               : NULL;
}

bool tui_draft_offer(struct tui_draft *draft)
{
    static const char *const answers[] = {"Continue", "Look", "Discard", NULL};
    struct tui_desk *desk = draft->desk;
    struct rt_arena arena = {0};
    struct rt_draft found;
    bool is_found = tui_draft_find(draft, &arena, &found);
    if (is_found) {
        g_autofree char *when = tui_draft_when(&found);
        g_autofree char *name = tui_draft_name(&draft->key);
        g_autofree char *period = period_of(draft, &found);
        g_autofree char *question =
            g_strdup_printf("Draft from %s found: %s, written%s%s and not saved.", when, name,
                            period ? " for " : "", period ? period : "");
        draft->asks = TUI_DRAFT_ASKS_BACK;
        tui_desk_open(desk, tui_view_offer(desk, question, answers));
    }
    rt_arena_clear(&arena);
    return is_found;
}

bool tui_draft_bring_back(struct tui_draft *draft)
{
    struct rt_arena arena = {0};
    struct rt_draft found;
    bool is_found = tui_draft_find(draft, &arena, &found);
    if (is_found) {
        g_autofree char *when = tui_draft_when(&found);
        tui_desk_say(draft->desk, TUI_NOTICE, "Draft from %s, written and not saved", when);
        tui_draft_put(draft, &found);
    }
    rt_arena_clear(&arena);
    return is_found;
}

/* The offer stays under what is looked at. */
static unsigned take_back(struct tui_draft *draft, enum tui_action action)
{
    struct rt_arena arena = {0};
    struct rt_draft found;
    bool is_found = tui_draft_find(draft, &arena, &found);
    if (is_found && action == TUI_DO_THIRD) {
        tui_draft_refuse(draft, &found);
    } else if (is_found && action == TUI_DO_SECOND) {
        tui_draft_offer(draft);
        tui_desk_open(draft->desk, tui_view_draft(draft->desk, &found));
    } else if (is_found && action == TUI_DO_FIRST) {
        tui_draft_put(draft, &found);
    }
    rt_arena_clear(&arena);
    return action == TUI_DO_NO ? TUI_REDO_CLOSE | TUI_REDO_DRAW : TUI_REDO_DRAW;
}

unsigned tui_draft_leave(struct tui_draft *draft, const char *told)
{
    static const char *const answers[] = {"Keep as draft", "Discard", "Go on writing", NULL};
    struct tui_desk *desk = draft->desk;
    if (tui_draft_state(draft) == TUI_DRAFT_NONE)
        return TUI_REDO_CLOSE | TUI_REDO_DRAW;
    tui_draft_keep(draft);
    draft->asks = TUI_DRAFT_ASKS_TO_LEAVE;
    tui_desk_open(desk, tui_view_offer(desk, told, answers));
    return TUI_REDO_DRAW;
}

/* How the form is opened again. */
static void tell_kept(const struct tui_draft *draft)
{
    g_auto(GStrv) refs = tui_draft_split(&draft->key);
    guint n = g_strv_length(refs);
    g_autofree char *whose =
        n > 1 ? g_strdup_printf("the same %u", n) : g_strdup(n ? refs[0] : "");
    char in[16];
    tui_desk_say(draft->desk, TUI_NOTICE, "Kept as a draft; %s on %s offers it again",
                 tui_keys_name(&draft->desk->keys, draft->kind->opens,
                               draft->kind->place ? draft->kind->place : TUI_AT_REGISTER, in),
                 whose);
}

static unsigned leave(struct tui_draft *draft, enum tui_action action)
{
    if (action != TUI_DO_FIRST && action != TUI_DO_SECOND)
        return TUI_REDO_DRAW;
    if (action == TUI_DO_FIRST && tui_draft_state(draft) != TUI_DRAFT_KEPT) {
        /* why is said already */
        tui_desk_say(draft->desk, TUI_WARNING,
                     "The draft can't be kept, so the form stays open");
        return TUI_REDO_DRAW;
    }
    if (action == TUI_DO_SECOND)
        tui_draft_discard(draft);
    else
        tell_kept(draft);
    return TUI_REDO_CLOSE | TUI_REDO_DRAW;
}

unsigned tui_draft_answer(struct tui_draft *draft, enum tui_action action)
{
    enum tui_draft_asks asked = draft->asks;
    draft->asks = TUI_DRAFT_ASKS_NOTHING;
    return asked == TUI_DRAFT_ASKS_BACK ? take_back(draft, action) : leave(draft, action);
}
