/* The views that a key opens, as a line over them. */
#ifndef TUI_TABS_H
#define TUI_TABS_H

#include "tui/desk.h"
#include "tui/frame.h"

/* Fills the tabs where the view on top, or the one that asks something there, is one of
 * them; else there are none. */
void tui_tabs(const struct tui_desk *desk, struct tui_frame_words *words);

#endif
