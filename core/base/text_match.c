/* Texts alike: folded for finding and comparing, and the name nearest to a
 * mistyped one.  What is folded is never shown.
 */
#include <rectrack/text.h>

#include <string.h>

#include "base/text.h"

enum { LONGEST = 64 }; /* letters of a word that is looked up */

/* Marks and format characters can't be typed by who searches. */
static bool is_dropped(gunichar c)
{
    return g_unichar_ismark(c) || g_unichar_type(c) == G_UNICODE_FORMAT;
}

/* What word processors write for the keys ' " and -. */
static gunichar plain(gunichar c)
{
    if (c < 0x80)
        return c;
    switch (c) {
    case 0x2018:
    case 0x2019:
    case 0x201B:
    case 0x02BC:
        return '\'';
    case 0x201C:
    case 0x201D:
    case 0x201F:
        return '"';
    case 0x2212:
        return '-';
    default:
        return c >= 0x2010 && c <= 0x2015 ? '-' : c;
    }
}

/* Compatibility forms taken apart, marks dropped, letters small (GLib's casefold
 * alone changes the two cases of Cherokee for each other). */
static char *decomposed(const char *text)
{
    g_autofree char *whole = g_utf8_normalize(text, -1, G_NORMALIZE_ALL);
    GString *out = g_string_sized_new(strlen(whole));
    for (const char *p = whole; *p; p = g_utf8_next_char(p)) {
        gunichar c = g_utf8_get_char(p);
        if (!is_dropped(c))
            g_string_append_unichar(out, plain(g_unichar_tolower(c)));
    }
    return g_string_free(out, FALSE);
}

/* White space runs become one space; ends are trimmed. */
static char *squeezed(const char *text)
{
    GString *out = g_string_sized_new(strlen(text));
    bool has_gap = false;
    for (const char *p = text; *p; p = g_utf8_next_char(p)) {
        gunichar c = g_utf8_get_char(p);
        if (g_unichar_isspace(c)) {
            has_gap = out->len > 0;
            continue;
        }
        if (has_gap)
            g_string_append_c(out, ' ');
        has_gap = false;
        g_string_append_unichar(out, c);
    }
    return g_string_free(out, FALSE);
}

/* The same in one pass, for texts of ASCII and what stands for it; NULL where
 * there is more in them.  Most texts are such. */
static char *folded_plain(const char *text)
{
    char *out = g_malloc(strlen(text) + 1);
    size_t n = 0, length;
    bool has_gap = false;
    for (; *text; text += length) {
        gunichar c = (unsigned char)*text;
        length = 1;
        if (c >= 0x80) {
            c = text_char(text, &length);
            c = c == 0xA0 ? ' ' : plain(c);
        }
        if (c >= 0x80) {
            g_free(out);
            return NULL;
        }
        if (c == ' ' || (c < 0x20 && g_unichar_isspace(c))) {
            has_gap = n > 0;
            continue;
        }
        if (has_gap)
            out[n++] = ' ';
        has_gap = false;
        out[n++] = g_ascii_tolower((char)c);
    }
    out[n] = '\0';
    return out;
}

char *rt_text_fold(const char *text)
{
    char *easy = folded_plain(text);
    if (easy)
        return easy;
    g_autofree char *valid = g_utf8_make_valid(text, -1);
    g_autofree char *apart = decomposed(valid);
    g_autofree char *folded = g_utf8_casefold(apart, -1);
    g_autofree char *again = decomposed(folded);
    return squeezed(again);
}

/* Letters of a word, folded; at most LONGEST of them. */
static size_t letters_of(const char *word, gunichar letters[static LONGEST])
{
    g_autofree char *folded = rt_text_fold(word);
    size_t n = 0;
    for (const char *p = folded; *p && n < LONGEST; p = g_utf8_next_char(p))
        letters[n++] = g_utf8_get_char(p);
    return n;
}

/* Letters to add, drop, change or swap with their neighbour. */
static size_t distance(const gunichar *a, size_t na, const gunichar *b, size_t nb)
{
    size_t rows[3][LONGEST + 1];
    size_t *before = rows[0], *last = rows[1], *now = rows[2];
    for (size_t j = 0; j <= nb; j++)
        last[j] = j;
    for (size_t i = 1; i <= na; i++) {
        now[0] = i;
        for (size_t j = 1; j <= nb; j++) {
            size_t change = last[j - 1] + (a[i - 1] != b[j - 1]);
            now[j] = MIN(change, MIN(last[j], now[j - 1]) + 1);
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                now[j] = MIN(now[j], before[j - 2] + 1);
        }
        size_t *free_row = before;
        before = last;
        last = now;
        now = free_row;
    }
    return last[nb];
}

const char *rt_text_nearest(const char *word, const char *const *names, size_t n)
{
    gunichar asked[LONGEST], name[LONGEST];
    size_t letters = letters_of(word, asked);
    size_t least = MAX(letters / 3, 1) + 1;
    const char *nearest = NULL;
    for (size_t i = 0; i < n; i++) {
        size_t length = letters_of(names[i], name);
        size_t wrong = distance(asked, letters, name, length);
        bool is_alike = wrong == 0 || wrong < MAX(letters, length);
        if (wrong < least && is_alike && letters > 0) {
            least = wrong;
            nearest = names[i];
        }
    }
    return nearest;
}

char *rt_text_meant(const char *word, const char *const *names, size_t n)
{
    g_autofree char *begun = rt_text_fold(word);
    g_autoptr(GString) longer = g_string_new(NULL);
    for (size_t i = 0; *begun && i < n; i++) {
        g_autofree char *one = rt_text_fold(names[i]);
        if (g_str_has_prefix(one, begun))
            g_string_append_printf(longer, "%s%s", longer->len ? " or " : "", names[i]);
    }
    return g_strdup(longer->len ? longer->str : rt_text_nearest(word, names, n));
}
