/* How each column of a paper is filled from a record.
 *
 * Knows which words of a recommendation stand in a cell, and in which order; knows no
 * layout and no paper.
 */
#include <string.h>

#include <rectrack/describe.h>
#include <rectrack/field.h>

#include "report/cell.h"
#include "report/fill.h"
#include "report/words.h"

const char *report_number(const struct rt_record *record)
{
    size_t code = record->source ? strlen(record->source) : 0;
    bool is_numbered = code && g_ascii_strncasecmp(record->ref, record->source, code) == 0 &&
                       record->ref[code] == '-' && record->ref[code + 1];
    return is_numbered ? record->ref + code + 1 : record->ref;
}

static void name_row(const struct report_making *making, const struct rt_record *record)
{
    const char *title = record->title;
    if (!making->row->name)
        making->row->name = report_print(making->arena, "%s.%s%s", report_number(record),
                                         title ? " " : "", title ? title : "");
}

void report_fill_name(const struct report_making *making, unsigned column,
                      const struct rt_record *record)
{
    const char *name = rt_describe_name(record), *number = report_number(record);
    struct report_cell *cell = report_cell_whole(making, column);
    if (record->title)
        report_cell_say(making, cell, report_print(making->arena, "%s. %s", number, name),
                        NULL);
    else
        report_cell_say(making, cell, report_print(making->arena, "%s.", number), name);
    name_row(making, record);
}

void report_fill_reference(const struct report_making *making, unsigned column,
                           const struct rt_record *record)
{
    struct report_cell *cell = report_cell_whole(making, column);
    report_cell_say(making, cell, report_print(making->arena, "%s –", record->ref),
                    rt_describe_name(record));
    if (!making->row->name)
        making->row->name =
            report_print(making->arena, "%s – %s", record->ref, rt_describe_name(record));
}

void report_fill_owners(const struct report_making *making, unsigned column,
                        const struct rt_record *record)
{
    struct report_cell *cell = report_cell_whole(making, column);
    for (size_t i = 0; i < record->owners.n; i++) {
        const struct rt_ownership *owner = rt_ownership_at(&record->owners, i);
        struct report_paragraph *paragraph = report_cell_say(making, cell, NULL, owner->name);
        paragraph->tail = owner->role == RT_SUPPORT ? report_supporting : NULL;
    }
}

void report_fill_recommendation(const struct report_making *making, unsigned column,
                                const struct rt_record *record)
{
    struct report_cell *cell = report_cell_whole(making, column);
    bool is_follower = cell->paragraphs.n > 0;
    const char *number = report_number(record), *title = record->title;
    const char *lead = report_print(making->arena, "%s.%s%s%s", number, title ? " " : "",
                                    title ? title : "", title && record->text ? " –" : "");
    report_cell_say(making, cell, lead, record->text);
    if (record->response)
        report_cell_say_aside(
            making, cell,
            report_print(making->arena, "%s%s", report_response,
                         report_lower(rt_responses[record->response].label, making->arena)));
    if (record->reported_with && !is_follower)
        report_cell_say_aside(
            making, cell,
            report_print(making->arena, "%s%s", report_reported_with, record->reported_with));
    name_row(making, record);
}

void report_fill_actions(const struct report_making *making, unsigned column,
                         const struct rt_record *record)
{
    size_t n = record->actions.n;
    if (n == 0)
        report_cell_whole(making, column);
    for (size_t i = 0; i < n; i++) {
        const struct rt_action *action = rt_action_at(&record->actions, i);
        struct report_cell *cell = report_cell_add(making, column, (unsigned)i, 1);
        struct report_paragraph *paragraph = report_cell_say(making, cell, NULL, action->text);
        if (rt_state_is_over(action->state))
            paragraph->tail = report_lower(rt_states[action->state].label, making->arena);
    }
}

static void add_target(const struct report_making *making, struct report_cell *cell,
                       const struct rt_target *target)
{
    struct report_paragraph *paragraph = report_cell_say(making, cell, NULL, target->text);
    paragraph->tail = target->overdue ? report_overdue : NULL;
    for (size_t i = 0; i < target->revisions.n; i++)
        report_cell_say_aside(
            making, cell,
            report_revision(rt_revision_at(&target->revisions, i), making->arena));
}

