/* The sheet of owners: each by their name, found as it is typed, with their role; a
 * free line follows the last.  Of several recommendations one owner is put in, taken
 * out, or made the only one. */
#include <string.h>

#include <rectrack/field.h>
#include <rectrack/text.h>

#include "tui/sheet.h"

enum { NAMES = 0, ROLES = 1 << 16, HOW = 1 << 17 };
enum how { PUTS_IN, TAKES_OUT, REPLACES };

static const struct tui_item *role_of(const struct tui_sheet *sheet, int i)
{
    return tui_sheet_item(sheet, ROLES + i);
}

static void add_row(struct tui_sheet *sheet, int i, const char *name, enum rt_role role)
{
    g_autofree char *label = g_strdup_printf("Owner %d", i + 1);
    tui_sheet_line(sheet, NAMES + i, label, name,
                   "The first letters of a name find it; empty takes the owner out")
        ->is_wide = true;
    struct tui_item *item = tui_form_add(&sheet->form, TUI_ITEM_RADIO, ROLES + i, "");
    item->is_required = true;
    item->is_aid = !name; /* of nobody yet */
    item->help = "Who leads answers for it; who supports helps";
    for (int one = 0; one < RT_ROLES; one++)
        tui_item_choice(item, "", TUI_PLAIN, rt_roles[one].label, one == (int)role);
}

static void add_how(struct tui_sheet *sheet)
{
    struct tui_item *how = tui_form_add(&sheet->form, TUI_ITEM_RADIO, HOW, "How");
    how->is_required = how->is_aid = true;
    how->help = "What becomes of the owners that each of them has";
    tui_item_choice(how, "", TUI_PLAIN, "put in", true);
    tui_item_choice(how, "", TUI_PLAIN, "take out", false);
    tui_item_choice(how, "", TUI_PLAIN, "the only one", false);
}

static void fill(struct tui_sheet *sheet)
{
    const struct rt_list *owners = &sheet->record.owners;
    int n = 0;
    if (tui_sheet_is_many(sheet)) {
        add_row(sheet, 0, NULL, RT_LEAD);
        add_how(sheet);
        return;
    }
    for (size_t i = 0; i < owners->n; i++, n++)
        add_row(sheet, n, rt_ownership_at(owners, i)->name, rt_ownership_at(owners, i)->role);
    for (int free = 0; free < 2; free++) /* what is empty is no owner */
        add_row(sheet, n + free, NULL, n + free ? RT_SUPPORT : RT_LEAD);
}

static void look(struct tui_sheet *sheet, struct tui_item *item, bool has_left)
{
    if (item->kind == TUI_ITEM_LINE)
        tui_sheet_look_at_owner(sheet, item, has_left);
}

char *tui_sheet_owner_words(const struct rt_ownership *owner)
{
    static const char supporting[] = " (support)", leading[] = " (lead)";
    bool is_odd =
        g_str_has_suffix(owner->name, supporting) || g_str_has_suffix(owner->name, leading);
    return g_strconcat(owner->name,
                       owner->role == RT_SUPPORT ? supporting
                       : is_odd                  ? leading
                                                 : "",
                       NULL);
}

/* The owners as set takes them, one a line; "" for none. */
static char *owners_of(const struct tui_sheet *sheet)
{
    struct rt_arena arena = {0};
    struct rt_list all = {0};
    g_autoptr(GString) cell = g_string_new(NULL);
    for (int i = 0; tui_sheet_item(sheet, NAMES + i); i++) {
        const char *name = tui_sheet_text(sheet, NAMES + i);
        if (tui_sheet_is_blank(name))
            continue;
        struct rt_ownership owner = {
            .name = name, .role = (enum rt_role)MAX(tui_item_chosen(role_of(sheet, i)), 0)};
        g_autofree char *words = tui_sheet_owner_words(&owner);
        rt_texts_add(&all, &arena, words);
    }
    rt_texts_join(cell, &all);
    rt_arena_clear(&arena);
    return g_strdup(cell->str);
}

static char *fault(const struct tui_sheet *sheet, const struct tui_item *item)
{
    if (item->kind != TUI_ITEM_LINE)
        return NULL;
    if (tui_sheet_is_many(sheet) && tui_sheet_is_blank(tui_item_text(item)))
        return g_strdup("say which owner");
    for (int i = 0; i < item->id; i++)
        if (!tui_sheet_is_blank(tui_item_text(item)) &&
            !strcmp(tui_item_text(item), tui_sheet_text(sheet, NAMES + i)))
            return g_strdup("stands above already; leave one out");
    return tui_sheet_owner_fault(sheet, item);
}

static enum how how_of(const struct tui_sheet *sheet)
{
    const struct tui_item *how = tui_sheet_item(sheet, HOW);
    return how ? (enum how)tui_item_chosen(how) : REPLACES;
}

static void spell(const struct tui_sheet *sheet, GPtrArray *commands)
{
    static const char *const signs[] = {[PUTS_IN] = "+", [TAKES_OUT] = "-", [REPLACES] = ""};
    struct rt_arena arena = {0};
    struct rt_list all = {0};
    g_autofree char *now = owners_of(sheet);
    g_autoptr(GString) was = g_string_new(NULL);
    for (size_t i = 0; i < sheet->record.owners.n; i++) {
        g_autofree char *one = tui_sheet_owner_words(rt_ownership_at(&sheet->record.owners, i));
        rt_texts_add(&all, &arena, one);
    }
    rt_texts_join(was, &all);
    rt_arena_clear(&arena);
    if (tui_sheet_is_many(sheet) ? !*now : !strcmp(now, was->str))
        return;
    GStrvBuilder *words = tui_words_begin("set");
    for (guint i = 0; i < sheet->refs->len; i++)
        g_strv_builder_add(words, sheet->refs->pdata[i]);
    tui_words_add(words, "owners%s=%s", signs[how_of(sheet)], now);
    tui_words_end(words, commands);
}

static char *question(const struct tui_sheet *sheet)
{
    static const char *const formats[] = {[PUTS_IN] = "Put %s in as an owner of",
                                          [TAKES_OUT] = "Take %s out as an owner of",
                                          [REPLACES] = "Make %s the only owner of"};
    g_autofree char *now = owners_of(sheet);
    g_auto(GStrv) parts = g_strsplit(formats[how_of(sheet)], "%s", 2);
    return g_strdup_printf("%s%s%s %u recommendations?", parts[0], now, parts[1],
                           sheet->refs->len);
}

const struct tui_sheet_kind tui_sheet_owners = {
    .opens = TUI_DO_OWNERS,
    .fill = fill,
    .look = look,
    .fault = fault,
    .spell = spell,
    .question = question,
};
