/* Windows of days on a line of cells, each a month, a quarter or a year: what a page of text
 * and a screen draw alike.  A window takes every cell that a day of it lies in.
 */
#ifndef RECTRACK_SCALE_H
#define RECTRACK_SCALE_H

#include <stdbool.h>
#include <stdint.h>

#include <rectrack/date.h>

enum rt_zoom { RT_ZOOM_MONTH, RT_ZOOM_QUARTER, RT_ZOOM_YEAR, RT_ZOOMS };
/* "month", "quarter", "year", NULL. */
extern const char *const rt_zoom_names[RT_ZOOMS + 1];

/* A cell for each month, quarter or year. */
struct rt_scale {
    enum rt_zoom zoom;
    int first; /* the first cell, counted from the year 0 */
    int cells;
};

/* The cell, counted from the year 0, in which a day lies. */
int rt_scale_cell(enum rt_zoom zoom, uint32_t day);

/* The first day of a cell; 0: no day that there is. */
uint32_t rt_scale_day(enum rt_zoom zoom, int cell);

/* From the first to the last day; where there is no room for so much, as many cells as there
 * is room for, the day about a quarter from their beginning. */
struct rt_scale rt_scale_of(enum rt_zoom zoom, uint32_t first, uint32_t last, uint32_t about,
                            int most);

/* The finest zoom at which all of it has room; the coarsest where none has. */
enum rt_zoom rt_scale_zoom(uint32_t first, uint32_t last, int most);

/* What stands in a cell: of the window, else today, else nothing.  Where the window goes on
 * beyond the first or the last cell, that one says so. */
enum rt_mark { RT_MARK_NOTHING, RT_MARK_TODAY, RT_MARK_WINDOW, RT_MARK_BEFORE, RT_MARK_BEHIND };
enum rt_mark rt_scale_mark(const struct rt_scale *scale, const struct rt_window *window,
                           uint32_t today, int cell);

/* The years over the cells, where they begin and have room: "2020        2021"; g_free it. */
char *rt_scale_years(const struct rt_scale *scale);

#endif
