/* The scale of a timeline: days to cells. */
#include <rectrack/scale.h>

#include <string.h>

#include <rectrack/date.h>

const char *const rt_zoom_names[RT_ZOOMS + 1] = {
    [RT_ZOOM_MONTH] = "month", [RT_ZOOM_QUARTER] = "quarter", [RT_ZOOM_YEAR] = "year"};

static const int cells_of_year[RT_ZOOMS] = {
    [RT_ZOOM_MONTH] = 12, [RT_ZOOM_QUARTER] = 4, [RT_ZOOM_YEAR] = 1};

int rt_scale_cell(enum rt_zoom zoom, uint32_t day)
{
    char iso[11];
    rt_day_iso(day, iso);
    int year = (int)g_ascii_strtoll(iso, NULL, 10);
    int month = *iso ? (int)g_ascii_strtoll(iso + 5, NULL, 10) - 1 : 0;
    return year * cells_of_year[zoom] + month * cells_of_year[zoom] / 12;
}

uint32_t rt_scale_day(enum rt_zoom zoom, int cell)
{
    int of_year = cells_of_year[zoom];
    return rt_day_new(cell / of_year, cell % of_year * 12 / of_year + 1, 1);
}

struct rt_scale rt_scale_of(enum rt_zoom zoom, uint32_t first, uint32_t last, uint32_t about,
                            int most)
{
    int from = rt_scale_cell(zoom, first), to = rt_scale_cell(zoom, last);
    most = MAX(most, 1);
    if (to - from >= most)
        from = CLAMP(rt_scale_cell(zoom, about) - most / 4, from, to - most + 1);
    return (struct rt_scale){zoom, from, CLAMP(to - from + 1, 1, most)};
}

enum rt_zoom rt_scale_zoom(uint32_t first, uint32_t last, int most)
{
    int zoom = 0;
    while (zoom + 1 < RT_ZOOMS &&
           rt_scale_cell((enum rt_zoom)zoom, last) - rt_scale_cell((enum rt_zoom)zoom, first) >=
               most)
        zoom++;
    return (enum rt_zoom)zoom;
}

enum rt_mark rt_scale_mark(const struct rt_scale *scale, const struct rt_window *window,
                           uint32_t today, int cell)
{
    int at = scale->first + cell, first = rt_scale_cell(scale->zoom, window->earliest),
        last = rt_scale_cell(scale->zoom, window->latest);
    if (cell == 0 && first < at)
        return RT_MARK_BEFORE;
    if (cell == scale->cells - 1 && last > at)
        return RT_MARK_BEHIND;
    if (first <= at && at <= last)
        return RT_MARK_WINDOW;
    return at == rt_scale_cell(scale->zoom, today) ? RT_MARK_TODAY : RT_MARK_NOTHING;
}

/* The year of the first cell gives way to the next, if that begins close behind. */
static bool has_place(const struct rt_scale *scale, int cell, int written)
{
    enum { YEAR = 4 };
    int of_year = cells_of_year[scale->zoom], into = (scale->first + cell) % of_year;
    int next = cell + of_year - into;
    bool gives_way = into && next <= cell + YEAR && next + YEAR <= scale->cells;
    bool begins = cell == 0 || into == 0;
    return begins && !gives_way && written <= cell && (!cell || cell + YEAR <= scale->cells);
}

char *rt_scale_years(const struct rt_scale *scale)
{
    GString *line = g_string_new(NULL);
    int of_year = cells_of_year[scale->zoom];
    for (int cell = 0; cell < scale->cells; cell++) {
        int written = line->len ? (int)line->len + 1 : 0; /* a blank parts two */
        if (has_place(scale, cell, written))
            g_string_append_printf(line, "%*s%04d", cell - (int)line->len, "",
                                   (scale->first + cell) / of_year);
    }
    return g_string_free(line, FALSE);
}
