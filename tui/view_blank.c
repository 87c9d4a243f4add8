/* Nothing to see but a name: for a projector while the meeting speaks of something else.  Any
 * key shows all again. */
#include "tui/desk.h"
#include "tui/views.h"

struct blank {
    struct tui_view view;
    char *name; /* or NULL */
};

static struct blank *of(struct tui_view *view)
{
    return (struct blank *)view;
}

static unsigned place(const struct tui_view *view)
{
    (void)view;
    return TUI_AT_BLANK;
}

static unsigned act(struct tui_view *view, enum tui_action action)
{
    (void)view;
    (void)action; /* the wheel */
    return TUI_REDO_NOTHING;
}

static unsigned type(struct tui_view *view, const struct tui_event *event)
{
    (void)view;
    return event->kind == TUI_EVENT_KEY ? TUI_REDO_CLOSE | TUI_REDO_DRAW : TUI_REDO_NOTHING;
}

static void draw(struct tui_view *view, struct tui_canvas *canvas)
{
    const char *name = of(view)->name ? of(view)->name : "Meeting";
    int y = canvas->rows / 2, x = MAX((canvas->cols - tui_measure(canvas, name)) / 2, 1);
    tui_put(canvas, y, x, canvas->cols - x - 1, TUI_NAME, name);
    tui_put(canvas, canvas->rows - 1, 1, canvas->cols - 2, TUI_PLAIN, "Any key goes on");
    tui_cursor(canvas, y, x);
}

static void where(const struct tui_view *view, GString *out)
{
    (void)view;
    g_string_append(out, "Blank, any key goes on");
}

static void close_view(struct tui_view *view)
{
    g_free(of(view)->name);
    g_free(view);
}

static const struct tui_view_class class = {
    .place = place,
    .act = act,
    .type = type,
    .draw = draw,
    .where = where,
    .close = close_view,
};

struct tui_view *tui_view_blank(struct tui_desk *desk, const char *name)
{
    struct blank *self = g_new0(struct blank, 1);
    self->view = (struct tui_view){&class, desk};
    self->name = g_strdup(name);
    return &self->view;
}
