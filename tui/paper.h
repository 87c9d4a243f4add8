/* A paper as the screen shows it: its parts are kept as they come, and laid out for the
 * width of the window.
 *
 * In a wide window the columns stand side by side as on paper, an action and its target
 * on one line; in a narrow one each column is a block under its heading.  Knows neither
 * where the parts come from nor what is done with the paper.
 */
#ifndef TUI_PAPER_H
#define TUI_PAPER_H

#include <rectrack/arena.h>
#include <rectrack/paper.h>

#include "tui/pager.h"

/* Rows that are kept; what follows is told to be left out. */
enum { TUI_PAPER_ROWS = 1000 };

struct tui_paper {
    struct rt_arena arena;
    struct rt_list parts; /* struct report_part */
    size_t n_rows;
    bool is_cut; /* there was more than is kept */
};

void tui_paper_clear(struct tui_paper *paper);

/* Keeps a copy of a part; false: no more is needed. */
bool tui_paper_add(struct tui_paper *paper, const struct report_part *part);

/* Lays it out in lines of so many cells, in place of what the pager holds.  Each line
 * has the number of its part, from 1, as its section. */
void tui_paper_lay(const struct tui_paper *paper, struct tui_pager *pager, int width);

#endif
