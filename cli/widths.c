/* Room shared out between columns, a cell at a time: columns are few and lines
 * short. */
#include "cli/widths.h"

#include <stdbool.h>

#include <glib.h>

enum {
    PADDED = 60,  /* where nothing is cut: a paragraph in a cell must not pad all others */
    TELLING = 24, /* of the column that takes the rest: less tells nothing */
    LEAST = 4,
};

static size_t one_that_takes_the_rest(const struct cli_width *columns, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (columns[i].liking == 0)
            return i;
    return n - 1;
}

/* The broadest that may still give.  The one that takes the rest holds the words
 * that are read: it counts half. */
static struct cli_width *broadest(struct cli_width *columns, size_t n,
                                  const struct cli_width *rest)
{
    struct cli_width *found = NULL;
    int most = 0;
    for (size_t i = 0; i < n; i++) {
        int counts = &columns[i] == rest ? columns[i].width / 2 : columns[i].width;
        if (columns[i].width > LEAST && counts > most) {
            most = counts;
            found = &columns[i];
        }
    }
    return found;
}

static struct cli_width *first_cut(struct cli_width *columns, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (columns[i].width < columns[i].need)
            return &columns[i];
    return NULL;
}

void cli_widths(struct cli_width *columns, size_t n, int room)
{
    if (n == 0)
        return;
    struct cli_width *rest = &columns[one_that_takes_the_rest(columns, n)];
    int over = (int)(n - 1) * CLI_GAP - room;
    for (size_t i = 0; i < n; i++) {
        struct cli_width *column = &columns[i];
        int most = room == 0        ? MAX(PADDED, column->liking)
                   : column == rest ? G_MAXINT
                                    : column->liking;
        column->width = MIN(column->need, most);
        over += column->width;
    }
    if (room == 0)
        return;
    int given = CLAMP(rest->width - TELLING, 0, MAX(over, 0));
    rest->width -= given;
    over -= given;
    for (; over > 0; over--) {
        struct cli_width *gives = broadest(columns, n, rest);
        if (!gives)
            return;
        gives->width--;
    }
    for (; over < 0; over++) {
        struct cli_width *takes = first_cut(columns, n);
        if (!takes)
            return;
        takes->width++;
    }
}
