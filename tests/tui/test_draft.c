/* Drafts at the desk: kept without a word, offered to their owner alone. */
#include <string.h>

#include <criterion/criterion.h>
#include <glib/gstdio.h>

#include "tests/tui/scene.h"
#include "tui/draft.h"

TestSuite(draft, .init = scene_set_with_drafts, .fini = scene_strike);

/* Types into Progress of SI-5, and the program is ended from outside. */
static void write_and_lose(const char *words)
{
    struct play play;
    struct tui_event gone = {.kind = TUI_EVENT_GONE};
    play_begin(&play, 24, 80, false);
    scene_go(&play, "SI-5", "u Space Tab Tab Tab");
    play_type(&play, words);
    cr_expect(tui_session_event(&play.session, &gone) & TUI_REDO_LEAVE);
    play_end(&play);
}

Test(draft, a_second_after_typing_it_is_kept)
{
    struct play play;
    play_begin(&play, 24, 80, false);
    play_keys(&play, "u Tab Tab Tab");
    play_type(&play, "Words");
    play_expect_not(&play, "draft kept");
    tui_session_tick(&play.session, true);
    play.session.keep_at = 1; /* the second is over */
    cr_expect(tui_session_tick(&play.session, false) & TUI_REDO_DRAW);
    play_size(&play, 24, 80);
    play_expect(&play, "draft kept");
    play_type(&play, " more");
    play_expect_not(&play, "draft kept");
    play_end(&play);
}

Test(draft, what_was_lost_is_offered_at_the_next_start)
{
    struct play play;
    write_and_lose("Two words");
    play_begin(&play, 24, 80, false);
    play_expect(&play, "Draft from ");
    play_expect(&play, "< Continue >  < Look >  < Discard >");
    play_keys(&play, "Right Enter"); /* look */
    play_expect(&play, "Two words");
    play_expect(&play, "Amber");
    play_keys(&play, "Esc");
    play_expect(&play, "< Continue >");
    play_keys(&play, "Enter");
    play_expect(&play, "Update SI-5");
    play_expect(&play, "Two words");
    play_expect(&play, "(•) ▲ Amber");
    play_expect(&play, "draft kept");
    play_end(&play);
}

Test(draft, it_is_offered_to_its_owner_alone)
{
    struct play play;
    write_and_lose("Two words");
    play_user = "Public Health";
    play_begin(&play, 24, 80, false);
    cr_expect_eq(scene_place(&play), (unsigned)TUI_AT_REGISTER);
    scene_go(&play, "SI-5", "u");
    play_expect_not(&play, "Draft from");
    play_end(&play);
}

Test(draft, not_now_leaves_it_and_the_form_offers_it_again)
{
    struct play play;
    write_and_lose("Two words");
    play_begin(&play, 24, 80, false);
    play_keys(&play, "Esc");
    cr_expect_eq(scene_place(&play), (unsigned)TUI_AT_REGISTER);
    scene_go(&play, "SI-5", "u");
    play_expect(&play, "Draft from ");
    play_keys(&play, "Tab Tab Enter"); /* discard */
    play_expect_not(&play, "Two words");
    play_keys(&play, "Esc u");
    play_expect_not(&play, "Draft from");
    play_end(&play);
}

Test(draft, what_is_saved_has_no_draft)
{
    struct play play;
    write_and_lose("Two words");
    play_begin(&play, 24, 80, false);
    play_keys(&play, "Enter Ctrl-S");
    cr_expect_eq(scene_place(&play), (unsigned)TUI_AT_REGISTER);
    play_end(&play);
    play_begin(&play, 24, 80, false);
    cr_expect_eq(scene_place(&play), (unsigned)TUI_AT_REGISTER);
    play_end(&play);
}

Test(draft, what_could_not_be_saved_is_kept)
{
    struct play play;
    play_begin(&play, 24, 80, false);
    play_keys(&play, "u Right Space Tab Tab Tab");
    play_type(&play, "Two words");
    fake_refuse("update");
    play_keys(&play, "Tab Tab Shift-Tab Shift-Tab Shift-Tab Shift-Tab Ctrl-S");
    if (play_find(&play, "say why") >= 0) { /* another colour than the suggested one */
        play_type(&play, "A reason");
        play_keys(&play, "Ctrl-S");
    }
    play_expect(&play, "What you wrote is here still");
    play_expect(&play, "draft kept");
    play_end(&play);
}

