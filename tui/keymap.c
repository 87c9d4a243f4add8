/* The table, and how it is read. */
#include "tui/keymap.h"

#include <string.h>

#include <glib.h>

const struct tui_binding tui_bindings[] = {
    {.places = TUI_AT_REGISTER | TUI_AT_WELCOME,
     .keys = {TUI_KEY_ENTER, TUI_KEY_RIGHT, 'l'},
     .name = "open",
     .action = TUI_DO_OPEN,
     .label = "open",
     .priority = 1,
     .help = "Opens what the cursor is on",
     .words = "show read whole record",
     .is_unlisted = true},
    {.places = TUI_AT_HELP | TUI_AT_PALETTE,
     .keys = {TUI_KEY_ENTER},
     .name = "run",
     .action = TUI_DO_OPEN,
     .label = "do it",
     .priority = 1,
     .help = "Does what is chosen, or what was typed",
     .is_unlisted = true},
    {.places = TUI_FIELDS,
     .keys = {TUI_KEY_ENTER},
     .name = "keep",
     .action = TUI_DO_OPEN,
     .label = "keep",
     .priority = 1,
     .help = "Leaves the field and keeps what it found",
     .is_unlisted = true},
    {.places = TUI_PAGES,
     .keys = {TUI_KEY_ESC, TUI_KEY_LEFT, 'h'},
     .name = "back",
     .action = TUI_DO_BACK,
     .label = "back",
     .priority = 1,
     .help = "Goes back one step",
     .is_unlisted = true},
    {.places = TUI_AT_REGISTER | TUI_AT_WELCOME | TUI_AT_HELP | TUI_AT_PALETTE,
     .keys = {TUI_KEY_ESC},
     .name = "step back",
     .action = TUI_DO_BACK,
     .label = NULL,
     .help = "Goes back one step; stops at the register and never throws text away",
     .is_unlisted = true},
    {.places = TUI_AT_SEARCH,
     .keys = {TUI_KEY_ESC},
     .name = "give up",
     .action = TUI_DO_BACK,
     .label = "give up",
     .priority = 2,
     .help = "Leaves the search and goes back to where it began",
     .is_unlisted = true},
    {.places = TUI_AT_FILTER,
     .keys = {TUI_KEY_ESC},
     .name = "clear",
     .action = TUI_DO_BACK,
     .label = "clear",
     .priority = 2,
     .help = "Clears the filter: all recommendations are shown (Backspace in the empty "
             "field does it too)",
     .is_unlisted = true},
    {.places = TUI_AT_RECORD,
     .keys = {TUI_KEY_TAB},
     .name = "next recommendation",
     .action = TUI_DO_NEXT,
     .label = "next",
     .priority = 2,
     .help = "Shows the next recommendation of the list"},
    {.places = TUI_AT_RECORD,
     .keys = {TUI_KEY_BACK_TAB},
     .name = "previous recommendation",
     .action = TUI_DO_PREVIOUS,
     .label = "previous",
     .priority = 5,
     .help = "Shows the recommendation before this one in the list"},
    {.places = TUI_AT_PALETTE,
     .keys = {TUI_KEY_TAB},
     .name = "complete",
     .action = TUI_DO_COMPLETE_WORD,
     .label = "complete",
     .priority = 2,
     .help = "Writes the chosen command into the field, to go on typing",
     .is_unlisted = true},
    {.places = TUI_ANYWHERE,
     .keys = {TUI_KEY_UP, 'k'},
     .name = "up",
     .action = TUI_DO_UP,
     .help = "One line up",
     .is_unlisted = true},
    {.places = TUI_ANYWHERE,
     .keys = {TUI_KEY_DOWN, 'j'},
     .name = "down",
     .action = TUI_DO_DOWN,
     .help = "One line down",
     .is_unlisted = true},
    {.places = TUI_PAGES,
     .keys = {TUI_KEY_PAGE_DOWN, TUI_CTRL('D')},
     .name = "read on",
     .action = TUI_DO_PAGE_DOWN,
     .label = "read on",
     .priority = 4,
     .help = "One page down",
     .is_unlisted = true},
    {.places = TUI_ANYWHERE & ~(unsigned)TUI_PAGES,
     .keys = {TUI_KEY_PAGE_DOWN, TUI_CTRL('D')},
     .name = "page down",
     .action = TUI_DO_PAGE_DOWN,
     .help = "One page down",
     .is_unlisted = true},
    {.places = TUI_ANYWHERE,
     .keys = {TUI_KEY_PAGE_UP, TUI_CTRL('U')},
     .name = "page up",
     .action = TUI_DO_PAGE_UP,
     .help = "One page up",
     .is_unlisted = true},
    {.places = TUI_READING,
     .keys = {TUI_KEY_HOME, 'g'},
     .name = "start",
     .action = TUI_DO_START,
     .help = "To the first line",
     .words = "top first",
     .is_unlisted = true},
    {.places = TUI_READING,
     .keys = {TUI_KEY_END, 'G'},
     .name = "end",
     .action = TUI_DO_END,
     .help = "To the last line",
     .words = "bottom last",
     .is_unlisted = true},
    {.places = TUI_AT_REGISTER | TUI_PAGES,
     .keys = {'/', TUI_KEY_F3},
     .name = "search",
     .action = TUI_DO_SEARCH,
     .label = "search",
     .priority = 3,
     .help = "Finds words as you type them; the list stays whole",
     .words = "find look for word text",
     .opens_field = true},
    {.places = TUI_AT_REGISTER | TUI_PAGES,
     .keys = {'n'},
     .name = "next match",
     .action = TUI_DO_FIND_NEXT,
     .help = "Goes to the next place where the searched words stand",
     .words = "find again"},
    {.places = TUI_AT_REGISTER | TUI_PAGES,
     .keys = {'N'},
     .name = "previous match",
     .action = TUI_DO_FIND_PREVIOUS,
     .help = "Goes to the place before where the searched words stand",
     .words = "find again backwards"},
    {.places = TUI_AT_REGISTER,
     .keys = {'f'},
     .name = "filter",
     .action = TUI_DO_FILTER,
     .label = "filter",
     .priority = 4,
     .help = "Shows only what query words say: rag:red owner:\"Hampton Trust\" overdue",
     .words = "query only narrow owner rag source theme",
     .opens_field = true},
    {.places = TUI_AT_REGISTER,
     .name = "filter clear",
     .action = TUI_DO_CLEAR_FILTER,
     .help = "Shows all recommendations again",
     .words = "all reset remove"},
    {.places = TUI_AT_REGISTER | TUI_AT_RECORD,
     .keys = {'H'},
     .name = "history of this one",
     .command = "history {ref}",
     .label = "history",
     .priority = 6,
     .help = "Shows every change of this recommendation: who, when, what, why",
     .words = "changes audit log who"},
    {.places = TUI_AT_REGISTER,
     .keys = {'+'},
     .name = "larger preview",
     .action = TUI_DO_ENLARGE,
     .help = "Gives the preview below the list one line more",
     .words = "zoom bigger"},
    {.places = TUI_AT_REGISTER,
     .keys = {'-'},
     .name = "smaller preview",
     .action = TUI_DO_SHRINK,
     .help = "Gives the preview below the list one line less",
     .words = "zoom"},
    {.places = TUI_ANYWHERE & ~(unsigned)TUI_AT_PALETTE,
     .keys = {':', TUI_CTRL('P')},
     .name = "commands",
     .action = TUI_DO_PALETTE,
     .label = "commands",
     .priority = 0,
     .help = "Finds any command by name or by what it does, and runs it",
     .opens_field = true,
     .is_unlisted = true},
    {.places = TUI_ANYWHERE & ~(unsigned)TUI_AT_HELP,
     .keys = {'?', TUI_KEY_F1},
     .name = "help",
     .action = TUI_DO_HELP,
     .label = "help",
     .priority = 0,
     .help = "Shows what works here, then everything; typing searches",
     .words = "keys manual what"},
    {.places = TUI_ANYWHERE,
     .keys = {TUI_CTRL('G')},
     .name = "repeat the message",
     .action = TUI_DO_REPEAT,
     .help = "Shows the last message again",
     .words = "read again"},
    {.places = TUI_ANYWHERE,
     .name = "read where am I",
     .action = TUI_DO_WHERE,
     .help = "Says in words which screen this is, the filter and the place in the list",
     .words = "position screen reader"},
    {.places = TUI_ANYWHERE,
     .keys = {TUI_CTRL('L')},
     .name = "draw again",
     .action = TUI_DO_REDRAW,
     .help = "Draws the whole screen afresh",
     .words = "refresh repaint redraw"},
    {.places = TUI_ANYWHERE,
     .name = "let me select text",
     .action = TUI_DO_SELECT_TEXT,
     .help = "Leaves the mouse to the terminal until the next key (Shift with the mouse does "
             "it in most terminals)",
     .words = "mouse copy mark"},
    {.places = TUI_ANYWHERE,
     .name = "theme auto",
     .action = TUI_DO_THEME_AUTO,
     .help = "Colours that fit light and dark backgrounds",
     .words = "colours"},
    {.places = TUI_ANYWHERE,
     .name = "theme light",
     .action = TUI_DO_THEME_LIGHT,
     .help = "Colours for a light background",
     .words = "colours"},
    {.places = TUI_ANYWHERE,
     .name = "theme dark",
     .action = TUI_DO_THEME_DARK,
     .help = "Colours for a dark background",
     .words = "colours"},
    {.places = TUI_ANYWHERE,
     .name = "theme mono",
     .action = TUI_DO_THEME_MONO,
     .help = "No colours: bold, underlined and reversed text",
     .words = "colours none"},
    {.places = TUI_ANYWHERE,
     .name = "theme high-contrast",
     .action = TUI_DO_THEME_HIGH,
     .help = "Colours with a contrast of at least 7 to 1",
     .words = "colours"},
    {.places = TUI_ANYWHERE,
     .name = "palette safe",
     .action = TUI_DO_PALETTE_SAFE,
     .help = "Draws green as blue, for those to whom red and green look alike",
     .words = "colours colour blind"},
    {.places = TUI_ANYWHERE,
     .name = "palette standard",
     .action = TUI_DO_PALETTE_STANDARD,
     .help = "Draws green as green",
     .words = "colours"},
    {.places = TUI_ANYWHERE,
     .name = "suspend",
     .action = TUI_DO_SUSPEND,
     .help = "Goes to the shell; fg comes back",
     .words = "shell stop background"},
    {.places = TUI_READING,
     .keys = {'q'},
     .name = "quit",
     .action = TUI_DO_QUIT,
     .label = "leave",
     .priority = 7,
     .help = "Leaves rectrack",
     .words = "exit leave end close"},
    {0},
};

