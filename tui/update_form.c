/* What an officer is asked, and what becomes of the answers. */
#include "tui/update_form.h"

#include <string.h>

#include <rectrack/describe.h>
#include <rectrack/field.h>
#include <rectrack/text.h>

#include "tui/badge.h"

/* As the mock-up has them: the good news first. */
static const enum rt_rag colours[] = {RT_GREEN, RT_AMBER, RT_RED, RT_COMPLETE, RT_NOT_DUE};

static struct tui_item *item_of(const struct tui_update *update, enum tui_update_item id)
{
    return tui_form_item(&update->form, (int)id);
}

static const char *text_of(const struct tui_update *update, enum tui_update_item id)
{
    const struct tui_item *item = item_of(update, id);
    return item ? tui_item_text(item) : "";
}

static bool is_blank(const char *text)
{
    return text[strspn(text, " \n\t")] == '\0';
}

/* Paragraphs as the commands part them: by an empty line. */
static void add_paragraphs(GString *out, const struct rt_list *paragraphs)
{
    for (size_t i = 0; i < paragraphs->n; i++)
        g_string_append_printf(out, "%s%s", out->len ? "\n\n" : "", rt_texts_at(paragraphs, i));
}

static const char *keep(struct tui_update *update, const char *text)
{
    return rt_arena_copy(&update->arena, text);
}

/* What everybody wrote in the latest period before this one in which somebody did. */
static const struct rt_period *find_last(struct tui_update *update,
                                         const struct rt_facts *facts)
{
    g_autoptr(GString) progress = g_string_new(NULL);
    g_autoptr(GString) challenge = g_string_new(NULL);
    const struct rt_period *last = NULL;
    bool is_before = false;
    for (size_t i = facts->periods.n; i-- > 0 && !last;) {
        const struct rt_period *period = rt_period_at(&facts->periods, i);
        for (size_t k = 0; is_before && k < update->record.updates.n; k++) {
            const struct rt_update *one = rt_update_at(&update->record.updates, k);
            if (strcmp(one->period, period->id) != 0)
                continue;
            add_paragraphs(progress, &one->progress);
            add_paragraphs(progress, &one->other);
            add_paragraphs(challenge, &one->challenge);
        }
        last = progress->len || challenge->len ? period : NULL;
        is_before = is_before || !strcmp(period->id, update->period.id);
    }
    update->last_progress = keep(update, progress->str);
    update->last_challenge = keep(update, challenge->str);
    return last;
}

static void find_own(struct tui_update *update, const char *user)
{
    for (size_t i = 0; i < update->record.updates.n; i++) {
        const struct rt_update *one = rt_update_at(&update->record.updates, i);
        if (!strcmp(one->period, update->period.id) && !g_strcmp0(one->by, user))
            update->own = one;
    }
}

/* The shape, or in ASCII the letter; the word follows. */
static enum tui_role mark_of(enum rt_rag rag, bool is_ascii, char out[static 16])
{
    enum tui_role role = tui_badge(rag, false, is_ascii, out);
    if (!is_ascii)
        *strchr(out, ' ') = '\0';
    return role;
}

static void add_rag(struct tui_update *update, bool is_ascii)
{
    struct tui_item *item = tui_form_add(&update->form, TUI_ITEM_RADIO, TUI_UPDATE_RAG, "RAG");
    const struct rt_record *record = &update->record;
    item->is_required = true;
    item->help = "The colour that you think right; Left and Right choose";
    for (size_t i = 0; i < G_N_ELEMENTS(colours); i++) {
        char badge[16];
        enum tui_role role = mark_of(colours[i], is_ascii, badge);
        bool is_on = update->own && update->own->rag == colours[i];
        tui_item_choice(item, badge, role, rt_rags[colours[i]].label, is_on);
        if (!is_on && colours[i] == record->suggested && tui_item_chosen(item) < 0)
            item->at = i;
    }
    const char *why = rt_describe_reason(record, &update->arena);
    char badge[16] = "";
    if (record->suggested)
        mark_of(record->suggested, is_ascii, badge);
    g_autofree char *note =
        record->suggested
            ? g_strdup_printf("suggested: %s %s%s%s", badge, rt_rags[record->suggested].label,
                              why ? " - " : "", why ? why : "")
            : g_strdup("no colour is suggested");
    tui_item_say(&item->note, note);
}

