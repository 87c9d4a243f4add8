/* The Timeline from inside: shared by view_timeline.c (what keys do), timeline_read.c (what
 * is read) and timeline_draw.c (what it looks like).
 */
#ifndef TUI_TIMELINE_H
#define TUI_TIMELINE_H

#include <rectrack/scale.h>
#include <rectrack/timeline.h>

#include "tui/chart.h"
#include "tui/list.h"

struct tui_timeline {
    struct tui_chart chart;
    struct rt_arena arena;
    struct rt_list items; /* struct rt_timed */
    size_t n_dated;       /* of them, the first so many have a window */
    size_t n_overdue;
    bool has_end;         /* all that has no date is among them */
    bool is_at_end;       /* the cursor goes on to the last, as more is read */
    char *after;          /* the last recommendation that was read for it, or NULL */
    uint32_t first, last; /* from the first day of a window to the last, today among them */
    int zoom;             /* enum rt_zoom and 1; 0: what fits */
    int cols;             /* of the window as drawn last */
    uint32_t about;       /* the day that is seen, where not all has room; 0: today */
    bool is_moved;        /* the cursor: its window is to be seen */
    struct tui_list list;
};

static inline struct rt_timed *tui_timeline_at(const struct tui_timeline *self, size_t i)
{
    return rt_timed_at(&self->items, i);
}

/* timeline_read.c: those with a window, anew. */
void tui_timeline_read(struct tui_timeline *self);
/* Some more of what has no date. */
void tui_timeline_read_on(struct tui_timeline *self);
/* Items enough for a window from the list's first line on, and one behind the cursor. */
void tui_timeline_reach(struct tui_timeline *self, int height);

/* Reads what a line shows of its record, once. */
void tui_timeline_fill(struct tui_timeline *self, struct rt_timed *timed);

/* timeline_draw.c */
void tui_timeline_draw(struct tui_view *view, struct tui_canvas *canvas);
/* As it is seen; and so that the window of the cursor's line is. */
struct rt_scale tui_timeline_scale(const struct tui_timeline *self, int cols);
void tui_timeline_follow(struct tui_timeline *self, int cols);

#endif
