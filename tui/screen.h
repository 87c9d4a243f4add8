/* The terminal: shows a canvas, gives events.  Knows neither views nor data;
 * screen.c is the only file that includes curses.
 */
#ifndef TUI_SCREEN_H
#define TUI_SCREEN_H

#include <stdbool.h>

#include <glib.h>

#include <rectrack/error.h>

#include "tui/canvas.h"
#include "tui/event.h"

struct tui_screen;

/* Takes over the terminal; the locale is set already.  No colours where no_color; no mouse
 * where no_mouse. RT_REFUSED where the terminal is unknown and none of the usual ones does. */
enum rt_status tui_screen_open(bool no_color, bool no_mouse, struct tui_screen **out,
                               struct rt_error *error);

/* Gives the terminal back as it was.  Takes NULL. */
void tui_screen_close(struct tui_screen *screen);

/* The terminal's name where TERM was not known and another one stands in. */
const char *tui_screen_stand_in(const struct tui_screen *screen);

/* May only ASCII be shown? */
bool tui_screen_is_ascii(const struct tui_screen *screen);

void tui_screen_size(const struct tui_screen *screen, int *rows, int *cols);
void tui_screen_looks(struct tui_screen *screen, enum tui_theme theme,
                      enum tui_palette palette);

/* Sends what differs from what the terminal shows; the cursor goes to its place. */
void tui_screen_show(struct tui_screen *screen, const struct tui_canvas *canvas);

/* Forgets what the terminal shows: the next showing sends everything. */
void tui_screen_redraw(struct tui_screen *screen);

/* Adds to events (struct tui_event) what has come, at least one; waits at most
 * milliseconds (TUI_EVENT_NONE then). */
void tui_screen_read(struct tui_screen *screen, int milliseconds, GArray *events);

/* Leaves the mouse to the terminal, or takes it back. */
void tui_screen_mouse(struct tui_screen *screen, bool is_ours);

/* Stops the program as the shell's job; returns when it goes on. */
void tui_screen_suspend(struct tui_screen *screen);

/* Leaves the terminal to another program, as it was before us, and takes it back. */
void tui_screen_lend(struct tui_screen *screen);
void tui_screen_take_back(struct tui_screen *screen);

/* Sends the terminal a sequence that shows nothing. */
void tui_screen_send(struct tui_screen *screen, const char *sequence);

/* Throws away what was typed and not read yet. */
void tui_screen_drop_input(struct tui_screen *screen);

#endif
