/* What a command said, to read and to search in. */
#include "tui/page.h"
#include "tui/views.h"

static unsigned place(const struct tui_view *view)
{
    return tui_page_place(view, TUI_AT_ANSWER);
}

static unsigned act(struct tui_view *view, enum tui_action action)
{
    if (action == TUI_DO_COPY_TABLE)
        return tui_page_copy(view);
    if (!tui_page_act(view, action) && action == TUI_DO_BACK)
        return TUI_REDO_CLOSE | TUI_REDO_DRAW;
    return TUI_REDO_DRAW;
}

static void where(const struct tui_view *view, GString *out)
{
    tui_page_where(view, "Answer of", out);
}

static const struct tui_view_class class = {
    .place = place,
    .act = act,
    .type = tui_page_type,
    .draw = tui_page_draw,
    .where = where,
    .close = tui_page_close,
};

struct tui_view *tui_view_answer(struct tui_desk *desk, struct tui_pager *pager,
                                 const char *title)
{
    struct tui_page *page = g_new0(struct tui_page, 1);
    page->view = (struct tui_view){&class, desk};
    page->title = g_strdup(title);
    page->pager = *pager;
    return &page->view;
}
