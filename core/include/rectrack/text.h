/* Words as people write them: UTF-8, terminal cells, cleaning, folding, cutting.
 *
 * Knows nothing of the product.  Widths are terminal cells as wcwidth counts
 * them in a UTF-8 locale, reckoned without the locale's help.
 */
#ifndef RECTRACK_TEXT_H
#define RECTRACK_TEXT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <glib.h>

#include <rectrack/arena.h>
#include <rectrack/error.h>

/* Is this what may be stored: valid UTF-8 without NUL and without control
 * characters (C0, DEL, C1) but tab and line feed?  If not: RT_REFUSED, *bad is
 * the byte offset of the first offender, and error says what it is (without
 * a place; the caller knows that). bad may be NULL. */
enum rt_status rt_text_check(const char *text, size_t length, size_t *bad,
                             struct rt_error *error);

/* One step through a text: the length in bytes of the first character of text
 * with all that joins it (combining marks, joiners: width 0), the number of
 * cells it takes in *cells (0..2).  Invalid bytes count one byte, one cell.
 * 0 at the end of the text. */
size_t rt_text_step(const char *text, int *cells);

/* Cells of a whole text on one line (a tab or line feed counts 1). */
int rt_text_cells(const char *text);

enum rt_clean {
    RT_CLEAN_LINE = 0,  /* for one line: LF and tab become a space */
    RT_CLEAN_PAGE = 1,  /* LF stays, tab becomes four spaces */
    RT_CLEAN_ASCII = 2, /* flag: what ASCII lacks is transliterated (£: GBP, …: ...) */
};

/* Does the name of the locale asked for (LC_ALL, else LC_CTYPE, else LANG) say
 * UTF-8?  It tells so without being loaded, and where it is not installed: ssh
 * hands on the name of one's own.  A name may also say nothing. */
bool rt_text_locale_is_utf8(void);

/* Appends text made safe for a terminal: C0 and DEL as ^X, C1 as <U+009B>,
 * bidi controls, zero-width, tag and unassigned characters as <U+202E>, invalid
 * bytes as U+FFFD, more than eight marks on one character dropped; a mark that
 * begins a line gets a dotted circle to stand on.  Letters of every script stay
 * as they are.  Cleaning what is clean changes nothing.  how: RT_CLEAN_LINE or RT_CLEAN_PAGE,
 * with or without RT_CLEAN_ASCII. */
void rt_text_clean(GString *out, const char *text, unsigned how);

/* Appends at most cells cells of text (cleaned already, one line); where it is
 * longer "…" ("~" when is_ascii) ends it.  Returns the cells used: fewer than
 * cells where a wide character did not fit; 0 if cells is 0 or less. */
int rt_text_clip(GString *out, const char *text, int cells, bool is_ascii);

/* The length in bytes of the first line of text when wrapped at cells cells,
 * between words where it can, behind a hyphen inside a word, and between wide
 * characters; *next is where the next line begins (past the blanks or line
 * feed that ended this one), NULL when this was the last.  A line feed at the
 * very end begins no line.  cells must be at least 2. */
size_t rt_text_wrap(const char *text, int cells, const char **next);

/* For finding and comparing: case and accents folded (NFKD, marks and invisible
 * characters dropped, casefold), typographic quotes and dashes as ' " -, white
 * space runs as one space, ends trimmed; invalid bytes become U+FFFD.  Folding
 * what is folded changes nothing.  g_free it. */
char *rt_text_fold(const char *text);

/* The name most like word (case-blind Damerau-Levenshtein, at most a third of
 * the word's letters wrong, at least 1 allowed, never all), or NULL; the first
 * of those equally near.  names: n pointers. */
const char *rt_text_nearest(const char *word, const char *const *names, size_t n);

/* What may be meant by a word that is none of the names: those that begin so, "SACRE or
 * SCC", else the nearest; NULL: nothing.  g_free it. */
char *rt_text_meant(const char *word, const char *const *names, size_t n);

/* Several texts in one cell, one a line: a line feed inside an item is written
 * \n and a backslash \\.  Used by CSV list cells and the store. */
void rt_texts_join(GString *out, const struct rt_list *texts);

/* The way back, added to texts; an empty cell is no item.  A backslash before
 * any other character stands for itself. */
void rt_texts_split(const char *cell, struct rt_arena *arena, struct rt_list *texts);

#endif
