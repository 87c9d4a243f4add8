/* A document's tables written as text, for tests: a grid without a file.
 *
 *   = text            a paragraph outside of tables; "= [Title] text" has that style
 *   ---               another table begins; "--- Progress" is a sheet of that name
 *   a | b | c         a row; "^" is merged with the cell above, "<" with the one before
 *   ! a | b | c       a row that is repeated on each page
 *
 * Within a cell "¶" parts paragraphs, "↵" lines, and "**" stands round what is bold.
 */
#ifndef TESTS_EXCHANGE_GRID_TEXT_H
#define TESTS_EXCHANGE_GRID_TEXT_H

#include "exchange/grid.h"

struct grid *grid_text_new(const char *text);

#endif
