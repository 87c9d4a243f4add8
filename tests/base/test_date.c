/* Days and windows of days: trust.md J2, J3, J4. */
#include <criterion/criterion.h>
#include <stdlib.h>

#include <rectrack/date.h>

Test(date, every_day_of_the_calendar_comes_back)
{
    uint32_t day = 0, last = rt_day_new(9999, 12, 31);
    cr_assert_eq(last, 3652059);
    for (day = 1; day <= last; day++) {
        char iso[11];
        rt_day_iso(day, iso);
        if (rt_day_parse(iso) != day)
            cr_assert_fail("day %u is %s and comes back as %u", day, iso, rt_day_parse(iso));
    }
}

static const struct {
    int year, month, day;
    bool is_in_calendar;
} day_cases[] = {
    {1, 1, 1, true},       {1899, 12, 31, true},      {1900, 2, 29, false},
    {2000, 2, 29, true},   {2038, 1, 19, true},       {2038, 1, 20, true},
    {2100, 2, 29, false},  {9999, 12, 31, true},      {10000, 1, 1, false},
    {0, 1, 1, false},      {-1, 1, 1, false},         {2020, 0, 1, false},
    {2020, 13, 1, false},  {2020, 1, 0, false},       {2020, 1, 32, false},
    {2020, 4, 31, false},  {65537, 1, 1, false},      {2020, 257, 1, false},
    {2020, 1, 257, false}, {2147483647, 1, 1, false},
};

Test(date, days_outside_the_calendar_are_none)
{
    for (size_t i = 0; i < G_N_ELEMENTS(day_cases); i++)
        cr_assert_eq(rt_day_new(day_cases[i].year, day_cases[i].month, day_cases[i].day) != 0,
                     day_cases[i].is_in_calendar, "case %zu", i);
}

Test(date, a_written_day_is_exact)
{
    static const char *const wrong[] = {
        "",           "2020-3-31",   "2020-03-31 ", " 2020-03-31", "2020-02-30", "20200331",
        "2020/03/31", "10000-01-01", "2020-03",     "2020-03-311", "0000-01-01", "+020-01-01"};
    for (size_t i = 0; i < G_N_ELEMENTS(wrong); i++)
        cr_assert_eq(rt_day_parse(wrong[i]), 0, "%s", wrong[i]);
    cr_assert_eq(rt_day_parse("2020-03-31"), rt_day_new(2020, 3, 31));
    char iso[11];
    rt_day_iso(0, iso);
    cr_assert_str_eq(iso, "");
    rt_day_iso(3652060, iso);
    cr_assert_str_eq(iso, "");
}

static const struct {
    const char *from;
    int months;
    const char *to;
} month_cases[] = {
    {"2020-01-31", 1, "2020-02-29"},  {"2021-01-31", 1, "2021-02-28"},
    {"2020-03-31", -1, "2020-02-29"}, {"2020-12-15", 1, "2021-01-15"},
    {"2020-01-15", -1, "2019-12-15"}, {"2020-03-31", 0, "2020-03-31"},
    {"2020-03-31", 12, "2021-03-31"}, {"2020-02-29", 12, "2021-02-28"},
    {"0001-01-01", -1, ""},           {"9999-12-31", 1, ""},
    {"9999-11-30", 1, "9999-12-30"},  {"2020-01-01", 2147483647, ""},
    {"2020-01-01", -2147483647, ""},
};

Test(date, months_are_added_by_the_calendar)
{
    for (size_t i = 0; i < G_N_ELEMENTS(month_cases); i++) {
        char iso[11];
        rt_day_iso(rt_day_add_months(rt_day_parse(month_cases[i].from), month_cases[i].months),
                   iso);
        cr_assert_str_eq(iso, month_cases[i].to, "case %zu", i);
    }
    cr_assert_eq(rt_day_add_months(0, 1), 0);
}

struct window_case {
    const char *words, *earliest, *latest; /* NULL: not understood */
};

