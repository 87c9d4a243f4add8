/* What a person's settings change at the desk: the keys, the looks, and what is
 * said of lines that are left out. */
#include <string.h>

#include <criterion/criterion.h>

#include "tests/tui/fake.h"
#include "tests/tui/play.h"
#include "tui/settings.h"

static struct rt_settings settings;

static void begin(struct play *play, const char *lines)
{
    g_autoptr(GString) bytes = g_string_new(lines);
    fake_load_sample();
    settings = (struct rt_settings){0};
    rt_settings_parse(&settings, "config.yaml", bytes);
    play_begin_with(play, 24, 80, false, &settings);
}

static void end(struct play *play)
{
    play_end(play);
    rt_settings_clear(&settings);
}

Test(settings, a_key_does_what_it_was_given)
{
    struct play play;
    begin(&play, "keys:\n  b: search\n  T: status\n  Ctrl-T: history {ref}\n");
    cr_assert_eq(settings.wrong.n, 0u, "%s", rt_texts_at(&settings.wrong, 0));
    play_keys(&play, "b");
    cr_expect_eq(tui_desk_place(&play.session.desk), (unsigned)TUI_AT_SEARCH);
    play_type(&play, "Tb"); /* letters type here */
    cr_expect_eq(tui_desk_place(&play.session.desk), (unsigned)TUI_AT_SEARCH);
    play_keys(&play, "Esc T");
    cr_expect_eq(tui_desk_place(&play.session.desk), (unsigned)TUI_AT_ANSWER);
    play_keys(&play, "Esc /");
    cr_expect_eq(tui_desk_place(&play.session.desk), (unsigned)TUI_AT_SEARCH,
                 "the key of the table does too");
    play_keys(&play, "Esc Ctrl-T");
    cr_expect_eq(tui_desk_place(&play.session.desk), (unsigned)TUI_AT_ANSWER);
    end(&play);
}

Test(settings, hints_and_help_show_what_is_really_bound)
{
    struct play play;
    begin(&play,
          "keys:\n  b: search\n  n: history of this one\n  M: next match\n  T: status\n");
    cr_assert_eq(settings.wrong.n, 0u, "%s", rt_texts_at(&settings.wrong, 0));
    g_autofree char *hints = play_row(&play, 23);
    cr_expect(strstr(hints, " b search"), "%s", hints);
    play_keys(&play, "? M");
    cr_expect_eq(tui_desk_place(&play.session.desk), (unsigned)TUI_AT_HELP, "letters type");
    play_expect(&play, "M               next match");
    play_keys(&play, "Backspace");
    play_type(&play, "history of this");
    play_expect(&play, "n, H            history of this one");
    play_keys(&play, "Ctrl-U");
    play_type(&play, "status");
    play_expect(&play, "T               status");
    end(&play);
}

Test(settings, a_hint_is_clicked_by_the_key_it_shows)
{
    struct play play;
    begin(&play, "keys: {b: search}\n");
    g_autofree char *hints = play_row(&play, 23);
    const char *at = strstr(hints, "b search");
    cr_assert(at, "%s", hints);
    play_click(&play, 23, (int)g_utf8_pointer_to_offset(hints, at));
    cr_expect_eq(tui_desk_place(&play.session.desk), (unsigned)TUI_AT_SEARCH);
    end(&play);
}

/* A line each, and what is said of it; NULL: it holds. */
static const struct {
    const char *lines, *said;
} lines[] = {
    {"keys: {b: SEARCH}", NULL},
    {"keys: {ctrl-b: search}", NULL},
    {"keys: {Space: search}", "Space is the only key of \"mark\""},
    {"keys: {é: search}", NULL},
    {"keys: {b: export update.html}", NULL},
    {"keys: {n: filter, M: next match}", NULL},
    {"keys: {f: search, b: filter}", NULL},
    {"keys: {/: filter}", NULL}, /* F3 searches too */
    {"ctrl_z: suspend", NULL},
    {"keys: {bb: search}", "config.yaml:1:8: there is no key \"bb\""},
    {"keys: {Ctrl-é: search}", "config.yaml:1:8: there is no key"},
    {"keys: {'': search}", "there is no key \"\""},
    {"keys: {Esc: quit}", "Esc stays what it is"},
    {"keys: {Tab: quit}", "Tab stays what it is"},
    {"keys: {ctrl-i: quit}", "stays what it is"},
    {"keys: {'?': quit}", "? stays what it is"},
    {"keys: {b: serach}", "did you mean search?"},
    {"keys: {b: xyzzyx}", "the help of the screen (?) names all"},
    {"keys: {b: ''}", "nothing is called \"\""},
    {"keys: {b: chekc --head 1}", "did you mean check?"},
    {"keys: {b: 'history \"x'}", "a quote in it is not closed"},
    {"keys: {q: filter}", "q stays what it is"},
    {"keys: {n: filter}", "n is the only key of \"next match\""},
    {"keys:\n  b: filter\n  Ctrl-b: search\n  b: search",
     "config.yaml:4:3: b is given to \"filter\" in line 2 already"},
};

