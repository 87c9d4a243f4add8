/* The query words as tests on one record in memory. */
#include "model/match.h"

#include <string.h>

#include <rectrack/date.h>
#include <rectrack/rag.h>
#include <rectrack/text.h>

struct matching {
    const struct rt_record *record;
    const struct rt_facts *facts;
    const char *period;
    const struct rt_test *test;
};

bool match_has_words(const char *name, const char *words)
{
    for (const char *at = strstr(name, words); at; at = strstr(at + 1, words))
        if (at == name || !g_unichar_isalnum(g_utf8_get_char(g_utf8_prev_char(at))))
            return true;
    return false;
}

/* ---- names: the whole of one where it is one, else the words of any ---- */

static bool is_called(const char *name, const char *value)
{
    g_autofree char *folded = rt_text_fold(name);
    g_autofree char *wanted = rt_text_fold(value);
    return strcmp(folded, wanted) == 0;
}

static bool is_called_so(const char *name, const char *value, bool takes_part)
{
    g_autofree char *folded = rt_text_fold(name);
    g_autofree char *wanted = rt_text_fold(value);
    return strcmp(folded, wanted) == 0 || (takes_part && match_has_words(folded, wanted));
}

static bool owner_is(const struct rt_facts *facts, const char *name, const char *value)
{
    const struct rt_owner *meant = rt_facts_owner(facts, value);
    const struct rt_owner *owner = rt_facts_owner(facts, name);
    if (meant || !owner)
        return meant ? meant == owner : is_called_so(name, value, true);
    bool is_so = is_called_so(owner->name, value, true);
    for (size_t i = 0; i < owner->other_names.n && !is_so; i++)
        is_so = is_called_so(rt_texts_at(&owner->other_names, i), value, true);
    return is_so;
}

static bool has_owner(const struct rt_list *owners, const struct matching *matching,
                      const char *value)
{
    for (size_t i = 0; i < owners->n; i++)
        if (owner_is(matching->facts, rt_ownership_at(owners, i)->name, value))
            return true;
    return false;
}

static void add_names(GPtrArray *names, const char *name)
{
    g_ptr_array_add(names, g_strdup(name));
    g_auto(GStrv) words = g_strsplit(name, " ", -1);
    for (size_t i = 0; words[i] && words[1]; i++)
        g_ptr_array_add(names, g_strdup(words[i]));
}

bool rt_query_finds_owner(const struct rt_facts *facts, const char *value, char **nearest)
{
    g_autoptr(GPtrArray) names = g_ptr_array_new_with_free_func(g_free);
    *nearest = NULL;
    for (size_t i = 0; i < facts->owners.n; i++) {
        const struct rt_owner *owner = rt_owner_at(&facts->owners, i);
        if (owner_is(facts, owner->name, value))
            return true;
        add_names(names, owner->name);
        for (size_t k = 0; k < owner->other_names.n; k++)
            add_names(names, rt_texts_at(&owner->other_names, k));
    }
    *nearest =
        g_strdup(rt_text_nearest(value, (const char *const *)(void *)names->pdata, names->len));
    return false;
}

static bool on_owner(const struct matching *matching, const char *value)
{
    const struct rt_record *record = matching->record;
    bool is_any = !*value; /* is there anybody at all? */
    bool has = is_any ? record->owners.n : has_owner(&record->owners, matching, value);
    for (size_t i = 0; i < record->actions.n && !has; i++) {
        const struct rt_list *owners = &rt_action_at(&record->actions, i)->owners;
        has = is_any ? owners->n : has_owner(owners, matching, value);
    }
    return has != is_any;
}

/* Is there a theme, or a group, that is called just so? */
static bool is_heading(const struct rt_facts *facts, const char *value, bool is_group)
{
    for (size_t i = 0; i < facts->sources.n; i++) {
        const struct rt_list *themes = &rt_source_at(&facts->sources, i)->themes;
        for (size_t k = 0; k < themes->n; k++) {
            const struct rt_theme *theme = rt_theme_at(themes, k);
            const char *name = is_group ? theme->group : theme->name;
            if (name && is_called(name, value))
                return true;
        }
    }
    return false;
}

