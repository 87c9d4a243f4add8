/* Which key opens which sheet, and for whom; undo and redo. */
#include "tui/changes.h"

#include "tui/ask.h"
#include "tui/sheet.h"
#include "tui/views.h"

static const struct tui_sheet_kind *const kinds[] = {
    &tui_sheet_rag,  &tui_sheet_target, &tui_sheet_owners, &tui_sheet_action,
    &tui_sheet_tick, &tui_sheet_fields, &tui_sheet_note,   &tui_sheet_decide,
    &tui_sheet_ask,  &tui_sheet_attend,
};

static const struct tui_sheet_kind *kind_of(enum tui_action action)
{
    for (size_t i = 0; i < G_N_ELEMENTS(kinds); i++)
        if (kinds[i]->opens == action)
            return kinds[i];
    return NULL;
}

/* What was undone is said by the command; how to have it back, here. */
static void turn_back(struct tui_desk *desk, bool is_undo)
{
    const char *words[] = {is_undo ? "undo" : "redo"};
    const char *why = tui_desk_why_readonly(desk);
    char in[16];
    if (why) {
        tui_desk_say(desk, TUI_WARNING, "Nothing can be changed now: %s", why);
        return;
    }
    if (tui_ask_words(desk, words, 1, NULL, NULL) != RT_OK)
        return;
    g_autofree char *said = g_strdup(desk->message);
    tui_desk_say(desk, TUI_NOTICE, "%s; %s %s", said,
                 tui_keys_name(&desk->keys, is_undo ? TUI_DO_REDO : TUI_DO_UNDO,
                               tui_desk_place(desk), in),
                 is_undo ? "has it back" : "takes it back again");
}

static void open_history(struct tui_desk *desk, bool is_of_one)
{
    const struct tui_view *top = tui_desk_top(desk);
    const char *ref = is_of_one && top->class->ref ? top->class->ref(top) : NULL;
    if (is_of_one && !ref)
        tui_desk_say(desk, TUI_NOTICE, "There is no recommendation here");
    else
        tui_desk_open(desk, tui_view_history(desk, ref));
}

/* For what is marked, else for the record that the view is about. */
static bool open_kind(struct tui_desk *desk, const struct tui_sheet_kind *kind)
{
    const struct tui_view *top = tui_desk_top(desk);
    const char *ref = top->class->ref ? top->class->ref(top) : NULL;
    const char *why = tui_desk_why_readonly(desk);
    bool is_marked = tui_desk_place(desk) == TUI_AT_REGISTER && tui_marks_n(&desk->marks);
    if (why) {
        tui_desk_say(desk, TUI_WARNING, "Nothing can be changed now: %s", why);
        return false;
    }
    if (tui_draft_kind_of(kind->opens)->place == TUI_AT_MEETING && !desk->sitting) {
        tui_desk_say(desk, TUI_NOTICE, "%s",
                     desk->why_not ? desk->why_not
                                   : "That meeting is still to come; : meet DATE begins it "
                                     "early");
        return false;
    }
    if (tui_desk_place(desk) == TUI_AT_MEETING) /* whoever is killed goes on at this item */
        top->class->idle(tui_desk_top(desk));
    ref = kind->is_of_meeting ? desk->sitting : ref;
    if (is_marked && tui_marks_n(&desk->marks) > 1 && kind->many) {
        tui_desk_say(desk, TUI_WARNING, "%s; Esc takes the marks off", kind->many);
        return false;
    }
    if (!is_marked && !ref) {
        tui_desk_say(desk, TUI_NOTICE, "There is no recommendation here");
        return false;
    }
    GPtrArray *refs =
        is_marked ? tui_marks_list(&desk->marks) : g_ptr_array_new_with_free_func(g_free);
    if (!is_marked)
        g_ptr_array_add(refs, g_strdup(ref));
    return tui_sheet_open(desk, kind, refs, is_marked);
}

/* The text goes to the editor at once, but where a draft of it is offered first. */
static unsigned open_sheet(struct tui_desk *desk, enum tui_action action)
{
    bool is_text = action == TUI_DO_EDIT_TEXT;
    bool is_open = open_kind(desk, kind_of(is_text ? TUI_DO_EDIT_FIELDS : action));
    return is_open && is_text && !(tui_desk_place(desk) & TUI_QUESTIONS)
               ? tui_sheet_edit_text(tui_desk_top(desk))
               : TUI_REDO_DRAW;
}

void tui_change_reopen(struct tui_desk *desk, enum tui_action action, const char *const *refs)
{
    GPtrArray *all = g_ptr_array_new_with_free_func(g_free);
    for (size_t i = 0; refs[i]; i++)
        g_ptr_array_add(all, g_strdup(refs[i]));
    bool is_marked = all->len > 1;
    for (guint i = 0; is_marked && i < all->len; i++)
        tui_marks_add(&desk->marks, all->pdata[i]);
    tui_sheet_open(desk, kind_of(action), all, is_marked);
}

unsigned tui_change(struct tui_desk *desk, enum tui_action action)
{
    if (!desk->reg)
        tui_desk_say(desk, TUI_NOTICE, "There is no register yet");
    else if (action == TUI_DO_UNDO || action == TUI_DO_REDO)
        turn_back(desk, action == TUI_DO_UNDO);
    else if (action == TUI_DO_HISTORY || action == TUI_DO_HISTORY_OF_ALL)
        open_history(desk, action == TUI_DO_HISTORY);
    else if (action == TUI_DO_COPY)
        tui_desk_open(desk, tui_view_copy(desk));
    else
        return open_sheet(desk, action);
    return TUI_REDO_DRAW;
}
