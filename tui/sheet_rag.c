/* The sheet of a colour: what each means in the words of the source, what is
 * suggested and why; where the person's differs, a reason is asked. */
#include <rectrack/describe.h>
#include <rectrack/field.h>

#include "tui/badge.h"
#include "tui/sheet.h"

enum { PERIOD, RAG, MEANS, REASON };

/* The good news first, as in the form of an update. */
static const enum rt_rag colours[] = {RT_GREEN, RT_AMBER, RT_RED, RT_COMPLETE, RT_NOT_DUE};

static char *why_not(const struct tui_sheet *sheet)
{
    const struct rt_period *period = sheet->view.desk->outlook.period;
    return period && period->state == RT_OPEN
               ? NULL
               : g_strdup("No colour can be set now: no period is open to report in; : period "
                          "open opens one");
}

static char *suggestion(struct tui_sheet *sheet)
{
    const struct rt_record *record = &sheet->record;
    const char *why = rt_describe_reason(record, &sheet->arena);
    char badge[16];
    if (tui_sheet_is_many(sheet))
        return g_strdup("Each has a suggestion of its own");
    if (!record->suggested)
        return g_strdup("No colour is suggested");
    tui_badge(record->suggested, true, sheet->view.desk->is_ascii, badge);
    return g_strdup_printf("Suggested: %s %s%s%s", badge, rt_rags[record->suggested].label,
                           why ? " - " : "", why ? why : "");
}

static const char *meaning(const struct tui_sheet *sheet, enum rt_rag rag)
{
    bool is_many = tui_sheet_is_many(sheet); /* of several sources, perhaps */
    return rt_rag_meaning(
        rag, is_many ? NULL : rt_facts_source(sheet->view.desk->facts, sheet->record.source));
}

/* The whole of what the colour with the cursor means. */
static void look(struct tui_sheet *sheet, struct tui_item *item, bool has_left)
{
    (void)has_left;
    if (item->id == RAG)
        tui_item_put(tui_sheet_item(sheet, MEANS), meaning(sheet, colours[item->at]));
}

static void fill(struct tui_sheet *sheet)
{
    const struct tui_desk *desk = sheet->view.desk;
    const struct rt_record *record = &sheet->record;
    bool is_many = tui_sheet_is_many(sheet);
    tui_item_put(tui_form_add(&sheet->form, TUI_ITEM_NOTE, PERIOD, "Period"),
                 desk->outlook.period->label);
    struct tui_item *item = tui_form_add(&sheet->form, TUI_ITEM_RADIO, RAG, "RAG");
    item->is_required = item->is_tall = true;
    item->help = "Arrows choose; small letters are suggestions, capitals are what a person set";
    for (size_t i = 0; i < G_N_ELEMENTS(colours); i++) {
        char badge[16];
        bool is_on = !is_many && record->rag == colours[i];
        enum tui_role role = tui_badge(colours[i], false, desk->is_ascii, badge);
        g_autofree char *words =
            g_strdup_printf("%s - %s", rt_rags[colours[i]].label, meaning(sheet, colours[i]));
        tui_item_choice(item, badge, role, words, is_on);
        if (!is_many && record->rag == RT_RAG_NONE && colours[i] == record->suggested)
            item->at = i;
    }
    g_autofree char *note = suggestion(sheet);
    tui_item_say(&item->note, note);
    struct tui_item *means = tui_form_add(&sheet->form, TUI_ITEM_NOTE, MEANS, "Means");
    means->lines = 3;
    look(sheet, item, false);
    const struct rt_update *setter = rt_rag_setter(record, desk->outlook.period->id);
    tui_sheet_line(sheet, REASON, "Reason", setter && !is_many ? setter->reason : NULL,
                   "Why, where your colour differs from the one suggested")
        ->is_wide = true;
}

static enum rt_rag chosen(const struct tui_sheet *sheet)
{
    int at = tui_item_chosen(tui_sheet_item(sheet, RAG));
    return at < 0 ? RT_RAG_NONE : colours[at];
}

static char *fault(const struct tui_sheet *sheet, const struct tui_item *item)
{
    enum rt_rag set = chosen(sheet), suggested = sheet->record.suggested;
    if (item->id == RAG)
        return set ? NULL : g_strdup("choose a colour");
    bool is_asked = !tui_sheet_is_many(sheet) && set && suggested && set != suggested;
    if (item->id != REASON || !is_asked || !tui_sheet_is_blank(tui_item_text(item)))
        return NULL;
    return g_strdup_printf("%s is suggested; say why you set %s", rt_rags[suggested].label,
                           rt_rags[set].label);
}

static void spell(const struct tui_sheet *sheet, GPtrArray *commands)
{
    enum rt_rag set = chosen(sheet);
    const char *reason = tui_sheet_text(sheet, REASON);
    if (!set)
        return;
    GStrvBuilder *words = tui_words_begin("update");
    for (guint i = 0; i < sheet->refs->len; i++)
        g_strv_builder_add(words, sheet->refs->pdata[i]);
    tui_words_add(words, "--rag=%s", rt_rags[set].key);
    if (!tui_sheet_is_blank(reason))
        tui_words_add(words, "--reason=%s", reason);
    tui_words_end(words, commands);
}

static char *question(const struct tui_sheet *sheet)
{
    return g_strdup_printf("Set the RAG of %u recommendations to %s?", sheet->refs->len,
                           rt_rags[chosen(sheet)].label);
}

const struct tui_sheet_kind tui_sheet_rag = {
    .opens = TUI_DO_SET_RAG,
    .why_not = why_not,
    .fill = fill,
    .look = look,
    .fault = fault,
    .spell = spell,
    .question = question,
};
