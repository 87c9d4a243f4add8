/* What the chair's views have in common: the filter of the Register they were opened from,
 * their first line, and the list of what is counted somewhere.
 */
#ifndef TUI_CHART_H
#define TUI_CHART_H

#include "tui/desk.h"
#include "tui/frame.h"

/* What such a view begins with. */
struct tui_chart {
    struct tui_view view;
    char *filter; /* "" for none */
    struct rt_query query;
    void (*count)(struct tui_view *view);
    void (*recount)(struct tui_view *view);
    bool is_behind;  /* painted before it was counted */
    bool is_renewed; /* it was counted before: the cursor stays on its item */
};

/* count: reads all that the view shows; recount: anew, the cursor on the same item. */
void tui_chart_init(struct tui_chart *chart, const struct tui_view_class *class,
                    void (*count)(struct tui_view *view),
                    void (*recount)(struct tui_view *view), struct tui_desk *desk);
void tui_chart_clear(struct tui_chart *chart);

/* What it counts is due: counted at once where that takes no time, else when the view has
 * been painted, which is then behind. */
void tui_chart_count(struct tui_chart *chart);

/* As every class of a chart has them. */
bool tui_chart_is_behind(const struct tui_view *view);
void tui_chart_catch_up(struct tui_view *view);
/* What takes its time to be counted again is so when the key has been answered. */
void tui_chart_reload(struct tui_view *view);

/* Says that it is counted, where it is behind; false: it is not. */
bool tui_chart_draw_behind(const struct tui_chart *chart, struct tui_canvas *canvas,
                           const struct tui_frame *frame);

/* All that the filter leaves, as it stands now. */
struct rt_select tui_chart_select(const struct tui_chart *chart);

/* "NAME WORDS   Filter: source:SI   TOLD" */
void tui_chart_state(const struct tui_chart *chart, struct tui_canvas *canvas, int y,
                     const char *name, const char *words, const char *told);

/* Why there is nothing to draw, and the key that goes to the Register. */
void tui_chart_draw_nothing(const struct tui_chart *chart, struct tui_canvas *canvas, int y,
                            const char *why);

/* The filter with more words behind it; NULL: none.  g_free it. */
char *tui_chart_line(const struct tui_chart *chart, const char *word, const char *other);

/* Opens the list of what these words find among what the filter leaves. */
void tui_chart_open_list(struct tui_chart *chart, const char *word, const char *other,
                         const char *name);

/* What no chart does; says so where it is worth a word. */
unsigned tui_chart_act(struct tui_chart *chart, enum tui_action action, const char *command);

/* The field behind that one, round to the first; not: the one that is taken. */
enum rt_by tui_chart_next(enum rt_by by, enum rt_by taken);

/* A stroke of the share, drawn at y, x in at most so many cells. */
void tui_chart_bar(struct tui_canvas *canvas, int y, int x, int cells, enum tui_role role,
                   size_t n, size_t of);

/* The colour of a lane by colour, or RT_RAG_NONE; is_suggested: nobody set any of them. */
enum rt_rag tui_chart_rag(enum rt_by by, const struct rt_lane *lane, bool *is_suggested);

#endif
