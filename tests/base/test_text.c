/* Texts: what is refused, what reaches a terminal, what is alike.  trust.md F1, F4, F5, F6. */
#include "config.h"

#include <criterion/criterion.h>
#include <locale.h>
#include <string.h>
#include <wchar.h>

#include <rectrack/text.h>

static char *cleaned(const char *text, unsigned how)
{
    GString *out = g_string_new(NULL);
    rt_text_clean(out, text, how);
    return g_string_free(out, FALSE);
}

struct clean_case {
    const char *given, *line, *ascii;
};

static const struct clean_case clean_cases[] = {
    {"plain words", "plain words", "plain words"},
    {"", "", ""},
    {"\x1b[2J", "^[[2J", "^[[2J"},
    {"\x1b]0;owned\x07", "^[]0;owned^G", "^[]0;owned^G"},
    {"\x1b]52;c;cm0=\x1b\\", "^[]52;c;cm0=^[\\", "^[]52;c;cm0=^[\\"},
    {"\x1bP1$q\x1b\\", "^[P1$q^[\\", "^[P1$q^[\\"},
    {"a\x01\x08\x0d\x7f", "a^A^H^M^?", "a^A^H^M^?"},
    {"one\ntwo\tthree", "one two three", "one two three"},
    {"\xc2\x9b"
     "31m",
     "<U+009B>31m", "<U+009B>31m"},
    {"\xc2\x85\xc2\x90", "<U+0085><U+0090>", "<U+0085><U+0090>"},
    {"\x9b"
     "31m",
     "\uFFFD31m", "?31m"},
    {"\u202Eevil\u202C", "<U+202E>evil<U+202C>", "<U+202E>evil<U+202C>"},
    {"\u2066\u2069\u200E\u200F\u061C", "<U+2066><U+2069><U+200E><U+200F><U+061C>",
     "<U+2066><U+2069><U+200E><U+200F><U+061C>"},
    {"a\u200Bb\u200Cc\u200Dd\u2060e\uFEFF", "a<U+200B>b<U+200C>c<U+200D>d<U+2060>e<U+FEFF>",
     "a<U+200B>b<U+200C>c<U+200D>d<U+2060>e<U+FEFF>"},
    {"\U000E0041\U000E007F", "<U+E0041><U+E007F>", "<U+E0041><U+E007F>"},
    {"\u2028\u2029\u3164\u00ADx", "<U+2028><U+2029><U+3164>\u00ADx",
     "<U+2028><U+2029><U+3164>-x"},
    {"\uFFFE\U0010FFFF\u0378", "<U+FFFE><U+10FFFF><U+0378>", "<U+FFFE><U+10FFFF><U+0378>"},
    {"\u0645\u0631\u062D\u0628\u0627 \u05E9\u05DC\u05D5\u05DD",
     "\u0645\u0631\u062D\u0628\u0627 \u05E9\u05DC\u05D5\u05DD", "????? ????"},
    {"\u00A3125k \u2013 \u2018Hello\u2019\u2026 caf\u00E9 \u2022 \u20AC1", NULL,
     "GBP125k - 'Hello'... cafe * EUR1"},
    {"\xc0\xaf", "\uFFFD\uFFFD", "??"},
    {"\xed\xa0\x80", "\uFFFD\uFFFD\uFFFD", "???"},
    {"\xf4\x90\x80\x80", "\uFFFD\uFFFD\uFFFD\uFFFD", "????"},
    {"cut \xe2\x82", "cut \uFFFD\uFFFD", "cut ??"},
    {"\u0301x", "\u25CC\u0301x", "x"},
    {"e\u0301\u0302\u0303\u0304\u0305\u0306\u0307\u0308\u0309\u030Az",
     "e\u0301\u0302\u0303\u0304\u0305\u0306\u0307\u0308z", "ez"},
    {"%n%s%x", "%n%s%x", "%n%s%x"},
};

Test(text, what_reaches_a_terminal_is_harmless)
{
    for (size_t i = 0; i < G_N_ELEMENTS(clean_cases); i++) {
        const struct clean_case *c = &clean_cases[i];
        g_autofree char *line = cleaned(c->given, RT_CLEAN_LINE);
        g_autofree char *ascii = cleaned(c->given, RT_CLEAN_LINE | RT_CLEAN_ASCII);
        cr_assert_str_eq(line, c->line ? c->line : c->given, "case %zu", i);
        cr_assert_str_eq(ascii, c->ascii, "case %zu", i);
    }
}

