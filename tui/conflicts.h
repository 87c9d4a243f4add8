/* What a command would have overwritten, in the words of a question.
 */
#ifndef TUI_CONFLICTS_H
#define TUI_CONFLICTS_H

#include <rectrack/conflict.h>

/* A sentence on each, as much of both texts as a question holds; g_free it. */
char *tui_conflicts_words(const struct rt_conflicts *conflicts, bool is_ascii);

#endif
