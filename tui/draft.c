/* What of a form is kept, and how it comes back. */
#include "tui/draft.h"

#include <string.h>
#include <time.h>

#include "tui/desk.h"

/* ---- what an item holds, as text ---- */

static bool is_kept_of(const struct tui_item *item)
{
    return item->kind != TUI_ITEM_NOTE && item->kind != TUI_ITEM_BUTTON;
}

/* What an item is called in a draft; one without a label goes with the one above it, of
 * several with the same the later ones are counted.  g_free it. */
static char *name_of(const struct tui_form *form, guint i)
{
    const struct tui_item *item = form->items->pdata[i];
    const struct tui_item *above = form->items->pdata[i ? i - 1 : 0];
    guint n = 1;
    for (guint k = 0; k < i; k++)
        n += is_kept_of(form->items->pdata[k]) &&
             !strcmp(((const struct tui_item *)form->items->pdata[k])->label, item->label);
    if (!*item->label)
        return g_strconcat("Beside ", above->label, NULL);
    return n > 1 ? g_strdup_printf("%s %u", item->label, n) : g_strdup(item->label);
}

static struct tui_choice *choice_at(const struct tui_item *item, guint i)
{
    return &g_array_index(item->choices, struct tui_choice, i);
}

/* The words of what is chosen, a line each; g_free it. */
static char *value_of(const struct tui_item *item)
{
    if (item->kind == TUI_ITEM_LINE || item->kind == TUI_ITEM_AREA)
        return g_strdup(tui_item_text(item));
    GString *words = g_string_new(NULL);
    for (guint i = 0; i < item->choices->len; i++)
        if (choice_at(item, i)->is_on)
            g_string_append_printf(words, "%s%s", words->len ? "\n" : "",
                                   choice_at(item, i)->words);
    return g_string_free(words, FALSE);
}

static void put_value(struct tui_item *item, const char *value)
{
    if (item->kind == TUI_ITEM_LINE || item->kind == TUI_ITEM_AREA) {
        tui_item_put(item, value);
        return;
    }
    g_auto(GStrv) lines = g_strsplit(value, "\n", -1);
    g_autoptr(GHashTable) on = g_hash_table_new(g_str_hash, g_str_equal);
    for (size_t i = 0; lines[i]; i++)
        g_hash_table_add(on, lines[i]);
    for (guint i = 0; i < item->choices->len; i++) {
        struct tui_choice *choice = choice_at(item, i);
        choice->is_on = g_hash_table_contains(on, choice->words);
        if (choice->is_on && item->kind == TUI_ITEM_RADIO)
            item->at = i;
    }
}

/* What an item holds, where that is not what was seen; else NULL.  g_free it. */
static char *news_of(const struct tui_draft *draft, guint i)
{
    const struct tui_item *item = draft->form->items->pdata[i];
    g_autofree char *value = is_kept_of(item) ? value_of(item) : NULL;
    return value && strcmp(value, draft->seen->pdata[i]) != 0 ? g_steal_pointer(&value) : NULL;
}

/* Where only the cursor was in a row that says how the rest is meant, nothing was said yet. */
static bool is_moved_only(const struct tui_item *item)
{
    return item->is_aid && item->choices->len > 0;
}

/* All that differs from what was seen, as one text; "": nothing.  g_free it. */
static char *unsaved(const struct tui_draft *draft)
{
    GString *all = g_string_new(NULL);
    bool has_news = false;
    for (guint i = 0; draft->key.form && i < draft->form->items->len; i++) {
        g_autofree char *value = news_of(draft, i);
        if (!value)
            continue;
        g_string_append_printf(all, "%u %s\f", i, value);
        has_news = has_news || !is_moved_only(draft->form->items->pdata[i]);
    }
    if (!has_news)
        g_string_truncate(all, 0);
    return g_string_free(all, FALSE);
}

/* ---- one form ---- */

void tui_draft_begin(struct tui_draft *draft, struct tui_desk *desk, struct tui_form *form,
                     const char *name, const char *ref, const char *period)
{
    *draft = (struct tui_draft){
        .kind = tui_draft_kind(name), .desk = desk, .form = form, .begun = (int64_t)time(NULL)};
    struct rt_arena *arena = &draft->arena;
    tui_form_begin_here(form);
    if (desk->context->user)
        draft->key = (struct rt_draft_key){
            rt_arena_copy(arena, rt_register_path(desk->reg)),
            rt_arena_copy(arena, desk->context->user), rt_arena_copy(arena, name),
            rt_arena_copy(arena, ref), rt_arena_copy(arena, period)};
    draft->seen = g_ptr_array_new_with_free_func(g_free);
    for (guint i = 0; i < form->items->len; i++) {
        const struct tui_item *item = form->items->pdata[i];
        g_ptr_array_add(draft->seen, is_kept_of(item) ? value_of(item) : NULL);
    }
}

