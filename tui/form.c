/* The items of a form, the focus, and what keys do to them. */
#include "tui/form.h"

#include <string.h>

static struct tui_item *item_at(const struct tui_form *form, size_t i)
{
    return form->items->pdata[i];
}

static void free_choice(void *choice)
{
    struct tui_choice *one = choice;
    g_free(one->mark);
    g_free(one->words);
}

static void free_item(void *memory)
{
    struct tui_item *item = memory;
    tui_field_clear(&item->field);
    tui_area_clear(&item->area);
    g_array_free(item->choices, TRUE);
    g_free(item->label);
    g_free(item->text);
    g_free(item->note);
    g_free(item->echo);
    g_free(item->error);
    g_free(item);
}

void tui_form_init(struct tui_form *form)
{
    *form = (struct tui_form){.items = g_ptr_array_new_with_free_func(free_item)};
}

void tui_form_clear(struct tui_form *form)
{
    if (form->items)
        g_ptr_array_free(form->items, TRUE);
    *form = (struct tui_form){0};
}

struct tui_item *tui_form_add(struct tui_form *form, enum tui_item_kind kind, int id,
                              const char *label)
{
    struct tui_item *item = g_new0(struct tui_item, 1);
    item->kind = kind;
    item->id = id;
    item->label = g_strdup(label);
    item->choices = g_array_new(FALSE, FALSE, sizeof(struct tui_choice));
    g_array_set_clear_func(item->choices, free_choice);
    if (kind == TUI_ITEM_LINE)
        tui_field_init(&item->field, "");
    if (kind == TUI_ITEM_AREA)
        tui_area_init(&item->area, "");
    g_ptr_array_add(form->items, item);
    if (item_at(form, form->focus)->kind == TUI_ITEM_NOTE)
        form->focus = form->items->len - 1;
    return item;
}

void tui_item_choice(struct tui_item *item, const char *mark, enum tui_role role,
                     const char *words, bool is_on)
{
    struct tui_choice one = {g_strdup(mark), g_strdup(words), role, is_on};
    if (is_on && item->kind == TUI_ITEM_RADIO)
        item->at = item->choices->len;
    g_array_append_val(item->choices, one);
}

static struct tui_choice *choice_at(const struct tui_item *item, size_t i)
{
    return &g_array_index(item->choices, struct tui_choice, i);
}

enum tui_typed tui_item_put(struct tui_item *item, const char *text)
{
    if (item->kind == TUI_ITEM_LINE)
        return tui_buffer_set(&item->field.buffer, text);
    if (item->kind == TUI_ITEM_AREA)
        return tui_area_set(&item->area, text);
    g_free(item->text);
    item->text = g_strdup(text);
    return TUI_TYPED_CHANGED;
}

void tui_form_begin_here(struct tui_form *form)
{
    for (guint i = 0; i < form->items->len; i++) {
        struct tui_item *item = item_at(form, i);
        if (item->kind == TUI_ITEM_LINE)
            tui_buffer_begin_here(&item->field.buffer);
        if (item->kind == TUI_ITEM_AREA)
            tui_buffer_begin_here(&item->area.buffer);
    }
}

const char *tui_item_text(const struct tui_item *item)
{
    return item->kind == TUI_ITEM_LINE   ? tui_field_text(&item->field)
           : item->kind == TUI_ITEM_AREA ? tui_area_text(&item->area)
                                         : item->text;
}

int tui_item_chosen(const struct tui_item *item)
{
    for (guint i = 0; i < item->choices->len; i++)
        if (choice_at(item, i)->is_on)
            return (int)i;
    return -1;
}

size_t tui_item_over(const struct tui_item *item)
{
    size_t n = item->kind == TUI_ITEM_LINE ? item->field.buffer.n : item->area.buffer.n;
    return item->limit && n > item->limit ? n - item->limit : 0;
}

void tui_item_say(char **which, const char *words)
{
    g_free(*which);
    *which = words && *words ? g_strdup(words) : NULL;
}

struct tui_item *tui_form_item(const struct tui_form *form, int id)
{
    for (guint i = 0; i < form->items->len; i++)
        if (item_at(form, i)->id == id)
            return item_at(form, i);
    return NULL;
}

struct tui_item *tui_form_focus(const struct tui_form *form)
{
    return item_at(form, form->focus);
}

void tui_form_focus_on(struct tui_form *form, const struct tui_item *item)
{
    for (guint i = 0; i < form->items->len; i++)
        if (item_at(form, i) == item)
            form->focus = i;
}

static bool takes_focus(const struct tui_item *item)
{
    return item->kind != TUI_ITEM_NOTE && !item->is_hidden;
}

