/* All of the screen but the terminal: the views that lie on each other, the
 * register they read, the message, and what becomes of an event.
 *
 * Knows no curses: a test hands it events and looks at a canvas.
 */
#ifndef TUI_DESK_H
#define TUI_DESK_H

#include <stdbool.h>
#include <stdint.h>

#include <rectrack/command.h>
#include <rectrack/register.h>

#include "tui/canvas.h"
#include "tui/guard.h"
#include "tui/view.h"

enum { TUI_DEPTH = 8 };

struct tui_desk {
    struct rt_context *context;
    struct rt_register *reg;      /* NULL: there is none yet */
    const struct rt_facts *facts; /* of reg; good until it changes */
    struct rt_outlook outlook;
    struct tui_view *views[TUI_DEPTH];
    size_t n_views;
    struct tui_canvas canvas; /* as it was drawn last: a click finds its place there */
    char *message;
    enum tui_role message_role;
    char *last_message;
    struct tui_guard guard;
    bool has_more; /* a letter is at hand behind the one that is being typed */
    enum tui_theme theme;
    enum tui_palette palette;
    GPtrArray *recent; /* command lines and names, the newest first; owned */
};

/* Opens the register of context and the first view, for a window of that size;
 * where there is no register yet, the welcome.  RT_REFUSED as rt_register_open. */
enum rt_status tui_desk_init(struct tui_desk *desk, struct rt_context *context, bool is_ascii,
                             int rows, int cols, struct rt_error *error);
void tui_desk_clear(struct tui_desk *desk);

/* Opens the register (again); the first view becomes the Register. */
enum rt_status tui_desk_connect(struct tui_desk *desk, struct rt_error *error);

/* What has to be redone after one event (bits of enum tui_redo). */
unsigned tui_desk_event(struct tui_desk *desk, const struct tui_event *event);

/* The same for several that came at once (struct tui_event); here the guard
 * against text that was meant for another window watches.  Frees their texts. */
unsigned tui_desk_events(struct tui_desk *desk, GArray *events);

/* Work put off until nobody types (counts): is there any?  Does it; true: draw. */
bool tui_desk_has_idle_work(const struct tui_desk *desk);
bool tui_desk_idle(struct tui_desk *desk);

/* Once a second: reads again what another program has changed; true: draw. */
bool tui_desk_look(struct tui_desk *desk);

/* Draws the view on top and what stands around it; the canvas is the desk's. */
const struct tui_canvas *tui_desk_draw(struct tui_desk *desk, int rows, int cols);

/* For views. */
void tui_desk_open(struct tui_desk *desk, struct tui_view *view);
void tui_desk_say(struct tui_desk *desk, enum tui_role role, const char *format, ...)
    G_GNUC_PRINTF(3, 4);
/* Says the error and empties it. */
void tui_desk_fail(struct tui_desk *desk, struct rt_error *error);
/* Why nothing can be written now, as a sentence; NULL: it can. */
const char *tui_desk_why_readonly(const struct tui_desk *desk);

struct tui_view *tui_desk_top(const struct tui_desk *desk);
unsigned tui_desk_place(const struct tui_desk *desk);

/* Does what a binding of the table of keys says, in the view on top. */
unsigned tui_desk_do(struct tui_desk *desk, const struct tui_binding *binding);

/* Everything is read again: a command has written. */
void tui_desk_reload(struct tui_desk *desk);

/* Runs a command line of the table of commands and opens its answer. */
unsigned tui_desk_run(struct tui_desk *desk, const char *line);

#endif
