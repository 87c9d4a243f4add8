/* Copying: to the terminal over a line, to the desktop's own tool where this machine
 * is the person's, and always to a file.  Knows no screen: what the terminal shall get
 * is handed back.
 */
#ifndef TUI_CLIPBOARD_H
#define TUI_CLIPBOARD_H

enum { TUI_CLIPBOARD_MOST = 74000 /* bytes that terminals take (OSC 52) */ };

/* Copies text.  *sequence: what the terminal is to be sent, or NULL; g_free it.  Gives
 * what was done, to go on a sentence: "handed to wl-copy; also in ..."; g_free it. */
char *tui_clipboard_copy(const char *text, char **sequence);

#endif
