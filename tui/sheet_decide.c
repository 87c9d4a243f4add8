/* The sheet of a decision: what is decided, and of that what alone it needs - a colour, a
 * target, a time, a reason. */
#include <string.h>

#include <rectrack/describe.h>
#include <rectrack/field.h>
#include <rectrack/meeting.h>
#include <rectrack/rag.h>

#include "tui/badge.h"
#include "tui/sheet.h"

enum { KIND, COLOUR, WHICH, UNTIL, STATE, WHEN, BODY, WORDS, REASON, ITEMS };

/* The good news first, as in the form of an update. */
static const enum rt_rag colours[] = {RT_GREEN, RT_AMBER, RT_RED, RT_COMPLETE, RT_NOT_DUE};

/* The decisions, and what each asks for: bits of the items. */
static const struct {
    enum rt_minute_kind kind;
    const char *words;
    unsigned asks;
} decisions[] = {
    {RT_MINUTE_AGREE, "Agree the RAG", 0},
    {RT_MINUTE_RAG, "Change the RAG", 1 << COLOUR | 1 << REASON},
    {RT_MINUTE_GRANT, "Grant an extension", 1 << WHICH | 1 << UNTIL | 1 << REASON},
    {RT_MINUTE_REFUSE, "Refuse an extension", 1 << WHICH},
    {RT_MINUTE_CLOSE, "Confirm closure", 1 << STATE | 1 << REASON},
    {RT_MINUTE_BRING, "Bring back", 1 << WHEN},
    {RT_MINUTE_REFER, "Refer to", 1 << BODY},
    {RT_MINUTE_OWN, "In your own words", 1 << WORDS},
};

/* Which one it is, by the choice that is on. */
static size_t chosen(const struct tui_sheet *sheet)
{
    return (size_t)MAX(tui_item_chosen(tui_sheet_item(sheet, KIND)), 0);
}

/* Of the items above; the buttons below them are asked for by no decision. */
static bool is_asked(const struct tui_sheet *sheet, int id)
{
    const struct tui_item *item = id < ITEMS ? tui_sheet_item(sheet, id) : NULL;
    return item && (id == KIND || decisions[chosen(sheet)].asks & 1U << id);
}

/* ---- what is asked ---- */

/* "Agree the RAG: ▲ amber" */
static void add_kinds(struct tui_sheet *sheet)
{
    struct tui_item *item = tui_form_add(&sheet->form, TUI_ITEM_RADIO, KIND, "Decision");
    enum rt_rag now = rt_rag_shown(&sheet->record);
    item->is_required = item->is_tall = item->is_aid = true;
    item->help = "Arrows choose; what else is asked for stands below";
    for (size_t i = 0; i < G_N_ELEMENTS(decisions); i++) {
        bool is_agreed = decisions[i].kind == RT_MINUTE_AGREE;
        g_autofree char *words =
            is_agreed && now ? g_strdup_printf("%s: %s", decisions[i].words, rt_rags[now].label)
                             : g_strdup(decisions[i].words);
        tui_item_choice(item, "", TUI_PLAIN, words, i == (now ? 0 : 1));
        item->at = now ? 0 : 1;
    }
}

static void add_colours(struct tui_sheet *sheet)
{
    struct tui_item *item = tui_form_add(&sheet->form, TUI_ITEM_RADIO, COLOUR, "RAG");
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
    struct tui_item *item = tui_form_add(&sheet->form, TUI_ITEM_RADIO, STATE, "As");
    item->is_required = item->is_aid = true;
    for (int i = 0; i < RT_STATES; i++)
        if (rt_state_is_over((enum rt_state)i))
            tui_item_choice(item, "", TUI_PLAIN, rt_states[i].label, i == RT_STATE_COMPLETE);
}

