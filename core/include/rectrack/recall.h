/* What a person's program remembers between its runs: a line of text by a few names, in
 * a folder of their own ($XDG_STATE_HOME/rectrack/recall), a file each.  Nothing in it
 * is missed when it is gone.
 */
#ifndef RECTRACK_RECALL_H
#define RECTRACK_RECALL_H

#include <rectrack/error.h>

/* names: NULL behind the last; together they say what is remembered.  RT_REFUSED: there
 * is no home, or it can't be written. */
enum rt_status rt_recall_keep(const char *const *names, const char *text,
                              struct rt_error *error);

/* The text; NULL: nothing is remembered, or it could be somebody else's.  g_free it. */
char *rt_recall(const char *const *names);

#endif