Test(settings, a_line_that_cannot_be_is_named_and_left_out)
{
    for (size_t i = 0; i < G_N_ELEMENTS(lines); i++) {
        struct play play;
        begin(&play, lines[i].lines);
        const char *said = settings.wrong.n ? rt_texts_at(&settings.wrong, 0) : NULL;
        if (!lines[i].said)
            cr_expect(!said, "%s: %s", lines[i].lines, said);
        else
            cr_expect(settings.wrong.n == 1 && strstr(said, lines[i].said), "%s: %s",
                      lines[i].lines, said ? said : "nothing");
        end(&play);
    }
}

/* The second line is out, for it takes the only key of another action; then the first
 * is, whose action had found its new key in the second. */
Test(settings, what_is_left_out_gives_its_keys_back)
{
    struct play play;
    begin(&play, "keys: {n: filter, N: next match, b: search}\n");
    cr_expect_eq(settings.wrong.n, 2u);
    cr_expect_eq(settings.keys.n, 1u);
    play_expect(&play, "2 lines of your settings are left out");
    const struct tui_keys *keys = &play.session.desk.keys;
    cr_expect_str_eq(tui_keys_find(keys, TUI_AT_REGISTER, 'n')->name, "next match");
    cr_expect_str_eq(tui_keys_find(keys, TUI_AT_REGISTER, 'N')->name, "previous match");
    cr_expect_str_eq(tui_keys_find(keys, TUI_AT_REGISTER, 'b')->name, "search");
    end(&play);
}

Test(settings, what_is_wrong_is_said_at_the_start)
{
    struct play play;
    begin(&play, "palete: dark\n");
    play_expect(&play, "config.yaml:1:1: there is no setting \"palete\"");
    end(&play);
}

Test(settings, ctrl_z_suspends_where_it_is_set)
{
    static const struct {
        const char *lines;
        bool does;
    } cases[] = {{"", false}, {"ctrl_z: suspend", true}, {"keys: {Ctrl-Z: suspend}", true}};
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        struct play play;
        begin(&play, cases[i].lines);
        struct tui_event event = {.kind = TUI_EVENT_KEY, .key = TUI_CTRL('Z')};
        bool does = tui_session_event(&play.session, &event) & TUI_REDO_SUSPEND;
        cr_expect_eq(does, cases[i].does, "%s", cases[i].lines);
        end(&play);
    }
}

Test(settings, every_palette_of_the_table_is_one_of_the_screen)
{
    const char *const *names = rt_setting_table[RT_SETTING_PALETTE].choices;
    for (size_t i = 0; names[i]; i++) {
        g_autofree char *line = g_strdup_printf("palette: %s\n", names[i]);
        struct play play;
        begin(&play, line);
        bool is_safe = g_str_equal(names[i], "safe");
        cr_expect_eq(play.session.palette, is_safe ? TUI_SAFE : TUI_STANDARD, "%s", names[i]);
        cr_expect_str_eq(is_safe ? "auto" : names[i], tui_theme_names[play.session.theme]);
        end(&play);
    }
    for (size_t i = 0; i < TUI_THEMES; i++)
        cr_expect(g_strv_contains(names, tui_theme_names[i]), "%s can't be set",
                  tui_theme_names[i]);
}

Test(settings, without_borders_no_line_is_drawn)
{
    struct play play;
    begin(&play, "");
    play_expect(&play, "───");
    end(&play);
    begin(&play, "borders: off\n");
    play_expect_not(&play, "───");
    play_keys(&play, "Enter");
    play_expect_not(&play, "───");
    end(&play);
}

/* A sentence that names a key names the one that is bound. */
Test(settings, sentences_name_the_key_that_is_bound)
{
    struct play play;
    begin(&play, "keys: {b: filter, R: register}\n");
    cr_assert_eq(settings.wrong.n, 0u, "%s", rt_texts_at(&settings.wrong, 0));
    play_keys(&play, "2");
    play_expect(&play, "; R goes to the Register");
    play_keys(&play, "R b");
    play_type(&play, "nosuchword");
    play_keys(&play, "Enter");
    play_expect(&play, "press b to change it, b and Esc to clear it");
    end(&play);
}
