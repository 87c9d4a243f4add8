/* How the columns of a listing share a line: what they like, what they need, and
 * who gives where it is too narrow. */
#include <criterion/criterion.h>

#include "cli/widths.h"

enum { MOST = 6 };

static const struct {
    const char *title;
    int room;
    size_t n;
    struct cli_width columns[MOST];
    int widths[MOST];
} shared[] = {
    {"each has what it needs, the title too",
     80,
     3,
     {{32, 5, 0}, {18, 15, 0}, {0, 40, 0}},
     {5, 15, 40}},
    {"a liking is a limit while the title wants more",
     60,
     3,
     {{32, 5, 0}, {10, 15, 0}, {0, 90, 0}},
     {5, 10, 41}},
    {"what nobody else needs goes to who was cut",
     60,
     3,
     {{32, 5, 0}, {10, 15, 0}, {0, 20, 0}},
     {5, 15, 20}},
    {"the title may stand anywhere", 60, 3, {{32, 5, 0}, {0, 90, 0}, {20, 12, 0}}, {5, 39, 12}},
    {"the last takes the rest where none says so", 40, 2, {{10, 8, 0}, {10, 50, 0}}, {8, 30}},
    {"the title keeps enough to be read, the broad ones give",
     80,
     6,
     {{32, 5, 0}, {18, 15, 0}, {1, 1, 0}, {20, 20, 0}, {20, 20, 0}, {0, 80, 0}},
     {5, 13, 1, 13, 14, 24}},
    {"what is seldom so narrow stops somewhere",
     10,
     3,
     {{9, 9, 0}, {9, 9, 0}, {0, 9, 0}},
     {4, 4, 4}},
    {"in a pipe a column is as broad as what was seen",
     0,
     3,
     {{6, 8, 0}, {10, 30, 0}, {0, 50, 0}},
     {8, 30, 50}},
    {"but a paragraph in it pads no others", 0, 2, {{6, 900, 0}, {0, 5, 0}}, {60, 5}},
    {"one column has the line", 80, 1, {{6, 100, 0}}, {80}},
};

Test(widths, columns_share_a_line)
{
    for (size_t i = 0; i < sizeof shared / sizeof *shared; i++) {
        struct cli_width columns[MOST];
        for (size_t k = 0; k < MOST; k++)
            columns[k] = shared[i].columns[k];
        cli_widths(columns, shared[i].n, shared[i].room);
        for (size_t k = 0; k < shared[i].n; k++)
            cr_expect_eq(columns[k].width, shared[i].widths[k], "%s: column %zu is %d, not %d",
                         shared[i].title, k, columns[k].width, shared[i].widths[k]);
    }
}