Test(text, a_page_keeps_its_lines)
{
    g_autofree char *page = cleaned("one\n\ttwo\r\n\u0301", RT_CLEAN_PAGE);
    cr_assert_str_eq(page, "one\n    two^M\n\u25CC\u0301");
}

/* Every byte, alone and behind each lead byte: none gets through raw. */
Test(text, no_two_bytes_make_a_control)
{
    for (int a = 1; a < 256; a++) {
        for (int b = 1; b < 256; b++) {
            const char given[] = {(char)a, (char)b, '\0'};
            for (unsigned how = 0; how < 4; how++) {
                g_autofree char *out = cleaned(given, how);
                cr_assert(g_utf8_validate(out, -1, NULL), "%02x %02x", a, b);
                for (const char *p = out; *p; p = g_utf8_next_char(p)) {
                    gunichar c = g_utf8_get_char(p);
                    cr_assert((c >= 0x20 && c < 0x7F) || c >= 0xA0 ||
                                  (c == '\n' && (how & RT_CLEAN_PAGE)),
                              "%02x %02x gives %x", a, b, c);
                    cr_assert(c < 0x7F || !(how & RT_CLEAN_ASCII), "%02x %02x", a, b);
                }
            }
        }
    }
}

Test(text, ten_thousand_marks_take_one_cell)
{
    GString *many = g_string_new("e");
    for (int i = 0; i < 10000; i++)
        g_string_append(many, "\u0301");
    g_string_append(many, "x");
    g_autofree char *out = cleaned(many->str, RT_CLEAN_LINE);
    cr_assert_eq(strlen(out), 1 + 8 * 2 + 1);
    cr_assert_eq(rt_text_cells(out), 2);
    cr_assert_eq(rt_text_cells(many->str), 2);
    g_string_free(many, TRUE);
}

struct check_case {
    const char *text;
    size_t length;
    enum rt_status status;
    size_t bad;
    const char *named; /* what the sentence names */
};

static const struct check_case check_cases[] = {
    {"good\twords\n", 11, RT_OK, 0, NULL},
    {"caf\u00E9 \u65E5\u672C \U0001F600", 17, RT_OK, 0, NULL},
    {"", 0, RT_OK, 0, NULL},
    {"nul\0here", 8, RT_REFUSED, 3, "U+0000"},
    {"a\x1b[m", 4, RT_REFUSED, 1, "U+001B"},
    {"a\r\n", 3, RT_REFUSED, 1, "U+000D"},
    {"a\x7f", 2, RT_REFUSED, 1, "U+007F"},
    {"\u00E9\xc2\x9b", 4, RT_REFUSED, 2, "U+009B"},
    {"ab\x9b", 3, RT_REFUSED, 2, "0x9B"},
    {"\xc0\xaf", 2, RT_REFUSED, 0, "0xC0"},
    {"\xed\xa0\x80", 3, RT_REFUSED, 0, "0xED"},
    {"\xf4\x90\x80\x80", 4, RT_REFUSED, 0, "0xF4"},
    {"abc\xe2\x82", 5, RT_REFUSED, 3, "0xE2"},
    {"\xe2\x82\xac", 2, RT_REFUSED, 0, "0xE2"}, /* cut at the edge of the buffer */
};

Test(text, controls_and_bad_bytes_are_refused_with_their_place)
{
    for (size_t i = 0; i < G_N_ELEMENTS(check_cases); i++) {
        const struct check_case *c = &check_cases[i];
        struct rt_error error = {0};
        size_t bad = 0;
        cr_assert_eq(rt_text_check(c->text, c->length, &bad, &error), c->status, "case %zu", i);
        cr_assert_eq(bad, c->bad, "case %zu: %zu", i, bad);
        if (c->named)
            cr_assert(strstr(error.sentence, c->named), "case %zu: %s", i, error.sentence);
        rt_error_clear(&error);
    }
    cr_assert_eq(rt_text_check("\x01", 1, NULL, NULL), RT_REFUSED);
}

