/* THE TABLE OF KEYS: where a key works, what it is called, what it does.
 *
 * The hint bar, the help, the palette and the manual are readings of it.  What
 * a key does is an action of the screen or a command line of THE TABLE OF
 * COMMANDS; knows no curses and no data.
 */
#ifndef TUI_KEYMAP_H
#define TUI_KEYMAP_H

#include <stdbool.h>
#include <stddef.h>

#include "tui/event.h"

/* What the person is looking at; a bit each. */
enum tui_place {
    TUI_AT_REGISTER = 1,
    TUI_AT_RECORD = 2,
    TUI_AT_ANSWER = 4,  /* what a command said */
    TUI_AT_WELCOME = 8, /* there is no register yet */
    TUI_AT_SEARCH = 16, /* the text field of a search */
    TUI_AT_FILTER = 32, /* that of the filter */
    TUI_AT_PALETTE = 64,
    TUI_AT_HELP = 128,
    TUI_AT_TEXT = 256,    /* a form, in a text of many lines */
    TUI_AT_LINE = 512,    /* in one of one line */
    TUI_AT_CHOICE = 1024, /* on choices or boxes */
    TUI_AT_BUTTON = 2048,
    TUI_AT_CONFIRM = 4096,  /* a question before something is done */
    TUI_AT_COPY = 8192,     /* the second key of a copy */
    TUI_AT_OFFER = 16384,   /* a question with several answers */
    TUI_AT_MINE = 32768,    /* My updates */
    TUI_AT_NAMES = 65536,   /* choosing one of several names: of an owner, of a filter */
    TUI_AT_PAPER = 131072,  /* the paper as it will print */
    TUI_AT_REVIEW = 262144, /* what an import would do */
    TUI_AT_BOARD = 524288,
    TUI_AT_MATRIX = 1048576,
    TUI_AT_TIMELINE = 2097152,
    TUI_AT_TREND = 4194304,
    TUI_AT_MEETING = 8388608,  /* at an item of its agenda */
    TUI_AT_MINUTES = 16777216, /* at what it decided, or before there is one */
    TUI_AT_BLANK = 33554432,   /* a meeting that shows nothing */
    TUI_AT_FOLLOW = 67108864,  /* the projector's screen of a meeting */
};
enum {
    TUI_RECORDS = TUI_AT_REGISTER | TUI_AT_RECORD,
    TUI_LANES = TUI_AT_BOARD | TUI_AT_MATRIX,
    TUI_CHARTS = TUI_LANES | TUI_AT_TIMELINE | TUI_AT_TREND,
    TUI_MEETINGS = TUI_AT_MEETING | TUI_AT_MINUTES,
    TUI_READING = TUI_AT_REGISTER | TUI_AT_RECORD | TUI_AT_ANSWER | TUI_AT_WELCOME |
                  TUI_AT_MINE | TUI_AT_PAPER | TUI_AT_REVIEW | TUI_CHARTS | TUI_MEETINGS,
    TUI_BARE = TUI_MEETINGS | TUI_AT_BLANK | TUI_AT_FOLLOW, /* fill the window themselves */
    TUI_ONE = TUI_RECORDS | TUI_AT_MEETING, /* about one recommendation, or those marked */
    TUI_QUESTIONS = TUI_AT_CONFIRM | TUI_AT_OFFER,
    TUI_PAGES = TUI_AT_RECORD | TUI_AT_ANSWER | TUI_AT_PAPER | TUI_AT_REVIEW,
    TUI_FIELDS = TUI_AT_SEARCH | TUI_AT_FILTER,
    TUI_TEXTS = TUI_AT_TEXT | TUI_AT_LINE,
    TUI_CHOICES = TUI_AT_CHOICE | TUI_AT_BUTTON,
    TUI_FORMS = TUI_TEXTS | TUI_CHOICES,
    TUI_FINDING = TUI_FIELDS | TUI_AT_PALETTE | TUI_AT_HELP | TUI_AT_NAMES,
    TUI_TYPING = TUI_FINDING | TUI_TEXTS, /* letters type here */
    TUI_ANYWHERE = TUI_READING | TUI_TYPING | TUI_CHOICES,
};

