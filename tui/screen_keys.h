/* What curses reads, as events.  For screen.c alone, which opens the library.
 */
#ifndef TUI_SCREEN_KEYS_H
#define TUI_SCREEN_KEYS_H

#include <glib.h>

/* Tells the library how a paste begins and ends; the terminal is open. */
void tui_screen_keys_begin(void);

/* Adds what is at hand (struct tui_event), without waiting. */
void tui_screen_keys_read(GArray *events);

#endif
