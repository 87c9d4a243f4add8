/* The form of an officer's update: what is asked of a recommendation (rectrack/reply.h)
 * becomes items, and what was filled in becomes the answers.
 *
 * Knows the records and no desk: it runs nothing.  Its targets: update_targets.c.
 */
#ifndef TUI_UPDATE_FORM_H
#define TUI_UPDATE_FORM_H

#include <rectrack/reply.h>

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
    struct rt_reply reply; /* its answers: as of the last tui_update_reply */
    bool is_ascii;
};

/* Fills an update whose reply holds the recommendation already (rt_reply_begin); what is
 * suggested is still to be said.  outlook: its period is the open one; user: who writes. */
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

/* The reply with the answers that stand in the form; its texts are good until that changes. */
struct rt_reply *tui_update_reply(struct tui_update *update);

/* Says beside the colours which one is suggested of what is written by now. */
void tui_update_suggest(struct tui_update *update, const struct rt_outlook *outlook);

/* The shape of a colour, or in ASCII the letter; its word follows. */
enum { TUI_UPDATE_MARK = 16 };
enum tui_role tui_update_mark(enum rt_rag rag, bool is_ascii, char out[static TUI_UPDATE_MARK]);

/* What somebody saved of that field (as rt_conflict has it) stays: it goes into the form.
 * now: the recommendation as they saved it. */
void tui_update_give_way(struct tui_update *update, const char *field, const char *part,
                         const struct rt_record *now);

/* How many words stand in the texts that were changed. */
size_t tui_update_words(struct tui_update *update);

#endif
