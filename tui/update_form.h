/* The form of an officer's update: a recommendation becomes items, and what was
 * filled in becomes the words of command lines.
 *
 * Knows the records and no desk: it runs nothing.  What stands in the register is
 * only left alone or written by commands: what was not changed is not in them.
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
    TUI_UPDATE_TARGET,
    TUI_UPDATE_PROGRESS,
    TUI_UPDATE_CHALLENGE,
    TUI_UPDATE_ACTIONS,
    TUI_UPDATE_SAVE,
    TUI_UPDATE_SAVE_NEXT,
    TUI_UPDATE_NO_CHANGE,
    TUI_UPDATE_CANCEL,
};

struct tui_update {
    struct tui_form form;
    struct rt_arena arena;
    struct rt_record record; /* as it was when the form was opened */
    struct rt_period period; /* a copy: the register's facts change under a form */
    const struct rt_update *own;                /* the person's, of the period, or NULL */
    const char *progress, *challenge;           /* as they were */
    const char *last_progress, *last_challenge; /* of the period before; "": none */
};

/* Fills an update whose arena and record hold the recommendation already.  period:
 * the open one; user: who writes. */
void tui_update_begin(struct tui_update *update, const struct rt_facts *facts,
                      const struct rt_period *period, const char *user, bool is_ascii);
void tui_update_clear(struct tui_update *update);

/* Looks at an item that was changed or left, and says what is to be said beside it. */
void tui_update_look(struct tui_update *update, struct tui_item *item);

/* All errors beside their items, the focus on the first; true: there is none. */
bool tui_update_check(struct tui_update *update);

/* The words of the last period into the item with the focus, where it is empty. */
bool tui_update_bring_last(struct tui_update *update);

/* The command lines that write what was changed, a GStrv each, the update's first;
 * none: nothing was changed.  Free with g_ptr_array_free. */
GPtrArray *tui_update_commands(const struct tui_update *update);

/* The one that answers that nothing has changed. */
GPtrArray *tui_update_no_change(const struct tui_update *update);

/* How many words stand in the texts that were changed. */
size_t tui_update_words(const struct tui_update *update);

#endif
