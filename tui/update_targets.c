/* The items of targets, and what becomes of them. */
#include "tui/update_targets.h"

#include <string.h>

#include <rectrack/text.h>

#include "tui/sheet.h"

static struct tui_item *line_of(const struct tui_update *update, size_t i)
{
    return tui_form_item(&update->form, TUI_UPDATE_TARGET + (int)i);
}

/* Is it chosen, or the only one? */
static bool is_chosen(const struct tui_update *update, size_t i)
{
    const struct tui_item *which = tui_form_item(&update->form, TUI_UPDATE_WHICH);
    return !which || g_array_index(which->choices, struct tui_choice, i).is_on;
}

static const char *text_of(const struct tui_update *update, enum tui_update_item id)
{
    const struct tui_item *item = tui_form_item(&update->form, (int)id);
    return item && !item->is_hidden ? tui_item_text(item) : "";
}

void tui_targets_answer(struct tui_update *update)
{
    struct rt_reply *reply = &update->reply;
    for (size_t i = 0; i < reply->record.targets.n; i++)
        reply->now.targets[i] =
            is_chosen(update, i) ? tui_item_text(line_of(update, i)) : reply->was.targets[i];
    reply->now.why = text_of(update, TUI_UPDATE_WHY);
    reply->now.granted_by = text_of(update, TUI_UPDATE_GRANTED_BY);
}

bool tui_targets_is_line(const struct tui_item *item)
{
    return item->id >= TUI_UPDATE_TARGET;
}

/* ---- the items ---- */

static void add_clean(GString *out, const char *text, int cells)
{
    g_autoptr(GString) clean = g_string_new(NULL);
    rt_text_clean(clean, text, RT_CLEAN_LINE);
    rt_text_clip(out, clean->str, cells, false);
}

static void add_which(struct tui_update *update)
{
    const struct rt_list *targets = &update->reply.record.targets;
    enum { SHORT = 24 };
    struct tui_item *item =
        tui_form_add(&update->form, TUI_ITEM_BOXES, TUI_UPDATE_WHICH, "New target");
    item->help = "Space on a target that moves; its new words are asked for below";
    item->is_aid = true;
    for (size_t i = 0; i < targets->n; i++) {
        g_autoptr(GString) words = g_string_new(NULL);
        g_string_printf(words, "%zu ", i + 1);
        add_clean(words, rt_target_at(targets, i)->text, SHORT);
        tui_item_choice(item, "", TUI_PLAIN, words->str, false);
    }
}

/* The words of the key action that it belongs to stand below it. */
static void add_line(struct tui_update *update, size_t i)
{
    const struct rt_target *target = rt_target_at(&update->reply.record.targets, i);
    const struct rt_list *actions = &update->reply.record.actions;
    enum { SHORT = 26, NARROW = 24 };
    bool is_one = update->reply.record.targets.n == 1;
    const char *label = rt_reply_target_label(&update->reply, i, &update->reply.arena);
    struct tui_item *item =
        tui_form_add(&update->form, TUI_ITEM_LINE, TUI_UPDATE_TARGET + (int)i, label);
    item->help = "When it will be done, in your words: Dec 2020, spring 2021, ongoing";
    item->is_wide = rt_text_cells(target->text) > NARROW;
    tui_item_put(item, target->text);
    tui_sheet_echo_target(item, NULL);
    if (is_one || target->action < 1 || (size_t)target->action > actions->n)
        return;
    g_autoptr(GString) note = g_string_new(NULL);
    g_string_printf(note, "of key action %d: ", target->action);
    add_clean(note, rt_action_at(actions, (size_t)target->action - 1)->text, SHORT);
    tui_item_say(&item->note, note->str);
}

void tui_targets_add(struct tui_update *update)
{
    size_t n = update->reply.record.targets.n;
    if (!n)
        return;
    if (n > 1)
        add_which(update);
    for (size_t i = 0; i < n; i++) {
        add_line(update, i);
        update->reply.was.targets[i] =
            rt_arena_copy(&update->reply.arena, tui_item_text(line_of(update, i)));
    }
    struct tui_item *why = tui_form_add(&update->form, TUI_ITEM_LINE, TUI_UPDATE_WHY,
                                        rt_reply_labels[RT_REPLY_WHY]);
    why->is_required = why->is_wide = why->is_aid = true;
    why->help = "Why the target is new; it stays on record with the words before";
    struct tui_item *granted_by =
        tui_form_add(&update->form, TUI_ITEM_LINE, TUI_UPDATE_GRANTED_BY,
                     rt_reply_labels[RT_REPLY_GRANTED_BY]);
    granted_by->is_wide = granted_by->is_aid = true;
    granted_by->help = "Who agreed to it, such as a committee and its date; may be empty";
    tui_targets_settle(update);
}

void tui_targets_settle(struct tui_update *update)
{
    struct tui_form *form = &update->form;
    tui_targets_answer(update);
    bool is_new = rt_reply_has_revised(&update->reply);
    size_t n = update->reply.record.targets.n;
    for (size_t i = 0; i < n; i++)
        tui_form_hide(form, line_of(update, i), !is_chosen(update, i));
    if (n) {
        tui_form_hide(form, tui_form_item(form, TUI_UPDATE_WHY), !is_new);
        tui_form_hide(form, tui_form_item(form, TUI_UPDATE_GRANTED_BY), !is_new);
    }
}

static void choose(struct tui_update *update, size_t i, bool is_on)
{
    struct tui_item *which = tui_form_item(&update->form, TUI_UPDATE_WHICH);
    if (which)
        g_array_index(which->choices, struct tui_choice, i).is_on = is_on;
}

void tui_targets_restore(struct tui_update *update)
{
    for (size_t i = 0; i < update->reply.record.targets.n; i++)
        if (strcmp(tui_item_text(line_of(update, i)), update->reply.was.targets[i]) != 0)
            choose(update, i, true);
    tui_targets_settle(update);
}

void tui_targets_give_way(struct tui_update *update, size_t n)
{
    if (n < 1 || n > update->reply.record.targets.n)
        return;
    struct tui_item *line = line_of(update, n - 1);
    tui_item_put(line, update->reply.was.targets[n - 1]);
    tui_sheet_echo_target(line, NULL);
    choose(update, n - 1, false);
    tui_targets_settle(update);
}