void tui_draft_end(struct tui_draft *draft)
{
    if (draft->seen)
        g_ptr_array_free(draft->seen, TRUE);
    g_free(draft->kept);
    rt_arena_clear(&draft->arena);
    *draft = (struct tui_draft){0};
}

enum tui_draft_state tui_draft_state(const struct tui_draft *draft)
{
    g_autofree char *now = unsaved(draft);
    if (!g_strcmp0(now, draft->kept ? draft->kept : ""))
        return *now ? TUI_DRAFT_KEPT : TUI_DRAFT_NONE;
    return draft->is_lost ? TUI_DRAFT_LOST : TUI_DRAFT_UNKEPT;
}

struct rt_drafts *tui_drafts_of(struct tui_desk *desk, struct rt_error *error)
{
    if (!desk->drafts)
        rt_drafts_open(&desk->drafts, error);
    return desk->drafts;
}

static enum rt_status keep(struct tui_draft *draft, struct rt_error *error)
{
    struct rt_drafts *drafts = tui_drafts_of(draft->desk, error);
    struct rt_arena arena = {0};
    struct rt_draft out = {.key = draft->key, .begun = draft->begun};
    if (!drafts)
        return RT_REFUSED;
    for (guint i = 0; i < draft->form->items->len; i++) {
        g_autofree char *value = news_of(draft, i);
        g_autofree char *name = name_of(draft->form, i);
        if (!value)
            continue;
        struct rt_draft_field *field = rt_list_add(&out.fields, &arena, sizeof *field);
        *field = (struct rt_draft_field){rt_arena_copy(&arena, name),
                                         rt_arena_copy(&arena, value), draft->seen->pdata[i]};
    }
    enum rt_status status = rt_draft_save(drafts, &out, error);
    rt_arena_clear(&arena);
    return status;
}

void tui_draft_keep(struct tui_draft *draft)
{
    struct rt_error error = {0};
    g_autofree char *now = unsaved(draft);
    if (!strcmp(now, draft->kept ? draft->kept : ""))
        return;
    if (!*now) {
        tui_draft_discard(draft);
        return;
    }
    if (keep(draft, &error) == RT_OK) {
        g_free(draft->kept);
        draft->kept = g_steal_pointer(&now);
        draft->is_lost = false;
    } else if (!draft->is_lost) { /* said once; the text itself is here still */
        g_autofree char *why = rt_error_words(&error);
        tui_desk_say(draft->desk, TUI_WARNING, "Your text can't be kept as a draft: %s", why);
        draft->is_lost = true;
    }
    rt_error_clear(&error);
}

void tui_draft_forget(struct tui_desk *desk, const struct rt_draft_key *key)
{
    struct rt_error error = {0};
    struct rt_drafts *drafts = key->form ? tui_drafts_of(desk, &error) : NULL;
    if (drafts && rt_draft_discard(drafts, key, &error) != RT_OK)
        tui_desk_fail(desk, &error);
    rt_error_clear(&error);
}

void tui_draft_discard(struct tui_draft *draft)
{
    tui_draft_forget(draft->desk, &draft->key);
    g_clear_pointer(&draft->kept, g_free);
}

void tui_draft_refuse(struct tui_draft *draft, const struct rt_draft *found)
{
    tui_draft_forget(draft->desk, &found->key);
    g_clear_pointer(&draft->kept, g_free);
}

static struct tui_item *item_called(const struct tui_form *form, const char *name, guint *at)
{
    for (*at = 0; *at < form->items->len; ++*at) {
        struct tui_item *item = form->items->pdata[*at];
        g_autofree char *own = is_kept_of(item) ? name_of(form, *at) : NULL;
        if (own && !strcmp(own, name))
            return item;
    }
    return NULL;
}

/* Does it say anything that does not stand in the register by now?  Who was ended
 * between a save and forgetting its draft has saved it. */
static bool is_news(const struct tui_draft *draft, const struct rt_draft *found)
{
    for (size_t i = 0; i < found->fields.n; i++) {
        const struct rt_draft_field *field =
            (const struct rt_draft_field *)found->fields.at + i;
        guint at;
        const struct tui_item *item = item_called(draft->form, field->key, &at);
        if (!item || (!item->is_aid && strcmp(draft->seen->pdata[at], field->text) != 0))
            return true;
    }
    return false;
}

