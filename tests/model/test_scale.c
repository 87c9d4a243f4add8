/* Windows of days on a line of cells. */
#include <criterion/criterion.h>
#include <string.h>

#include <rectrack/date.h>
#include <rectrack/scale.h>

static const struct {
    enum rt_zoom zoom;
    const char *first, *last, *today;
    int most, cells;
    const char *window, *until; /* first and last day of what is drawn */
    const char *drawn, *years;
} cases[] = {
    /* A month is a cell, and June takes one of them. */
    {RT_ZOOM_MONTH, "2019-11-01", "2021-03-31", "2020-03-31", 48, 17, "2020-06-01",
     "2020-06-30", "....|..#.........", "  2020"},
    {RT_ZOOM_MONTH, "2020-01-31", "2020-02-01", "2020-01-31", 48, 2, "2020-01-31", "2020-02-01",
     "##", "2020"},
    {RT_ZOOM_QUARTER, "2019-12-31", "2021-01-01", "2020-03-31", 48, 6, "2020-03-31",
     "2020-04-01", ".##...", " 2020"},
    {RT_ZOOM_YEAR, "2019-12-31", "2030-01-01", "2020-03-31", 48, 12, "2020-01-01", "2020-12-31",
     ".#..........", "2019 2024"},
    /* No room: today a little from the beginning, and arrows for the rest. */
    {RT_ZOOM_MONTH, "2000-01-01", "2040-12-31", "2020-06-15", 12, 12, "2000-01-01",
     "2000-12-31", "<..|........", "2020"},
    {RT_ZOOM_MONTH, "2000-01-01", "2040-12-31", "2020-06-15", 12, 12, "2030-01-01",
     "2030-12-31", "...|.......>", "2020"},
    {RT_ZOOM_MONTH, "2000-01-01", "2040-12-31", "2020-06-15", 12, 12, "2000-01-01",
     "2040-12-31", "<##########>", "2020"},
    /* Nor before the first or behind the last. */
    {RT_ZOOM_MONTH, "2020-06-01", "2021-12-31", "2020-06-15", 12, 12, "2021-06-01",
     "2021-06-30", "|..........>", "2020   2021"},
    {RT_ZOOM_MONTH, "2019-06-01", "2020-06-30", "2020-06-15", 12, 12, "2020-06-01",
     "2020-06-30", "...........#", "2019  2020"},
};

Test(scale, a_window_takes_each_cell_that_a_day_of_it_lies_in)
{
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char drawn[64] = "";
        struct rt_window window = {rt_day_parse(cases[i].window), rt_day_parse(cases[i].until)};
        struct rt_scale scale = rt_scale_of(cases[i].zoom, rt_day_parse(cases[i].first),
                                            rt_day_parse(cases[i].last),
                                            rt_day_parse(cases[i].today), cases[i].most);
        for (int cell = 0; cell < scale.cells; cell++)
            drawn[cell] =
                ".|#<>"[rt_scale_mark(&scale, &window, rt_day_parse(cases[i].today), cell)];
        g_autofree char *years = rt_scale_years(&scale);
        cr_expect_eq(scale.cells, cases[i].cells, "%zu: %d cells", i, scale.cells);
        cr_expect_str_eq(drawn, cases[i].drawn, "%zu: %s", i, drawn);
        cr_expect_str_eq(years, cases[i].years, "%zu: \"%s\"", i, years);
    }
}

Test(scale, a_cell_begins_on_its_first_day)
{
    static const struct {
        enum rt_zoom zoom;
        const char *day, *first;
    } days[] = {
        {RT_ZOOM_MONTH, "2020-02-29", "2020-02-01"},
        {RT_ZOOM_MONTH, "2020-12-31", "2020-12-01"},
        {RT_ZOOM_QUARTER, "2020-06-30", "2020-04-01"},
        {RT_ZOOM_YEAR, "2020-12-31", "2020-01-01"},
    };
    for (size_t i = 0; i < sizeof days / sizeof *days; i++) {
        int cell = rt_scale_cell(days[i].zoom, rt_day_parse(days[i].day));
        cr_expect_eq(rt_scale_day(days[i].zoom, cell), rt_day_parse(days[i].first), "%s",
                     days[i].day);
    }
    cr_expect_eq(rt_scale_day(RT_ZOOM_YEAR, 0), 0u);
}

Test(scale, the_finest_that_has_room)
{
    uint32_t day = rt_day_parse("2020-01-01");
    cr_expect_eq(rt_scale_zoom(day, rt_day_parse("2023-12-31"), 48), RT_ZOOM_MONTH);
    cr_expect_eq(rt_scale_zoom(day, rt_day_parse("2024-01-01"), 48), RT_ZOOM_QUARTER);
    cr_expect_eq(rt_scale_zoom(day, rt_day_parse("2032-01-01"), 48), RT_ZOOM_YEAR);
    cr_expect_eq(rt_scale_zoom(day, rt_day_parse("9999-12-31"), 48), RT_ZOOM_YEAR);
}
