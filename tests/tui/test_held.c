/* A meeting held at the desk: how it is begun, what is recorded in it, how it ends. */
#include <rectrack/left.h>

#include "tests/tui/held.h"

Test(held, a_note_is_recorded_at_once)
{
    struct play play;
    held_begin(&play, 15, 60, false);
    play_keys(&play, "N");
    play_type(&play, "The funds are there");
    play_keys(&play, "Ctrl-S");
    play_expect(&play, "noted on SI-1");
    play_keys(&play, "Space Left");
    play_expect(&play, "Note: The funds are there");
    const char *shown = room_ask(&held, "meeting show");
    cr_expect(strstr(shown, "The funds are there"), "%s", shown);
    held_end(&play);
}

/* ---- what is recorded ---- */

/* Each asks for what it needs; the command says what came of it. */
Test(held, every_decision_is_done_and_recorded)
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
        {"SI-4", "Down Down Down Down Down Tab", "June", "",
         "RESOLVED that SI-4 be brought back in June 2020"},
        {"SI-4", "Down Down Down Down Down Down Tab", "the board", "",
         "RESOLVED that SI-4 be referred to the board"},
        {"SI-4", "Down Down Down Down Down Down Down Tab", "the chair writes", "",
         "RESOLVED that the chair writes"},
    };
    struct play play;
    room_open_sample(&held);
    room_ask(&held, "period open 'June 2020'");
    room_ask(&held, "meeting new 2020-04-15 --items source:SI");
    play_begin(&play, 15, 60, false);
    play_keys(&play, "7");
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        play_keys(&play, "J");
        play_type(&play, cases[i].ref);
        play_keys(&play, "Enter D");
        cr_assert_eq(held_place(&play), (unsigned)TUI_AT_CHOICE);
        if (*cases[i].keys)
            play_keys(&play, cases[i].keys);
        if (i == 1)
            play_keys(&play, "Shift-Tab Space Tab"); /* green, the first */
        play_type(&play, cases[i].words);
        if (*cases[i].more)
            play_keys(&play, "Tab");
        play_type(&play, cases[i].more);
        play_keys(&play, "Ctrl-S");
        cr_expect_eq(held_place(&play), (unsigned)TUI_AT_MEETING, "%s", cases[i].resolved);
        expect_in(room_ask(&held, "meeting show"), cases[i].resolved);
    }
    expect_in(room_ask(&held, "show SI-3"), "State: complete");
    play_keys(&play, "U");
    cr_expect(!strstr(room_ask(&held, "meeting show"), "the chair writes"));
    held_end(&play);
}

/* Of the eight kinds the chosen one is seen while the rest of it is asked for. */
Test(held, what_a_decision_asks_for_is_in_sight_at_once)
{
    struct play play;
    held_begin(&play, 15, 60, false);
    play_keys(&play, "D");
    play_expect(&play, "( ) Bring it back");
    play_keys(&play, "Down Down Tab");
    play_expect(&play, "Decision * (•) Grant an extension");
    play_expect(&play, "Until *");
    play_expect(&play, "Reason *");
    play_expect(&play, "< Save >");
    play_keys(&play, "Shift-Tab");
    play_expect(&play, "( ) Bring it back");
    held_end(&play);
}

/* A colour that follows from what was decided is no suggestion; and what is said of it leaves
 * in sight that there is more to be read. */
Test(held, what_was_closed_is_complete_by_its_state)
{
    struct play play;
    held_begin(&play, 15, 60, false);
    play_expect(&play, "suggested");
    play_keys(&play, "D Down Down Down Down Tab Tab");
    play_type(&play, "The campaign has run and was reported to the board twice");
    play_keys(&play, "Ctrl-S");
    play_expect(&play, "✓ complete  by its state");
    play_expect_not(&play, "suggested");
    g_autofree char *said = play_row(&play, 12), *rule = play_row(&play, 1);
    expect_in(said, "SI-1"); /* over the rule */
    expect_in(rule, " 1/");
    expect_in(rule, " ↓");
    play_keys(&play, "End");
    play_expect_not(&play, "SUGGESTED");
    held_end(&play);
}

