/* A monkey at the desk: thousands of keys, pastes, clicks and sizes from a seed;
 * after each of them all that holds of every screen is checked.
 * RECTRACK_MONKEY=N plays N steps. */
#include <stdlib.h>

#include <criterion/criterion.h>

#include "tests/tui/fake.h"
#include "tests/tui/play.h"

static const char *const keys[] = {
    "Down",      "Down",   "Up",     "PgDn",   "PgUp",   "Home",   "End",    "Enter",
    "Esc",       "Left",   "Right",  "Tab",    "j",      "k",      "g",      "G",
    "/",         "f",      "n",      "N",      ":",      "?",      "F1",     "Shift-Tab",
    "Delete",    "Space",  "H",      "+",      "-",      "a",      "e",      "s",
    "Backspace", "Ctrl-W", "Ctrl-P", "Ctrl-U", "Ctrl-D", "Ctrl-G", "Ctrl-L", "Ctrl-C",
    "F3",        "x",      "é",      "\"",     "Ctrl-A", "p",      "p",      "w",
    "7",         "m",      "b",
};
static const char *const texts[] = {
    "source:SI", "rag:red,", "\"", "owner:",  "status", "-",
    "theme ",    "漢字",     "%n", "\033[2J", "many",   "-fund"};

static void step(struct play *play, GRand *dice)
{
    int choice = g_rand_int_range(dice, 0, 100);
    if (choice < 80)
        play_keys(play, keys[g_rand_int_range(dice, 0, (int)G_N_ELEMENTS(keys))]);
    else if (choice < 86)
        play_paste(play, texts[g_rand_int_range(dice, 0, (int)G_N_ELEMENTS(texts))]);
    else if (choice < 90)
        play_burst(play, texts[g_rand_int_range(dice, 0, (int)G_N_ELEMENTS(texts))]);
    else if (choice < 95)
        play_click(play, g_rand_int_range(dice, 0, play->rows),
                   g_rand_int_range(dice, 0, play->cols));
    else if (choice < 98)
        play_size(play, g_rand_int_range(dice, 1, 60), g_rand_int_range(dice, 1, 150));
    else if (choice < 99)
        play_size(play, 24, 80);
    else
        fake_change_title("R-00007", "Another title"), tui_session_look(&play->session);
    play->has_left = false; /* a monkey stays */
}

static void play_monkey(guint32 seed, bool is_ascii)
{
    const char *asked = getenv("RECTRACK_MONKEY");
    int steps = asked ? atoi(asked) : 3000;
    GRand *dice = g_rand_new_with_seed(seed);
    struct play play;
    fake_load_many(300);
    fake_open_period("2020-06", "June 2020");
    play_begin(&play, 24, 80, is_ascii);
    for (int i = 0; i < steps; i++)
        step(&play, dice);
    play_end(&play);
    g_rand_free(dice);
}

Test(monkey, nothing_it_does_breaks_a_screen)
{
    play_monkey(1, false);
    play_monkey(2, true);
}
