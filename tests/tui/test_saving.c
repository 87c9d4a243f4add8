/* The officer's form saved: targets that move, one command for all, and what somebody else
 * saved meanwhile. */
#include <string.h>

#include <criterion/criterion.h>

#include "tests/tui/scene.h"

/* The form of a recommendation, in the open period. */
static void begin(struct play *play, const char *ref)
{
    scene_begin(play, 24, 80);
    scene_go(play, ref, "u");
}

/* ---- targets ---- */

Test(saving, the_only_target_has_its_line_and_why_is_asked_once_it_is_new)
{
    struct play play;
    begin(&play, "SI-14");
    play_expect(&play, "Target      [Announcement dependent");
    play_expect_not(&play, "Why new");
    play_keys(&play, "Space Tab Tab Ctrl-U");
    play_type(&play, "spring 2021");
    play_expect(&play, "= 1 March to 31 May 2021");
    play_expect(&play, "Why new *");
    play_keys(&play, "Tab Tab Tab");
    play_type(&play, "x");
    play_keys(&play, "Ctrl-S");
    play_expect(&play, "! say why the target is new");
    scene_expect_ran("");
    play_type(&play, "staff left");
    play_keys(&play, "Tab");
    play_type(&play, "Cabinet, May");
    play_keys(&play, "Ctrl-S");
    scene_expect_ran(
        "update SI-14 --period=2020-06 --progress=x --rag=not_due "
        "--target=1=spring_2021 --target-reason=staff_left --granted-by=Cabinet,_May\n");
    play_end(&play);
}

Test(saving, a_target_that_is_as_it_was_again_asks_for_nothing)
{
    struct play play;
    begin(&play, "SI-14");
    play_keys(&play, "Space Tab Tab");
    play_type(&play, " x");
    play_expect(&play, "Why new *");
    play_keys(&play, "Backspace"); /* a blank is no other word */
    play_expect_not(&play, "Why new");
    play_keys(&play, "Tab");
    play_type(&play, "x");
    play_keys(&play, "Ctrl-S");
    scene_expect_ran("update SI-14 --period=2020-06 --progress=x --rag=not_due\n");
    play_end(&play);
}

Test(saving, of_several_targets_those_that_move_have_a_line)
{
    struct play play;
    begin(&play, "SI-5");
    play_keys(&play, "Space Tab Tab");
    play_expect_not(&play, "Target 2");
    play_keys(&play, "Right Space");
    play_expect(&play, "[x] 2 Ongoing");
    play_expect(&play, "Target 2    [Ongoing");
    play_expect(&play, "of key action 2: Secure funding");
    play_keys(&play, "Right Space Tab Ctrl-U");
    play_type(&play, "Aug 2020");
    play_keys(&play, "Tab Ctrl-U");
    play_type(&play, "2021");
    play_keys(&play, "Tab");
    play_type(&play, "late");
    play_keys(&play, "Tab Tab");
    play_type(&play, "x");
    play_keys(&play, "Ctrl-S");
    scene_expect_ran(
        "update SI-5 --period=2020-06 --progress=x --rag=amber --target=2=Aug_2020 "
        "--target=3=2021 --target-reason=late\n");
    play_end(&play);
}

Test(saving, a_target_that_is_not_chosen_any_more_stays)
{
    struct play play;
    begin(&play, "SI-5");
    play_keys(&play, "Space Tab Tab Space Tab Ctrl-U");
    play_type(&play, "Aug 2020");
    play_keys(&play, "Shift-Tab Space");
    play_expect_not(&play, "Target 1");
    play_expect_not(&play, "Why new");
    play_keys(&play, "Tab");
    play_type(&play, "x");
    play_keys(&play, "Shift-Tab Space");
    play_expect(&play, "Target 1    [Aug 2020"); /* nothing typed is lost */
    play_keys(&play, "Space Ctrl-S");
    scene_expect_ran("update SI-5 --period=2020-06 --progress=x --rag=amber\n");
    play_end(&play);
}

/* What the command would ask a reason for is known before it is run. */
Test(saving, the_suggestion_follows_what_is_written)
{
    struct play play;
    begin(&play, "SI-5");
    play_expect(&play, "suggested: ▲ Amber - it waits for a blocker");
    play_keys(&play, "Tab Tab Space Tab Ctrl-U");
    play_type(&play, "2022");
    play_expect(&play, "suggested: ○ Not due - 2022 is more than 6 months off");
    play_keys(&play, "Shift-Tab Space");
    play_expect(&play, "suggested: ▲ Amber - it waits for a blocker");
    play_keys(&play, "Tab");
    play_type(&play, "All have met");
    play_keys(&play, "Tab");
    play_type(&play, "Rooms");
    play_keys(&play, "Tab");
    play_expect(&play, "suggested: ▲ Amber - a challenge stands");
    play_end(&play);
}

Test(saving, no_change_is_no_answer_where_a_target_or_an_action_changes)
{
    struct play play;
    begin(&play, "SI-5");
    play_keys(&play, "Shift-Tab Shift-Tab Shift-Tab Shift-Tab Shift-Tab Space");
    play_keys(&play, "Tab Right Right Enter");
    play_expect(&play, "You wrote what has changed");
    scene_expect_ran("");
    play_end(&play);
}

