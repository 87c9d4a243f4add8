/* My updates at the desk: whose, which first, and how the officer goes down the list. */
#include <string.h>

#include <criterion/criterion.h>
#include <glib/gstdio.h>

#include "tests/tui/scene.h"

static void choose(struct play *play, const char *owner)
{
    play_keys(play, "6");
    if (tui_desk_place(&play->session.desk) == TUI_AT_MINE)
        play_keys(play, "f");
    play_type(play, owner);
    play_keys(play, "Enter");
}

static const char *ref(struct play *play)
{
    struct tui_view *top = tui_desk_top(&play->session.desk);
    return top->class->ref(top);
}

Test(mine, an_owner_is_chosen_by_typing_and_the_list_is_that_ones)
{
    struct play play;
    scene_begin(&play, 24, 80);
    play_keys(&play, "6");
    play_expect(&play, "Whose updates:");
    play_type(&play, "hampt");
    play_expect(&play, "> Hampton Trust");
    play_expect(&play, "5 to write");
    play_keys(&play, "Enter");
    play_expect(&play, "My updates  Hampton Trust   5 to write for June 2020");
    play_expect(&play, "6 My updates (5)");
    play_expect(&play, "0 of 5 done");
    play_expect(&play, ">  SI-5");
    play_expect(&play, "SI-6 +1"); /* a shared row, once */
    play_expect_not(&play, "SI-7");
    play_expect(&play, "NA-16");
    play_expect_not(&play, "SI-1 ");
    play_keys(&play, "1");
    cr_expect_eq(tui_desk_place(&play.session.desk), (unsigned)TUI_AT_REGISTER);
    play_keys(&play, "6");
    play_expect(&play, ">  SI-5");
    play_keys(&play, "Esc");
    cr_expect_eq(tui_desk_place(&play.session.desk), (unsigned)TUI_AT_REGISTER);
    play_end(&play);
}

Test(mine, red_and_overdue_stand_first)
{
    struct play play;
    scene_begin(&play, 24, 80);
    choose(&play, "SCC");
    play_expect(&play, ">  SI-1");
    play_end(&play);
}

Test(mine, what_is_answered_stands_below_and_is_counted)
{
    struct play play;
    scene_begin(&play, 24, 80);
    fake_answer("SI-6");
    fake_answer("SI-9");
    choose(&play, "Hampton Trust");
    play_expect(&play, "2 of 5 done");
    play_expect(&play, "6 My updates (3)");
    int answered = play_find(&play, "Answered");
    cr_expect_gt(answered, play_find(&play, "NA-16"));
    cr_expect_gt(play_find(&play, "SI-6"), answered);
    play_keys(&play, "G n");
    play_expect(&play, "is answered already");
    scene_expect_ran("");
    play_end(&play);
}

Test(mine, save_and_next_goes_down_the_list)
{
    struct play play;
    scene_begin(&play, 24, 80);
    choose(&play, "Hampton Trust");
    play_keys(&play, "Down Enter");
    play_expect(&play, "Update SI-6");
    fake_answer("SI-6"); /* what the command does */
    play_keys(&play, "Right Space Tab Tab Tab");
    play_type(&play, "Words");
    play_keys(&play, "Ctrl-S");
    play_expect(&play, ">  SI-8");
    play_keys(&play, "Enter Space Tab Tab Tab");
    play_type(&play, "Words");
    fake_answer("SI-8");
    play_keys(&play, "Tab Tab Tab Tab Enter");
    play_expect(&play, "Update SI-9");
    play_expect(&play, "2 of 5 done");
    play_end(&play);
}

Test(mine, no_change_asks_and_then_stays_in_the_list)
{
    struct play play;
    scene_begin(&play, 24, 80);
    choose(&play, "Hampton Trust");
    play_keys(&play, "n");
    play_expect(&play, "Report 1 recommendation, SI-5, as having no change in June 2020?");
    play_keys(&play, "n"); /* the key that opened it is no answer */
    scene_expect_ran("");
    fake_answer("SI-5");
    play_keys(&play, "y");
    scene_expect_ran("update SI-5 --no-change\n");
    cr_expect_eq(tui_desk_place(&play.session.desk), (unsigned)TUI_AT_MINE);
    cr_expect_str_eq(ref(&play), "SI-6");
    play_expect(&play, "1 of 5 done");
    play_end(&play);
}

Test(mine, without_an_open_period_it_says_how_one_is_opened)
{
    struct play play;
    fake_load_sample();
    play_begin(&play, 15, 60, true);
    play_keys(&play, "6");
    play_expect(&play, "No period is open to report in");
    play_expect(&play, "period open");
    static const char *const hints[] = {"write", "no change", "update ", "history"};
    for (size_t i = 0; i < G_N_ELEMENTS(hints); i++) {
        g_autofree char *row = play_row(&play, 14);
        cr_expect(!strstr(row, hints[i]), "%s is offered: %s", hints[i], row);
    }
    static const char *const keys[] = {"Enter", "n", "u"};
    for (size_t i = 0; i < G_N_ELEMENTS(keys); i++) {
        play_keys(&play, keys[i]);
        play_expect(&play, "An update can't be written now: no period is open");
        play_keys(&play, "Down");
    }
    play_keys(&play, "Esc");
    play_expect(&play, "Enter open  u update");
    play_end(&play);
}

Test(mine, the_owner_is_remembered_for_each_person)
{
    struct play play;
    g_autofree char *state = g_dir_make_tmp("rectrack-XXXXXX", NULL);
    play_state = state;
    scene_begin(&play, 24, 80);
    choose(&play, "Strategy unit");
    play_end(&play);
    scene_begin(&play, 24, 80);
    play_keys(&play, "6");
    play_expect(&play, "My updates  Strategy unit");
    play_end(&play);
    fake_load_sample();
    fake_open_period("2020-06", "June 2020");
    play_user = "HT"; /* another name of an owner */
    play_begin(&play, 24, 80, false);
    play_keys(&play, "6");
    play_expect(&play, "My updates  Hampton Trust");
    play_end(&play);
    g_autofree char *command = g_strdup_printf("rm -r %s", state);
    cr_expect_eq(system(command), 0);
}

/* What is typed behind / is looked for, and a digit among it opens no view. */
Test(mine, a_row_is_found_as_it_is_typed)
{
    struct play play;
    scene_begin(&play, 15, 60);
    choose(&play, "Hampton Trust");
    play_keys(&play, "/");
    play_type(&play, "routine");
    play_expect(&play, "> SI-6");
    play_keys(&play, "Enter");
    cr_expect_eq(tui_desk_place(&play.session.desk), (unsigned)TUI_AT_MINE);
    cr_expect_str_eq(ref(&play), "SI-6");
    play_keys(&play, "/ 5 Esc");
    cr_expect_eq(tui_desk_place(&play.session.desk), (unsigned)TUI_AT_MINE);
    cr_expect_str_eq(ref(&play), "SI-6");
    play_end(&play);
}
