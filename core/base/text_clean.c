/* What may be stored, and what may be shown: control characters are refused at
 * the door (rt_text_check) and made visible on the way to a terminal
 * (rt_text_clean).  Default deny: a character that draws nothing is shown by
 * its number.  Letters and marks of every script pass.
 */
#include <rectrack/text.h>

#include <string.h>

#include "base/text.h"

enum { MOST_MARKS = 8, TAB = 4 };

static bool is_control(gunichar c)
{
    return c < 0x20 || (c >= 0x7F && c < 0xA0);
}

static enum rt_status refuse_control(gunichar c, struct rt_error *error)
{
    static const char *const names[] = {[0] = " (NUL)",
                                        [0x08] = " (backspace)",
                                        [0x0D] = " (carriage return)",
                                        [0x1B] = " (escape)"};
    const char *name = c < G_N_ELEMENTS(names) && names[c] ? names[c] : "";
    return rt_fail(error, RT_REFUSED, "the control character U+%04X%s is not text; remove it",
                   c, name);
}

enum rt_status rt_text_check(const char *text, size_t length, size_t *bad,
                             struct rt_error *error)
{
    for (size_t i = 0; (i += text_plain(text + i, length - i)) < length;) {
        unsigned char first = (unsigned char)text[i];
        gunichar c =
            first < 0x80 ? first : g_utf8_get_char_validated(text + i, (gssize)(length - i));
        bool is_invalid = c >= TEXT_INVALID;
        if (is_invalid || (is_control(c) && c != '\t' && c != '\n')) {
            if (bad)
                *bad = i;
            return is_invalid
                       ? rt_fail(error, RT_REFUSED,
                                 "the byte 0x%02X is not UTF-8 here; save it as UTF-8", first)
                       : refuse_control(c, error);
        }
        i += first < 0x80 ? 1 : (size_t)g_unichar_to_utf8(c, NULL);
    }
    return RT_OK;
}

bool text_is_hidden(gunichar c)
{
    switch (c) {
    case 0x061C: /* Arabic letter mark */
    case 0x115F: /* Hangul fillers */
    case 0x1160:
    case 0x17B4: /* Khmer inherent vowels */
    case 0x17B5:
    case 0x180E: /* Mongolian vowel separator */
    case 0x2028: /* line and paragraph separators */
    case 0x2029:
    case 0x3164:
    case 0xFEFF: /* byte-order mark */
    case 0xFFA0:
        return true;
    default:
        return (c >= 0x200B && c <= 0x200F) ||   /* zero-width, directions */
               (c >= 0x202A && c <= 0x202E) ||   /* embeddings, overrides */
               (c >= 0x2060 && c <= 0x206F) ||   /* joiners, isolates */
               (c >= 0xFFF0 && c <= 0xFFFB) ||   /* annotations */
               (c >= 0x1BCA0 && c <= 0x1BCA3) || /* shorthand controls */
               (c >= 0x1D173 && c <= 0x1D17A) || /* musical controls */
               (c >= 0xE0000 && c <= 0xE0FFF);   /* tags, more selectors */
    }
}

static bool is_shown_by_number(gunichar c)
{
    if (c >= 0x7F && c < 0xA0)
        return true;
    if (c < 0x300)
        return false;
    return c < TEXT_INVALID && (text_is_hidden(c) || !g_unichar_isdefined(c));
}

/* What GLib would turn into a question mark and councils write all the time. */
static const char *ascii_for(gunichar c)
{
    switch (c) {
    case 0x00A3:
        return "GBP";
    case 0x00B0:
        return " deg";
    case 0x00B7:
        return ".";
    case 0x2022: /* bullets */
    case 0x2023:
    case 0x25AA:
    case 0x25CF:
        return "*";
    case 0x2010: /* hyphens, minus */
    case 0x2011:
    case 0x2212:
        return "-";
    case 0x2581: /* steps of a chart, the lowest first, and its strokes */
        return "_";
    case 0x2582:
        return ".";
    case 0x2583:
        return "-";
    case 0x2584:
        return "~";
    case 0x2585:
        return "=";
    case 0x2586:
        return "+";
    case 0x2587:
        return "*";
    case 0x2588:
        return "#";
    case 0x2191:
        return "^";
    case 0x2193:
        return "v";
    case 0x2713:
    case 0x2714:
        return "x";
    default:
        return NULL;
    }
}

static void append_ascii(GString *out, gunichar c)
{
    if (c >= TEXT_INVALID) {
        g_string_append_c(out, '?');
        return;
    }
    const char *known = ascii_for(c);
    if (known) {
        g_string_append(out, known);
        return;
    }
    char one[7] = "";
    g_unichar_to_utf8(c, one);
    g_autofree char *ascii = g_str_to_ascii(one, "C");
    for (const char *p = ascii; *p; p++)
        g_string_append_c(out, *p >= 0x20 && *p < 0x7F ? *p : '?');
}

/* A control character that ASCII knows. */
static void append_control(GString *out, char c, unsigned how)
{
    if (c == '\t')
        g_string_append_len(out, "    ", how & RT_CLEAN_PAGE ? TAB : 1);
    else if (c == '\n')
        g_string_append_c(out, how & RT_CLEAN_PAGE ? '\n' : ' ');
    else if (c == 0x7F)
        g_string_append(out, "^?");
    else
        g_string_append_printf(out, "^%c", c + '@');
}

/* A character that stands on the one before it; at the beginning of a line,
 * where there is none, on a dotted circle. */
static void append_mark(GString *out, size_t begin, const char *text, size_t length)
{
    if (out->len == begin || out->str[out->len - 1] == '\n')
        g_string_append(out, "\u25CC");
    g_string_append_len(out, text, (gssize)length);
}

/* One character that is not ASCII; marks counts those since the last letter. */
static void append_wide(GString *out, size_t begin, const char *text, size_t length, gunichar c,
                        unsigned how, int *marks)
{
    if (is_shown_by_number(c)) {
        g_string_append_printf(out, "<U+%04X>", c);
        *marks = 0;
    } else if (text_joins(c)) {
        if (++*marks <= MOST_MARKS && !(how & RT_CLEAN_ASCII))
            append_mark(out, begin, text, length);
    } else {
        *marks = 0;
        if (how & RT_CLEAN_ASCII)
            append_ascii(out, c);
        else if (c >= TEXT_INVALID)
            g_string_append(out, "\uFFFD");
        else
            g_string_append_len(out, text, (gssize)length);
    }
}

void rt_text_clean(GString *out, const char *text, unsigned how)
{
    size_t begin = out->len;
    int marks = 0;
    while (*text) {
        size_t plain = 0;
        while (text[plain] >= 0x20 && text[plain] < 0x7F)
            plain++;
        if (plain) {
            g_string_append_len(out, text, (gssize)plain);
            text += plain;
            marks = 0;
            continue;
        }
        size_t length;
        gunichar c = text_char(text, &length);
        if (c < 0x80) {
            append_control(out, (char)c, how);
            marks = 0;
        } else {
            append_wide(out, begin, text, length, c, how, &marks);
        }
        text += length;
    }
}
