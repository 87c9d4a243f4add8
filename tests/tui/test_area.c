/* The text area and the one-line field: what each key does to a text with its
 * cursor ("|"), where lines end, and a monkey that the text survives. */
#include <stdlib.h>
#include <string.h>

#include <criterion/criterion.h>
#include <rectrack/text.h>

#include "tests/tui/play.h"
#include "tui/area.h"
#include "tui/field.h"

static struct tui_event press(int key)
{
    return (struct tui_event){.kind = TUI_EVENT_KEY, .key = key};
}

/* Names of keys with blanks between; what stands in quotes is typed, _ a blank. */
static enum tui_typed keys(struct tui_area *area, const char *script)
{
    enum tui_typed typed = TUI_TYPED_NOT;
    g_auto(GStrv) names = g_strsplit(script, " ", -1);
    for (size_t i = 0; names[i]; i++) {
        if (*names[i] != '"') {
            struct tui_event event = press(play_key(names[i]));
            typed = tui_area_event(area, &event);
            continue;
        }
        for (const char *c = names[i] + 1; *c && *c != '"'; c = g_utf8_next_char(c)) {
            struct tui_event event = press(*c == '_' ? ' ' : (int)g_utf8_get_char(c));
            typed = tui_area_event(area, &event);
        }
    }
    return typed;
}

static void begin(struct tui_area *area, const char *marked, int width, int height)
{
    const char *bar = strchr(marked, '|');
    g_autofree char *text =
        bar ? g_strdup_printf("%.*s%s", (int)(bar - marked), marked, bar + 1)
            : g_strdup(marked);
    tui_area_init(area, text);
    tui_area_size(area, width, height, false);
    if (bar)
        tui_buffer_move(&area->buffer, (size_t)(bar - marked));
    tui_area_size(area, width, height, false);
}

static char *marked(const struct tui_buffer *buffer)
{
    GString *out = g_string_new(buffer->text->str);
    g_string_insert_c(out, (gssize)buffer->at, '|');
    return g_string_free(out, FALSE);
}

Test(area, each_key_does_what_it_says)
{
    static const struct {
        const char *before, *keys, *after;
    } cases[] = {
        {"ab|", "Left", "a|b"},
        {"|ab", "Left", "|ab"},
        {"ab|", "Right", "ab|"},
        {"a|b", "\"é\"", "aé|b"},
        {"a|b", "Enter", "a\n|b"},
        {"a|b", "Backspace", "|b"},
        {"a|b", "Delete", "a|"},
        {"a|\nb", "Delete", "a|b"},
        /* a letter and its marks are one; so is a wide character */
        {"cafe\u0301|", "Left", "caf|e\u0301"},
        {"cafe\u0301|", "Backspace", "caf|"},
        {"|e\u0301x", "Delete", "|x"},
        {"\u6f22\u5b57|", "Backspace", "\u6f22|"},
        {"e|", "\"\u0301\"", "e\u0301|"},
        {"e|\n\u0301", "Delete", "e\u0301|"},
        {"|\u0301", "\"a\"", "a\u0301|"},
        /* words */
        {"one two|", "Ctrl-Left", "one |two"},
        {"one  two|", "Ctrl-Left Ctrl-Left", "|one  two"},
        {"|one  two", "Ctrl-Right", "one  |two"},
        {"| \u0301abc", "Ctrl-Right", " \u0301abc|"},
        {"one two |", "Ctrl-W", "one |"},
        {"one two|", "Ctrl-Backspace", "one |"},
        {"|one two", "Ctrl-Delete", "|two"},
        {"one\ntwo|", "Ctrl-W Ctrl-W", "|"},
        /* lines */
        {"one\ntw|o\nthree", "Ctrl-K", "one\ntw|\nthree"},
        {"one|\ntwo", "Ctrl-K", "one|two"},
        {"one\ntw|o", "Ctrl-U", "one\n|o"},
        {"one\n|two", "Ctrl-U", "one|two"},
        {"one\ntw|o", "Home", "one\n|two"},
        {"one\nt|wo\nthree", "End", "one\ntwo|\nthree"},
        {"one\nt|wo", "Ctrl-Home", "|one\ntwo"},
        {"o|ne\ntwo", "Ctrl-End", "one\ntwo|"},
        {"one two th|ree four", "Home", "one two |three four"}, /* wrapped at 9 */
        {"on|e two three four", "End", "one two| three four"},
        /* up and down keep the column over a short line */
        {"abcdef\nx\nabcd|ef", "Up Up", "abcd|ef\nx\nabcdef"},
        {"abcd|ef\nx\nabcdef", "Down Down", "abcdef\nx\nabcd|ef"},
        {"abcd|ef\nx\nabcdef", "Down Left Down", "abcdef\nx\n|abcdef"},
        {"\u6f22\u5b57\nab|c", "Up", "\u6f22|\u5b57\nabc"},
        {"\u6f22\u5b57\nabc|", "Up", "\u6f22|\u5b57\nabc"}, /* never into its half */
        {"a\nb\nc\nd\ne|", "PgUp", "a\nb\nc|\nd\ne"},
        {"|a\nb\nc\nd\ne", "PgDn", "a\nb\n|c\nd\ne"},
        /* the way back goes by words */
        {"|", "\"one_two_three\" Ctrl-Z", "one two |"},
        {"|", "\"one_two_three\" Ctrl-Z Ctrl-Z Ctrl-Y", "one two |"},
        {"|", "\"one_two\" Ctrl-Z Ctrl-Z Ctrl-Z", "|"},
        {"|", "\"ab\" Left \"x\" Ctrl-Z", "a|b"},
        {"one two|", "Backspace Backspace Backspace Backspace Backspace Ctrl-Z", "one|"},
        {"one two|", "Backspace Backspace Backspace Backspace Backspace Ctrl-Z Ctrl-Z",
         "one two|"},
        {"|ab", "Delete Delete Ctrl-Z", "|ab"},
        {"one two|", "Ctrl-W \"x\" Ctrl-Z Ctrl-Z", "one two|"},
        {"|", "\"a\" Ctrl-Z \"b\" Ctrl-Y", "b|"},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        struct tui_area area;
        begin(&area, cases[i].before, 10, 3);
        keys(&area, cases[i].keys);
        g_autofree char *after = marked(&area.buffer);
        cr_expect_str_eq(after, cases[i].after, "%zu: %s, %s gives %s", i, cases[i].before,
                         cases[i].keys, after);
        tui_area_clear(&area);
    }
}

