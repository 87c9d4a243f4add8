/* A command line that is half typed in the palette outlives the program, and is never run by
 * itself. */
#include <string.h>

#include <criterion/criterion.h>

#include "tests/tui/scene.h"

TestSuite(line, .init = scene_set_with_drafts, .fini = scene_strike);

static const char half[] = "update SI-1 --rag am";

static void type_and_lose(bool is_killed)
{
    struct play play;
    struct tui_event gone = {.kind = TUI_EVENT_GONE};
    play_begin(&play, 15, 60, false);
    play_keys(&play, ":");
    play_type(&play, half);
    if (is_killed) { /* a second later */
        tui_session_tick(&play.session, true);
        play.session.keep_at = 1;
        tui_session_tick(&play.session, false);
    } else {
        tui_session_event(&play.session, &gone);
    }
    play_end(&play);
}

static bool is_found(struct play *play)
{
    play_keys(play, ":");
    g_autofree char *screen = play_screen(play);
    return strstr(screen, half) != NULL;
}

Test(line, what_was_half_typed_is_at_the_top_of_the_palette_again)
{
    for (int is_killed = 0; is_killed < 2; is_killed++) {
        struct play play;
        type_and_lose(is_killed);
        play_begin(&play, 15, 60, false);
        cr_expect_eq(scene_place(&play), (unsigned)TUI_AT_REGISTER);
        play_expect_not(&play, "raft");
        cr_expect(is_found(&play));
        play_expect(&play, "not run; Enter writes it");
        scene_expect_ran("");
        play_keys(&play, "Enter"); /* into the field */
        play_expect(&play, ": update SI-1 --rag am");
        play_type(&play, "ber");
        play_keys(&play, "Enter");
        scene_expect_ran("update SI-1 --rag amber\n");
        play_end(&play);
        play_begin(&play, 15, 60, false);
        cr_expect(!is_found(&play), "it was run");
        play_end(&play);
    }
}

Test(line, it_stays_until_it_is_run_or_left)
{
    struct play play;
    type_and_lose(false);
    play_begin(&play, 15, 60, false);
    play_end(&play); /* not looked at */
    play_begin(&play, 15, 60, false);
    cr_expect(is_found(&play));
    play_keys(&play, "Esc");
    play_end(&play);
    play_begin(&play, 15, 60, false);
    cr_expect(is_found(&play));
    play_keys(&play, "Enter Esc");
    play_expect(&play, "Not run; : has the line at the top");
    cr_expect(is_found(&play), "Esc throws no text away");
    play_end(&play);
    play_begin(&play, 15, 60, false);
    cr_expect(!is_found(&play));
    play_end(&play);
}

Test(line, it_is_its_owners_alone_and_a_search_is_no_line)
{
    struct play play;
    struct tui_event gone = {.kind = TUI_EVENT_GONE};
    type_and_lose(false);
    play_user = "Public Health";
    play_begin(&play, 15, 60, false);
    cr_expect(!is_found(&play));
    play_type(&play, "owner");
    tui_session_event(&play.session, &gone);
    play_end(&play);
    play_begin(&play, 15, 60, false);
    play_keys(&play, ":");
    play_expect_not(&play, ", not run");
    play_end(&play);
}