/* Those of one action (0: of the recommendation) into cell; how many. */
static size_t add_targets(const struct report_making *making, struct report_cell *cell,
                          const struct rt_record *record, size_t action)
{
    size_t n = 0;
    for (size_t i = 0; i < record->targets.n; i++) {
        const struct rt_target *target = rt_target_at(&record->targets, i);
        bool is_of_none = target->action < 1 || (size_t)target->action > record->actions.n;
        if (is_of_none ? action != 0 : (size_t)target->action != action)
            continue;
        if (cell)
            add_target(making, cell, target);
        n++;
    }
    return n;
}

/* A target of an action stands on that action's line; those of the
 * recommendation as a whole after all actions, so that none looks like an
 * action's.  Where no action has one, they stand beside all of the actions. */
void report_fill_targets(const struct report_making *making, unsigned column,
                         const struct rt_record *record)
{
    size_t of_none = add_targets(making, NULL, record, 0), n = record->actions.n;
    if (of_none == record->targets.n) {
        add_targets(making, report_cell_whole(making, column), record, 0);
        return;
    }
    for (size_t i = 0; i < n; i++) {
        struct report_cell *cell = report_cell_add(making, column, (unsigned)i, 1);
        add_targets(making, cell, record, i + 1);
    }
    if (of_none)
        add_targets(making, report_cell_add(making, column, (unsigned)n, 1), record, 0);
}

static void add_rag(const struct report_making *making, struct report_cell *cell,
                    const struct rt_record *record)
{
    struct rt_arena *arena = making->arena;
    enum rt_rag rag = rt_rag_shown(record);
    if (rag == RT_RAG_NONE) {
        if (rt_state_is_over(record->state))
            report_cell_say_aside(making, cell, rt_states[record->state].label);
    } else {
        const struct rt_update *setter =
            rt_rag_setter(record, making->period ? making->period->id : record->period);
        const char *why =
            record->rag ? (setter ? setter->reason : NULL) : rt_describe_reason(record, arena);
        bool has_moved = record->direction == RT_IMPROVED || record->direction == RT_WORSENED ||
                         record->direction == RT_UNCHANGED;
        const char *moved =
            has_moved ? report_lower(rt_directions[record->direction].label, arena) : NULL;
        const char *text =
            report_print(arena, "%s%s%s%s", moved ? "– " : "", moved ? moved : "",
                         why ? (moved ? " – " : "– ") : "", why ? why : "");
        report_cell_say_rag(making, cell, record)->text = *text ? text : NULL;
    }
    if (record->closure)
        report_cell_say(making, cell, report_closure, record->closure);
}

/* Paragraphs under one label, which stands before the first. */
static void add_labelled(const struct report_making *making, struct report_cell *cell,
                         const char *label, const struct rt_list *texts)
{
    for (size_t i = 0; i < texts->n; i++)
        report_cell_say(making, cell, i == 0 ? label : NULL, rt_texts_at(texts, i));
}

static bool has_words(const struct rt_update *update)
{
    return update->progress.n || update->challenge.n || update->other.n;
}

static void add_update(const struct report_making *making, struct report_cell *cell,
                       const struct rt_update *update, bool has_others)
{
    if (has_others && update->by)
        report_cell_say_aside(making, cell, report_print(making->arena, "%s:", update->by));
    add_labelled(making, cell, NULL, &update->other);
    add_labelled(making, cell, report_progress, &update->progress);
    add_labelled(making, cell, report_challenge, &update->challenge);
    if (update->no_change)
        report_cell_say(making, cell, NULL, report_no_change);
}

static bool is_said_in(const struct rt_update *update, const char *period)
{
    return g_strcmp0(update->period, period) == 0 && has_words(update);
}

