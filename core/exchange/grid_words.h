/* The small language of a council's table: numbers before titles, dashes behind them, marks
 * of lists, labels of paragraphs.  Words alone: knows no cells and no records.
 */
#ifndef EXCHANGE_GRID_WORDS_H
#define EXCHANGE_GRID_WORDS_H

#include <stdbool.h>
#include <stddef.h>

#include <rectrack/arena.h>

/* The bytes of the blanks that text begins with. */
size_t grid_blanks(const char *text);

/* Text without blanks at its ends, and a hard blank is one; in arena. */
char *grid_trim(struct rt_arena *arena, const char *text, size_t length);

/* A number that a recommendation begins with. */
struct grid_number {
    const char *code;   /* "SI" of SI-5; NULL: the number stands alone */
    const char *number; /* "5", letters and digits; NULL: there is none */
    size_t length;      /* the bytes of the text that it takes, with what follows it */
    bool is_weak;       /* only a blank parts it from the words ("5 Raise awareness"), or it
                           may be a year: it is one where the number before it is near */
};

/* Of "5. Raise", "15.Consideration", "(5) Raise", "Recommendation 5: Raise", "SI-5. Raise". */
struct grid_number grid_number_of(const char *text, struct rt_arena *arena);

/* The same of a cell that holds nothing else: "5", "R5", "SI-5", "No. 5"; "B2" too,
 * whose letter is part of the number. */
struct grid_number grid_number_alone(const char *text, struct rt_arena *arena);

/* Where title and text part: the bytes of the title and where the text begins. */
struct grid_title {
    size_t title, text; /* title 0: there is none */
};
/* bold: so many bytes at its beginning are. */
struct grid_title grid_title_of(const char *text, size_t bold);

/* Text behind the mark of a list ("•", "- ", "1)", "(a)"), or text. */
const char *grid_unmark(const char *text);

/* Do words end what was said: with a full stop or the like? */
bool grid_is_ended(const char *text);

/* Do words go on with what was not ended: with a small letter? */
bool grid_goes_on(const char *before, const char *text);

enum grid_label { GRID_NO_LABEL, GRID_PROGRESS_LABEL, GRID_CHALLENGE_LABEL };

/* The label that text begins with and the bytes it takes: "Progress:", "Challenge(s):". */
enum grid_label grid_label_of(const char *text, size_t *length);

/* Where within text a label begins behind other words, or NULL. */
const char *grid_label_within(const char *text);

#endif
