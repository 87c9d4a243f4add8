/* Drafts of sheets: what is entered in any of them outlives the program as an update does. */
#include <string.h>

#include <criterion/criterion.h>
#include <glib/gstdio.h>

#include "tests/tui/scene.h"
#include "tui/draft.h"

TestSuite(kept, .init = scene_set_with_drafts, .fini = scene_strike);

/* What is entered on SI-5 in each of them, and what of it must come back. */
static const struct {
    const char *open, *keys, *typed, *name, *back[2], *ran;
} sheets[] = {
    {"s",
     "Down Tab",
     "Funding fell through",
     "RAG of SI-5",
     {"(\342\200\242) \342\226\240 R Red", "[Funding fell through"},
     "update SI-5 --rag=red --reason=Funding_fell_through\n"},
    {"s",
     "Tab",
     "A reason, no colour yet",
     "RAG of SI-5",
     {"( ) \342\226\240 R Red", "[A reason, no colour yet"},
     ""},
    {"t",
     "Down Tab",
     "Dec 2020",
     "Target of SI-5",
     {"(\342\200\242) 2 Ongoing", "[Dec 2020                  ]  = 1 to 31 December 2020"},
     ""},
    {"o",
     "Tab Right Tab Tab Tab",
     "SCC Communications Team",
     "Owners of SI-5",
     {"Owner 3 [SCC Communications Team", "(\342\200\242) Support"},
     "set SI-5 owners=Hampton_Trust_(support)\nHampshire_Constabulary\n"
     "SCC_Communications_Team_(support)\n"},
    {"a",
     "Tab Tab",
     "spring 2021",
     "New key action of SI-5",
     {"= 1 March to 31 May 2021", "[spring 2021"},
     ""},
    {"x", "Space", "", "Key actions of SI-5", {"[x] 1 ", "[ ] 2 "}, "update SI-5 --tick=1\n"},
    {"e",
     "Tab Tab Tab",
     "Words of a note",
     "Fields of SI-5",
     {"Words of a note", "> Note"},
     "set SI-5 note=Words_of_a_note\n"},
};

static void go_to_it(struct play *play, const char *key)
{
    scene_go(play, "SI-5", "");
    play_keys(play, key);
}

static void enter_and_lose(size_t i)
{
    struct play play;
    struct tui_event gone = {.kind = TUI_EVENT_GONE};
    play_begin(&play, 24, 80, false);
    go_to_it(&play, sheets[i].open);
    play_keys(&play, sheets[i].keys);
    play_type(&play, sheets[i].typed);
    cr_expect(tui_session_event(&play.session, &gone) & TUI_REDO_LEAVE);
    play_end(&play);
}

Test(kept, what_was_entered_in_any_sheet_comes_back_to_its_owner)
{
    for (size_t i = 0; i < G_N_ELEMENTS(sheets); i++) {
        struct play play;
        enter_and_lose(i);
        play_user = "Public Health";
        play_begin(&play, 24, 80, false);
        cr_expect_eq(scene_place(&play), (unsigned)TUI_AT_REGISTER, "%zu", i);
        play_end(&play);
        play_user = "coordinator";
        play_begin(&play, 24, 80, false);
        play_expect(&play, "Draft from ");
        play_expect(&play, sheets[i].name);
        play_keys(&play, "Esc"); /* not now */
        go_to_it(&play, sheets[i].open);
        play_expect(&play, "Draft from ");
        play_keys(&play, "Enter");
        for (size_t k = 0; k < G_N_ELEMENTS(sheets[i].back); k++)
            play_expect(&play, sheets[i].back[k]);
        play_expect(&play, "draft kept");
        play_keys(&play, "Ctrl-S");
        g_autofree char *ran = fake_ran();
        cr_expect_str_eq(ran, sheets[i].ran, "%zu", i);
        if (!*ran) /* something more is wanted */
            play_keys(&play, "Esc Tab Enter");
        cr_expect_eq(scene_place(&play), (unsigned)TUI_AT_REGISTER, "%zu", i);
        play_end(&play);
        play_begin(&play, 24, 80, false);
        play_expect_not(&play, "Draft from ");
        play_end(&play);
    }
}

