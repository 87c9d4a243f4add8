/* What every view is given: the register that is read, the message line, the
 * views that lie on each other, and a place for what a view wishes to be done.
 *
 * Knows no view by name, no frame and no terminal.  What becomes of an event,
 * and which views there are, is session.h's.
 */
#ifndef TUI_DESK_H
#define TUI_DESK_H

#include <stdbool.h>

#include <rectrack/command.h>
#include <rectrack/draft.h>
#include <rectrack/lanes.h>
#include <rectrack/register.h>

#include "tui/editor.h"
#include "tui/keys.h"
#include "tui/marks.h"
#include "tui/news.h"
#include "tui/theme.h"
#include "tui/view.h"
#include "tui/whose.h"

enum { TUI_DEPTH = 8 };

/* Where the chair's views were left: they are gone while another one is open. */
struct tui_left {
    enum rt_by lanes, rows, columns;
    size_t lane, row, column;
    char *ref;           /* of the Board's cursor, or NULL */
    int zoom;            /* of the Timeline: enum rt_zoom and 1; 0: what fits */
    size_t timed, stood; /* the lines of Timeline and Trend with the cursor */
};

struct tui_desk {
    struct rt_context *context;
    struct rt_register *reg;      /* NULL: there is none yet */
    const struct rt_facts *facts; /* of reg; good until it changes */
    struct rt_outlook outlook;
    struct tui_view *views[TUI_DEPTH];
    size_t n_views;
    struct tui_keys keys; /* those in force */
    bool is_ascii;
    int rows; /* of the window; views read as much as it shows */
    char *message;
    enum tui_role message_role;
    char *last_message;
    bool is_repeated;                 /* the message was asked for again: it is shown whole */
    bool has_more;                    /* a letter is at hand behind the one that is typed */
    GPtrArray *recent;                /* names that the palette ran, the newest first; owned */
    const struct tui_binding *wished; /* what a view wishes to be done, or NULL */
    char *wished_line;                /* or a command line, or NULL */
    bool is_sure;                     /* the person was asked about that line, and said yes */
    char *picked;                     /* what a picker wishes it to be done with */
    char *to_edit, *edit_name;        /* a text for the person's own editor, or NULL */
    struct tui_marks marks;           /* what bulk changes go to */
    char *to_copy, *copied;           /* a text for the clipboard, or NULL; what it is */
    int asking_key;                   /* what opened the question: it is no answer yet */
    struct tui_news news;             /* what others have changed */
    bool is_own;                      /* while views reload: it was saved from here */
    char *sitting; /* the day of the meeting that is open and records, or NULL */
    char *why_not; /* then: what the meeting waits for that is open, or NULL */
    struct tui_left left;
    struct tui_whose whose;   /* whose updates the person writes */
    char *line_kept;          /* the command line that is kept as a draft, or NULL */
    bool has_sought_line;     /* the one that was kept when the program began */
    struct rt_drafts *drafts; /* opened when the first is kept or looked for */
    /* Asked while the register is somebody else's, as rt_register_on_wait has it. */
    bool (*wait)(void *self, int waited);
    /* Shown while a command works long; false: it shall stop. */
    bool (*show)(void *self, const char *words);
    void *waiter; /* of both */
};

void tui_desk_init(struct tui_desk *desk, struct rt_context *context, bool is_ascii, int rows);
void tui_desk_clear(struct tui_desk *desk);

/* Opens the register of the context (again); then no view is left open.
 * RT_REFUSED as rt_register_open, and all stays as it was. */
enum rt_status tui_desk_connect(struct tui_desk *desk, struct rt_error *error);

/* Why nothing can be written now, as a sentence; NULL: it can. */
const char *tui_desk_why_readonly(const struct tui_desk *desk);

/* Asked from now on while the register is somebody else's, and while a command works. */
void tui_desk_on_wait(struct tui_desk *desk, bool (*wait)(void *self, int waited),
                      bool (*show)(void *self, const char *words), void *self);

/* Everything is read again; as written: a command has saved from here. */
void tui_desk_reload(struct tui_desk *desk);
void tui_desk_written(struct tui_desk *desk);

/* The facts alone, and the period shown with them. */
enum rt_status tui_desk_read_facts(struct tui_desk *desk, struct rt_error *error);

void tui_desk_say(struct tui_desk *desk, enum tui_role role, const char *format, ...)
    G_GNUC_PRINTF(3, 4);
/* A sentence of a command as the screen says it: what to type in the shell is what to type
 * behind the key of the palette.  g_free it. */
char *tui_desk_words(const struct tui_desk *desk, const char *said);

/* Says the error and empties it. */
void tui_desk_fail(struct tui_desk *desk, struct rt_error *error);
/* Takes the message away. */
void tui_desk_hush(struct tui_desk *desk);

/* Lays a view on top; the desk then owns it. */
void tui_desk_open(struct tui_desk *desk, struct tui_view *view);
void tui_desk_close_top(struct tui_desk *desk);
struct tui_view *tui_desk_top(const struct tui_desk *desk);
/* The view in sight: a question leaves what it is about there. */
const struct tui_view *tui_desk_shown(const struct tui_desk *desk);
/* What a view lies on; NULL: it is the first. */
struct tui_view *tui_desk_below(const struct tui_view *view);
/* Is a view behind?  Has all that are catch up; false: none was. */
bool tui_desk_is_behind(const struct tui_desk *desk);
bool tui_desk_catch_up(struct tui_desk *desk);
/* That of a view, where none is behind: it may be the one in a list below. */
void tui_desk_position(const struct tui_view *view, GString *out);
unsigned tui_desk_place(const struct tui_desk *desk);

/* What shall be done when the view's handler has returned, and has closed where
 * it asks for that: a binding of the table of keys, or a command line. */
void tui_desk_wish(struct tui_desk *desk, const struct tui_binding *binding);
void tui_desk_wish_line(struct tui_desk *desk, const char *line);
/* The same of a line that the person was asked about. */
void tui_desk_wish_sure(struct tui_desk *desk, const char *line);

/* A text for the person's own editor; what comes back goes to the view's edited.
 * Returns what the handler returns then. */
unsigned tui_desk_edit(struct tui_desk *desk, const char *name, const char *text);

/* A text for the clipboard; what: "The row of SI-5".  Returns what the handler returns
 * then. */
unsigned tui_desk_copy(struct tui_desk *desk, const char *what, const char *text);

/* The editor is done with it: says what came of that, and gives a changed text to
 * the view on top.  Empties error. */
void tui_desk_edited(struct tui_desk *desk, enum tui_edited edited, const char *text,
                     struct rt_error *error);

#endif
