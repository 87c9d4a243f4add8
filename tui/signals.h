/* What the system tells the screen, and giving the terminal back in a crash.
 *
 * Knows no curses.  Signals are kept out while the program works and let in
 * only while it waits, so that none is missed between a look and a wait.
 */
#ifndef TUI_SIGNALS_H
#define TUI_SIGNALS_H

#include <stdbool.h>

/* Remembers the modes of the terminal; false: there is none. */
bool tui_signals_begin(void);
/* What a crash writes to give the terminal back, added up; NULL: nothing. */
void tui_signals_rescue(const char *sequence);
/* Sets the handlers. */
void tui_signals_catch(void);
void tui_signals_end(void);

enum tui_wait { TUI_WAIT_OVER, TUI_WAIT_INPUT, TUI_WAIT_SIGNAL, TUI_WAIT_GONE };

/* Waits for input, a signal, or the end of the time. */
enum tui_wait tui_signals_wait(int milliseconds);

/* Is there input now, or within the time? */
bool tui_signals_has_input(int milliseconds);

/* Each tells whether it came since the last asking. */
bool tui_signals_stopped(void); /* somebody asks for a suspension */
bool tui_signals_continued(void);
bool tui_signals_ended(void); /* stays true */

/* Stops the program as the shell's job; returns when it goes on. */
void tui_signals_suspend(void);

/* Another program has the terminal: its keys for interrupting and stopping are
 * meant for that one.  What asks us to end waits until it is ours again. */
void tui_signals_lend(void);
void tui_signals_take_back(void);
/* Was that program ended by what asks us to end, too?  That waits for us now. */
bool tui_signals_end_waits(void);
/* What that program does before it begins: signals are as they were before us.
 * Calls nothing but what is safe between fork and exec. */
void tui_signals_child(void);

#endif