Test(held, what_is_missing_is_asked_for_and_what_was_typed_stays)
{
    struct play play;
    held_begin(&play, 15, 60, false);
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
    play_expect(&play, "= Nobody known (nobody goes by that name");
    play_keys(&play, "Ctrl-S");
    play_expect(&play, "nobody is called \"Nobody known\"");
    play_keys(&play, "Ctrl-U");
    play_type(&play, "hamp, public: meet – by summer 2020");
    play_expect(&play, "= Hampton Trust and Public Health; meet; by");
    play_keys(&play, "Ctrl-S");
    expect_in(room_ask(&held, "meeting show"),
              "ACTION: Hampton Trust, Public Health: meet, by summer 2020");
    expect_in(room_ask(&held, "show SI-1"), "meet");
    play_keys(&play, "A");
    play_type(&play, "Parks: write");
    play_keys(&play, "Tab Space");
    play_expect(&play, "= Parks (nobody goes by that name yet);");
    play_keys(&play, "Ctrl-S");
    expect_in(room_ask(&held, "meeting show"), "ACTION: Parks: write");
    held_end(&play);
}

Test(held, a_note_may_be_of_the_whole_meeting)
{
    struct play play;
    held_begin(&play, 15, 60, false);
    play_keys(&play, "n");
    play_type(&play, "The room was cold");
    play_keys(&play, "Tab Right Ctrl-S");
    expect_in(room_ask(&held, "meeting show"), "Other business");
    play_keys(&play, "i");
    play_expect(&play, "Attendance of 15 April 2020");
    play_type(&play, "HT, A visitor");
    play_keys(&play, "Tab");
    play_type(&play, "Public Health");
    play_keys(&play, "Ctrl-S");
    expect_in(room_ask(&held, "meeting show"), "Present: Hampton Trust, A visitor");
    expect_in(room_ask(&held, "meeting show"), "Apologies: Public Health");
    held_end(&play);
}

/* The keys of the Register mean what they mean there. */
Test(held, other_keys_change_the_item_as_elsewhere)
{
    struct play play;
    held_begin(&play, 24, 80, false);
    room_ask(&held, "period open 'June 2020'");
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
    cr_expect_str_eq(held_ref(&play), "SI-2");
    held_end(&play);
}

Test(held, what_somebody_saved_meanwhile_is_not_overwritten)
{
    struct play play;
    held_begin(&play, 24, 80, false);
    play_keys(&play, "D Down Down Down Down Tab Tab");
    play_type(&play, "All is done");
    room_ask(&held, "set SI-1 state=paused --as 'Public Health'");
    play_keys(&play, "Ctrl-S");
    play_expect(&play, "SI-1 was changed while you were editing");
    play_expect(&play, "theirs: Paused");
    cr_expect(!strstr(room_ask(&held, "meeting show"), "RESOLVED"));
    play_keys(&play, "Esc"); /* nothing is lost */
    play_expect(&play, "[All is done");
    play_keys(&play, "Ctrl-S Space Ctrl-S"); /* mine */
    expect_in(room_ask(&held, "meeting show"), "RESOLVED that SI-1 be closed as complete");
    held_end(&play);
}

/* What is under the chair's eyes stays until it is asked for. */
Test(held, what_others_change_of_the_item_is_told_and_shown_when_asked_for)
{
    struct play play;
    held_begin(&play, 24, 100, false);
    room_ask(&held, "set SI-1 title='Another title' --as 'Public Health'");
    tui_session_look(&play.session);
    play_size(&play, 24, 100);
    play_expect(&play, "press r to show it");
    play_expect(&play, "Communications Campaign");
    play_keys(&play, "r");
    play_expect(&play, "Another title");
    held_end(&play);
}

