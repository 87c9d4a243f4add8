/* What an officer is asked, and what becomes of the answers. */
#include "tui/update_form.h"

#include <string.h>

#include <rectrack/describe.h>
#include <rectrack/field.h>
#include <rectrack/text.h>

#include "tui/badge.h"
#include "tui/sheet.h"
#include "tui/update_targets.h"

static struct tui_item *item_of(const struct tui_update *update, enum tui_update_item id)
{
    return tui_form_item(&update->form, (int)id);
}

static const char *text_of(const struct tui_update *update, enum tui_update_item id)
{
    const struct tui_item *item = item_of(update, id);
    return item ? tui_item_text(item) : "";
}

static const char *keep(struct tui_update *update, const char *text)
{
    return rt_arena_copy(&update->reply.arena, text);
}

enum tui_role tui_update_mark(enum rt_rag rag, bool is_ascii, char out[static TUI_UPDATE_MARK])
{
    enum tui_role role = tui_badge(rag, false, is_ascii, out);
    if (!is_ascii)
        *strchr(out, ' ') = '\0';
    return role;
}

static void add_rag(struct tui_update *update)
{
    struct tui_item *item = tui_form_add(&update->form, TUI_ITEM_RADIO, TUI_UPDATE_RAG,
                                         rt_reply_labels[RT_REPLY_RAG]);
    item->is_required = true;
    item->help = "The colour that you think right; Left and Right choose";
    for (size_t i = 0; rt_reply_colours[i]; i++) {
        enum rt_rag colour = rt_reply_colours[i];
        char badge[TUI_UPDATE_MARK];
        enum tui_role role = tui_update_mark(colour, update->is_ascii, badge);
        bool is_on = update->reply.was.rag == colour;
        tui_item_choice(item, badge, role, rt_rags[colour].label, is_on);
        if (!is_on && colour == update->reply.record.suggested && tui_item_chosen(item) < 0)
            item->at = i;
    }
}

static void add_text(struct tui_update *update, enum tui_update_item id,
                     enum rt_reply_part part, const char *text, const char *last)
{
    struct tui_item *item =
        tui_form_add(&update->form, TUI_ITEM_AREA, (int)id, rt_reply_labels[part]);
    item->limit = RT_TEXT_LIMIT;
    item->help =
        id == TUI_UPDATE_PROGRESS
            ? "What was achieved; Ctrl-R brings last period's words, Ctrl-O your editor"
            : "What stands in the way, if anything does";
    tui_item_put(item, text);
    if (!*last)
        return;
    g_autofree char *note = g_strdup_printf("%s: %s", update->reply.last, last);
    tui_item_say(&item->note, note);
}

static void add_actions(struct tui_update *update)
{
    const struct rt_list *actions = &update->reply.record.actions;
    if (!actions->n)
        return;
    struct tui_item *item = tui_form_add(&update->form, TUI_ITEM_BOXES, TUI_UPDATE_ACTIONS,
                                         rt_reply_labels[RT_REPLY_ACTIONS]);
    item->help = "Space ticks what is complete; taken off: as it was, or in progress";
    for (size_t i = 0; i < actions->n; i++)
        tui_item_choice(item, "", TUI_PLAIN,
                        rt_reply_action_words(&update->reply, i, &update->reply.arena),
                        rt_action_at(actions, i)->state == RT_STATE_COMPLETE);
}

static void add_reason(struct tui_update *update)
{
    struct tui_item *item = tui_form_add(&update->form, TUI_ITEM_LINE, TUI_UPDATE_REASON,
                                         rt_reply_labels[RT_REPLY_REASON]);
    item->help = "Why, where your colour differs from the suggestion";
    item->is_wide = true;
    tui_item_put(item, update->reply.was.reason);
}

/* As the items hold them, whose texts have no tabs: what was not touched is no change. */
static void keep_texts(struct tui_update *update)
{
    struct rt_answers *was = &update->reply.was;
    was->reason = keep(update, text_of(update, TUI_UPDATE_REASON));
    was->progress = keep(update, text_of(update, TUI_UPDATE_PROGRESS));
    was->challenge = keep(update, text_of(update, TUI_UPDATE_CHALLENGE));
}

