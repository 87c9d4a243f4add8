/* The form of an officer's update: a recommendation becomes items, and what was
 * filled in becomes the words of one command line.
 *
 * Knows the records and no desk: it runs nothing.  What stands in the register is
 * only left alone or written by the command: what was not changed is not in it.
 * Its targets: update_targets.c; its words: update_words.c.
 */
#ifndef TUI_UPDATE_FORM_H
#define TUI_UPDATE_FORM_H

#include <rectrack/model.h>
#include <rectrack/rag.h>

#include "tui/form.h"

enum tui_update_item {
    TUI_UPDATE_PERIOD,
    TUI_UPDATE_RAG,
    TUI_UPDATE_REASON,
    TUI_UPDATE_WHICH, /* of several targets */
    TUI_UPDATE_WHY,
    TUI_UPDATE_GRANTED_BY,
    TUI_UPDATE_PROGRESS,
    TUI_UPDATE_CHALLENGE,
    TUI_UPDATE_ACTIONS,
    TUI_UPDATE_SAVE,
    TUI_UPDATE_SAVE_NEXT,
    TUI_UPDATE_NO_CHANGE,
    TUI_UPDATE_CANCEL,
    TUI_UPDATE_TARGET, /* the line of the first; the others follow */
};

struct tui_update {
    struct tui_form form;
    struct rt_arena arena;
    struct rt_record record; /* as it was when the form was opened */
    struct rt_period period; /* a copy: the register's facts change under a form */
    const char *user;
    bool is_ascii;
    enum rt_rag suggested; /* of what is written */
    /* As they were when the form was opened, or were left to somebody else since; what the
     * form has else is written. */
    enum rt_rag rag;
    const char *reason, *progress, *challenge;
    const char **targets;
    const char *last_progress, *last_challenge; /* of the period before; "": none */
};

/* Fills an update whose arena and record hold the recommendation already; what is suggested
 * is still to be said.  outlook: its period is the open one; user: who writes. */
void tui_update_begin(struct tui_update *update, const struct rt_outlook *outlook,
                      const char *user, bool is_ascii);
void tui_update_clear(struct tui_update *update);

/* What follows from a change of an item: echoes, and what is asked for. */
void tui_update_change(struct tui_update *update, struct tui_item *item);

/* Looks at an item that was left, and says what is to be said beside it. */
void tui_update_look(struct tui_update *update, struct tui_item *item);

/* All errors beside their items, the focus on the first; true: there is none. */
bool tui_update_check(struct tui_update *update);

/* The words of the last period into the item with the focus, where it is empty. */
bool tui_update_bring_last(struct tui_update *update);

/* The colour that is chosen; is the i-th key action ticked, counted from 0? */
enum rt_rag tui_update_rag(const struct tui_update *update);
bool tui_update_is_ticked(const struct tui_update *update, size_t i);

/* The person's update of the period in a record, or NULL. */
const struct rt_update *tui_update_own(const struct tui_update *update,
                                       const struct rt_record *record);

/* The shape of a colour, or in ASCII the letter; its word follows. */
enum { TUI_UPDATE_MARK = 16 };
enum tui_role tui_update_mark(enum rt_rag rag, bool is_ascii, char out[static TUI_UPDATE_MARK]);

/* What somebody saved of that field (as rt_conflict has it) stays: it goes into the form.
 * now: the recommendation as they saved it. */
void tui_update_give_way(struct tui_update *update, const char *field, const char *part,
                         const struct rt_record *now);

/* ---- update_suggest.c ---- */

/* Says beside the colours which one is suggested of what is written by now. */
void tui_update_suggest(struct tui_update *update, const struct rt_outlook *outlook);

/* ---- update_words.c ---- */

/* The words of the command that writes what was changed; NULL: nothing was.  Free with
 * g_strfreev. */
GStrv tui_update_command(const struct tui_update *update);

/* Those of the one that answers that nothing has changed. */
GStrv tui_update_no_change(const struct tui_update *update);

/* Was anything written that is more than a colour? */
bool tui_update_has_news(const struct tui_update *update);

/* How many words stand in the texts that were changed. */
size_t tui_update_words(const struct tui_update *update);

#endif