const struct tui_binding *tui_binding_find(unsigned place, int key)
{
    if (key == TUI_KEY_NONE || ((place & TUI_TYPING) && tui_key_is_text(key)))
        return NULL;
    for (const struct tui_binding *binding = tui_bindings; binding->name; binding++) {
        if (!(binding->places & place))
            continue;
        for (size_t i = 0; i < TUI_KEYS; i++)
            if (binding->keys[i] == key)
                return binding;
    }
    return NULL;
}

static const struct {
    int key;
    const char *name;
} names[] = {
    {TUI_KEY_TAB, "Tab"},
    {TUI_KEY_ENTER, "Enter"},
    {TUI_KEY_ESC, "Esc"},
    {TUI_KEY_UP, "Up"},
    {TUI_KEY_DOWN, "Down"},
    {TUI_KEY_LEFT, "Left"},
    {TUI_KEY_RIGHT, "Right"},
    {TUI_KEY_PAGE_UP, "PgUp"},
    {TUI_KEY_PAGE_DOWN, "PgDn"},
    {TUI_KEY_HOME, "Home"},
    {TUI_KEY_END, "End"},
    {TUI_KEY_BACKSPACE, "Backspace"},
    {TUI_KEY_DELETE, "Delete"},
    {TUI_KEY_BACK_TAB, "Shift-Tab"},
    {TUI_KEY_F1, "F1"},
    {TUI_KEY_F3, "F3"},
    {' ', "Space"},
};

