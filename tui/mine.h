/* My updates from inside: shared by view_mine.c (what keys do) and mine_draw.c (what it
 * looks like).
 */
#ifndef TUI_MINE_H
#define TUI_MINE_H

#include "tui/desk.h"
#include "tui/list.h"

struct tui_mine {
    struct tui_view view;
    struct rt_unanswered found;
    const struct rt_asked_owner *asked; /* of found; NULL: there is nothing to show */
    struct tui_list list;               /* what waits, then what was answered */
    char *last;                         /* the one that was written last, or NULL */
};

static inline size_t tui_mine_waiting(const struct tui_mine *self)
{
    return self->asked ? self->asked->rows.n : 0;
}

/* The i-th of both lists; NULL behind the last. */
static inline const struct rt_asked *tui_mine_row(const struct tui_mine *self, size_t i)
{
    size_t n = tui_mine_waiting(self);
    if (!self->asked)
        return NULL;
    return i < n ? rt_asked_at(&self->asked->rows, i)
                 : rt_asked_at(&self->asked->answered, i - n);
}

/* The list to choose from, as it is typed; what is chosen stands in desk->picked. */
struct tui_view *tui_mine_find(struct tui_desk *desk);

void tui_mine_draw(struct tui_view *view, struct tui_canvas *canvas);

#endif
