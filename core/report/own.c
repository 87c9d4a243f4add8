/* What a paper says of its own, read back: the words are words.c's, the labels those of the
 * table of fields. */
#include "report/own.h"

#include <string.h>

#include <glib.h>

#include <rectrack/field.h>

#include "report/layout.h"
#include "report/words.h"

/* Text behind its beginning, or NULL. */
static const char *behind(const char *text, const char *beginning)
{
    return g_str_has_prefix(text, beginning) ? text + strlen(beginning) : NULL;
}

/* Behind words that end there or before a blank, or NULL. */
static const char *behind_word(const char *text, const char *word)
{
    const char *rest = behind(text, word);
    return rest && (!*rest || *rest == ' ') ? rest : NULL;
}

/* "– improved – why": what is behind the direction. */
static const char *behind_direction(const char *text, struct rt_arena *arena)
{
    static const char dash[] = " – ";
    const char *rest = behind(text, dash);
    for (size_t i = 0; rest && i < RT_DIRECTIONS; i++) {
        const char *moved = rt_directions[i].label;
        const char *why = moved ? behind(rest, report_lower(moved, arena)) : NULL;
        if (why && !*why)
            return NULL;
        if (why && g_str_has_prefix(why, dash))
            return why + strlen(dash);
    }
    return rest;
}

static bool is_colour(const char *paragraph, struct rt_arena *arena, struct report_said *out)
{
    const char *words = behind(paragraph, report_suggested);
    out->is_suggested = words != NULL;
    words = words ? words : paragraph;
    for (enum rt_rag rag = RT_RED; rag < RT_RAGS; rag++) {
        const char *rest = behind_word(words, rt_rags[rag].label);
        if (!rest || (*rest && !g_str_has_prefix(rest, " – ")))
            continue;
        out->rag = rag;
        out->text = behind_direction(rest, arena);
        return true;
    }
    return false;
}

static bool is_state(const char *paragraph, struct report_said *out)
{
    for (enum rt_state state = 0; state < RT_STATES; state++)
        if (rt_state_is_over(state) && strcmp(paragraph, rt_states[state].label) == 0) {
            out->state = state;
            return true;
        }
    return false;
}

static bool is_response(const char *paragraph, struct rt_arena *arena, struct report_said *out)
{
    const char *words = behind(paragraph, report_response);
    for (enum rt_response i = 1; words && i < RT_RESPONSES; i++)
        if (strcmp(words, report_lower(rt_responses[i].label, arena)) == 0) {
            out->response = i;
            return true;
        }
    return false;
}

enum report_own report_own_of(const char *paragraph, struct rt_arena *arena,
                              struct report_said *out)
{
    const char *rest;
    if (strcmp(paragraph, report_no_change) == 0)
        return REPORT_OWN_NO_CHANGE;
    if (is_colour(paragraph, arena, out))
        return REPORT_OWN_COLOUR;
    if (is_state(paragraph, out))
        return REPORT_OWN_STATE;
    if (is_response(paragraph, arena, out))
        return REPORT_OWN_RESPONSE;
    if ((rest = behind_word(paragraph, report_closure))) {
        out->text = rest + strspn(rest, " ");
        return REPORT_OWN_CLOSURE;
    }
    if ((rest = behind(paragraph, report_reported_with))) {
        out->text = rest;
        return REPORT_OWN_WITH;
    }
    if (behind(paragraph, report_carried) && g_str_has_suffix(paragraph, ":"))
        return REPORT_OWN_CARRIED;
    if ((rest = behind(paragraph, report_silent))) {
        out->text = rest;
        return REPORT_OWN_SILENT;
    }
    return behind(paragraph, report_was) ? REPORT_OWN_REVISION : REPORT_NOT_OWN;
}

/* The bytes of text before " (tail)", or 0. */
static size_t before_tail(const char *text, const char *tail)
{
    size_t length = strlen(text), own = strlen(tail) + strlen(" ()");
    if (length <= own || text[length - 1] != ')' || !strchr(" \n", text[length - own]) ||
        text[length - own + 1] != '(' ||
        strncmp(text + length - own + 2, tail, strlen(tail)) != 0)
        return 0;
    return length - own;
}

size_t report_own_action(const char *text, enum rt_state *state)
{
    struct rt_arena arena = {0};
    size_t length = 0;
    *state = RT_STATE_NOT_STARTED;
    for (enum rt_state i = 0; i < RT_STATES && !length; i++) {
        if (rt_state_is_over(i))
            length = before_tail(text, report_lower(rt_states[i].label, &arena));
        if (length)
            *state = i;
    }
    rt_arena_clear(&arena);
    return length ? length : strlen(text);
}

size_t report_own_target(const char *text)
{
    size_t length = before_tail(text, report_overdue);
    return length ? length : strlen(text);
}

size_t report_own_owner(const char *text, bool *is_supporting)
{
    size_t length = before_tail(text, report_supporting);
    *is_supporting = length > 0;
    return length ? length : strlen(text);
}

const struct report_layout *report_layout_titled(const char *text)
{
    for (size_t i = 0; i < report_n_layouts; i++) {
        const char *rest = behind(text, report_layouts[i].title);
        if (rest && (!*rest || g_str_has_prefix(rest, ", ")))
            return &report_layouts[i];
    }
    return NULL;
}

const char *report_own_document(const char *text)
{
    const char *words = text ? behind(text, report_taken) : NULL;
    return words ? words : text;
}

bool report_is_preface(const char *text)
{
    return behind(text, report_as_at) || behind(text, report_matching);
}

bool report_is_key(const char *text)
{
    static const char *const titles[] = {report_key_title, report_chart_title};
    for (size_t i = 0; i < G_N_ELEMENTS(titles); i++) {
        const char *rest = behind(text, titles[i]);
        if (rest && (!*rest || g_str_has_prefix(rest, ": "))) /* ": " and its source */
            return true;
    }
    return false;
}
