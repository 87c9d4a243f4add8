/* What a terminal tells: a key, a pasted text, a click, a new size, silence.
 *
 * Knows no curses; screen.c translates.  A key is a character of Unicode, a
 * control character (Ctrl-A is 1), or one of the names below, which stand
 * behind the last character.
 */
#ifndef TUI_EVENT_H
#define TUI_EVENT_H

#include <stdbool.h>
#include <stdint.h>

#define TUI_CTRL(letter) ((letter)&0x1f)

enum tui_key {
    TUI_KEY_NONE = 0,
    TUI_KEY_TAB = 9,
    TUI_KEY_ENTER = 13,
    TUI_KEY_ESC = 27,
    TUI_KEY_UP = 0x110000,
    TUI_KEY_DOWN,
    TUI_KEY_LEFT,
    TUI_KEY_RIGHT,
    TUI_KEY_PAGE_UP,
    TUI_KEY_PAGE_DOWN,
    TUI_KEY_HOME,
    TUI_KEY_END,
    TUI_KEY_BACKSPACE,
    TUI_KEY_DELETE,
    TUI_KEY_BACK_TAB,
    TUI_KEY_WORD_LEFT, /* Ctrl with an arrow, Backspace, Delete, Home, End */
    TUI_KEY_WORD_RIGHT,
    TUI_KEY_WORD_RUB,
    TUI_KEY_WORD_DELETE,
    TUI_KEY_TEXT_START,
    TUI_KEY_TEXT_END,
    TUI_KEY_F1,
    TUI_KEY_F3,
    TUI_KEY_F4,
    TUI_KEY_OTHER, /* one that means nothing here */
};

enum tui_event_kind {
    TUI_EVENT_NONE, /* the time is over, or a signal came that needs nothing */
    TUI_EVENT_KEY,
    TUI_EVENT_PASTE, /* text: as it came, not cleaned */
    TUI_EVENT_CLICK,
    TUI_EVENT_WHEEL, /* key: TUI_KEY_UP or TUI_KEY_DOWN */
    TUI_EVENT_RESIZE,
    TUI_EVENT_STOP, /* somebody asks for a suspension */
    TUI_EVENT_GONE, /* the terminal went away, or the program is asked to end */
};

struct tui_event {
    enum tui_event_kind kind;
    int key;
    int y, x;
    char *text;   /* PASTE: owned by the event, g_free it */
    int64_t when; /* microseconds of a clock that only runs forwards */
};

/* A character that a text field takes? */
static inline bool tui_key_is_text(int key)
{
    return key >= ' ' && key < TUI_KEY_UP && key != 127 && !(key >= 0x80 && key < 0xa0);
}

#endif
