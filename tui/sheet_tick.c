/* The sheet of key actions that are done: each with a box; of several recommendations
 * all their actions that are not over are ticked at once. */
#include <string.h>

#include <rectrack/field.h>

#include "tui/sheet.h"

enum { ACTIONS, OPEN };

/* The actions of those that are marked, "SI-5.2"; owned by the sheet. */
static void gather(struct tui_sheet *sheet, GPtrArray *out)
{
    struct tui_desk *desk = sheet->view.desk;
    for (guint i = 0; i < sheet->refs->len; i++) {
        struct rt_arena arena = {0};
        struct rt_record record = {0};
        bool is_there = rt_register_record(desk->reg, sheet->refs->pdata[i], &desk->outlook,
                                           &arena, &record, NULL) == RT_OK;
        bool is_own = is_there && !record.reported_with; /* the first of the row has them */
        for (size_t k = 0; is_own && k < record.actions.n; k++) {
            const struct rt_action *action = rt_action_at(&record.actions, k);
            if (!rt_state_is_over(action->state))
                g_ptr_array_add(out, g_strdup_printf("%s.%d", record.ref, action->n));
        }
        rt_arena_clear(&arena);
    }
}

static char *why_not(const struct tui_sheet *sheet)
{
    if (tui_sheet_is_many(sheet) || sheet->record.actions.n)
        return NULL;
    return g_strdup_printf("%s has no key actions yet; : add key action makes one",
                           sheet->record.ref);
}

static void fill_many(struct tui_sheet *sheet)
{
    struct tui_item *item = tui_form_add(&sheet->form, TUI_ITEM_BOXES, OPEN, "Key actions");
    item->is_tall = true;
    item->help = "Space takes the tick off those that stay as they are";
    g_autoptr(GPtrArray) open = g_ptr_array_new_with_free_func(g_free);
    gather(sheet, open);
    for (guint i = 0; i < open->len; i++)
        tui_item_choice(item, "", TUI_PLAIN, open->pdata[i], true);
}

/* The action that was being read, else the first that is open. */
static size_t first_of(const struct tui_sheet *sheet, const struct tui_item *item)
{
    const struct tui_view *from = tui_desk_top(sheet->view.desk);
    int n = from->class->action ? from->class->action(from) : 0;
    if (n > 0 && (guint)n <= item->choices->len)
        return (size_t)n - 1;
    size_t at = 0;
    while (at + 1 < item->choices->len &&
           g_array_index(item->choices, struct tui_choice, at).is_on)
        at++;
    return at;
}

static void fill(struct tui_sheet *sheet)
{
    if (tui_sheet_is_many(sheet)) {
        fill_many(sheet);
        return;
    }
    struct tui_item *item = tui_form_add(&sheet->form, TUI_ITEM_BOXES, ACTIONS, "Key actions");
    item->is_tall = true;
    item->help = "Space ticks what is complete; Ctrl-S saves";
    tui_sheet_add_actions(item, &sheet->record, sheet->view.desk->is_ascii);
    item->at = first_of(sheet, item);
}

static char *fault(const struct tui_sheet *sheet, const struct tui_item *item)
{
    (void)sheet;
    (void)item;
    return NULL;
}

static const struct tui_choice *choice_of(const struct tui_sheet *sheet, size_t i)
{
    const struct tui_item *item =
        tui_sheet_item(sheet, tui_sheet_is_many(sheet) ? OPEN : ACTIONS);
    return &g_array_index(item->choices, struct tui_choice, i);
}

/* How many are ticked of those that several recommendations have open. */
static size_t n_ticked(const struct tui_sheet *sheet)
{
    size_t n = 0;
    for (size_t i = 0; i < tui_sheet_item(sheet, OPEN)->choices->len; i++)
        n += choice_of(sheet, i)->is_on;
    return n;
}

static void spell_many(const struct tui_sheet *sheet, GPtrArray *commands)
{
    if (!n_ticked(sheet))
        return;
    GStrvBuilder *words = tui_words_begin("set");
    for (size_t i = 0; i < tui_sheet_item(sheet, OPEN)->choices->len; i++)
        if (choice_of(sheet, i)->is_on)
            g_strv_builder_add(words, choice_of(sheet, i)->words);
    tui_words_add(words, "state=%s", rt_states[RT_STATE_COMPLETE].key);
    tui_words_end(words, commands);
}

/* Those that were ticked, and those that were and are not now: one change. */
static void spell_one(const struct tui_sheet *sheet, GPtrArray *commands)
{
    const struct rt_list *actions = &sheet->record.actions;
    GStrvBuilder *words = tui_words_begin("update");
    bool has_any = false;
    g_strv_builder_add(words, sheet->record.ref);
    for (size_t i = 0; i < actions->n; i++) {
        const struct rt_action *action = rt_action_at(actions, i);
        bool is_on = choice_of(sheet, i)->is_on;
        if (is_on == (action->state == RT_STATE_COMPLETE))
            continue;
        tui_words_add(words, is_on ? "--tick=%d" : "--untick=%d", action->n);
        has_any = true;
    }
    if (has_any)
        tui_words_end(words, commands);
    else
        g_strv_builder_unref(words);
}

static void spell(const struct tui_sheet *sheet, GPtrArray *commands)
{
    if (tui_sheet_is_many(sheet))
        spell_many(sheet, commands);
    else
        spell_one(sheet, commands);
}

static char *question(const struct tui_sheet *sheet)
{
    return g_strdup_printf("Tick %zu key actions of %u recommendations as complete?",
                           n_ticked(sheet), sheet->refs->len);
}

/* "actions.2": the box becomes what the register has. */
static void give_way(struct tui_sheet *sheet, const struct rt_conflict *conflict)
{
    const char *dot = strchr(conflict->field, '.');
    size_t n = dot ? (size_t)g_ascii_strtoull(dot + 1, NULL, 10) : 0;
    struct tui_item *item = tui_sheet_item(sheet, ACTIONS);
    if (!n || n > sheet->seen.actions.n || n > item->choices->len)
        return;
    struct rt_action *was = rt_action_at(&sheet->record.actions, n - 1);
    was->state = rt_action_at(&sheet->seen.actions, n - 1)->state;
    g_array_index(item->choices, struct tui_choice, n - 1).is_on =
        was->state == RT_STATE_COMPLETE;
}

const struct tui_sheet_kind tui_sheet_tick = {
    .opens = TUI_DO_TICK,
    .why_not = why_not,
    .fill = fill,
    .fault = fault,
    .spell = spell,
    .question = question,
    .give_way = give_way,
};
