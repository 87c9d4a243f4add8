/* A meeting on the screen: the chair's, who goes from item to item and records what is
 * decided, and the projector's, which follows.
 *
 * meeting_read.c reads the meeting and the item that is looked at, meeting_draw.c paints
 * them, meeting_text.c says what is painted; view_meeting.c is the chair's view, meeting_hold.c
 * how one is begun, gone on with and ended; view_blank.c hides it; view_follow.c is the
 * projector's.
 */
#ifndef TUI_MEETING_H
#define TUI_MEETING_H

#include <rectrack/left.h>
#include <rectrack/meeting.h>

#include "tui/desk.h"

/* The question that is open over it. */
enum tui_meeting_asks {
    TUI_MEETING_ASKS_NOTHING,
    TUI_MEETING_ASKS_ORDER, /* in which it is to be begun */
    TUI_MEETING_ASKS_WHICH, /* the one there is, or another */
    TUI_MEETING_ASKS_END,
    TUI_MEETING_ASKS_CARRY,
};

/* A place in what is read of an item, whatever the window's size: the number of a paragraph,
 * and of a letter of it, from 0. */
struct tui_meeting_at {
    int paragraph, letter;
};

struct tui_meeting {
    struct tui_view view;
    bool is_follower;
    char *day;             /* of the meeting that was asked for; NULL: the one that it is now */
    struct rt_arena arena; /* of the meeting */
    struct rt_meeting meeting; /* date NULL: there is none */
    struct rt_list left;       /* struct rt_left, of one that has ended */
    bool is_left_known;        /* else it could not be read */
    size_t at;                 /* the item that is looked at, from 0 */
    bool is_blank;             /* nothing of it is shown */
    bool is_moved;             /* the register does not know yet what is looked at */
    bool has_today;            /* there is one of today, or was */
    bool has_next;             /* another is planned behind it */
    const char *other; /* that another runs, and how to get there; NULL: none.  In arena */
    bool is_chosen;    /* from all there are, to be looked at: that begins none */
    struct rt_arena item_arena;
    struct rt_record record; /* of that item; ref NULL: it is in the register no more */
    const char *refs;        /* "SI-6, SI-7" of a shared row, in item_arena */
    enum tui_meeting_asks asks;
    struct tui_meeting_at seen; /* what stands at the top; of a follower: at the chair's */
    bool is_scrolled;           /* by hand: top tells what stands there */
    size_t top, height;         /* the first line of its text that is seen, and how many are */
    size_t last;                /* the top of the last full page */
    bool is_past;               /* beyond that: a smaller second screen has more to show */
};

/* A line as it is painted. */
struct tui_meeting_line {
    const char *text;
    int label; /* so many characters of it are a label */
    enum tui_role role;
    struct tui_meeting_at at; /* where it begins */
};

/* ---- meeting_read.c ---- */

/* Reads the meeting again, at the same item; where it was not read before, at the one where
 * it was left. */
void tui_meeting_read(struct tui_meeting *self);

/* Reads the one of that day.  is_chosen: it is only looked at, and what is still to come does
 * not begin. */
void tui_meeting_look_at(struct tui_meeting *self, const char *day, bool is_chosen);

/* Goes to an item, from 0, and reads it; false: there is none of that number. */
bool tui_meeting_go(struct tui_meeting *self, size_t at);

/* What it leaves over, or would if it ended now: adds struct rt_left, in arena.  false: it
 * can't be read, which was said, and nothing was added. */
bool tui_meeting_find_left(const struct tui_meeting *self, struct rt_arena *arena,
                           struct rt_list *out);

/* Is there an item to look at, in a meeting that has not ended? */
static inline bool tui_meeting_sits(const struct tui_meeting *self)
{
    return self->meeting.date && self->meeting.state != RT_MEETING_ENDED &&
           self->meeting.items.n;
}

/* The item that is looked at; the meeting has one. */
static inline const struct rt_agenda_item *tui_meeting_item(const struct tui_meeting *self)
{
    return rt_agenda_item_at(&self->meeting.items, self->at);
}

/* ---- view_meetings.c ---- */

/* All meetings there are, one to be chosen. */
struct tui_view *tui_view_meetings(struct tui_desk *desk);

/* ---- view_blank.c ---- */

/* Hides it, on a second screen too, until any key. */
struct tui_view *tui_view_blank(struct tui_meeting *meeting);

/* ---- meeting_hold.c ---- */

/* Asks how one shall begin on what the Register's filter leaves. */
void tui_meeting_begin(struct tui_meeting *self);

/* The answer to the question that is open.  Returns what the handler returns then. */
unsigned tui_meeting_answer(struct tui_meeting *self, enum tui_action action);

/* Says of the item that it was dealt with, or skipped, and goes on to the next. */
void tui_meeting_mark(struct tui_meeting *self, const char *part);

/* Asks whether it shall end; whether what is left over shall go to the next; for the file of
 * the minutes. */
void tui_meeting_ask_end(struct tui_meeting *self);
void tui_meeting_ask_carry(struct tui_meeting *self);
void tui_meeting_write(struct tui_meeting *self);

/* ---- meeting_text.c ---- */

/* What is to be read of the item, or of the meeting where no item is looked at, wrapped to
 * width cells: struct tui_meeting_line, in arena. */
struct rt_list tui_meeting_text(const struct tui_meeting *self, int width, bool is_ascii,
                                struct rt_arena *arena);

/* What was recorded last of the item: "14:21 RESOLVED that ..."; NULL: nothing was. */
const char *tui_meeting_said(const struct tui_meeting *self, struct rt_arena *arena);

/* ---- meeting_draw.c ---- */

void tui_meeting_draw(struct tui_view *view, struct tui_canvas *canvas);

/* A blank screen: the name of the meeting (or NULL), and words on its last line. */
void tui_meeting_draw_blank(struct tui_canvas *canvas, const char *name, const char *words);

/* Scrolls the text by an action; false: it is none that does. */
bool tui_meeting_scroll(struct tui_meeting *self, enum tui_action action);

#endif