static const struct window_case window_cases[] = {
    {"31 March 2020", "2020-03-31", "2020-03-31"},
    {"31st March 2020", "2020-03-31", "2020-03-31"},
    {"the 31st of March 2020", NULL, NULL},
    {"31st of March, 2020", "2020-03-31", "2020-03-31"},
    {"31/03/2020", "2020-03-31", "2020-03-31"},
    {"3/4/2020", "2020-04-03", "2020-04-03"},
    {"31.3.2020", "2020-03-31", "2020-03-31"},
    {"March 31, 2020", "2020-03-31", "2020-03-31"},
    {"31-Mar-20", "2020-03-31", "2020-03-31"},
    {"March 2020", "2020-03-01", "2020-03-31"},
    {"  MARCH\n2020 ", "2020-03-01", "2020-03-31"},
    {"Nov 19", "2019-11-01", "2019-11-30"},
    {"Nov-19", "2019-11-01", "2019-11-30"},
    {"Nov '19", "2019-11-01", "2019-11-30"},
    {"Nov. 2019", "2019-11-01", "2019-11-30"},
    {"Sept 2020", "2020-09-01", "2020-09-30"},
    {"Feb 2020", "2020-02-01", "2020-02-29"},
    {"Jan 2021", "2021-01-01", "2021-01-31"},
    {"June 2020.", "2020-06-01", "2020-06-30"},
    {"2020-03", "2020-03-01", "2020-03-31"},
    {"2020-03-31", "2020-03-31", "2020-03-31"},
    {"2020", "2020-01-01", "2020-12-31"},
    {"9999", "9999-01-01", "9999-12-31"},
    {"2020/21", "2020-04-01", "2021-03-31"},
    {"2019-20", "2019-04-01", "2020-03-31"},
    {"2009-10", "2009-10-01", "2009-10-31"},
    {"financial year 2020/21", "2020-04-01", "2021-03-31"},
    {"Q2 2020", "2020-04-01", "2020-06-30"},
    {"Q2 2020/21", "2020-07-01", "2020-09-30"},
    {"Q4 2020/21", "2021-01-01", "2021-03-31"},
    {"spring 2020", "2020-03-01", "2020-05-31"},
    {"Autumn 2020", "2020-09-01", "2020-11-30"},
    {"winter 2019/20", "2019-12-01", "2020-02-29"},
    {"early June 2020", "2020-06-01", "2020-06-10"},
    {"mid-June 2020", "2020-06-11", "2020-06-20"},
    {"end of June 2020", "2020-06-21", "2020-06-30"},
    {"late 2020", "2020-09-01", "2020-12-31"},
    {"mid 2020", "2020-05-01", "2020-08-31"},
    {"by June 2020", "2020-06-01", "2020-06-30"},
    {"by the end of June 2020", "2020-06-21", "2020-06-30"},
    {"Nov 2019 - Jan 2020", "2019-11-01", "2020-01-31"},
    {"Nov 2019 \u2013 Jan 2020", "2019-11-01", "2020-01-31"},
    {"from Nov 2019 to Jan 2020", "2019-11-01", "2020-01-31"},
    {"between March and June 2020", "2020-03-01", "2020-06-30"},
    {"March/April 2020", "2020-03-01", "2020-04-30"},
    {"1-3 March 2020", "2020-03-01", "2020-03-03"},
    {"21 to 30 June 2020", "2020-06-21", "2020-06-30"},
    /* read in two ways, or not the whole, or not in the calendar */
    {"31/02", NULL, NULL},
    {"31/02/2020", NULL, NULL},
    {"30 February 2020", NULL, NULL},
    {"2/3/24", NULL, NULL},
    {"02/03/24", NULL, NULL},
    {"13/13/2020", NULL, NULL},
    {"March", NULL, NULL},
    {"31 March", NULL, NULL},
    {"20", NULL, NULL},
    {"202", NULL, NULL},
    {"20200", NULL, NULL},
    {"Q5 2020", NULL, NULL},
    {"2019-2020", NULL, NULL},
    {"2020-13", NULL, NULL},
    {"2020/22", NULL, NULL},
    {"from June 2020", NULL, NULL},
    {"Nov to Jan 2020", NULL, NULL},
    {"June 2020 - March 2020", NULL, NULL},
    {"end of 3 June 2020", NULL, NULL},
    {"Jan 2021 March 2021", NULL, NULL},
    {"June 2020 onwards", NULL, NULL},
    {"June 2020?", NULL, NULL},
    {"0000", NULL, NULL},
    {"", NULL, NULL},
    {" ", NULL, NULL},
    {".", NULL, NULL},
    {"Ongoing", NULL, NULL},
    {"2024-02-30", NULL, NULL},
    {"99999999999999999999", NULL, NULL},
    {"1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18", NULL, NULL},
    {"\uFF12\uFF10\uFF12\uFF10", "2020-01-01", "2020-12-31"},
};

