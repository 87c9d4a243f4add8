/* Labelled lines of text, wrapped to the width and scrolled: what the Record
 * view and the answers of commands are read in.  Knows no data.
 */
#ifndef TUI_PAGER_H
#define TUI_PAGER_H

#include <stdbool.h>
#include <stddef.h>

#include <glib.h>

#include <rectrack/arena.h>

#include "tui/canvas.h"
#include "tui/keymap.h"

/* A stretch of a line that stands in a column. */
struct tui_run {
    int x, column;
    enum tui_role role;
    const char *text; /* cleaned, one line */
};

struct tui_line {
    const char *label;   /* stands before the first line of text; NULL: none */
    const char *text;    /* cleaned; line feeds part lines */
    int indent;          /* cells before the text, the label among them */
    enum tui_role role;  /* of the text */
    enum tui_role badge; /* a colour's badge before the text; TUI_PLAIN: none */
    const char *sign;    /* what the badge shows: "▲ a" */
    int section;         /* what begins with it, a number of its owner's; 0: nothing */
    struct rt_list runs; /* struct tui_run, by x: then it is one line as it stands, and text
                            is empty; none: text is wrapped */
};

struct tui_pager {
    struct rt_arena arena;
    struct rt_list lines; /* struct tui_line */
    bool is_ascii;
    int width, height; /* of the last drawing */
    GArray *pieces;    /* struct tui_piece: the lines as wrapped */
    size_t top;        /* the first piece seen */
    int wanted;        /* the section that the next drawing begins with; 0: none */
    size_t found;      /* the piece that a search found; SIZE_MAX: none */
};

void tui_pager_init(struct tui_pager *pager, bool is_ascii);
void tui_pager_clear(struct tui_pager *pager);

/* Takes the lines out, keeps the place. */
void tui_pager_empty(struct tui_pager *pager);

/* Adds a line; the texts are cleaned and copied.  indent -1: behind the label. */
struct tui_line *tui_pager_add(struct tui_pager *pager, const char *label, int indent,
                               enum tui_role role, const char *text);

/* Adds a stretch to a line that was added last; the text is cleaned and copied.  Returns
 * the cell behind it. */
int tui_pager_run(struct tui_pager *pager, struct tui_line *line, int x, int column,
                  enum tui_role role, const char *text);

/* All of it as text, unwrapped, what stands under a heading parted from the rest. */
void tui_pager_text(const struct tui_pager *pager, GString *out);

/* Moves by an action; false if it is none that moves. */
bool tui_pager_move(struct tui_pager *pager, enum tui_action action);

/* The section that is read: the one on top, at the end of a long text its last;
 * 0: none, or nothing was scrolled. */
int tui_pager_section(const struct tui_pager *pager);

/* The number that labels the line of a section where a search has led, or the first
 * one in sight; 0: none is. */
int tui_pager_number(const struct tui_pager *pager, int section);

/* Brings the first line of a section to the top; false: there is none. */
bool tui_pager_go(struct tui_pager *pager, int section);

/* Finds folded words from the top line (or the last found one) on: step 1 the
 * next, -1 the one before, 0 also where it stands.  false: nowhere. */
bool tui_pager_find(struct tui_pager *pager, const char *words, int step);

/* The cells that its lines have on a canvas. */
int tui_pager_room(const struct tui_canvas *canvas);

/* Draws height lines from y on, with "… n more below" in the last one where
 * more follows; the cursor stands on the line that a search found, else on the
 * first. */
void tui_pager_draw(struct tui_pager *pager, struct tui_canvas *canvas, int y, int height);

/* "lines 1 to 20 of 54" */
void tui_pager_position(const struct tui_pager *pager, GString *out);

#endif
