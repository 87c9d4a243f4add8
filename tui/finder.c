/* The search of a pager. */
#include "tui/finder.h"

#include <stdint.h>

void tui_finder_clear(struct tui_finder *finder)
{
    tui_field_clear(&finder->field);
    g_clear_pointer(&finder->words, g_free);
}

static void open_field(struct tui_finder *finder, const struct tui_pager *pager)
{
    tui_field_clear(&finder->field);
    tui_field_init(&finder->field, "");
    finder->is_open = true;
    finder->origin = pager->top;
}

static void give_up(struct tui_finder *finder, struct tui_pager *pager)
{
    finder->is_open = false;
    g_clear_pointer(&finder->words, g_free);
    pager->found = SIZE_MAX;
    pager->top = finder->origin;
}

static void find(struct tui_finder *finder, struct tui_desk *desk, struct tui_pager *pager,
                 int step)
{
    if (!finder->words)
        tui_desk_say(desk, TUI_NOTICE, "Nothing was searched for yet; press /");
    else if (!tui_pager_find(pager, finder->words, step))
        tui_desk_say(desk, TUI_WARNING, "No match for %s", finder->words);
}

bool tui_finder_act(struct tui_finder *finder, struct tui_desk *desk, struct tui_pager *pager,
                    enum tui_action action)
{
    if (action == TUI_DO_SEARCH)
        open_field(finder, pager);
    else if (action == TUI_DO_FIND_NEXT)
        find(finder, desk, pager, 1);
    else if (action == TUI_DO_FIND_PREVIOUS)
        find(finder, desk, pager, -1);
    else if (finder->is_open && action == TUI_DO_OPEN)
        finder->is_open = false;
    else if (finder->is_open && action == TUI_DO_BACK)
        give_up(finder, pager);
    else
        return false;
    return true;
}

void tui_finder_type(struct tui_finder *finder, struct tui_desk *desk, struct tui_pager *pager,
                     const struct tui_event *event)
{
    enum tui_typed typed = tui_field_event(&finder->field, event);
    if (typed == TUI_TYPED_EMPTIED)
        give_up(finder, pager);
    if (typed == TUI_TYPED_REFUSED)
        tui_desk_say(desk, TUI_WARNING, "That can't stand in a text; nothing was added");
    if (typed != TUI_TYPED_CHANGED)
        return;
    g_free(finder->words);
    finder->words =
        *tui_field_text(&finder->field) ? g_strdup(tui_field_text(&finder->field)) : NULL;
    pager->top = finder->origin;
    pager->found = SIZE_MAX;
    if (finder->words)
        find(finder, desk, pager, 0);
}

void tui_finder_draw(const struct tui_finder *finder, struct tui_canvas *canvas, int y,
                     const char *title, const struct tui_pager *pager)
{
    if (finder->is_open) {
        int x = 2 + tui_put(canvas, y, 1, canvas->cols, TUI_LABEL, "Search:");
        tui_field_draw(&finder->field, canvas, y, x, canvas->cols - 1 - x);
        return;
    }
    GString *position = g_string_new(NULL);
    tui_pager_position(pager, position);
    int width = tui_measure(canvas, position->str);
    int x = 1 + tui_put(canvas, y, 1, canvas->cols - 4 - width, TUI_NAME, title);
    if (canvas->cols - 1 - width > x + 1)
        tui_put(canvas, y, canvas->cols - 1 - width, width, TUI_PLAIN, position->str);
    g_string_free(position, TRUE);
}
