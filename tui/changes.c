/* Which key opens which sheet; undo and redo. */
#include "tui/changes.h"

#include "tui/ask.h"
#include "tui/sheet.h"
#include "tui/views.h"

static const struct {
    enum tui_action action;
    const struct tui_sheet_kind *kind;
} sheets[] = {
    {TUI_DO_SET_RAG, &tui_sheet_rag},      {TUI_DO_TARGET, &tui_sheet_target},
    {TUI_DO_OWNERS, &tui_sheet_owners},    {TUI_DO_ADD_ACTION, &tui_sheet_action},
    {TUI_DO_TICK, &tui_sheet_tick},        {TUI_DO_EDIT_FIELDS, &tui_sheet_fields},
    {TUI_DO_EDIT_TEXT, &tui_sheet_fields},
};

/* The key of an action in the place where the person is, for a sentence. */
static const char *key_of(const struct tui_desk *desk, enum tui_action action,
                          char in[static 16])
{
    for (const struct tui_binding *one = tui_bindings; one->name; one++)
        if (one->action == action && !one->command) {
            int key = tui_keys_of(&desk->keys, one, tui_desk_place(desk), 0);
            return key == TUI_KEY_NONE ? one->name : tui_key_name(key, in);
        }
    return "";
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
                 key_of(desk, is_undo ? TUI_DO_REDO : TUI_DO_UNDO, in),
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

static unsigned open_sheet(struct tui_desk *desk, enum tui_action action)
{
    for (size_t i = 0; i < G_N_ELEMENTS(sheets); i++)
        if (sheets[i].action == action && tui_sheet_open(desk, sheets[i].kind) &&
            action == TUI_DO_EDIT_TEXT)
            return tui_sheet_edit_text(tui_desk_top(desk));
    return TUI_REDO_DRAW;
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
