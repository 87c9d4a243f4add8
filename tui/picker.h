/* A view that is a field over a list of entries: what the palette and the help
 * have in common, and choosing one of several names.
 */
#ifndef TUI_PICKER_H
#define TUI_PICKER_H

#include "tui/desk.h"
#include "tui/entries.h"
#include "tui/field.h"
#include "tui/list.h"

struct tui_picker;

/* What tells one picker from another. */
struct tui_picker_kind {
    unsigned place;
    const char *name;  /* "Help": where the person is, in words */
    const char *label; /* before the field */
    void (*gather)(struct tui_picker *picker);
    /* Fills what is shown by what was typed; NULL: what matches, the best first. */
    void (*match)(struct tui_picker *picker);
    /* Enter, or a click on the line with the cursor; NULL: the name that stands there
     * becomes desk->picked, and taken is done with it where the person came from. */
    unsigned (*choose)(struct tui_picker *picker);
    const struct tui_binding *taken;
    const char *empty; /* what to do where there is nothing at all to choose; or NULL */
    /* A command line that is half typed, else NULL; and Esc has left it.  Both NULL: what is
     * typed only finds. */
    const char *(*line)(const struct tui_picker *picker);
    void (*left)(struct tui_picker *picker);
    /* Writes the entry into the field; NULL: there is no key for it. */
    void (*complete)(struct tui_picker *picker);
};

struct tui_picker {
    struct tui_view view;
    const struct tui_picker_kind *kind;
    unsigned place; /* where the person came from */
    struct tui_field field;
    GArray *all;   /* struct tui_entry */
    GArray *shown; /* those that match what was typed */
    struct tui_list list;
    bool is_in_list; /* moved there last: the cursor stands on what is chosen, else in the field
                      */
    GPtrArray *texts; /* that entries point to; owned */
};

struct tui_view *tui_picker_new(const struct tui_picker_kind *kind, struct tui_desk *desk,
                                unsigned place);

/* For the kinds: */

void tui_picker_add(struct tui_picker *picker, struct tui_entry entry);

/* Keeps a text for an entry as long as there is the picker, which frees it. */
const char *tui_picker_text(struct tui_picker *picker, char *text);

/* Fills shown by what was typed: all in their order for nothing, else (by_score)
 * the best first; headings only while they have something below. */
void tui_picker_match(struct tui_picker *picker, bool by_score);

/* The entry with the cursor, or NULL. */
const struct tui_entry *tui_picker_entry(const struct tui_picker *picker);

/* Closes the picker; what the entry says is done where the person came from. */
unsigned tui_picker_do(struct tui_picker *picker, const struct tui_entry *entry);

#endif
