/* What the kinds of sheets have in common: words of commands, owners by what was
 * typed of them, targets as they are understood. */
#include "tui/sheet.h"

#include <string.h>

#include <rectrack/date.h>
#include <rectrack/describe.h>
#include <rectrack/text.h>

const char *tui_sheet_text(const struct tui_sheet *sheet, int id)
{
    const struct tui_item *item = tui_sheet_item(sheet, id);
    return item ? tui_item_text(item) : "";
}

bool tui_sheet_is_blank(const char *text)
{
    return text[strspn(text, " \n\t")] == '\0';
}

struct tui_item *tui_sheet_line(struct tui_sheet *sheet, int id, const char *label,
                                const char *text, const char *help)
{
    struct tui_item *item = tui_form_add(&sheet->form, TUI_ITEM_LINE, id, label);
    item->help = help;
    if (text && *text)
        tui_item_put(item, text);
    return item;
}

char *tui_sheet_whose(const struct tui_sheet *sheet)
{
    return tui_sheet_is_many(sheet) ? g_strdup_printf("%u recommendations", sheet->refs->len)
                                    : tui_draft_subject(sheet->refs->pdata[0]);
}

/* ---- words of commands ---- */

GStrvBuilder *tui_words_begin(const char *command)
{
    GStrvBuilder *words = g_strv_builder_new();
    g_strv_builder_add(words, command);
    return words;
}

GStrvBuilder *tui_sheet_meeting(const struct tui_sheet *sheet, const char *part)
{
    GStrvBuilder *words = tui_words_begin("meeting");
    g_strv_builder_add(words, part);
    const char *on =
        sheet->kind->is_of_meeting ? sheet->refs->pdata[0] : sheet->view.desk->sitting;
    if (on)
        tui_words_add(words, "--on=%s", on);
    return words;
}

void tui_words_add(GStrvBuilder *words, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    g_autofree char *word = g_strdup_vprintf(format, arguments);
    va_end(arguments);
    g_strv_builder_add(words, word);
}

void tui_words_end(GStrvBuilder *words, GPtrArray *commands)
{
    g_ptr_array_add(commands, g_strv_builder_end(words));
    g_strv_builder_unref(words);
}

/* ---- targets and actions ---- */

void tui_sheet_echo_target(struct tui_item *item, const char *sitting)
{
    struct rt_arena arena = {0};
    uint32_t day = sitting ? rt_day_parse(sitting) : 0;
    struct rt_target target = {.text = rt_meeting_when(tui_item_text(item), day, &arena)};
    rt_target_understand(target.text, &target.kind, &target.earliest, &target.latest);
    tui_item_say(&item->echo, rt_describe_target(&target, &arena));
    rt_arena_clear(&arena);
}

void tui_sheet_add_actions(struct tui_item *item, const struct rt_record *record, bool is_ascii)
{
    enum { SHORT = 120 };
    for (size_t i = 0; i < record->actions.n; i++) {
        const struct rt_action *action = rt_action_at(&record->actions, i);
        g_autoptr(GString) words = g_string_new(NULL);
        g_autoptr(GString) clean = g_string_new(NULL);
        g_string_printf(words, "%d ", action->n);
        rt_text_clean(clean, action->text ? action->text : "", RT_CLEAN_LINE);
        rt_text_clip(words, clean->str, SHORT, is_ascii);
        tui_item_choice(item, "", TUI_PLAIN, words->str, action->state == RT_STATE_COMPLETE);
    }
}

/* ---- owners ---- */

/* Does a word of the name begin with what was typed?  Both are folded.  2: the name. */
static int likeness(const char *name, const char *typed)
{
    g_autofree char *folded = rt_text_fold(name);
    if (g_str_has_prefix(folded, typed))
        return 2;
    for (const char *at = folded; (at = strchr(at, ' ')); at++)
        if (g_str_has_prefix(at + 1, typed))
            return 1;
    return 0;
}

static int likeness_of(const struct rt_owner *owner, const char *typed)
{
    int most = likeness(owner->name, typed);
    for (size_t i = 0; i < owner->other_names.n; i++)
        most = MAX(most, likeness(rt_texts_at(&owner->other_names, i), typed));
    return most;
}

const struct rt_owner *tui_owner_meant(const struct rt_facts *facts, const char *typed)
{
    const struct rt_owner *meant = rt_facts_owner(facts, typed);
    g_autofree char *folded = rt_text_fold(typed);
    int most = 0;
    for (size_t i = 0; !meant && i < facts->owners.n; i++)
        most = MAX(most, likeness_of(rt_owner_at(&facts->owners, i), folded));
    for (size_t i = 0; !meant && most > 0 && i < facts->owners.n; i++)
        if (likeness_of(rt_owner_at(&facts->owners, i), folded) == most)
            meant = rt_owner_at(&facts->owners, i);
    return meant;
}

void tui_sheet_look_at_owner(struct tui_sheet *sheet, struct tui_item *item, bool has_left)
{
    const char *typed = tui_item_text(item);
    const struct rt_owner *owner =
        tui_sheet_is_blank(typed) ? NULL : tui_owner_meant(sheet->view.desk->facts, typed);
    if (owner && has_left)
        tui_item_put(item, owner->name);
    bool is_said = owner && strcmp(tui_item_text(item), owner->name) != 0;
    tui_item_say(&item->echo, is_said ? owner->name : NULL);
}

char *tui_sheet_owner_fault(const struct tui_sheet *sheet, const struct tui_item *item)
{
    const char *typed = tui_item_text(item);
    if (tui_sheet_is_blank(typed) || tui_owner_meant(sheet->view.desk->facts, typed))
        return NULL;
    return g_strdup("nobody is called that; : add owner NAME enters someone new");
}