static bool on_heading(const struct matching *matching, const char *value)
{
    bool is_group = matching->test->word == RT_WORD_GROUP;
    const char *name = is_group ? matching->record->group : matching->record->theme;
    if (!*value)
        return !name;
    return name && is_called_so(name, value, !is_heading(matching->facts, value, is_group));
}

static bool on_source(const struct matching *matching, const char *value)
{
    return is_called(matching->record->source, value);
}

static bool on_waiting(const struct matching *matching, const char *value)
{
    const struct rt_list *waiting = &matching->record->waiting_now;
    const struct rt_event *meant = rt_facts_event(matching->facts, value);
    for (size_t i = 0; *value && i < waiting->n; i++)
        if (is_called_so(rt_texts_at(waiting, i), value, !meant))
            return true;
    return !*value && !waiting->n;
}

/* ---- words ---- */

/* Letters and digits with one blank between words, one before and none behind. */
static void add_words(GString *out, const char *text)
{
    g_autofree char *folded = text ? rt_text_fold(text) : NULL;
    bool is_inside = false;
    for (const char *at = folded; at && *at; at = g_utf8_next_char(at)) {
        gunichar letter = g_utf8_get_char(at);
        bool is_word = g_unichar_isalnum(letter) || g_unichar_ismark(letter);
        if (is_word && !is_inside)
            g_string_append_c(out, ' ');
        if (is_word)
            g_string_append_unichar(out, letter);
        is_inside = is_word;
    }
}

static bool on_text(const struct matching *matching, const char *value)
{
    const struct rt_record *record = matching->record;
    g_autoptr(GString) words = g_string_new(NULL), wanted = g_string_new(NULL);
    const char *texts[] = {record->ref, record->title, record->text, record->summary,
                           record->note};
    for (size_t i = 0; i < G_N_ELEMENTS(texts); i++)
        add_words(words, texts[i]);
    for (size_t i = 0; i < record->owners.n; i++)
        add_words(words, rt_ownership_at(&record->owners, i)->name);
    for (size_t i = 0; i < record->actions.n; i++)
        add_words(words, rt_action_at(&record->actions, i)->text);
    for (size_t i = 0; i < record->updates.n; i++) {
        const struct rt_update *update = rt_update_at(&record->updates, i);
        const struct rt_list *lists[] = {&update->progress, &update->challenge, &update->other};
        for (size_t k = 0; k < G_N_ELEMENTS(lists); k++)
            for (size_t n = 0; n < lists[k]->n; n++)
                add_words(words, rt_texts_at(lists[k], n));
    }
    add_words(wanted, value);
    return wanted->len && strstr(words->str, wanted->str);
}

/* ---- fixed values, days, flags ---- */

static bool is_choice(const struct rt_choice *choices, int value, const char *key)
{
    return g_strcmp0(choices[value].key ? choices[value].key : "", key) == 0;
}

static bool on_rag(const struct matching *matching, const char *value)
{
    return is_choice(rt_rags, (int)matching->record->rag, value);
}

static bool on_suggested(const struct matching *matching, const char *value)
{
    return is_choice(rt_rags, (int)matching->record->suggested, value);
}

static bool on_shown(const struct matching *matching, const char *value)
{
    return is_choice(rt_rags, (int)rt_rag_shown(matching->record), value);
}

static bool on_direction(const struct matching *matching, const char *value)
{
    return is_choice(rt_directions, (int)matching->record->direction, value);
}

static bool on_state(const struct matching *matching, const char *value)
{
    return is_choice(rt_states, (int)matching->record->state, value);
}

static bool lies(enum rt_compare compare, uint32_t earliest, uint32_t latest,
                 const struct rt_window *window)
{
    if (!earliest || !latest)
        return false;
    if (compare == RT_BEFORE)
        return latest < window->earliest;
    if (compare == RT_AFTER)
        return earliest > window->latest;
    return earliest <= window->latest && latest >= window->earliest;
}

