/* All of the screen but the terminal: which view is opened when, what becomes of
 * an event, and what the window shows.
 *
 * Stands above the views, which know only their desk.  Knows no curses: a test
 * hands it events and looks at a canvas.
 */
#ifndef TUI_SESSION_H
#define TUI_SESSION_H

#include <stdbool.h>

#include "tui/canvas.h"
#include "tui/desk.h"
#include "tui/guard.h"

struct tui_session {
    struct tui_desk desk;
    struct tui_canvas canvas; /* as it was drawn last: a click finds its place there */
    struct tui_guard guard;
    enum tui_theme theme;
    enum tui_palette palette;
    bool goes_on;             /* nothing came since the last of the work that was put off */
    int64_t keep_at, look_at; /* milliseconds of a clock that runs on; 0: not at all */
};

/* What it begins with. */
enum tui_start {
    TUI_START_REGISTER,
    TUI_START_MEETING,
    TUI_START_FOLLOWER, /* the projector's screen, alone */
};

/* Opens the register of context and the first view, for a window of that size;
 * where there is no register yet, the welcome.  day: of the meeting it begins with, in
 * words, or NULL.  RT_REFUSED as rt_register_open.
 * The session stays where it is until it is cleared: views point to its desk. */
enum rt_status tui_session_init(struct tui_session *session, struct rt_context *context,
                                bool is_ascii, int rows, int cols, enum tui_start start,
                                const char *day, struct rt_error *error);
void tui_session_clear(struct tui_session *session);

/* What has to be redone after one event (bits of enum tui_redo). */
unsigned tui_session_event(struct tui_session *session, const struct tui_event *event);

/* The same for several that came at once (struct tui_event); here the guard
 * against text that was meant for another window watches.  Frees their texts. */
unsigned tui_session_events(struct tui_session *session, GArray *events);

/* What is done by the clock (tick.c). */

/* The milliseconds until something has to be done, if nothing comes before. */
int tui_session_wait(const struct tui_session *session);

/* Does what is due: keeps what was typed as a draft, looks at what others have changed,
 * counts (is_quiet: nothing has come).  What has to be redone. */
unsigned tui_session_tick(struct tui_session *session, bool is_quiet);

/* Work put off until nobody types (counts): does some; true: draw. */
bool tui_session_idle(struct tui_session *session);

/* Reads again what another program has changed; true: draw. */
bool tui_session_look(struct tui_session *session);

/* Reads all of it again, also what lies under the person's eyes. */
void tui_session_show_changes(struct tui_session *session);

/* Draws the view on top and what stands around it; the canvas is the session's. */
const struct tui_canvas *tui_session_draw(struct tui_session *session, int rows, int cols);

#endif
