/* How the items of a form are drawn, for form_draw.c, which says where: a pen goes
 * down the whole form and lets through the rows in sight.
 */
#ifndef TUI_FORM_PEN_H
#define TUI_FORM_PEN_H

#include "tui/form.h"

enum { TUI_FORM_MARGIN = 3 };

struct tui_form_pen {
    struct tui_canvas *canvas;
    const struct tui_form *form;
    int first, y, rows;     /* the row of the form that stands at y; how many are seen */
    int column;             /* where what is labelled begins */
    int cursor_y, cursor_x; /* the focus, in rows of the form */
    bool is_dry;            /* only measures */
    bool is_folded; /* there is not room for all: of tall choices the one that is made is seen */
};

static inline struct tui_item *tui_form_at(const struct tui_form *form, size_t i)
{
    return form->items->pdata[i];
}

/* All items, each told where it stands; returns the rows of the form. */
int tui_form_pen_all(struct tui_form_pen *pen);

/* "… 2 above, 12 below", or "" where nothing is out of sight; g_free it. */
char *tui_form_hidden(const struct tui_canvas *canvas, size_t above, size_t below);

#endif
