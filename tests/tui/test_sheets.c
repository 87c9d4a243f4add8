/* The sheets at the desk: what is asked, and which commands it comes to. */
#include <string.h>

#include <criterion/criterion.h>

#include "tests/tui/scene.h"

/* On SI-5, in the open period. */
static void begin(struct play *play, int rows, int cols)
{
    scene_begin(play, rows, cols);
    scene_go(play, "SI-5", "");
}

Test(sheets, a_colour_shows_what_it_means_and_asks_why_where_it_differs)
{
    struct play play;
    begin(&play, 24, 80);
    play_keys(&play, "s");
    play_expect(&play, "RAG of SI-5  Raise awareness");
    play_expect(&play, "( ) ● G Green - On track");
    play_expect(&play, "Suggested: ▲ a Amber - it waits for a blocker");
    play_expect(&play, "Means  At risk: something stands in the way, or a target date is near");
    play_keys(&play, "Ctrl-S");
    play_expect(&play, "Not saved yet: choose a colour");
    play_keys(&play, "Down");
    play_expect(&play, "(•) ■ R Red");
    play_keys(&play, "Ctrl-S");
    play_expect(&play, "! Amber is suggested; say why you set Red");
    scene_expect_ran("");
    play_type(&play, "Funding fell through");
    play_keys(&play, "Ctrl-S");
    scene_expect_ran("update SI-5 --rag=red --reason=Funding_fell_through\n");
    cr_expect_eq(scene_place(&play), TUI_AT_REGISTER);
    play_keys(&play, "s Space Ctrl-S"); /* the one suggested is under the cursor */
    scene_expect_ran("update SI-5 --rag=amber\n");
    play_end(&play);
}

Test(sheets, no_colour_without_an_open_period)
{
    struct play play;
    fake_load_sample();
    play_begin(&play, 24, 80, false);
    play_keys(&play, "s");
    play_expect(&play, "No colour can be set now: no period is open to report in");
    cr_expect_eq(scene_place(&play), TUI_AT_REGISTER);
    play_end(&play);
}

Test(sheets, a_target_says_what_it_means_and_wants_a_reason)
{
    struct play play;
    begin(&play, 24, 80);
    play_keys(&play, "t");
    play_expect(&play, "(•) 1 June 2020 (key action 1)");
    play_keys(&play, "Down Tab");
    play_type(&play, "Dec 2020");
    play_expect(&play, "= 1 to 31 December 2020");
    play_keys(&play, "Ctrl-S");
    play_expect(&play, "! say why the target is new");
    play_type(&play, "staff left");
    play_keys(&play, "Tab");
    play_type(&play, "Strategy group");
    play_keys(&play, "Ctrl-S");
    scene_expect_ran(
        "target SI-5.2 --reason=staff_left --granted-by=Strategy_group -- Dec_2020\n");
    play_end(&play);
}

Test(sheets, owners_are_found_by_their_first_letters_and_other_names)
{
    struct play play;
    begin(&play, 24, 80);
    play_keys(&play, "o");
    play_expect(&play, "Owner 1 [Hampton Trust");
    play_keys(&play, "Tab Right"); /* the first supports from now on */
    play_keys(&play, "Tab Tab Tab");
    play_type(&play, "scc comm");
    play_expect(&play, "= SCC Communications Team");
    play_keys(&play, "Enter");
    play_expect(&play, "Owner 3 [SCC Communications Team");
    play_keys(&play, "Tab");
    play_type(&play, "xyz");
    play_keys(&play, "Ctrl-S");
    play_expect(&play, "! nobody is called that");
    scene_expect_ran("");
    play_keys(&play, "Ctrl-U Ctrl-S");
    scene_expect_ran("set SI-5 owners=Hampton_Trust_(support)\nHampshire_Constabulary\n"
                     "SCC_Communications_Team_(support)\n");
    play_keys(&play, "o Ctrl-S");
    play_expect(&play, "Nothing was changed yet");
    play_end(&play);
}

Test(sheets, a_key_action_has_words_an_owner_and_a_target)
{
    struct play play;
    begin(&play, 24, 80);
    play_keys(&play, "a Tab");
    play_type(&play, "hampton");
    play_keys(&play, "Ctrl-S");
    play_expect(&play, "! say what is to be done");
    play_type(&play, "- tell schools");
    play_keys(&play, "Tab Tab");
    play_type(&play, "spring 2021");
    play_expect(&play, "= 1 March to 31 May 2021");
    play_keys(&play, "Ctrl-S");
    scene_expect_ran(
        "add action SI-5 --owner=Hampton_Trust --target=spring_2021 -- -_tell_schools\n");
    play_end(&play);
}

Test(sheets, a_key_action_is_not_added_twice)
{
    struct play play;
    begin(&play, 24, 80);
    play_keys(&play, "a");
    play_type(&play, "Secure funding");
    play_keys(&play, "Ctrl-S");
    play_expect(&play, "! that is one of its key actions already");
    scene_expect_ran("");
    play_end(&play);
}