/* "No change" carries the words of the latest period before that has some. */
static void add_carried(const struct report_making *making, struct report_cell *cell,
                        const struct rt_record *record, size_t first)
{
    const char *period = NULL;
    size_t from = first;
    while (from > 0) {
        const struct rt_update *update = rt_update_at(&record->updates, from - 1);
        if (period ? g_strcmp0(update->period, period) != 0 : !has_words(update)) {
            if (period)
                break;
        } else {
            period = update->period;
        }
        from--;
    }
    if (!period)
        return;
    report_cell_say_aside(making, cell,
                          report_print(making->arena, "%s%s:", report_carried,
                                       report_period_label(making->facts, period)));
    size_t n = 0;
    for (size_t i = from; i < first; i++)
        n += is_said_in(rt_update_at(&record->updates, i), period);
    for (size_t i = from; i < first; i++)
        if (is_said_in(rt_update_at(&record->updates, i), period))
            add_update(making, cell, rt_update_at(&record->updates, i), n > 1);
}

static const char *period_of(const struct report_making *making, const struct rt_record *record)
{
    return making->period ? making->period->id : record->period;
}

static void add_period(const struct report_making *making, struct report_cell *cell,
                       const struct rt_record *record)
{
    const char *period = period_of(making, record);
    size_t first = record->updates.n, n = 0, n_words = 0;
    for (size_t i = 0; i < record->updates.n; i++) {
        const struct rt_update *update = rt_update_at(&record->updates, i);
        if (!period || g_strcmp0(update->period, period) != 0)
            continue;
        first = MIN(first, i);
        n++;
        n_words += has_words(update);
    }
    for (size_t i = first; i < record->updates.n; i++) {
        const struct rt_update *update = rt_update_at(&record->updates, i);
        if (g_strcmp0(update->period, period) == 0)
            add_update(making, cell, update, n > 1);
    }
    if (n && !n_words)
        add_carried(making, cell, record, first);
}

void report_fill_words(const struct report_making *making, unsigned column,
                       const struct rt_record *record)
{
    add_period(making, report_cell_whole(making, column), record);
}

/* What was said last, where nothing is of the period. */
void report_fill_latest(const struct report_making *making, unsigned column,
                        const struct rt_record *record)
{
    struct report_cell *cell = report_cell_whole(making, column);
    add_rag(making, cell, record);
    size_t before = cell->paragraphs.n;
    add_period(making, cell, record);
    if (cell->paragraphs.n == before)
        add_carried(making, cell, record, record->updates.n);
}

void report_fill_update(const struct report_making *making, unsigned column,
                        const struct rt_record *record)
{
    struct report_cell *cell = report_cell_whole(making, column);
    const char *period = period_of(making, record);
    add_rag(making, cell, record);
    if (report_count_of(record, period).is_silent) /* nobody forgot what is not there */
        report_cell_say_aside(making, cell,
                              report_print(making->arena, "%s%s", report_silent,
                                           report_period_label(making->facts, period)));
    else
        add_period(making, cell, record);
}

bool report_is_exception(const struct report_making *making, const struct report_count *count,
                         const struct rt_record *record)
{
    (void)making;
    return count->shown == RT_RED || count->is_overdue || count->is_silent ||
           record->direction == RT_IMPROVED || record->direction == RT_WORSENED;
}

void report_fill_exception(const struct report_making *making, unsigned column,
                           const struct rt_record *record)
{
    struct report_cell *cell = report_cell_whole(making, column);
    struct report_count count = report_count_of(record, period_of(making, record));
    add_rag(making, cell, record);
    if (count.is_overdue)
        report_cell_say(making, cell, NULL, "A target date has passed");
    if (count.is_silent)
        report_cell_say(making, cell, NULL, "No update for the period");
}

/* All periods, the latest first. */
void report_fill_updates(const struct report_making *making, unsigned column,
                         const struct rt_record *record)
{
    struct report_cell *cell = report_cell_whole(making, column);
    add_rag(making, cell, record);
    for (size_t end = record->updates.n; end > 0;) {
        const char *period = rt_update_at(&record->updates, end - 1)->period;
        size_t first = end;
        while (first > 0 &&
               !g_strcmp0(rt_update_at(&record->updates, first - 1)->period, period))
            first--;
        report_cell_say(making, cell, report_period_label(making->facts, period), NULL);
        for (size_t i = first; i < end; i++)
            add_update(making, cell, rt_update_at(&record->updates, i), end - first > 1);
        end = first;
    }
}
