/* Windows of days: parts and ranges of what date_words.c reads, and windows as
 * words again.  The whole of what was written must be understood. */
#include <rectrack/date.h>

#include "base/date_words.h"

enum part { WHOLE, EARLY, MIDDLE, LATE };

/* "early", "mid-", "end of the" */
static enum part take_part(struct date_reader *reader)
{
    static const struct {
        const char *words;
        enum part part;
    } parts[] = {
        {"early", EARLY},   {"beginning", EARLY}, {"start", EARLY}, {"mid", MIDDLE},
        {"middle", MIDDLE}, {"late", LATE},       {"end", LATE},
    };
    size_t begin = reader->at;
    date_take(reader, "the");
    for (size_t i = 0; i < G_N_ELEMENTS(parts); i++) {
        if (!date_take(reader, parts[i].words))
            continue;
        if (!date_take(reader, "-") && !date_take(reader, "in"))
            date_take(reader, "of");
        date_take(reader, "the");
        return parts[i].part;
    }
    reader->at = begin;
    return WHOLE;
}

static uint32_t last_day(uint32_t first, int months)
{
    uint32_t begin_of_last = rt_day_add_months(first, months - 1);
    GDate date;
    if (!begin_of_last)
        return 0;
    g_date_clear(&date, 1);
    g_date_set_julian(&date, begin_of_last);
    GDateMonth month = g_date_get_month(&date);
    return begin_of_last + g_date_get_days_in_month(month, g_date_get_year(&date)) - 1;
}

/* The days of a third of a unit: of a month its tens, of more its months. */
static bool window_of(const struct date_unit *unit, enum part part, struct rt_window *out)
{
    uint32_t first = rt_day_new(unit->year, unit->month, unit->day ? unit->day : 1);
    if (unit->day) {
        *out = (struct rt_window){first, first};
        return first && part == WHOLE;
    }
    int months = unit->months;
    uint32_t last = last_day(first, months);
    if (!first || !last)
        return false;
    *out = (struct rt_window){first, last};
    if (part == WHOLE)
        return true;
    uint32_t third = (uint32_t)(part - EARLY);
    if (months == 1) {
        out->earliest = first + 10 * third;
        out->latest = part == LATE ? last : out->earliest + 9;
    } else {
        out->earliest = rt_day_add_months(first, (int)third * months / 3);
        out->latest = last_day(out->earliest, months / 3);
    }
    return true;
}

/* The sign or word that stands between the ends of a range. */
static bool take_range_sign(struct date_reader *reader, const struct date_unit *from)
{
    bool is_bare_month = !from->year && from->month && !from->day;
    if (is_bare_month && date_take(reader, "/"))
        return true;
    bool is_year = from->months == 12;
    return date_take(reader, "to") || date_take(reader, "until") || date_take(reader, "till") ||
           (!is_year && date_take(reader, "-"));
}

/* One date, or two with what makes them a range. */
static bool read_window(struct date_reader *reader, struct rt_window *out)
{
    bool is_between = date_take(reader, "between");
    bool is_from = !is_between && date_take(reader, "from");
    enum part part = take_part(reader), last_part;
    struct date_unit from, to;
    struct rt_window last;
    if (!date_take_unit(reader, &from))
        return false;
    bool is_range = is_between ? date_take(reader, "and") : take_range_sign(reader, &from);
    if (!is_range)
        return !is_between && !is_from && window_of(&from, part, out);
    last_part = take_part(reader);
    if (!date_take_unit(reader, &to))
        return false;
    if (!from.month)
        from.month = to.month;
    if (!from.year)
        from.year = to.year;
    if (!window_of(&from, part, out) || !window_of(&to, last_part, &last))
        return false;
    bool is_forward = out->earliest < last.earliest && out->latest < last.latest;
    out->latest = last.latest;
    return is_forward;
}

bool rt_window_parse(const char *words, struct rt_window *out)
{
    static const char *const leads[] = {"by",     "due by",        "due in", "due on", "due",
                                        "during", "no later than", "in",     "on"};
    struct date_reader reader = {0};
    if (!date_reader_init(&reader, words))
        return false;
    for (size_t i = 0; i < G_N_ELEMENTS(leads); i++)
        if (date_take(&reader, leads[i]))
            break;
    struct rt_window window;
    if (!read_window(&reader, &window) || !date_reader_is_done(&reader))
        return false;
    *out = window;
    return true;
}

bool rt_window_day(const char *words, uint32_t *out)
{
    struct rt_window window;
    bool is_day =
        rt_window_parse(words, &window) && window.earliest && window.earliest == window.latest;
    if (is_day)
        *out = window.earliest;
    return is_day;
}

static void split_day(uint32_t day, int *year, int *month, int *day_of_month)
{
    char iso[11];
    rt_day_iso(day, iso);
    *year = (int)g_ascii_strtoll(iso, NULL, 10);
    *month = *iso ? (int)g_ascii_strtoll(iso + 5, NULL, 10) : 1;
    *day_of_month = *iso ? (int)g_ascii_strtoll(iso + 8, NULL, 10) : 0;
}

char *rt_day_words(uint32_t day)
{
    int year, month, day_of_month;
    split_day(day, &year, &month, &day_of_month);
    if (!day_of_month)
        return g_strdup("");
    return g_strdup_printf("%d %s %04d", day_of_month, date_month_name(month), year);
}

uint32_t rt_moment(const char *at, char clock[static 6])
{
    g_autoptr(GDateTime) moment = at ? g_date_time_new_from_iso8601(at, NULL) : NULL;
    g_autoptr(GDateTime) here = moment ? g_date_time_to_local(moment) : NULL;
    clock[0] = '\0';
    if (!here)
        return 0;
    g_snprintf(clock, 6, "%02d:%02d", g_date_time_get_hour(here), g_date_time_get_minute(here));
    return rt_day_new(g_date_time_get_year(here), g_date_time_get_month(here),
                      g_date_time_get_day_of_month(here));
}

char *rt_moment_words(const char *at)
{
    char clock[6];
    uint32_t day = rt_moment(at, clock);
    g_autofree char *words = rt_day_words(day);
    return day ? g_strdup_printf("%s on %s", clock, words) : g_strdup(at);
}

char *rt_moment_short(const char *at)
{
    enum { LETTERS = 3 };
    char clock[6];
    int year, month, day_of_month;
    uint32_t day = rt_moment(at, clock);
    split_day(day, &year, &month, &day_of_month);
    return day ? g_strdup_printf("%d %.*s %04d, %s", day_of_month, LETTERS,
                                 date_month_name(month), year, clock)
               : g_strdup(at);
}

char *rt_window_words(const struct rt_window *window)
{
    int year, month, day, last_year, last_month, last_day_of;
    g_autofree char *last = rt_day_words(window->latest);
    split_day(window->earliest, &year, &month, &day);
    split_day(window->latest, &last_year, &last_month, &last_day_of);
    if (window->earliest == window->latest || !day || !last_day_of)
        return g_steal_pointer(&last);
    bool ends_a_month =
        day == 1 && window->latest == last_day(rt_day_new(last_year, last_month, 1), 1);
    if (year != last_year)
        return g_strdup_printf("%d %s %04d to %s", day, date_month_name(month), year, last);
    if (ends_a_month && month == last_month)
        return g_strdup_printf("%s %04d", date_month_name(month), year);
    if (ends_a_month && month == 1 && last_month == 12)
        return g_strdup_printf("%04d", year);
    if (month == last_month)
        return g_strdup_printf("%d to %s", day, last);
    return g_strdup_printf("%d %s to %s", day, date_month_name(month), last);
}