Test(held, what_is_in_the_register_no_more_is_an_item_still)
{
    struct play play;
    room_open_sample(&held);
    room_ask(&held, "add recommendation SI-99 --theme 'Universal primary prevention' "
                    "--title More");
    room_ask(&held, "meeting new 2020-04-15 --items 'SI-99'");
    room_ask(&held, "meeting put SI-1");
    room_ask(&held, "undo 2");
    play_begin(&play, 15, 60, false);
    play_keys(&play, "7");
    play_expect(&play, "SI-99");
    play_expect(&play, "It is in the register no more");
    play_keys(&play, "D");
    play_expect(&play, "There is no recommendation here");
    play_keys(&play, "Enter N u S");
    cr_expect_str_eq(held_ref(&play), "SI-1");
    held_end(&play);
}

Test(held, its_end_is_asked_for_and_what_it_came_to_is_read)
{
    struct play play;
    held_begin(&play, 24, 80, false);
    play_keys(&play, "V S E");
    play_expect(&play, "13 items are left over:");
    play_keys(&play, "Enter"); /* the safe one */
    play_keys(&play, "C");
    play_expect(&play, "Not yet (carry over): the meeting has not ended; E ends it");
    cr_expect_eq(held_place(&play), (unsigned)TUI_AT_MEETING);
    play_keys(&play, "E y");
    play_expect(&play, "The meeting has ended; C carries over what is left");
    cr_expect_eq(held_place(&play), (unsigned)TUI_AT_MINUTES);
    play_keys(&play, "Down");
    play_expect(&play, "LEFT OVER  SI-2 (skipped), SI-3");
    play_keys(&play, "D");
    play_expect(&play, "Nothing was done (decision): the meeting has ended");
    play_keys(&play, "C");
    play_expect(&play, "13 items are left over: SI-2 (skipped), SI-3");
    play_type(&play, "some day");
    play_keys(&play, "Ctrl-S");
    play_expect(&play, "Not done yet: write its day");
    play_keys(&play, "Ctrl-U");
    play_type(&play, "15 Sept");
    play_expect(&play, "= 15 September 2020");
    play_keys(&play, "Ctrl-S");
    play_expect(&play, "planned, and carried 13 items over");
    play_expect(&play, "ON THE NEXT AGENDA  SI-2, SI-3, SI-4");
    play_keys(&play, "U"); /* as one: now it is planned beforehand */
    cr_expect_null(strstr(room_ask(&held, "meeting list"), "2020-09-15"));
    room_ask(&held, "meeting new 2020-09-15");
    tui_session_look(&play.session);
    play_keys(&play, "C");
    play_expect(&play, "Carry over? 13 items would go to the meeting of 15 September");
    play_expect(&play, "2020. SI-2 was skipped. SI-3 was not reached.");
    play_keys(&play, "y");
    expect_in(room_ask(&held, "meeting show 2020-09-15"),
              "SI-2  open, carried from 15 April 2020");
    play_keys(&play, "W");
    play_expect(&play, "[minutes-2020-04-15.docx");
    play_keys(&play, "Ctrl-U");
    play_type(&play, "minutes.md");
    play_keys(&play, "Ctrl-S");
    g_autofree char *minutes = NULL;
    cr_expect(g_file_get_contents("minutes.md", &minutes, NULL, NULL));
    play_keys(&play, "U U"); /* the carrying, and the end */
    cr_expect_eq(held_place(&play), (unsigned)TUI_AT_MEETING);
    held_end(&play);
}

/* What the question before the end lists is what its end tells, what the minutes say and what
 * carrying over takes: not what is closed by now, but what was to come back. */
