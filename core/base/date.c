/* Days of the calendar, by GLib's Gregorian arithmetic.  Knows nothing of how
 * people write dates (date_words.c). */
#include "config.h"

#include <rectrack/date.h>

#include <string.h>
#include <time.h>

enum { LAST_YEAR = 9999, LAST_DAY = 3652059 /* 9999-12-31 */ };

static bool date_of(uint32_t day, GDate *out)
{
    if (!day || day > LAST_DAY)
        return false;
    g_date_clear(out, 1);
    g_date_set_julian(out, day);
    return true;
}

uint32_t rt_day_new(int year, int month, int day)
{
    if (year < 1 || year > LAST_YEAR || month < 1 || month > 12 || day < 1 || day > 31)
        return 0;
    if (!g_date_valid_dmy((GDateDay)day, (GDateMonth)month, (GDateYear)year))
        return 0;
    GDate date;
    g_date_clear(&date, 1);
    g_date_set_dmy(&date, (GDateDay)day, (GDateMonth)month, (GDateYear)year);
    return g_date_get_julian(&date);
}

uint32_t rt_day_parse(const char *iso)
{
    static const char shape[] = "dddd-dd-dd";
    int parts[3] = {0}, part = 0;
    for (size_t i = 0; i < sizeof shape; i++) {
        if (shape[i] == 'd') {
            if (!g_ascii_isdigit(iso[i]))
                return 0;
            parts[part] = parts[part] * 10 + (iso[i] - '0');
        } else if (iso[i] != shape[i]) {
            return 0;
        } else {
            part++;
        }
    }
    return rt_day_new(parts[0], parts[1], parts[2]);
}

uint32_t rt_day_today(void)
{
    time_t now = time(NULL);
    struct tm local;
    tzset();
    if (!localtime_r(&now, &local))
        return 0;
    return rt_day_new(local.tm_year + 1900, local.tm_mon + 1, local.tm_mday);
}

uint32_t rt_day_add_months(uint32_t day, int months)
{
    GDate date;
    if (!date_of(day, &date))
        return 0;
    int64_t count = (int64_t)g_date_get_year(&date) * 12 + g_date_get_month(&date) - 1 + months;
    int year = (int)(count / 12), month = (int)(count % 12) + 1;
    if (count < 12 || count / 12 > LAST_YEAR)
        return 0;
    int last = g_date_get_days_in_month((GDateMonth)month, (GDateYear)year);
    return rt_day_new(year, month, MIN(g_date_get_day(&date), last));
}

void rt_day_iso(uint32_t day, char out[static 11])
{
    GDate date;
    if (!date_of(day, &date)) {
        out[0] = '\0';
        return;
    }
    unsigned number = g_date_get_year(&date) * 10000u + g_date_get_month(&date) * 100u +
                      g_date_get_day(&date);
    memcpy(out, "0000-00-00", 11);
    for (size_t i = 10; number; number /= 10) {
        i -= out[i - 1] == '-' ? 2 : 1;
        out[i] = (char)('0' + number % 10);
    }
}