enum tui_action {
    TUI_DO_NOTHING,
    TUI_DO_UP,
    TUI_DO_DOWN,
    TUI_DO_PAGE_UP,
    TUI_DO_PAGE_DOWN,
    TUI_DO_START,
    TUI_DO_END,
    TUI_DO_OPEN,
    TUI_DO_BACK,
    TUI_DO_NEXT,
    TUI_DO_PREVIOUS,
    TUI_DO_LATEST,
    TUI_DO_SEARCH,
    TUI_DO_FIND_NEXT,
    TUI_DO_FIND_PREVIOUS,
    TUI_DO_FILTER,
    TUI_DO_CLEAR_FILTER,
    TUI_DO_FILTERS,     /* those that are kept */
    TUI_DO_TAKE_FILTER, /* desk->picked */
    TUI_DO_COMPLETE_WORD,
    TUI_DO_ENLARGE,
    TUI_DO_SHRINK,
    TUI_DO_PALETTE,
    TUI_DO_HELP,
    TUI_DO_REPEAT,
    TUI_DO_WHERE,
    TUI_DO_REDRAW,
    TUI_DO_SELECT_TEXT,
    TUI_DO_THEME_AUTO,
    TUI_DO_THEME_LIGHT,
    TUI_DO_THEME_DARK,
    TUI_DO_THEME_MONO,
    TUI_DO_THEME_HIGH,
    TUI_DO_PALETTE_STANDARD,
    TUI_DO_PALETTE_SAFE,
    TUI_DO_SUSPEND,
    TUI_DO_QUIT,
    TUI_DO_LEFT,
    TUI_DO_RIGHT,
    TUI_DO_CHOOSE,
    TUI_DO_SAVE,
    TUI_DO_EDITOR,
    TUI_DO_UNDO_TYPING,
    TUI_DO_REDO_TYPING,
    TUI_DO_LAST_WORDS,
    TUI_DO_UPDATE,
    TUI_DO_SET_RAG, /* from here to TUI_DO_COPY: changes.h */
    TUI_DO_TARGET,
    TUI_DO_OWNERS,
    TUI_DO_ADD_ACTION,
    TUI_DO_TICK,
    TUI_DO_EDIT_FIELDS,
    TUI_DO_EDIT_TEXT,
    TUI_DO_DECIDE,
    TUI_DO_ASK, /* for an action */
    TUI_DO_NOTE,
    TUI_DO_ATTEND,
    TUI_DO_UNDO,
    TUI_DO_REDO,
    TUI_DO_HISTORY,
    TUI_DO_HISTORY_OF_ALL,
    TUI_DO_COPY,
    TUI_DO_COPY_REF,
    TUI_DO_COPY_ROW,
    TUI_DO_COPY_TABLE,
    TUI_DO_MARK,
    TUI_DO_MARK_ALL,
    TUI_DO_MARK_RANGE,
    TUI_DO_UNMARK,
    TUI_DO_YES,
    TUI_DO_NO,
    TUI_DO_FIRST, /* answers of a question with several */
    TUI_DO_SECOND,
    TUI_DO_THIRD,
    TUI_DO_REGISTER,
    TUI_DO_BOARD,
    TUI_DO_MATRIX,
    TUI_DO_TIMELINE,
    TUI_DO_TREND,
    TUI_DO_MINE,
    TUI_DO_MEETING,
    TUI_DO_MEET, /* on what the filter leaves */
    TUI_DO_JUMP,
    TUI_DO_TAKE_ITEM, /* desk->picked */
    TUI_DO_DONE,
    TUI_DO_SKIP,
    TUI_DO_BLANK,
    TUI_DO_FINISH,
    TUI_DO_CARRY,
    TUI_DO_MEETINGS,
    TUI_DO_TAKE_MEETING, /* desk->picked */
    TUI_DO_BY,     /* another field */
    TUI_DO_BY_TOO, /* the other one */
    TUI_DO_OWNER,
    TUI_DO_TAKE_OWNER, /* desk->picked */
    TUI_DO_NO_CHANGE,
    TUI_DO_FIND_ROW,
    TUI_DO_TAKE_ROW, /* desk->picked */
    TUI_DO_SEARCH_ALL,
    TUI_DO_SHOW_CHANGES,
    TUI_DO_PAPER,
    TUI_DO_EXPORT,
    TUI_ACTIONS
};

enum { TUI_KEYS = 4 };

struct tui_binding {
    unsigned places;
    int keys[TUI_KEYS]; /* the one that is shown first; none: the palette's only */
    const char *name;   /* in the palette */
    enum tui_action action;
    const char *command; /* or a command line; {ref} is the record it is about */
    const char *label;   /* in the hint bar; NULL: not there */
    int priority;        /* in the hint bar: 1 first; 0 never drops out */
    unsigned stays;      /* the places where it does not drop out either */
    const char *help;    /* one sentence without a full stop */
    const char *words;   /* other words by which it is found */
    bool takes_marks;    /* does it to all that are marked: the hint bar says how many */
    bool needs_row;      /* no hint for it in My updates where nothing is listed */
    bool opens_field;    /* what is typed next goes into a field */
    bool is_unlisted;    /* so plain that the palette does not offer it */
};

/* In the order of the help; name NULL behind the last. */
extern const struct tui_binding tui_bindings[];

/* What the key does there, or NULL.  Where letters type they are no keys. */
const struct tui_binding *tui_binding_find(unsigned place, int key);

/* "Enter", "k", "Ctrl-U", "F1"; in is at least 16 bytes. */
const char *tui_key_name(int key, char in[static 16]);

/* The key of such a name, its letters' case aside where it has more than one; a
 * character is a key by itself.  TUI_KEY_NONE: there is none. */
int tui_key_parse(const char *name);

/* The heading of the help over the keys of a place. */
const char *tui_place_name(unsigned place);

#endif
