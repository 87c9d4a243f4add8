/* The colour that the rules suggest, with its reason, and all else that is
 * reckoned from a record.  Knows the product's table "The suggested colour";
 * what answers and targets amount to is told by answers.c and calendar.c.
 */
#include <rectrack/rag.h>

#include "model/outlook.h"

#include <rectrack/date.h>
#include <rectrack/text.h>

#include <stdlib.h>
#include <string.h>

/* What a rule found.  Words with a target stand behind that target's own. */
struct verdict {
    enum rt_rag rag;
    const char *words;
    const struct rt_target *target;
    int months; /* 0: the words name none */
    const char *tail;
    const struct rt_period *said; /* the period whose words it rests on, which tail leads to
                                     where it is not the one shown; NULL: on none */
};

enum { REASON_CELLS = 60 };

struct rt_outlook rt_outlook_of(const struct rt_facts *facts, const struct rt_period *period,
                                uint32_t today)
{
    bool is_closed = period && period->state == RT_CLOSED;
    return (struct rt_outlook){is_closed ? period->as_at : today, period, facts};
}

struct rt_outlook rt_outlook_now(const struct rt_facts *facts, uint32_t today)
{
    const struct rt_period *shown = NULL;
    for (size_t i = 0; i < facts->periods.n; i++) {
        const struct rt_period *period = rt_period_at(&facts->periods, i);
        bool is_better =
            !shown || (period->state == shown->state ? model_period_is_after(period, shown)
                                                     : period->state == RT_OPEN);
        if (is_better)
            shown = period;
    }
    return rt_outlook_of(facts, shown, today);
}

/* The facts' own period of that id: places in their list are compared. */
static const struct rt_period *period_of(const struct rt_outlook *outlook)
{
    return outlook->period ? rt_facts_period(outlook->facts, outlook->period->id) : NULL;
}

const struct rt_period *rt_outlook_before(const struct rt_outlook *outlook)
{
    return model_period_before(outlook->facts, period_of(outlook));
}

struct model_view model_view_of(const struct rt_record *record,
                                const struct rt_outlook *outlook)
{
    const struct rt_source *source = rt_facts_source(outlook->facts, record->source);
    struct model_view view = {
        .record = record,
        .facts = outlook->facts,
        .day = outlook->today,
        .soon_months = RT_SOON_MONTHS,
        .not_due_months = RT_NOT_DUE_MONTHS,
    };
    view.period = period_of(outlook);
    if (source && source->soon_months)
        view.soon_months = source->soon_months;
    if (source && source->not_due_months)
        view.not_due_months = source->not_due_months;
    return view;
}

static bool waits_for_name(const struct model_view *view, const char *name,
                           enum rt_event_kind kind)
{
    const struct rt_event *event = name ? rt_facts_event(view->facts, name) : NULL;
    return event && event->kind == kind && model_event_stands(view, event);
}

static bool waits_for(const struct model_view *view, enum rt_event_kind kind)
{
    const struct rt_record *record = view->record;
    for (size_t i = 0; i < record->waiting.n; i++)
        if (waits_for_name(view, rt_texts_at(&record->waiting, i), kind))
            return true;
    for (size_t i = 0; i < record->targets.n; i++) {
        const struct rt_target *target = rt_target_at(&record->targets, i);
        if (waits_for_name(view, target->event, kind))
            return true;
        /* "Announcement dependent": an event that nobody has named yet. */
        if (kind == RT_EVENT && target->kind == RT_KIND_EVENT && !target->event &&
            model_target_is_open(view, target))
            return true;
    }
    return false;
}

/* The open date that has passed for longest, or NULL. */
static const struct rt_target *find_passed(const struct model_view *view)
{
    const struct rt_target *found = NULL;
    for (size_t i = 0; i < view->record->targets.n; i++) {
        const struct rt_target *target = rt_target_at(&view->record->targets, i);
        if (model_target_has_passed(view, target) && (!found || target->latest < found->latest))
            found = target;
    }
    return found;
}

/* The date that begins first, if all begin far off; else NULL. */
static const struct rt_target *find_far(const struct model_view *view)
{
    const struct rt_target *found = NULL;
    for (size_t i = 0; i < view->record->targets.n; i++) {
        const struct rt_target *target = rt_target_at(&view->record->targets, i);
        if (target->kind != RT_KIND_DATE)
            continue;
        if (!model_target_is_far(view, target))
            return NULL;
        if (!found || target->earliest < found->earliest)
            found = target;
    }
    return found;
}

/* The open date that ends first within soon_months, or NULL. */
static const struct rt_target *find_soon(const struct model_view *view)
{
    const struct rt_target *found = NULL;
    for (size_t i = 0; i < view->record->targets.n; i++) {
        const struct rt_target *target = rt_target_at(&view->record->targets, i);
        if (model_target_is_soon(view, target) && (!found || target->latest < found->latest))
            found = target;
    }
    return found;
}