/* Takes out of sight what is not asked for. */
static void show_asked(struct tui_sheet *sheet)
{
    for (int id = COLOUR; id < ITEMS; id++)
        tui_form_hide(&sheet->form, tui_sheet_item(sheet, id), !is_asked(sheet, id));
}

static void fill(struct tui_sheet *sheet)
{
    static const struct {
        int id;
        const char *label, *help;
    } lines[] = {
        {WHEN, "When", "A day, a month, or next meeting"},
        {BODY, "To whom", "A committee, a board, an agency"},
        {WORDS, "Decision", "As the minutes shall have it behind \"RESOLVED that\""},
        {REASON, "Reason", "Why; it stays on record"},
    };
    add_kinds(sheet);
    add_colours(sheet);
    add_targets(sheet);
    tui_sheet_line(sheet, UNTIL, "Until", NULL, "The new target, in your words: Dec 2020")
        ->is_required = true;
    add_closures(sheet);
    for (size_t i = 0; i < G_N_ELEMENTS(lines); i++) {
        struct tui_item *item =
            tui_sheet_line(sheet, lines[i].id, lines[i].label, NULL, lines[i].help);
        item->is_required = item->is_wide = true;
    }
    show_asked(sheet);
}

static void look(struct tui_sheet *sheet, struct tui_item *item, bool has_left)
{
    (void)has_left;
    if (item->id == KIND)
        show_asked(sheet);
    if (item->id == UNTIL)
        tui_sheet_echo_target(item);
}

/* ---- what it comes to ---- */

static char *fault(const struct tui_sheet *sheet, const struct tui_item *item)
{
    uint32_t earliest;
    bool is_line = item->kind == TUI_ITEM_LINE;
    if (!is_asked(sheet, item->id))
        return NULL;
    if (item->id == KIND && decisions[chosen(sheet)].kind == RT_MINUTE_AGREE &&
        !rt_rag_shown(&sheet->record))
        return g_strdup("it has no colour to agree on; change the RAG gives it one");
    if (item->id == WHICH && !item->choices->len)
        return g_strdup("it has no target yet");
    if (item->kind == TUI_ITEM_RADIO && tui_item_chosen(item) < 0)
        return g_strdup("choose one");
    if (is_line && tui_sheet_is_blank(tui_item_text(item)))
        return g_strdup(item->id == REASON ? "say why" : "this is needed");
    if (item->id == WHEN && !rt_meeting_understand(tui_item_text(item), &earliest))
        return g_strdup("write such as June 2020, 15 June 2020 or next meeting");
    return NULL;
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
    switch ((int)decisions[chosen(sheet)].kind) {
    case RT_MINUTE_RAG:
        return rt_rags[colours[tui_item_chosen(tui_sheet_item(sheet, COLOUR))]].key;
    case RT_MINUTE_GRANT:
        return tui_sheet_text(sheet, UNTIL);
    case RT_MINUTE_CLOSE:
        return closure(sheet);
    case RT_MINUTE_BRING:
        return tui_sheet_text(sheet, WHEN);
    case RT_MINUTE_REFER:
        return tui_sheet_text(sheet, BODY);
    case RT_MINUTE_OWN:
        return tui_sheet_text(sheet, WORDS);
    default:
        return NULL;
    }
}

static void spell(const struct tui_sheet *sheet, GPtrArray *commands)
{
    GStrvBuilder *line = tui_sheet_meeting(sheet, "decide");
    const char *ref = sheet->refs->pdata[0], *told = value(sheet);
    if (is_asked(sheet, REASON))
        tui_words_add(line, "--reason=%s", tui_sheet_text(sheet, REASON));
    g_strv_builder_add(line, "--");
    if (is_asked(sheet, WHICH))
        tui_words_add(line, "%s.%d", ref, tui_item_chosen(tui_sheet_item(sheet, WHICH)) + 1);
    else
        g_strv_builder_add(line, ref);
    g_strv_builder_add(line, rt_minute_kinds[decisions[chosen(sheet)].kind].key);
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
