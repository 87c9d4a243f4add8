/* The Meeting at the desk: what it shows at every size, and where it goes. */
#include "tests/tui/held.h"

Test(meeting, an_item_is_read_in_a_font_so_large_that_60_by_15_is_all)
{
    struct play play;
    held_begin(&play, 15, 60, false);
    play_keys(&play, "Space Space Right l");
    cr_expect_str_eq(held_ref(&play), "SI-5");
    play_expect(&play, " Strategy group  15 April 2020                 item 5 of 15");
    play_expect(&play, "SI-5   ▲ amber  suggested   + new");
    play_expect(&play, "Raise awareness of, and increase referrals to, perpetrator");
    play_expect(&play, "Hampton Trust, Hampshire Constabulary");
    play_expect(&play, "June 2020 · Ongoing · Ongoing · Complete");
    play_keys(&play, "Left h");
    cr_expect_str_eq(held_ref(&play), "SI-3");
    play_keys(&play, "1 7"); /* it is left and found again where it was */
    cr_expect_str_eq(held_ref(&play), "SI-3");
    held_end(&play);
}

/* ---- where it is ---- */

Test(meeting, where_the_chair_is_goes_into_the_register_once_no_key_comes)
{
    struct play play;
    held_begin(&play, 15, 60, false);
    for (int i = 0; i < 3; i++) /* as fast as keys come */
        tui_session_event(&play.session,
                          &(struct tui_event){.kind = TUI_EVENT_KEY, .key = ' '});
    expect_in(room_ask(&held, "meeting show"), "1  SI-1  open, shown now");
    g_autofree char *before = g_strdup(room_ask(&held, "history"));
    held_rest(&play);
    expect_in(room_ask(&held, "meeting show"), "4  SI-4  open, shown now");
    cr_expect_str_eq(room_ask(&held, "history"), before, "to look is no change");
    play_expect_not(&play, "Item 4"); /* and nothing is said of it */
    play_keys(&play, "Space P");      /* nor is it forgotten by who leaves at once */
    play_expect(&play, "The meeting is paused at SI-5");
    expect_in(room_ask(&held, "meeting show"), "5  SI-5  open, shown now");
    held_end(&play);
}

Test(meeting, an_agenda_has_two_ends_and_any_item_is_jumped_to)
{
    struct play play;
    held_begin(&play, 24, 80, false);
    play_keys(&play, "Left");
    play_expect(&play, "This is the first item of the agenda");
    play_keys(&play, "J");
    cr_expect_eq(held_place(&play), (unsigned)TUI_AT_NAMES);
    play_type(&play, "MATAC");
    play_expect(&play, "7  SI-8");
    play_keys(&play, "Enter");
    cr_expect_str_eq(held_ref(&play), "SI-8");
    play_keys(&play, "/");
    play_type(&play, "15");
    play_keys(&play, "Enter Space");
    play_expect(&play, "This is the last item of the agenda");
    play_keys(&play, "J Esc");
    cr_expect_str_eq(held_ref(&play), "SI-16");
    held_end(&play);
}

Test(meeting, a_shared_row_is_one_item)
{
    struct play play;
    held_begin(&play, 15, 60, false);
    play_keys(&play, "Space Space Space Space Space");
    play_expect(&play, "SI-6, SI-7   ▲ amber");
    play_keys(&play, "Space");
    cr_expect_str_eq(held_ref(&play), "SI-8");
    room_ask(&held, "meeting note SI-7 'Of the other one'");
    tui_session_look(&play.session);
    play_keys(&play, "Left");
    play_expect(&play, "Note: SI-7: Of the other one");
    held_end(&play);
}

/* Wherever it stands in the papers. */
Test(meeting, a_shared_row_holds_those_from_afar)
{
    struct play play;
    held_begin(&play, 15, 60, false);
    room_write("far.yaml", "rectrack: 1\nrecommendations: [{ref: SI-17, source: SI, "
                           "title: Far off, reported_with: SI-1}]\n");
    room_ask(&held, "import far.yaml");
    tui_session_look(&play.session);
    play_keys(&play, "Space Left");
    play_expect(&play, "SI-1, SI-17");
    held_end(&play);
}

/* It is no answer of those who were asked for one. */
Test(meeting, a_colour_that_the_meeting_sets_is_no_update)
{
    struct play play;
    held_begin(&play, 24, 80, false);
    room_ask(&held, "period open 'June 2020'");
    room_ask(&held, "meeting decide SI-1 rag amber --reason 'Funds were found'");
    tui_session_look(&play.session);
    play_keys(&play, "Space Left");
    play_expect(&play, "No update for June 2020; what follows is of March 2020");
    play_expect(&play, "PROGRESS");
    held_end(&play);
}

Test(meeting, the_record_is_read_and_the_meeting_is_where_it_was)
{
    struct play play;
    held_begin(&play, 15, 60, false);
    play_keys(&play, "Space Enter");
    cr_expect_eq(held_place(&play), (unsigned)TUI_AT_RECORD);
    play_expect(&play, "item 2 of 15");
    play_keys(&play, "Tab Esc");
    cr_expect_eq(held_place(&play), (unsigned)TUI_AT_MEETING);
    cr_expect_str_eq(held_ref(&play), "SI-3");
    held_end(&play);
}

