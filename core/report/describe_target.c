/* What was understood by the words of a target, in words. */
#include <string.h>

#include <rectrack/date.h>
#include <rectrack/describe.h>

#include "report/words.h"

/* "1 to 30 June 2020": a month in words is the window that it means. */
static const char *days(struct rt_arena *arena, uint32_t earliest, uint32_t latest)
{
    g_autofree char *from = rt_day_words(earliest), *to = rt_day_words(latest);
    if (earliest == latest)
        return rt_arena_copy(arena, to);
    const char *from_month = strchr(from, ' '), *to_month = strchr(to, ' ');
    const char *from_year = strrchr(from, ' '), *to_year = strrchr(to, ' ');
    size_t length = strlen(from);
    if (g_strcmp0(from_month, to_month) == 0 && from_month)
        length = (size_t)(from_month - from);
    else if (g_strcmp0(from_year, to_year) == 0 && from_year)
        length = (size_t)(from_year - from);
    return report_print(arena, "%.*s to %s", (int)length, from, to);
}

static const char *recurring(struct rt_arena *arena, const struct rt_target *target)
{
    int months = rt_target_interval(target->text);
    const char *every = months == 12  ? "every year"
                        : months == 3 ? "every quarter"
                        : months == 1 ? "every month"
                                      : "recurring";
    g_autofree char *from = target->earliest ? rt_day_words(target->earliest) : NULL;
    return report_print(arena, "%s%s%s", every, from ? " from " : "", from ? from : "");
}

const char *rt_describe_target(const struct rt_target *target, struct rt_arena *arena)
{
    const char *words = NULL;
    switch (target->kind) {
    case RT_KIND_DATE:
        words = target->earliest ? days(arena, target->earliest, target->latest) : NULL;
        break;
    case RT_KIND_RECURRING:
        words = recurring(arena, target);
        break;
    case RT_KIND_EVENT:
        words = target->event ? report_print(arena, "waits for %s", target->event)
                              : "waits for an event";
        break;
    case RT_KIND_STATUS:
        words = "a status, not a date";
        break;
    case RT_KIND_UNCLEAR:
        words = "not understood as a date";
        break;
    case RT_KIND_NONE:
    case RT_KIND_ONGOING:
    case RT_KIND_AS_AVAILABLE:
    case RT_KINDS:
        break;
    }
    return words && g_ascii_strcasecmp(words, target->text) != 0 ? words : NULL;
}
