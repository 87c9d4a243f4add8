/* Marks and what goes to all of them; copies, the history and undo. */
#include <string.h>

#include <criterion/criterion.h>

#include "tests/tui/scene.h"

static size_t n_marked(const struct play *play)
{
    return tui_marks_n(&play->session.desk.marks);
}

Test(marks, they_are_seen_and_counted_where_they_count)
{
    struct play play;
    scene_begin(&play, 24, 80);
    play_keys(&play, "Space Down Space");
    play_expect(&play, " •SI-1 ");
    play_expect(&play, " •SI-3 ");
    play_expect(&play, "2 marked");
    play_expect(&play, "s RAG (2)  e edit (2)  o owners (2)");
    play_keys(&play, "Up Space"); /* takes the mark off SI-3 again */
    cr_expect_eq(n_marked(&play), 1);
    play_keys(&play, "Esc");
    cr_expect_eq(n_marked(&play), 0);
    play_expect(&play, "The marks are off");
    play_expect(&play, "s RAG  ");
    play_keys(&play, "Esc");
    play_expect(&play, "This is the register");
    play_end(&play);
}

Test(marks, all_shown_and_a_range_in_either_direction)
{
    struct play play;
    scene_begin(&play, 24, 80);
    play_keys(&play, "f");
    play_type(&play, "source:SI");
    play_keys(&play, "Enter *");
    cr_expect_eq(n_marked(&play), 16);
    play_keys(&play, "Esc Down v");
    play_expect(&play, "A range from SI-2");
    play_keys(&play, "Down Down v");
    cr_expect_eq(n_marked(&play), 3);
    play_keys(&play, "Esc End v Up Up v");
    cr_expect_eq(n_marked(&play), 3);
    cr_expect(tui_marks_has(&play.session.desk.marks, "SI-16"));
    play_keys(&play, "Esc v v");
    cr_expect_eq(n_marked(&play), 1);
    play_end(&play);
}

Test(marks, they_survive_a_filter_and_a_reload)
{
    struct play play;
    scene_begin(&play, 24, 80);
    play_keys(&play, "Space Space f");
    play_type(&play, "source:NA");
    play_keys(&play, "Enter");
    fake_change_title("SI-9", "Changed elsewhere");
    tui_session_look(&play.session);
    cr_expect_eq(n_marked(&play), 2);
    play_end(&play);
}

Test(marks, what_changes_goes_to_all_as_one_command_after_a_question)
{
    struct play play;
    scene_begin(&play, 24, 80);
    play_keys(&play, "Space Space e");
    play_expect(&play, "Fields of 2 recommendations  SI-1, SI-2");
    play_keys(&play, "Tab Right Right Right Right Ctrl-S");
    play_expect(&play, "Set 2 recommendations to State Paused?");
    play_keys(&play, "Ctrl-S"); /* what opened the question is no answer */
    play_keys(&play, "Enter");
    scene_expect_ran("");
    play_expect(&play, "Fields of 2 recommendations");
    play_keys(&play, "Ctrl-S y");
    scene_expect_ran("set SI-1 SI-2 state=paused\n");
    cr_expect_eq(n_marked(&play), 0);
    cr_expect_eq(tui_desk_place(&play.session.desk), TUI_AT_REGISTER);
    play_end(&play);
}

Test(marks, colours_owners_and_ticks_of_all)
{
    struct play play;
    scene_begin(&play, 24, 80);
    play_keys(&play, "Space Space s Space Ctrl-S");
    play_expect(&play, "Set the RAG of 2 recommendations to Green?");
    play_keys(&play, "y");
    scene_expect_ran("update SI-1 SI-2 --rag=green\n");
    play_keys(&play, "g Space Space o");
    play_type(&play, "hampton");
    play_keys(&play, "Ctrl-S");
    play_expect(&play, "Put Hampton Trust in as an owner of 2 recommendations?");
    play_keys(&play, "y");
    scene_expect_ran("set SI-1 SI-2 owners+=Hampton_Trust\n");
    play_keys(&play, "g Space Space x Down Space Ctrl-S");
    play_expect(&play, "key actions of 2 recommendations as complete?");
    play_keys(&play, "y");
    g_autofree char *ran = fake_ran();
    cr_expect(g_str_has_prefix(ran, "set SI-1.1 SI-1.3"), "%s", ran);
    cr_expect(g_str_has_suffix(ran, "state=complete\n"), "%s", ran);
    play_end(&play);
}

Test(marks, what_can_only_be_of_one_says_so)
{
    struct play play;
    scene_begin(&play, 24, 80);
    play_keys(&play, "Space Space t");
    play_expect(&play, "A target is revised for one recommendation at a time");
    play_keys(&play, "a");
    play_expect(&play, "A key action is added to one recommendation at a time");
    cr_expect_eq(tui_desk_place(&play.session.desk), TUI_AT_REGISTER);
    play_end(&play);
}

