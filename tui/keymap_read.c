/* Reading the table of keys, and what keys are called. */
#include "tui/keymap.h"

#include <glib.h>

const struct tui_binding *tui_binding_find(unsigned place, int key)
{
    if (key == TUI_KEY_NONE || ((place & TUI_TYPING) && tui_key_is_text(key)))
        return NULL;
    for (const struct tui_binding *binding = tui_bindings; binding->name; binding++) {
        if (!(binding->places & place))
            continue;
        for (size_t i = 0; i < TUI_KEYS; i++)
            if (binding->keys[i] == key)
                return binding;
    }
    return NULL;
}

static const struct {
    int key;
    const char *name;
} names[] = {
    {TUI_KEY_TAB, "Tab"},
    {TUI_KEY_ENTER, "Enter"},
    {TUI_KEY_ESC, "Esc"},
    {TUI_KEY_UP, "Up"},
    {TUI_KEY_DOWN, "Down"},
    {TUI_KEY_LEFT, "Left"},
    {TUI_KEY_RIGHT, "Right"},
    {TUI_KEY_PAGE_UP, "PgUp"},
    {TUI_KEY_PAGE_DOWN, "PgDn"},
    {TUI_KEY_HOME, "Home"},
    {TUI_KEY_END, "End"},
    {TUI_KEY_BACKSPACE, "Backspace"},
    {TUI_KEY_DELETE, "Delete"},
    {TUI_KEY_BACK_TAB, "Shift-Tab"},
    {TUI_KEY_WORD_LEFT, "Ctrl-Left"},
    {TUI_KEY_WORD_RIGHT, "Ctrl-Right"},
    {TUI_KEY_WORD_RUB, "Ctrl-Backspace"},
    {TUI_KEY_WORD_DELETE, "Ctrl-Delete"},
    {TUI_KEY_TEXT_START, "Ctrl-Home"},
    {TUI_KEY_TEXT_END, "Ctrl-End"},
    {TUI_KEY_F1, "F1"},
    {TUI_KEY_F3, "F3"},
    {TUI_KEY_F4, "F4"},
    {' ', "Space"},
};

const char *tui_key_name(int key, char in[static 16])
{
    for (size_t i = 0; i < G_N_ELEMENTS(names); i++)
        if (names[i].key == key)
            return names[i].name;
    if (key > 0 && key < ' ')
        g_snprintf(in, 16, "Ctrl-%c", key + '@');
    else if (tui_key_is_text(key))
        in[g_unichar_to_utf8((gunichar)key, in)] = '\0';
    else
        g_strlcpy(in, "That key", 16);
    return in;
}

int tui_key_parse(const char *name)
{
    for (size_t i = 0; i < G_N_ELEMENTS(names); i++)
        if (!g_ascii_strcasecmp(names[i].name, name))
            return names[i].key;
    if (!g_ascii_strncasecmp(name, "Ctrl-", 5) && g_ascii_isalpha(name[5]) && !name[6])
        return TUI_CTRL(name[5]);
    gunichar c = g_utf8_get_char_validated(name, -1);
    bool is_one = *name && c < TUI_KEY_UP && !*g_utf8_next_char(name);
    return is_one && tui_key_is_text((int)c) ? (int)c : TUI_KEY_NONE;
}

const char *tui_place_name(unsigned place)
{
    static const struct {
        unsigned place;
        const char *name;
    } places[] = {
        {TUI_AT_REGISTER, "Register"}, {TUI_AT_RECORD, "Recommendation"},
        {TUI_AT_ANSWER, "Answer"},     {TUI_AT_WELCOME, "Welcome"},
        {TUI_AT_SEARCH, "Search"},     {TUI_AT_FILTER, "Filter"},
        {TUI_AT_PALETTE, "Commands"},  {TUI_AT_HELP, "Help"},
        {TUI_AT_TEXT, "Text"},         {TUI_AT_LINE, "Line"},
        {TUI_AT_CHOICE, "Choices"},    {TUI_AT_BUTTON, "Button"},
        {TUI_AT_CONFIRM, "Question"},  {TUI_AT_OFFER, "Offer"},
        {TUI_AT_MINE, "My updates"},   {TUI_AT_NAMES, "Names"},
        {TUI_AT_COPY, "Copy"},         {TUI_AT_PAPER, "Paper"},
        {TUI_AT_REVIEW, "Review"},     {TUI_AT_BOARD, "Board"},
        {TUI_AT_MATRIX, "Matrix"},     {TUI_AT_TIMELINE, "Timeline"},
        {TUI_AT_TREND, "Trend"},       {TUI_AT_MEETING, "Meeting"},
        {TUI_AT_MINUTES, "Minutes"},   {TUI_AT_BLANK, "Blank"},
        {TUI_AT_FOLLOW, "Projector"},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(places); i++)
        if (places[i].place == place)
            return places[i].name;
    return "Everywhere";
}
