/* A terminal in the test: a program on a pseudo-terminal, an emulator that
 * reads what it writes.
 *
 * Always waits for a text or for quiet, with a limit; never for a time alone.
 * After every key what holds of every screen is checked.
 */
#ifndef TESTS_TUI_HARNESS_H
#define TESTS_TUI_HARNESS_H

#include <stdbool.h>
#include <sys/types.h>

#include <glib.h>
#include <vterm.h>

struct term {
    int fd;
    pid_t pid;
    int rows, cols;
    VTerm *vterm;
    VTermScreen *screen;
    GByteArray *bytes;  /* all that came */
    size_t mark;        /* term_bytes_since counts from here */
    bool is_monochrome; /* no colour may come */
    bool is_checked;    /* the invariants are checked after every key */
    bool is_alternate, is_cursor_visible;
    int status; /* of the program that ended */
    bool has_ended;
};

enum { TERM_LIMIT = 5000 /* milliseconds */ };

/* argv[0] is the program; env: "NAME=value" or "NAME" to unset, NULL behind the
 * last, beside TERM=xterm-256color and LANG=C.UTF-8. */
void term_start(struct term *term, const char *const *argv, int rows, int cols,
                const char *const *env);
/* Ends the program if it still runs, frees all. */
void term_end(struct term *term);

/* "Down Down / Esc Ctrl-P"; each key on its own, then quiet. */
void term_keys(struct term *term, const char *keys);
/* All at once, then quiet. */
void term_send(struct term *term, const char *bytes);
/* A character at a time. */
void term_type(struct term *term, const char *text);
void term_paste(struct term *term, const char *text);
/* button 0: left, 64: wheel up, 65: wheel down; y, x from 0. */
void term_mouse(struct term *term, int button, int y, int x);

void term_wait_text(struct term *term, const char *text);
void term_wait_gone(struct term *term, const char *text);
void term_wait_quiet(struct term *term);
/* The exit status, or minus the signal. */
int term_wait_end(struct term *term);

char *term_row(struct term *term, int y); /* g_free it */
char *term_screen(struct term *term);
bool term_has(struct term *term, const char *text);
/* The row that has the text, or -1. */
int term_find(struct term *term, const char *text);
void term_cursor(struct term *term, int *y, int *x);
VTermScreenCell term_cell(struct term *term, int y, int x);

void term_resize(struct term *term, int rows, int cols);
void term_signal(struct term *term, int signal_number);
void term_mark(struct term *term);
size_t term_bytes_since(struct term *term);

/* What does not hold of the screen that has to (the cursor on the focus, the help
 * in sight, colours with their letters); NULL: all does.  g_free it. */
char *term_fault(struct term *term);

/* Compares with fixtures/screens/NAME.txt; writes it where RECTRACK_GOLDEN is set. */
void term_golden(struct term *term, const char *name);

#endif
