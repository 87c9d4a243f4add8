/* The Meeting at the desk, on a register on disk: what it shows at every size, where it goes,
 * what it records. */
#include <criterion/criterion.h>
#include <string.h>

#include "tests/store/room.h"
#include "tests/tui/play.h"

static struct room room;

/* A meeting of today on the scrutiny inquiry. */
static void begin(struct play *play, int rows, int cols, bool is_ascii)
{
    room_open_sample(&room);
    room_ask(&room, "meeting new 2020-04-15 --title \"Strategy group\" --items source:SI");
    play_begin(play, rows, cols, is_ascii);
    play_keys(play, "7");
}

static void end(struct play *play)
{
    play_end(play);
    room_clear(&room);
}

static unsigned place_of(const struct play *play)
{
    return tui_desk_place(&play->session.desk);
}

/* What is put off until nobody types. */
static void rest(struct play *play)
{
    tui_session_idle(&play->session);
}

#define expect_in(said, words) cr_expect(strstr(said, words), "no \"%s\" in:\n%s", words, said)

static const char *ref_of(struct play *play)
{
    struct tui_view *top = tui_desk_top(&play->session.desk);
    return top->class->ref(top);
}

Test(meeting, an_item_is_read_in_a_font_so_large_that_60_by_15_is_all)
{
    struct play play;
    begin(&play, 15, 60, false);
    play_keys(&play, "Space Space Right l");
    cr_expect_str_eq(ref_of(&play), "SI-5");
    play_expect(&play, " Strategy group  15 April 2020                 item 5 of 15");
    play_expect(&play, "SI-5   ▲ amber  suggested   + new");
    play_expect(&play, "Raise awareness of, and increase referrals to, perpetrator");
    play_expect(&play, "Hampton Trust, Hampshire Constabulary");
    play_expect(&play, "June 2020 · Ongoing · Ongoing · Complete");
    play_keys(&play, "Left h");
    cr_expect_str_eq(ref_of(&play), "SI-3");
    play_keys(&play, "1 7"); /* it is left and found again where it was */
    cr_expect_str_eq(ref_of(&play), "SI-3");
    end(&play);
}

Test(meeting, a_note_is_recorded_at_once)
{
    struct play play;
    begin(&play, 15, 60, false);
    play_keys(&play, "N");
    play_type(&play, "The funds are there");
    play_keys(&play, "Ctrl-S");
    play_expect(&play, "noted on SI-1");
    play_keys(&play, "Space Left");
    play_expect(&play, "Note: The funds are there");
    const char *shown = room_ask(&room, "meeting show");
    cr_expect(strstr(shown, "The funds are there"), "%s", shown);
    end(&play);
}

/* ---- where it is ---- */

Test(meeting, where_the_chair_is_goes_into_the_register_once_no_key_comes)
{
    struct play play;
    begin(&play, 15, 60, false);
    for (int i = 0; i < 3; i++) /* as fast as keys come */
        tui_session_event(&play.session,
                          &(struct tui_event){.kind = TUI_EVENT_KEY, .key = ' '});
    expect_in(room_ask(&room, "meeting show"), "1  SI-1  open, shown now");
    g_autofree char *before = g_strdup(room_ask(&room, "history"));
    rest(&play);
    expect_in(room_ask(&room, "meeting show"), "4  SI-4  open, shown now");
    cr_expect_str_eq(room_ask(&room, "history"), before, "to look is no change");
    play_expect_not(&play, "Item 4"); /* and nothing is said of it */
    play_keys(&play, "Space P");      /* nor is it forgotten by who leaves at once */
    play_expect(&play, "The meeting is paused at SI-5");
    expect_in(room_ask(&room, "meeting show"), "5  SI-5  open, shown now");
    end(&play);
}