Test(sheets, actions_are_ticked_and_unticked)
{
    struct play play;
    begin(&play, 24, 80);
    play_keys(&play, "Enter x");
    play_expect(&play, "[x] 4 Hampshire Constabulary to share");
    play_keys(&play, "Space Down Space Down Down Space Ctrl-S");
    scene_expect_ran("update SI-5 --tick=1 --tick=2 --untick=4\n");
    cr_expect_eq(scene_place(&play), TUI_AT_RECORD);
    play_end(&play);
}

Test(sheets, the_action_that_is_read_has_the_cursor)
{
    struct play play;
    begin(&play, 24, 80);
    play_keys(&play, "Enter /");
    play_type(&play, "Secure funding");
    play_keys(&play, "Enter x Space Ctrl-S");
    scene_expect_ran("update SI-5 --tick=2\n");
    play_end(&play);
}

Test(sheets, of_all_fields_only_what_was_changed_is_sent)
{
    struct play play;
    begin(&play, 24, 80);
    play_keys(&play, "e");
    play_expect(&play, "se awareness of, and increase referrals to, perpetrator services ]");
    play_keys(&play, "Ctrl-S");
    play_expect(&play, "Nothing was changed yet");
    play_type(&play, "!");
    play_keys(&play, "Tab Tab Tab");
    play_type(&play, "a note");
    play_keys(&play, "Tab Space Tab");
    play_expect(&play, "(•) In progress");
    play_keys(&play, "Right Right Right Space Ctrl-S"); /* a state there always is */
    scene_expect_ran(
        "set SI-5 title=Raise_awareness_of,_and_increase_referrals_to,_perpetrator_"
        "services! note=a_note response=awaiting state=paused\n");
    play_end(&play);
}

Test(sheets, a_state_that_closes_wants_a_closure)
{
    struct play play;
    begin(&play, 24, 80);
    play_keys(&play, "e Tab Tab Tab Tab Tab Right Right Right Right Right Ctrl-S");
    play_expect(&play, "Complete wants words on it: what was decided");
    play_type(&play, "All are trained");
    play_keys(&play, "Ctrl-S");
    scene_expect_ran("set SI-5 state=complete closure=All_are_trained\n");
    play_end(&play);
}

Test(sheets, the_long_text_goes_to_the_own_editor_and_is_saved_from_the_sheet)
{
    struct play play;
    begin(&play, 24, 80);
    struct tui_desk *desk = &play.session.desk;
    struct rt_error error = {0};
    play_keys(&play, "E");
    cr_assert(desk->to_edit);
    cr_expect(g_str_has_prefix(desk->to_edit, "There is a need"));
    cr_expect_str_eq(desk->edit_name, "SI-5 Text");
    tui_desk_edited(desk, TUI_EDITED_CHANGED, "Shorter", &error);
    play_size(&play, 24, 80);
    play_expect(&play, "Shorter");
    scene_expect_ran("");
    play_keys(&play, "Ctrl-S");
    scene_expect_ran("set SI-5 text=Shorter\n");
    play_end(&play);
}

Test(sheets, what_was_entered_is_not_thrown_away)
{
    struct play play;
    begin(&play, 24, 80);
    play_keys(&play, "t Tab");
    play_type(&play, "Dec 2020");
    play_keys(&play, "Tab");
    play_type(&play, "late");
    fake_refuse("target");
    play_keys(&play, "Ctrl-S");
    play_expect(&play, "target was refused");
    play_expect(&play, "[Dec 2020");
    play_keys(&play, "Esc");
    play_expect(&play, "Target of SI-5: what you entered is not saved.");
    play_keys(&play, "Enter"); /* it can't be kept, here where there is no folder for it */
    play_expect(&play, "The draft can't be kept, so the form stays open");
    play_expect(&play, "[Dec 2020");
    fake_change_title("SI-5", "Changed elsewhere");
    tui_session_look(&play.session);
    play_size(&play, 8, 30);
    play_size(&play, 15, 60);
    play_expect(&play, "[Dec 2020");
    play_keys(&play, "Esc Tab Enter"); /* discard */
    cr_expect_eq(scene_place(&play), TUI_AT_REGISTER);
    play_end(&play);
}

/* SI-5 is set to Paused here; meanwhile somebody has completed it. */
static void clash(struct play *play)
{
    begin(play, 24, 80);
    play_keys(play, "e");
    play_type(play, "!");
    play_keys(play, "Tab Tab Tab Tab Tab Right Right Right");
    fake_clash_over("state", "State", "Complete");
    fake_change_state("SI-5", RT_STATE_COMPLETE);
    play_keys(play, "Ctrl-S");
    g_free(fake_ran());
    play_expect(play, "SI-5 was changed while you were editing");
    play_expect(play, "Hampshire Constabulary saved SI-5 at 12:04. You began before that.");
    play_expect(play, "( ) yours: mine");
    play_expect(play, "( ) theirs: Complete");
}

Test(sheets, of_a_conflict_nothing_is_chosen_beforehand)
{
    struct play play;
    clash(&play);
    play_keys(&play, "Ctrl-S");
    play_expect(&play, "Not saved yet: choose yours or theirs for State");
    play_keys(&play, "Tab Right Enter"); /* see both in full */
    play_expect(&play, "Theirs now");
    play_keys(&play, "Esc Esc");
    play_expect(&play, "Fields of SI-5");
    play_expect(&play, "(•) Paused");
    scene_expect_ran("");
    play_end(&play);
}

