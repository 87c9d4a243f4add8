/* Somebody who listens: the program in lines on a pseudo-terminal, what is typed to it and
 * all that it says.
 *
 * Waits for words with a limit, never for a time.
 */
#ifndef CLI_VOICE_H
#define CLI_VOICE_H

#include <sys/types.h>

#include <glib.h>

#include "tests/cli/place.h"

struct voice {
    int fd;
    pid_t pid;
    GString *said; /* all that came */
    size_t heard;  /* of it, by the last words waited for */
};

/* rectrack --accessible as that person, in a place. */
void voice_start(struct voice *voice, const struct place *place, const char *as);

/* Types a line. */
void voice_type(struct voice *voice, const char *line);

/* Waits until words are said behind those waited for last. */
void voice_wait(struct voice *voice, const char *words);

/* Types a line and waits for what is said then. */
void voice_answer(struct voice *voice, const char *line, const char *words);

/* The terminal goes away. */
void voice_hang_up(struct voice *voice);

/* Waits for the end of the program: its exit status, or minus the signal; checks that
 * nothing was written over, and frees all. */
int voice_end(struct voice *voice);

#endif