Test(meeting, an_agenda_has_two_ends_and_any_item_is_jumped_to)
{
    struct play play;
    begin(&play, 24, 80, false);
    play_keys(&play, "Left");
    play_expect(&play, "This is the first item of the agenda");
    play_keys(&play, "J");
    cr_expect_eq(place_of(&play), (unsigned)TUI_AT_NAMES);
    play_type(&play, "MATAC");
    play_expect(&play, "7  SI-8");
    play_keys(&play, "Enter");
    cr_expect_str_eq(ref_of(&play), "SI-8");
    play_keys(&play, "/");
    play_type(&play, "15");
    play_keys(&play, "Enter Space");
    play_expect(&play, "This is the last item of the agenda");
    play_keys(&play, "J Esc");
    cr_expect_str_eq(ref_of(&play), "SI-16");
    end(&play);
}

Test(meeting, a_shared_row_is_one_item)
{
    struct play play;
    begin(&play, 15, 60, false);
    play_keys(&play, "Space Space Space Space Space");
    play_expect(&play, "SI-6, SI-7   ▲ amber");
    play_keys(&play, "Space");
    cr_expect_str_eq(ref_of(&play), "SI-8");
    room_ask(&room, "meeting note SI-7 'Of the other one'");
    tui_session_look(&play.session);
    play_keys(&play, "Left");
    play_expect(&play, "Note: Of the other one");
    end(&play);
}

Test(meeting, the_record_is_read_and_the_meeting_is_where_it_was)
{
    struct play play;
    begin(&play, 15, 60, false);
    play_keys(&play, "Space Enter");
    cr_expect_eq(place_of(&play), (unsigned)TUI_AT_RECORD);
    play_expect(&play, "item 2 of 15");
    play_keys(&play, "Tab Esc");
    cr_expect_eq(place_of(&play), (unsigned)TUI_AT_MEETING);
    cr_expect_str_eq(ref_of(&play), "SI-3");
    end(&play);
}

/* ---- what is recorded ---- */

/* Each asks for what it needs; the command says what came of it. */
Test(meeting, every_decision_is_done_and_recorded)
{
    static const struct {
        const char *ref, *keys, *words, *more, *resolved;
    } cases[] = {
        {"SI-1", "", "", "", "RESOLVED that SI-1 be reported as Red"},
        {"SI-2", "Down Tab Tab", "Late", "",
         "RESOLVED that SI-2 be reported as Green instead of Amber (reason: Late)"},
        {"SI-5", "Down Down Tab Right Tab", "Dec 2020", "Late",
         "RESOLVED that SI-5 be given an extension from"},
        {"SI-5", "Down Down Down Tab Right", "", "",
         "RESOLVED that SI-5 be given no extension; its target stays"},
        {"SI-3", "Down Down Down Down Tab Tab", "All is done", "",
         "RESOLVED that SI-3 be closed as complete (reason: All is done)"},
        {"SI-4", "Down Down Down Down Down Tab", "June 2021", "",
         "RESOLVED that SI-4 be brought back in June 2021"},
        {"SI-4", "Down Down Down Down Down Down Tab", "the board", "",
         "RESOLVED that SI-4 be referred to the board"},
        {"SI-4", "Down Down Down Down Down Down Down Tab", "the chair writes", "",
         "RESOLVED that the chair writes"},
    };
    struct play play;
    room_open_sample(&room);
    room_ask(&room, "period open 'June 2020'");
    room_ask(&room, "meeting new 2020-04-15 --items source:SI");
    play_begin(&play, 15, 60, false);
    play_keys(&play, "7");
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        play_keys(&play, "J");
        play_type(&play, cases[i].ref);
        play_keys(&play, "Enter D");
        cr_assert_eq(place_of(&play), (unsigned)TUI_AT_CHOICE);
        if (*cases[i].keys)
            play_keys(&play, cases[i].keys);
        if (i == 1)
            play_keys(&play, "Shift-Tab Space Tab"); /* green, the first */
        play_type(&play, cases[i].words);
        if (*cases[i].more)
            play_keys(&play, "Tab");
        play_type(&play, cases[i].more);
        play_keys(&play, "Ctrl-S");
        cr_expect_eq(place_of(&play), (unsigned)TUI_AT_MEETING, "%s", cases[i].resolved);
        expect_in(room_ask(&room, "meeting show"), cases[i].resolved);
    }
    expect_in(room_ask(&room, "show SI-3"), "State: complete");
    play_keys(&play, "U");
    cr_expect(!strstr(room_ask(&room, "meeting show"), "the chair writes"));
    end(&play);
}

