/* Characters and the terminal cells they take.
 *
 * GLib knows the Unicode tables; here stands what a terminal counts otherwise.
 * The locale is never asked: a list has the same columns under LC_ALL=C.
 * Knows nothing of what is safe to show (text_clean.c) or where lines break
 * (text_lines.c).
 */
#include <rectrack/text.h>

#include <stdint.h>
#include <string.h>

#include "base/text.h"

/* The same byte in each place of a word. */
#define EACH(byte) (UINT64_C(0x0101010101010101) * (byte))

size_t text_plain(const char *text, size_t n)
{
    size_t i = 0;
    for (uint64_t word; n - i >= sizeof word; i += sizeof word) {
        memcpy(&word, text + i, sizeof word);
        /* A byte that is none has its high bit, or gets it by one of the two. */
        if ((word | (word - EACH(0x20)) | (word + EACH(0x01))) & EACH(0x80))
            break;
    }
    while (i < n && text[i] >= 0x20 && text[i] < 0x7F)
        i++;
    return i;
}

gunichar text_char(const char *text, size_t *length)
{
    unsigned char first = (unsigned char)*text;
    *length = 1;
    if (first < 0x80)
        return first;
    gunichar c = g_utf8_get_char_validated(text, -1);
    if (c >= TEXT_INVALID)
        return TEXT_INVALID;
    *length = (size_t)(g_utf8_next_char(text) - text);
    return c;
}

/* Signs that Unicode files under format characters but that are seen: they
 * stand under or round the digits that follow. */
static bool is_seen_sign(gunichar c)
{
    return (c >= 0x600 && c <= 0x605) || c == 0x6DD || c == 0x70F || c == 0x890 || c == 0x891 ||
           c == 0x8E2 || c == 0x110BD || c == 0x110CD;
}

bool text_joins(gunichar c)
{
    if (c < 0x300 || c >= TEXT_INVALID)
        return false;
    return g_unichar_iszerowidth(c) && !is_seen_sign(c);
}

/* Circled numbers on black squares and the hexagrams: wide in terminals. */
static bool is_wide(gunichar c)
{
    return c >= 0x1100 && (g_unichar_iswide(c) || (c >= 0x3248 && c <= 0x324F) ||
                           (c >= 0x4DC0 && c <= 0x4DFF));
}

static int width(gunichar c)
{
    if (c >= TEXT_INVALID)
        return 1;
    return text_joins(c) ? 0 : is_wide(c) ? 2 : 1;
}

size_t rt_text_step(const char *text, int *cells)
{
    *cells = 0;
    if (!*text)
        return 0;
    size_t length, joined;
    *cells = width(text_char(text, &length));
    while ((unsigned char)text[length] >= 0x80 && text_joins(text_char(text + length, &joined)))
        length += joined;
    return length;
}

int rt_text_cells(const char *text)
{
    size_t sum = 0, length;
    int cells;
    do {
        /* ASCII before ASCII takes a cell, and nothing joins it. */
        for (; *text && (unsigned char)(text[0] | text[1]) < 0x80; text++)
            sum++;
        length = rt_text_step(text, &cells);
        text += length;
        sum += (size_t)cells;
    } while (length > 0);
    return (int)MIN(sum, (size_t)G_MAXINT);
}