static void add_target(struct tui_update *update)
{
    const struct rt_list *targets = &update->record.targets;
    if (!targets->n)
        return;
    struct tui_item *item =
        tui_form_add(&update->form, TUI_ITEM_LINE, TUI_UPDATE_TARGET, "Target");
    item->help = targets->n > 1
                     ? "The first of its targets; a new one wants a reason"
                     : "When it will be done, in your words; a new one wants a reason";
    tui_item_put(item, rt_target_at(targets, 0)->text);
    tui_update_look(update, item);
}

static void add_text(struct tui_update *update, enum tui_update_item id, const char *label,
                     const char *text, const char *last, const struct rt_period *period)
{
    struct tui_item *item = tui_form_add(&update->form, TUI_ITEM_AREA, (int)id, label);
    item->limit = RT_TEXT_LIMIT;
    item->help =
        id == TUI_UPDATE_PROGRESS
            ? "What was achieved; Ctrl-R brings last period's words, Ctrl-O your editor"
            : "What stands in the way, if anything does";
    tui_item_put(item, text);
    if (!*last)
        return;
    g_autofree char *note = g_strdup_printf("%s: %s", period->label, last);
    tui_item_say(&item->note, note);
}

static void add_actions(struct tui_update *update)
{
    const struct rt_list *actions = &update->record.actions;
    enum { SHORT = 36 };
    if (!actions->n)
        return;
    struct tui_item *item =
        tui_form_add(&update->form, TUI_ITEM_BOXES, TUI_UPDATE_ACTIONS, "Key actions");
    item->help = "Space ticks what is complete";
    for (size_t i = 0; i < actions->n; i++) {
        const struct rt_action *action = rt_action_at(actions, i);
        g_autoptr(GString) words = g_string_new(NULL);
        g_autoptr(GString) clean = g_string_new(NULL);
        g_string_printf(words, "%d ", action->n);
        rt_text_clean(clean, action->text, RT_CLEAN_LINE);
        rt_text_clip(words, clean->str, SHORT, false);
        tui_item_choice(item, "", TUI_PLAIN, words->str, action->state == RT_STATE_COMPLETE);
    }
}

void tui_update_begin(struct tui_update *update, const struct rt_facts *facts,
                      const struct rt_period *period, const char *user, bool is_ascii)
{
    struct tui_form *form = &update->form;
    g_autoptr(GString) progress = g_string_new(NULL);
    g_autoptr(GString) challenge = g_string_new(NULL);
    rt_shape_copy(&rt_period_shape, &update->period, period, &update->arena);
    tui_form_init(form);
    find_own(update, user);
    const struct rt_period *last = find_last(update, facts);
    if (update->own) {
        add_paragraphs(progress, &update->own->progress);
        add_paragraphs(challenge, &update->own->challenge);
    }
    tui_item_put(tui_form_add(form, TUI_ITEM_NOTE, TUI_UPDATE_PERIOD, "Period"), period->label);
    add_rag(update, is_ascii);
    struct tui_item *reason = tui_form_add(form, TUI_ITEM_LINE, TUI_UPDATE_REASON, "Reason");
    reason->help = "Why, where your colour differs from the suggestion, or the target is new";
    if (update->own && update->own->reason)
        tui_item_put(reason, update->own->reason);
    add_target(update);
    add_text(update, TUI_UPDATE_PROGRESS, "Progress", progress->str, update->last_progress,
             last);
    add_text(update, TUI_UPDATE_CHALLENGE, "Challenge", challenge->str, update->last_challenge,
             last);
    item_of(update, TUI_UPDATE_PROGRESS)->is_required = true;
    update->progress = keep(update, text_of(update, TUI_UPDATE_PROGRESS));
    update->challenge = keep(update, text_of(update, TUI_UPDATE_CHALLENGE));
    add_actions(update);
    tui_form_add(form, TUI_ITEM_BUTTON, TUI_UPDATE_SAVE, "Save");
    tui_form_add(form, TUI_ITEM_BUTTON, TUI_UPDATE_SAVE_NEXT, "Save and next");
    tui_form_add(form, TUI_ITEM_BUTTON, TUI_UPDATE_NO_CHANGE, "No change");
    tui_form_add(form, TUI_ITEM_BUTTON, TUI_UPDATE_CANCEL, "Cancel");
}

