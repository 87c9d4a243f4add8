/* What was filled in, as a command line. */
#include <string.h>

#include <rectrack/field.h>

#include "tui/sheet.h"
#include "tui/update_targets.h"

static const char *text_of(const struct tui_update *update, enum tui_update_item id)
{
    return tui_item_text(tui_form_item(&update->form, (int)id));
}

static GStrvBuilder *begin(const struct tui_update *update)
{
    GStrvBuilder *words = tui_words_begin("update");
    g_strv_builder_add(words, update->record.ref);
    tui_words_add(words, "--period=%s", update->period.id);
    return words;
}

/* The words, or NULL where nothing came behind those that they begin with. */
static GStrv end(GStrvBuilder *words)
{
    enum { NOTHING = 3 };
    g_auto(GStrv) all = g_strv_builder_end(words);
    g_strv_builder_unref(words);
    return g_strv_length(all) > NOTHING ? g_steal_pointer(&all) : NULL;
}

static void add_texts(const struct tui_update *update, GStrvBuilder *words)
{
    const char *progress = text_of(update, TUI_UPDATE_PROGRESS),
               *challenge = text_of(update, TUI_UPDATE_CHALLENGE);
    if (strcmp(progress, update->progress) != 0)
        tui_words_add(words, "--progress=%s", progress);
    if (strcmp(challenge, update->challenge) != 0)
        tui_words_add(words, "--challenge=%s", challenge);
}

/* A colour comes with its reason. */
static void add_colour(const struct tui_update *update, GStrvBuilder *words)
{
    const char *reason = text_of(update, TUI_UPDATE_REASON);
    enum rt_rag rag = tui_update_rag(update);
    if (!rag || (rag == update->rag && !strcmp(reason, update->reason)))
        return;
    tui_words_add(words, "--rag=%s", rt_rags[rag].key);
    if (*reason)
        tui_words_add(words, "--reason=%s", reason);
}

/* The actions that were ticked, and those that were and are not now. */
static void add_ticks(const struct tui_update *update, GStrvBuilder *words)
{
    for (size_t i = 0; i < update->record.actions.n; i++) {
        const struct rt_action *action = rt_action_at(&update->record.actions, i);
        bool is_on = tui_update_is_ticked(update, i);
        if (is_on != (action->state == RT_STATE_COMPLETE))
            tui_words_add(words, is_on ? "--tick=%d" : "--untick=%d", action->n);
    }
}

GStrv tui_update_command(const struct tui_update *update)
{
    GStrvBuilder *words = begin(update);
    add_texts(update, words);
    add_colour(update, words);
    tui_targets_spell(update, words);
    add_ticks(update, words);
    return end(words);
}

bool tui_update_has_news(const struct tui_update *update)
{
    GStrvBuilder *words = begin(update);
    add_texts(update, words);
    tui_targets_spell(update, words);
    add_ticks(update, words);
    g_auto(GStrv) all = end(words);
    return all != NULL;
}

GStrv tui_update_no_change(const struct tui_update *update)
{
    GStrvBuilder *words = begin(update);
    g_strv_builder_add(words, "--no-change");
    add_colour(update, words);
    return end(words);
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