Test(kept, what_was_begun_for_several_marks_them_again)
{
    struct play play;
    struct tui_event gone = {.kind = TUI_EVENT_GONE};
    play_begin(&play, 24, 80, false);
    play_keys(&play, "Down Down Space Up Up Space s Down Tab"); /* SI-3, then SI-2 */
    play_type(&play, "All of them");
    cr_expect(tui_session_event(&play.session, &gone) & TUI_REDO_LEAVE);
    play_end(&play);
    play_begin(&play, 24, 80, false);
    play_expect(&play, "found: RAG of 2 recommendations");
    play_keys(&play, "Esc");
    cr_expect_eq(tui_marks_n(&play.session.desk.marks), 2u);
    play_keys(&play, "s Enter");
    play_expect(&play, "[All of them");
    play_keys(&play, "Esc Enter");
    play_expect(&play, "Kept as a draft; s on the same 2 offers it again");
    play_keys(&play, "s Enter Ctrl-S y");
    g_autofree char *ran = fake_ran();
    cr_expect_str_eq(ran, "update SI-2 SI-3 --rag=amber --reason=All_of_them\n");
    cr_expect_eq(tui_marks_n(&play.session.desk.marks), 0u);
    play_end(&play);
}

Test(kept, other_drafts_are_named_at_the_start)
{
    struct play play;
    enter_and_lose(2);
    play_begin(&play, 24, 80, false);
    play_keys(&play, "Esc a"); /* of SI-1 */
    play_type(&play, "Tell schools");
    play_keys(&play, "Esc Enter");
    play_end(&play);
    play_begin(&play, 24, 80, false);
    play_expect(&play, "Draft from ");
    g_autofree char *screen = play_screen(&play);
    bool is_first = strstr(screen, "found: Target of SI-5") != NULL; /* in the same second */
    play_expect(&play, is_first ? "There are other drafts: New key action of SI-1; the same"
                                : "There are other drafts: Target of SI-5; the same");
    play_end(&play);
}

/* The text of E: what came back from the editor is kept at once, and offered before the
 * editor opens again. */
Test(kept, the_text_of_the_own_editor_is_kept)
{
    struct play play;
    struct tui_event gone = {.kind = TUI_EVENT_GONE};
    struct rt_error error = {0};
    play_begin(&play, 24, 80, false);
    go_to_it(&play, "E");
    tui_desk_edited(&play.session.desk, TUI_EDITED_CHANGED, "Shorter", &error);
    cr_expect(tui_session_event(&play.session, &gone) & TUI_REDO_LEAVE);
    play_end(&play);
    play_begin(&play, 24, 80, false);
    play_keys(&play, "Esc");
    go_to_it(&play, "E");
    play_expect(&play, "Draft from ");
    cr_expect(!play.session.desk.to_edit);
    play_keys(&play, "Enter");
    play_expect(&play, "Shorter");
    play_end(&play);
}

/* Somebody has taken an owner out meanwhile: the last row is there no more. */
Test(kept, what_has_no_place_any_more_is_said)
{
    struct play play;
    struct tui_event gone = {.kind = TUI_EVENT_GONE};
    play_begin(&play, 24, 80, false);
    go_to_it(&play, "o");
    play_keys(&play, "Tab Tab Tab Tab Tab Tab");
    play_type(&play, "SCC");
    cr_expect(tui_session_event(&play.session, &gone) & TUI_REDO_LEAVE);
    play_end(&play);
    fake_disown("SI-5");
    play_begin(&play, 24, 80, false);
    play_keys(&play, "Enter");
    play_expect(&play, "This has no place here any more; Owner 4: SCC");
    play_end(&play);
}
