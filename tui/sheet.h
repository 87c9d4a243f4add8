/* A sheet: a small form that changes one thing of a recommendation, or of all that
 * are marked.
 *
 * view_sheet.c is the view: keys, its draft, the question before many are changed,
 * saving, conflicts.  What is asked, and which commands the answers come
 * to, is a kind's: sheet_rag.c, sheet_target.c, sheet_owners.c, sheet_action.c,
 * sheet_tick.c, sheet_fields.c, and in a meeting sheet_decide.c, sheet_ask.c, sheet_note.c,
 * sheet_attend.c.
 */
#ifndef TUI_SHEET_H
#define TUI_SHEET_H

#include "tui/conflicts.h"
#include "tui/desk.h"
#include "tui/draft.h"
#include "tui/form.h"

/* Numbers of items that no kind uses. */
enum { TUI_SHEET_SAVE = 1 << 20, TUI_SHEET_CANCEL };

enum tui_sheet_asks {
    TUI_SHEET_ASKS_FOR_ALL,
    TUI_SHEET_ASKS_WHOSE, /* a conflict */
};

struct tui_sheet_kind;

struct tui_sheet {
    struct tui_view view;
    const struct tui_sheet_kind *kind;
    struct tui_form form;
    GPtrArray *refs; /* whose it is; the references that are marked, or one */
    bool is_marked;
    struct rt_arena arena;
    struct rt_record record; /* as the form was filled from; of many: the first */
    /* As the person saw it when they began, or decided a conflict last; and as it stood when
     * they were asked to. */
    struct rt_arena seen_arena, shown_arena;
    struct rt_record seen, shown;
    struct rt_conflicts conflicts;
    enum tui_sheet_asks asks;
    struct tui_draft draft;
    const char **values; /* of the kind that has fields: what each had, by their index */
};

struct tui_sheet_kind {
    enum tui_action opens; /* it; draft_kind.c has its name */
    const char *many;      /* what can't be done to several; NULL: all of it can */
    bool is_of_meeting;    /* whose reference is the day of one, and no recommendation */
    /* Why it can't be opened, a sentence without a full stop, or NULL; g_free it. */
    char *(*why_not)(const struct tui_sheet *sheet);
    /* Adds the items; the buttons are added behind them. */
    void (*fill)(struct tui_sheet *sheet);
    /* Says what is to be said beside an item that was changed, or (has_left) left. */
    void (*look)(struct tui_sheet *sheet, struct tui_item *item, bool has_left);
    /* What is wrong with an item, or NULL; g_free it. */
    char *(*fault)(const struct tui_sheet *sheet, const struct tui_item *item);
    /* Adds the command lines (GStrv) that write what was changed. */
    void (*spell)(const struct tui_sheet *sheet, GPtrArray *commands);
    /* "Set 12 recommendations to Paused?"; g_free it. */
    char *(*question)(const struct tui_sheet *sheet);
    /* What others wrote there stays, and stands in sheet->seen; NULL: then nothing
     * is left to save. */
    void (*give_way)(struct tui_sheet *sheet, const struct rt_conflict *conflict);
};

extern const struct tui_sheet_kind tui_sheet_rag, tui_sheet_target, tui_sheet_owners,
    tui_sheet_action, tui_sheet_tick, tui_sheet_fields, tui_sheet_note, tui_sheet_decide,
    tui_sheet_ask, tui_sheet_attend;

/* Opens the sheet for these recommendations (texts, one at least; the sheet owns them), and
 * offers what was written earlier on the same; says why where it can't be.  is_marked: the
 * marks go when it is saved.  true: it is on top, or its question. */
bool tui_sheet_open(struct tui_desk *desk, const struct tui_sheet_kind *kind, GPtrArray *refs,
                    bool is_marked);

/* In the sheet of fields: the text of the recommendation goes to the person's own
 * editor, and comes back into the sheet to be saved.  Returns what is to be redone. */
unsigned tui_sheet_edit_text(struct tui_view *view);

static inline bool tui_sheet_is_many(const struct tui_sheet *sheet)
{
    return sheet->refs->len > 1;
}

/* ---- for the kinds: sheet.c ---- */

static inline struct tui_item *tui_sheet_item(const struct tui_sheet *sheet, int id)
{
    return tui_form_item(&sheet->form, id);
}

/* What a LINE or an AREA holds, "" where there is no such item. */
const char *tui_sheet_text(const struct tui_sheet *sheet, int id);

bool tui_sheet_is_blank(const char *text);

/* A new LINE with words in it and a sentence for its focus. */
struct tui_item *tui_sheet_line(struct tui_sheet *sheet, int id, const char *label,
                                const char *text, const char *help);

/* "12 recommendations", or the reference; g_free it. */
char *tui_sheet_whose(const struct tui_sheet *sheet);

/* A command line under way: a word; an option and its value in one word, as a value
 * may begin with a dash.  tui_words_end adds it to commands. */
GStrvBuilder *tui_words_begin(const char *command);
/* The same of a part of meeting, into the meeting that is open. */
GStrvBuilder *tui_sheet_meeting(const struct tui_sheet *sheet, const char *part);
void tui_words_add(GStrvBuilder *words, const char *format, ...) G_GNUC_PRINTF(2, 3);
void tui_words_end(GStrvBuilder *words, GPtrArray *commands);

/* Says what is understood by the words of a target beside them; at a meeting (sitting, its
 * day, else NULL) a day without its year gets one. */
void tui_sheet_echo_target(struct tui_item *item, const char *sitting);

/* The owner that is meant by what was typed so far: by any of their names, else the
 * first of which a name, or a word in one, begins so; NULL: none. */
const struct rt_owner *tui_owner_meant(const struct rt_facts *facts, const char *typed);

/* Says beside a LINE who is meant; has_left: writes the name into it. */
void tui_sheet_look_at_owner(struct tui_sheet *sheet, struct tui_item *item, bool has_left);

/* "nobody is called that", or NULL; g_free it. */
char *tui_sheet_owner_fault(const struct tui_sheet *sheet, const struct tui_item *item);

/* An owner in the words of a list: "Hampton Trust (support)"; g_free it. */
char *tui_sheet_owner_words(const struct rt_ownership *owner);

/* Key actions as choices of an item: "2 Secure funding". */
void tui_sheet_add_actions(struct tui_item *item, const struct rt_record *record,
                           bool is_ascii);

#endif
