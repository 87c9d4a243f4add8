/* The scene that most tests at the desk play in. */
#include "tests/tui/scene.h"

#include <stdlib.h>

static char *state;

void scene_set(void)
{
    fake_load_sample();
    fake_open_period("2020-06", "June 2020");
    fake_refuse(NULL);
    g_free(fake_ran());
}

void scene_set_with_drafts(void)
{
    state = g_dir_make_tmp("rectrack-XXXXXX", NULL);
    play_state = state;
    scene_set();
}

void scene_strike(void)
{
    g_autofree char *command = g_strdup_printf("rm -r %s", state);
    cr_expect_eq(system(command), 0);
    g_free(state);
}

void scene_begin(struct play *play, int rows, int cols)
{
    scene_set();
    play_begin(play, rows, cols, false);
}

void scene_go(struct play *play, const char *ref, const char *keys)
{
    play_keys(play, "/");
    play_type(play, ref);
    play_keys(play, "Enter");
    if (*keys)
        play_keys(play, keys);
}

unsigned scene_place(const struct play *play)
{
    return tui_desk_place(&play->session.desk);
}
