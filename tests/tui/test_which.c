/* Which meeting is held: begun on what the filter leaves, planned, or chosen from all. */
#include "tests/tui/held.h"

Test(which, one_begins_on_what_the_filter_leaves)
{
    struct play play;
    room_open_sample(&held);
    play_begin(&play, 24, 80, false);
    play_keys(&play, "7");
    play_expect(&play, "No meeting is running, and none is planned.");
    cr_expect_eq(held_place(&play), (unsigned)TUI_AT_MINUTES);
    play_keys(&play, "Esc f");
    play_type(&play, "source:SI");
    play_keys(&play, "Enter m");
    play_expect(&play, "Begin a meeting today on 16 recommendations, source:SI?");
    play_keys(&play, "?"); /* the question waits behind it */
    cr_expect_eq(held_place(&play), (unsigned)TUI_AT_HELP);
    play_keys(&play, "Esc");
    play_expect(&play, "Begin a meeting today on 16 recommendations, source:SI?");
    play_keys(&play, "Esc");
    cr_expect_eq(held_place(&play), (unsigned)TUI_AT_REGISTER);
    cr_expect(!strstr(room_ask(&held, "meeting list"), "2020"));
    play_keys(&play, "m Right Enter");
    play_expect(&play, "item 1 of 15");
    play_expect(&play, "The meeting has begun; i gives it a name");
    expect_in(room_ask(&held, "meeting show"), "source:SI, by exception");
    play_keys(&play, "1 m");
    play_expect(&play, "This is today's meeting; one a day is held");
    play_expect(&play, "item 1 of 15");
    held_end(&play);
}

Test(which, one_that_is_planned_for_later_is_not_begun_by_a_slip)
{
    struct play play;
    room_open_sample(&held);
    room_ask(&held, "meeting new 2020-05-20 --items source:SI");
    play_begin(&play, 24, 80, false);
    static const char *const records[] = {"N", "V", "S", "E"};
    play_keys(&play, "7");
    for (size_t i = 0; i < G_N_ELEMENTS(records); i++) {
        play_keys(&play, records[i]);
        play_expect(&play, "That meeting is still to come; : meet");
        play_keys(&play, "Ctrl-L");
    }
    expect_in(room_ask(&held, "meeting list"), "Planned");
    cr_expect_eq(held_place(&play), (unsigned)TUI_AT_MEETING);
    play_keys(&play, "1 m");
    play_expect(&play, "The meeting of 20 May 2020 is planned");
    play_keys(&play, "Enter :");
    play_type(&play, "meet 2020-05-20");
    play_keys(&play, "Enter N");
    play_type(&play, "Earlier than planned");
    play_keys(&play, "Ctrl-S");
    expect_in(room_ask(&held, "meeting show 2020-05-20"), "Earlier than planned");
    play_keys(&play, ":");
    play_type(&play, "meet 2020-05-21");
    play_keys(&play, "Enter");
    play_expect(&play, "There is no meeting on 2020-05-21.");
    held_end(&play);
}

/* Those that have ended stay to be looked at; what is only looked at does not begin. */
Test(which, one_of_all_meetings_is_chosen_to_be_looked_at)
{
    struct play play;
    held_begin(&play, 15, 60, false);
    play_keys(&play, "V E y");
    play_expect(&play, "C carry  W minutes  Esc back  O others  : commands  ? help");
    room_ask(&held, "meeting new 2020-09-15 --items SI-2 --title 'The September one'");
    play_keys(&play, "Esc 7");
    play_expect(&play, "The September one");
    play_expect(&play, "still to come; O has those that have ended");
    play_keys(&play, "O");
    play_expect(&play, "15 September 2020");
    play_expect(&play, "ended, 15 items");
    play_type(&play, "April");
    play_keys(&play, "Enter");
    cr_expect_eq(held_place(&play), (unsigned)TUI_AT_MINUTES);
    play_expect(&play, "LEFT OVER");
    play_keys(&play, "O");
    play_type(&play, "Sept");
    play_keys(&play, "Enter V");
    play_expect(&play, "That meeting is still to come");
    expect_in(room_ask(&held, "meeting show 2020-09-15"), "State: Planned");
    held_end(&play);
}

/* What it is called stands where who came does. */
Test(which, it_is_given_a_name)
{
    struct play play;
    held_begin(&play, 15, 60, false);
    play_keys(&play, "i Tab Tab Ctrl-U");
    play_type(&play, "Oversight panel");
    play_keys(&play, "Ctrl-S");
    play_expect(&play, "called Oversight panel");
    play_expect(&play, "Oversight panel  15 April 2020");
    held_end(&play);
}

/* As undo or an older version may leave them: both are told of, and each can be ended. */
Test(which, of_two_that_run_each_can_be_ended)
{
    struct play play;
    held_begin(&play, 15, 60, false);
    room_ask(&held, "meeting note SI-1 'The first'");
    room_ask(&held, "meeting end");
    room_ask(&held, "meeting new 2020-04-10 --items source:SI");
    room_ask(&held, "meeting note SI-1 'The second'");
    room_ask(&held, "undo 4");
    play_keys(&play, "Esc 7");
    play_expect(&play, "has not ended either; O goes");
    play_keys(&play, "E y");
    play_expect(&play, "The meeting has ended. The meeting of");
    play_expect(&play, "not ended; O goes there");
    play_keys(&play, "O");
    play_type(&play, "running");
    play_keys(&play, "Enter E y");
    play_expect(&play, "The meeting has ended; C carries over");
    cr_expect_null(strstr(room_ask(&held, "meeting list"), "Running"));
    held_end(&play);
}

/* What the shell's sentence names is what to type behind the palette's key. */
Test(which, a_sentence_of_the_shell_is_said_as_the_screen_does_it)
{
    struct play play;
    held_begin(&play, 15, 60, false);
    play_keys(&play, ":");
    play_type(&play, "meeting show 2020-01-01");
    play_keys(&play, "Enter");
    play_expect(&play, "; : meeting list");
    play_expect_not(&play, "rectrack meeting");
    held_end(&play);
}
