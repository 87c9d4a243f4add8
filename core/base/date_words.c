/* Dates as people in British councils write them: cut into tokens, read unit by
 * unit of the calendar.  What can be read in two ways is not read ("2/3/24":
 * which century?).
 *
 * The rules each take tokens from the front or fail.  Knows nothing of ranges
 * (date_window.c) or of targets.
 */
#include "base/date_words.h"

#include <string.h>

#include <glib.h>

#include <rectrack/text.h>

static const char *const month_names[] = {"January",   "February", "March",    "April",
                                          "May",       "June",     "July",     "August",
                                          "September", "October",  "November", "December"};

static const char *cut_token(const char *text, struct token *token)
{
    size_t n = 0;
    if (g_ascii_isdigit(*text)) {
        token->kind = TOKEN_NUMBER;
        for (; g_ascii_isdigit(text[n]); n++) {
            if (n == 4)
                return NULL;
            token->number = token->number * 10 + (text[n] - '0');
        }
        token->digits = (int)n;
    } else if (g_ascii_isalpha(*text)) {
        token->kind = TOKEN_WORD;
        for (; g_ascii_isalpha(text[n]); n++) {
            if (n + 1 == MOST_LETTERS)
                return NULL;
            token->word[n] = text[n];
        }
    } else if (strchr("/.-,'", *text)) {
        token->kind = TOKEN_SIGN;
        token->word[n++] = *text;
    } else {
        return NULL;
    }
    return text + n;
}

bool date_reader_init(struct date_reader *reader, const char *words)
{
    g_autofree char *folded = rt_text_fold(words);
    const char *text = folded;
    size_t n = 0;
    while (*text) {
        if (n == MOST_TOKENS || !(text = cut_token(text, &reader->tokens[n++])))
            return false;
        while (*text == ' ')
            text++;
    }
    if (n && reader->tokens[n - 1].word[0] == '.') /* the end of a sentence */
        reader->tokens[n - 1] = (struct token){0};
    return n > 0;
}

static const struct token *peek(const struct date_reader *reader)
{
    return &reader->tokens[reader->at];
}

/* Takes the next token if it is the word or sign of that length. */
static bool take_sized(struct date_reader *reader, const char *word, size_t length)
{
    const struct token *token = peek(reader);
    if (token->kind == TOKEN_NUMBER || strlen(token->word) != length ||
        memcmp(token->word, word, length) != 0)
        return false;
    reader->at += token->kind != TOKEN_END;
    return true;
}

static bool take(struct date_reader *reader, const char *word)
{
    return take_sized(reader, word, strlen(word));
}

bool date_take(struct date_reader *reader, const char *words)
{
    size_t begin = reader->at;
    if (peek(reader)->word[0] != *words) /* nearly always: many are asked for */
        return false;
    for (const char *word = words; *word;) {
        size_t length = strcspn(word, " ");
        if (!take_sized(reader, word, length)) {
            reader->at = begin;
            return false;
        }
        word += length + (word[length] == ' ');
    }
    return true;
}

static bool take_number(struct date_reader *reader, int least_digits, int most_digits, int *out)
{
    const struct token *token = peek(reader);
    if (token->kind != TOKEN_NUMBER || token->digits < least_digits ||
        token->digits > most_digits)
        return false;
    *out = token->number;
    reader->at++;
    return true;
}

/* A month's number from its folded name or its first letters, else 0. */
static int month_of(const char *word)
{
    if (strcmp(word, "sept") == 0)
        return 9;
    for (int i = 0; i < 12; i++) {
        const char *name = month_names[i];
        if (*word == g_ascii_tolower(*name) &&
            (g_ascii_strcasecmp(word, name) == 0 ||
             (strlen(word) == 3 && g_ascii_strncasecmp(word, name, 3) == 0)))
            return i + 1;
    }
    return 0;
}

static bool take_month(struct date_reader *reader, int *month)
{
    const struct token *token = peek(reader);
    if (token->kind != TOKEN_WORD || !(*month = month_of(token->word)))
        return false;
    reader->at++;
    if (strlen(token->word) < 5)
        take(reader, ".");
    return true;
}

static void take_ordinal(struct date_reader *reader)
{
    static const char *const endings[] = {"st", "nd", "rd", "th"};
    for (size_t i = 0; i < G_N_ELEMENTS(endings); i++)
        take(reader, endings[i]);
}

/* The year behind a month's name, which may have two digits; 0: none. */
static int take_year_of_month(struct date_reader *reader)
{
    size_t begin = reader->at;
    if (!take(reader, "'") && !take(reader, ",") && !take(reader, "-"))
        take(reader, "of");
    int year;
    if (take_number(reader, 4, 4, &year))
        return year;
    if (take_number(reader, 2, 2, &year))
        return 2000 + year;
    reader->at = begin;
    return 0;
}

/* "2020-03-31", "2020-03" */
static bool read_iso(struct date_reader *reader, struct date_unit *out)
{
    *out = (struct date_unit){.months = 1};
    if (!take_number(reader, 4, 4, &out->year) || !take(reader, "-") ||
        !take_number(reader, 2, 2, &out->month) || out->month > 12)
        return false;
    size_t begin = reader->at;
    if (!take(reader, "-") || !take_number(reader, 2, 2, &out->day))
        reader->at = begin;
    return true;
}

