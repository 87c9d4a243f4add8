/* A pager with its search. */
#include "tui/page.h"

#include "tui/desk.h"
#include "tui/frame.h"

unsigned tui_page_place(const struct tui_view *view, unsigned place)
{
    return ((const struct tui_page *)view)->finder.is_open ? TUI_AT_SEARCH : place;
}

bool tui_page_act(struct tui_view *view, enum tui_action action)
{
    struct tui_page *page = tui_page_of(view);
    return tui_finder_act(&page->finder, view->desk, &page->pager, action) ||
           tui_pager_move(&page->pager, action);
}

unsigned tui_page_copy(struct tui_view *view)
{
    const struct tui_page *page = tui_page_of(view);
    g_autoptr(GString) text = g_string_new(NULL);
    g_autofree char *what = g_strdup_printf("What %s says", page->title);
    tui_pager_text(&page->pager, text);
    return tui_desk_copy(view->desk, what, text->str);
}

unsigned tui_page_type(struct tui_view *view, const struct tui_event *event)
{
    struct tui_page *page = tui_page_of(view);
    tui_finder_type(&page->finder, view->desk, &page->pager, event);
    return TUI_REDO_DRAW;
}

void tui_page_draw(struct tui_view *view, struct tui_canvas *canvas)
{
    struct tui_page *page = tui_page_of(view);
    struct tui_frame frame = tui_frame_of(canvas->rows, canvas->cols);
    tui_pager_draw(&page->pager, canvas, frame.body, frame.height);
    tui_finder_draw(&page->finder, canvas, frame.state, page->title, &page->pager);
}

void tui_page_where(const struct tui_view *view, const char *what, GString *out)
{
    const struct tui_page *page = (const struct tui_page *)view;
    g_string_append_printf(out, "%s %s, ", what, page->title);
    tui_pager_position(&page->pager, out);
}

void tui_page_close(struct tui_view *view)
{
    struct tui_page *page = tui_page_of(view);
    tui_pager_clear(&page->pager);
    tui_finder_clear(&page->finder);
    g_free(page->title);
    g_free(page);
}
