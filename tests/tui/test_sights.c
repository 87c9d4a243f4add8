/* The chair's meeting as it looks from its opening to what it came to, at the chair's size and
 * others: fixtures/screens/meeting-item-60x15.txt and so on. */
#include "tests/tui/held.h"

/* In their order: what is pressed, what is typed behind it, and what it then looks like. */
static const struct {
    const char *keys, *words, *name;
} sights[] = {
    {"Ctrl-L", "", "opening"},
    {"J", "SI-5", "jump"},
    {"Enter", "", "item"},
    {"PgDn", "", "page"},
    {"D", "", "decision"},
    {"Esc A", "Hampton Trust: ask for the funds - by Dec 2020", "action"},
    {"Ctrl-S", "", "said"},
    {"E", "", "end"},
    {"y", "", "told"},
    {"Down", "", "summary"},
};

Test(sights, a_meeting_looks_as_it_did)
{
    static const int sizes[][2] = {{15, 60}, {24, 80}, {40, 120}};
    for (size_t k = 0; k < 2 * G_N_ELEMENTS(sizes); k++) {
        struct play play;
        const int *size = sizes[k / 2];
        bool is_ascii = k % 2;
        held_begin(&play, size[0], size[1], is_ascii);
        for (size_t i = 0; i < G_N_ELEMENTS(sights); i++) {
            g_autofree char *name = g_strdup_printf("meeting-%s-%s%dx%d", sights[i].name,
                                                    is_ascii ? "ascii-" : "", size[1], size[0]);
            play_keys(&play, sights[i].keys);
            play_type(&play, sights[i].words);
            play_golden(&play, name);
        }
        held_end(&play);
    }
}

/* What is read of the item goes before a long message; the message is there to be asked for. */
Test(sights, a_long_message_hides_little_of_the_item)
{
    struct play play;
    held_begin(&play, 15, 60, false);
    int last = play_find(&play, "Space next") - 3;
    g_autofree char *row = play_row(&play, last);
    tui_desk_say(&play.session.desk, TUI_NOTICE,
                 "A message of so many words that it would need four lines of the screen if "
                 "it were to be shown whole, and which would hide what is read of the item "
                 "under it, ends here");
    play_size(&play, 15, 60);
    g_autofree char *then = play_row(&play, last);
    cr_expect_str_eq(row, then);
    play_expect(&play, "…");
    play_keys(&play, "Ctrl-G");
    play_expect(&play, "ends here");
    held_end(&play);
}
