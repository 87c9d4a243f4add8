/* The Register view from inside: shared by its files, view_register.c
 * (what keys do), register_rows.c (how the cursor moves), register_find.c (search
 * and filter), register_marks.c (marks, and the table that is copied), register_advice.c (what
 * a filter may have meant), register_layout.c and register_draw.c (what it looks like).
 */
#ifndef TUI_REGISTER_H
#define TUI_REGISTER_H

#include "tui/field.h"
#include "tui/rows.h"

/* Where things go: a pure function of the size. */
struct tui_span {
    int x, width; /* width 0: not shown */
};
struct tui_register_layout {
    bool is_single;  /* one recommendation fills the view */
    bool has_themes; /* headings over the rows of a theme */
    int heads;       /* the row of column headings, -1: none */
    int list, list_height;
    int rule; /* between list and preview, -1: none */
    int preview, preview_height;
    struct tui_span ref, rag, sign, owner, target, name;
};
/* lines: those of the whole list; TUI_MANY_LINES where it may not fit. */
enum { TUI_MANY_LINES = 10000 };
struct tui_register_layout tui_register_layout(int rows, int cols, int zoom, int ref_width,
                                               int lines);

struct tui_register {
    struct tui_view view;
    struct tui_rows rows;
    size_t at, top; /* among the rows at hand */
    long first;     /* how many stand before the rows at hand; -1: not known yet */
    struct rt_tally tally;
    bool has_tally;
    bool is_above;          /* it was opened from another view, and Esc goes back there */
    size_t total;           /* of the register, without a filter */
    int zoom;               /* lines that the preview has more than by itself */
    int ref_width;          /* cells of the longest reference seen */
    int height;             /* of the list as drawn last */
    unsigned place;         /* TUI_AT_REGISTER, _SEARCH or _FILTER */
    struct tui_field field; /* of search or filter, while one is open */
    char *filter;           /* the line that query was read from; "" for none */
    struct rt_query query;
    char *advice; /* what else could be meant by the filter, or NULL */
    char *found;  /* the words that are searched for; "" for none */
    char *origin; /* where the search began */
    long matches; /* of the search; -1: not counted yet */
    struct rt_arena preview_arena;
    struct rt_record preview;
    bool has_preview;
};

/* view_register.c: one that is on no desk yet. */
struct tui_register *tui_register_new(struct tui_desk *desk, const char *filter);

/* register_draw.c */
void tui_register_draw(struct tui_view *view, struct tui_canvas *canvas);
/* The list alone, in so many rows from y on; has_themes: with headings over themes. */
void tui_register_draw_list(struct tui_register *self, struct tui_canvas *canvas, int y,
                            int height, bool has_themes);

/* register_find.c */
void tui_register_search(struct tui_register *self);
void tui_register_filter(struct tui_register *self);
/* Opens the filters that are kept; takes the one that was chosen there. */
void tui_register_choose_filter(struct tui_register *self);
/* Takes over a filter that can be read; false, and an error on the message line: it can't. */
bool tui_register_take(struct tui_register *self, const char *line);
void tui_register_take_picked(struct tui_register *self);
unsigned tui_register_type(struct tui_view *view, const struct tui_event *event);
void tui_register_keep(struct tui_register *self);
void tui_register_give_up(struct tui_register *self);
void tui_register_clear_filter(struct tui_register *self);
/* Beside the field: "7 of 59 shown", or what of it is not looked for yet; NULL:
 * nothing.  g_free it. */
char *tui_register_filter_note(const struct tui_register *self);
/* step 1: the next match, -1: the one before, 0: from origin on */
void tui_register_find(struct tui_register *self, int step);
/* Counts what the search matches. */
void tui_register_count_matches(struct tui_register *self);

/* register_marks.c */
void tui_register_mark(struct tui_register *self, enum tui_action action);
/* Takes all marks off; false: there were none. */
bool tui_register_unmark(struct tui_register *self);
/* All that the filter leaves, for the clipboard; what is to be redone. */
unsigned tui_register_copy(struct tui_register *self);

/* register_advice.c */
/* Says what else could be meant where the filter finds nothing, or a word of it
 * is looked for in the texts and names a colour. */
void tui_register_advise(struct tui_register *self);

/* register_rows.c */
void tui_register_report(struct tui_register *self, enum rt_status status,
                         struct rt_error *error); /* says what failed, if it did */
void tui_register_move(struct tui_register *self, enum tui_action action);
void tui_register_reload(struct tui_view *view);
void tui_register_begin(struct tui_register *self);
void tui_register_show(struct tui_register *self, const char *ref);
const char *tui_register_ref(const struct tui_register *self);
/* Rows enough around the cursor for a list of that height, and the list at it. */
void tui_register_settle(struct tui_register *self, const struct tui_register_layout *layout);
/* Screen lines from row a to row b, theme headings among them. */
size_t tui_register_lines(const struct tui_register *self, size_t a, size_t b, bool has_themes);
bool tui_register_is_theme_start(const struct tui_register *self, size_t i);

#endif
