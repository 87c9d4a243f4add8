/* What others change: shown at once, but not under the person's eyes.  trust.md D13. */
#include <string.h>

#include <criterion/criterion.h>

#include "tests/tui/fake.h"
#include "tests/tui/play.h"

static void begin(struct play *play)
{
    fake_load_sample();
    play_begin(play, 24, 80, false);
}

static const char *ref(struct play *play)
{
    const struct tui_view *top = tui_desk_top(&play->session.desk);
    return top->class->ref(top);
}

Test(news, what_others_change_is_shown_and_the_cursor_stays_on_its_item)
{
    struct play play;
    begin(&play);
    play_keys(&play, "PgDn Down");
    g_autofree char *was = g_strdup(ref(&play));
    int y = play_find(&play, was);
    fake_change_title(was, "A title from elsewhere");
    cr_expect(tui_session_look(&play.session));
    play_size(&play, 24, 80);
    cr_expect_str_eq(ref(&play), was);
    cr_expect_eq(play_find(&play, was), y);
    play_expect(&play, "Public Health changed SI-10 (title) at ");
    play_expect(&play, "press r to show it, your place");
    play_expect(&play, ">*SI-10");
    play_expect_not(&play, "A title from elsewhere");
    cr_expect(!tui_session_look(&play.session));
    play_keys(&play, "r");
    play_expect(&play, "A title from elsewhere");
    play_expect_not(&play, "*SI-10");
    cr_expect_eq(play_find(&play, was), y);
    fake_remove(was);
    tui_session_look(&play.session);
    play_size(&play, 24, 80);
    cr_expect_str_neq(ref(&play), was);
    play_expect(&play, "of 58");
    play_end(&play);
}

Test(news, what_others_change_elsewhere_is_shown_at_once)
{
    struct play play;
    begin(&play);
    fake_change_title("SI-2", "A title from elsewhere");
    fake_change("Hampton Trust", "SI-5", "updates.2020-03/Hampton Trust");
    tui_session_look(&play.session);
    play_size(&play, 24, 80);
    play_expect(&play, "A title from elsewhere");
    play_expect(&play, "Hampton Trust changed SI-5 (update) and 1 other at ");
    play_expect(&play, "*SI-2");
    play_expect_not(&play, "press r");
    play_keys(&play, "Down Enter Esc");
    play_expect_not(&play, "*SI-2"); /* it was read */
    play_expect(&play, "*SI-5");
    play_end(&play);
}

Test(news, a_record_that_goes_away_while_it_is_read_is_told)
{
    struct play play;
    begin(&play);
    play_keys(&play, "Enter");
    fake_remove("SI-1");
    tui_session_look(&play.session);
    play_size(&play, 24, 80);
    play_expect(&play, "there is no recommendation SI-1");
    play_keys(&play, "Esc");
    play_expect(&play, "of 58");
    play_end(&play);
}
