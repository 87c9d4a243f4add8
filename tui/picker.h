/* A field over a list of entries: what the palette and the help have in common.
 */
#ifndef TUI_PICKER_H
#define TUI_PICKER_H

#include "tui/desk.h"
#include "tui/entries.h"
#include "tui/field.h"
#include "tui/list.h"

struct tui_picker {
    struct tui_view view;
    unsigned place; /* where the person came from */
    struct tui_field field;
    GArray *all;   /* struct tui_entry */
    GArray *shown; /* those that match what was typed */
    struct tui_list list;
};

void tui_picker_init(struct tui_picker *picker, const struct tui_view_class *class,
                     struct tui_desk *desk, unsigned place);
void tui_picker_clear(struct tui_picker *picker);

/* Fills shown by what was typed: all in their order for nothing, else (by_score)
 * the best first; headings only while they have something below. */
void tui_picker_match(struct tui_picker *picker, bool by_score);

/* The entry with the cursor, or NULL. */
const struct tui_entry *tui_picker_entry(const struct tui_picker *picker);

/* Moves; false if it is no moving action.  Headings are passed over. */
bool tui_picker_move(struct tui_picker *picker, enum tui_action action);

void tui_picker_draw(struct tui_picker *picker, struct tui_canvas *canvas, const char *label);

/* Closes the picker and does what the entry says where the person came from. */
unsigned tui_picker_do(struct tui_picker *picker, const struct tui_entry *entry);

/* For the classes: */
void tui_picker_position(const struct tui_view *view, GString *out);

#endif
