/* Targets as written, and as understood: the words of the sources and what
 * councils write like them. */
#include <criterion/criterion.h>

#include <glib.h>

#include <rectrack/date.h>
#include <rectrack/model.h>

struct target_case {
    const char *words;
    enum rt_kind kind;
    const char *earliest, *latest; /* "" none */
    int interval;
};

static const struct target_case cases[] = {
    /* the sources */
    {"As available", RT_KIND_AS_AVAILABLE, "", "", 0},
    {"Nov 2019", RT_KIND_DATE, "2019-11-01", "2019-11-30", 0},
    {"Annual updates from Nov 19", RT_KIND_RECURRING, "2019-11-01", "", 12},
    {"Ongoing", RT_KIND_ONGOING, "", "", 0},
    {"Await findings", RT_KIND_EVENT, "", "", 0},
    {"Announcement dependent", RT_KIND_EVENT, "", "", 0},
    {"Good progress aligned to timescales", RT_KIND_STATUS, "", "", 0},
    {"Complete", RT_KIND_STATUS, "", "", 0},
    {"June 2020", RT_KIND_DATE, "2020-06-01", "2020-06-30", 0},
    {"Jan 2021", RT_KIND_DATE, "2021-01-01", "2021-01-31", 0},
    {NULL, RT_KIND_NONE, "", "", 0},
    {"", RT_KIND_NONE, "", "", 0},
    {" \n ", RT_KIND_NONE, "", "", 0},
    /* dates */
    {"31 March 2020", RT_KIND_DATE, "2020-03-31", "2020-03-31", 0},
    {"By June 2020", RT_KIND_DATE, "2020-06-01", "2020-06-30", 0},
    {"Complete by Dec 2020", RT_KIND_DATE, "2020-12-01", "2020-12-31", 0},
    {"To be completed by 31/03/2020.", RT_KIND_DATE, "2020-03-31", "2020-03-31", 0},
    {"Target date: June 2020", RT_KIND_DATE, "2020-06-01", "2020-06-30", 0},
    {"Q2 2020/21", RT_KIND_DATE, "2020-07-01", "2020-09-30", 0},
    /* what recurs */
    {"Quarterly from June 2020", RT_KIND_RECURRING, "2020-06-01", "", 3},
    {"Quarterly (from June 2020)", RT_KIND_RECURRING, "2020-06-01", "", 3},
    {"Updates annually from Nov 19", RT_KIND_RECURRING, "2019-11-01", "", 12},
    {"Monthly", RT_KIND_RECURRING, "", "", 1},
    {"Annual review", RT_KIND_RECURRING, "", "", 12},
    {"Bi-annual report", RT_KIND_RECURRING, "", "", 6},
    {"Six-monthly updates starting 1 April 2020", RT_KIND_RECURRING, "2020-04-01", "", 6},
    {"6 monthly updates", RT_KIND_RECURRING, "", "", 6},
    {"Every 3 months from June 2020", RT_KIND_RECURRING, "2020-06-01", "", 3},
    {"every two years", RT_KIND_RECURRING, "", "", 24},
    {"Every other month", RT_KIND_RECURRING, "", "", 2},
    {"Once a year", RT_KIND_RECURRING, "", "", 12},
    {"Progress reports quarterly", RT_KIND_RECURRING, "", "", 3},
    {"Reported to the panel each year", RT_KIND_RECURRING, "", "", 12},
    {"Weekly", RT_KIND_RECURRING, "", "", 1},
    /* what goes on */
    {"ongoing.", RT_KIND_ONGOING, "", "", 0},
    {"On-going", RT_KIND_ONGOING, "", "", 0},
    {"Continuous", RT_KIND_ONGOING, "", "", 0},
    {"CONTINUING", RT_KIND_ONGOING, "", "", 0},
    {"In place and ongoing", RT_KIND_ONGOING, "", "", 0},
    /* what comes as it comes */
    {"As and when available", RT_KIND_AS_AVAILABLE, "", "", 0},
    {"When available", RT_KIND_AS_AVAILABLE, "", "", 0},
    {"As resources become available", RT_KIND_AS_AVAILABLE, "", "", 0},
    {"as required", RT_KIND_AS_AVAILABLE, "", "", 0},
    /* what waits */
    {"Awaiting the MATAC evaluation", RT_KIND_EVENT, "", "", 0},
    {"Subject to funding", RT_KIND_EVENT, "", "", 0},
    {"Dependent on the Public Health announcement", RT_KIND_EVENT, "", "", 0},
    {"Funding-dependent", RT_KIND_EVENT, "", "", 0},
    {"Pending", RT_KIND_EVENT, "", "", 0},
    {"Once funding is agreed", RT_KIND_EVENT, "", "", 0},
    {"Following the annual review", RT_KIND_EVENT, "", "", 0},
    {"Subject to the June 2020 budget", RT_KIND_EVENT, "", "", 0},
    /* how far things are */
    {"Completed", RT_KIND_STATUS, "", "", 0},
    {"Completed June 2020", RT_KIND_STATUS, "", "", 0},
    {"On track", RT_KIND_STATUS, "", "", 0},
    {"In progress", RT_KIND_STATUS, "", "", 0},
    {"Not started", RT_KIND_STATUS, "", "", 0},
    /* no target */
    {"-", RT_KIND_NONE, "", "", 0},
    {"N/A", RT_KIND_NONE, "", "", 0},
    {"None", RT_KIND_NONE, "", "", 0},
    /* not understood */
    {"TBC", RT_KIND_UNCLEAR, "", "", 0},
    {"Soon", RT_KIND_UNCLEAR, "", "", 0},
    {"March", RT_KIND_UNCLEAR, "", "", 0},
    {"31/02/2020", RT_KIND_UNCLEAR, "", "", 0},
    {"2/3/24", RT_KIND_UNCLEAR, "", "", 0},
    {"As available Nov 2019", RT_KIND_UNCLEAR, "", "", 0},
    {"Ongoing until March 2021", RT_KIND_UNCLEAR, "", "", 0},
    {"After June 2020", RT_KIND_UNCLEAR, "", "", 0},
    {"Agree annual plan", RT_KIND_UNCLEAR, "", "", 0},
    {"Annual updates Nov 19", RT_KIND_UNCLEAR, "", "", 0},
    {"Annual updates from then", RT_KIND_UNCLEAR, "", "", 12},
    {"Complete the review by summer", RT_KIND_UNCLEAR, "", "", 0},
    {"Every 0 months", RT_KIND_UNCLEAR, "", "", 0},
    {"Every 99999999999999999999 years of 5", RT_KIND_UNCLEAR, "", "", 0},
    {"Completeness", RT_KIND_UNCLEAR, "", "", 0},
    {"Independent", RT_KIND_UNCLEAR, "", "", 0},
    {"\xff\xfe", RT_KIND_UNCLEAR, "", "", 0},
};

Test(target, words_are_understood_or_called_unclear)
{
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        enum rt_kind kind;
        uint32_t earliest, latest;
        rt_target_understand(cases[i].words, &kind, &earliest, &latest);
        const char *words = cases[i].words ? cases[i].words : "NULL";
        cr_expect_eq(kind, cases[i].kind, "%s: kind %d", words, (int)kind);
        char iso[11];
        rt_day_iso(earliest, iso);
        cr_expect_str_eq(iso, cases[i].earliest, "%s: from %s", words, iso);
        rt_day_iso(latest, iso);
        cr_expect_str_eq(iso, cases[i].latest, "%s: to %s", words, iso);
        cr_expect_eq(rt_target_interval(cases[i].words), cases[i].interval,
                     "%s: every %d months", words, rt_target_interval(cases[i].words));
    }
}
