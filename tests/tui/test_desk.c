/* What a person does at the desk, view by view. */
#include <string.h>

#include <glib/gstdio.h>

#include <criterion/criterion.h>

#include "tests/tui/fake.h"
#include "tests/tui/play.h"

static void begin(struct play *play)
{
    fake_load_sample();
    play_begin(play, 24, 80, false);
}

static const char *ref(struct play *play)
{
    const struct tui_view *top = tui_desk_top(&play->session.desk);
    return top->class->ref(top);
}

Test(desk, search_finds_as_it_is_typed)
{
    struct play play;
    begin(&play);
    play_keys(&play, "Down /");
    play_type(&play, "alc");
    cr_expect_str_eq(ref(&play), "SI-13");
    play_expect(&play, "Search: alc");
    play_expect(&play, "match");
    play_keys(&play, "Enter n");
    cr_expect_str_neq(ref(&play), "SI-13");
    play_keys(&play, "N");
    cr_expect_str_eq(ref(&play), "SI-13");
    play_keys(&play, "N");
    play_expect(&play, "went on from the end");
    play_end(&play);
}

Test(desk, a_search_that_is_given_up_goes_back_to_where_it_began)
{
    struct play play;
    begin(&play);
    play_keys(&play, "Down Down /");
    play_type(&play, "alcohol");
    play_keys(&play, "Esc");
    cr_expect_str_eq(ref(&play), "SI-3");
    play_keys(&play, "n");
    play_expect(&play, "Nothing was searched for yet");
    play_keys(&play, "/");
    play_type(&play, "xyzzy");
    play_expect(&play, "No match for xyzzy");
    cr_expect_str_eq(ref(&play), "SI-3");
    play_keys(&play, "Backspace Backspace Backspace Backspace Backspace Backspace");
    play_expect(&play, "59 recommendations");
    play_end(&play);
}

/* Letters that come together are looked for together, and Enter keeps all. */
Test(desk, letters_that_come_at_once_are_searched_for_once)
{
    struct play play;
    fake_load_many(3000);
    play_begin(&play, 24, 80, false);
    fake_rows_read();
    play_burst(&play, "/number 2999\n");
    cr_expect_str_eq(ref(&play), "R-02999");
    cr_expect_leq(fake_rows_read(), 200);
    cr_expect_eq(tui_desk_place(&play.session.desk), TUI_AT_REGISTER);
    play_burst(&play, "f2998\n");
    play_expect(&play, "1 of 3000 shown");
    play_end(&play);
}

Test(desk, a_search_reaches_what_is_not_read_yet)
{
    fake_load_many(5000);
    struct play play;
    play_begin(&play, 24, 80, false);
    play_keys(&play, "/");
    play_type(&play, "number 4321");
    cr_expect_str_eq(ref(&play), "R-04321");
    play_expect(&play, "4321 of 5000");
    play_keys(&play, "Enter PgUp PgUp PgUp");
    play_keys(&play, "Home");
    play_expect(&play, "1 of 5000");
    play_end(&play);
}

Test(desk, a_filter_shows_only_what_it_says)
{
    struct play play;
    begin(&play);
    play_keys(&play, "End f");
    play_type(&play, "source:SI");
    play_expect(&play, "16 of 59 shown");
    play_keys(&play, "Enter");
    play_expect(&play, "Filter: source:SI");
    play_keys(&play, "Down Enter");
    play_expect(&play, "lines 1 to");
    play_keys(&play, "Esc");
    play_expect(&play, "16 of 59 shown");
    play_keys(&play, "f Esc");
    play_expect(&play, "59 recommendations");
    play_expect(&play, "No filter");
    play_end(&play);
}

Test(desk, a_wrong_filter_says_so_in_place_and_keeps_the_list)
{
    struct play play;
    begin(&play);
    play_keys(&play, "f");
    play_type(&play, "source:SI onwer:x");
    play_expect(&play, "owner");
    play_expect(&play, "Filter: source:SI onwer:x");
    play_expect(&play, "SI-5");
    play_keys(&play, "Enter"); /* stays beside its error */
    play_expect(&play, "Filter: source:SI onwer:x");
    play_keys(&play, "Ctrl-W");
    play_keys(&play, "Enter");
    play_expect(&play, "16 of 59 shown");
    play_end(&play);
}

