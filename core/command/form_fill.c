/* What a row of a form shows of a recommendation, and what it notes of how that stood when
 * it was sent. */
#include "command/form_take.h"

#include <string.h>

#include <rectrack/describe.h>

#include "base/hash.h"

struct filling {
    struct form *form;
    const struct rt_outlook *outlook;
    size_t n_cut; /* cells that were too long */
};

/* ---- what was so when it was sent ---- */

void form_check_words(const char *words, char out[static 9])
{
    char all[HASH_ROOM];
    hash_of(words, strlen(words), all);
    g_strlcpy(out, all, 9);
}

/* "r=amber w=SI-7 a1=in_progress:0a1b2c3d t1=June%202020" */
void form_send(struct form_row *row, const struct rt_record *record, const struct rt_list *with,
               struct form *form)
{
    g_autoptr(GString) sent = g_string_new(NULL);
    const char *rag = rt_rags[record->rag].key;
    g_string_append_printf(sent, "r=%s", rag ? rag : "");
    for (size_t i = 0; i < with->n; i++)
        g_string_append_printf(sent, "%s%s", i ? ",%20" : " w=", rt_texts_at(with, i));
    for (size_t i = 0; i < record->actions.n; i++) {
        const struct rt_action *action = rt_action_at(&record->actions, i);
        char check[9];
        form_check_words(action->text ? action->text : "", check);
        g_string_append_printf(sent, " a%zu=%s:%s", i + 1, rt_states[action->state].key, check);
    }
    for (size_t i = 0; i < record->targets.n; i++) {
        const char *text = rt_target_at(&record->targets, i)->text;
        g_autofree char *word = g_uri_escape_string(text ? text : "", NULL, TRUE);
        g_string_append_printf(sent, " t%zu=%s", i + 1, word);
    }
    row->sent = rt_arena_copy(&form->arena, sent->str);
}

char *form_was_sent(const struct form_row *row, char what, size_t n)
{
    g_auto(GStrv) entries = g_strsplit(row->sent, " ", -1);
    g_autofree char *begin =
        n ? g_strdup_printf("%c%zu=", what, n) : g_strdup_printf("%c=", what);
    for (char **entry = entries; *entry; entry++)
        if (g_str_has_prefix(*entry, begin))
            return g_uri_unescape_string(*entry + strlen(begin), NULL);
    return NULL;
}

/* ---- the cells that are to read ---- */

static void set(struct filling *filling, struct form_row *row, enum form_cell cell,
                const GString *words)
{
    filling->n_cut += !form_set(filling->form, row, cell, words->str);
}

static void set_title(struct filling *filling, struct form_row *row,
                      const struct rt_record *record)
{
    g_autofree char *with = form_was_sent(row, 'w', 0);
    g_autoptr(GString) words = g_string_new(rt_describe_name(record));
    if (with)
        g_string_append_printf(words, "\n(reported together with %s)", with);
    set(filling, row, FORM_TITLE, words);
}

/* "1. [x] Secure funding", and who does it. */
static void set_actions(struct filling *filling, struct form_row *row,
                        const struct rt_record *record)
{
    g_autoptr(GString) words = g_string_new(NULL);
    for (size_t i = 0; i < record->actions.n; i++) {
        const struct rt_action *action = rt_action_at(&record->actions, i);
        bool is_done = action->state == RT_STATE_COMPLETE;
        g_string_append_printf(words, "%s%zu. [%s] %s", i ? "\n" : "", i + 1,
                               is_done ? "x" : " ", action->text);
        if (!is_done && action->state != RT_STATE_NOT_STARTED) {
            g_autofree char *state = g_ascii_strdown(rt_states[action->state].label, -1);
            g_string_append_printf(words, " (%s)", state);
        }
        for (size_t k = 0; k < action->owners.n; k++)
            g_string_append_printf(words, "%s%s", k ? ", " : " – ",
                                   rt_ownership_at(&action->owners, k)->name);
    }
    set(filling, row, FORM_ACTIONS, words);
}

static void set_targets(struct filling *filling, struct form_row *row,
                        const struct rt_record *record)
{
    g_autoptr(GString) words = g_string_new(NULL);
    for (size_t i = 0; i < record->targets.n; i++) {
        const struct rt_target *target = rt_target_at(&record->targets, i);
        g_string_append_printf(words, "%s%zu. %s", i ? "\n" : "", i + 1, target->text);
        if (target->action)
            g_string_append_printf(words, " (key action %d)", target->action);
        if (target->overdue)
            g_string_append(words, " – overdue");
    }
    set(filling, row, FORM_TARGETS, words);
}

static void add_paragraphs(GString *out, const char *label, const struct rt_list *paragraphs)
{
    for (size_t i = 0; i < paragraphs->n; i++)
        g_string_append_printf(out, "\n%s%s%s", i || !label ? "" : label,
                               i || !label ? "" : ": ", rt_texts_at(paragraphs, i));
}

static void add_update(GString *out, const struct rt_update *update,
                       const struct rt_facts *facts)
{
    const struct rt_period *period = rt_facts_period(facts, update->period);
    g_string_append_printf(out, "%s%s%s%s%s", out->len ? "\n\n" : "",
                           period ? period->label : update->period, update->by ? " (" : "",
                           update->by ? update->by : "", update->by ? ")" : "");
    add_paragraphs(out, "Progress", &update->progress);
    add_paragraphs(out, "Challenge", &update->challenge);
    add_paragraphs(out, NULL, &update->other);
    if (update->no_change)
        g_string_append(out, "\nNo change");
}

/* The latest answers before this period; where they only say "no change", those before
 * too. */
static void set_before(struct filling *filling, struct form_row *row,
                       const struct rt_record *record)
{
    g_autoptr(GString) words = g_string_new(NULL);
    const char *found = NULL;
    bool has_words = false;
    for (size_t i = record->updates.n; i > 0; i--) {
        const struct rt_update *update = rt_update_at(&record->updates, i - 1);
        if (!rt_update_answers(update) ||
            strcmp(update->period, filling->outlook->period->id) == 0)
            continue;
        if (found && has_words && strcmp(found, update->period) != 0)
            break;
        found = update->period;
        has_words |= !update->no_change;
        add_update(words, update, filling->outlook->facts);
    }
    set(filling, row, FORM_BEFORE, words);
}

static void set_colour(struct filling *filling, struct form_row *row,
                       const struct rt_record *record)
{
    g_autoptr(GString) words = g_string_new(NULL);
    const struct rt_period *before = rt_outlook_before(filling->outlook);
    const struct rt_update *then = before ? rt_rag_setter(record, before->id) : NULL;
    struct rt_arena arena = {0};
    const char *why = rt_describe_reason(record, &arena);
    g_string_append_printf(words, "%s: %s", filling->outlook->period->label,
                           record->rag ? rt_rags[record->rag].label : "not set");
    if (record->suggested)
        g_string_append_printf(words, "\nSuggested: %s%s%s%s", rt_rags[record->suggested].label,
                               why ? " (" : "", why ? why : "", why ? ")" : "");
    if (then)
        g_string_append_printf(words, "\n%s: %s", before->label, rt_rags[then->rag].label);
    set(filling, row, FORM_COLOUR, words);
    rt_arena_clear(&arena);
}

size_t form_fill(struct form *form, struct form_row *row, const struct rt_record *record,
                 const struct rt_outlook *outlook)
{
    struct filling filling = {form, outlook, 0};
    set_title(&filling, row, record);
    set_actions(&filling, row, record);
    set_targets(&filling, row, record);
    set_before(&filling, row, record);
    set_colour(&filling, row, record);
    return filling.n_cut;
}
