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

/* Blanks around them are none. */
static bool has_other_words(const struct tui_update *update, size_t i)
{
    g_autofree char *now = g_strstrip(g_strdup(tui_item_text(line_of(update, i))));
    g_autofree char *was = g_strstrip(g_strdup(update->targets[i]));
    return strcmp(now, was) != 0;
}

const char *tui_targets_words(const struct tui_update *update, size_t i)
{
    return is_chosen(update, i) && has_other_words(update, i)
               ? tui_item_text(line_of(update, i))
               : NULL;
}

bool tui_targets_are_revised(const struct tui_update *update)
{
    for (size_t i = 0; i < update->record.targets.n; i++)
        if (tui_targets_words(update, i))
            return true;
    return false;
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
    const struct rt_list *targets = &update->record.targets;
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
    const struct rt_target *target = rt_target_at(&update->record.targets, i);
    const struct rt_list *actions = &update->record.actions;
    enum { SHORT = 26, NARROW = 24 };
    bool is_one = update->record.targets.n == 1;
    g_autofree char *label = is_one ? g_strdup("Target") : g_strdup_printf("Target %zu", i + 1);
    struct tui_item *item =
        tui_form_add(&update->form, TUI_ITEM_LINE, TUI_UPDATE_TARGET + (int)i, label);
    item->help = "When it will be done, in your words: Dec 2020, spring 2021, ongoing";
    item->is_wide = rt_text_cells(target->text) > NARROW;
    tui_item_put(item, target->text);
    tui_sheet_echo_target(item);
    if (is_one || target->action < 1 || (size_t)target->action > actions->n)
        return;
    g_autoptr(GString) note = g_string_new(NULL);
    g_string_printf(note, "of key action %d: ", target->action);
    add_clean(note, rt_action_at(actions, (size_t)target->action - 1)->text, SHORT);
    tui_item_say(&item->note, note->str);
}

void tui_targets_add(struct tui_update *update)
{
    size_t n = update->record.targets.n;
    if (!n)
        return;
    update->targets = rt_arena_alloc(&update->arena, n * sizeof *update->targets);
    if (n > 1)
        add_which(update);
    for (size_t i = 0; i < n; i++) {
        add_line(update, i);
        update->targets[i] = rt_arena_copy(&update->arena, tui_item_text(line_of(update, i)));
    }
    struct tui_item *why =
        tui_form_add(&update->form, TUI_ITEM_LINE, TUI_UPDATE_WHY, "Why new");
    why->is_required = why->is_wide = why->is_aid = true;
    why->help = "Why the target is new; it stays on record with the words before";
    struct tui_item *granted_by =
        tui_form_add(&update->form, TUI_ITEM_LINE, TUI_UPDATE_GRANTED_BY, "Granted by");
    granted_by->is_wide = granted_by->is_aid = true;
    granted_by->help = "Who agreed to it, such as a committee and its date; may be empty";
    tui_targets_settle(update);
}

void tui_targets_settle(struct tui_update *update)
{
    struct tui_form *form = &update->form;
    bool is_new = tui_targets_are_revised(update);
    size_t n = update->record.targets.n;
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
    for (size_t i = 0; i < update->record.targets.n; i++)
        if (has_other_words(update, i))
            choose(update, i, true);
    tui_targets_settle(update);
}

/* ---- what becomes of them ---- */

char *tui_targets_fault(const struct tui_update *update, const struct tui_item *item)
{
    bool is_why = item->id == TUI_UPDATE_WHY;
    if (item->is_hidden || !(is_why || tui_targets_is_line(item)) ||
        !tui_sheet_is_blank(tui_item_text(item)))
        return NULL;
    if (is_why)
        return g_strdup("say why the target is new");
    return has_other_words(update, (size_t)item->id - TUI_UPDATE_TARGET)
               ? g_strdup("say when, or \"To be confirmed\"")
               : NULL;
}

void tui_targets_spell(const struct tui_update *update, GStrvBuilder *words)
{
    if (!tui_targets_are_revised(update))
        return;
    for (size_t i = 0; i < update->record.targets.n; i++) {
        g_autofree char *text = g_strstrip(g_strdup(tui_item_text(line_of(update, i))));
        if (tui_targets_words(update, i))
            tui_words_add(words, "--target=%zu=%s", i + 1, text);
    }
    const char *granted_by = tui_item_text(tui_form_item(&update->form, TUI_UPDATE_GRANTED_BY));
    tui_words_add(words, "--target-reason=%s",
                  tui_item_text(tui_form_item(&update->form, TUI_UPDATE_WHY)));
    if (!tui_sheet_is_blank(granted_by))
        tui_words_add(words, "--granted-by=%s", granted_by);
}

void tui_targets_give_way(struct tui_update *update, size_t i, const char *text)
{
    if (i >= update->record.targets.n)
        return;
    tui_item_put(line_of(update, i), text);
    update->targets[i] = rt_arena_copy(&update->arena, tui_item_text(line_of(update, i)));
    tui_sheet_echo_target(line_of(update, i));
    choose(update, i, false);
    tui_targets_settle(update);
}
