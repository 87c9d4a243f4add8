/* What stands around every view: the header, the message line, the hint bar;
 * and how much room is left in a window of that size.  Knows no view and no
 * register: what it shows it is told.
 */
#ifndef TUI_FRAME_H
#define TUI_FRAME_H

#include <stdbool.h>

#include "tui/canvas.h"
#include "tui/keys.h"

enum { TUI_LEAST_ROWS = 10, TUI_LEAST_COLS = 40 };

/* A pure function of the size. */
struct tui_frame {
    bool is_too_small; /* the one sentence; nothing else fits */
    bool is_single;    /* one item at a time */
    bool has_rules;    /* lines between header, body and hints */
    int tabs;          /* the line of the views there are, -1: none */
    int state;         /* the line of filter, search and counts */
    int body, height;  /* the view's own rows */
    int message, hints;
};
struct tui_frame tui_frame_of(int rows, int cols);
/* The same for a view that a tab names: the line of tabs stands over its state. */
struct tui_frame tui_frame_tabbed(int rows, int cols);

enum { TUI_FRAME_FACTS = 5 };

/* A fact in full, and shorter for where not all facts fit; NULL: no shorter. */
struct tui_fact {
    const char *whole, *brief;
};

enum { TUI_FRAME_TABS = 8 };

/* A view that a key opens. */
struct tui_tab {
    const struct tui_binding *binding;
    unsigned place; /* where its key works: that of the view that is open */
    char label[40]; /* "My updates (3)" */
    bool is_open;
    bool is_first; /* shown before the others where not all have room */
};

/* What the frame says; NULL or empty: nothing. */
struct tui_frame_words {
    bool is_bare; /* the view fills the window: no header and no rules of the frame */
    const char *name;                       /* of the register, left in the header */
    struct tui_fact facts[TUI_FRAME_FACTS]; /* right in it, the most needed first */
    const char *message;
    int message_lines; /* at the most */
    enum tui_role message_role;
    struct tui_tab tabs[TUI_FRAME_TABS];
    size_t n_tabs; /* 0: the view that is shown is none of them */
    const struct tui_keys *keys;
    unsigned place;   /* whose keys the hint bar names */
    bool has_nothing; /* in My updates: no row has the cursor */
    size_t n_marked;  /* told with the keys that go to all that are marked */
};

enum { TUI_MESSAGE_LINES = 4, TUI_MESSAGE_WHOLE = 12 };

/* A sentence on the message line; a long one begins in the lines above, and is clipped where
 * it would need more than TUI_MESSAGE_WHOLE or go over the line that is kept. */
void tui_frame_say(struct tui_canvas *canvas, enum tui_role role, const char *text, int kept);

/* Header, rules, message and hints; the message keeps the line of the cursor. */
void tui_frame_draw(struct tui_canvas *canvas, const struct tui_frame_words *words);

/* The sentence of a window that is too small. */
void tui_frame_draw_small(struct tui_canvas *canvas);

#endif
