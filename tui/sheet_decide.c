/* The sheet of a decision, a reading of the table of decisions: what is decided, and of that
 * what alone it asks for - a colour, a target, a time, a reason. */
#include <string.h>

#include <rectrack/date.h>
#include <rectrack/decision.h>
#include <rectrack/describe.h>
#include <rectrack/field.h>
#include <rectrack/rag.h>

#include "tui/badge.h"
#include "tui/sheet.h"

enum { KIND, COLOUR, WHICH, UNTIL, STATE, WHEN, BODY, WORDS, REASON, ITEMS };

/* The good news first, as in the form of an update. */
static const enum rt_rag colours[] = {RT_GREEN, RT_AMBER, RT_RED, RT_COMPLETE, RT_NOT_DUE};

/* The item in which each value is said. */
static const int item_of[RT_DECIDES] = {
    [RT_DECIDES_NOTHING] = KIND, [RT_DECIDES_COLOUR] = COLOUR, [RT_DECIDES_TARGET] = UNTIL,
    [RT_DECIDES_STATE] = STATE,  [RT_DECIDES_WHEN] = WHEN,     [RT_DECIDES_BODY] = BODY,
    [RT_DECIDES_WORDS] = WORDS,
};

/* Which one it is, by the choice that is on. */
static const struct rt_decision *chosen(const struct tui_sheet *sheet)
{
    return &rt_decisions[MAX(tui_item_chosen(tui_sheet_item(sheet, KIND)), 0)];
}

/* Of the items above; the buttons below them are asked for by no decision. */
static bool is_asked(const struct tui_sheet *sheet, int id)
{
    const struct rt_decision *decision = chosen(sheet);
    if (id >= ITEMS || !tui_sheet_item(sheet, id))
        return false;
    return id == KIND || id == item_of[decision->value] ||
           (id == WHICH && decision->is_of_target) ||
           (id == REASON && decision->reason != RT_REASON_TAKEN);
}

/* ---- what is asked ---- */

/* "Agree its colour: Amber" */
static void add_kinds(struct tui_sheet *sheet)
{
    struct tui_item *item = tui_form_add(&sheet->form, TUI_ITEM_RADIO, KIND, "Decision");
    enum rt_rag now = rt_rag_shown(&sheet->record);
    item->is_required = item->is_tall = item->is_aid = true;
    item->help = "Arrows choose; what else is asked for stands below";
    for (size_t i = 0; i < RT_DECISIONS; i++) {
        bool is_agreed = rt_decisions[i].kind == RT_MINUTE_AGREE;
        const char *name = rt_decisions[i].words;
        g_autofree char *words = is_agreed && now
                                     ? g_strdup_printf("%s: %s", name, rt_rags[now].label)
                                     : g_strdup(name);
        tui_item_choice(item, "", TUI_PLAIN, words, i == (now ? 0 : 1));
        item->at = now ? 0 : 1;
    }
}

static void add_colours(struct tui_sheet *sheet)
{
    struct tui_item *item = tui_form_add(&sheet->form, TUI_ITEM_RADIO, COLOUR,
                                         rt_decision_asks[RT_DECIDES_COLOUR].label);
    item->is_required = true;
    for (size_t i = 0; i < G_N_ELEMENTS(colours); i++) {
        char badge[16];
        enum tui_role role = tui_badge(colours[i], false, sheet->view.desk->is_ascii, badge);
        tui_item_choice(item, badge, role, rt_rags[colours[i]].label, false);
    }
}

static void add_targets(struct tui_sheet *sheet)
{
    const struct rt_list *targets = &sheet->record.targets;
    struct tui_item *item = tui_form_add(&sheet->form, TUI_ITEM_RADIO, WHICH, "Target");
    item->is_required = item->is_aid = true;
    for (size_t i = 0; i < targets->n; i++) {
        g_autofree char *words =
            g_strdup_printf("%zu %s", i + 1, rt_target_at(targets, i)->text);
        tui_item_choice(item, "", TUI_PLAIN, words, targets->n == 1);
    }
}

static void add_closures(struct tui_sheet *sheet)
{
    struct tui_item *item = tui_form_add(&sheet->form, TUI_ITEM_RADIO, STATE,
                                         rt_decision_asks[RT_DECIDES_STATE].label);
    item->is_required = item->is_aid = true;
    for (int i = 0; i < RT_STATES; i++)
        if (rt_state_is_over((enum rt_state)i))
            tui_item_choice(item, "", TUI_PLAIN, rt_states[i].label, i == RT_STATE_COMPLETE);
}

/* Takes out of sight what is not asked for; says whether a reason must be given. */
static void show_asked(struct tui_sheet *sheet)
{
    for (int id = COLOUR; id < ITEMS; id++)
        tui_form_hide(&sheet->form, tui_sheet_item(sheet, id), !is_asked(sheet, id));
    bool is_needed = chosen(sheet)->reason == RT_REASON_NEEDED;
    struct tui_item *reason = tui_sheet_item(sheet, REASON);
    reason->is_required = is_needed;
    reason->help = is_needed ? "Why; it stays on record" : "Why; it may be left out";
}

