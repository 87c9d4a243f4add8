/* What the calendar does to a target: when a date has passed, is near or far
 * off, when a vague one comes up for review.  Knows one target at a time and
 * no colours.
 */
#include "model/outlook.h"

#include <rectrack/date.h>

#include <string.h>

bool model_target_is_open(const struct model_view *view, const struct rt_target *target)
{
    const struct rt_record *record = view->record;
    if (rt_state_is_over(record->state))
        return false;
    if (target->action < 1 || (size_t)target->action > record->actions.n)
        return true;
    const struct rt_action *action = rt_action_at(&record->actions, (size_t)target->action - 1);
    return !rt_state_is_over(action->state);
}

bool model_target_has_passed(const struct model_view *view, const struct rt_target *target)
{
    return target->kind == RT_KIND_DATE && target->latest && target->latest < view->day &&
           model_target_is_open(view, target);
}

/* A day that lies so many months ahead; past the calendar's end, none is further. */
static uint32_t ahead(uint32_t day, int months)
{
    uint32_t there = rt_day_add_months(day, months);
    return there ? there : UINT32_MAX;
}

/* Does a day lie more than so many months after another?  A month has 28 to 31
 * days, which nearly always tells. */
static bool is_beyond(uint32_t day, uint32_t from, int months)
{
    int64_t off = (int64_t)day - from;
    if (off <= 28 * (int64_t)months || off > 31 * (int64_t)months)
        return off > 31 * (int64_t)months;
    return day > ahead(from, months);
}

bool model_target_is_soon(const struct model_view *view, const struct rt_target *target)
{
    return target->kind == RT_KIND_DATE && target->latest >= view->day &&
           !is_beyond(target->latest, view->day, view->soon_months) &&
           model_target_is_open(view, target);
}

bool model_target_is_far(const struct model_view *view, const struct rt_target *target)
{
    return target->kind == RT_KIND_DATE &&
           is_beyond(target->earliest, view->day, view->not_due_months);
}

bool model_event_stands(const struct model_view *view, const struct rt_event *event)
{
    if (!event)
        return false;
    if (rt_event_stands(event))
        return true;
    struct rt_window when;
    const char *words = event->happened ? event->happened : event->lifted;
    return view->is_then && rt_window_parse(words, &when) && when.earliest > view->day;
}

/* The last day of a recurring target's first occurrence: of the window at the
 * end of its words ("Annual updates from Nov 19"); where they hold none, of the
 * month that earliest begins, else that day. */
static uint32_t first_occurrence_end(const struct rt_target *target)
{
    struct rt_window window;
    for (const char *at = target->text; at && *at; at = strchr(at, ' ')) {
        at += strspn(at, " ");
        if (rt_window_parse(at, &window) && window.earliest == target->earliest)
            return window.latest;
    }
    char iso[11];
    rt_day_iso(target->earliest, iso);
    return g_str_has_suffix(iso, "-01") ? ahead(target->earliest, 1) - 1 : target->earliest;
}

/* The day after the first occurrence that begins after the latest answer. */
static uint32_t day_after_occurrence(const struct model_answer *answer,
                                     const struct rt_target *target)
{
    uint32_t first = target->earliest, end = first_occurrence_end(target);
    int interval = rt_target_interval(target->text);
    if (first > answer->day)
        return end + 1;
    if (interval <= 0)
        return 0;
    /* No month has more than 31 days, so this many intervals never lead too far. */
    int months = (int)((answer->day - first) / 31) / interval * interval;
    uint32_t begin = rt_day_add_months(first, months);
    while (begin && begin <= answer->day) {
        months += interval;
        begin = rt_day_add_months(first, months);
    }
    return begin ? rt_day_add_months(end + 1, months) : 0;
}

/* The first day on which a period after the latest answered one has gone by. */
static uint32_t day_period_gone(const struct model_view *view,
                                const struct model_answer *answer)
{
    uint32_t day = 0;
    for (size_t i = 0; view->period && i < view->facts->periods.n; i++) {
        const struct rt_period *period = rt_period_at(&view->facts->periods, i);
        if (model_period_is_after(period, view->period) ||
            (answer->period && !model_period_is_after(period, answer->period)))
            continue;
        uint32_t gone = period->state == RT_CLOSED ? period->as_at : period->as_at + 1;
        if (!day || gone < day)
            day = gone;
    }
    return day;
}

uint32_t model_review_day(const struct model_view *view, const struct model_answer *answer,
                          const struct rt_target *target)
{
    if (!model_target_is_open(view, target))
        return 0;
    int interval;
    switch (target->kind) {
    case RT_KIND_RECURRING:
        if (target->earliest)
            return day_after_occurrence(answer, target);
        interval = rt_target_interval(target->text);
        if (interval > 0 && answer->day)
            return ahead(answer->day, interval) + 1;
        return day_period_gone(view, answer);
    case RT_KIND_EVENT: {
        const struct rt_event *event =
            target->event ? rt_facts_event(view->facts, target->event) : NULL;
        return event && !model_event_stands(view, event) ? 1 : 0;
    }
    case RT_KIND_ONGOING:
    case RT_KIND_AS_AVAILABLE:
    case RT_KIND_STATUS:
    case RT_KIND_UNCLEAR:
        return day_period_gone(view, answer);
    case RT_KIND_NONE:
    case RT_KIND_DATE:
    case RT_KINDS:
        break;
    }
    return 0;
}