/* The product's table, row by row: the first that applies decides.  A register keeps these
 * words with the colour (standing.reason), and `check` compares them: who words one anew raises
 * SCHEMA_VERSION, or registers that are whole are called altered. */
static struct verdict judge(const struct model_view *view, const struct model_answer *answer)
{
    enum rt_state state = view->record->state;
    if (state == RT_STATE_COMPLETE)
        return (struct verdict){RT_COMPLETE, .words = "The state is complete"};
    if (state == RT_STATE_WITHDRAWN)
        return (struct verdict){RT_RAG_NONE, .words = "Withdrawn"};
    if (rt_state_is_over(state))
        return (struct verdict){RT_RAG_NONE, .words = "Closed in another way"};
    const struct rt_target *target = find_passed(view);
    if (target)
        return (struct verdict){RT_RED, .target = target, .words = "has passed"};
    if (answer->challenged && !answer->progressed)
        return (struct verdict){RT_RED,
                                .words = "A challenge stands and no progress was reported",
                                .tail = " in ", .said = answer->challenged};
    if (answer->challenged)
        return (struct verdict){RT_AMBER, .words = "A challenge stands",
                                .tail = ", reported in ", .said = answer->challenged};
    if (state == RT_STATE_PAUSED)
        return (struct verdict){RT_AMBER, .words = "It is paused"};
    if (waits_for(view, RT_EVENT))
        return (struct verdict){RT_NOT_DUE, .words = "It waits for an event"};
    if ((target = find_far(view)))
        return (struct verdict){RT_NOT_DUE, .words = "is more than", .target = target,
                                .months = view->not_due_months, .tail = " off"};
    if (waits_for(view, RT_BLOCKER))
        return (struct verdict){RT_AMBER, .words = "It waits for a blocker"};
    if ((target = find_soon(view)))
        return (struct verdict){RT_AMBER, .words = "ends within", .target = target,
                                .months = view->soon_months, .tail = ""};
    if (answer->progressed)
        return (struct verdict){RT_GREEN, .words = "Progress was reported", .tail = " in ",
                                .said = answer->progressed};
    return (struct verdict){RT_RAG_NONE, .words = "Nothing is known"};
}

static void put_clipped(GString *reason, const char *text)
{
    g_autoptr(GString) line = g_string_new(NULL);
    rt_text_clean(line, text ? text : "", RT_CLEAN_LINE);
    rt_text_clip(reason, line->str, REASON_CELLS, false);
}

/* What an earlier period said is not passed off as said in the one shown. */
static const char *reason_of(const struct verdict *verdict, const struct model_view *view,
                             struct rt_arena *arena)
{
    g_autoptr(GString) reason = g_string_new(NULL);
    if (verdict->target) {
        put_clipped(reason, verdict->target->text);
        g_string_append_c(reason, ' ');
    }
    g_string_append(reason, verdict->words);
    if (verdict->months)
        g_string_append_printf(reason, " %d month%s%s", verdict->months,
                               verdict->months == 1 ? "" : "s", verdict->tail);
    if (verdict->said && verdict->said != view->period) {
        const struct rt_period *said = verdict->said;
        g_string_append(reason, verdict->tail);
        put_clipped(reason, said->label ? said->label : said->id);
    }
    return rt_arena_text(arena, reason->str, reason->len);
}

enum rt_rag rt_rag_shown(const struct rt_record *record)
{
    return record->rag != RT_RAG_NONE ? record->rag : record->suggested;
}

enum rt_direction rt_direction_of(enum rt_rag now, enum rt_rag then)
{
    static const int rank[RT_RAGS] = {
        [RT_RED] = 1, [RT_AMBER] = 2, [RT_NOT_DUE] = 3, [RT_GREEN] = 4, [RT_COMPLETE] = 5,
    };
    if (now == RT_RAG_NONE)
        return RT_DIRECTION_NONE;
    if (then == RT_RAG_NONE)
        return RT_NEW;
    if (rank[now] == rank[then])
        return RT_UNCHANGED;
    return rank[now] > rank[then] ? RT_IMPROVED : RT_WORSENED;
}

/* The colour in the last closed period before the one shown. */
static enum rt_rag rag_before(const struct model_view *view)
{
    const struct rt_period *before = model_period_before(view->facts, view->period);
    if (!before)
        return RT_RAG_NONE;
    if (view->record->has_before)
        return view->record->before;
    const struct rt_update *setter = rt_rag_setter(view->record, before->id);
    if (setter)
        return setter->rag;
    struct model_view then = *view;
    then.period = before;
    then.day = before->as_at;
    then.is_then = true;
    struct model_answer answer = model_answer_of(&then);
    return judge(&then, &answer).rag;
}

