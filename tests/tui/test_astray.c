/* What is typed in a form where no text goes: it is said, and chooses nothing. */
#include <string.h>

#include <criterion/criterion.h>

#include "tests/tui/scene.h"
#include "tui/draft.h"

TestSuite(astray, .init = scene_set_with_drafts, .fini = scene_strike);

static bool is_unwritten(const struct play *play)
{
    return tui_drafts_state(&play->session.desk) == TUI_DRAFT_NONE;
}

/* The cursor of a new update stands on its colour. */
Test(astray, letters_on_a_choice_are_said_to_go_nowhere)
{
    struct play play;
    play_begin(&play, 15, 60, false);
    scene_go(&play, "SI-5", "u");
    play_type(&play, "M");
    play_expect(&play, "Nothing was typed: a choice takes no text; Tab goes on");
    play_type(&play, "eetings are held "); /* nor does a blank choose, or an l go right */
    play_expect(&play, "Nothing was typed");
    cr_expect(is_unwritten(&play));
    play_keys(&play, "Tab Shift-Tab Space");
    cr_expect(!is_unwritten(&play), "Space chooses again once the cursor was moved");
    play_expect_not(&play, "Nothing was typed");
    play_end(&play);
}

Test(astray, space_twice_is_no_typing)
{
    struct play play;
    play_begin(&play, 24, 80, false);
    scene_go(&play, "SI-5", "x w Space");
    cr_expect(is_unwritten(&play));
    play_keys(&play, "Space");
    cr_expect(!is_unwritten(&play));
    play_end(&play);
}

/* Enter behind a word presses no button. */
Test(astray, words_on_a_button_press_nothing)
{
    struct play play;
    play_begin(&play, 24, 80, false);
    scene_go(&play, "SI-5", "x Space Tab");
    cr_expect_eq(scene_place(&play), (unsigned)TUI_AT_BUTTON);
    play_type(&play, "done");
    play_keys(&play, "Enter");
    play_expect(&play, "Nothing was typed: a button takes no text; Tab goes on");
    cr_expect_eq(scene_place(&play), (unsigned)TUI_AT_BUTTON);
    scene_expect_ran("");
    play_keys(&play, "Enter");
    scene_expect_ran("update SI-5 --tick=1\n");
    play_end(&play);
}

Test(astray, what_comes_at_once_or_is_pasted_chooses_nothing)
{
    struct play play;
    play_begin(&play, 24, 80, false);
    scene_go(&play, "SI-5", "x");
    play_burst(&play, "      by the  board\n");
    play_expect(&play, "Nothing was typed: a choice takes no text; Tab goes on");
    play_keys(&play, "Tab Shift-Tab");
    play_paste(&play, " and so on ");
    play_expect(&play, "Nothing was typed");
    cr_expect(is_unwritten(&play));
    play_end(&play);
}

/* Every form walked through from field to field and from button to button, and every row
 * gone along in which something is chosen already: nothing was said, nothing is kept. */
Test(astray, a_cursor_that_is_moved_writes_nothing)
{
    static const char *const forms[] = {"u", "s", "t", "o", "a", "x", "e"};
    struct tui_event gone = {.kind = TUI_EVENT_GONE};
    for (size_t i = 0; i < G_N_ELEMENTS(forms); i++) {
        struct play play;
        play_begin(&play, 24, 80, false);
        scene_go(&play, "SI-5", forms[i]);
        for (int n = 0; n < 24; n++)
            play_keys(&play, n % 3 ? "Tab" : "Tab Tab Shift-Tab");
        cr_expect(is_unwritten(&play), "%s", forms[i]);
        if (*forms[i] == 't')
            play_keys(&play, "Shift-Tab Tab Tab Tab Shift-Tab Shift-Tab Down Up Down");
        cr_expect(is_unwritten(&play), "%s", forms[i]);
        tui_session_event(&play.session, &gone);
        play_end(&play);
        play_begin(&play, 24, 80, false);
        cr_expect_eq(scene_place(&play), (unsigned)TUI_AT_REGISTER, "%s", forms[i]);
        play_expect_not(&play, "raft");
        play_end(&play);
    }
}

/* Which target is meant, who of nobody leads: by itself it says nothing. */
Test(astray, a_row_that_says_how_the_rest_is_meant_is_no_draft)
{
    struct play play;
    play_begin(&play, 24, 80, false);
    scene_go(&play, "SI-5", "t Down");
    play_expect(&play, "(•) 2 Ongoing");
    cr_expect(is_unwritten(&play));
    play_keys(&play, "Esc");
    cr_expect_eq(scene_place(&play), (unsigned)TUI_AT_REGISTER);
    play_keys(&play, "t Down Tab");
    play_type(&play, "Dec 2020");
    cr_expect(!is_unwritten(&play));
    play_keys(&play, "Esc Enter t Enter");
    play_expect(&play, "(•) 2 Ongoing"); /* it comes back with what was typed */
    play_keys(&play, "Esc Tab Enter");
    scene_go(&play, "SI-5", "o Tab Tab Tab Tab Tab Right"); /* of the empty row */
    cr_expect(is_unwritten(&play));
    play_end(&play);
}