void tui_form_hide(struct tui_form *form, struct tui_item *item, bool is_hidden)
{
    item->is_hidden = is_hidden;
    while (form->focus > 0 && tui_form_focus(form)->is_hidden)
        form->focus--;
}

bool tui_form_go_wrong(struct tui_form *form)
{
    for (guint i = 0; i < form->items->len; i++)
        if (item_at(form, i)->error && takes_focus(item_at(form, i))) {
            form->focus = i;
            return true;
        }
    return false;
}

unsigned tui_form_place(const struct tui_form *form)
{
    static const unsigned places[] = {
        [TUI_ITEM_NOTE] = TUI_AT_BUTTON,  [TUI_ITEM_LINE] = TUI_AT_LINE,
        [TUI_ITEM_AREA] = TUI_AT_TEXT,    [TUI_ITEM_RADIO] = TUI_AT_CHOICE,
        [TUI_ITEM_BOXES] = TUI_AT_CHOICE, [TUI_ITEM_BUTTON] = TUI_AT_BUTTON};
    return places[tui_form_focus(form)->kind];
}

static struct tui_form_told tell(enum tui_form_news news, struct tui_item *item)
{
    return (struct tui_form_told){news, item};
}

/* The next item that can have the focus; round the end where is_round. */
static struct tui_form_told step(struct tui_form *form, int by, bool is_round)
{
    size_t n = form->items->len, was = form->focus, at = was;
    do {
        bool is_end = by < 0 ? at == 0 : at + 1 == n;
        if (is_end && !is_round)
            return tell(TUI_FORM_QUIET, item_at(form, was));
        at = (at + n + (size_t)by) % n;
    } while (!takes_focus(item_at(form, at)) && at != was);
    form->focus = at;
    return tell(at == was ? TUI_FORM_QUIET : TUI_FORM_LEFT, item_at(form, was));
}

/* To the first or the last that can have it. */
static struct tui_form_told step_to_end(struct tui_form *form, int by)
{
    size_t was = form->focus;
    form->focus = by > 0 ? form->items->len - 1 : 0;
    if (!takes_focus(tui_form_focus(form)))
        step(form, -by, false);
    return tell(form->focus == was ? TUI_FORM_QUIET : TUI_FORM_LEFT, item_at(form, was));
}

static struct tui_form_told told_of(enum tui_typed typed, struct tui_item *item)
{
    if (typed == TUI_TYPED_CHANGED)
        return tell(TUI_FORM_CHANGED, item);
    return tell(typed == TUI_TYPED_REFUSED ? TUI_FORM_REFUSED : TUI_FORM_QUIET, item);
}

static enum tui_typed take(struct tui_item *item, const struct tui_event *event)
{
    if (item->kind == TUI_ITEM_LINE)
        return tui_field_event(&item->field, event);
    return item->kind == TUI_ITEM_AREA ? tui_area_event(&item->area, event) : TUI_TYPED_NOT;
}

/* The choice with the cursor: of several only one is on; one that need not be may
 * be taken back. */
static struct tui_form_told choose(struct tui_item *item, bool is_toggle)
{
    if (!item->choices->len)
        return tell(TUI_FORM_QUIET, item);
    struct tui_choice *here = choice_at(item, item->at);
    bool is_on = here->is_on;
    for (guint i = 0; item->kind == TUI_ITEM_RADIO && i < item->choices->len; i++)
        choice_at(item, i)->is_on = false;
    here->is_on = !is_toggle || !is_on || (item->kind == TUI_ITEM_RADIO && item->is_required);
    return tell(here->is_on == is_on ? TUI_FORM_QUIET : TUI_FORM_CHANGED, item);
}

/* To the choice before or behind, of those that stand under each other. */
static bool step_choice(struct tui_item *item, int key)
{
    size_t to = item->at + (size_t)(key == TUI_KEY_UP ? -1 : 1);
    if (!item->is_tall || (key != TUI_KEY_UP && key != TUI_KEY_DOWN) ||
        to >= item->choices->len)
        return false;
    item->at = to;
    return true;
}

/* Keys that the table has for lists move in a text too; out of its ends they lead
 * to the item before or behind. */
