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
};

/* Opens the register of context and the first view, for a window of that size;
 * where there is no register yet, the welcome.  RT_REFUSED as rt_register_open.
 * The session stays where it is until it is cleared: views point to its desk. */
enum rt_status tui_session_init(struct tui_session *session, struct rt_context *context,
                                bool is_ascii, int rows, int cols, struct rt_error *error);
void tui_session_clear(struct tui_session *session);

/* What has to be redone after one event (bits of enum tui_redo). */
unsigned tui_session_event(struct tui_session *session, const struct tui_event *event);

/* The same for several that came at once (struct tui_event); here the guard
 * against text that was meant for another window watches.  Frees their texts. */
unsigned tui_session_events(struct tui_session *session, GArray *events);

/* Work put off until nobody types (counts): is there any?  Does it; true: draw. */
bool tui_session_has_idle_work(const struct tui_session *session);
bool tui_session_idle(struct tui_session *session);

/* Once a second: reads again what another program has changed; true: draw. */
bool tui_session_look(struct tui_session *session);

/* Draws the view on top and what stands around it; the canvas is the session's. */
const struct tui_canvas *tui_session_draw(struct tui_session *session, int rows, int cols);

#endif