Test(desk, backspace_in_the_empty_field_clears_the_filter)
{
    struct play play;
    begin(&play);
    play_keys(&play, "f");
    play_type(&play, "source:SI");
    play_keys(&play, "Enter f Ctrl-W");
    play_expect(&play, "59 of 59 shown");
    play_keys(&play, "Backspace");
    play_expect(&play, "59 recommendations");
    play_end(&play);
}

Test(desk, a_filter_that_nothing_matches_says_what_to_do)
{
    struct play play;
    begin(&play);
    play_keys(&play, "f");
    play_type(&play, "xyzzy");
    play_expect(&play, "0 of 59 shown");
    play_keys(&play, "Enter");
    play_expect(&play, "Nothing matches");
    play_keys(&play, "Down Up Enter End n / a Esc");
    play_keys(&play, "f Esc");
    play_expect(&play, "SI-1");
    play_end(&play);
}

Test(desk, the_empty_filter_says_what_can_be_typed)
{
    struct play play;
    begin(&play);
    play_keys(&play, "f");
    play_expect(&play, "Words, or owner:...  overdue  suggested:red  waiting:...");
    play_type(&play, "source:SI");
    play_keys(&play, "Enter f");
    play_expect_not(&play, "Words, or");
    play_keys(&play, "Ctrl-U");
    play_expect(&play, "Words, or owner:");
    play_expect(&play, "59 of 59 shown");
    play_keys(&play, "F1");
    g_autofree char *first = play_row(&play, 3);
    cr_expect(strstr(first, "What a filter takes"), "%s", first);
    for (int i = 0; i < RT_WORD_NO_UPDATE; i++) /* as many as the window shows */
        play_expect(&play, rt_query_words[i].example);
    play_end(&play);
}

/* What is counted is what stands in the field, or nothing is counted. */
Test(desk, a_filter_narrows_as_it_is_typed)
{
    static const struct {
        const char *typed, *note;
    } cases[] = {
        {"xyz", "0 of 59 shown"},
        {"commun", "of 59 shown"},
        {"o", "Enter looks for \"o\""},
        {"source:SI own", "Enter looks for \"own\""},
        {"source:SI -own", "Enter looks for \"-own\""},
        {"source:S", "0 of 59 shown"},
        {"source:\"SI", "16 of 59 shown"},
        {"source:SI ", "16 of 59 shown"},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        struct play play;
        begin(&play);
        play_keys(&play, "f");
        play_type(&play, cases[i].typed);
        g_autofree char *row = play_row(&play, 2);
        cr_expect(g_str_has_suffix(row, cases[i].note), "%s: %s", cases[i].typed, row);
        play_end(&play);
    }
    struct play play;
    begin(&play);
    play_keys(&play, "f");
    play_type(&play, "source:SI rag:purple");
    g_autofree char *row = play_row(&play, 1);
    cr_expect(!strstr(row, "shown"), "a count beside what can't be read: %s", row);
    play_end(&play);
}

Test(desk, the_record_is_read_searched_and_followed)
{
    struct play play;
    begin(&play);
    play_keys(&play, "Enter");
    play_expect(&play, "SI-1  Communications Campaign");
    play_keys(&play, "/");
    play_type(&play, "funding will");
    play_keys(&play, "Enter");
    const struct tui_canvas *canvas = &play.session.canvas;
    g_autofree char *row = tui_canvas_row(canvas, canvas->cursor_y);
    cr_expect(strstr(row, "Funding will") || strstr(row, "funding will"), "%s", row);
    play_keys(&play, "Tab");
    cr_expect_str_eq(ref(&play), "SI-2");
    play_expect(&play, "2 of 59");
    play_keys(&play, "Shift-Tab Shift-Tab");
    play_expect(&play, "This is the first one of the list");
    play_keys(&play, "Tab Tab Tab Tab Esc");
    cr_expect_str_eq(ref(&play), "SI-5", "the list is where the reading ended");
    play_end(&play);
}

Test(desk, every_line_of_a_long_record_can_be_reached)
{
    struct play play;
    fake_load_sample();
    play_begin(&play, 15, 60, false);
    play_keys(&play, "Enter");
    int steps = 0;
    while (play_find(&play, "more below") >= 0 && steps++ < 500)
        play_keys(&play, "Down");
    cr_expect(steps > 10 && steps < 500);
    play_keys(&play, "Home");
    play_expect(&play, "lines 1 to");
    play_end(&play);
}

