/* Numbers of Excel as a person sees them. */
#include "exchange/xlsx_number.h"

#include <math.h>
#include <string.h>

#include <rectrack/date.h>

enum { DAY_SECONDS = 24 * 60 * 60 };

/* ---- formats ---- */

/* What is not shown as it stands: "words", [Red], \x, and _x and *x, which are blanks. */
static const char *skip(const char *code)
{
    const char *end = NULL;
    if (*code == '"')
        end = strchr(code + 1, '"');
    else if (*code == '[')
        end = strchr(code, ']');
    else if (strchr("\\_*", *code))
        end = code[1] ? code + 1 : code;
    else
        return code;
    return end ? end + 1 : code + strlen(code);
}

static bool is_span(const char *code)
{
    return *code == '[' && strchr("hHmMsS", code[1]) && code[1] &&
           (code[2] == ']' || (code[2] == code[1] && code[3] == ']'));
}

/* An m is a month, but minutes beside hours and seconds. */
unsigned xlsx_look_of_code(const char *code)
{
    unsigned look = 0;
    while (*code && *code != ';') {
        const char *next = skip(code);
        look |= is_span(code) ? XLSX_TIME | XLSX_SPAN : 0;
        if (next != code) {
            code = next;
            continue;
        }
        char c = g_ascii_tolower(*code++);
        look |= c == 'd'               ? XLSX_DAY
                : c == 'm'             ? XLSX_MONTH
                : c == 'y'             ? XLSX_YEAR
                : c == 'h' || c == 's' ? XLSX_TIME
                : c == '%'             ? XLSX_PERCENT
                                       : 0;
    }
    if (look & XLSX_TIME && !(look & (XLSX_DAY | XLSX_YEAR)))
        look &= ~(unsigned)XLSX_MONTH;
    return look;
}

unsigned xlsx_look_of_id(unsigned id)
{
    static const struct {
        unsigned first, last, look;
    } looks[] = {
        {9, 10, XLSX_PERCENT},
        {14, 15, XLSX_DAY | XLSX_MONTH | XLSX_YEAR},
        {16, 16, XLSX_DAY | XLSX_MONTH},
        {17, 17, XLSX_MONTH | XLSX_YEAR},
        {18, 21, XLSX_TIME},
        {22, 22, XLSX_DAY | XLSX_MONTH | XLSX_YEAR | XLSX_TIME},
        {27, 31, XLSX_DAY | XLSX_MONTH | XLSX_YEAR},
        {32, 35, XLSX_TIME},
        {36, 36, XLSX_DAY | XLSX_MONTH | XLSX_YEAR},
        {45, 45, XLSX_TIME},
        {46, 46, XLSX_TIME | XLSX_SPAN},
        {47, 47, XLSX_TIME},
        {50, 58, XLSX_DAY | XLSX_MONTH | XLSX_YEAR},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(looks); i++)
        if (id >= looks[i].first && id <= looks[i].last)
            return looks[i].look;
    return 0;
}

/* ---- numbers ---- */

/* Excel's first calendar has a 29th of February 1900, which was none, and a day before its
 * first; g_free it.  NULL: past its end. */
static char *day_words(long day, bool is_1904)
{
    enum { LEAP = 60, LAST = 2958465, YEARS = 1462 /* days from 1900 to 1904 */ };
    if (is_1904)
        day += YEARS;
    if (day < 0 || day > LAST)
        return NULL;
    if (day == 0 || day == LEAP)
        return g_strdup(day ? "29 February 1900" : "0 January 1900");
    return rt_day_words(rt_day_new(1899, 12, 31) + (uint32_t)day - (day > LEAP));
}

static void put_time(GString *out, long seconds, unsigned look)
{
    long hours = seconds / 3600, minutes = seconds / 60 % 60, rest = seconds % 60;
    g_string_append_printf(out, "%0*ld:%02ld", look & XLSX_SPAN ? 1 : 2, hours, minutes);
    if (rest)
        g_string_append_printf(out, ":%02ld", rest);
}

/* false: the calendar has no such day. */
static bool put_date(GString *out, double number, unsigned look, bool is_1904)
{
    if (number < 0 || number > 1e7)
        return false;
    long day = (long)floor(number), seconds = lround((number - floor(number)) * DAY_SECONDS);
    if (look & XLSX_TIME) {
        day += seconds / DAY_SECONDS;
        seconds %= DAY_SECONDS;
    }
    if (!(look & (XLSX_DAY | XLSX_MONTH | XLSX_YEAR))) {
        put_time(out, look & XLSX_SPAN ? day * DAY_SECONDS + seconds : seconds, look);
        return true;
    }
    g_autofree char *words = day_words(day, is_1904);
    if (!words)
        return false;
    const char *month = strchr(words, ' ') + 1, *year = strrchr(words, ' ') + 1;
    g_string_append(out, look & XLSX_DAY ? words : look & XLSX_MONTH ? month : year);
    if (look & XLSX_TIME && seconds) {
        g_string_append(out, ", ");
        put_time(out, seconds, 0);
    }
    return true;
}

bool xlsx_number_put(GString *out, const char *digits, unsigned look, bool is_1904)
{
    enum { DATE = XLSX_DAY | XLSX_MONTH | XLSX_YEAR | XLSX_TIME };
    char *end, words[G_ASCII_DTOSTR_BUF_SIZE];
    double number = g_ascii_strtod(digits, &end);
    if (end == digits || *end || !isfinite(number) || strpbrk(digits, "xX"))
        return false;
    if (look & DATE && put_date(out, number, look, is_1904))
        return true;
    bool is_percent = look & XLSX_PERCENT && !(look & DATE);
    number = is_percent ? number * 100 : number;
    number = number == 0 ? 0 : number; /* -0 too */
    g_string_append(out, g_ascii_formatd(words, sizeof words, "%.15g", number));
    g_string_append(out, is_percent ? "%" : "");
    return true;
}

bool xlsx_moment_put(GString *out, const char *iso)
{
    enum { DAY = 10, TIME = 16 };
    g_autofree char *date = g_strndup(iso, DAY);
    uint32_t day = rt_day_parse(date);
    size_t n = strlen(iso);
    g_autofree char *words = day ? rt_day_words(day) : NULL;
    if (!day || (n > DAY && (n < TIME || iso[DAY] != 'T')))
        return false;
    g_string_append(out, words);
    if (n >= TIME && strncmp(iso + DAY, "T00:00", TIME - DAY) != 0)
        g_string_append_printf(out, ", %.5s", iso + DAY + 1);
    return true;
}
