/* How broad the columns of a listing are: knows counts of cells, no texts and no
 * terminal.
 */
#ifndef CLI_WIDTHS_H
#define CLI_WIDTHS_H

#include <stddef.h>

struct cli_width {
    int liking; /* what it likes to have at most; 0: what the others leave */
    int need;   /* of the broadest cell or label seen so far */
    int width;  /* decided here */
};

enum { CLI_GAP = 2 }; /* blanks between two columns */

/* Decides width of n columns.  room: the cells of a line; 0: nobody looks, cells
 * are never cut, and columns are as broad as what was seen, within reason.
 *
 * On a line a column has what it needs up to its liking, and the one that likes 0
 * (else the last) what is left, and then whoever needs more.  Where all that is
 * too broad it gives first, down to what tells something, then the broadest. */
void cli_widths(struct cli_width *columns, size_t n, int room);

#endif