const char *tui_key_name(int key, char in[static 16])
{
    for (size_t i = 0; i < G_N_ELEMENTS(names); i++)
        if (names[i].key == key)
            return names[i].name;
    if (key > 0 && key < ' ')
        g_snprintf(in, 16, "Ctrl-%c", key + '@');
    else if (tui_key_is_text(key))
        in[g_unichar_to_utf8((gunichar)key, in)] = '\0';
    else
        g_strlcpy(in, "That key", 16);
    return in;
}

char *tui_binding_keys(const struct tui_binding *binding, unsigned place)
{
    GString *all = g_string_new(NULL);
    for (size_t i = 0; i < TUI_KEYS && binding->keys[i]; i++) {
        if ((place & TUI_TYPING) && !(place & TUI_READING) && tui_key_is_text(binding->keys[i]))
            continue;
        char name[16];
        if (all->len)
            g_string_append(all, ", ");
        g_string_append(all, tui_key_name(binding->keys[i], name));
    }
    return g_string_free(all, FALSE);
}

const char *tui_place_name(unsigned place)
{
    static const struct {
        unsigned place;
        const char *name;
    } places[] = {
        {TUI_AT_REGISTER, "Register"}, {TUI_AT_RECORD, "Recommendation"},
        {TUI_AT_ANSWER, "Answer"},     {TUI_AT_WELCOME, "Welcome"},
        {TUI_AT_SEARCH, "Search"},     {TUI_AT_FILTER, "Filter"},
        {TUI_AT_PALETTE, "Commands"},  {TUI_AT_HELP, "Help"},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(places); i++)
        if (places[i].place == place)
            return places[i].name;
    return "Everywhere";
}
