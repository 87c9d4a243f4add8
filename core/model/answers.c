/* What was last said of a record: which updates count from where one stands,
 * which period answered last, what "no change" carries, whose colour holds.
 * Knows nothing of targets and rules.
 */
#include "model/outlook.h"

#include <rectrack/date.h>

#include <string.h>

bool model_period_is_after(const struct rt_period *a, const struct rt_period *b)
{
    /* Periods of one day are in the order of the register. */
    return a->as_at != b->as_at ? a->as_at > b->as_at : a > b;
}

const struct rt_period *model_period_before(const struct rt_facts *facts,
                                            const struct rt_period *period)
{
    const struct rt_period *found = NULL;
    for (size_t i = 0; period && i < facts->periods.n; i++) {
        const struct rt_period *before = rt_period_at(&facts->periods, i);
        if (before->state == RT_CLOSED && model_period_is_after(period, before) &&
            (!found || model_period_is_after(before, found)))
            found = before;
    }
    return found;
}

bool rt_update_answers(const struct rt_update *update)
{
    return update->no_change || update->progress.n || update->challenge.n || update->other.n;
}

/* The period of an update that counts, or NULL. */
static const struct rt_period *counted(const struct model_view *view,
                                       const struct rt_update *update)
{
    const struct rt_period *period = rt_facts_period(view->facts, update->period);
    if (!period || !view->period || model_period_is_after(period, view->period))
        return NULL;
    return period;
}

static uint32_t day_of(const struct rt_update *update, const struct rt_period *period)
{
    char iso[11] = "";
    if (update->at && strlen(update->at) >= 10)
        memcpy(iso, update->at, 10);
    uint32_t day = rt_day_parse(iso);
    return day ? day : period->as_at;
}

/* The latest answered period of those that count and stand before one. */
static const struct rt_period *latest_answered(const struct model_view *view,
                                               const struct rt_period *before)
{
    const struct rt_period *latest = NULL;
    for (size_t i = 0; i < view->record->updates.n; i++) {
        const struct rt_update *update = rt_update_at(&view->record->updates, i);
        const struct rt_period *period =
            rt_update_answers(update) ? counted(view, update) : NULL;
        if (!period || !model_period_is_after(before, period))
            continue;
        if (!latest || model_period_is_after(period, latest))
            latest = period;
    }
    return latest;
}

/* Did the author of this update write anew in a later period that counts? */
static bool is_outdated(const struct model_view *view, const struct rt_update *update,
                        const struct rt_period *period)
{
    for (size_t i = 0; i < view->record->updates.n; i++) {
        const struct rt_update *later = rt_update_at(&view->record->updates, i);
        if (later->no_change || !rt_update_answers(later) ||
            g_strcmp0(later->by, update->by) != 0)
            continue;
        const struct rt_period *when = counted(view, later);
        if (when && model_period_is_after(when, period))
            return true;
    }
    return false;
}

/* Adds what the answers of one period say; true where one of them carries the
 * period before. */
static bool add_answers(const struct model_view *view, const struct rt_period *period,
                        struct model_answer *answer)
{
    bool carries = false;
    for (size_t i = 0; i < view->record->updates.n; i++) {
        const struct rt_update *update = rt_update_at(&view->record->updates, i);
        if (counted(view, update) != period)
            continue;
        carries |= update->no_change;
        if (period != answer->period && is_outdated(view, update, period))
            continue; /* behind the latest period there is none */
        if (!answer->challenged && update->challenge.n)
            answer->challenged = period;
        if (!answer->progressed && (update->progress.n || update->other.n))
            answer->progressed = period;
    }
    return carries;
}

struct model_answer model_answer_of(const struct model_view *view)
{
    struct model_answer answer = {0};
    for (size_t i = 0; i < view->record->updates.n; i++) {
        const struct rt_update *update = rt_update_at(&view->record->updates, i);
        const struct rt_period *period = counted(view, update);
        if (!period)
            continue;
        uint32_t day = day_of(update, period);
        answer.updated = MAX(answer.updated, day);
        if (!rt_update_answers(update))
            continue;
        answer.day = MAX(answer.day, day);
        if (!answer.period || model_period_is_after(period, answer.period))
            answer.period = period;
    }
    const struct rt_period *period = answer.period;
    while (period && add_answers(view, period, &answer))
        period = latest_answered(view, period);
    return answer;
}

const struct rt_update *rt_rag_setter(const struct rt_record *record, const char *period)
{
    const struct rt_update *setter = NULL;
    for (size_t i = 0; period && i < record->updates.n; i++) {
        const struct rt_update *update = rt_update_at(&record->updates, i);
        if (update->rag == RT_RAG_NONE || g_strcmp0(update->period, period) != 0)
            continue;
        if (!setter || g_strcmp0(update->at, setter->at) >= 0)
            setter = update;
    }
    return setter;
}

static enum rt_rag colour_set(const struct rt_record *record, const struct rt_period *period)
{
    const struct rt_update *setter = rt_rag_setter(record, period ? period->id : NULL);
    return setter ? setter->rag : RT_RAG_NONE;
}

size_t rt_rag_reports(const struct rt_record *record, const struct rt_outlook *outlook,
                      enum rt_rag *out)
{
    const struct rt_period *shown = outlook->period, *closed = shown;
    size_t n = 0;
    if (closed && closed->state != RT_CLOSED)
        closed = model_period_before(outlook->facts, closed);
    enum rt_rag now = colour_set(record, shown), rag = colour_set(record, closed);
    if ((rag != RT_RED && rag != RT_AMBER) || (now && now != rag))
        return 0;
    for (; closed && colour_set(record, closed) == rag; n++)
        closed = model_period_before(outlook->facts, closed);
    *out = rag;
    return n;
}
