/* The tables of looks.  Each badge differs from the others in lightness too;
 * tests/tui holds the sums: for each pair the distance as normal, protan, deutan
 * and tritan eyes see it, and the contrast of the text on its own ground.
 * Attributes carry the meaning where there is no colour. */
#include "tui/theme.h"

#include <stdbool.h>
#include <stddef.h>

const char *const tui_theme_names[TUI_THEMES] = {
    [TUI_AUTO] = "auto",
    [TUI_LIGHT] = "light",
    [TUI_DARK] = "dark",
    [TUI_MONO] = "mono",
    [TUI_HIGH_CONTRAST] = "high-contrast",
};

const char *const tui_role_names[TUI_ROLES] = {
    [TUI_PLAIN] = "plain",
    [TUI_NAME] = "name",
    [TUI_RULE] = "rule",
    [TUI_COLUMN] = "column",
    [TUI_THEME] = "theme",
    [TUI_LABEL] = "label",
    [TUI_KEYCAP] = "key",
    [TUI_NOTICE] = "notice",
    [TUI_WARNING] = "warning",
    [TUI_INPUT] = "input",
    [TUI_FOUND] = "found",
    [TUI_DONE] = "done",
    [TUI_BADGE_NONE] = "none",
    [TUI_BADGE_RED] = "red",
    [TUI_BADGE_AMBER] = "amber",
    [TUI_BADGE_GREEN] = "green",
    [TUI_BADGE_COMPLETE] = "complete",
    [TUI_BADGE_NOT_DUE] = "not due",
};

/* A style that is all zero would be black on black: "own" is the terminal's. */
enum { OWN = -1 };

/* Without colours; also what every theme adds to its colours. */
static const struct tui_style mono[TUI_ROLES] = {
    [TUI_PLAIN] = {OWN, OWN, 0},
    [TUI_NAME] = {OWN, OWN, TUI_BOLD},
    [TUI_RULE] = {OWN, OWN, 0},
    [TUI_COLUMN] = {OWN, OWN, TUI_UNDERLINE},
    [TUI_THEME] = {OWN, OWN, TUI_BOLD},
    [TUI_LABEL] = {OWN, OWN, TUI_BOLD},
    [TUI_KEYCAP] = {OWN, OWN, TUI_BOLD},
    [TUI_NOTICE] = {OWN, OWN, 0},
    [TUI_WARNING] = {OWN, OWN, TUI_BOLD},
    [TUI_INPUT] = {OWN, OWN, TUI_UNDERLINE},
    [TUI_FOUND] = {OWN, OWN, TUI_REVERSE},
    [TUI_DONE] = {OWN, OWN, TUI_DIM},
    [TUI_BADGE_NONE] = {OWN, OWN, 0},
    [TUI_BADGE_RED] = {OWN, OWN, TUI_REVERSE | TUI_BOLD},
    [TUI_BADGE_AMBER] = {OWN, OWN, TUI_BOLD | TUI_UNDERLINE},
    [TUI_BADGE_GREEN] = {OWN, OWN, 0},
    [TUI_BADGE_COMPLETE] = {OWN, OWN, TUI_DIM},
    [TUI_BADGE_NOT_DUE] = {OWN, OWN, 0},
};

struct paint {
    bool is_set;
    short fg, bg;
};
#define PAINT(fg, bg)    \
    {                    \
        true, (fg), (bg) \
    }

/* Words in colour; the rest of the roles stay the terminal's own. */
static const struct paint words_256[TUI_THEMES][TUI_ROLES] = {
    [TUI_LIGHT] = {[TUI_THEME] = PAINT(24, OWN),
                   [TUI_KEYCAP] = PAINT(24, OWN),
                   [TUI_LABEL] = PAINT(24, OWN),
                   [TUI_WARNING] = PAINT(88, OWN)},
    [TUI_DARK] = {[TUI_THEME] = PAINT(117, OWN),
                  [TUI_KEYCAP] = PAINT(117, OWN),
                  [TUI_LABEL] = PAINT(117, OWN),
                  [TUI_WARNING] = PAINT(217, OWN)},
};

static const struct paint badges_256[TUI_PALETTES][TUI_ROLES] = {
    [TUI_STANDARD] = {[TUI_BADGE_RED] = PAINT(231, 124),
                      [TUI_BADGE_AMBER] = PAINT(16, 220),
                      [TUI_BADGE_GREEN] = PAINT(16, 115),
                      [TUI_BADGE_COMPLETE] = PAINT(231, 19)},
    [TUI_SAFE] = {[TUI_BADGE_RED] = PAINT(231, 124),
                  [TUI_BADGE_AMBER] = PAINT(16, 214),
                  [TUI_BADGE_GREEN] = PAINT(231, 25),
                  [TUI_BADGE_COMPLETE] = PAINT(16, 195)},
};

/* At least 7:1. */
static const struct paint badges_high[TUI_PALETTES][TUI_ROLES] = {
    [TUI_STANDARD] = {[TUI_BADGE_RED] = PAINT(231, 88),
                      [TUI_BADGE_AMBER] = PAINT(16, 220),
                      [TUI_BADGE_GREEN] = PAINT(16, 122),
                      [TUI_BADGE_COMPLETE] = PAINT(231, 18)},
    [TUI_SAFE] = {[TUI_BADGE_RED] = PAINT(231, 88),
                  [TUI_BADGE_AMBER] = PAINT(16, 220),
                  [TUI_BADGE_GREEN] = PAINT(231, 24),
                  [TUI_BADGE_COMPLETE] = PAINT(16, 123)},
};

/* 8 and 16 colours: ANSI's, on grounds of their own so that both light and dark
 * backgrounds do. */
static const struct paint badges_8[TUI_PALETTES][TUI_ROLES] = {
    [TUI_STANDARD] = {[TUI_BADGE_RED] = PAINT(7, 1),
                      [TUI_BADGE_AMBER] = PAINT(0, 3),
                      [TUI_BADGE_GREEN] = PAINT(0, 2),
                      [TUI_BADGE_COMPLETE] = PAINT(7, 4)},
    [TUI_SAFE] = {[TUI_BADGE_RED] = PAINT(7, 1),
                  [TUI_BADGE_AMBER] = PAINT(0, 3),
                  [TUI_BADGE_GREEN] = PAINT(7, 4),
                  [TUI_BADGE_COMPLETE] = PAINT(0, 7)},
};

struct tui_style tui_style(enum tui_theme theme, enum tui_palette palette, int colors,
                           enum tui_role role)
{
    struct tui_style style = mono[role];
    if (theme == TUI_MONO || colors < 8)
        return style;
    const struct paint *paint;
    if (tui_role_is_badge(role) && colors < 256)
        paint = &badges_8[palette][role];
    else if (tui_role_is_badge(role) && theme == TUI_HIGH_CONTRAST)
        paint = &badges_high[palette][role];
    else if (tui_role_is_badge(role))
        paint = &badges_256[palette][role];
    else
        paint = &words_256[theme][role];
    if (!paint->is_set || (!tui_role_is_badge(role) && colors < 256))
        return style;
    style.fg = paint->fg;
    style.bg = paint->bg;
    if (tui_role_is_badge(
            role)) /* the ground tells it; bold would turn ANSI's colours bright */
        style.attributes = 0;
    return style;
}
