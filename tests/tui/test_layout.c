/* What the screens look like at every size, without a terminal. */
#include <string.h>

#include <criterion/criterion.h>

#include "tests/tui/fake.h"
#include "tests/tui/play.h"
#include "tui/frame.h"

static const struct {
    int rows, cols;
} sizes[] = {{60, 200}, {43, 132}, {30, 140}, {30, 100}, {24, 80},
             {24, 79},  {20, 60},  {15, 60},  {14, 59},  {10, 40},
             {9, 40},   {10, 39},  {8, 30},   {1, 1},    {500, 500}};

/* One walk over all screens; every step checks what holds of every screen. */
static void walk(struct play *play)
{
    play_keys(play,
              "Down Down PgDn End Up PgUp Home Down Enter PgDn Down End Tab Shift-Tab Esc");
    play_keys(play, "/");
    play_type(play, "fund");
    play_keys(play, "Enter n N f");
    play_type(play, "source:SI");
    play_keys(play, "Enter Down ? Down PgDn Esc : Down Esc + + + - - -");
    play_keys(play, "f Esc H Esc");
}

Test(layout, every_size_and_glyph_mode_holds_the_invariants)
{
    fake_load_sample();
    for (size_t i = 0; i < G_N_ELEMENTS(sizes); i++)
        for (int is_ascii = 0; is_ascii < 2; is_ascii++) {
            struct play play;
            play_begin(&play, sizes[i].rows, sizes[i].cols, is_ascii);
            walk(&play);
            play_end(&play);
        }
}

Test(layout, a_window_that_is_too_small_says_so_and_keys_still_work)
{
    fake_load_sample();
    struct play play;
    play_begin(&play, 8, 50, false);
    play_expect(&play, "Window 50x8: needs 40x10. Text is safe. q quits.");
    play_keys(&play, "Down Down");
    play_size(&play, 24, 80);
    int y = play_find(&play, ">");
    g_autofree char *row = play_row(&play, y);
    cr_expect(strstr(row, "SI-3"), "%s", row);
    play_size(&play, 5, 5);
    play_keys(&play, "q");
    cr_expect(play.has_left);
    play_end(&play);
}

Test(layout, the_place_survives_any_change_of_size)
{
    fake_load_sample();
    struct play play;
    play_begin(&play, 24, 80, false);
    play_keys(&play, "PgDn PgDn Down Down");
    g_autofree char *ref = g_strdup(
        tui_desk_top(&play.session.desk)->class->ref(tui_desk_top(&play.session.desk)));
    for (size_t i = 0; i < G_N_ELEMENTS(sizes); i++) {
        play_size(&play, sizes[i].rows, sizes[i].cols);
        cr_expect_str_eq(
            tui_desk_top(&play.session.desk)->class->ref(tui_desk_top(&play.session.desk)),
            ref);
    }
    play_end(&play);
}

/* What a newcomer needs goes last, and the way out of the program never. */
Test(layout, narrow_windows_drop_whole_hints_from_the_right)
{
    static const struct {
        int rows, cols;
        const char *hints;
    } cases[] = {
        {24, 200,
         " Enter open  u update  / search  f filter  s RAG  e edit  Space mark  m meeting  "
         "p paper  H history  t target  o owners  x tick action  a add action  Ctrl-Z undo  y "
         "copy  "
         ": commands  ? help  q leave"},
        {40, 120,
         " Enter open  u update  / search  f filter  s RAG  e edit  Space mark  m meeting  "
         "p paper  : commands  ? help  q leave"},
        {24, 80,
         " Enter open  u update  / search  f filter  s RAG  : commands  ? help  q leave"},
        {15, 60, " Enter open  u update  / search  : commands  ? help  q leave"},
        {10, 40, " Enter open  : commands  ? help  q leave"},
    };
    fake_load_sample();
    struct play play;
    play_begin(&play, 24, 80, false);
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        play_size(&play, cases[i].rows, cases[i].cols);
        g_autofree char *row = play_row(&play, cases[i].rows - 1);
        cr_expect_str_eq(g_strchomp(row), cases[i].hints);
    }
    play_size(&play, 24, 80);
    play_keys(&play, "Space"); /* with marks: what goes to all of them */
    play_expect(&play, " Enter open  s RAG (1)  e edit (1)  o owners (1)  : commands  ? help");
    play_end(&play);
}