void tui_update_begin(struct tui_update *update, const struct rt_outlook *outlook,
                      const char *user, bool is_ascii)
{
    struct tui_form *form = &update->form;
    struct rt_reply *reply = &update->reply;
    update->is_ascii = is_ascii;
    rt_reply_begin(reply, outlook, user);
    tui_form_init(form);
    tui_item_put(tui_form_add(form, TUI_ITEM_NOTE, TUI_UPDATE_PERIOD, "Period"),
                 reply->period.label);
    add_rag(update);
    add_reason(update);
    tui_targets_add(update);
    add_text(update, TUI_UPDATE_PROGRESS, RT_REPLY_PROGRESS, reply->was.progress,
             reply->last_progress);
    add_text(update, TUI_UPDATE_CHALLENGE, RT_REPLY_CHALLENGE, reply->was.challenge,
             reply->last_challenge);
    item_of(update, TUI_UPDATE_PROGRESS)->is_required = true;
    keep_texts(update);
    add_actions(update);
    tui_form_add(form, TUI_ITEM_BUTTON, TUI_UPDATE_SAVE, "Save");
    tui_form_add(form, TUI_ITEM_BUTTON, TUI_UPDATE_SAVE_NEXT, "Save and next");
    tui_form_add(form, TUI_ITEM_BUTTON, TUI_UPDATE_NO_CHANGE, "No change");
    tui_form_add(form, TUI_ITEM_BUTTON, TUI_UPDATE_CANCEL, "Cancel");
}

void tui_update_clear(struct tui_update *update)
{
    tui_form_clear(&update->form);
    rt_reply_clear(&update->reply);
    *update = (struct tui_update){0};
}

/* ---- the answers ---- */

static bool is_ticked(const struct tui_update *update, size_t i)
{
    const struct tui_item *item = item_of(update, TUI_UPDATE_ACTIONS);
    return g_array_index(item->choices, struct tui_choice, i).is_on;
}

struct rt_reply *tui_update_reply(struct tui_update *update)
{
    struct rt_answers *now = &update->reply.now;
    int at = tui_item_chosen(item_of(update, TUI_UPDATE_RAG));
    now->rag = at < 0 ? RT_RAG_NONE : rt_reply_colours[at];
    now->reason = text_of(update, TUI_UPDATE_REASON);
    now->progress = text_of(update, TUI_UPDATE_PROGRESS);
    now->challenge = text_of(update, TUI_UPDATE_CHALLENGE);
    for (size_t i = 0; i < update->reply.record.actions.n; i++)
        now->ticks[i] = is_ticked(update, i);
    tui_targets_answer(update);
    return &update->reply;
}

void tui_update_suggest(struct tui_update *update, const struct rt_outlook *outlook)
{
    struct tui_item *item = item_of(update, TUI_UPDATE_RAG);
    struct rt_reply *reply = tui_update_reply(update);
    char badge[TUI_UPDATE_MARK] = "";
    rt_reply_suggest(reply, outlook);
    if (!reply->suggested) {
        tui_item_say(&item->note, "no colour is suggested");
        return;
    }
    tui_update_mark(reply->suggested, update->is_ascii, badge);
    g_autofree char *note =
        g_strdup_printf("suggested: %s %s%s%s", badge, rt_rags[reply->suggested].label,
                        reply->because ? " - " : "", reply->because ? reply->because : "");
    tui_item_say(&item->note, note);
}

static size_t count_words(const char *text)
{
    size_t n = 0;
    bool is_in = false;
    for (; *text; text++) {
        bool is_blank = *text == ' ' || *text == '\n';
        n += !is_blank && !is_in;
        is_in = !is_blank;
    }
    return n;
}

size_t tui_update_words(struct tui_update *update)
{
    const struct rt_reply *reply = tui_update_reply(update);
    const struct rt_answers *now = &reply->now, *was = &reply->was;
    return (strcmp(now->progress, was->progress) != 0 ? count_words(now->progress) : 0) +
           (strcmp(now->challenge, was->challenge) != 0 ? count_words(now->challenge) : 0);
}

/* ---- checks ---- */