Test(marks, in_the_record_it_is_about_that_one)
{
    struct play play;
    scene_begin(&play, 24, 80);
    play_keys(&play, "Space Space Enter e");
    play_expect(&play, "Fields of SI-3");
    play_end(&play);
}

/* The whole alphabet would do a lot of things, were these keys. */
Test(marks, what_looks_like_typing_changes_nothing)
{
    struct play play;
    scene_begin(&play, 24, 80);
    play_burst(&play, "state of * the UNION\nyes y");
    play_expect(&play, "That looked like typing. Nothing was changed");
    play_paste(&play, "s\nU");
    play_expect(&play, "That looked like typing. Nothing was changed");
    cr_expect_eq(tui_desk_place(&play.session.desk), TUI_AT_REGISTER);
    cr_expect_eq(n_marked(&play), 0);
    play_keys(&play, "x");
    play_burst(&play, "jjj kl jjj");
    play_paste(&play, "  ");
    scene_expect_ran("");
    play_end(&play);
}

Test(marks, undo_says_what_and_how_to_have_it_back)
{
    struct play play;
    scene_begin(&play, 24, 80);
    play_keys(&play, "U");
    scene_expect_ran("undo\n");
    play_expect(&play, "Saved; Ctrl-Y has it back");
    play_keys(&play, "Ctrl-R");
    scene_expect_ran("redo\n");
    play_expect(&play, "Saved; Ctrl-Z takes it back again");
    fake_refuse("undo");
    play_keys(&play, "Enter Ctrl-Z");
    play_expect(&play, "undo was refused");
    play_expect_not(&play, "has it back");
    play_end(&play);
}

Test(marks, the_history_is_read_by_change_sets)
{
    static const int sizes[][2] = {{24, 80}, {15, 60}, {10, 40}, {40, 120}};
    struct play play;
    scene_begin(&play, 24, 80);
    play_keys(&play, "H");
    play_expect(&play, "history of SI-1");
    play_expect(&play, "2  14 Apr 2020, 12:01  Hampton Trust");
    play_expect(&play, "Set the state of SI-5 to paused");
    play_expect(&play, "State         In progress → Paused");
    play_expect(&play, "Note          − Until the summer");
    play_expect(&play, "              + Until the autumn");
    play_expect(&play, "Imported plan.yaml");
    play_keys(&play, "/");
    play_type(&play, "autumn");
    play_keys(&play, "Enter Esc :");
    play_type(&play, "history of all");
    play_keys(&play, "Enter");
    play_expect(&play, "history of all");
    for (size_t i = 0; i < G_N_ELEMENTS(sizes); i++)
        play_size(&play, sizes[i][0], sizes[i][1]);
    play_end(&play);
}

static void expect_copied(struct play *play, const char *what, const char *text)
{
    struct tui_desk *desk = &play->session.desk;
    cr_assert(desk->to_copy);
    cr_expect_str_eq(desk->copied, what);
    cr_expect(g_str_has_prefix(desk->to_copy, text), "%s", desk->to_copy);
    g_clear_pointer(&desk->to_copy, g_free);
}

Test(marks, a_second_key_says_what_is_copied)
{
    struct play play;
    scene_begin(&play, 24, 80);
    play_keys(&play, "y");
    play_expect(&play, "r reference  l row  t table  Esc back");
    play_keys(&play, "r");
    expect_copied(&play, "The reference SI-1", "SI-1");
    play_keys(&play, "Down Enter y l");
    expect_copied(&play, "The row of SI-2",
                  "SI-2\tAmber (suggested)\tSCC Communications Team +1\t");
    play_keys(&play, "Esc y t");
    expect_copied(&play, "The table of 59 rows",
                  "Ref\tRAG\tOwner\tTarget\tRecommendation\nSI-1\tRed (suggested)\tSCC +3");
    play_keys(&play, "y Esc");
    cr_expect(!play.session.desk.to_copy);
    cr_expect_eq(tui_desk_place(&play.session.desk), TUI_AT_REGISTER);
    play_end(&play);
}

Test(marks, of_an_answer_all_of_it_is_copied)
{
    struct play play;
    scene_begin(&play, 24, 80);
    play_keys(&play, ":");
    play_type(&play, "status");
    play_keys(&play, "Enter y t");
    expect_copied(&play, "What status says", "March 2020\nTHEME");
    play_keys(&play, "Esc Enter H y t");
    expect_copied(&play, "What history of SI-1 says", "");
    play_end(&play);
}

Test(marks, what_is_copied_is_no_formula)
{
    struct play play;
    fake_load_hostile("=1+1\ta\nb");
    play_begin(&play, 24, 80, false);
    play_keys(&play, "y l");
    expect_copied(&play, "The row of R-1", "R-1\t");
    play_end(&play);
    scene_begin(&play, 24, 80);
    fake_change_title("SI-1", "=HYPERLINK(1)");
    play_keys(&play, "y l");
    cr_expect(strstr(play.session.desk.to_copy, "\t'=HYPERLINK(1)\n"));
    play_end(&play);
}
