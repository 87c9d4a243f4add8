/* Nothing to see but a name, on the projector too, while the meeting speaks of something else.
 * Any key shows all again. */
#include "tui/meeting.h"
#include "tui/views.h"

struct blank {
    struct tui_view view;
    struct tui_meeting *meeting; /* on which it lies */
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

static void set(struct tui_meeting *meeting, bool is_blank)
{
    meeting->is_blank = is_blank;
    meeting->is_moved = true;
}

static unsigned type(struct tui_view *view, const struct tui_event *event)
{
    if (event->kind != TUI_EVENT_KEY)
        return TUI_REDO_NOTHING;
    set(of(view)->meeting, false);
    return TUI_REDO_CLOSE | TUI_REDO_DRAW;
}

static void draw(struct tui_view *view, struct tui_canvas *canvas)
{
    tui_meeting_draw_blank(canvas, of(view)->meeting->meeting.title, "Any key goes on");
}

/* What the meeting puts off is done while this lies on it. */
static bool has_idle_work(const struct tui_view *view)
{
    const struct tui_view *meeting = &((const struct blank *)view)->meeting->view;
    return meeting->class->has_idle_work(meeting);
}

static bool idle(struct tui_view *view)
{
    struct tui_view *meeting = &of(view)->meeting->view;
    return meeting->class->idle(meeting);
}

static void where(const struct tui_view *view, GString *out)
{
    (void)view;
    g_string_append(out, "Blank, any key goes on");
}

static void close_view(struct tui_view *view)
{
    g_free(view);
}

static const struct tui_view_class class = {
    .place = place,
    .act = act,
    .type = type,
    .draw = draw,
    .has_idle_work = has_idle_work,
    .idle = idle,
    .where = where,
    .close = close_view,
};

struct tui_view *tui_view_blank(struct tui_meeting *meeting)
{
    struct blank *self = g_new0(struct blank, 1);
    self->view = (struct tui_view){&class, meeting->view.desk};
    self->meeting = meeting;
    set(meeting, true);
    return &self->view;
}