static void add_line(struct tui_sheet *sheet, enum rt_decision_value value, bool is_wide)
{
    const struct rt_decision_ask *ask = &rt_decision_asks[value];
    struct tui_item *item = tui_sheet_line(sheet, item_of[value], ask->label, NULL, ask->help);
    item->is_required = true;
    item->is_wide = is_wide;
}

static void fill(struct tui_sheet *sheet)
{
    add_kinds(sheet);
    add_colours(sheet);
    add_targets(sheet);
    add_line(sheet, RT_DECIDES_TARGET, false);
    add_closures(sheet);
    add_line(sheet, RT_DECIDES_WHEN, true);
    add_line(sheet, RT_DECIDES_BODY, true);
    add_line(sheet, RT_DECIDES_WORDS, true);
    tui_sheet_line(sheet, REASON, "Reason", NULL, NULL)->is_wide = true;
    show_asked(sheet);
}

static void look(struct tui_sheet *sheet, struct tui_item *item, bool has_left)
{
    (void)has_left;
    if (item->id == KIND)
        show_asked(sheet);
    if (item->id == UNTIL || item->id == WHEN)
        tui_sheet_echo_target(item, sheet->view.desk->sitting);
}

/* ---- what it comes to ---- */

static bool is_when(const struct tui_sheet *sheet, const char *words)
{
    struct rt_arena arena = {0};
    const char *sitting = sheet->view.desk->sitting;
    uint32_t day = sitting ? rt_day_parse(sitting) : 0, earliest;
    bool is_understood = rt_meeting_understand(rt_meeting_when(words, day, &arena), &earliest);
    rt_arena_clear(&arena);
    return is_understood;
}

static char *fault(const struct tui_sheet *sheet, const struct tui_item *item)
{
    bool is_line = item->kind == TUI_ITEM_LINE;
    if (!is_asked(sheet, item->id))
        return NULL;
    if (item->id == KIND && chosen(sheet)->kind == RT_MINUTE_AGREE &&
        !rt_rag_shown(&sheet->record))
        return g_strdup("it has no colour to agree on; change its colour gives it one");
    if (item->id == WHICH && !item->choices->len)
        return g_strdup("it has no target yet");
    if (item->kind == TUI_ITEM_RADIO && tui_item_chosen(item) < 0)
        return g_strdup("choose one");
    bool is_free = item->id == REASON && chosen(sheet)->reason != RT_REASON_NEEDED;
    if (is_line && !is_free && tui_sheet_is_blank(tui_item_text(item)))
        return g_strdup(item->id == REASON ? "say why" : "this is needed");
    return item->id == WHEN && !is_when(sheet, tui_item_text(item))
               ? g_strdup("write such as June 2020, 15 June 2020 or next meeting")
               : NULL;
}

/* The key of the closure that is chosen. */
static const char *closure(const struct tui_sheet *sheet)
{
    int at = tui_item_chosen(tui_sheet_item(sheet, STATE));
    for (int i = 0; i < RT_STATES; i++)
        if (rt_state_is_over((enum rt_state)i) && at-- == 0)
            return rt_states[i].key;
    return rt_states[RT_STATE_COMPLETE].key;
}

/* What the command takes behind the kind; NULL: nothing. */
static const char *value(const struct tui_sheet *sheet)
{
    enum rt_decision_value asked = chosen(sheet)->value;
    if (asked == RT_DECIDES_NOTHING)
        return NULL;
    if (asked == RT_DECIDES_COLOUR)
        return rt_rags[colours[tui_item_chosen(tui_sheet_item(sheet, COLOUR))]].key;
    if (asked == RT_DECIDES_STATE)
        return closure(sheet);
    return tui_sheet_text(sheet, item_of[asked]);
}

static void spell(const struct tui_sheet *sheet, GPtrArray *commands)
{
    GStrvBuilder *line = tui_sheet_meeting(sheet, "decide");
    const char *ref = sheet->refs->pdata[0], *told = value(sheet);
    if (is_asked(sheet, REASON) && !tui_sheet_is_blank(tui_sheet_text(sheet, REASON)))
        tui_words_add(line, "--reason=%s", tui_sheet_text(sheet, REASON));
    g_strv_builder_add(line, "--");
    if (is_asked(sheet, WHICH))
        tui_words_add(line, "%s.%d", ref, tui_item_chosen(tui_sheet_item(sheet, WHICH)) + 1);
    else
        g_strv_builder_add(line, ref);
    g_strv_builder_add(line, rt_minute_kinds[chosen(sheet)->kind].key);
    if (told)
        g_strv_builder_add(line, told);
    tui_words_end(line, commands);
}

const struct tui_sheet_kind tui_sheet_decide = {
    .opens = TUI_DO_DECIDE,
    .many = "A decision is about one recommendation at a time",
    .fill = fill,
    .look = look,
    .fault = fault,
    .spell = spell,
};
