/* The chart of the colours by period: when there is one, and that its words and its table
 * have its numbers. */
#include <criterion/criterion.h>

#include <string.h>

#include "tests/report/sample.h"

static struct sample sample;

static void begin(void)
{
    sample_init(&sample);
    struct rt_record *record = sample_record(&sample, "SI-1", "One", NULL);
    sample_update(&sample, record, NULL, NULL, "No money.", NULL);
    sample_record(&sample, "SI-2", "Two", NULL);
    sample_record(&sample, "NA-1", "Need", NULL);
    sample_reckon(&sample);
}

static void end(void)
{
    sample_clear(&sample);
}

TestSuite(chart, .init = begin, .fini = end);

Test(chart, stands_below_the_key_with_its_numbers_in_words)
{
    sample_stood(&sample, "SI", "September 2019", 0, 2, 0);
    sample_stood(&sample, "NA", "September 2019", 0, 0, 1);
    sample_stood(&sample, "SI", "December 2019", 1, 1, 1);
    g_autofree char *words = sample_words(&sample, true);
    const char *expected =
        "No update for March 2020: 1 of 2, 50%\n"
        "### RAG by period\n"
        "[picture: A bar for each period, its parts as long as the numbers. September 2019: 2 "
        "amber, of 2. December 2019: 1 red, 1 amber, 1 without a colour, of 3. March 2020: 1 "
        "red, 1 without a colour, of 2]\n"
        "[Period | Red | Amber | Green | Complete | Not due | No colour]\n"
        "- September 2019\n"
        "  0 0+1: September 2019\n"
        "  1 0+1: 0 of 2, 0%\n"
        "  2 0+1: 2 of 2, 100%\n"
        "  3 0+1: 0 of 2, 0%\n"
        "  4 0+1: 0 of 2, 0%\n"
        "  5 0+1: 0 of 2, 0%\n"
        "  6 0+1: 0 of 2, 0%\n"
        "- December 2019\n"
        "  0 0+1: December 2019\n"
        "  1 0+1: 1 of 3, 33%\n"
        "  2 0+1: 1 of 3, 33%\n"
        "  3 0+1: 0 of 3, 0%\n"
        "  4 0+1: 0 of 3, 0%\n"
        "  5 0+1: 0 of 3, 0%\n"
        "  6 0+1: 1 of 3, 33%\n"
        "- March 2020\n"
        "  0 0+1: March 2020\n"
        "  1 0+1: 1 of 2, 50%\n"
        "  2 0+1: 0 of 2, 0%\n"
        "  3 0+1: 0 of 2, 0%\n"
        "  4 0+1: 0 of 2, 0%\n"
        "  5 0+1: 0 of 2, 0%\n"
        "  6 0+1: 1 of 2, 50%\n"
        "## A needs assessment\n";
    cr_expect(strstr(words, expected), "%s", words);
    /* Nothing has a colour in the other source. */
    cr_expect(!strstr(strstr(words, "## A needs"), "RAG by period"), "%s", words);
}

/* One bar tells nothing, and a choice of records is no period's report. */
Test(chart, of_one_period_there_is_none)
{
    g_autofree char *words = sample_words(&sample, false);
    cr_expect(!strstr(words, "RAG by period"), "%s", words);
    sample_stood(&sample, "NA", "December 2019", 1, 0, 0);
    g_autofree char *other = sample_words(&sample, false);
    cr_expect(!strstr(strstr(other, "## Reducing"), "RAG by period\n[picture: A bar for each "
                                                    "period, its parts as long as the numbers. "
                                                    "December 2019: 1 red, of 1. March 2020: "
                                                    "1 red"),
              "%s", other);
}

Test(chart, by_owner_it_names_its_source)
{
    sample.layout = "owner";
    sample_stood(&sample, "SI", "December 2019", 1, 1, 0);
    g_autofree char *words = sample_words(&sample, false);
    cr_expect(
        strstr(words, "### RAG by period: Reducing and preventing domestic abuse\n[picture: "),
        "%s", words);
}