Test(draft, leaving_asks_and_keeps_by_itself)
{
    struct play play;
    play_begin(&play, 24, 80, false);
    play_keys(&play, "u Tab Tab Tab");
    play_type(&play, "Two words");
    play_keys(&play, "Esc");
    play_expect(&play, "< Keep as draft >  < Discard >  < Go on writing >");
    play_keys(&play, "Esc"); /* goes on */
    play_expect(&play, "Two words");
    play_keys(&play, "Esc Enter");
    play_expect(&play, "Kept as a draft; u on SI-1 offers it again");
    cr_expect_eq(scene_place(&play), (unsigned)TUI_AT_REGISTER);
    play_keys(&play, "u");
    play_expect(&play, "Draft from ");
    play_end(&play);
}

Test(draft, what_changed_since_is_told_beside_it)
{
    struct play play;
    play_begin(&play, 24, 80, false);
    scene_go(&play, "SI-5", "u Tab Tab Space Tab Ctrl-U");
    play_type(&play, "Sept 2020");
    play_keys(&play, "Esc Enter");
    fake_retarget("SI-5", "Dec 2020");
    play_keys(&play, "u Enter");
    play_expect(&play, "Sept 2020");
    play_expect(&play, "changed since you wrote this: it is \"Dec 2020\" now");
    play_end(&play);
}

Test(draft, of_several_targets_the_one_that_was_written_comes_back)
{
    struct play play;
    play_begin(&play, 24, 80, false);
    scene_go(&play, "SI-5", "u Tab Tab Right Space Tab Ctrl-U");
    play_type(&play, "Sept 2020");
    play_keys(&play, "Tab");
    play_type(&play, "Staff left");
    play_keys(&play, "Esc Enter u Enter");
    play_expect(&play, "[x] 2 Ongoing");
    play_expect(&play, "Target 2    [Sept 2020");
    play_expect(&play, "Why new *   [Staff left");
    play_end(&play);
}

/* trust.md A7: ended between the save and forgetting the draft. */
Test(draft, what_was_saved_after_all_is_not_offered)
{
    struct play play;
    play_begin(&play, 24, 80, false);
    scene_go(&play, "SI-5", "u Tab Tab Space Tab Ctrl-U");
    play_type(&play, "Sept 2020");
    play_keys(&play, "Esc Enter");
    fake_retarget("SI-5", "Sept 2020");
    play_keys(&play, "u");
    play_expect_not(&play, "Draft from");
    play_end(&play);
    play_begin(&play, 24, 80, false);
    cr_expect_eq(scene_place(&play), (unsigned)TUI_AT_REGISTER);
    play_end(&play);
}

/* The lid was closed before the period was. */
Test(draft, what_was_written_for_a_period_that_is_closed_comes_into_the_next)
{
    struct play play;
    write_and_lose("Two words");
    fake_open_period("2020-09", "September 2020");
    play_begin(&play, 24, 80, false);
    play_expect(&play, "found: Update of SI-5, written for June 2020");
    play_keys(&play, "Enter");
    play_expect(&play, "Period      September 2020");
    play_expect(&play, "Two words");
    play_expect(&play, "draft kept");
    play_end(&play);
    play_begin(&play, 24, 80, false);
    play_expect(&play, "Update of SI-5, written and not saved"); /* it is one of this now */
    play_keys(&play, "Tab Tab Enter");                           /* discard */
    play_end(&play);
    play_begin(&play, 24, 80, false);
    cr_expect_eq(scene_place(&play), (unsigned)TUI_AT_REGISTER);
    play_end(&play);
}

Test(draft, one_of_a_closed_period_can_be_discarded)
{
    struct play play;
    write_and_lose("Two words");
    fake_open_period("2020-09", "September 2020");
    play_begin(&play, 24, 80, false);
    play_keys(&play, "Tab Tab Enter");
    play_end(&play);
    play_begin(&play, 24, 80, false);
    cr_expect_eq(scene_place(&play), (unsigned)TUI_AT_REGISTER);
    play_end(&play);
}
