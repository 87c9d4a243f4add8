/* A register for showing: each entry of THE TABLE OF KEYS that changes something says why
 * it can't, and nothing else happens.  Which those are is not listed here: it is what they
 * do to a register that can be written. */
#include <string.h>

#include <criterion/criterion.h>

#include "tests/tui/fake.h"
#include "tests/tui/play.h"
#include "tui/draft.h"

static const struct {
    unsigned place;
    const char *keys; /* that lead there, from SI-5 */
} places[] = {
    {TUI_AT_REGISTER, NULL},
    {TUI_AT_RECORD, "Enter"},
    {TUI_AT_ANSWER, "H"},
    {TUI_AT_MINE, "6"},
};

static void begin(struct play *play, size_t i, bool is_readonly)
{
    play_user = "Hampton Trust"; /* whose updates are asked for */
    fake_load_sample();
    fake_open_period("2020-06", "June 2020");
    fake_refuse(NULL);
    fake_set_readonly(is_readonly);
    g_free(fake_ran());
    play_begin(play, 24, 100, false);
    play_keys(play, "/");
    play_type(play, "SI-5");
    play_keys(play, "Enter");
    if (places[i].keys)
        play_keys(play, places[i].keys);
    cr_assert_eq(tui_desk_place(&play->session.desk), places[i].place);
}

/* Does it: what it runs is gone through the palette as well as through its key. */
static void wish(struct play *play, const struct tui_binding *binding)
{
    tui_desk_hush(&play->session.desk);
    tui_desk_wish(&play->session.desk, binding);
    play_size(play, 24, 100);
}

/* Does it change something, or ask what shall be changed, where that can be? */
static bool writes(size_t i, const struct tui_binding *binding)
{
    struct play play;
    begin(&play, i, false);
    wish(&play, binding);
    g_autofree char *ran = fake_ran();
    bool is_so = *ran || tui_desk_place(&play.session.desk) & (TUI_FORMS | TUI_QUESTIONS);
    play_end(&play);
    return is_so;
}

static void expect_refused(size_t i, const struct tui_binding *binding)
{
    struct play play;
    begin(&play, i, true);
    wish(&play, binding);
    const char *said = play.session.desk.message;
    g_autofree char *ran = fake_ran();
    cr_expect(said && strstr(said, "its folder can't be written"), "%s says %s", binding->name,
              said);
    cr_expect_str_empty(ran, "%s ran %s", binding->name, ran);
    cr_expect_eq(tui_desk_place(&play.session.desk), places[i].place, "%s", binding->name);
    cr_expect_eq(tui_drafts_state(&play.session.desk), TUI_DRAFT_NONE);
    play_end(&play);
    fake_set_readonly(false);
}

Test(readonly, every_key_that_writes_says_why_it_cannot)
{
    size_t n = 0;
    for (size_t i = 0; i < G_N_ELEMENTS(places); i++)
        for (const struct tui_binding *one = tui_bindings; one->name; one++)
            if (one->places & places[i].place && writes(i, one)) {
                expect_refused(i, one);
                n++;
            }
    cr_expect_gt(n, 20); /* 7 sheets, update, undo and redo on two places at least */
}

/* What shows is as it was, and the hint bar still names the keys. */
Test(readonly, what_reads_goes_on)
{
    struct play play;
    begin(&play, 0, true);
    play_expect(&play, "read only");
    play_expect(&play, "u update");
    play_keys(&play, "Enter H Esc Esc y r");
    cr_expect_str_eq(play.session.desk.to_copy, "SI-5");
    play_end(&play);
    fake_set_readonly(false);
}
