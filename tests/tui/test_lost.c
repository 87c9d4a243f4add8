/* What is typed in any form and lost, the meeting's too: left by Esc, by a terminal that goes
 * away, by a program that is killed.  It comes back once, where it belongs; what can't be saved
 * any more says why. */
#include <stdlib.h>

#include "tests/tui/held.h"
#include "tui/draft.h"

static char *state;

static void set(void)
{
    state = g_dir_make_tmp("rectrack-XXXXXX", NULL);
    play_state = state;
    room_open_sample(&held);
    room_ask(&held, "period open 'June 2020'");
    room_ask(&held, "meeting new 2020-04-15 --title \"Strategy group\" --items source:SI");
}

static void strike(void)
{
    g_autofree char *command = g_strdup_printf("rm -r %s", state);
    cr_expect_eq(system(command), 0);
    g_free(state);
    room_clear(&held);
}

TestSuite(lost, .init = set, .fini = strike);

/* On the first item; in a meeting, or in the Register. */
static const struct {
    bool is_meeting;
    const char *open, *keys, *typed, *name, *saved;
} forms[] = {
    {false, "u", "Tab Tab Tab Tab", "Words on progress", "Update of SI-1", NULL},
    {false, "s", "Space Tab", "Words on colour", "RAG of SI-1", NULL},
    {false, "t", "Tab", "Dec 2021", "Target of SI-1", NULL},
    {false, "o", "Tab Tab Tab Tab Tab Tab Tab Tab", "Hampton Trust", "Owners of SI-1", NULL},
    {false, "a", "", "Words on a key action", "New key action of SI-1", NULL},
    {false, "e", "Tab Tab Tab", "Words of a note", "Fields of SI-1", NULL},
    {true, "D", "Down Down Down Down Down Down Down Tab", "the chair writes",
     "Decision on SI-1", "RESOLVED that the chair writes"},
    {true, "A", "", "Hampton Trust: write", "Action on SI-1", "Hampton Trust: write"},
    {true, "N", "", "Words of the minutes", "Note on SI-1", "Words of the minutes"},
    {true, "i", "", "A visitor", "Attendance of 15 April 2020", "A visitor"},
};

enum end { BY_ESC, BY_HANGUP, BY_KILL };

static void begin(struct play *play, size_t i)
{
    if (forms[i].is_meeting)
        play_meet(play, 15, 60, "2020-04-15");
    else
        play_begin(play, 15, 60, false);
}

static void write_and_end(size_t i, enum end end)
{
    struct play play;
    struct tui_event gone = {.kind = TUI_EVENT_GONE};
    begin(&play, i);
    unsigned was = held_place(&play);
    play_keys(&play, forms[i].open);
    if (*forms[i].keys)
        play_keys(&play, forms[i].keys);
    play_type(&play, forms[i].typed);
    play_expect(&play, forms[i].typed);
    if (end == BY_ESC) {
        play_keys(&play, "Esc");
        play_expect(&play, "< Keep as draft >");
        play_keys(&play, "Enter");
        play_expect(&play, "Kept as a draft; ");
        cr_expect_eq(held_place(&play), was, "%s", forms[i].name);
    } else if (end == BY_HANGUP) {
        tui_session_event(&play.session, &gone);
    } else { /* nothing more is done after the pause */
        tui_session_tick(&play.session, true);
        play.session.keep_at = 1;
        tui_session_tick(&play.session, false);
    }
    play_end(&play);
}

static void find_again(struct play *play, size_t i)
{
    begin(play, i);
    play_expect(play, forms[i].name);
    if (forms[i].is_meeting) {
        cr_expect_eq(held_place(play), (unsigned)TUI_AT_MEETING);
        play_expect(play, "draft from ");
        play_keys(play, forms[i].open);
        play_expect(play, "Draft from ");
    } else {
        play_expect(play, "Draft from ");
        play_keys(play, "Enter");
    }
    play_expect(play, forms[i].typed);
}

Test(lost, what_was_typed_comes_back_once_where_it_belongs)
{
    for (size_t i = 0; i < G_N_ELEMENTS(forms); i++)
        for (enum end end = BY_ESC; end <= BY_KILL; end++) {
            struct play play;
            write_and_end(i, end);
            find_again(&play, i);
            play_keys(&play, "Esc Tab Enter"); /* discard */
            play_end(&play);
            begin(&play, i);
            play_expect_not(&play, "raft");
            play_keys(&play, forms[i].open);
            play_expect_not(&play, "raft");
            play_expect_not(&play, forms[i].typed);
            play_keys(&play, "Ctrl-Z"); /* nothing was typed, nothing is undone */
            cr_expect(!(held_place(&play) & (TUI_AT_REGISTER | TUI_AT_MEETING)), "%s",
                      forms[i].name);
            play_keys(&play, "Esc");
            cr_expect(held_place(&play) & (TUI_AT_REGISTER | TUI_AT_MEETING), "%s",
                      forms[i].name);
            play_end(&play);
        }
}

Test(lost, what_came_back_in_a_meeting_is_saved_from_there)
{
    for (size_t i = 0; i < G_N_ELEMENTS(forms); i++) {
        struct play play;
        if (!forms[i].is_meeting)
            continue;
        write_and_end(i, BY_HANGUP);
        find_again(&play, i);
        play_keys(&play, "Ctrl-S");
        expect_in(room_ask(&held, "meeting show"), forms[i].saved);
        play_end(&play);
        begin(&play, i);
        play_expect_not(&play, "raft");
        play_end(&play);
    }
}

