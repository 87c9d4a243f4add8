/* A form: labelled fields, texts, choices and buttons, one under the other, one of
 * them with the focus.  Draws itself into any rows of a canvas, scrolled where
 * they do not hold it.
 *
 * Knows neither what the words mean nor what becomes of them: what happened is
 * told to the caller, who checks, sets echoes and errors, saves and leaves.
 */
#ifndef TUI_FORM_H
#define TUI_FORM_H

#include <stdbool.h>

#include <glib.h>

#include "tui/area.h"
#include "tui/canvas.h"
#include "tui/field.h"
#include "tui/keymap.h"

enum tui_item_kind {
    TUI_ITEM_NOTE,  /* words to read; never has the focus */
    TUI_ITEM_LINE,  /* one line, its echo behind it */
    TUI_ITEM_AREA,  /* many lines */
    TUI_ITEM_RADIO, /* one of several choices, or none */
    TUI_ITEM_BOXES, /* any of several */
    TUI_ITEM_BUTTON,
};

struct tui_choice {
    char *mark, *words; /* "▲", or empty, and "Amber" */
    enum tui_role role; /* of the mark */
    bool is_on;
};

struct tui_item {
    enum tui_item_kind kind;
    int id; /* the caller's own number */
    char *label;
    char *text;       /* NOTE: what is read */
    const char *help; /* one sentence while it has the focus, or NULL */
    bool is_required;
    bool is_wide;   /* a LINE takes all the room there is */
    bool is_tall;   /* each choice on a line of its own; Up and Down go through them */
    bool is_hidden; /* takes no row and no focus; tui_form_hide sets it */
    bool is_aid;    /* says how another item is meant; by itself it is no news */
    size_t limit;   /* characters, counted beside it; more is an error to the caller; 0: none */
    struct tui_field field;
    struct tui_area area;
    GArray *choices;           /* struct tui_choice */
    size_t at;                 /* the choice with the cursor */
    char *note, *echo, *error; /* said beside it; NULL: nothing.  tui_item_say sets them */
    int y, height, lines;      /* where it was drawn last: rows of the whole form */
};

/* What a key, a click or a paste came to. */
enum tui_form_news {
    TUI_FORM_QUIET,   /* nothing, or the cursor moved inside */
    TUI_FORM_LEFT,    /* the focus has left the item: check it */
    TUI_FORM_CHANGED, /* what the item holds */
    TUI_FORM_REFUSED, /* text that can't stand in the item: tui_form_why */
    TUI_FORM_PRESSED, /* a button */
    TUI_FORM_EDITOR,  /* the item's text is wanted in another program */
    TUI_FORM_SAVE,
    TUI_FORM_LEAVE, /* Esc: what is unsaved is the caller's to keep */
};
struct tui_form_told {
    enum tui_form_news news;
    struct tui_item *item;
};

struct tui_form {
    GPtrArray *items; /* struct tui_item, owned */
    size_t focus;
    int top;      /* the first row in sight */
    bool has_box; /* lines round the texts */
};

void tui_form_init(struct tui_form *form);
void tui_form_clear(struct tui_form *form);

/* Adds an item behind the last, empty; the form owns it.  The first that can have
 * the focus has it.  label: before or over it; a button's own words. */
struct tui_item *tui_form_add(struct tui_form *form, enum tui_item_kind kind, int id,
                              const char *label);

/* A choice behind the last of a RADIO or BOXES. */
void tui_item_choice(struct tui_item *item, const char *mark, enum tui_role role,
                     const char *words, bool is_on);

/* Puts words into a LINE, an AREA or a NOTE; for the first two a step of undo.
 * TUI_TYPED_REFUSED: they can't stand there; tui_form_why says why. */
enum tui_typed tui_item_put(struct tui_item *item, const char *text);

/* All that was put in is what the person begins with: Ctrl-Z does not take it out. */
void tui_form_begin_here(struct tui_form *form);

/* What a LINE or an AREA holds; good until it changes. */
const char *tui_item_text(const struct tui_item *item);

/* The choice that is on, -1: none; RADIO. */
int tui_item_chosen(const struct tui_item *item);

/* How many characters more than its limit it holds. */
size_t tui_item_over(const struct tui_item *item);

/* Sets one of item's note, echo and error; NULL or empty takes it away. */
void tui_item_say(char **which, const char *words);

/* The item of that number, or NULL. */
struct tui_item *tui_form_item(const struct tui_form *form, int id);
struct tui_item *tui_form_focus(const struct tui_form *form);
void tui_form_focus_on(struct tui_form *form, const struct tui_item *item);

/* Takes an item out of sight, or brings it back; a focus on it goes to the one before.  The
 * first item stays in sight. */
void tui_form_hide(struct tui_form *form, struct tui_item *item, bool is_hidden);

/* Moves the focus to the first item with an error; false: there is none. */
bool tui_form_go_wrong(struct tui_form *form);

/* The place of the table of keys that the focus makes it. */
unsigned tui_form_place(const struct tui_form *form);

/* Does an action of the table of keys. */
struct tui_form_told tui_form_act(struct tui_form *form, enum tui_action action);

/* Takes what is typed or pasted into the item with the focus. */
struct tui_form_told tui_form_type(struct tui_form *form, const struct tui_event *event);

/* A click on one of its zones. */
struct tui_form_told tui_form_click(struct tui_form *form, int value);

/* Why the item refused: a sentence without a full stop. */
const char *tui_form_why(const struct tui_item *item);

/* Draws it from row y on in so many rows; the canvas's cursor goes to the focus.
 * What goes where hangs on the size and the words alone. */
void tui_form_draw(struct tui_form *form, struct tui_canvas *canvas, int y, int rows);

#endif
