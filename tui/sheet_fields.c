/* The sheet of all fields that set can change, as the table of fields has them; only
 * what was changed is written, in one command.  Of several recommendations it asks
 * for what can be said of all of them. */
#include <string.h>

#include <rectrack/field.h>
#include <rectrack/text.h>

#include "tui/sheet.h"

enum { LINKS = 500 };

static const struct rt_field *field_of(const struct tui_item *item)
{
    bool is_field = item->id < (int)rt_record_shape.n;
    return is_field ? &rt_record_shape.fields[item->id] : NULL;
}

static bool is_asked(const struct tui_sheet *sheet, const struct rt_field *field)
{
    if (field->flags & (RT_FIELD_APART | RT_FIELD_RECKONED))
        return false;
    bool is_of_all = field->type == RT_TYPE_CHOICE || (field->flags & RT_FIELD_SHARED);
    return !tui_sheet_is_many(sheet) || (is_of_all && field->type != RT_TYPE_LIST);
}

/* What a record has in a field, in the words that set takes. */
static const char *words_of(struct rt_arena *arena, const struct rt_field *field,
                            const struct rt_record *record)
{
    g_autoptr(GString) words = g_string_new(NULL);
    if (field->type == RT_TYPE_TEXTS) {
        rt_texts_join(words, rt_field_clist(field, record));
    } else if (field->type == RT_TYPE_LIST) {
        struct rt_list all = {0};
        for (size_t i = 0; i < record->owners.n; i++) {
            g_autofree char *one = tui_sheet_owner_words(rt_ownership_at(&record->owners, i));
            rt_texts_add(&all, arena, one);
        }
        rt_texts_join(words, &all);
    } else {
        rt_field_write(field, record, words);
    }
    return rt_arena_copy(arena, words->str);
}

/* What an item holds, in the same words. */
static const char *value_of(const struct tui_item *item)
{
    const struct rt_field *field = field_of(item);
    if (item->kind != TUI_ITEM_RADIO)
        return tui_item_text(item);
    int at = tui_item_chosen(item);
    if (at < 0)
        return "";
    const char *label = g_array_index(item->choices, struct tui_choice, at).words;
    for (size_t i = 0; i < field->n_choices; i++)
        if (field->choices[i].key && !strcmp(field->choices[i].label, label))
            return field->choices[i].key;
    return "";
}

static void put(struct tui_item *item, const char *value)
{
    const struct rt_field *field = field_of(item);
    if (item->kind != TUI_ITEM_RADIO) {
        tui_item_put(item, value);
        return;
    }
    guint n = 0;
    for (size_t i = 0; i < field->n_choices; i++) {
        if (!field->choices[i].key)
            continue;
        struct tui_choice *one = &g_array_index(item->choices, struct tui_choice, n);
        one->is_on = !strcmp(field->choices[i].key, value);
        item->at = one->is_on ? n : item->at;
        n++;
    }
}

static void add_field(struct tui_sheet *sheet, const struct rt_field *field)
{
    bool is_line = field->type == RT_TYPE_TEXT && (field->flags & RT_FIELD_LINE);
    enum tui_item_kind kind = field->type == RT_TYPE_CHOICE ? TUI_ITEM_RADIO
                              : is_line                     ? TUI_ITEM_LINE
                                                            : TUI_ITEM_AREA;
    size_t index = rt_field_index(&rt_record_shape, field);
    struct tui_item *item = tui_form_add(&sheet->form, kind, (int)index, field->label);
    item->help = field->help;
    item->is_wide = true;
    /* One without a value for "none" has always one. */
    item->is_required = field->n_choices && field->choices[0].key && !tui_sheet_is_many(sheet);
    for (size_t i = 0; i < field->n_choices; i++)
        if (field->choices[i].key)
            tui_item_choice(item, "", TUI_PLAIN, field->choices[i].label, false);
    if (kind == TUI_ITEM_AREA)
        item->limit = field->limit ? field->limit : RT_TEXT_LIMIT;
    if (field->type == RT_TYPE_TEXTS || field->type == RT_TYPE_LIST)
        tui_item_say(&item->note, "one a line");
    const char *now =
        tui_sheet_is_many(sheet) ? "" : words_of(&sheet->arena, field, &sheet->record);
    put(item, now);
    sheet->values[index] = rt_arena_copy(&sheet->arena, value_of(item)); /* as it stands here */
}

static void add_links(struct tui_sheet *sheet)
{
    g_autoptr(GString) links = g_string_new(NULL);
    for (size_t i = 0; i < sheet->record.links.n; i++) {
        const struct rt_link *link = rt_link_at(&sheet->record.links, i);
        g_string_append_printf(links, "%s%s %s", i ? ", " : "", rt_link_kinds[link->kind].label,
                               link->ref);
    }
    g_string_append_printf(links, "%s: add link and : remove link change them",
                           links->len ? "; " : "none; ");
    tui_item_put(tui_form_add(&sheet->form, TUI_ITEM_NOTE, LINKS, "Links"), links->str);
}

