/* How wide a text is on a terminal, how it is clipped and where its lines break.
 * trust.md F6. */
#include "config.h"

#include <criterion/criterion.h>
#include <locale.h>
#include <string.h>
#include <wchar.h>

#include <rectrack/text.h>

static const struct {
    const char *text;
    int cells;
} width_cases[] = {
    {"", 0},
    {"abc", 3},
    {"caf\u00E9", 4},
    {"cafe\u0301", 4},
    {"\u65E5\u672C", 4},
    {"\U0001F600", 2},
    {"\u2603\uFE0F", 1},
    {"\u1112\u1161\u11AB", 2},
    {"a\tb\nc", 5},
    {"\xff\xfe", 2},
    {"\u4DC0\u3248", 4},
    {"\u0600", 1},
    {"\u2026\u25A0", 2},
    {"\u0E01\u0E33", 2},
};

Test(text, cells_are_those_of_a_terminal)
{
    for (size_t i = 0; i < G_N_ELEMENTS(width_cases); i++)
        cr_assert_eq(rt_text_cells(width_cases[i].text), width_cases[i].cells, "case %zu", i);
}

/* A variable that is empty says nothing; the first that is not decides. */
static const struct {
    const char *all, *ctype, *lang;
    bool is_utf8;
} locales[] = {
    {NULL, NULL, NULL, false},
    {NULL, NULL, "en_GB.UTF-8", true},
    {"", "", "C.utf8", true},
    {NULL, NULL, "ca_ES.UTF-8@valencia", true},
    {NULL, "xx_YY.Utf-8", "C", true},
    {"C", "en_GB.UTF-8", "en_GB.UTF-8", false},
    {"xx_YY.UTF-8", "C", "C", true},
    {NULL, NULL, "en_GB", false},
    {NULL, NULL, "UTF-8", false},
    {NULL, NULL, "en_GB.UTF-80", false},
    {NULL, NULL, "en_GB.UTF", false},
    {NULL, NULL, "de_DE@euro", false},
    {NULL, NULL, "en_GB.ISO-8859-1", false},
};

static void set_variable(const char *name, const char *value)
{
    if (value)
        setenv(name, value, 1);
    else
        unsetenv(name);
}

Test(text, the_name_of_the_locale_tells_its_letters)
{
    for (size_t i = 0; i < G_N_ELEMENTS(locales); i++) {
        set_variable("LC_ALL", locales[i].all);
        set_variable("LC_CTYPE", locales[i].ctype);
        set_variable("LANG", locales[i].lang);
        cr_expect_eq(rt_text_locale_is_utf8(), locales[i].is_utf8, "case %zu", i);
    }
}

/* ncurses and the terminals reckon with wcwidth: each character it knows must
 * have the same width here. */
Test(text, widths_agree_with_wcwidth)
{
    if (!setlocale(LC_CTYPE, "C.UTF-8"))
        cr_skip("there is no C.UTF-8 locale here");
    int wrong = 0;
    for (gunichar c = 0xA0; c < 0x110000; c++) {
        char text[7] = "";
        int theirs = wcwidth((wchar_t)c), ours;
        if (theirs < 0 || (c >= 0xD800 && c < 0xE000))
            continue;
        g_unichar_to_utf8(c, text);
        rt_text_step(text, &ours);
        if (ours != theirs && wrong++ < 20)
            cr_log_error("U+%04X: %d, wcwidth %d", c, ours, theirs);
    }
    cr_assert_eq(wrong, 0);
}

static const struct {
    const char *text;
    int cells;
    bool is_ascii;
    const char *expected;
    int used;
} clip_cases[] = {
    {"Funding", 7, false, "Funding", 7},
    {"Funding", 6, false, "Fundi\u2026", 6},
    {"Funding", 6, true, "Fundi~", 6},
    {"Funding", 1, false, "\u2026", 1},
    {"Funding", 0, false, "", 0},
    {"Funding", -3, false, "", 0},
    {"", 5, false, "", 0},
    {"\u65E5\u672C\u8A9E", 6, false, "\u65E5\u672C\u8A9E", 6},
    {"\u65E5\u672C\u8A9E", 5, false, "\u65E5\u672C\u2026", 5},
    {"\u65E5\u672C\u8A9E", 4, false, "\u65E5\u2026", 3},
    {"\u65E5", 1, false, "\u2026", 1},
    {"cafe\u0301s", 5, false, "cafe\u0301s", 5},
    {"cafe\u0301s!", 5, false, "cafe\u0301\u2026", 5},
};

Test(text, a_clipped_text_fits)
{
    for (size_t i = 0; i < G_N_ELEMENTS(clip_cases); i++) {
        GString *out = g_string_new(NULL);
        int used =
            rt_text_clip(out, clip_cases[i].text, clip_cases[i].cells, clip_cases[i].is_ascii);
        cr_assert_str_eq(out->str, clip_cases[i].expected, "case %zu", i);
        cr_assert_eq(used, clip_cases[i].used, "case %zu", i);
        cr_assert_eq(used, rt_text_cells(out->str), "case %zu", i);
        g_string_free(out, TRUE);
    }
}

static const struct {
    const char *text;
    int cells;
    const char *lines; /* parted by | */
} wrap_cases[] = {
    {"", 10, ""},
    {"one", 10, "one"},
    {"one two three", 7, "one two|three"},
    {"one two three", 8, "one two|three"},
    {"one two three", 6, "one|two|three"},
    {"one  two", 5, "one|two"},
    {"unbreakable", 5, "unbre|akabl|e"},
    {"a unbreakable", 5, "a|unbre|akabl|e"},
    {"multi-agency plan", 8, "multi-|agency|plan"},
    {"see SI-5 and", 6, "see|SI-5|and"},
    {"one\ntwo", 10, "one|two"},
    {"one\n\ntwo", 10, "one||two"},
    {"one\n", 10, "one"},
    {"one   \ntwo", 3, "one|two"},
    {"  indent here", 9, "  indent|here"},
    {"      x", 4, "    |x"},
    {"one two ", 7, "one two"},
    {"\u65E5\u672C\u8A9E", 4, "\u65E5\u672C|\u8A9E"},
    {"ab \u65E5\u672C", 6, "ab \u65E5|\u672C"},
    {"\u65E5\u672C", 3, "\u65E5|\u672C"},
    {"cafe\u0301 cafe\u0301", 4, "cafe\u0301|cafe\u0301"},
    {"\u00A3125\u00A0k per", 6, "\u00A3125\u00A0k|per"},
};

Test(text, lines_break_between_words)
{
    for (size_t i = 0; i < G_N_ELEMENTS(wrap_cases); i++) {
        GString *lines = g_string_new(NULL);
        const char *text = wrap_cases[i].text, *next;
        for (; text; text = next) {
            size_t length = rt_text_wrap(text, wrap_cases[i].cells, &next);
            g_string_append_len(lines, text, (gssize)length);
            if (next)
                g_string_append_c(lines, '|');
        }
        cr_assert_str_eq(lines->str, wrap_cases[i].lines, "case %zu: %s", i, lines->str);
        g_string_free(lines, TRUE);
    }
}
