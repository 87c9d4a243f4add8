/* The colour that is suggested of what is being written: what the register would reckon
 * if it were saved. */
#include <string.h>

#include <rectrack/describe.h>
#include <rectrack/field.h>

#include "tui/badge.h"
#include "tui/sheet.h"
#include "tui/update_targets.h"

/* A list of the record's own, to be changed; what its items point to stays the record's. */
static struct rt_list copy_of(const struct rt_list *list, size_t size, struct rt_arena *arena)
{
    struct rt_list copy = {0};
    for (size_t i = 0; i < list->n; i++)
        memcpy(rt_list_add(&copy, arena, size), rt_list_item(list, i, size), size);
    return copy;
}

static struct rt_list paragraph_of(const struct tui_update *update, enum tui_update_item id,
                                   struct rt_arena *arena)
{
    struct rt_list texts = {0};
    const char *text = tui_item_text(tui_form_item(&update->form, (int)id));
    if (!tui_sheet_is_blank(text))
        rt_texts_add(&texts, arena, text);
    return texts;
}

/* The person's own update as it is in the form, behind those of the others. */
static struct rt_list updates_of(const struct tui_update *update, struct rt_arena *arena)
{
    const struct rt_list *all = &update->record.updates;
    const struct rt_update *before = tui_update_own(update, &update->record);
    struct rt_update own =
        before ? *before : (struct rt_update){.period = update->period.id, .by = update->user};
    struct rt_list list = {0};
    for (size_t i = 0; i < all->n; i++)
        if (rt_update_at(all, i) != before)
            *(struct rt_update *)rt_list_add(&list, arena, sizeof own) = *rt_update_at(all, i);
    own.progress = paragraph_of(update, TUI_UPDATE_PROGRESS, arena);
    own.challenge = paragraph_of(update, TUI_UPDATE_CHALLENGE, arena);
    own.no_change = own.no_change && !own.progress.n && !own.challenge.n;
    *(struct rt_update *)rt_list_add(&list, arena, sizeof own) = own;
    return list;
}

static void revise(const struct tui_update *update, struct rt_list *targets)
{
    for (size_t i = 0; i < targets->n; i++) {
        struct rt_target *target = rt_target_at(targets, i);
        const char *words = tui_targets_words(update, i);
        if (!words)
            continue;
        target->text = words;
        target->event = NULL;
        rt_target_understand(words, &target->kind, &target->earliest, &target->latest);
    }
}

static void tick(const struct tui_update *update, struct rt_list *actions)
{
    for (size_t i = 0; i < actions->n; i++) {
        struct rt_action *action = rt_action_at(actions, i);
        bool is_on = tui_update_is_ticked(update, i);
        if (is_on != (action->state == RT_STATE_COMPLETE))
            action->state = is_on ? RT_STATE_COMPLETE : RT_STATE_IN_PROGRESS;
    }
}

static void say(const struct tui_update *update, const struct rt_record *now,
                struct rt_arena *arena)
{
    struct tui_item *item = tui_form_item(&update->form, TUI_UPDATE_RAG);
    const char *why = rt_describe_reason(now, arena);
    char badge[TUI_UPDATE_MARK] = "";
    if (!now->suggested) {
        tui_item_say(&item->note, "no colour is suggested");
        return;
    }
    tui_update_mark(now->suggested, update->is_ascii, badge);
    g_autofree char *note =
        g_strdup_printf("suggested: %s %s%s%s", badge, rt_rags[now->suggested].label,
                        why ? " - " : "", why ? why : "");
    tui_item_say(&item->note, note);
}

void tui_update_suggest(struct tui_update *update, const struct rt_outlook *outlook)
{
    struct rt_arena arena = {0};
    struct rt_record now = update->record;
    now.updates = updates_of(update, &arena);
    now.targets = copy_of(&update->record.targets, sizeof(struct rt_target), &arena);
    now.actions = copy_of(&update->record.actions, sizeof(struct rt_action), &arena);
    revise(update, &now.targets);
    tick(update, &now.actions);
    rt_reckon(&now, &arena, outlook);
    update->suggested = now.suggested;
    say(update, &now, &arena);
    rt_arena_clear(&arena);
}