Test(meeting, what_is_missing_is_asked_for_and_what_was_typed_stays)
{
    struct play play;
    begin(&play, 15, 60, false);
    play_keys(&play, "D Down Down Down Down Down Ctrl-S");
    play_expect(&play, "Not saved yet: this is needed");
    play_type(&play, "soon");
    play_keys(&play, "Ctrl-S");
    play_expect(&play, "write such as June 2020, 15 June 2020 or");
    play_expect(&play, "[soon");
    play_keys(&play, "Esc Tab Enter"); /* discard */
    play_keys(&play, "A");
    play_type(&play, "somebody does it");
    play_keys(&play, "Ctrl-S");
    play_expect(&play, "write who: what - by when");
    play_keys(&play, "Ctrl-U");
    play_type(&play, "Nobody known: write");
    play_expect(&play, "= nobody is called Nobody known yet");
    play_keys(&play, "Ctrl-S");
    play_expect(&play, "nobody is called \"Nobody known\"");
    play_keys(&play, "Ctrl-U");
    play_type(&play, "hamp, public: meet – by summer 2020");
    play_expect(&play, "= Hampton Trust, Public Health: meet, by summer");
    play_keys(&play, "Ctrl-S");
    expect_in(room_ask(&room, "meeting show"),
              "ACTION: Hampton Trust, Public Health: meet, by summer 2020");
    expect_in(room_ask(&room, "show SI-1"), "meet");
    end(&play);
}

Test(meeting, a_note_may_be_of_the_whole_meeting)
{
    struct play play;
    begin(&play, 15, 60, false);
    play_keys(&play, "n");
    play_type(&play, "The room was cold");
    play_keys(&play, "Tab Right Ctrl-S");
    expect_in(room_ask(&room, "meeting show"), "Other business");
    play_keys(&play, "T");
    play_type(&play, "HT, A visitor");
    play_keys(&play, "Tab");
    play_type(&play, "Public Health");
    play_keys(&play, "Ctrl-S");
    expect_in(room_ask(&room, "meeting show"), "Present: Hampton Trust, A visitor");
    expect_in(room_ask(&room, "meeting show"), "Apologies: Public Health");
    end(&play);
}

/* The keys of the Register mean what they mean there. */
Test(meeting, other_keys_change_the_item_as_elsewhere)
{
    struct play play;
    begin(&play, 24, 80, false);
    room_ask(&room, "period open 'June 2020'");
    tui_session_look(&play.session);
    play_keys(&play, "s");
    play_expect(&play, "RAG of SI-1");
    play_keys(&play, "Esc t");
    play_expect(&play, "Target of SI-1");
    play_keys(&play, "Esc a");
    play_expect(&play, "New key action of SI-1");
    play_keys(&play, "Esc u");
    play_expect(&play, "Update SI-1");
    play_keys(&play, "Esc Space"); /* and Space goes on here */
    cr_expect_str_eq(ref_of(&play), "SI-2");
    end(&play);
}