Test(sheets, of_a_conflict_yours_is_saved_over_what_was_shown)
{
    struct play play;
    clash(&play);
    play_keys(&play, "Space Ctrl-S");
    scene_expect_ran(
        "set SI-5 title=Raise_awareness_of,_and_increase_referrals_to,_perpetrator_"
        "services! state=paused\n");
    cr_expect_eq(scene_place(&play), TUI_AT_REGISTER);
    play_end(&play);
}

Test(sheets, of_a_conflict_theirs_stays_and_the_rest_is_saved)
{
    struct play play;
    clash(&play);
    play_keys(&play, "Down Ctrl-S");
    scene_expect_ran(
        "set SI-5 title=Raise_awareness_of,_and_increase_referrals_to,_perpetrator_"
        "services!\n");
    cr_expect_eq(scene_place(&play), TUI_AT_REGISTER);
    play_end(&play);
}

Test(sheets, a_third_change_is_a_conflict_again)
{
    struct play play;
    clash(&play);
    fake_clash_over("state", "State", "Withdrawn");
    play_keys(&play, "Space Ctrl-S");
    play_expect(&play, "theirs: Withdrawn");
    play_keys(&play, "Down Ctrl-S");
    cr_expect_eq(scene_place(&play), TUI_AT_REGISTER);
    play_end(&play);
}

Test(sheets, where_theirs_stays_and_nothing_is_left_nothing_is_saved)
{
    struct play play;
    begin(&play, 24, 80);
    play_keys(&play, "s");
    fake_clash_over("updates.2020-06/coordinator", "RAG", "Green");
    play_keys(&play, "Space Ctrl-S");
    g_free(fake_ran());
    play_keys(&play, "Down Ctrl-S");
    play_expect(&play, "SI-5 stays as the others saved it");
    scene_expect_ran("");
    play_end(&play);
}

/* The loop stands in for the terminal: it is told, and stops at the third. */
static bool take_words(void *self, const char *words)
{
    GString *told = self;
    g_string_append_printf(told, "%s\n", words);
    return told->len < 3 * strlen("changing 100 of 400\n");
}

Test(sheets, long_work_is_shown_and_what_was_entered_outlives_its_end)
{
    struct play play;
    g_autoptr(GString) told = g_string_new(NULL);
    begin(&play, 24, 80);
    tui_desk_on_wait(&play.session.desk, NULL, take_words, told);
    fake_work(4);
    play_keys(&play, "s Space Ctrl-S");
    cr_expect_str_eq(told->str,
                     "changing 100 of 400\nchanging 200 of 400\nchanging 300 of 400\n");
    play_expect(&play, "stopped; all is as it was");
    play_expect(&play, "RAG of SI-5");
    play_expect(&play, "(\342\200\242) \342\226\262 A Amber");
    fake_work(0);
    tui_desk_on_wait(&play.session.desk, NULL, NULL, NULL);
    play_keys(&play, "Ctrl-S");
    cr_expect_eq(scene_place(&play), TUI_AT_REGISTER);
    play_end(&play);
}

Test(sheets, in_a_register_for_reading_the_keys_say_why_not)
{
    static const char *const keys[] = {"s", "t", "o", "a", "x", "e", "E", "U", "Ctrl-Y"};
    struct play play;
    begin(&play, 24, 100);
    fake_set_readonly(true);
    for (size_t i = 0; i < G_N_ELEMENTS(keys); i++) {
        play_keys(&play, keys[i]);
        play_expect(&play, "Nothing can be changed now: its folder can't be written");
        play_expect(&play, "s RAG");
    }
    scene_expect_ran("");
    fake_set_readonly(false);
    play_end(&play);
}

/* The invariants of each screen are checked after every key. */
Test(sheets, they_fit_every_size)
{
    static const int sizes[][2] = {{24, 80}, {15, 60}, {10, 40}, {40, 120}};
    static const char *const keys[] = {"s", "t", "o", "a", "x", "e"};
    for (size_t i = 0; i < G_N_ELEMENTS(sizes); i++)
        for (size_t k = 0; k < G_N_ELEMENTS(keys); k++) {
            struct play play;
            begin(&play, sizes[i][0], sizes[i][1]);
            play_keys(&play, keys[k]);
            for (int tab = 0; tab < 14; tab++)
                play_keys(&play, "Tab");
            play_keys(&play, "Shift-Tab Up Down Left Right");
            play_end(&play);
        }
}

Test(sheets, a_conflict_fits_every_size)
{
    static const int sizes[][2] = {{15, 60}, {10, 40}, {40, 120}};
    struct play play;
    clash(&play);
    for (size_t i = 0; i < G_N_ELEMENTS(sizes); i++) {
        play_size(&play, sizes[i][0], sizes[i][1]);
        play_expect(&play, "theirs: Complete");
        play_keys(&play, "Tab Tab Tab Tab");
    }
    play_end(&play);
}