Test(area, up_in_the_first_line_and_down_in_the_last_lead_out)
{
    struct tui_area area;
    begin(&area, "one two three fo|ur", 10, 3);
    cr_expect_eq(keys(&area, "Up Up"), TUI_TYPED_MOVED);
    cr_expect_eq(keys(&area, "Up"), TUI_TYPED_NOT);
    cr_expect_eq(keys(&area, "Down Down"), TUI_TYPED_MOVED);
    cr_expect_eq(keys(&area, "Down"), TUI_TYPED_NOT);
    cr_expect_eq(keys(&area, "F1"), TUI_TYPED_NOT);
    tui_area_clear(&area);
}

Test(area, lines_end_where_a_reader_expects)
{
    static const struct {
        const char *text, *lines;
    } cases[] = {
        {"", "|"},
        {"one two three", "one two |three|"},
        {"one two three\n", "one two |three\n||"},
        {"\n\na", "\n|\n|a|"},
        {"abcdefghijklm", "abcdefghi|jklm|"},
        {"multi-agency", "multi-|agency|"},
        {"\u6f22\u5b57\u6f22\u5b57\u6f22\u5b57", "\u6f22\u5b57\u6f22\u5b57|\u6f22\u5b57|"},
        {"abcdefgh            i", "abcdefgh            |i|"},
        {"a\u200bbcd ef", "a\u200b|bcd ef|"}, /* shown as <U+200B> */
        {"e\u0301e\u0301e\u0301e\u0301 e\u0301e\u0301e\u0301e\u0301e\u0301e\u0301",
         "e\u0301e\u0301e\u0301e\u0301 |e\u0301e\u0301e\u0301e\u0301e\u0301e\u0301|"},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        struct tui_area area;
        begin(&area, cases[i].text, 10, 3);
        g_autoptr(GString) seen = g_string_new(NULL);
        for (guint k = 0; k < area.lines->len; k++) {
            size_t from = g_array_index(area.lines, size_t, k),
                   to = k + 1 < area.lines->len ? g_array_index(area.lines, size_t, k + 1)
                                                : area.buffer.text->len;
            g_string_append_len(seen, area.buffer.text->str + from, (gssize)(to - from));
            g_string_append_c(seen, '|');
        }
        cr_expect_str_eq(seen->str, cases[i].lines, "%zu", i);
        tui_area_clear(&area);
    }
}

