/* What was filled in, as command lines. */
#include <string.h>

#include <rectrack/field.h>

#include "tui/update_form.h"

static void free_words(void *words)
{
    g_strfreev(words);
}

static const char *text_of(const struct tui_update *update, enum tui_update_item id)
{
    return tui_item_text(tui_form_item(&update->form, (int)id));
}

/* An option and its value in one word: a value may begin with a dash. */
static void add_option(GStrvBuilder *words, const char *name, const char *value)
{
    g_autofree char *word = g_strdup_printf("--%s=%s", name, value);
    g_strv_builder_add(words, word);
}

static GStrvBuilder *begin(const struct tui_update *update)
{
    GStrvBuilder *words = g_strv_builder_new();
    g_strv_builder_add_many(words, "update", update->record.ref, NULL);
    add_option(words, "period", update->period.id);
    return words;
}

static void add_colour(const struct tui_update *update, GStrvBuilder *words)
{
    const struct tui_item *item = tui_form_item(&update->form, TUI_UPDATE_RAG);
    const char *reason = text_of(update, TUI_UPDATE_REASON);
    const char *had = update->own && update->own->reason ? update->own->reason : "";
    int at = tui_item_chosen(item);
    if (at < 0)
        return;
    const char *label = g_array_index(item->choices, struct tui_choice, at).words;
    for (int rag = 1; rag < RT_RAGS; rag++) {
        bool was = update->own && (int)update->own->rag == rag;
        if (strcmp(rt_rags[rag].label, label) != 0 || (was && !strcmp(reason, had)))
            continue;
        add_option(words, "rag", rt_rags[rag].key);
        if (*reason)
            add_option(words, "reason", reason);
    }
}

static void add_update(const struct tui_update *update, GPtrArray *commands)
{
    g_autoptr(GStrvBuilder) words = begin(update);
    const char *progress = text_of(update, TUI_UPDATE_PROGRESS),
               *challenge = text_of(update, TUI_UPDATE_CHALLENGE);
    enum { NOTHING = 3 };
    if (strcmp(progress, update->progress) != 0)
        add_option(words, "progress", progress);
    if (strcmp(challenge, update->challenge) != 0)
        add_option(words, "challenge", challenge);
    add_colour(update, words);
    g_auto(GStrv) all = g_strv_builder_end(words);
    if (g_strv_length(all) > NOTHING)
        g_ptr_array_add(commands, g_steal_pointer(&all));
}

static void add_target(const struct tui_update *update, GPtrArray *commands)
{
    const struct rt_list *targets = &update->record.targets;
    if (!targets->n ||
        !strcmp(text_of(update, TUI_UPDATE_TARGET), rt_target_at(targets, 0)->text))
        return;
    g_autoptr(GStrvBuilder) words = g_strv_builder_new();
    g_autofree char *which = g_strconcat(update->record.ref, ".1", NULL);
    g_strv_builder_add_many(words, "target", which, NULL);
    add_option(words, "reason", text_of(update, TUI_UPDATE_REASON));
    g_strv_builder_add_many(words, "--", text_of(update, TUI_UPDATE_TARGET), NULL);
    g_ptr_array_add(commands, g_strv_builder_end(words));
}

/* The actions that were ticked, or that were and are not now. */
static void add_actions(const struct tui_update *update, bool is_on, GPtrArray *commands)
{
    const struct tui_item *item = tui_form_item(&update->form, TUI_UPDATE_ACTIONS);
    g_autoptr(GStrvBuilder) words = g_strv_builder_new();
    size_t n = 0;
    g_strv_builder_add(words, "set");
    for (size_t i = 0; item && i < update->record.actions.n; i++) {
        const struct rt_action *action = rt_action_at(&update->record.actions, i);
        bool is_ticked = g_array_index(item->choices, struct tui_choice, i).is_on;
        if (is_ticked != is_on || is_ticked == (action->state == RT_STATE_COMPLETE))
            continue;
        g_autofree char *which = g_strdup_printf("%s.%d", update->record.ref, action->n);
        g_strv_builder_add(words, which);
        n++;
    }
    g_strv_builder_add(words, is_on ? "state=complete" : "state=in_progress");
    if (n)
        g_ptr_array_add(commands, g_strv_builder_end(words));
}

GPtrArray *tui_update_commands(const struct tui_update *update)
{
    GPtrArray *commands = g_ptr_array_new_with_free_func(free_words);
    add_update(update, commands);
    add_target(update, commands);
    add_actions(update, true, commands);
    add_actions(update, false, commands);
    return commands;
}

GPtrArray *tui_update_no_change(const struct tui_update *update)
{
    GPtrArray *commands = g_ptr_array_new_with_free_func(free_words);
    g_autoptr(GStrvBuilder) words = begin(update);
    g_strv_builder_add(words, "--no-change");
    add_colour(update, words);
    g_ptr_array_add(commands, g_strv_builder_end(words));
    return commands;
}

static size_t count_words(const char *text)
{
    size_t n = 0;
    bool is_in = false;
    for (; *text; text++) {
        bool is_blank = *text == ' ' || *text == '\n';
        n += !is_blank && !is_in;
        is_in = !is_blank;
    }
    return n;
}

size_t tui_update_words(const struct tui_update *update)
{
    const char *progress = text_of(update, TUI_UPDATE_PROGRESS),
               *challenge = text_of(update, TUI_UPDATE_CHALLENGE);
    return (strcmp(progress, update->progress) != 0 ? count_words(progress) : 0) +
           (strcmp(challenge, update->challenge) != 0 ? count_words(challenge) : 0);
}