/* "31/03/2020", "31.3.2020", "31-03-2020": the day first */
static bool read_figures(struct date_reader *reader, struct date_unit *out)
{
    *out = (struct date_unit){.months = 1};
    if (!take_number(reader, 1, 2, &out->day))
        return false;
    const char *sign = peek(reader)->word;
    return strlen(sign) == 1 && strchr("/.-", *sign) && take(reader, sign) &&
           take_number(reader, 1, 2, &out->month) && take(reader, sign) &&
           take_number(reader, 4, 4, &out->year);
}

/* "31 March 2020", "31st of March 2020", "31-Mar-20", "31 March" */
static bool read_day_of_month(struct date_reader *reader, struct date_unit *out)
{
    *out = (struct date_unit){.months = 1};
    if (!take_number(reader, 1, 2, &out->day))
        return false;
    take_ordinal(reader);
    if (!take(reader, "-"))
        take(reader, "of");
    if (!take_month(reader, &out->month))
        return false;
    out->year = take_year_of_month(reader);
    return true;
}

/* "March 31, 2020" */
static bool read_month_of_day(struct date_reader *reader, struct date_unit *out)
{
    *out = (struct date_unit){.months = 1};
    if (!take_month(reader, &out->month) || !take_number(reader, 1, 2, &out->day))
        return false;
    take_ordinal(reader);
    take(reader, ",");
    return take_number(reader, 4, 4, &out->year);
}

/* "March 2020", "Nov 19", "March" */
static bool read_month(struct date_reader *reader, struct date_unit *out)
{
    *out = (struct date_unit){.months = 1};
    if (!take_month(reader, &out->month))
        return false;
    out->year = take_year_of_month(reader);
    return true;
}

/* "2020/21", "2020/2021", "2020-21": from April to March; "2020-2021" may also
 * mean two calendar years */
static bool read_financial_year(struct date_reader *reader, struct date_unit *out)
{
    *out = (struct date_unit){.month = 4, .months = 12};
    if (!date_take(reader, "fy"))
        date_take(reader, "financial year");
    int next;
    if (!take_number(reader, 4, 4, &out->year))
        return false;
    if (date_take(reader, "/") && take_number(reader, 4, 4, &next))
        return out->year + 1 == next;
    bool is_parted =
        reader->tokens[reader->at - 1].kind == TOKEN_SIGN || date_take(reader, "-");
    return is_parted && take_number(reader, 2, 2, &next) && (out->year + 1) % 100 == next;
}

/* "Q2 2020": April to June; "Q2 2020/21": July to September 2020 */
static bool read_quarter(struct date_reader *reader, struct date_unit *out)
{
    int quarter;
    if ((!take(reader, "q") && !take(reader, "quarter")) ||
        !take_number(reader, 1, 1, &quarter) || quarter < 1 || quarter > 4)
        return false;
    if (!take(reader, ","))
        take(reader, "of");
    size_t begin = reader->at;
    if (read_financial_year(reader, out)) {
        out->month = quarter < 4 ? 1 + 3 * quarter : 1;
        out->year += quarter == 4;
    } else {
        reader->at = begin;
        *out = (struct date_unit){.month = 3 * quarter - 2};
        if (!take_number(reader, 4, 4, &out->year))
            return false;
    }
    out->months = 3;
    return true;
}

/* "spring 2020"; winter begins in December, "winter 2019/20" in that of 2019 */
static bool read_season(struct date_reader *reader, struct date_unit *out)
{
    static const char *const names[] = {"spring", "summer", "autumn", "winter"};
    int season = 0;
    while (season < 4 && !take(reader, names[season]))
        season++;
    if (season == 4)
        return false;
    take(reader, "of");
    size_t begin = reader->at;
    if (season < 3 || !read_financial_year(reader, out)) {
        reader->at = begin;
        *out = (struct date_unit){0};
        if (!take_number(reader, 4, 4, &out->year))
            return false;
    }
    out->month = 3 * season + 3;
    out->months = 3;
    return true;
}

/* "2020" */
static bool read_year(struct date_reader *reader, struct date_unit *out)
{
    *out = (struct date_unit){.month = 1, .months = 12};
    return take_number(reader, 4, 4, &out->year);
}

/* "21", before "to 30 June 2020" */
static bool read_day(struct date_reader *reader, struct date_unit *out)
{
    *out = (struct date_unit){.months = 1};
    bool is_read = take_number(reader, 1, 2, &out->day);
    take_ordinal(reader);
    return is_read;
}

bool date_take_unit(struct date_reader *reader, struct date_unit *out)
{
    static bool (*const rules[])(struct date_reader *, struct date_unit *) = {
        read_iso,          read_figures, read_day_of_month,
        read_month_of_day, read_month,   read_financial_year,
        read_quarter,      read_season,  read_year,
        read_day};
    size_t begin = reader->at;
    for (size_t i = 0; i < G_N_ELEMENTS(rules); i++) {
        reader->at = begin;
        if (rules[i](reader, out))
            return true;
    }
    reader->at = begin;
    return false;
}

bool date_reader_is_done(const struct date_reader *reader)
{
    return peek(reader)->kind == TOKEN_END;
}

const char *date_month_name(int month)
{
    return month_names[month - 1];
}