static void fill(struct tui_sheet *sheet)
{
    g_autofree const struct rt_field **fields =
        g_new(const struct rt_field *, rt_record_shape.n);
    size_t n = rt_shape_file_order(&rt_record_shape, fields);
    sheet->values = rt_arena_alloc(&sheet->arena, rt_record_shape.n * sizeof *sheet->values);
    for (size_t i = 0; i < n; i++)
        if (is_asked(sheet, fields[i]))
            add_field(sheet, fields[i]);
    if (!tui_sheet_is_many(sheet))
        add_links(sheet);
    const struct rt_field *title = rt_field_find(&rt_record_shape, "title");
    struct tui_item *first =
        tui_sheet_item(sheet, (int)rt_field_index(&rt_record_shape, title));
    if (first)
        tui_form_focus_on(&sheet->form, first);
}

unsigned tui_sheet_edit_text(struct tui_view *view)
{
    struct tui_sheet *sheet = (struct tui_sheet *)view;
    const struct rt_field *text = rt_field_find(&rt_record_shape, "text");
    struct tui_item *item = tui_sheet_item(sheet, (int)rt_field_index(&rt_record_shape, text));
    if (!item) {
        tui_desk_say(view->desk, TUI_NOTICE,
                     "The text is edited of one recommendation at a time");
        return TUI_REDO_DRAW;
    }
    tui_form_focus_on(&sheet->form, item);
    g_autofree char *name = g_strdup_printf("%s %s", sheet->record.ref, item->label);
    return tui_desk_edit(view->desk, name, tui_item_text(item));
}

static bool is_changed(const struct tui_sheet *sheet, const struct tui_item *item)
{
    return field_of(item) && item->kind != TUI_ITEM_NOTE &&
           strcmp(value_of(item), sheet->values[item->id]) != 0;
}

static char *closure_fault(const struct tui_sheet *sheet, const struct tui_item *closure)
{
    const struct rt_field *field = rt_field_find(&rt_record_shape, "state");
    const struct tui_item *item =
        tui_sheet_item(sheet, (int)rt_field_index(&rt_record_shape, field));
    int state = rt_choice_find(field->choices, field->n_choices, value_of(item));
    bool wants = is_changed(sheet, item) && state >= 0 &&
                 rt_state_is_over((enum rt_state)state) &&
                 tui_sheet_is_blank(tui_item_text(closure));
    return wants ? g_strdup_printf("%s wants words on it: what was decided",
                                   rt_states[state].label)
                 : NULL;
}

static char *fault(const struct tui_sheet *sheet, const struct tui_item *item)
{
    const struct rt_field *field = field_of(item);
    size_t over = item->kind == TUI_ITEM_AREA ? tui_item_over(item) : 0;
    if (over)
        return g_strdup_printf("%zu characters too many", over);
    return field && !strcmp(field->key, "closure") ? closure_fault(sheet, item) : NULL;
}

static void spell(const struct tui_sheet *sheet, GPtrArray *commands)
{
    GStrvBuilder *words = tui_words_begin("set");
    bool has_any = false;
    for (guint i = 0; i < sheet->refs->len; i++)
        g_strv_builder_add(words, sheet->refs->pdata[i]);
    for (guint i = 0; i < sheet->form.items->len; i++) {
        const struct tui_item *item = sheet->form.items->pdata[i];
        if (!is_changed(sheet, item))
            continue;
        tui_words_add(words, "%s=%s", field_of(item)->key, value_of(item));
        has_any = true;
    }
    if (has_any)
        tui_words_end(words, commands);
    else
        g_strv_builder_unref(words);
}

/* "Set 12 recommendations to State Paused, Closure ...?" */
static char *question(const struct tui_sheet *sheet)
{
    enum { SHORT = 40 };
    g_autoptr(GString) all = g_string_new(NULL);
    for (guint i = 0; i < sheet->form.items->len; i++) {
        const struct tui_item *item = sheet->form.items->pdata[i];
        if (!is_changed(sheet, item))
            continue;
        bool is_choice = item->kind == TUI_ITEM_RADIO;
        g_string_append_printf(all, "%s%s ", all->len ? ", " : "", item->label);
        int at = tui_item_chosen(item);
        rt_text_clip(all,
                     is_choice ? g_array_index(item->choices, struct tui_choice, at).words
                               : value_of(item),
                     SHORT, sheet->view.desk->is_ascii);
    }
    return g_strdup_printf("Set %u recommendations to %s?", sheet->refs->len, all->str);
}

static void give_way(struct tui_sheet *sheet, const struct rt_conflict *conflict)
{
    const struct rt_field *field = rt_field_find(&rt_record_shape, conflict->field);
    struct tui_item *item =
        field ? tui_sheet_item(sheet, (int)rt_field_index(&rt_record_shape, field)) : NULL;
    if (!item)
        return;
    put(item, words_of(&sheet->arena, field, &sheet->seen));
    sheet->values[item->id] = rt_arena_copy(&sheet->arena, value_of(item));
}

const struct tui_sheet_kind tui_sheet_fields = {
    .opens = TUI_DO_EDIT_FIELDS,
    .fill = fill,
    .fault = fault,
    .spell = spell,
    .question = question,
    .give_way = give_way,
};