void tui_update_clear(struct tui_update *update)
{
    tui_form_clear(&update->form);
    rt_arena_clear(&update->arena);
    *update = (struct tui_update){0};
}

/* ---- checks ---- */

static enum rt_rag chosen(const struct tui_update *update)
{
    int at = tui_item_chosen(item_of(update, TUI_UPDATE_RAG));
    return at < 0 ? RT_RAG_NONE : colours[at];
}

static bool is_new_target(const struct tui_update *update)
{
    const struct rt_list *targets = &update->record.targets;
    return targets->n &&
           strcmp(text_of(update, TUI_UPDATE_TARGET), rt_target_at(targets, 0)->text) != 0;
}

static bool needs_reason(const struct tui_update *update)
{
    enum rt_rag set = chosen(update), suggested = update->record.suggested;
    return (set && suggested && set != suggested) || is_new_target(update);
}

static void echo_target(struct tui_item *item)
{
    struct rt_arena arena = {0};
    struct rt_target target = {.text = tui_item_text(item)};
    rt_target_understand(target.text, &target.kind, &target.earliest, &target.latest);
    tui_item_say(&item->echo, rt_describe_target(&target, &arena));
    rt_arena_clear(&arena);
}

/* What is wrong with an item, or NULL; g_free it. */
static char *fault(const struct tui_update *update, const struct tui_item *item)
{
    enum rt_rag suggested = update->record.suggested;
    size_t over = item->kind == TUI_ITEM_AREA ? tui_item_over(item) : 0;
    if (over)
        return g_strdup_printf("%zu characters too many", over);
    switch (item->id) {
    case TUI_UPDATE_RAG:
        return chosen(update) ? NULL : g_strdup("choose a colour");
    case TUI_UPDATE_REASON:
        if (!needs_reason(update) || !is_blank(tui_item_text(item)))
            return NULL;
        return is_new_target(update)
                   ? g_strdup("say why the target is new")
                   : g_strdup_printf("%s is suggested; say why you set %s",
                                     rt_rags[suggested].label, rt_rags[chosen(update)].label);
    case TUI_UPDATE_TARGET:
        return is_blank(tui_item_text(item)) ? g_strdup("say when, or \"To be confirmed\"")
                                             : NULL;
    case TUI_UPDATE_PROGRESS:
        return is_blank(tui_item_text(item))
                   ? g_strdup("say what happened, or press No change below")
                   : NULL;
    case TUI_UPDATE_CHALLENGE:
        return chosen(update) == RT_RED && is_blank(tui_item_text(item))
                   ? g_strdup("Red needs a challenge note")
                   : NULL;
    default:
        return NULL;
    }
}

/* A copy of last period's words is no news. */
static void flag_copy(struct tui_item *item, const char *last)
{
    if (*last && !strcmp(tui_item_text(item), last))
        tui_item_say(&item->error, "same as last period");
}

void tui_update_look(struct tui_update *update, struct tui_item *item)
{
    g_autofree char *wrong = fault(update, item);
    if (item->id == TUI_UPDATE_TARGET)
        echo_target(item);
    tui_item_say(&item->error, wrong);
    if (item->id == TUI_UPDATE_PROGRESS)
        flag_copy(item, update->last_progress);
    if (item->id == TUI_UPDATE_CHALLENGE)
        flag_copy(item, update->last_challenge);
}

bool tui_update_check(struct tui_update *update)
{
    const struct tui_item *first = NULL;
    for (guint i = 0; i < update->form.items->len; i++) {
        struct tui_item *item = update->form.items->pdata[i];
        g_autofree char *wrong = fault(update, item);
        tui_update_look(update, item);
        first = wrong && !first ? item : first;
    }
    if (first)
        tui_form_focus_on(&update->form, first);
    return !first;
}

bool tui_update_bring_last(struct tui_update *update)
{
    struct tui_item *item = tui_form_focus(&update->form);
    const char *last = item->id == TUI_UPDATE_PROGRESS    ? update->last_progress
                       : item->id == TUI_UPDATE_CHALLENGE ? update->last_challenge
                                                          : "";
    if (!*last || !is_blank(tui_item_text(item)))
        return false;
    tui_item_put(item, last);
    tui_update_look(update, item);
    return true;
}
