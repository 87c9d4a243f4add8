/* The sheet of a note for the minutes: on the item that is looked at, or on the meeting as a
 * whole. */
#include "tui/sheet.h"

enum { WORDS, ABOUT };

enum { ITEM, WHOLE };

static void fill(struct tui_sheet *sheet)
{
    struct tui_item *words = tui_form_add(&sheet->form, TUI_ITEM_AREA, WORDS, "Note");
    words->is_required = true;
    words->limit = 10000;
    words->help = "What the minutes shall say";
    struct tui_item *about = tui_form_add(&sheet->form, TUI_ITEM_RADIO, ABOUT, "About");
    about->is_required = about->is_aid = true;
    tui_item_choice(about, "", TUI_PLAIN, sheet->refs->pdata[0], true);
    tui_item_choice(about, "", TUI_PLAIN, "the meeting as a whole", false);
}

static char *fault(const struct tui_sheet *sheet, const struct tui_item *item)
{
    (void)sheet;
    return item->id == WORDS && tui_sheet_is_blank(tui_item_text(item))
               ? g_strdup("a note needs words")
               : NULL;
}

static void spell(const struct tui_sheet *sheet, GPtrArray *commands)
{
    const char *words = tui_sheet_text(sheet, WORDS);
    if (tui_sheet_is_blank(words))
        return;
    GStrvBuilder *line = tui_sheet_meeting(sheet, "note");
    g_strv_builder_add(line, "--");
    if (tui_item_chosen(tui_sheet_item(sheet, ABOUT)) != WHOLE)
        g_strv_builder_add(line, sheet->refs->pdata[0]);
    g_strv_builder_add(line, words);
    tui_words_end(line, commands);
}

const struct tui_sheet_kind tui_sheet_note = {
    .opens = TUI_DO_NOTE,
    .many = "A note is about one recommendation at a time",
    .fill = fill,
    .fault = fault,
    .spell = spell,
};
