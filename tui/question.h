/* Command lines that are asked about before they are run, however they came: typed, chosen
 * or bound to a key.  Which they are, and what the question says.
 */
#ifndef TUI_QUESTION_H
#define TUI_QUESTION_H

#include <stdbool.h>

struct tui_desk;

/* Lays the question over a line that wants one; yes runs the line.  false: it wants none, or
 * can't be done as it stands, which running it tells. */
bool tui_question_open(struct tui_desk *desk, const char *line);

#endif
