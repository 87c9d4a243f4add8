/* A text that a person edits: where the cursor stands, what was done to it, and
 * the way back.  The one-line field and the text area are two faces of it.
 *
 * Knows no width and no screen.  A character is one with all that joins it
 * (combining marks, joiners): the cursor never stands inside one, and none is
 * ever halved.
 */
#ifndef TUI_BUFFER_H
#define TUI_BUFFER_H

#include <stdbool.h>

#include <glib.h>

#include "tui/event.h"

enum tui_typed {
    TUI_TYPED_NOT, /* the key is none of a text's */
    TUI_TYPED_MOVED,
    TUI_TYPED_CHANGED,
    TUI_TYPED_REFUSED, /* tui_buffer_why says why */
    TUI_TYPED_EMPTIED, /* Backspace in an empty text */
};

struct tui_buffer {
    GString *text;   /* UTF-8 without control characters but, where has_lines, line feeds */
    size_t at;       /* where the cursor is, in bytes */
    size_t most;     /* bytes that it takes */
    size_t n;        /* how many characters of Unicode it has */
    bool has_lines;  /* line feeds stay; else they become blanks */
    GArray *changes; /* struct tui_change, the oldest first */
    size_t done;     /* so many of them; those behind can be done again */
    bool is_going;   /* what is typed now belongs to the last one */
    size_t same_head, same_tail; /* bytes at both ends that nothing has touched since
                                    tui_buffer_settle */
    char *why;
};

/* One step of the way back: a word that was typed, one that was rubbed out, a paste. */
struct tui_change {
    size_t at, cursor; /* cursor: where it stood before */
    GString *out, *in; /* what went and what came, there */
    int kind;
};

/* Takes text as it is; it may be empty. */
void tui_buffer_init(struct tui_buffer *buffer, const char *text, size_t most, bool has_lines);
/* Takes one that was cleared or never begun. */
void tui_buffer_clear(struct tui_buffer *buffer);

/* Puts another text in its place, cleaned as a paste is, the cursor at its end: a
 * step that can be undone.  TUI_TYPED_REFUSED, and all stays, where it has control characters,
 * is no UTF-8 or is too long. */
enum tui_typed tui_buffer_set(struct tui_buffer *buffer, const char *text);

/* Takes what was pasted: CR and CRLF become line feeds, tabs blanks; all of it is
 * refused for one control character in it.  Quotes and dashes stay as they are. */
enum tui_typed tui_buffer_paste(struct tui_buffer *buffer, const char *text);

/* Takes a key that means the same in one line and in many: what types, moves by a
 * character or a word, rubs out, undoes. */
enum tui_typed tui_buffer_key(struct tui_buffer *buffer, int key);

/* Puts the cursor there, or in front of the character that stands there. */
void tui_buffer_move(struct tui_buffer *buffer, size_t at);

/* Takes the bytes from there to there away; both are ends of characters. */
enum tui_typed tui_buffer_erase(struct tui_buffer *buffer, size_t from, size_t to);

/* TUI_TYPED_MOVED: there is nothing to undo, or nothing to do again. */
enum tui_typed tui_buffer_undo(struct tui_buffer *buffer);
enum tui_typed tui_buffer_redo(struct tui_buffer *buffer);

/* What it has is what it began with: there is no way back behind it. */
void tui_buffer_begin_here(struct tui_buffer *buffer);

/* The length of the character at at and its cells as rt_text_step tells them; a
 * line feed stands alone, whatever follows it. */
size_t tui_buffer_step(const struct tui_buffer *buffer, size_t at, int *cells);

/* Why the last text was refused: a sentence without a full stop, or NULL. */
const char *tui_buffer_why(const struct tui_buffer *buffer);

/* From now on what is touched is counted anew. */
void tui_buffer_settle(struct tui_buffer *buffer);

#endif
