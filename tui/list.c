/* List movement. */
#include "tui/list.h"

#include <glib.h>

void tui_list_settle(struct tui_list *list, size_t n, int height)
{
    list->n = n;
    list->height = MAX(height, 1);
    list->at = n ? MIN(list->at, n - 1) : 0;
    size_t seen = (size_t)list->height;
    if (list->at < list->top)
        list->top = list->at;
    if (list->at >= list->top + seen)
        list->top = list->at - seen + 1;
    if (list->top + seen > n)
        list->top = n > seen ? n - seen : 0;
}

bool tui_list_move(struct tui_list *list, enum tui_action action)
{
    size_t page = (size_t)MAX(list->height - 1, 1);
    size_t last = list->n ? list->n - 1 : 0;
    if (action == TUI_DO_UP)
        list->at -= list->at > 0;
    else if (action == TUI_DO_DOWN)
        list->at += list->at < last;
    else if (action == TUI_DO_PAGE_UP)
        list->at -= MIN(page, list->at);
    else if (action == TUI_DO_PAGE_DOWN)
        list->at = MIN(list->at + page, last);
    else if (action == TUI_DO_START)
        list->at = 0;
    else if (action == TUI_DO_END)
        list->at = last;
    else
        return false;
    tui_list_settle(list, list->n, list->height);
    return true;
}