static bool on_target(const struct matching *matching, const char *value)
{
    struct rt_window window;
    bool is_none = !*value;
    if (!is_none && !rt_window_parse(value, &window))
        return false;
    for (size_t i = 0; i < matching->record->targets.n; i++) {
        const struct rt_target *target = rt_target_at(&matching->record->targets, i);
        if (is_none && target->kind == RT_KIND_DATE)
            return false;
        if (is_none)
            continue;
        if (lies(matching->test->compare, target->earliest, target->latest, &window))
            return true;
    }
    return is_none;
}

static bool has_update(const struct matching *matching, const char *period, bool must_answer)
{
    for (size_t i = 0; i < matching->record->updates.n; i++) {
        const struct rt_update *update = rt_update_at(&matching->record->updates, i);
        if (g_strcmp0(update->period, period) == 0 &&
            (!must_answer || rt_update_answers(update)))
            return true;
    }
    return false;
}

static bool on_updated(const struct matching *matching, const char *value)
{
    const struct rt_period *period = rt_facts_period(matching->facts, value);
    struct rt_window window = {0};
    if (!rt_window_parse(value, &window) && period)
        window = (struct rt_window){period->as_at, period->as_at};
    const char *updated = matching->record->updated;
    uint32_t day = updated ? rt_day_parse(updated) : 0;
    if (window.earliest && lies(matching->test->compare, day, day, &window))
        return true;
    return period && matching->test->compare == RT_IS &&
           has_update(matching, period->id, false);
}

static bool on_flag(const struct matching *matching, const char *value)
{
    (void)value;
    return matching->test->word == RT_WORD_OVERDUE ? matching->record->overdue
                                                   : matching->record->review;
}

static bool on_no_update(const struct matching *matching, const char *value)
{
    (void)value;
    return !rt_state_is_over(matching->record->state) &&
           !has_update(matching, matching->period, true);
}

static bool on_changed(const struct matching *matching, const char *value)
{
    (void)matching, (void)value;
    return false;
}

static bool on_links(const struct matching *matching, const char *value)
{
    for (size_t i = 0; i < matching->record->links.n; i++)
        if (g_ascii_strcasecmp(rt_link_at(&matching->record->links, i)->ref, value) == 0)
            return true;
    return false;
}

bool match_record(const struct rt_query *query, const struct rt_record *record,
                  const struct rt_facts *facts, const char *period)
{
    static bool (*const on[RT_WORDS])(const struct matching *, const char *) = {
        [RT_WORD_TEXT] = on_text,           [RT_WORD_RAG] = on_rag,
        [RT_WORD_SUGGESTED] = on_suggested, [RT_WORD_SHOWN] = on_shown,
        [RT_WORD_DIRECTION] = on_direction, [RT_WORD_STATE] = on_state,
        [RT_WORD_OWNER] = on_owner,         [RT_WORD_SOURCE] = on_source,
        [RT_WORD_GROUP] = on_heading,       [RT_WORD_THEME] = on_heading,
        [RT_WORD_TARGET] = on_target,       [RT_WORD_OVERDUE] = on_flag,
        [RT_WORD_REVIEW] = on_flag,         [RT_WORD_WAITING] = on_waiting,
        [RT_WORD_UPDATED] = on_updated,     [RT_WORD_NO_UPDATE] = on_no_update,
        [RT_WORD_CHANGED] = on_changed,     [RT_WORD_LINKS] = on_links,
    };
    for (size_t i = 0; i < query->tests.n; i++) {
        const struct rt_test *test = rt_list_item(&query->tests, i, sizeof *test);
        struct matching matching = {record, facts, period, test};
        size_t n = test->values.n ? test->values.n : 1;
        bool is_met = false;
        for (size_t k = 0; k < n && !is_met; k++)
            is_met =
                on[test->word](&matching, test->values.n ? rt_texts_at(&test->values, k) : "");
        if (is_met == test->is_negated)
            return false;
    }
    return true;
}
