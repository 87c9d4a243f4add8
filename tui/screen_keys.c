/* Keys, pastes and clicks as curses tells them. */
#include "tui/screen_keys.h"

#define NCURSES_WIDECHAR 1
#include <curses.h>
#include <string.h>
#include <term.h>

#include "tui/event.h"
#include "tui/signals.h"

enum {
    KEY_PASTE_BEGIN = KEY_MAX + 1,
    KEY_PASTE_END,
    KEY_WORD_LEFT,
    KEY_WORD_RIGHT,
    KEY_WORD_DELETE,
    KEY_TEXT_START,
    KEY_TEXT_END,
};
/* One more than a text holds: what is cut off a paste is refused, never passed over. */
enum { PASTE_LIMIT = (1 << 20) + 1, PASTE_WAIT = 1000 };

void tui_screen_keys_begin(void)
{
    /* Terminals that call themselves xterm send these all the same (PuTTY, screen). */
    static const struct {
        const char *sequence;
        int code;
    } others[] = {
        {"\033[1~", KEY_HOME},
        {"\033[7~", KEY_HOME},
        {"\033[H", KEY_HOME},
        {"\033OH", KEY_HOME},
        {"\033[4~", KEY_END},
        {"\033[8~", KEY_END},
        {"\033[F", KEY_END},
        {"\033OF", KEY_END},
        {"\033[A", KEY_UP},
        {"\033[B", KEY_DOWN},
        {"\033[C", KEY_RIGHT},
        {"\033[D", KEY_LEFT},
        {"\033[11~", KEY_F(1)},
        {"\033[13~", KEY_F(3)},
        {"\033[200~", KEY_PASTE_BEGIN},
        {"\033[201~", KEY_PASTE_END},
        {"\033[1;5D", KEY_WORD_LEFT},
        {"\033[1;5C", KEY_WORD_RIGHT},
        {"\033[3;5~", KEY_WORD_DELETE},
        {"\033[1;5H", KEY_TEXT_START},
        {"\033[1;5F", KEY_TEXT_END},
        {"\033[5D", KEY_WORD_LEFT},
        {"\033[5C", KEY_WORD_RIGHT},
        {"\033Od", KEY_WORD_LEFT},
        {"\033Oc", KEY_WORD_RIGHT},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(others); i++)
        define_key(others[i].sequence, others[i].code);
}

static int key_of(wint_t code)
{
    static const struct {
        int code, key;
    } keys[] = {
        {KEY_UP, TUI_KEY_UP},
        {KEY_DOWN, TUI_KEY_DOWN},
        {KEY_LEFT, TUI_KEY_LEFT},
        {KEY_RIGHT, TUI_KEY_RIGHT},
        {KEY_PPAGE, TUI_KEY_PAGE_UP},
        {KEY_NPAGE, TUI_KEY_PAGE_DOWN},
        {KEY_HOME, TUI_KEY_HOME},
        {KEY_END, TUI_KEY_END},
        {KEY_FIND, TUI_KEY_HOME},
        {KEY_SELECT, TUI_KEY_END},
        {KEY_DC, TUI_KEY_DELETE},
        {KEY_BACKSPACE, TUI_KEY_BACKSPACE},
        {KEY_BTAB, TUI_KEY_BACK_TAB},
        {KEY_ENTER, TUI_KEY_ENTER},
        {KEY_F(1), TUI_KEY_F1},
        {KEY_F(3), TUI_KEY_F3},
        {KEY_F(4), TUI_KEY_F4},
        {KEY_WORD_LEFT, TUI_KEY_WORD_LEFT},
        {KEY_WORD_RIGHT, TUI_KEY_WORD_RIGHT},
        {KEY_WORD_DELETE, TUI_KEY_WORD_DELETE},
        {KEY_TEXT_START, TUI_KEY_TEXT_START},
        {KEY_TEXT_END, TUI_KEY_TEXT_END},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(keys); i++)
        if ((wint_t)keys[i].code == code)
            return keys[i].key;
    return TUI_KEY_OTHER;
}