static struct tui_form_told move(struct tui_form *form, int key)
{
    struct tui_item *item = tui_form_focus(form);
    struct tui_event event = {.kind = TUI_EVENT_KEY, .key = key};
    if (item->kind == TUI_ITEM_AREA && take(item, &event) != TUI_TYPED_NOT)
        return tell(TUI_FORM_QUIET, item);
    if (step_choice(item, key))
        return item->kind == TUI_ITEM_RADIO ? choose(item, false) : tell(TUI_FORM_QUIET, item);
    if (key == TUI_KEY_UP)
        return step(form, -1, false);
    if (key == TUI_KEY_DOWN)
        return step(form, 1, false);
    if (item->kind == TUI_ITEM_AREA)
        return tell(TUI_FORM_QUIET, item);
    return step_to_end(form, key == TUI_KEY_PAGE_UP ? -1 : 1);
}

/* To the choice or the button beside; a choice of one is made by going there. */
static struct tui_form_told sideways(struct tui_form *form, int by)
{
    struct tui_item *item = tui_form_focus(form);
    if (item->kind == TUI_ITEM_BUTTON) {
        size_t to = form->focus + (size_t)by;
        bool is_there = to < form->items->len && item_at(form, to)->kind == item->kind;
        return is_there ? step(form, by, false) : tell(TUI_FORM_QUIET, item);
    }
    if (item->at + (size_t)by >= item->choices->len)
        return tell(TUI_FORM_QUIET, item);
    item->at += (size_t)by;
    return item->kind == TUI_ITEM_RADIO ? choose(item, false) : tell(TUI_FORM_QUIET, item);
}

static struct tui_form_told undo(struct tui_item *item, int key)
{
    struct tui_event event = {.kind = TUI_EVENT_KEY, .key = key};
    return told_of(take(item, &event), item);
}

struct tui_form_told tui_form_act(struct tui_form *form, enum tui_action action)
{
    struct tui_item *item = tui_form_focus(form);
    static const struct {
        enum tui_action action;
        int key;
    } moves[] = {{TUI_DO_UP, TUI_KEY_UP},
                 {TUI_DO_DOWN, TUI_KEY_DOWN},
                 {TUI_DO_PAGE_UP, TUI_KEY_PAGE_UP},
                 {TUI_DO_PAGE_DOWN, TUI_KEY_PAGE_DOWN}};
    for (size_t i = 0; i < G_N_ELEMENTS(moves); i++)
        if (moves[i].action == action)
            return move(form, moves[i].key);
    if (action == TUI_DO_NEXT || action == TUI_DO_PREVIOUS)
        return step(form, action == TUI_DO_NEXT ? 1 : -1, true);
    if (action == TUI_DO_LEFT || action == TUI_DO_RIGHT)
        return sideways(form, action == TUI_DO_LEFT ? -1 : 1);
    if (action == TUI_DO_CHOOSE)
        return item->kind == TUI_ITEM_BUTTON ? tell(TUI_FORM_PRESSED, item)
                                             : choose(item, true);
    if (action == TUI_DO_UNDO_TYPING || action == TUI_DO_REDO_TYPING)
        return undo(item, action == TUI_DO_UNDO_TYPING ? TUI_CTRL('Z') : TUI_CTRL('Y'));
    if (action == TUI_DO_EDITOR && item->kind == TUI_ITEM_AREA)
        return tell(TUI_FORM_EDITOR, item);
    if (action == TUI_DO_SAVE)
        return tell(TUI_FORM_SAVE, item);
    return tell(action == TUI_DO_BACK ? TUI_FORM_LEAVE : TUI_FORM_QUIET, item);
}

struct tui_form_told tui_form_type(struct tui_form *form, const struct tui_event *event)
{
    struct tui_item *item = tui_form_focus(form);
    return told_of(take(item, event), item);
}

struct tui_form_told tui_form_click(struct tui_form *form, int value)
{
    size_t i = (size_t)value >> 20, was = form->focus;
    int row = value >> 10 & 1023, at = value & 1023;
    if (i >= form->items->len)
        return tell(TUI_FORM_QUIET, tui_form_focus(form));
    struct tui_item *item = item_at(form, i);
    form->focus = i;
    if (item->kind == TUI_ITEM_AREA)
        tui_area_click(&item->area, row, at);
    if (item->kind == TUI_ITEM_BUTTON)
        return tell(TUI_FORM_PRESSED, item);
    if (item->choices->len) {
        item->at = MIN((size_t)at, (size_t)item->choices->len - 1);
        return choose(item, true);
    }
    return tell(i == was ? TUI_FORM_QUIET : TUI_FORM_LEFT, item_at(form, was));
}

const char *tui_form_why(const struct tui_item *item)
{
    const struct tui_buffer *buffer =
        item->kind == TUI_ITEM_AREA ? &item->area.buffer : &item->field.buffer;
    const char *why = tui_buffer_why(buffer);
    return why ? why : "that can't stand here";
}