Test(saving, what_is_refused_keeps_all_of_it)
{
    struct play play;
    begin(&play, "SI-5");
    play_keys(&play, "Space Tab Tab Space Tab Ctrl-U");
    play_type(&play, "Aug 2020");
    play_keys(&play, "Tab");
    play_type(&play, "late");
    play_keys(&play, "Tab Tab");
    play_type(&play, "Two pilots");
    fake_refuse("update");
    play_keys(&play, "Ctrl-S");
    play_expect(&play, "What you wrote is here still");
    play_expect(&play, "Two pilots");
    play_expect(&play, "Target 1    [Aug 2020");
    play_expect(&play, "Why new *   [late");
    play_end(&play);
}

/* ---- what somebody else saved meanwhile ---- */

/* Target 1 and words are written; meanwhile somebody has moved the same target. */
static void clash(struct play *play)
{
    begin(play, "SI-5");
    play_keys(play, "Space Tab Tab Space Tab Ctrl-U");
    play_type(play, "Aug 2020");
    play_keys(play, "Tab");
    play_type(play, "late");
    play_keys(play, "Tab Tab");
    play_type(play, "My words");
    fake_clash_over("targets.1", "Target 1", "Sept 2020");
    fake_clash_part("text");
    fake_retarget("SI-5", "Sept 2020");
    play_keys(play, "Ctrl-S");
    g_free(fake_ran());
    play_expect(play, "SI-5 was changed while you were editing");
    play_expect(play, "Hampshire Constabulary saved SI-5");
    play_expect(play, "( ) theirs: Sept 2020");
}

Test(saving, of_a_conflict_yours_is_saved_over_what_was_shown)
{
    struct play play;
    clash(&play);
    play_keys(&play, "Space Ctrl-S");
    scene_expect_ran("update SI-5 --period=2020-06 --progress=My_words --rag=amber "
                     "--target=1=Aug_2020 --target-reason=late\n");
    cr_expect_eq(scene_place(&play), TUI_AT_REGISTER);
    play_end(&play);
}

Test(saving, of_a_conflict_theirs_stays_and_the_rest_is_saved)
{
    struct play play;
    clash(&play);
    play_keys(&play, "Down Ctrl-S");
    scene_expect_ran("update SI-5 --period=2020-06 --progress=My_words --rag=amber\n");
    cr_expect_eq(scene_place(&play), TUI_AT_REGISTER);
    play_end(&play);
}

Test(saving, back_to_editing_keeps_every_word_and_asks_again)
{
    struct play play;
    clash(&play);
    play_keys(&play, "Esc");
    play_expect(&play, "Nothing was saved; what you wrote is here still");
    play_expect(&play, "My words");
    play_expect(&play, "Target 1    [Aug 2020");
    play_expect(&play, "Why new *   [late");
    scene_expect_ran("");
    fake_clash_over("targets.1", "Target 1", "Sept 2020");
    play_keys(&play, "Ctrl-S");
    play_expect(&play, "theirs: Sept 2020");
    play_end(&play);
}

Test(saving, a_third_change_is_a_conflict_again)
{
    struct play play;
    clash(&play);
    fake_clash_over("targets.1", "Target 1", "Oct 2020");
    play_keys(&play, "Space Ctrl-S");
    play_expect(&play, "theirs: Oct 2020");
    play_end(&play);
}

/* Saves by those keys into what somebody else has saved; theirs stays. */
static void leave_theirs(struct play *play, const char *save)
{
    play_keys(play, save);
    g_free(fake_ran());
    play_keys(play, "Down Ctrl-S");
}

/* Of an action, the box becomes theirs. */
Test(saving, of_a_ticked_action_theirs_stays)
{
    struct play play;
    begin(&play, "SI-5");
    play_keys(&play, "Space Tab Tab Tab");
    play_type(&play, "x");
    play_keys(&play, "Tab Tab Space Right Space");
    fake_clash_over("actions.1", "State of key action 1", "Awaiting");
    fake_clash_part("state");
    leave_theirs(&play, "Ctrl-S");
    scene_expect_ran("update SI-5 --period=2020-06 --progress=x --rag=amber --tick=2\n");
    play_end(&play);
}

Test(saving, where_theirs_stays_no_change_is_not_said)
{
    struct play play;
    begin(&play, "SI-5");
    fake_clash_over("updates.2020-06/chair", "No change", "no");
    fake_clash_part("no_change");
    leave_theirs(&play, "Shift-Tab Left Enter");
    scene_expect_ran("");
    play_expect(&play, "SI-5 stays as the others saved it; now SI-6");
    play_end(&play);
}

Test(saving, that_nothing_has_changed_does_not_drop_what_was_written)
{
    struct play play;
    begin(&play, "SI-5");
    play_keys(&play, "Space Tab Tab Tab");
    play_type(&play, "My words");
    fake_clash_over("updates.2020-06/chair", "No change", "true");
    fake_clash_part("no_change");
    leave_theirs(&play, "Ctrl-S");
    scene_expect_ran("");
    play_expect(&play, "My words");
    play_end(&play);
}

/* The invariants of each screen are checked after every key. */
Test(saving, targets_fit_every_size)
{
    static const int sizes[][2] = {{15, 60}, {10, 40}, {24, 80}, {40, 120}};
    struct play play;
    begin(&play, "SI-5");
    play_keys(&play, "Tab Tab Space Right Space Right Space Right Space Tab");
    play_type(&play, "!");
    for (size_t i = 0; i < G_N_ELEMENTS(sizes); i++) {
        play_size(&play, sizes[i][0], sizes[i][1]);
        for (int tab = 0; tab < 16; tab++)
            play_keys(&play, "Tab");
    }
    play_end(&play);
}
