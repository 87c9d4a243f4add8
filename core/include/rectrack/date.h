/* Days, and windows of days as people write them.
 *
 * A day is a civil date of the Gregorian calendar as a number that grows by
 * one a day (GLib's Julian day: 1 is 0001-01-01); 0 is "no day".  No time
 * zone is involved but where today is asked for.
 */
#ifndef RECTRACK_DATE_H
#define RECTRACK_DATE_H

#include <stdbool.h>
#include <stdint.h>

#include <glib.h>

/* From 0001-01-01 to 9999-12-31; 0 for a day that is not in the calendar. */
uint32_t rt_day_new(int year, int month, int day);

/* "2020-03-31", nothing before or behind; 0 if it is not that. */
uint32_t rt_day_parse(const char *iso);

/* The local civil date. */
uint32_t rt_day_today(void);

/* months later (or earlier, if negative); the 31st becomes the last of a
 * shorter month.  0 past the ends of the calendar. */
uint32_t rt_day_add_months(uint32_t day, int months);

/* "2020-03-31" into out; the empty string for 0. */
void rt_day_iso(uint32_t day, char out[static 11]);

/* "31 March 2020", g_free it. */
char *rt_day_words(uint32_t day);

/* Of "2020-03-31T13:04:00Z" the day where the reader is, and "14:04" of the clock there.
 * 0, and "", for what is no moment (NULL too). */
uint32_t rt_moment(const char *at, char clock[static 6]);

/* "14:04 on 31 March 2020", and as lists have it "31 Mar 2020, 14:04", where the reader
 * is; what is no moment stays as it is.  g_free them. */
char *rt_moment_words(const char *at);
char *rt_moment_short(const char *at);

/* A month is a month, not its first day: "June 2020" is 1 to 30 June 2020. */
struct rt_window {
    uint32_t earliest; /* both bounds included; both given, or both 0 */
    uint32_t latest;
};

/* Reads "31 March 2020", "31/03/2020" (day first), "March 2020", "Nov 19",
 * "2020-03", "2020-03-31", "2020", "2020/21" (April to March), "Q2 2020" (April
 * to June), "Q2 2020/21" (July to September 2020), "spring 2020", "winter
 * 2019/20", "early/mid/end of June 2020" (its tens; of longer ones the thirds),
 * "by June 2020", "Nov 2019 - Jan 2020", "21 to 30 June 2020", "between March
 * and June 2020".  The whole of words must be understood; false (and *out
 * alone) otherwise, also where they can be read in two ways ("2/3/24",
 * "2019-2020").  Two-digit years are 2000 to 2099 and only read after a
 * month's name. */
bool rt_window_parse(const char *words, struct rt_window *out);

/* The same of words that mean one day; false (and *out alone) otherwise. */
bool rt_window_day(const char *words, uint32_t *out);

/* "June 2020", "31 March 2020", "1 June to 31 August 2020", "2020"; "" where a
 * bound is none.  rt_window_parse reads it back the same.  g_free it. */
char *rt_window_words(const struct rt_window *window);

#endif
