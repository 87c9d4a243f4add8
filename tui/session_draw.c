/* What the window shows: the view on top, and around it what the session says of the
 * register, the period and the person. */
#include "tui/session.h"

#include <rectrack/date.h>

#include "tui/draft.h"
#include "tui/frame.h"
#include "tui/tabs.h"

/* In a closed period all is reckoned as at its day. */
static char *period_words(const struct tui_desk *desk, bool is_short)
{
    const struct rt_period *period = desk->outlook.period;
    if (!period)
        return g_strdup("No reporting period yet");
    const char *label = period->label ? period->label : period->id;
    if (period->state != RT_CLOSED)
        return g_strdup_printf("Period: %s (open)", label);
    if (!period->as_at)
        return g_strdup_printf("Period: %s (closed)", label);
    g_autofree char *day = rt_day_words(period->as_at);
    return is_short ? g_strdup_printf("Closed as at %s", day)
                    : g_strdup_printf("Period: %s, closed as at %s", label, day);
}

static const char *draft_words(const struct tui_desk *desk)
{
    enum tui_draft_state state = tui_drafts_state(desk);
    return state == TUI_DRAFT_KEPT ? "draft kept" : state == TUI_DRAFT_LOST ? "NOT kept" : NULL;
}

/* On a projector nothing but what is wrong with it; where all is blank, nothing. */
static bool shows_message(const struct tui_desk *desk)
{
    unsigned place = tui_desk_place(desk);
    return !(place & TUI_AT_BLANK) &&
           (!(place & TUI_AT_FOLLOW) || desk->message_role == TUI_WARNING);
}

/* In a meeting on a small screen what is read of the item goes before a long message: Ctrl-G
 * shows it whole. */
static int message_lines(const struct tui_desk *desk, const struct tui_canvas *canvas)
{
    bool is_meeting = tui_desk_place(desk) & TUI_MEETINGS;
    bool is_low = !tui_frame_of(canvas->rows, canvas->cols).has_rules;
    return desk->is_repeated ? TUI_MESSAGE_WHOLE : is_meeting && is_low ? 2 : TUI_MESSAGE_LINES;
}

static void draw_frame(struct tui_session *session)
{
    const struct tui_desk *desk = &session->desk;
    const struct tui_view *top = tui_desk_top(desk);
    g_autoptr(GString) position = g_string_new(NULL);
    tui_desk_position(top, position);
    const char *user = desk->context->user;
    g_autofree char *name = desk->reg ? g_path_get_basename(rt_register_path(desk->reg)) : NULL;
    g_autofree char *period = desk->facts ? period_words(desk, false) : NULL;
    g_autofree char *brief = desk->facts ? period_words(desk, true) : NULL;
    g_autofree char *as = user ? g_strdup_printf("as: %s", user) : NULL;
    const struct tui_view *shown = tui_desk_shown(desk);
    struct tui_frame_words words = {
        .is_bare = shown->class->place(shown) & TUI_BARE,
        .name = name,
        .facts = {{position->str},
                  {draft_words(desk)},
                  {tui_desk_why_readonly(desk) ? "read only" : NULL},
                  {period, brief},
                  {as}},
        .message = shows_message(desk) ? desk->message : NULL,
        .message_role = desk->message_role,
        .message_lines = message_lines(desk, &session->canvas),
        .keys = &desk->keys,
        .place = tui_desk_place(desk),
        .has_nothing = tui_desk_place(desk) == TUI_AT_MINE && !top->class->ref(top),
        .n_marked = tui_desk_place(desk) == TUI_AT_REGISTER ? tui_marks_n(&desk->marks) : 0,
    };
    tui_tabs(desk, &words);
    tui_frame_draw(&session->canvas, &words);
}

const struct tui_canvas *tui_session_draw(struct tui_session *session, int rows, int cols)
{
    struct tui_canvas *canvas = &session->canvas;
    struct tui_view *top = tui_desk_top(&session->desk);
    tui_canvas_begin(canvas, rows, cols);
    session->desk.rows = rows;
    if (tui_frame_of(rows, cols).is_too_small) {
        tui_frame_draw_small(canvas);
        return canvas;
    }
    top->class->draw(top, canvas);
    int y = canvas->cursor_y, x = canvas->cursor_x;
    draw_frame(session);
    tui_cursor(canvas, y, x);
    return canvas;
}
