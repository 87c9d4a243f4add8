/* What things look like: a role, which says what a cell means, becomes colours
 * and attributes by theme, palette and the number of colours at hand.
 *
 * Knows no curses: numbers are those of the 256-colour table, -1 the terminal's
 * own colour.
 */
#ifndef TUI_THEME_H
#define TUI_THEME_H

#include <stdbool.h>

enum tui_role {
    TUI_PLAIN,
    TUI_NAME, /* the program's name, the title of a record */
    TUI_RULE,
    TUI_COLUMN,  /* column headings */
    TUI_THEME,   /* the heading over the rows of a theme */
    TUI_LABEL,   /* "Progress", "Filter:" */
    TUI_KEYCAP,  /* a key in the hint bar */
    TUI_NOTICE,  /* the message line */
    TUI_WARNING, /* the message line, when something was refused */
    TUI_INPUT,   /* a text field */
    TUI_FOUND,   /* what a search found */
    TUI_DONE,    /* what needs nothing more */
    TUI_BADGE_NONE,
    TUI_BADGE_RED,
    TUI_BADGE_AMBER,
    TUI_BADGE_GREEN,
    TUI_BADGE_COMPLETE,
    TUI_BADGE_NOT_DUE,
    TUI_ROLES
};

static inline bool tui_role_is_badge(enum tui_role role)
{
    return role >= TUI_BADGE_NONE && role <= TUI_BADGE_NOT_DUE;
}

/* auto: fits light and dark backgrounds alike; the rest say which. */
enum tui_theme { TUI_AUTO, TUI_LIGHT, TUI_DARK, TUI_MONO, TUI_HIGH_CONTRAST, TUI_THEMES };

/* safe: green is drawn as blue, for those to whom red and green look alike. */
enum tui_palette { TUI_STANDARD, TUI_SAFE, TUI_PALETTES };

enum tui_attribute { TUI_BOLD = 1, TUI_UNDERLINE = 2, TUI_REVERSE = 4, TUI_DIM = 8 };

struct tui_style {
    short fg, bg; /* -1: the terminal's */
    unsigned attributes;
};

extern const char *const tui_theme_names[TUI_THEMES];
extern const char *const tui_role_names[TUI_ROLES];

/* colors: how many there are; below 8 none is used. */
struct tui_style tui_style(enum tui_theme theme, enum tui_palette palette, int colors,
                           enum tui_role role);

#endif
