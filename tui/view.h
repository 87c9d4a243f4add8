/* What a view is: it says where it stands, takes actions, and draws.
 *
 * A handler only says what has to be redone; the loop does it.  A view reads
 * the register through its desk; it changes it only by wishing for a command.
 */
#ifndef TUI_VIEW_H
#define TUI_VIEW_H

#include <stdbool.h>

#include <glib.h>

#include "tui/canvas.h"
#include "tui/event.h"
#include "tui/keymap.h"

struct tui_desk;
struct tui_draft;
struct tui_view;

/* What the loop has to do after an event; bits. */
enum tui_redo {
    TUI_REDO_NOTHING = 0,
    TUI_REDO_DRAW = 1,
    TUI_REDO_CLOSE = 2,       /* this view */
    TUI_REDO_ALL = 4,         /* the whole screen, whatever the terminal shows */
    TUI_REDO_LOOKS = 8,       /* theme or palette has changed */
    TUI_REDO_FREE_MOUSE = 16, /* until the next key */
    TUI_REDO_SUSPEND = 32,
    TUI_REDO_LEAVE = 64,
    TUI_REDO_EDIT = 128, /* desk->to_edit, in the person's own editor */
    TUI_REDO_COPY = 512, /* desk->to_copy, to the clipboard */
    TUI_REDO_DROP = 256, /* what was typed ahead: a question has opened */
};

struct tui_view_class {
    /* Where it stands, one bit of enum tui_place. */
    unsigned (*place)(const struct tui_view *view);
    /* Does an action of the table of keys. */
    unsigned (*act)(struct tui_view *view, enum tui_action action);
    /* Takes what is typed or pasted where letters type; NULL: has no field. */
    unsigned (*type)(struct tui_view *view, const struct tui_event *event);
    /* Takes the text that came back from the editor; NULL: never asks for one. */
    void (*edited)(struct tui_view *view, const char *text);
    /* A click on a zone of its own; twice: the cursor was there already. */
    unsigned (*click)(struct tui_view *view, int value);
    void (*draw)(struct tui_view *view, struct tui_canvas *canvas);
    /* The register has changed: reads again, the cursor on the same item. */
    void (*reload)(struct tui_view *view);
    /* Is it painted without what it counts, so that it is seen at once?  Counts it, before
     * any key is taken.  NULL: never. */
    bool (*is_behind)(const struct tui_view *view);
    void (*catch_up)(struct tui_view *view);
    /* Work put off until nobody types (counts): is there any?  Does it; true:
     * draw again.  NULL: never any. */
    bool (*has_idle_work)(const struct tui_view *view);
    bool (*idle)(struct tui_view *view);
    /* The reference it is about, or NULL. */
    const char *(*ref)(const struct tui_view *view);
    /* The key action that is being read, from 1; 0 or NULL: none. */
    int (*action)(const struct tui_view *view);
    /* A list moves its cursor by TUI_DO_NEXT or _PREVIOUS and tells the reference
     * there; NULL: there is none that way. */
    const char *(*step)(struct tui_view *view, enum tui_action action);
    /* What it keeps of what was typed; NULL: nothing is typed here. */
    struct tui_draft *(*draft)(struct tui_view *view);
    /* The command line that is half typed here; NULL: none. */
    const char *(*line)(const struct tui_view *view);
    /* "7 of 16": for the header. */
    void (*position)(const struct tui_view *view, GString *out);
    /* Why a key does nothing now that works at another time, as a sentence; NULL: it never
     * does.  g_free it.  NULL: every key that works here always does. */
    char *(*why_not)(const struct tui_view *view, int key);
    /* Where the person is, as a sentence. */
    void (*where)(const struct tui_view *view, GString *out);
    void (*close)(struct tui_view *view);
};

/* What every view begins with. */
struct tui_view {
    const struct tui_view_class *class;
    struct tui_desk *desk;
};

#endif