Test(area, what_is_pasted_is_text)
{
    static const struct {
        const char *pasted, *text, *why;
    } cases[] = {
        {"one\r\ntwo\rthree\nfour", "one\ntwo\nthree\nfour", NULL},
        {"a\tb", "a    b", NULL},
        {"\u201cquoted\u201d \u2013 it\u2019s", "\u201cquoted\u201d \u2013 it\u2019s", NULL},
        {"a\u2028b", "a\nb", NULL},
        {"ok\033[2Jno", "", "the control character U+001B (escape) is not text; remove it"},
        {"a\xc2\x9b b", "", "the control character U+009B is not text; remove it"},
        {"a\xff", "", "the byte 0xFF is not UTF-8 here; save it as UTF-8"},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        struct tui_area area;
        tui_area_init(&area, "");
        g_autofree char *copy = g_strdup(cases[i].pasted);
        struct tui_event event = {.kind = TUI_EVENT_PASTE, .text = copy};
        enum tui_typed typed = tui_area_event(&area, &event);
        cr_expect_str_eq(tui_area_text(&area), cases[i].text, "%zu", i);
        cr_expect_eq(typed, cases[i].why ? TUI_TYPED_REFUSED : TUI_TYPED_CHANGED);
        if (cases[i].why)
            cr_expect_str_eq(tui_buffer_why(&area.buffer), cases[i].why);
        tui_area_clear(&area);
    }
}

Test(area, a_field_is_the_same_text_in_one_line)
{
    struct tui_field field;
    tui_field_init(&field, "");
    g_autofree char *copy = g_strdup("one\r\n\ttwo\nthree");
    struct tui_event event = {.kind = TUI_EVENT_PASTE, .text = copy};
    cr_expect_eq(tui_field_event(&field, &event), TUI_TYPED_CHANGED);
    cr_expect_str_eq(tui_field_text(&field), "one two three");
    event = press(TUI_CTRL('Z'));
    cr_expect_eq(tui_field_event(&field, &event), TUI_TYPED_CHANGED);
    cr_expect_str_eq(tui_field_text(&field), "");
    event = press(TUI_KEY_ENTER);
    cr_expect_eq(tui_field_event(&field, &event), TUI_TYPED_NOT);
    event = press(TUI_KEY_BACKSPACE);
    cr_expect_eq(tui_field_event(&field, &event), TUI_TYPED_EMPTIED);
    tui_field_clear(&field);
}

/* What is seen: the lines of the window, and the cursor on its cell. */
Test(area, it_shows_the_lines_round_the_cursor)
{
    struct tui_area area;
    struct tui_canvas canvas;
    begin(&area, "first line\nsecond\nthird\nfourth\nfifth", 20, 2);
    keys(&area, "Ctrl-Home Down Down Down Right Right");
    tui_canvas_init(&canvas, false);
    tui_canvas_begin(&canvas, 5, 30);
    for (int row = 0; row < 2; row++)
        tui_area_draw_row(&area, &canvas, row, 1 + row, 4, TUI_INPUT);
    int row = 0, column = 0;
    tui_area_cursor(&area, &row, &column);
    g_autofree char *one = tui_canvas_row(&canvas, 1), *two = tui_canvas_row(&canvas, 2);
    cr_expect_str_eq(one, "    third");
    cr_expect_str_eq(two, "    fourth");
    cr_expect_eq(row, 1);
    cr_expect_eq(column, 2);
    cr_expect_eq(tui_area_above(&area), 2);
    cr_expect_eq(tui_area_below(&area), 1);
    tui_area_click(&area, 0, 3);
    g_autofree char *clicked = marked(&area.buffer);
    cr_expect_str_eq(clicked, "first line\nsecond\nthi|rd\nfourth\nfifth");
    tui_canvas_clear(&canvas);
    tui_area_clear(&area);
}

/* A megabyte is pasted and typed into within a few frames; one byte more is refused. */
Test(area, a_megabyte_stays_quick)
{
    g_autofree char *big = g_malloc(TUI_AREA_MOST + 2);
    for (int i = 0; i <= TUI_AREA_MOST; i++)
        big[i] = "some words of a text \xc2\xa3\n"[i % 24];
    big[TUI_AREA_MOST + 1] = '\0';
    struct tui_area area;
    tui_area_init(&area, "");
    struct tui_event event = {.kind = TUI_EVENT_PASTE, .text = big};
    cr_expect_eq(tui_area_event(&area, &event), TUI_TYPED_REFUSED);
    big[TUI_AREA_MOST - 64] = '\0';
    while (!g_utf8_validate(big, -1, NULL))
        big[strlen(big) - 1] = '\0';
    gint64 start = g_get_monotonic_time();
    cr_expect_eq(tui_area_event(&area, &event), TUI_TYPED_CHANGED);
    gint64 pasted = g_get_monotonic_time();
    for (int i = 0; i < 20; i++)
        keys(&area, "PgUp \"x\" Backspace");
    gint64 typed = g_get_monotonic_time();
    cr_expect_lt(pasted - start, 1000000);
    cr_expect_lt((typed - pasted) / 60, 16000);
    tui_area_clear(&area);
}

