/* There is no register yet: one screen, four lines, the sample offered. */
#include <rectrack/question.h>

#include "tui/desk.h"
#include "tui/frame.h"
#include "tui/list.h"
#include "tui/views.h"

struct welcome {
    struct tui_view view;
    struct tui_list list;
};

static size_t count_offers(void)
{
    size_t n = 0;
    while (rt_first_offers[n].command)
        n++;
    return n;
}

static unsigned place(const struct tui_view *view)
{
    (void)view;
    return TUI_AT_WELCOME;
}

static unsigned make(struct welcome *self)
{
    tui_desk_wish_line(self->view.desk, rt_first_offers[self->list.at].command);
    return TUI_REDO_DRAW;
}

static unsigned act(struct tui_view *view, enum tui_action action)
{
    struct welcome *self = (struct welcome *)view;
    if (tui_list_move(&self->list, action))
        return TUI_REDO_DRAW;
    if (action == TUI_DO_OPEN)
        return make(self);
    if (action == TUI_DO_BACK)
        tui_desk_say(view->desk, TUI_NOTICE, "Press q to leave");
    return TUI_REDO_DRAW;
}

static unsigned click(struct tui_view *view, int value)
{
    struct welcome *self = (struct welcome *)view;
    if (self->list.at == (size_t)value)
        return make(self);
    self->list.at = (size_t)value;
    return TUI_REDO_DRAW;
}

static void draw(struct tui_view *view, struct tui_canvas *canvas)
{
    struct welcome *self = (struct welcome *)view;
    struct tui_frame frame = tui_frame_of(canvas->rows, canvas->cols);
    g_autofree char *path = NULL;
    rt_context_path(view->desk->context, &path, NULL);
    tui_putf(canvas, frame.body, 2, canvas->cols - 3, TUI_PLAIN, "There is no register yet: %s",
             path ? path : "");
    size_t n = count_offers();
    tui_list_settle(&self->list, n, (int)n);
    for (size_t i = 0; i < n; i++) {
        int y = frame.body + 1 + (int)i;
        tui_putf(canvas, y, 2, canvas->cols - 3, TUI_PLAIN, "%s (rectrack %s)",
                 rt_first_offers[i].words, rt_first_offers[i].command);
        tui_zone_add(canvas, y, 0, canvas->cols, TUI_ZONE_ROW, (int)i);
        if (i == self->list.at) {
            tui_put(canvas, y, 0, 1, TUI_PLAIN, ">");
            tui_reverse(canvas, y, 0, canvas->cols);
            tui_cursor(canvas, y, 0);
        }
    }
    tui_put(canvas, frame.body + 1 + (int)n, 2, canvas->cols - 3, TUI_PLAIN,
            "Press ? any time for the keys of a place, q to leave");
}

static void where(const struct tui_view *view, GString *out)
{
    const struct welcome *self = (const struct welcome *)view;
    g_string_append_printf(out, "Welcome: no register yet; on: %s",
                           rt_first_offers[self->list.at].words);
}

static void close_view(struct tui_view *view)
{
    g_free(view);
}

static const struct tui_view_class class = {
    .place = place,
    .act = act,
    .click = click,
    .draw = draw,
    .where = where,
    .close = close_view,
};

struct tui_view *tui_view_welcome(struct tui_desk *desk)
{
    struct welcome *self = g_new0(struct welcome, 1);
    self->view = (struct tui_view){&class, desk};
    return &self->view;
}
