/* THE ONE LOOP: waits, hands events to the session, does what has to be redone,
 * draws once. */
#include "tui/tui.h"

#include <locale.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <rectrack/text.h>

#include "tui/area.h"
#include "tui/clipboard.h"
#include "tui/draft.h"
#include "tui/frame.h"
#include "tui/screen.h"
#include "tui/session.h"
#include "tui/settings.h"

enum { PATIENCE = 300, STEP = 20 /* milliseconds */ };

/* The loop, and what came while a command ran. */
struct loop {
    struct tui_session *session;
    struct tui_screen *screen;
    GArray *late;      /* struct tui_event */
    bool has_given_up; /* since the last event: nothing more is waited for */
};

enum rt_status tui_check(struct rt_error *error)
{
    const char *term = getenv("TERM");
    if (!isatty(STDIN_FILENO) || !isatty(STDOUT_FILENO))
        return rt_fail(error, RT_REFUSED, "the screen needs a terminal for input and output");
    if (!term || !*term)
        return rt_fail(
            error, RT_REFUSED,
            "TERM is not set, so the screen can't be shown; try TERM=xterm rectrack");
    if (!strcmp(term, "dumb"))
        return rt_fail(
            error, RT_REFUSED,
            "TERM is \"dumb\", so the screen can't be shown; rectrack --accessible asks "
            "in lines, and every command works, see rectrack help");
    return RT_OK;
}

/* A locale that is asked for and not installed still tells that the terminal takes
 * UTF-8. */
static void set_locale(void)
{
    if (!setlocale(LC_CTYPE, "") && rt_text_locale_is_utf8())
        setlocale(LC_CTYPE, "C.UTF-8");
}

static void draw(struct tui_session *session, struct tui_screen *screen)
{
    int rows = 0, cols = 0;
    tui_screen_size(screen, &rows, &cols);
    tui_screen_show(screen, tui_session_draw(session, rows, cols));
}

/* The text that a view wants edited, in the person's own editor; meanwhile the
 * terminal is that one's. */
static void edit(struct tui_session *session, struct tui_screen *screen)
{
    struct tui_desk *desk = &session->desk;
    struct rt_error error = {0};
    g_autofree char *text = NULL;
    tui_drafts_keep(desk);
    tui_screen_lend(screen);
    enum tui_edited edited =
        tui_editor_run(desk->edit_name, desk->to_edit, TUI_AREA_MOST, &text, &error);
    tui_screen_take_back(screen);
    tui_desk_edited(desk, edited, text, &error);
    tui_drafts_keep(desk); /* what came back is no typing of a second */
}

/* What a view has copied, and what became of it. */
static void copy(struct tui_session *session, struct tui_screen *screen)
{
    struct tui_desk *desk = &session->desk;
    g_autofree char *sequence = NULL;
    g_autofree char *said = tui_clipboard_copy(desk->to_copy, &sequence);
    if (sequence)
        tui_screen_send(screen, sequence);
    tui_desk_say(desk, TUI_NOTICE, "%s: %s", desk->copied, said);
    g_clear_pointer(&desk->to_copy, g_free);
}

static void redo(struct tui_session *session, struct tui_screen *screen, unsigned what)
{
    if (what & TUI_REDO_DROP)
        tui_screen_drop_input(screen);
    if (what & TUI_REDO_EDIT)
        edit(session, screen);
    if (what & TUI_REDO_COPY)
        copy(session, screen);
    if (what & TUI_REDO_LOOKS)
        tui_screen_looks(screen, session->theme, session->palette);
    if (what & (TUI_REDO_ALL | TUI_REDO_LOOKS))
        tui_screen_redraw(screen);
    if (what & TUI_REDO_SUSPEND) {
        tui_drafts_keep(&session->desk);
        tui_screen_suspend(screen);
    }
    if (what & TUI_REDO_FREE_MOUSE)
        tui_screen_mouse(screen, false);
    if (what & TUI_REDO_DRAW)
        draw(session, screen);
}

/* What is typed while a command runs is taken later, but for what gives it up. */
static bool gives_up(const struct tui_event *event)
{
    return event->kind == TUI_EVENT_KEY &&
           (event->key == TUI_KEY_ESC || event->key == TUI_CTRL('C'));
}

/* The person is told, over what is shown; a program that is asked to end waits for nobody.
 * false: it is given up. */
