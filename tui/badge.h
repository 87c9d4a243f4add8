/* A colour as it stands in lists and texts: a shape, a letter and a role, so that
 * none of the three has to be seen.
 */
#ifndef TUI_BADGE_H
#define TUI_BADGE_H

#include <stdbool.h>

#include <rectrack/model.h>

#include "tui/theme.h"

/* "▲ a" and its role; out is at least 16 bytes. */
enum tui_role tui_badge(enum rt_rag rag, bool is_suggested, bool is_ascii, char out[static 16]);

#endif
