/* By when, as people say it at a meeting: without the year.  What is kept has it, since
 * "10 July" says nothing to who reads it a year later. */
#include <rectrack/meeting.h>

#include <string.h>

#include <rectrack/date.h>

/* Longer than a season is no time that somebody left the year of: "mid 2020". */
enum { MOST_DAYS = 100 };

const char *rt_meeting_when(const char *words, uint32_t day, struct rt_arena *arena)
{
    char iso[11];
    struct rt_window window;
    g_autofree char *bare =
        g_strdup(words + (g_str_has_prefix(words, "by ") ? strlen("by ") : 0));
    size_t n = strlen(bare);
    rt_day_iso(day, iso);
    if (!day || rt_window_parse(words, &window))
        return words;
    if (n && bare[n - 1] == '.') /* of the sentence */
        bare[n - 1] = '\0';
    for (int year = (int)g_ascii_strtoll(iso, NULL, 10), last = year + 1; year <= last;
         year++) {
        g_autofree char *dated = g_strdup_printf("%s %d", bare, year);
        if (rt_window_parse(dated, &window) && window.earliest && window.latest >= day &&
            window.latest - window.earliest < MOST_DAYS)
            return rt_arena_text(arena, dated, strlen(dated));
    }
    return words;
}
