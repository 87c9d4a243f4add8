/* A view that is read in a pager under a title and searched in: what the Record
 * and the answers of commands have in common.
 */
#ifndef TUI_PAGE_H
#define TUI_PAGE_H

#include "tui/finder.h"
#include "tui/pager.h"
#include "tui/view.h"

/* What such a view begins with; it sets the first three itself. */
struct tui_page {
    struct tui_view view;
    char *title; /* owned */
    struct tui_pager pager;
    struct tui_finder finder;
};

static inline struct tui_page *tui_page_of(struct tui_view *view)
{
    return (struct tui_page *)view;
}

/* TUI_AT_SEARCH while its field is open, else the place given. */
unsigned tui_page_place(const struct tui_view *view, unsigned place);

/* Does an action that reads or searches; false: it is none. */
bool tui_page_act(struct tui_view *view, enum tui_action action);

/* All of it goes to the clipboard: what chase says, for a mail.  Returns what the handler
 * returns then. */
unsigned tui_page_copy(struct tui_view *view);

/* "WHAT title, lines 1 to 20 of 54" */
void tui_page_where(const struct tui_view *view, const char *what, GString *out);

/* For the classes: */
unsigned tui_page_type(struct tui_view *view, const struct tui_event *event);
void tui_page_draw(struct tui_view *view, struct tui_canvas *canvas);
/* Frees the page too; one that owns more has a close of its own. */
void tui_page_close(struct tui_view *view);

#endif
