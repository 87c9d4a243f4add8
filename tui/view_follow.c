/* The projector's screen: what the chair's shows, without keys, drafts and messages.  It
 * reads, and never writes. */
#include "tui/meeting.h"
#include "tui/views.h"

static struct tui_meeting *of(struct tui_view *view)
{
    return (struct tui_meeting *)view;
}

static unsigned place(const struct tui_view *view)
{
    (void)view;
    return TUI_AT_FOLLOW;
}

static unsigned act(struct tui_view *view, enum tui_action action)
{
    tui_meeting_scroll(of(view), action); /* until the chair moves on */
    return TUI_REDO_DRAW;
}

static void reload(struct tui_view *view)
{
    tui_meeting_read(of(view));
}

static void draw(struct tui_view *view, struct tui_canvas *canvas)
{
    if (of(view)->is_blank)
        tui_meeting_draw_blank(canvas, of(view)->meeting.title, "");
    else
        tui_meeting_draw(view, canvas);
}

static void where(const struct tui_view *view, GString *out)
{
    const struct tui_meeting *self = (const struct tui_meeting *)view;
    g_string_append_printf(out, "Projector, on %s",
                           tui_meeting_sits(self) ? self->refs : "no meeting");
}

static void close_view(struct tui_view *view)
{
    rt_arena_clear(&of(view)->arena);
    rt_arena_clear(&of(view)->item_arena);
    g_free(of(view)->day);
    g_free(view);
}

static const struct tui_view_class class = {
    .place = place,
    .act = act,
    .draw = draw,
    .reload = reload,
    .where = where,
    .close = close_view,
};

struct tui_view *tui_view_follow(struct tui_desk *desk, const char *day)
{
    struct tui_meeting *self = g_new0(struct tui_meeting, 1);
    self->view = (struct tui_view){&class, desk};
    self->is_follower = true;
    self->day = g_strdup(day);
    tui_meeting_read(self);
    return &self->view;
}
