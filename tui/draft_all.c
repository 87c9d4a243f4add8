/* All that is typed on the desk and not saved: the forms that lie on each other, and the
 * command line. */
#include "tui/desk.h"
#include "tui/draft.h"

static struct tui_draft *draft_at(const struct tui_desk *desk, size_t i)
{
    struct tui_view *view = desk->views[i];
    return view->class->draft ? view->class->draft(view) : NULL;
}

enum tui_draft_state tui_drafts_state(const struct tui_desk *desk)
{
    enum tui_draft_state worst = TUI_DRAFT_NONE;
    for (size_t i = 0; i < desk->n_views; i++) {
        const struct tui_draft *draft = draft_at(desk, i);
        enum tui_draft_state state = draft ? tui_draft_state(draft) : TUI_DRAFT_NONE;
        worst = MAX(worst, state);
    }
    return tui_line_is_unkept(desk) ? MAX(worst, TUI_DRAFT_UNKEPT) : worst;
}

void tui_drafts_keep(struct tui_desk *desk)
{
    for (size_t i = 0; i < desk->n_views; i++)
        if (draft_at(desk, i))
            tui_draft_keep(draft_at(desk, i));
    tui_line_keep(desk);
}