Test(meeting, what_somebody_saved_meanwhile_is_not_overwritten)
{
    struct play play;
    begin(&play, 24, 80, false);
    play_keys(&play, "D Down Down Down Down Tab Tab");
    play_type(&play, "All is done");
    room_ask(&room, "set SI-1 state=paused --as 'Public Health'");
    play_keys(&play, "Ctrl-S");
    play_expect(&play, "SI-1 was changed while you were editing");
    play_expect(&play, "theirs: Paused");
    cr_expect(!strstr(room_ask(&room, "meeting show"), "RESOLVED"));
    play_keys(&play, "Esc"); /* nothing is lost */
    play_expect(&play, "[All is done");
    play_keys(&play, "Ctrl-S Space Ctrl-S"); /* mine */
    expect_in(room_ask(&room, "meeting show"), "RESOLVED that SI-1 be closed as complete");
    end(&play);
}

/* What is under the chair's eyes stays until it is asked for. */
Test(meeting, what_others_change_of_the_item_is_told_and_shown_when_asked_for)
{
    struct play play;
    begin(&play, 24, 100, false);
    room_ask(&room, "set SI-1 title='Another title' --as 'Public Health'");
    tui_session_look(&play.session);
    play_size(&play, 24, 100);
    play_expect(&play, "press r to show it");
    play_expect(&play, "Communications Campaign");
    play_keys(&play, "r");
    play_expect(&play, "Another title");
    end(&play);
}

/* ---- begun, ended ---- */

Test(meeting, one_begins_on_what_the_filter_leaves)
{
    struct play play;
    room_open_sample(&room);
    play_begin(&play, 24, 80, false);
    play_keys(&play, "7");
    play_expect(&play, "No meeting is running, and none is planned.");
    cr_expect_eq(place_of(&play), (unsigned)TUI_AT_MINUTES);
    play_keys(&play, "Esc f");
    play_type(&play, "source:SI");
    play_keys(&play, "Enter m");
    play_expect(&play, "Begin a meeting today on 16 recommendations, source:SI?");
    play_keys(&play, "Esc");
    cr_expect_eq(place_of(&play), (unsigned)TUI_AT_REGISTER);
    cr_expect(!strstr(room_ask(&room, "meeting list"), "2020"));
    play_keys(&play, "m Right Enter");
    play_expect(&play, "item 1 of 15");
    expect_in(room_ask(&room, "meeting show"), "source:SI, by exception");
    play_keys(&play, "1 m");
    play_expect(&play, "This is today's meeting; one a day is held");
    play_expect(&play, "item 1 of 15");
    end(&play);
}

Test(meeting, one_that_is_planned_for_later_is_not_begun_by_a_slip)
{
    struct play play;
    room_open_sample(&room);
    room_ask(&room, "meeting new 2020-05-20 --items source:SI");
    play_begin(&play, 24, 80, false);
    play_keys(&play, "7 N");
    play_expect(&play, "That meeting is still to come; : meet DATE begins it early");
    cr_expect_eq(place_of(&play), (unsigned)TUI_AT_MEETING);
    play_keys(&play, "1 m");
    play_expect(&play, "The meeting of 20 May 2020 is planned");
    play_keys(&play, "Enter :");
    play_type(&play, "meet 2020-05-20");
    play_keys(&play, "Enter N");
    play_type(&play, "Earlier than planned");
    play_keys(&play, "Ctrl-S");
    expect_in(room_ask(&room, "meeting show 2020-05-20"), "Earlier than planned");
    play_keys(&play, ":");
    play_type(&play, "meet 2020-05-21");
    play_keys(&play, "Enter");
    play_expect(&play, "There is no meeting on 2020-05-21.");
    end(&play);
}