Test(held, what_the_end_says_is_left_is_what_is_carried)
{
    static const char left[] = "2 items are left over: SI-3, SI-1 (to come back); not carried "
                               "over: SI-2 is closed by now, SI-4 is due later";
    struct play play;
    room_open_sample(&held);
    room_ask(&held, "meeting new 2020-04-15");
    room_ask(&held, "meeting put SI-2");
    room_ask(&held, "meeting put SI-3");
    room_ask(&held, "meeting decide SI-1 back 'next meeting'");
    room_ask(&held, "meeting decide SI-4 back 'Sept 2021'");
    room_ask(&held, "set SI-2 state=complete closure=Done");
    expect_in(room_ask(&held, "meeting end"), left);
    room_ask(&held, "undo");
    play_begin(&play, 24, 200, false);
    play_keys(&play, "7 E");
    g_autofree char *asked = g_strdup_printf("End the meeting of 15 April 2020? %.24s", left);
    play_expect(&play, asked);
    play_keys(&play, "y");
    play_expect(&play, "LEFT OVER  SI-3, SI-1 (to come back)");
    play_expect(&play, "SI-2 is closed by now, SI-4 is due later");
    const char *minutes = room_ask(&held, "meeting export");
    expect_in(minutes, "| Not reached; not carried over: it is closed by now |");
    expect_in(minutes, "| To come back: next meeting |");
    expect_in(minutes, "| To come back: Sept 2021; not carried over: it is due later |");
    room_ask(&held, "meeting new 2020-09-15");
    room_ask(&held, "meeting carry");
    const char *next = room_ask(&held, "meeting show 2020-09-15");
    expect_in(next, "SI-1 ");
    expect_in(next, "SI-3 ");
    cr_expect(!strstr(next, "SI-2 ") && !strstr(next, "SI-4 "), "%s", next);
    held_end(&play);
}

/* One that can't be read is said to be so; what is shown of it stays as it was read. */
Test(held, a_meeting_that_was_damaged_stays_where_it_was)
{
    struct play play;
    held_begin(&play, 15, 60, false);
    play_keys(&play, "Space PgDn");
    g_autofree char *before = play_row(&play, 5);
    room_sql("r.db", "UPDATE meeting SET hash = 'x' || substr(hash, 2)");
    tui_desk_reload(&play.session.desk);
    play_size(&play, 15, 60);
    g_autofree char *then = play_row(&play, 5);
    play_expect(&play, "altered on disk");
    cr_expect_str_eq(held_ref(&play), "SI-2");
    cr_expect_str_eq(then, before);
    play_keys(&play, "Esc 7");
    play_expect(&play, "altered on disk");
    held_end(&play);
}

/* ---- what can't be read ---- */

/* Nothing is left over, or a part of it: that would be believed. */
Test(held, what_is_left_over_and_cannot_be_read_is_said)
{
    struct play play;
    struct rt_arena arena = {0};
    struct rt_list all = {0}, left = {0};
    struct rt_error error = {0};
    room_open_sample(&held);
    room_ask(&held, "meeting new 2020-04-15");
    room_ask(&held, "meeting put SI-2");
    room_ask(&held, "meeting put SI-3");
    play_begin(&play, 24, 200, false);
    play_keys(&play, "7");
    room_sql("r.db", "UPDATE record SET hash = 'x' || substr(hash, 2) WHERE ref = 'SI-3'");
    play_keys(&play, "E");
    play_expect(&play, "What it leaves over");
    play_expect(&play, "over can't be");
    play_expect_not(&play, "othing is left over");
    struct rt_register *reg = play.session.desk.reg;
    cr_assert_eq(rt_register_meetings(reg, &arena, &all, &error), RT_OK);
    cr_expect_neq(rt_meeting_left(reg, &play.session.desk.outlook, &all, rt_meeting_at(&all, 0),
                                  &arena, &left, &error),
                  RT_OK);
    cr_expect_eq(left.n, 0, "SI-2 alone is not what is left");
    rt_error_clear(&error);
    play_keys(&play, "n");
    rt_arena_clear(&arena);
    held_end(&play);
}
