/* What an officer is asked, and what becomes of the answers. */
#include "tui/update_form.h"

#include <string.h>

#include <rectrack/describe.h>
#include <rectrack/field.h>
#include <rectrack/text.h>

#include "tui/badge.h"
#include "tui/sheet.h"
#include "tui/update_targets.h"

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

const struct rt_update *tui_update_own(const struct tui_update *update,
                                       const struct rt_record *record)
{
    const struct rt_update *own = NULL;
    for (size_t i = 0; i < record->updates.n; i++) {
        const struct rt_update *one = rt_update_at(&record->updates, i);
        if (!strcmp(one->period, update->period.id) && !g_strcmp0(one->by, update->user))
            own = one;
    }
    return own;
}

enum tui_role tui_update_mark(enum rt_rag rag, bool is_ascii, char out[static TUI_UPDATE_MARK])
{
    enum tui_role role = tui_badge(rag, false, is_ascii, out);
    if (!is_ascii)
        *strchr(out, ' ') = '\0';
    return role;
}

static void add_rag(struct tui_update *update)
{
    struct tui_item *item = tui_form_add(&update->form, TUI_ITEM_RADIO, TUI_UPDATE_RAG, "RAG");
    item->is_required = true;
    item->help = "The colour that you think right; Left and Right choose";
    for (size_t i = 0; i < G_N_ELEMENTS(colours); i++) {
        char badge[TUI_UPDATE_MARK];
        enum tui_role role = tui_update_mark(colours[i], update->is_ascii, badge);
        bool is_on = update->rag == colours[i];
        tui_item_choice(item, badge, role, rt_rags[colours[i]].label, is_on);
        if (!is_on && colours[i] == update->record.suggested && tui_item_chosen(item) < 0)
            item->at = i;
    }
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
    item->help = "Space ticks what is complete; taken off: as it was, or in progress";
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

static void add_reason(struct tui_update *update)
{
    struct tui_item *item =
        tui_form_add(&update->form, TUI_ITEM_LINE, TUI_UPDATE_REASON, "Reason");
    item->help = "Why, where your colour differs from the suggestion";
    item->is_wide = true;
    tui_item_put(item, update->reason);
    update->reason = keep(update, tui_item_text(item));
}

/* What the person has reported already, and what was reported last. */
static const struct rt_period *begin_texts(struct tui_update *update,
                                           const struct rt_facts *facts, GString *progress,
                                           GString *challenge)
{
    const struct rt_update *own = tui_update_own(update, &update->record);
    update->rag = own ? own->rag : RT_RAG_NONE;
    update->reason = own && own->reason ? own->reason : "";
    if (own) {
        add_paragraphs(progress, &own->progress);
        add_paragraphs(challenge, &own->challenge);
    }
    return find_last(update, facts);
}

void tui_update_begin(struct tui_update *update, const struct rt_outlook *outlook,
                      const char *user, bool is_ascii)
{
    struct tui_form *form = &update->form;
    const struct rt_period *period = outlook->period;
    g_autoptr(GString) progress = g_string_new(NULL);
    g_autoptr(GString) challenge = g_string_new(NULL);
    rt_shape_copy(&rt_period_shape, &update->period, period, &update->arena);
    update->user = rt_arena_copy(&update->arena, user);
    update->is_ascii = is_ascii;
    tui_form_init(form);
    const struct rt_period *last = begin_texts(update, outlook->facts, progress, challenge);
    tui_item_put(tui_form_add(form, TUI_ITEM_NOTE, TUI_UPDATE_PERIOD, "Period"), period->label);
    add_rag(update);
    add_reason(update);
    tui_targets_add(update);
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

enum rt_rag tui_update_rag(const struct tui_update *update)
{
    int at = tui_item_chosen(item_of(update, TUI_UPDATE_RAG));
    return at < 0 ? RT_RAG_NONE : colours[at];
}

bool tui_update_is_ticked(const struct tui_update *update, size_t i)
{
    return g_array_index(item_of(update, TUI_UPDATE_ACTIONS)->choices, struct tui_choice, i)
        .is_on;
}

static bool needs_reason(const struct tui_update *update)
{
    enum rt_rag set = tui_update_rag(update), suggested = update->suggested;
    return set && suggested && set != suggested;
}

/* What is wrong with an item, or NULL; g_free it. */
static char *fault(const struct tui_update *update, const struct tui_item *item)
{
    enum rt_rag suggested = update->suggested;
    size_t over = item->kind == TUI_ITEM_AREA ? tui_item_over(item) : 0;
    if (over)
        return g_strdup_printf("%zu characters too many", over);
    switch (item->id) {
    case TUI_UPDATE_RAG:
        return tui_update_rag(update) ? NULL : g_strdup("choose a colour");
    case TUI_UPDATE_REASON:
        if (!needs_reason(update) || !is_blank(tui_item_text(item)))
            return NULL;
        return g_strdup_printf("%s is suggested; say why you set %s", rt_rags[suggested].label,
                               rt_rags[tui_update_rag(update)].label);
    case TUI_UPDATE_PROGRESS:
        return is_blank(tui_item_text(item))
                   ? g_strdup("say what happened, or press No change below")
                   : NULL;
    case TUI_UPDATE_CHALLENGE:
        return tui_update_rag(update) == RT_RED && is_blank(tui_item_text(item))
                   ? g_strdup("Red needs a challenge note")
                   : NULL;
    default:
        return tui_targets_fault(update, item);
    }
}

/* A copy of last period's words is no news. */
static void flag_copy(struct tui_item *item, const char *last)
{
    if (*last && !strcmp(tui_item_text(item), last))
        tui_item_say(&item->error, "same as last period");
}

void tui_update_change(struct tui_update *update, struct tui_item *item)
{
    if (item->error)
        tui_update_look(update, item);
    if (tui_targets_is_line(item))
        tui_sheet_echo_target(item);
    tui_targets_settle(update);
}

void tui_update_look(struct tui_update *update, struct tui_item *item)
{
    g_autofree char *wrong = fault(update, item);
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

/* ---- giving way ---- */

static void choose(struct tui_update *update, enum rt_rag rag)
{
    struct tui_item *item = item_of(update, TUI_UPDATE_RAG);
    for (guint i = 0; i < item->choices->len; i++)
        g_array_index(item->choices, struct tui_choice, i).is_on = colours[i] == rag;
    update->rag = rag;
}

/* Text of theirs into the item of that number; as it stands there then. */
static const char *take(struct tui_update *update, enum tui_update_item id, const char *text)
{
    tui_item_put(item_of(update, id), text);
    return keep(update, text_of(update, id));
}

static void take_own(struct tui_update *update, const char *part, const struct rt_update *own)
{
    g_autoptr(GString) paragraphs = g_string_new(NULL);
    if (!g_strcmp0(part, "rag"))
        choose(update, own->rag);
    else if (!g_strcmp0(part, "reason"))
        update->reason = take(update, TUI_UPDATE_REASON, own->reason ? own->reason : "");
    if (!g_strcmp0(part, "progress")) {
        add_paragraphs(paragraphs, &own->progress);
        update->progress = take(update, TUI_UPDATE_PROGRESS, paragraphs->str);
    } else if (!g_strcmp0(part, "challenge")) {
        add_paragraphs(paragraphs, &own->challenge);
        update->challenge = take(update, TUI_UPDATE_CHALLENGE, paragraphs->str);
    }
}

/* The box becomes what the register has. */
static void take_action(struct tui_update *update, size_t i, const struct rt_action *action)
{
    struct tui_item *item = item_of(update, TUI_UPDATE_ACTIONS);
    if (i >= update->record.actions.n)
        return;
    rt_action_at(&update->record.actions, i)->state = action->state;
    g_array_index(item->choices, struct tui_choice, i).is_on =
        action->state == RT_STATE_COMPLETE;
}

void tui_update_give_way(struct tui_update *update, const char *field, const char *part,
                         const struct rt_record *now)
{
    const char *dot = strchr(field, '.');
    size_t n = dot ? (size_t)g_ascii_strtoull(dot + 1, NULL, 10) : 0;
    const struct rt_update *own = tui_update_own(update, now), none = {0};
    if (g_str_has_prefix(field, "updates."))
        take_own(update, part, own ? own : &none);
    else if (g_str_has_prefix(field, "targets.") && n && n <= now->targets.n)
        tui_targets_give_way(update, n - 1, rt_target_at(&now->targets, n - 1)->text);
    else if (g_str_has_prefix(field, "actions.") && n && n <= now->actions.n)
        take_action(update, n - 1, rt_action_at(&now->actions, n - 1));
}
