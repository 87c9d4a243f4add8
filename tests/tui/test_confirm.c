/* The question before something is done: what answers it, and what does not. */
#include <string.h>

#include <criterion/criterion.h>

#include "tests/tui/fake.h"
#include "tests/tui/play.h"
#include "tui/views.h"

static void begin(struct play *play, int rows, int cols)
{
    fake_load_sample();
    play_begin(play, rows, cols, false);
}

static void ask(struct play *play)
{
    struct tui_desk *desk = &play->session.desk;
    tui_desk_open(desk, tui_view_confirm(desk, "Set 12 recommendations to Closed?",
                                         "Set 12 to Closed", "Leave them", "status"));
}

Test(confirm, only_a_clear_yes_does_it)
{
    static const struct {
        const char *keys;
        bool is_done;
    } cases[] = {
        {"y", true},
        {"n", false},
        {"Esc", false},
        {"Enter", false},
        {"Space", false},
        {"Tab Enter", true},
        {"Right Enter", true},
        {"Right Left Enter", false},
        {"Tab Tab Enter", false},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        struct play play;
        begin(&play, 24, 80);
        ask(&play);
        play_keys(&play, cases[i].keys);
        unsigned place = tui_desk_place(&play.session.desk);
        cr_expect_eq(place, cases[i].is_done ? TUI_AT_ANSWER : TUI_AT_REGISTER, "%s",
                     cases[i].keys);
        play_end(&play);
    }
}

Test(confirm, it_says_what_and_how_many_over_what_it_is_about)
{
    static const int sizes[][2] = {{24, 80}, {15, 60}, {10, 40}};
    for (size_t i = 0; i < G_N_ELEMENTS(sizes); i++) {
        struct play play;
        begin(&play, sizes[i][0], sizes[i][1]);
        ask(&play);
        play_keys(&play, "x"); /* none of its keys */
        play_expect(&play, "Set 12 recommendations to Closed?");
        play_expect(&play, "< Leave them >");
        play_expect(&play, "SI-1");
        const struct tui_canvas *canvas = &play.session.canvas;
        g_autofree char *row = play_row(&play, canvas->cursor_y);
        cr_expect(strstr(row, "< Leave them >"), "the focus is on \"%s\"", row);
        play_end(&play);
    }
}

/* Where they have no room beside each other they stand below; none is cut. */
Test(confirm, every_answer_can_be_read_in_a_narrow_window)
{
    static const char *const answers[] = {"Keep as draft", "Discard", "Go on writing", NULL};
    static const int sizes[][2] = {{24, 80}, {15, 60}, {10, 40}};
    struct play play;
    begin(&play, 24, 80);
    struct tui_desk *desk = &play.session.desk;
    tui_desk_open(desk, tui_view_offer(desk,
                                       "The update of SI-5 is not saved: 12 words and "
                                       "what you chose.",
                                       answers));
    for (size_t i = 0; i < G_N_ELEMENTS(sizes); i++) {
        play_size(&play, sizes[i][0], sizes[i][1]);
        play_expect(&play, "is not saved: 12");
        for (size_t k = 0; answers[k]; k++) {
            g_autofree char *button = g_strdup_printf("< %s >", answers[k]);
            play_expect(&play, button);
            cr_expect_eq(play.session.canvas.cursor_y, play_find(&play, button), "%zu", k);
            play_keys(&play, "Tab");
        }
    }
    play_end(&play);
}

/* The view below asks at the key that is pressed: what comes with it is dropped. */
Test(confirm, what_was_typed_ahead_is_no_answer)
{
    struct play play;
    begin(&play, 24, 80);
    ask(&play);
    play.session.desk.asking_key = 'y';
    play_keys(&play, "y");
    play_expect(&play, "Read the question first");
    cr_expect_eq(tui_desk_place(&play.session.desk), TUI_AT_CONFIRM);
    play_keys(&play, "Tab y");
    cr_expect_eq(tui_desk_place(&play.session.desk), TUI_AT_ANSWER);
    play_end(&play);
}

Test(confirm, a_click_on_a_button_answers)
{
    struct play play;
    begin(&play, 24, 80);
    ask(&play);
    play_keys(&play, "x");
    int y = play_find(&play, "Set 12 to Closed");
    g_autofree char *row = play_row(&play, y);
    play_click(&play, 5, 2); /* on the list behind it */
    cr_expect_eq(tui_desk_place(&play.session.desk), TUI_AT_CONFIRM);
    play_click(&play, y, (int)(strstr(row, "Set 12 to") - row));
    cr_expect_eq(tui_desk_place(&play.session.desk), TUI_AT_ANSWER);
    play_end(&play);
}
