/* The officer's form at the desk: what is in view, what is asked, and which command
 * it comes to. */
#include <string.h>

#include <criterion/criterion.h>

#include "tests/tui/scene.h"

/* On SI-5, in the open period. */
static void begin(struct play *play, int rows, int cols)
{
    scene_begin(play, rows, cols);
    scene_go(play, "SI-5", "u");
}

Test(update, it_shows_what_is_asked_and_last_periods_words)
{
    struct play play;
    begin(&play, 24, 80);
    play_expect(&play, "Update SI-5  Raise awareness of");
    play_expect(&play, "Period      June 2020");
    play_expect(&play, "( ) ▲ Amber");
    play_expect(&play, "suggested: ▲ Amber - ");
    play_expect(&play, "New target  [ ] 1 June 2020  [ ] 2 Ongoing");
    play_expect(&play, "Progress *  March 2020: Hampton Trust has agreed");
    play_expect(&play, "< Save and next >");
    play_expect(&play, "Ctrl-S save");
    play_end(&play);
}

Test(update, what_was_filled_in_becomes_one_command)
{
    struct play play;
    begin(&play, 24, 80);
    play_keys(&play, "Space"); /* the cursor is on what is suggested */
    play_keys(&play, "Tab Tab Tab");
    play_type(&play, "Two pilots run");
    play_keys(&play, "Enter Enter");
    play_type(&play, "- all well");
    play_keys(&play, "Tab Tab Space Ctrl-S");
    scene_expect_ran("update SI-5 --period=2020-06 --progress=Two_pilots_run\n\n-_all_well "
                     "--rag=amber --tick=1\n");
    cr_expect_eq(tui_desk_place(&play.session.desk), TUI_AT_REGISTER);
    play_expect(&play, "Saved");
    play_end(&play);
}

Test(update, what_is_missing_is_said_beside_it_and_the_cursor_goes_there)
{
    struct play play;
    begin(&play, 24, 80);
    play_keys(&play, "Ctrl-S");
    play_expect(&play, "Not saved yet: choose a colour");
    play_keys(&play, "Right"); /* red, where amber is suggested */
    play_keys(&play, "Ctrl-S");
    play_expect(&play, "! Amber is suggested; say why you set Red");
    play_type(&play, "Funding fell through");
    play_keys(&play, "Ctrl-S");
    play_expect(&play, "! say what happened, or answer that there is no change");
    play_type(&play, "Nothing yet");
    play_keys(&play, "Ctrl-S");
    play_expect(&play, "! Red needs a challenge note");
    play_type(&play, "No money");
    scene_expect_ran("");
    play_keys(&play, "Ctrl-S");
    scene_expect_ran("update SI-5 --period=2020-06 --progress=Nothing_yet --challenge=No_money "
                     "--rag=red --reason=Funding_fell_through\n");
    play_end(&play);
}

Test(update, save_and_next_and_no_change_walk_the_list)
{
    struct play play;
    begin(&play, 24, 80);
    play_keys(&play, "Shift-Tab Left Enter"); /* No change */
    scene_expect_ran("update SI-5 --period=2020-06 --no-change\n");
    play_expect(&play, "Update SI-6");
    play_expect(&play, "Saved; now SI-6");
    play_keys(&play, "Esc");
    cr_expect_eq(tui_desk_place(&play.session.desk), TUI_AT_REGISTER);
    play_end(&play);
}

Test(update, last_periods_words_come_with_one_key_and_a_copy_is_flagged)
{
    struct play play;
    begin(&play, 24, 80);
    play_keys(&play, "Tab Tab Tab Ctrl-R");
    play_expect(&play, "! same as last period");
    play_type(&play, " And more.");
    play_expect_not(&play, "same as last period");
    play_end(&play);
}

Test(update, nothing_typed_is_lost)
{
    struct play play;
    begin(&play, 24, 80);
    play_keys(&play, "Space Tab Tab Tab");
    play_type(&play, "Two words");
    fake_refuse("update");
    play_keys(&play, "Ctrl-S");
    play_expect(&play, "update was refused");
    play_expect(&play, "Two words");
    play_keys(&play, "Esc");
    play_expect(&play, "The update of SI-5 is not saved: 2 words and what you chose");
    play_keys(&play, "Enter"); /* to be kept, which can't be done here */
    play_expect(&play, "so the form stays open");
    play_keys(&play, "Esc Right Right Enter");
    play_expect(&play, "Two words");
    play_keys(&play, "Ctrl-G");
    play_size(&play, 8, 30);
    play_size(&play, 15, 60);
    play_expect(&play, "Two words");
    fake_change_title("SI-5", "Changed elsewhere");
    tui_session_look(&play.session);
    play_size(&play, 24, 80);
    play_expect(&play, "Two words");
    play_expect(&play, "Public Health changed SI-5 (title)");
    play_keys(&play, "Esc Tab Enter");
    cr_expect_eq(tui_desk_place(&play.session.desk), TUI_AT_REGISTER);
    play_end(&play);
}

Test(update, what_is_saved_but_not_surely_is_saved)
{
    struct play play;
    begin(&play, 24, 80);
    play_keys(&play, "Space Tab Tab Tab");
    play_type(&play, "Two words");
    fake_be_unsure(true);
    play_keys(&play, "Ctrl-S");
    play_expect(&play, "Done, but it may not outlast a power cut");
    cr_expect_eq(tui_desk_place(&play.session.desk), TUI_AT_REGISTER);
    play_end(&play);
}

Test(update, an_editor_gives_its_text_to_the_field)
{
    struct play play;
    begin(&play, 24, 80);
    struct tui_desk *desk = &play.session.desk;
    struct rt_error error = {0};
    play_keys(&play, "Tab Tab Tab");
    play_type(&play, "short");
    play_keys(&play, "Ctrl-O");
    cr_expect_str_eq(desk->to_edit, "short");
    cr_expect_str_eq(desk->edit_name, "SI-5 Progress");
    tui_desk_edited(desk, TUI_EDITED_CHANGED, "short\r\nand long", &error);
    play_size(&play, 24, 80);
    play_expect(&play, "and long");
    play_keys(&play, "Ctrl-O");
    tui_desk_edited(desk, TUI_EDITED_CHANGED, "a\033b", &error);
    play_size(&play, 24, 80);
    play_expect(&play, "Nothing was taken from the editor: the control character U+001B");
    play_keys(&play, "Ctrl-Z");
    play_expect(&play, "short");
    play_expect_not(&play, "and long");
    play_end(&play);
}

Test(update, a_command_line_without_words_opens_it)
{
    struct play play;
    begin(&play, 24, 80);
    play_keys(&play, "Esc :");
    play_type(&play, "update SI-7");
    play_keys(&play, "Enter");
    play_expect(&play, "Update SI-7");
    scene_expect_ran("");
    play_end(&play);
}

Test(update, where_no_period_is_open_it_says_so)
{
    struct play play;
    fake_load_sample();
    play_begin(&play, 24, 80, false);
    play_keys(&play, "u");
    play_expect(&play, "An update can't be written now: no period is open");
    cr_expect_eq(tui_desk_place(&play.session.desk), TUI_AT_REGISTER);
    play_end(&play);
}