static void check(const struct tui_area *area)
{
    const struct tui_buffer *buffer = &area->buffer;
    const char *text = tui_area_text(area);
    cr_assert(g_utf8_validate(text, -1, NULL));
    cr_assert_eq(rt_text_check(text, strlen(text), NULL, NULL), RT_OK);
    cr_assert_eq(buffer->n, (size_t)g_utf8_strlen(text, -1));
    size_t at = 0;
    int cells = 0;
    while (at < buffer->at)
        at += tui_buffer_step(buffer, at, &cells);
    cr_assert_eq(at, buffer->at, "the cursor stands inside a character");
    struct tui_area fresh; /* what was reckoned step by step is what it is at once */
    tui_area_init(&fresh, text);
    tui_area_size(&fresh, area->width, area->height, area->is_ascii);
    cr_assert_eq(fresh.lines->len, area->lines->len, "\"%s\"", text);
    for (guint i = 0; i < fresh.lines->len; i++)
        cr_assert_eq(g_array_index(fresh.lines, size_t, i),
                     g_array_index(area->lines, size_t, i), "line %u of \"%s\"", i, text);
    tui_area_clear(&fresh);
    int row = -1, column = -1;
    tui_area_cursor(area, &row, &column);
    cr_assert(row >= 0 && row < area->height && column >= 0 && column < area->width,
              "the cursor is at %d, %d", row, column);
}

static void play_monkey(guint32 seed, int steps)
{
    static const int moves[] = {
        TUI_KEY_UP,         TUI_KEY_DOWN,      TUI_KEY_LEFT,       TUI_KEY_RIGHT,
        TUI_KEY_PAGE_UP,    TUI_KEY_PAGE_DOWN, TUI_KEY_HOME,       TUI_KEY_END,
        TUI_KEY_BACKSPACE,  TUI_KEY_DELETE,    TUI_KEY_ENTER,      TUI_KEY_WORD_LEFT,
        TUI_KEY_WORD_RIGHT, TUI_KEY_WORD_RUB,  TUI_KEY_TEXT_START, TUI_KEY_TEXT_END,
        TUI_CTRL('W'),      TUI_CTRL('K'),     TUI_CTRL('U'),      TUI_CTRL('Z'),
        TUI_CTRL('Y'),      TUI_CTRL('Z'),     TUI_KEY_OTHER,      TUI_KEY_BACKSPACE};
    static const int letters[] = {'a',  'b',   ' ',    ' ',    '-',
                                  0xe9, 0x301, 0x6f22, 0x200b, 0x1f600};
    static const char *const texts[] = {"one two\r\n",   "\t",     "multi-agency ", "\xff",
                                        "e\u0301\u0301", "\u0301", "\u6f22\u5b57",  "\033"};
    GRand *dice = g_rand_new_with_seed(seed);
    struct tui_area area;
    tui_area_init(&area, "the start\n");
    for (int i = 0; i < steps; i++) {
        int choice = g_rand_int_range(dice, 0, 100);
        g_autofree char *text =
            g_strdup(texts[g_rand_int_range(dice, 0, (int)G_N_ELEMENTS(texts))]);
        struct tui_event event =
            choice < 10 ? (struct tui_event){.kind = TUI_EVENT_PASTE, .text = text}
            : choice < 60
                ? press(letters[g_rand_int_range(dice, 0, (int)G_N_ELEMENTS(letters))])
                : press(moves[g_rand_int_range(dice, 0, (int)G_N_ELEMENTS(moves))]);
        tui_area_event(&area, &event);
        if (choice == 99)
            tui_area_size(&area, g_rand_int_range(dice, 1, 60), g_rand_int_range(dice, 0, 9),
                          g_rand_boolean(dice));
        if (choice == 98)
            tui_area_click(&area, g_rand_int_range(dice, -1, 9),
                           g_rand_int_range(dice, -1, 60));
        check(&area);
    }
    struct tui_event undo = press(TUI_CTRL('Z'));
    while (tui_area_event(&area, &undo) == TUI_TYPED_CHANGED)
        ;
    cr_expect_str_eq(tui_area_text(&area), "the start\n", "seed %u", seed);
    tui_area_clear(&area);
    g_rand_free(dice);
}

Test(area, nothing_a_monkey_types_breaks_it)
{
    const char *asked = getenv("RECTRACK_MONKEY");
    for (guint32 seed = 1; seed <= 5; seed++)
        play_monkey(seed, asked ? atoi(asked) : 2000);
}