static bool tell(struct loop *loop, const char *words, int patience)
{
    struct tui_canvas *canvas = &loop->session->canvas;
    guint before = loop->late->len;
    if (!tui_frame_of(canvas->rows, canvas->cols).is_too_small)
        tui_frame_say(canvas, TUI_WARNING, words, canvas->cursor_y);
    tui_screen_show(loop->screen, canvas);
    tui_screen_read(loop->screen, patience, loop->late);
    for (guint i = before; i < loop->late->len; i++) {
        const struct tui_event *event = &g_array_index(loop->late, struct tui_event, i);
        loop->has_given_up =
            loop->has_given_up || event->kind == TUI_EVENT_GONE || gives_up(event);
    }
    return !loop->has_given_up;
}

static bool wait(void *self, int waited)
{
    struct loop *loop = self;
    if (waited < PATIENCE || loop->has_given_up)
        return !loop->has_given_up;
    return tell(
        loop, "Waiting for another program that is saving; Esc gives up, what you wrote stays",
        STEP);
}

static bool show(void *self, const char *words)
{
    g_autofree char *said = g_strdup_printf("%s; Esc stops it, then all is as it was", words);
    return tell(self, said, 0);
}

/* What came while a command ran, without what gave it up; else
 * what comes now. */
static void read_events(struct loop *loop, GArray *events)
{
    loop->has_given_up = false;
    g_array_set_size(events, 0);
    for (guint i = 0; i < loop->late->len; i++) {
        struct tui_event event = g_array_index(loop->late, struct tui_event, i);
        if (!gives_up(&event) && event.kind != TUI_EVENT_NONE)
            g_array_append_val(events, event);
    }
    g_array_set_size(loop->late, 0);
    if (!events->len)
        tui_screen_read(loop->screen, tui_session_wait(loop->session), events);
}

static void run_loop(struct loop *loop)
{
    struct tui_session *session = loop->session;
    GArray *events = g_array_new(FALSE, FALSE, sizeof(struct tui_event));
    unsigned what = TUI_REDO_DRAW | TUI_REDO_LOOKS;
    bool is_mouse_free = false;
    while (!(what & TUI_REDO_LEAVE)) {
        redo(session, loop->screen, what);
        is_mouse_free = is_mouse_free || what & TUI_REDO_FREE_MOUSE;
        read_events(loop, events);
        bool is_quiet = g_array_index(events, struct tui_event, 0).kind == TUI_EVENT_NONE;
        what = tui_session_events(session, events);
        if (!(what & TUI_REDO_LEAVE))
            what |= tui_session_tick(session, is_quiet);
        if (is_mouse_free && !is_quiet && !(what & TUI_REDO_FREE_MOUSE)) {
            tui_screen_mouse(loop->screen, true);
            is_mouse_free = false;
        }
    }
    g_array_free(events, TRUE);
}

static void loop(struct tui_session *session, struct tui_screen *screen)
{
    struct loop loop = {.session = session,
                        .screen = screen,
                        .late = g_array_new(FALSE, FALSE, sizeof(struct tui_event))};
    tui_desk_on_wait(&session->desk, wait, show, &loop);
    run_loop(&loop);
    tui_desk_on_wait(&session->desk, NULL, NULL, NULL);
    for (guint i = 0; i < loop.late->len; i++)
        g_free(g_array_index(loop.late, struct tui_event, i).text);
    g_array_free(loop.late, TRUE);
}

void tui_judge_keys(struct rt_settings *settings)
{
    struct tui_keys keys = {0};
    tui_keys_lay(&keys, settings);
    tui_keys_clear(&keys);
}

enum rt_status tui_run(struct rt_context *context, const struct tui_options *options,
                       struct rt_error *error)
{
    struct tui_session session = {0};
    struct tui_screen *screen = NULL;
    bool no_mouse =
        options->no_mouse || tui_setting_is(context->settings, RT_SETTING_MOUSE, "off");
    enum rt_status status = tui_check(error);
    set_locale();
    if (status == RT_OK)
        status = tui_screen_open(options->no_color, no_mouse, &screen, error);
    if (status != RT_OK)
        return status;
    int rows = 0, cols = 0;
    tui_screen_size(screen, &rows, &cols);
    bool is_ascii = tui_screen_is_ascii(screen) ||
                    tui_setting_is(context->settings, RT_SETTING_GLYPHS, "ascii");
    enum tui_start start = options->is_follower  ? TUI_START_FOLLOWER
                           : options->is_meeting ? TUI_START_MEETING
                                                 : TUI_START_REGISTER;
    status =
        tui_session_init(&session, context, is_ascii, rows, cols, start, options->day, error);
    if (status == RT_OK) {
        if (tui_screen_stand_in(screen))
            tui_desk_say(&session.desk, TUI_NOTICE,
                         "TERM=%s is not known here; shown as for %s", g_getenv("TERM"),
                         tui_screen_stand_in(screen));
        loop(&session, screen);
    }
    tui_screen_close(screen);
    tui_session_clear(&session);
    return status;
}
