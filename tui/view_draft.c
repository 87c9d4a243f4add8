/* What was written earlier and not saved, to be read. */
#include "tui/desk.h"
#include "tui/draft.h"
#include "tui/views.h"

struct tui_view *tui_view_draft(struct tui_desk *desk, const struct rt_draft *draft)
{
    struct tui_pager pager;
    g_autofree char *when = tui_draft_when(draft);
    g_autofree char *name = tui_draft_name(&draft->key);
    g_autofree char *title = g_strdup_printf("%s, draft from %s", name, when);
    tui_pager_init(&pager, desk->is_ascii);
    for (size_t i = 0; i < draft->fields.n; i++) {
        const struct rt_draft_field *field =
            (const struct rt_draft_field *)draft->fields.at + i;
        tui_pager_add(&pager, field->key, -1, TUI_PLAIN, field->text);
    }
    return tui_view_answer(desk, &pager, title);
}
