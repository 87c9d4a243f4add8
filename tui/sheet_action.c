/* The sheet of a new key action: its words, who does it, by when. */
#include "tui/sheet.h"

enum { WORDS, OWNER, TARGET };

static void fill(struct tui_sheet *sheet)
{
    struct tui_item *words =
        tui_sheet_line(sheet, WORDS, "Key action", NULL, "What is to be done, as a sentence");
    words->is_required = words->is_wide = true;
    tui_sheet_line(sheet, OWNER, "Owner", NULL,
                   "Who does it, where that is not the owner of the recommendation");
    tui_sheet_line(sheet, TARGET, "Target", NULL,
                   "By when, in your words: Dec 2020, spring 2021, ongoing");
}

static void look(struct tui_sheet *sheet, struct tui_item *item, bool has_left)
{
    if (item->id == OWNER)
        tui_sheet_look_at_owner(sheet, item, has_left);
    if (item->id == TARGET)
        tui_sheet_echo_target(item, NULL);
}

/* Saved twice, it may be: the program was ended between saving and forgetting its draft. */
static bool is_there(const struct tui_sheet *sheet, const char *words)
{
    const struct rt_list *actions = &sheet->record.actions;
    for (size_t i = 0; i < actions->n; i++)
        if (!g_strcmp0(rt_action_at(actions, i)->text, words))
            return true;
    return false;
}

static char *fault(const struct tui_sheet *sheet, const struct tui_item *item)
{
    if (item->id == WORDS && tui_sheet_is_blank(tui_item_text(item)))
        return g_strdup("say what is to be done");
    if (item->id == WORDS && is_there(sheet, tui_item_text(item)))
        return g_strdup("that is one of its key actions already");
    return item->id == OWNER ? tui_sheet_owner_fault(sheet, item) : NULL;
}

static void spell(const struct tui_sheet *sheet, GPtrArray *commands)
{
    const char *words = tui_sheet_text(sheet, WORDS), *owner = tui_sheet_text(sheet, OWNER),
               *target = tui_sheet_text(sheet, TARGET);
    if (tui_sheet_is_blank(words) && tui_sheet_is_blank(owner) && tui_sheet_is_blank(target))
        return;
    GStrvBuilder *line = tui_words_begin("add");
    g_strv_builder_add_many(line, "action", sheet->refs->pdata[0], NULL);
    if (!tui_sheet_is_blank(owner))
        tui_words_add(line, "--owner=%s", owner);
    if (!tui_sheet_is_blank(target))
        tui_words_add(line, "--target=%s", target);
    g_strv_builder_add_many(line, "--", words, NULL);
    tui_words_end(line, commands);
}

const struct tui_sheet_kind tui_sheet_action = {
    .opens = TUI_DO_ADD_ACTION,
    .many = "A key action is added to one recommendation at a time",
    .fill = fill,
    .look = look,
    .fault = fault,
    .spell = spell,
};
