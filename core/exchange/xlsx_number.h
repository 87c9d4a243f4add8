/* The numbers of Excel as a person sees them: a date is a number that looks like one.
 *
 * Knows formats of numbers, and both calendars; no cell.
 */
#ifndef EXCHANGE_XLSX_NUMBER_H
#define EXCHANGE_XLSX_NUMBER_H

#include <stdbool.h>

#include <glib.h>

/* What of a number its format shows; 0: the number itself. */
enum xlsx_look {
    XLSX_DAY = 1 << 0,
    XLSX_MONTH = 1 << 1,
    XLSX_YEAR = 1 << 2,
    XLSX_TIME = 1 << 3,
    XLSX_SPAN = 1 << 4, /* hours that go on behind 24 */
    XLSX_PERCENT = 1 << 5,
};

/* Of a format as it is written, "dd/mm/yyyy;@". */
unsigned xlsx_look_of_code(const char *code);

/* Of one that has a number and is written nowhere. */
unsigned xlsx_look_of_id(unsigned id);

/* Appends "12", "0.5", "50%", "31 December 2020", "June 2020" (of what shows no day),
 * "14:30"; where both day and time are shown and it is not midnight, "31 December 2020,
 * 14:30".  is_1904: the days are counted from there.  false: digits is no number. */
bool xlsx_number_put(GString *out, const char *digits, unsigned look, bool is_1904);

/* The same of a moment as ISO has it, "2020-12-31T14:30:00". */
bool xlsx_moment_put(GString *out, const char *iso);

#endif