Test(layout, where_the_tabs_have_no_line_the_header_says_how_to_get_to_the_other_view)
{
    fake_load_sample();
    fake_open_period("2020-06", "June 2020");
    struct play play;
    play_begin(&play, 15, 60, false);
    play_expect(&play, " rectrack  6 My updates  Period: June 2020 (open)   1 of 59");
    play_keys(&play, "/");
    play_expect(&play, "6 My updates");
    play_keys(&play, "Esc Enter");
    play_expect_not(&play, "6 My updates");
    play_keys(&play, "Esc");
    play_click(&play, 0, 12);
    play_expect(&play, "Whose updates:");
    play_end(&play);
}

Test(layout, a_list_says_where_it_is_and_how_much_follows)
{
    fake_load_sample();
    struct play play;
    play_begin(&play, 24, 80, false);
    play_expect(&play, "1 of 59");
    play_expect(&play, "more below");
    play_expect(&play, "59 recommendations");
    play_keys(&play, "End");
    play_expect(&play, "59 of 59");
    play_expect_not(&play, "more below");
    play_end(&play);
}

Test(layout, a_register_without_recommendations_says_so)
{
    fake_load_none();
    struct play play;
    play_begin(&play, 24, 80, false);
    play_expect(&play, "no recommendations yet");
    play_keys(&play, "Down Up End PgDn Enter n H / Esc f Esc");
    play_end(&play);
}

/* A screen of the register is read from a few rows, however many there are. */
Test(layout, only_the_rows_that_are_shown_are_read)
{
    fake_load_many(20000);
    struct play play;
    fake_rows_read();
    play_begin(&play, 24, 80, false);
    cr_expect_leq(fake_rows_read(), 100);
    for (int i = 0; i < 50; i++)
        play_keys(&play, "PgDn");
    cr_expect_leq(fake_rows_read(), 1500);
    play_keys(&play, "End");
    play_expect(&play, "R-20000");
    play_expect(&play, "20000 of 20000");
    cr_expect_leq(fake_rows_read(), 100);
    for (int i = 0; i < 50; i++)
        play_keys(&play, "PgUp");
    play_keys(&play, "Home");
    play_expect(&play, "1 of 20000");
    play_end(&play);
}

Test(layout, every_role_has_a_look_in_every_theme)
{
    for (int theme = 0; theme < TUI_THEMES; theme++) {
        cr_expect(tui_theme_names[theme]);
        for (int palette = 0; palette < TUI_PALETTES; palette++)
            for (int role = 0; role < TUI_ROLES; role++) {
                static const int colours[] = {0, 2, 8, 16, 256};
                cr_expect(tui_role_names[role], "role %d has no name", role);
                for (size_t i = 0; i < G_N_ELEMENTS(colours); i++) {
                    struct tui_style style =
                        tui_style((enum tui_theme)theme, (enum tui_palette)palette, colours[i],
                                  (enum tui_role)role);
                    cr_expect(style.fg >= -1 && style.fg < 256 && style.bg >= -1 &&
                              style.bg < 256);
                    bool is_plain = theme == TUI_MONO || colours[i] < 8;
                    cr_expect(!is_plain || (style.fg == -1 && style.bg == -1));
                }
            }
    }
}

/* Where there are no colours the attributes tell the three that matter apart; where there
 * are, the grounds do.  The letter does in any case. */
Test(layout, red_amber_and_green_look_different_with_any_number_of_colours)
{
    static const int colours[] = {0, 2, 8, 16, 256};
    for (int theme = 0; theme < TUI_THEMES; theme++)
        for (int palette = 0; palette < TUI_PALETTES; palette++)
            for (size_t i = 0; i < G_N_ELEMENTS(colours); i++)
                for (int a = TUI_BADGE_RED; a < TUI_BADGE_COMPLETE; a++)
                    for (int b = a + 1; b <= TUI_BADGE_COMPLETE; b++) {
                        struct tui_style one = tui_style((enum tui_theme)theme,
                                                         (enum tui_palette)palette, colours[i],
                                                         (enum tui_role)a),
                                         other = tui_style((enum tui_theme)theme,
                                                           (enum tui_palette)palette,
                                                           colours[i], (enum tui_role)b);
                        cr_expect(one.bg != other.bg || one.attributes != other.attributes,
                                  "%s and %s with %d colours", tui_role_names[a],
                                  tui_role_names[b], colours[i]);
                    }
}
