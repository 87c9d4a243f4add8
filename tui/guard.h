/* Tells keys from typing that was meant for another window: eight printable
 * keys within 60 ms, outside a field, are no commands; and from typing that was meant for
 * another field of a form, at whatever speed.
 *
 * One key that repeats, or two in turn, are not typing: a held key comes in
 * bursts over a slow line.
 */
#ifndef TUI_GUARD_H
#define TUI_GUARD_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "tui/event.h"

enum { TUI_GUARD_KEYS = 8, TUI_GUARD_TIME = 60000 /* microseconds */ };

/* What was typed last where no text goes. */
enum tui_astray { TUI_NOT_ASTRAY, TUI_IN_WORD, TUI_BEHIND_WORD };

struct tui_guard {
    int keys[TUI_GUARD_KEYS];
    int64_t when[TUI_GUARD_KEYS];
    size_t n;
    bool is_shut;
    enum tui_astray astray;
};

/* Is the first of n events, a printable key outside a field, part of typing?
 * The events are those at hand; what came before is remembered. */
bool tui_guard_stops(struct tui_guard *guard, const struct tui_event *events, size_t n);

/* Is a key, on a choice or a button of a form, typing that was meant for a text?  does: it
 * does something there.  Behind a letter that does nothing, other letters do nothing either,
 * nor does the first Space or Enter: it ends a word. */
bool tui_guard_strays(struct tui_guard *guard, int key, bool does);

#endif