/* Plain letters are gone through by words of eight bytes: none may hide another byte. */
Test(text, each_byte_is_seen_wherever_it_stands)
{
    for (unsigned c = 0; c < 0x100; c++) {
        bool is_text = (c >= 0x20 && c < 0x7F) || c == '\t' || c == '\n';
        for (size_t place = 0; place < 20; place++) {
            char text[] = "Secure the funding  ~";
            size_t bad = 0;
            text[place] = (char)c;
            cr_assert_eq(rt_text_check(text, 21, &bad, NULL), is_text ? RT_OK : RT_REFUSED,
                         "0x%02X at %zu", c, place);
            cr_assert_eq(bad, is_text ? 0 : place, "0x%02X at %zu: %zu", c, place, bad);
        }
    }
}

static const struct {
    const char *given, *folded;
} fold_cases[] = {
    {"", ""},
    {"  Hampton   TRUST \n", "hampton trust"},
    {"Caf\u00E9", "cafe"},
    {"Cafe\u0301", "cafe"},
    {"STRASSE", "strasse"},
    {"stra\u00DFe", "strasse"},
    {"\uFB01nance", "finance"},
    {"\u0130stanbul", "istanbul"},
    {"people\u2019s \u201Cplan\u201D \u2013 2020", "people's \"plan\" - 2020"},
    {"A\u00A0B", "a b"},
    {"zero\u200Bwidth\u00AD", "zerowidth"},
    {"\u0391\u03A3", "\u03B1\u03C3"},
    {"\u2122", "tm"},
    {"\u13E1", "\uABB1"},
    {"\uABB1", "\uABB1"},
};

Test(text, case_and_accents_are_folded)
{
    for (size_t i = 0; i < G_N_ELEMENTS(fold_cases); i++) {
        g_autofree char *folded = rt_text_fold(fold_cases[i].given);
        cr_assert_str_eq(folded, fold_cases[i].folded, "case %zu: %s", i, folded);
        g_autofree char *again = rt_text_fold(folded);
        cr_assert_str_eq(again, folded, "case %zu", i);
    }
}

static const struct {
    const char *word, *nearest;
} nearest_cases[] = {
    {"onwer", "owner"}, {"Owner", "owner"},   {"owners", "owner"}, {"ownr", "owner"},
    {"purple", NULL},   {"soruce", "source"}, {"x", NULL},         {"stat", "state"},
    {"", NULL},         {"rga", "rag"},       {"them", "theme"},   {"suggestde", "suggested"},
};

Test(text, the_nearest_name_is_found)
{
    static const char *const names[] = {"rag",   "suggested", "state",
                                        "owner", "source",    "theme"};
    for (size_t i = 0; i < G_N_ELEMENTS(nearest_cases); i++) {
        const char *got = rt_text_nearest(nearest_cases[i].word, names, G_N_ELEMENTS(names));
        cr_assert_eq(g_strcmp0(got, nearest_cases[i].nearest), 0, "%s: %s",
                     nearest_cases[i].word, got ? got : "none");
    }
}

static const struct {
    const char *items[4];
    size_t n;
    const char *cell;
} list_cases[] = {
    {{NULL}, 0, ""},
    {{"one"}, 1, "one"},
    {{"one", "two"}, 2, "one\ntwo"},
    {{"one\ntwo", "three"}, 2, "one\\ntwo\nthree"},
    {{"C:\\new", "\\"}, 2, "C:\\\\new\n\\\\"},
    {{"\\n", "\n"}, 2, "\\\\n\n\\n"},
    {{"", "b", ""}, 3, "\nb\n"},
};

Test(text, a_list_cell_comes_back_as_it_was)
{
    for (size_t i = 0; i < G_N_ELEMENTS(list_cases); i++) {
        struct rt_arena arena = {0};
        struct rt_list given = {0}, back = {0};
        GString *cell = g_string_new(NULL);
        for (size_t j = 0; j < list_cases[i].n; j++)
            rt_texts_add(&given, &arena, list_cases[i].items[j]);
        rt_texts_join(cell, &given);
        cr_assert_str_eq(cell->str, list_cases[i].cell, "case %zu", i);
        rt_texts_split(cell->str, &arena, &back);
        cr_assert_eq(back.n, given.n, "case %zu", i);
        for (size_t j = 0; j < back.n; j++)
            cr_assert_str_eq(rt_texts_at(&back, j), list_cases[i].items[j], "case %zu", i);
        g_string_free(cell, TRUE);
        rt_arena_clear(&arena);
    }
}
