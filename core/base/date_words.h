/* Dates as tokens and units of the calendar: what date_words.c reads and
 * date_window.c puts together.
 */
#ifndef BASE_DATE_WORDS_H
#define BASE_DATE_WORDS_H

#include <stdbool.h>
#include <stddef.h>

enum { MOST_TOKENS = 16, MOST_LETTERS = 12 };

enum token_kind { TOKEN_END, TOKEN_NUMBER, TOKEN_WORD, TOKEN_SIGN };

struct token {
    enum token_kind kind;
    int number, digits;
    char word[MOST_LETTERS]; /* or the sign */
};

/* What is being read: tokens up to one of kind TOKEN_END. */
struct date_reader {
    struct token tokens[MOST_TOKENS + 1];
    size_t at;
};

/* A unit of the calendar that begins with a month: a month, a quarter, a
 * season, a year; or a day in a month.  What was not said is 0. */
struct date_unit {
    int year, month, day;
    int months; /* how many; 1 for a day too */
};

/* Cuts words into tokens; false if there are none, too many or strange ones.
 * The reader must be all zero. */
bool date_reader_init(struct date_reader *reader, const char *words);

/* Takes these words or signs, blanks between them: all or none. */
bool date_take(struct date_reader *reader, const char *words);

/* Takes the longest date that stands next. */
bool date_take_unit(struct date_reader *reader, struct date_unit *out);

bool date_reader_is_done(const struct date_reader *reader);

/* "March" for 3. */
const char *date_month_name(int month);

#endif
