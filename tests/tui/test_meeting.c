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