/* What is wrong with an item, or NULL; g_free it. */
static char *fault(struct tui_update *update, const struct tui_item *item)
{
    static const struct {
        int id;
        enum rt_reply_part part;
    } parts[] = {{TUI_UPDATE_RAG, RT_REPLY_RAG},
                 {TUI_UPDATE_REASON, RT_REPLY_REASON},
                 {TUI_UPDATE_WHY, RT_REPLY_WHY},
                 {TUI_UPDATE_PROGRESS, RT_REPLY_PROGRESS},
                 {TUI_UPDATE_CHALLENGE, RT_REPLY_CHALLENGE}};
    const struct rt_reply *reply = tui_update_reply(update);
    size_t over = item->kind == TUI_ITEM_AREA ? tui_item_over(item) : 0;
    if (over)
        return g_strdup_printf("%zu characters too many", over);
    for (size_t i = 0; i < G_N_ELEMENTS(parts); i++)
        if (parts[i].id == item->id)
            return rt_reply_fault(reply, parts[i].part, 0);
    return tui_targets_is_line(item)
               ? rt_reply_fault(reply, RT_REPLY_TARGET, (size_t)item->id - TUI_UPDATE_TARGET)
               : NULL;
}

/* A copy of last period's words is no news. */
static void flag_copy(struct tui_item *item, const char *last)
{
    if (*last && !strcmp(tui_item_text(item), last))
        tui_item_say(&item->error, "same as last period");
}

void tui_update_change(struct tui_update *update, struct tui_item *item)
{
    if (item->error)
        tui_update_look(update, item);
    if (tui_targets_is_line(item))
        tui_sheet_echo_target(item, NULL);
    tui_targets_settle(update);
}

void tui_update_look(struct tui_update *update, struct tui_item *item)
{
    g_autofree char *wrong = fault(update, item);
    tui_item_say(&item->error, wrong);
    if (item->id == TUI_UPDATE_PROGRESS)
        flag_copy(item, update->reply.last_progress);
    if (item->id == TUI_UPDATE_CHALLENGE)
        flag_copy(item, update->reply.last_challenge);
}

bool tui_update_check(struct tui_update *update)
{
    const struct tui_item *first = NULL;
    for (guint i = 0; i < update->form.items->len; i++) {
        struct tui_item *item = update->form.items->pdata[i];
        g_autofree char *wrong = fault(update, item);
        tui_update_look(update, item);
        first = wrong && !first ? item : first;
    }
    if (first)
        tui_form_focus_on(&update->form, first);
    return !first;
}

bool tui_update_bring_last(struct tui_update *update)
{
    struct tui_item *item = tui_form_focus(&update->form);
    const char *last = item->id == TUI_UPDATE_PROGRESS    ? update->reply.last_progress
                       : item->id == TUI_UPDATE_CHALLENGE ? update->reply.last_challenge
                                                          : "";
    if (!*last || !tui_sheet_is_blank(tui_item_text(item)))
        return false;
    tui_item_put(item, last);
    tui_update_look(update, item);
    return true;
}

/* ---- giving way ---- */

static void choose(struct tui_update *update, enum rt_rag rag)
{
    struct tui_item *item = item_of(update, TUI_UPDATE_RAG);
    for (guint i = 0; i < item->choices->len; i++)
        g_array_index(item->choices, struct tui_choice, i).is_on = rt_reply_colours[i] == rag;
}

static void put(struct tui_update *update, enum tui_update_item id, const char *text)
{
    if (strcmp(text_of(update, id), text) != 0)
        tui_item_put(item_of(update, id), text);
}

void tui_update_give_way(struct tui_update *update, const char *field, const char *part,
                         const struct rt_record *now)
{
    struct rt_reply *reply = tui_update_reply(update);
    struct tui_item *actions = item_of(update, TUI_UPDATE_ACTIONS);
    rt_reply_give_way(reply, field, part, now);
    const struct rt_answers given = reply->now;
    choose(update, given.rag);
    put(update, TUI_UPDATE_REASON, given.reason);
    put(update, TUI_UPDATE_PROGRESS, given.progress);
    put(update, TUI_UPDATE_CHALLENGE, given.challenge);
    for (size_t i = 0; i < reply->record.actions.n; i++)
        g_array_index(actions->choices, struct tui_choice, i).is_on = given.ticks[i];
    if (g_str_has_prefix(field, "targets."))
        tui_targets_give_way(update,
                             (size_t)g_ascii_strtoull(field + strlen("targets."), NULL, 10));
}