/* ---- the meeting that was asked for ---- */

static void note_on_first(const char *day)
{
    struct play play;
    struct tui_event gone = {.kind = TUI_EVENT_GONE};
    play_meet(&play, 15, 60, day);
    play_keys(&play, "N");
    play_type(&play, "Half a note");
    tui_session_event(&play.session, &gone);
    play_end(&play);
}

Test(lost, the_meeting_of_the_day_that_was_named_is_opened_at_its_item)
{
    struct play play;
    note_on_first("2020-04-15");
    room_ask(&held, "meeting new 2020-05-20 --title Board --items source:NA");
    play_meet(&play, 15, 60, "2020-05-20");
    cr_expect_eq(held_place(&play), (unsigned)TUI_AT_MEETING);
    play_expect(&play, "Board  20 May 2020");
    play_expect(&play, "Other drafts: Note on SI-1");
    play_end(&play);
    play_meet(&play, 15, 60, "2020-04-15"); /* it was not lost */
    play_expect(&play, "Note on SI-1: draft from ");
    play_expect(&play, "N has it back");
    play_end(&play);
}

/* The same item, another meeting: what was said there is not said here. */
Test(lost, words_of_one_meeting_do_not_come_into_another)
{
    struct play play;
    note_on_first("2020-04-15");
    room_ask(&held, "meeting new 2020-05-20 --items source:SI");
    play_meet(&play, 15, 60, "2020-05-20");
    cr_expect_str_eq(held_ref(&play), "SI-1");
    play_keys(&play, "N");
    play_expect_not(&play, "Half a note");
    play_end(&play);
}

Test(lost, the_register_tells_of_a_meetings_draft_and_goes_there)
{
    struct play play;
    note_on_first(NULL);
    play_begin(&play, 15, 60, false);
    cr_expect_eq(held_place(&play), (unsigned)TUI_AT_REGISTER);
    play_expect(&play, "Drafts of a meeting: Note on SI-1; 7 goes there");
    play_keys(&play, "7");
    play_expect(&play, "N has it back");
    play_keys(&play, "N");
    play_expect(&play, "Half a note");
    play_end(&play);
}

/* ---- what can't be saved ---- */

static void expect_stale(const char *why)
{
    struct play play;
    play_begin(&play, 15, 60, false);
    play_expect(&play, why);
    play_expect(&play, "< Look >  < Discard >  < Leave it >");
    play_keys(&play, "Enter"); /* look */
    play_expect(&play, "Half a note");
    play_keys(&play, "Esc Esc"); /* not now */
    cr_expect_eq(held_place(&play), (unsigned)TUI_AT_REGISTER);
    play_end(&play);
    play_begin(&play, 15, 60, false);
    play_expect(&play, why);
    play_keys(&play, "Tab Enter"); /* discard */
    cr_expect_eq(held_place(&play), (unsigned)TUI_AT_REGISTER);
    play_end(&play);
    play_begin(&play, 15, 60, false);
    cr_expect_eq(held_place(&play), (unsigned)TUI_AT_REGISTER);
    play_expect_not(&play, "raft");
    play_end(&play);
}

Test(lost, words_for_a_meeting_that_has_ended_say_so)
{
    struct play play;
    note_on_first(NULL);
    room_ask(&held, "meeting end");
    play_meet(&play, 15, 60, "2020-04-15");
    play_expect(&play, "Other drafts: Note on SI-1");
    play_end(&play);
    expect_stale("more: the meeting of 15 April 2020 has ended");
}

Test(lost, words_on_an_item_that_left_the_agenda_say_so)
{
    note_on_first(NULL);
    room_ask(&held, "meeting drop SI-1");
    expect_stale("SI-1 is not on the agenda of");
}

Test(lost, words_on_what_was_withdrawn_say_so)
{
    struct play play;
    struct tui_event gone = {.kind = TUI_EVENT_GONE};
    play_begin(&play, 15, 60, false);
    play_keys(&play, "a");
    play_type(&play, "Half a note");
    tui_session_event(&play.session, &gone);
    play_end(&play);
    room_ask(&held, "set SI-1 state=withdrawn closure=Elsewhere");
    expect_stale("SI-1 is withdrawn");
}

/* Beside one that can't be saved, one of which all is saved by now is none. */
Test(lost, what_was_saved_meanwhile_is_no_other_draft)
{
    struct play play;
    write_and_end(5, BY_HANGUP);
    note_on_first(NULL);
    room_ask(&held, "set SI-1 note='Words of a note'");
    room_ask(&held, "meeting end");
    play_begin(&play, 24, 80, false);
    play_expect(&play, "has ended");
    play_expect_not(&play, "other drafts");
    play_end(&play);
}

/* What can't be read now is not said to be gone, nor offered to be discarded. */
static void expect_kept(const char *damage)
{
    struct play play;
    room_sql("r.db", damage);
    play_begin(&play, 15, 60, false);
    play_expect_not(&play, "any more");
    play_expect_not(&play, "Discard");
    play_end(&play);
}

Test(lost, words_for_a_meeting_that_cannot_be_read_are_kept)
{
    note_on_first(NULL);
    expect_kept("UPDATE meeting SET hash = 'x' || substr(hash, 2)");
}

Test(lost, words_on_what_cannot_be_read_are_kept)
{
    write_and_end(4, BY_HANGUP);
    expect_kept("UPDATE content SET bytes = replace(bytes, 'SI-1', 'SI-x')");
}