Test(date, windows_are_read_as_written)
{
    for (size_t i = 0; i < G_N_ELEMENTS(window_cases); i++) {
        const struct window_case *c = &window_cases[i];
        struct rt_window window = {7, 7};
        bool is_read = rt_window_parse(c->words, &window);
        cr_assert_eq(is_read, c->earliest != NULL, "%s: %d", c->words, is_read);
        uint32_t earliest = is_read ? rt_day_parse(c->earliest) : 7;
        uint32_t latest = is_read ? rt_day_parse(c->latest) : 7;
        cr_assert_eq(window.earliest, earliest, "%s: %u, not %u", c->words, window.earliest,
                     earliest);
        cr_assert_eq(window.latest, latest, "%s: %u, not %u", c->words, window.latest, latest);
    }
}

static const struct {
    const char *earliest, *latest, *words;
} words_cases[] = {
    {"2020-06-01", "2020-06-30", "June 2020"},
    {"2020-03-31", "2020-03-31", "31 March 2020"},
    {"2020-06-01", "2020-08-31", "1 June to 31 August 2020"},
    {"2019-11-01", "2020-01-31", "1 November 2019 to 31 January 2020"},
    {"2020-06-21", "2020-06-30", "21 to 30 June 2020"},
    {"2020-01-01", "2020-12-31", "2020"},
    {"", "", ""},
};

Test(date, windows_are_shown_in_words)
{
    for (size_t i = 0; i < G_N_ELEMENTS(words_cases); i++) {
        struct rt_window window = {rt_day_parse(words_cases[i].earliest),
                                   rt_day_parse(words_cases[i].latest)};
        g_autofree char *words = rt_window_words(&window);
        cr_assert_str_eq(words, words_cases[i].words);
    }
}

Test(date, what_is_shown_is_read_back_the_same)
{
    for (size_t i = 0; i < G_N_ELEMENTS(window_cases); i++) {
        struct rt_window window, back;
        if (!rt_window_parse(window_cases[i].words, &window))
            continue;
        g_autofree char *words = rt_window_words(&window);
        cr_assert(rt_window_parse(words, &back), "%s", words);
        cr_assert_eq(back.earliest, window.earliest, "%s", words);
        cr_assert_eq(back.latest, window.latest, "%s", words);
    }
}

/* Samoa and Hawaii are a day apart: the civil date is that of the zone. */
Test(date, today_is_the_civil_date_here)
{
    g_setenv("TZ", "UTC-14", TRUE);
    uint32_t east = rt_day_today();
    g_setenv("TZ", "UTC+12", TRUE);
    uint32_t west = rt_day_today();
    cr_assert(east > west && east - west <= 2);
    g_setenv("TZ", "UTC", TRUE);
    g_autoptr(GDateTime) now = g_date_time_new_now_utc();
    uint32_t day = rt_day_new(g_date_time_get_year(now), g_date_time_get_month(now),
                              g_date_time_get_day_of_month(now));
    cr_assert(rt_day_today() == day || rt_day_today() == day + 1);
}