bool tui_draft_is_older(const struct tui_draft *draft, const struct rt_draft *found)
{
    return g_strcmp0(found->key.period, draft->key.period) != 0;
}

/* What was written on the same for a period that was closed meanwhile. */
static bool find_older(const struct tui_draft *draft, struct rt_arena *arena,
                       struct rt_draft *out)
{
    struct rt_list all = {0};
    if (draft->kind->is_of_period)
        all = tui_drafts_list(draft->desk, arena);
    for (size_t i = 0; i < all.n; i++) {
        const struct rt_draft *one = (const struct rt_draft *)all.at + i;
        *out = *one;
        if (!strcmp(one->key.form, draft->key.form) && !g_strcmp0(one->key.ref, draft->key.ref))
            return true;
    }
    return false;
}

bool tui_draft_find(struct tui_draft *draft, struct rt_arena *arena, struct rt_draft *out)
{
    struct rt_error error = {0};
    struct rt_drafts *drafts = draft->key.form ? tui_drafts_of(draft->desk, &error) : NULL;
    *out = (struct rt_draft){0};
    bool is_there = drafts && rt_draft_load(drafts, &draft->key, arena, out, &error) == RT_OK &&
                    out->fields.n;
    rt_error_clear(&error);
    is_there = is_there || (drafts && find_older(draft, arena, out));
    if (is_there && !is_news(draft, out)) {
        tui_draft_refuse(draft, out);
        return false;
    }
    return is_there;
}

void tui_draft_put(struct tui_draft *draft, const struct rt_draft *found)
{
    g_autoptr(GString) homeless = g_string_new(NULL);
    for (size_t i = 0; i < found->fields.n; i++) {
        const struct rt_draft_field *field =
            (const struct rt_draft_field *)found->fields.at + i;
        guint at;
        struct tui_item *item = item_called(draft->form, field->key, &at);
        if (!item) {
            g_string_append_printf(homeless, "; %s: %s", field->key, field->text);
            continue;
        }
        const char *now = draft->seen->pdata[at];
        put_value(item, field->text);
        if (!item->choices->len) /* who goes on does so in the last text */
            tui_form_focus_on(draft->form, item);
        if (!strcmp(now, field->seen ? field->seen : "") || !strcmp(now, field->text))
            continue;
        g_autofree char *said =
            g_strdup_printf("changed since you wrote this: it is \"%s\" now", now);
        tui_item_say(&item->error, said);
    }
    draft->begun = found->begun;
    g_free(draft->kept);
    draft->kept = tui_draft_is_older(draft, found) ? NULL : unsaved(draft);
    tui_draft_keep(draft);
    if (tui_draft_is_older(draft, found) && tui_draft_state(draft) == TUI_DRAFT_KEPT)
        tui_draft_forget(draft->desk, &found->key); /* it is one of this period from now on */
    if (homeless->len)
        tui_desk_say(draft->desk, TUI_WARNING, "This has no place here any more%s",
                     homeless->str);
}

char *tui_draft_when(const struct rt_draft *draft)
{
    g_autoptr(GDateTime) then = g_date_time_new_from_unix_local(draft->saved);
    g_autoptr(GDateTime) now = g_date_time_new_now_local();
    if (!then)
        return g_strdup("some time");
    bool is_today = g_date_time_get_year(then) == g_date_time_get_year(now) &&
                    g_date_time_get_day_of_year(then) == g_date_time_get_day_of_year(now);
    return g_date_time_format(then, is_today ? "%H:%M" : "%-d %B %H:%M");
}

void tui_draft_tell(const struct rt_draft *draft, GString *out)
{
    for (size_t i = 0; i < draft->fields.n; i++) {
        const struct rt_draft_field *field =
            (const struct rt_draft_field *)draft->fields.at + i;
        g_string_append_printf(out, "%s%s: %s", i ? "\n\n" : "", field->key, field->text);
    }
}

/* ---- those that are kept ---- */

struct rt_list tui_drafts_list(struct tui_desk *desk, struct rt_arena *arena)
{
    struct rt_error error = {0};
    struct rt_list all = {0};
    struct rt_drafts *drafts = desk->context->user ? tui_drafts_of(desk, &error) : NULL;
    if (drafts)
        rt_drafts_list(drafts, rt_register_path(desk->reg), desk->context->user, arena, &all,
                       NULL, &error);
    rt_error_clear(&error);
    return all;
}