/* Ctrl-Backspace sends what is Backspace on other terminals: it is a word's only
 * where both the terminal's description and its settings name the other one. */
static bool is_word_rub(wint_t code)
{
    const char *rub = tigetstr("kbs");
    return code == '\b' && erasechar() == 127 && rub && rub != (const char *)-1 &&
           !strcmp(rub, "\177");
}

static int character_of(wint_t code)
{
    if (is_word_rub(code))
        return TUI_KEY_WORD_RUB;
    if (code == 127 || code == '\b')
        return TUI_KEY_BACKSPACE;
    if (code == '\n')
        return TUI_KEY_ENTER;
    return code < TUI_KEY_UP ? (int)code : TUI_KEY_OTHER;
}

/* Everything up to the end mark is text, whatever it holds. */
static char *read_paste(void)
{
    GString *text = g_string_new(NULL);
    for (;;) {
        wint_t code = 0;
        int kind = get_wch(&code);
        if (kind == ERR && tui_signals_has_input(PASTE_WAIT))
            kind = get_wch(&code);
        if (kind == ERR || (kind == KEY_CODE_YES && code == KEY_PASTE_END))
            break;
        if (kind == OK && text->len < PASTE_LIMIT && code != 0)
            g_string_append_unichar(text, (gunichar)code);
    }
    return g_string_free(text, FALSE);
}

static struct tui_event mouse_event(void)
{
    MEVENT mouse;
    struct tui_event event = {.kind = TUI_EVENT_NONE};
    if (getmouse(&mouse) != OK)
        return event;
    event.y = mouse.y;
    event.x = mouse.x;
    if (mouse.bstate & BUTTON1_PRESSED)
        event.kind = TUI_EVENT_CLICK;
    else if (mouse.bstate & (BUTTON4_PRESSED | BUTTON5_PRESSED))
        event.kind = TUI_EVENT_WHEEL;
    event.key = mouse.bstate & BUTTON4_PRESSED ? TUI_KEY_UP : TUI_KEY_DOWN;
    return event;
}

/* After Esc: passes over the rest of a key's sequence that the library does not
 * know, so that its letters are not taken for keys.  false: it was Esc alone. */
static bool pass_sequence(void)
{
    enum { LONGEST = 32 };
    wint_t code = 0;
    int kind = get_wch(&code);
    if (kind == OK && code != '[')
        unget_wch((wchar_t)code);
    else if (kind == KEY_CODE_YES)
        ungetch((int)code);
    if (kind != OK || code != '[')
        return false;
    for (int i = 0; i < LONGEST && get_wch(&code) == OK && (code < '@' || code > '~');)
        i++;
    return true;
}

static struct tui_event event_of(int kind, wint_t code)
{
    struct tui_event event = {.kind = TUI_EVENT_KEY, .when = g_get_monotonic_time()};
    if (kind == OK && code == TUI_KEY_ESC && pass_sequence())
        event.key = TUI_KEY_OTHER;
    else if (kind == OK)
        event.key = character_of(code);
    else if (code == KEY_RESIZE)
        event.kind = TUI_EVENT_RESIZE;
    else if (code == KEY_MOUSE)
        event = mouse_event();
    else if (code == KEY_PASTE_BEGIN) {
        event.kind = TUI_EVENT_PASTE;
        event.text = read_paste();
    } else
        event.key = key_of(code);
    return event;
}

/* At most so many at once: a flood is drawn now and then. */
enum { MOST_EVENTS = 4096 };

void tui_screen_keys_read(GArray *events)
{
    wint_t code = 0;
    for (int kind; events->len < MOST_EVENTS && (kind = get_wch(&code)) != ERR;) {
        struct tui_event event = event_of(kind, code);
        g_array_append_val(events, event);
    }
}