Test(meeting, its_end_is_asked_for_and_what_it_came_to_is_read)
{
    struct play play;
    begin(&play, 24, 80, false);
    play_keys(&play, "V S E");
    play_expect(&play, "14 of 15 items would be left");
    play_keys(&play, "Enter"); /* the safe one */
    cr_expect_eq(place_of(&play), (unsigned)TUI_AT_MEETING);
    play_keys(&play, "E y");
    play_expect(&play, "The meeting has ended; C carries over what is left");
    cr_expect_eq(place_of(&play), (unsigned)TUI_AT_MINUTES);
    play_keys(&play, "Down");
    play_expect(&play, "LEFT OVER  SI-2 (skipped), SI-3");
    play_keys(&play, "C");
    play_expect(&play, "no meeting is planned after that of 15 April 2020");
    room_ask(&room, "meeting new 2020-09-15");
    tui_session_look(&play.session);
    play_keys(&play, "C");
    play_expect(&play, "Carry over? 13 items would go to the meeting of 15 September");
    play_expect(&play, "2020. SI-2 was skipped. SI-3 was not reached.");
    play_keys(&play, "y");
    expect_in(room_ask(&room, "meeting show 2020-09-15"),
              "SI-2  open, carried from 2020-04-15");
    play_keys(&play, "W");
    play_expect(&play, "[minutes-2020-04-15.docx");
    play_keys(&play, "Ctrl-U");
    play_type(&play, "minutes.md");
    play_keys(&play, "Ctrl-S");
    g_autofree char *minutes = NULL;
    cr_expect(g_file_get_contents("minutes.md", &minutes, NULL, NULL));
    play_keys(&play, "U U"); /* the carrying, and the end */
    cr_expect_eq(place_of(&play), (unsigned)TUI_AT_MEETING);
    end(&play);
}

/* ---- what it looks like ---- */

Test(meeting, a_blank_screen_has_a_name_and_any_key_goes_on)
{
    struct play play;
    begin(&play, 15, 60, false);
    play_keys(&play, "b");
    cr_expect_eq(place_of(&play), (unsigned)TUI_AT_BLANK);
    play_expect(&play, "Strategy group");
    play_expect_not(&play, "SI-1");
    play_expect_not(&play, "decide");
    room_ask(&room, "set SI-1 title='Another' --as 'Public Health'");
    tui_session_look(&play.session);
    play_size(&play, 15, 60);
    play_expect_not(&play, "Public Health");
    play_keys(&play, "q"); /* also one that would leave elsewhere */
    cr_expect_eq(place_of(&play), (unsigned)TUI_AT_MEETING);
    cr_expect(!play.has_left);
    end(&play);
}

Test(meeting, it_has_a_form_for_every_size_and_its_cursor_is_on_the_reference)
{
    static const int sizes[][2] = {{10, 40},  {12, 45},  {14, 59}, {15, 60},
                                   {20, 60},  {24, 80},  {23, 79}, {40, 120},
                                   {43, 132}, {60, 200}, {10, 200}};
    for (int is_ascii = 0; is_ascii < 2; is_ascii++) {
        struct play play;
        begin(&play, 24, 80, is_ascii);
        room_ask(&room, "meeting note SI-5 'A note as long as two lines of a window of sixty "
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
            cr_expect_eq(place_of(&play), (unsigned)TUI_AT_MEETING);
        }
        end(&play);
    }
}

/* Nothing of a line is lost where it is wrapped: all of the text is on one of its pages. */
Test(meeting, every_word_is_on_one_of_its_pages)
{
    struct play play;
    begin(&play, 15, 60, false);
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
    end(&play);
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
    begin(&play, 15, 60, false);
    room_ask(&room, "meeting new 2020-09-15");
    for (int i = 0; i < 1500; i++) {
        const char *key = keys[g_rand_int_range(dice, 0, (int)G_N_ELEMENTS(keys))];
        if (key[1] == 'T' && !key[2])
            play_type(&play, "HT: meet");
        else
            play_keys(&play, key);
        if (i % 50 == 0)
            play_size(&play, g_rand_int_range(dice, 5, 50), g_rand_int_range(dice, 30, 140));
        if (i % 7 == 0)
            rest(&play);
        play.has_left = false;
    }
    cr_expect(room_is_whole(&room));
    g_rand_free(dice);
    end(&play);
}
