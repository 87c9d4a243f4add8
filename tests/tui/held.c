/* The room of a meeting, and its first item on the screen. */
#include "tests/tui/held.h"

struct room held;

void held_begin(struct play *play, int rows, int cols, bool is_ascii)
{
    room_open_sample(&held);
    room_ask(&held, "meeting new 2020-04-15 --title \"Strategy group\" --items source:SI");
    play_begin(play, rows, cols, is_ascii);
    play_keys(play, "7");
}

void held_end(struct play *play)
{
    play_end(play);
    room_clear(&held);
}

void held_rest(struct play *play)
{
    tui_session_idle(&play->session);
}

unsigned held_place(const struct play *play)
{
    return tui_desk_place(&play->session.desk);
}

const char *held_ref(struct play *play)
{
    struct tui_view *top = tui_desk_top(&play->session.desk);
    return top->class->ref(top);
}
