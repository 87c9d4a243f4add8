/* What was copied, kept in a file of the person's own: the terminal may ignore what
 * it is sent, a file does not.
 */
#ifndef RECTRACK_CLIPBOARD_H
#define RECTRACK_CLIPBOARD_H

#include <rectrack/error.h>

/* Writes text to $XDG_STATE_HOME/rectrack/clipboard.txt, 0600, in the place of what was
 * copied before.  *out: its path, g_free it.  RT_REFUSED: there is no home, the folder
 * is somebody else's, or the disk is full. */
enum rt_status rt_clipboard_keep(const char *text, char **out, struct rt_error *error);

#endif