/* ---- what it looks like ---- */

Test(meeting, a_blank_screen_has_a_name_and_any_key_goes_on)
{
    struct play play;
    held_begin(&play, 15, 60, false);
    play_keys(&play, "b");
    cr_expect_eq(held_place(&play), (unsigned)TUI_AT_BLANK);
    play_expect(&play, "Strategy group");
    play_expect_not(&play, "SI-1");
    play_expect_not(&play, "decide");
    room_ask(&held, "set SI-1 title='Another' --as 'Public Health'");
    tui_session_look(&play.session);
    play_size(&play, 15, 60);
    play_expect_not(&play, "Public Health");
    play_keys(&play, "q"); /* also one that would leave elsewhere */
    cr_expect_eq(held_place(&play), (unsigned)TUI_AT_MEETING);
    cr_expect(!play.has_left);
    held_end(&play);
}

Test(meeting, it_has_a_form_for_every_size_and_its_cursor_is_on_the_reference)
{
    static const int sizes[][2] = {{10, 40},  {12, 45},  {14, 59}, {15, 60},
                                   {20, 60},  {24, 80},  {23, 79}, {40, 120},
                                   {43, 132}, {60, 200}, {10, 200}};
    for (int is_ascii = 0; is_ascii < 2; is_ascii++) {
        struct play play;
        held_begin(&play, 24, 80, is_ascii);
        room_ask(&held, "meeting note SI-5 'A note as long as two lines of a window of sixty "
                        "cells are, and then some more'");
        tui_session_look(&play.session);
        play_keys(&play, "Space Space Space Space");
        for (size_t k = 0; k < G_N_ELEMENTS(sizes); k++) {
            play_size(&play, sizes[k][0], sizes[k][1]);
            play_keys(&play, "PgDn Down End PgUp Up Home Space Left");
            g_autofree char *row = play_row(&play, play.session.canvas.cursor_y);
            cr_expect(g_str_has_prefix(row, " SI-5  "), "%s", row);
            cr_expect_eq(play.session.canvas.cursor_x, 1);
            play_expect(&play, "A note as long");
            g_autofree char *screen = play_screen(&play);
            cr_expect(!is_ascii || g_str_is_ascii(screen), "%s", screen);
            play_keys(
                &play,
                "D Down Down Down Down Down Down Down Tab Esc Tab Enter A Esc N Esc T Esc");
            play_keys(&play, "J Down Esc b b E n");
            cr_expect_eq(held_place(&play), (unsigned)TUI_AT_MEETING);
        }
        held_end(&play);
    }
}

/* Nothing of a line is lost where it is wrapped: all of the text is on one of its pages. */
Test(meeting, every_word_is_on_one_of_its_pages)
{
    struct play play;
    held_begin(&play, 15, 60, false);
    play_keys(&play, "Space Space Space Space");
    g_autoptr(GString) all = g_string_new(NULL);
    for (int i = 0; i < 12; i++) {
        for (int y = 4; y < 12; y++) {
            g_autofree char *row = play_row(&play, y);
            g_string_append_printf(all, "%s ", g_strstrip(row));
        }
        play_keys(&play, "PgDn");
    }
    static const char *const words[] = {
        "Raise awareness of, and increase referrals to, perpetrator services",
        "The Hampton Trust (HT) have agreed to set up meetings and take this forward",
        "ACTION 4  Hampshire Constabulary to share information on 'High Harm' (complete)"};
    for (size_t i = 0; i < G_N_ELEMENTS(words); i++)
        expect_in(all->str, words[i]);
    play_expect(&play, "↑");
    held_end(&play);
}

/* ---- a monkey ---- */

Test(meeting, nothing_a_monkey_does_breaks_it, .timeout = 120)
{
    static const char *const keys[] = {
        "Space", "Left", "Right", "PgDn", "PgUp", "Down", "Up",     "Enter",  "Esc",
        "D",     "A",    "N",     "T",    "J",    "S",    "V",      "B",      "E",
        "C",     "W",    "m",     "7",    "U",    "P",    "Ctrl-S", "Ctrl-Y", "Tab",
        "y",     "a",    "?",     ":",    "r",    "Tab",  "Enter",  "s",      "HT",
    };
    GRand *dice = g_rand_new_with_seed(7);
    struct play play;
    held_begin(&play, 15, 60, false);
    room_ask(&held, "meeting new 2020-09-15");
    for (int i = 0; i < 1500; i++) {
        const char *key = keys[g_rand_int_range(dice, 0, (int)G_N_ELEMENTS(keys))];
        if (key[1] == 'T' && !key[2])
            play_type(&play, "HT: meet");
        else
            play_keys(&play, key);
        if (i % 50 == 0)
            play_size(&play, g_rand_int_range(dice, 5, 50), g_rand_int_range(dice, 30, 140));
        if (i % 7 == 0)
            held_rest(&play);
        play.has_left = false;
    }
    cr_expect(room_is_whole(&held));
    g_rand_free(dice);
    held_end(&play);
}
