/* THE LIST OF VIEWS: which there are, told by the keys that open them. */
#include "tui/tabs.h"

static const struct {
    enum tui_action action;
    unsigned places;
    const char *label;
} tabs[] = {
    {TUI_DO_REGISTER, TUI_AT_REGISTER | TUI_FIELDS, "Register"},
    {TUI_DO_BOARD, TUI_AT_BOARD, "Board"},
    {TUI_DO_MATRIX, TUI_AT_MATRIX, "Matrix"},
    {TUI_DO_TIMELINE, TUI_AT_TIMELINE, "Timeline"},
    {TUI_DO_TREND, TUI_AT_TREND, "Trend"},
    {TUI_DO_MINE, TUI_AT_MINE, "My updates"},
    {TUI_DO_MEETING, TUI_MEETINGS, "Meeting"},
};

static const struct tui_binding *binding_of(enum tui_action action)
{
    const struct tui_binding *binding = tui_bindings;
    while (binding->action != action)
        binding++;
    return binding;
}

void tui_tabs(const struct tui_desk *desk, struct tui_frame_words *words)
{
    const struct tui_view *view = tui_desk_shown(desk);
    unsigned place = view->class->place(view);
    /* The search of a record has the same place, and is none of them. */
    bool is_tab = place & (TUI_AT_REGISTER | TUI_AT_MINE | TUI_CHARTS) ||
                  (place & TUI_FIELDS && view == desk->views[0]);
    words->n_tabs = is_tab ? G_N_ELEMENTS(tabs) : 0;
    for (size_t i = 0; i < words->n_tabs; i++) {
        struct tui_tab *tab = &words->tabs[i];
        tab->binding = binding_of(tabs[i].action);
        tab->place = place & (TUI_AT_MINE | TUI_CHARTS) ? place : TUI_AT_REGISTER;
        tab->is_open = place & tabs[i].places;
        /* home, and where most officers go */
        tab->is_first = tabs[i].action == TUI_DO_REGISTER || tabs[i].action == TUI_DO_MINE;
        g_strlcpy(tab->label, tabs[i].label, sizeof tab->label);
        if (tabs[i].action == TUI_DO_MINE && desk->whose.n_waiting > 0)
            g_snprintf(tab->label, sizeof tab->label, "%s (%ld)", tabs[i].label,
                       desk->whose.n_waiting);
    }
}
