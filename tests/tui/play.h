/* A person at the desk, without a terminal: keys in, rows out.  After every key
 * the invariants of each screen are checked.
 */
#ifndef TESTS_TUI_PLAY_H
#define TESTS_TUI_PLAY_H

#include <stdbool.h>

#include "tui/session.h"

struct play {
    struct tui_session session;
    struct rt_context context;
    int rows, cols;
    bool has_left;
};

/* Where the drafts of the next that begins are kept; a place where nothing can be. */
extern const char *play_state;
/* Who that is. */
extern const char *play_user;

void play_begin(struct play *play, int rows, int cols, bool is_ascii);
/* The same for a person with settings. */
void play_begin_with(struct play *play, int rows, int cols, bool is_ascii,
                     struct rt_settings *settings);
/* The chair's, at the meeting of that day; NULL: the one that it is now. */
void play_meet(struct play *play, int rows, int cols, const char *day);
void play_end(struct play *play);

/* "Down Down / Esc": names of keys or single characters, blanks between. */
void play_keys(struct play *play, const char *keys);
void play_type(struct play *play, const char *text);
/* The same at once, as a terminal gives what was pasted without marks. */
void play_burst(struct play *play, const char *text);
void play_paste(struct play *play, const char *text);
void play_click(struct play *play, int y, int x);
void play_size(struct play *play, int rows, int cols);

/* The whole screen, g_free it; a row; a row that has the text, or -1. */
char *play_screen(struct play *play);
char *play_row(struct play *play, int y);
int play_find(struct play *play, const char *text);

#define play_expect(play, text)                                                            \
    do {                                                                                   \
        g_autofree char *seen = play_screen(play);                                         \
        cr_expect(strstr(seen, (text)), "\"%s\" is not on the screen:\n%s", (text), seen); \
    } while (0)
#define play_expect_not(play, text)                                                     \
    do {                                                                                \
        g_autofree char *seen = play_screen(play);                                      \
        cr_expect(!strstr(seen, (text)), "\"%s\" is on the screen:\n%s", (text), seen); \
    } while (0)

/* Compares with fixtures/screens/NAME.txt, where every time of day is 14:21; writes it where
 * RECTRACK_GOLDEN is set. */
void play_golden(struct play *play, const char *name);

/* The key of a name ("Ctrl-P", "PgDn", "x"); TUI_KEY_NONE: there is none. */
int play_key(const char *name);

/* Checks what holds of every screen (also done after every key). */
void play_check(struct play *play);

#endif
