/* Where a person's own files stand: data, settings, and what a program keeps
 * between its runs.  Knows the rules of XDG, nothing of what is in the files.
 */
#ifndef BASE_HOME_H
#define BASE_HOME_H

enum home_part { HOME_DATA, HOME_CONFIG, HOME_STATE, HOME_PARTS };

/* "$XDG_DATA_HOME/NAME", else "$HOME/.local/share/NAME", and so for the others; g_free
 * it.  NULL where neither variable is a path from the top: nobody guesses then, least
 * of all the working folder or /tmp. */
char *home_path(enum home_part part, const char *name);

#endif
