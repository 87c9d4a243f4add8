/* The sheet of a target: which, its new words with what they are understood to mean,
 * why it moves and by whose leave.  A record without one gets its first. */
#include <string.h>

#include "tui/sheet.h"

enum { WHICH, WORDS, REASON, GRANTED_BY };

static void add_which(struct tui_sheet *sheet)
{
    const struct rt_list *targets = &sheet->record.targets;
    struct tui_item *item = tui_form_add(&sheet->form, TUI_ITEM_RADIO, WHICH, "Which");
    item->is_required = item->is_tall = item->is_aid = true;
    item->help = "Which of its targets is revised; the words before stay in the record";
    for (size_t i = 0; i < targets->n; i++) {
        const struct rt_target *target = rt_target_at(targets, i);
        g_autofree char *words =
            target->action
                ? g_strdup_printf("%zu %s (key action %d)", i + 1, target->text, target->action)
                : g_strdup_printf("%zu %s", i + 1, target->text);
        tui_item_choice(item, "", TUI_PLAIN, words, i == 0);
    }
}

static void fill(struct tui_sheet *sheet)
{
    const struct rt_list *targets = &sheet->record.targets;
    bool is_first = targets->n == 0;
    if (targets->n > 1)
        add_which(sheet);
    struct tui_item *words =
        tui_sheet_line(sheet, WORDS, is_first ? "Target" : "New target", NULL,
                       "When it will be done, in your words: Dec 2020, spring 2021, ongoing");
    words->is_required = true;
    if (targets->n == 1) {
        g_autofree char *now = g_strdup_printf("Now: %s", rt_target_at(targets, 0)->text);
        tui_item_say(&words->note, now);
    }
    if (is_first)
        return;
    struct tui_item *reason = tui_sheet_line(sheet, REASON, "Reason", NULL,
                                             "Why the target is new; it stays on record");
    reason->is_required = reason->is_wide = true;
    tui_sheet_line(sheet, GRANTED_BY, "Granted by", NULL,
                   "Who agreed to it, such as a committee and its date");
}

static void look(struct tui_sheet *sheet, struct tui_item *item, bool has_left)
{
    (void)sheet;
    (void)has_left;
    if (item->id == WORDS)
        tui_sheet_echo_target(item, NULL);
}

/* The place of the one that is revised, from 0. */
static size_t which(const struct tui_sheet *sheet)
{
    const struct tui_item *item = tui_sheet_item(sheet, WHICH);
    return item ? (size_t)MAX(tui_item_chosen(item), 0) : 0;
}

static char *fault(const struct tui_sheet *sheet, const struct tui_item *item)
{
    if (!item->is_required || item->kind != TUI_ITEM_LINE)
        return NULL;
    bool is_blank = tui_sheet_is_blank(tui_item_text(item));
    if (item->id == REASON)
        return is_blank ? g_strdup("say why the target is new") : NULL;
    if (is_blank)
        return g_strdup("say when, or \"To be confirmed\"");
    const struct rt_list *targets = &sheet->record.targets;
    bool is_same =
        targets->n && !strcmp(tui_item_text(item), rt_target_at(targets, which(sheet))->text);
    return is_same ? g_strdup("that is what it says already") : NULL;
}

static void spell(const struct tui_sheet *sheet, GPtrArray *commands)
{
    const char *words = tui_sheet_text(sheet, WORDS), *reason = tui_sheet_text(sheet, REASON),
               *granted_by = tui_sheet_text(sheet, GRANTED_BY), *ref = sheet->refs->pdata[0];
    if (tui_sheet_is_blank(words) && tui_sheet_is_blank(reason))
        return;
    bool is_first = sheet->record.targets.n == 0;
    GStrvBuilder *line = tui_words_begin(is_first ? "add" : "target");
    if (is_first)
        g_strv_builder_add_many(line, "target", ref, NULL);
    else
        tui_words_add(line, "%s.%zu", ref, which(sheet) + 1);
    if (!is_first)
        tui_words_add(line, "--reason=%s", reason);
    if (!tui_sheet_is_blank(granted_by))
        tui_words_add(line, "--granted-by=%s", granted_by);
    g_strv_builder_add_many(line, "--", words, NULL);
    tui_words_end(line, commands);
}

const struct tui_sheet_kind tui_sheet_target = {
    .opens = TUI_DO_TARGET,
    .many = "A target is revised for one recommendation at a time",
    .fill = fill,
    .look = look,
    .fault = fault,
    .spell = spell,
};