static void add_waiting(struct rt_record *record, struct rt_arena *arena,
                        const struct model_view *view, const char *name)
{
    const struct rt_event *event = rt_facts_event(view->facts, name);
    if (event && !model_event_stands(view, event))
        return;
    const char *known = event ? event->name : name;
    for (size_t i = 0; i < record->waiting_now.n; i++)
        if (g_strcmp0(rt_texts_at(&record->waiting_now, i), known) == 0)
            return;
    rt_texts_add(&record->waiting_now, arena, known);
}

static void reckon_waiting(struct rt_record *record, struct rt_arena *arena,
                           const struct model_view *view)
{
    record->waiting_now = (struct rt_list){0};
    for (size_t i = 0; i < record->waiting.n; i++)
        add_waiting(record, arena, view, rt_texts_at(&record->waiting, i));
    for (size_t i = 0; i < record->targets.n; i++) {
        const char *name = rt_target_at(&record->targets, i)->event;
        if (name)
            add_waiting(record, arena, view, name);
    }
}

void rt_reckon_waiting(struct rt_record *record, struct rt_arena *arena,
                       const struct rt_outlook *outlook)
{
    struct model_view view = model_view_of(record, outlook);
    reckon_waiting(record, arena, &view);
}

static void reckon_targets(struct rt_record *record, const struct model_view *view,
                           const struct model_answer *answer)
{
    record->overdue = record->review = false;
    for (size_t i = 0; i < record->targets.n; i++) {
        struct rt_target *target = rt_target_at(&record->targets, i);
        target->overdue = model_target_has_passed(view, target);
        record->overdue |= target->overdue;
        uint32_t day = model_review_day(view, answer, target);
        record->review |= day && day <= view->day;
    }
}

void rt_reckon(struct rt_record *record, struct rt_arena *arena,
               const struct rt_outlook *outlook)
{
    struct model_view view = model_view_of(record, outlook);
    struct model_answer answer = model_answer_of(&view);
    record->period = view.period ? rt_arena_copy(arena, view.period->id) : NULL;
    record->updated = NULL;
    if (answer.updated) {
        char iso[11];
        rt_day_iso(answer.updated, iso);
        record->updated = rt_arena_copy(arena, iso);
    }
    reckon_waiting(record, arena, &view);
    reckon_targets(record, &view, &answer);
    struct verdict verdict = judge(&view, &answer);
    record->suggested = verdict.rag;
    record->rag_reason = reason_of(&verdict, &view, arena);
    const struct rt_update *setter = rt_rag_setter(record, record->period);
    record->rag = setter ? setter->rag : RT_RAG_NONE;
    record->direction = rt_direction_of(rt_rag_shown(record), rag_before(&view));
}

/* The first day from which that day is no more than so many months off. */
static uint32_t first_day_within(uint32_t day, int months)
{
    uint32_t from = rt_day_add_months(day, -months);
    /* A month that is too short for the day falls short by up to three days. */
    while (from && rt_day_add_months(from, months) < day && rt_day_add_months(from, months))
        from++;
    return from;
}

static void add_day(struct rt_list *days, struct rt_arena *arena, uint32_t day, uint32_t after)
{
    char iso[11];
    rt_day_iso(day, iso);
    if (day <= after || !*iso) /* the calendar has an end */
        return;
    uint32_t *item = rt_list_add(days, arena, sizeof *item);
    *item = day;
}

static int compare_days(const void *left, const void *right)
{
    uint32_t a = *(const uint32_t *)left, b = *(const uint32_t *)right;
    return a < b ? -1 : a > b;
}

struct rt_list rt_reckon_days(const struct rt_record *record, struct rt_arena *arena,
                              const struct rt_outlook *outlook)
{
    struct rt_list days = {0};
    struct model_view view = model_view_of(record, outlook);
    struct model_answer answer = model_answer_of(&view);
    for (size_t i = 0; i < record->targets.n && !rt_state_is_over(record->state); i++) {
        const struct rt_target *target = rt_target_at(&record->targets, i);
        add_day(&days, arena, model_review_day(&view, &answer, target), view.day);
        if (target->kind != RT_KIND_DATE || !target->latest)
            continue;
        add_day(&days, arena, target->latest + 1, view.day);
        add_day(&days, arena, first_day_within(target->latest, view.soon_months), view.day);
        add_day(&days, arena, first_day_within(target->earliest, view.not_due_months),
                view.day);
    }
    if (!days.n)
        return days;
    uint32_t *at = days.at;
    qsort(at, days.n, sizeof *at, compare_days);
    size_t n = 1;
    for (size_t i = 1; i < days.n; i++)
        if (at[i] != at[n - 1])
            at[n++] = at[i];
    days.n = n;
    return days;
}