Test(desk, typing_meant_for_elsewhere_runs_nothing)
{
    static const struct {
        const char *typed;
        bool is_stopped;
    } cases[] = {
        {"please quit this", true},
        {"Housing has agreed to it\nqqq\n", true},
        {"jjjjjjjjjjjjjjjj", false},
        {"jkjkjkjkjkjk", false},
        {"jj", false},
        {"/alcohol and more", false},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        struct play play;
        begin(&play);
        play_burst(&play, cases[i].typed);
        cr_expect_eq(play_find(&play, "That looked like typing") >= 0, cases[i].is_stopped,
                     "%s", cases[i].typed);
        cr_expect(!play.has_left);
        cr_expect(!cases[i].is_stopped || !strcmp(ref(&play), "SI-1"));
        play_end(&play);
    }
}

Test(desk, a_paste_goes_into_fields_only)
{
    struct play play;
    begin(&play);
    play_paste(&play, "q");
    play_expect(&play, "That looked like typing. Nothing was changed");
    play_keys(&play, "/");
    play_paste(&play, "alcohol\nand\tmore");
    play_expect(&play, "Search: alcohol and more");
    play_paste(&play, "a\033[2Jb");
    play_expect(&play, "nothing was added");
    play_end(&play);
}

Test(desk, clicks_choose_open_and_press_hints)
{
    struct play play;
    begin(&play);
    int y = play_find(&play, "SI-4");
    play_click(&play, y, 20);
    cr_expect_str_eq(ref(&play), "SI-4");
    play_click(&play, y, 20);
    play_expect(&play, "lines 1 to");
    g_autofree char *hints = play_row(&play, 23);
    play_click(&play, 23, (int)(strstr(hints, "? help") - hints));
    play_expect(&play, "What works here");
    play_click(&play, 0, 0);
    play_end(&play);
}

Test(desk, where_am_i_is_told_in_words_and_messages_can_be_repeated)
{
    struct play play;
    begin(&play);
    play_keys(&play, "Down :");
    play_type(&play, "where am");
    play_keys(&play, "Enter");
    play_expect(&play, "Register, on SI-2, 2 of 59, no filter");
    play_keys(&play, "Down");
    play_expect_not(&play, "Register, on SI-2");
    play_keys(&play, "Ctrl-G");
    play_expect(&play, "Register, on SI-2");
    play_end(&play);
}

/* Nothing stands at path. */
static void begin_without(struct play *play, const char *path)
{
    struct rt_error error = {0};
    *play = (struct play){.rows = 24, .cols = 80};
    play->context = (struct rt_context){.register_path = path};
    cr_assert_eq(tui_session_init(&play->session, &play->context, false, 24, 80,
                                  TUI_START_REGISTER, NULL, &error),
                 RT_OK);
    play_size(play, 24, 80);
    play_expect(play, "There is no register yet: ");
}

/* However the register is made, its first view follows. */
Test(desk, without_a_register_the_sample_is_offered)
{
    static const char *const ways[] = {"Enter", ": i n i t Space x Enter"};
    g_autofree char *folder = g_dir_make_tmp("rectrack-XXXXXX", NULL);
    g_autofree char *path = g_build_filename(folder, "register.db", NULL);
    for (size_t i = 0; i < G_N_ELEMENTS(ways); i++) {
        struct play play;
        begin_without(&play, path);
        play_expect(&play, "rectrack init --sample");
        play_expect(&play, "Press ? any time");
        play_keys(&play, "Down Up j k ? Esc : Esc");
        fake_load_sample();
        play_keys(&play, ways[i]);
        play_expect(&play, "59 recommendations");
        play_expect(&play, "Your register is ready");
        play_end(&play);
        g_unlink(path);
    }
    g_rmdir(folder);
}

Test(desk, a_register_that_cant_be_made_leaves_the_welcome)
{
    struct play play;
    begin_without(&play, "/nowhere/register.db");
    play_keys(&play, "Enter");
    play_expect(&play, "\"/nowhere/register.db\" can't be made");
    play_expect(&play, "There is no register yet");
    play_end(&play);
}
