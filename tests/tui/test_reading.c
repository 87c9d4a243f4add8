/* What has to be read can be read: nothing that matters is cut off for want of
 * room, and what is searched for is found wherever a line was broken. */
#include <string.h>

#include <criterion/criterion.h>
#include <rectrack/text.h>

#include "tests/tui/fake.h"
#include "tests/tui/play.h"
#include "tui/pager.h"

static void begin(struct play *play, int rows, int cols)
{
    fake_load_sample();
    play_begin(play, rows, cols, false);
}

Test(reading, a_long_message_goes_on_in_lines_above)
{
    static const struct {
        int rows, cols;
    } sizes[] = {{24, 80}, {15, 60}, {10, 40}};
    for (size_t i = 0; i < G_N_ELEMENTS(sizes); i++) {
        struct play play;
        begin(&play, sizes[i].rows, sizes[i].cols);
        play_keys(&play, "f");
        play_type(&play, "onwer:x ");
        g_autofree char *screen = play_screen(&play), *flat = rt_text_fold(screen);
        cr_expect(strstr(flat,
                         "there is no field \"onwer\" to ask for; the nearest is \"owner\" "
                         "(to search for the words, write text: before them, in quotes)"),
                  "%s", screen);
        play_end(&play);
    }
}

/* On the last row there is no room above: it stays to be seen. */
Test(reading, a_message_never_covers_the_cursor)
{
    struct play play;
    begin(&play, 15, 60);
    play_keys(&play, "End");
    tui_desk_say(&play.session.desk, TUI_NOTICE, "%0*d", 400, 1);
    play_size(&play, 15, 60); /* drawn and checked */
    play_expect(&play, "> NA-43");
    play_expect(&play, "0…");
    play_end(&play);
}

Test(reading, that_there_are_other_owners_is_told_in_any_width)
{
    struct play play;
    begin(&play, 15, 60);
    play_expect(&play, "Hampto… +1");
    play_size(&play, 24, 80);
    play_expect(&play, "Hampton T… +1");
    play_size(&play, 30, 120);
    play_expect(&play, "Hampton Trust +1");
    play_end(&play);
}

Test(reading, what_is_overdue_says_so_in_any_width)
{
    static const int widths[] = {60, 70, 80, 100, 140};
    for (size_t i = 0; i < G_N_ELEMENTS(widths); i++) {
        struct play play;
        begin(&play, 24, widths[i]);
        int y = play_find(&play, "> SI-1");
        y = y < 0 ? play_find(&play, ">  SI-1") : y;
        g_autofree char *row = play_row(&play, y);
        cr_expect(strstr(row, " !"), "%s", row);
        play_end(&play);
    }
}

/* Beside the name where both are whole there, else on lines of its own. */
Test(reading, the_reason_of_a_colour_stands_whole)
{
    static const struct {
        int rows, cols;
        const char *line;
    } cases[] = {
        {30, 120, "SI-1  Communications Campaign     "},
        {24, 80, " suggested ■ red: Nov 2019 has passed; waits: Funding\n"},
        {15, 60, " suggested ■ red: Nov 2019 has passed; waits: Funding\n"},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        struct play play;
        begin(&play, cases[i].rows, cases[i].cols);
        play_expect(&play, cases[i].line);
        play_expect(&play, "suggested ■ red: Nov 2019 has passed; waits: Funding\n");
        play_end(&play);
    }
}

/* What a short list leaves free tells more of the one that is looked at. */
Test(reading, a_short_list_gives_its_free_lines_to_the_preview)
{
    struct play play;
    begin(&play, 15, 60);
    play_expect_not(&play, "Progress");
    play_keys(&play, "f");
    play_type(&play, "ribbon");
    play_keys(&play, "Enter");
    play_expect(&play, "Progress");
    play_expect(&play, "Challenge");
    play_expect_not(&play, "\n\n\n");
    play_keys(&play, "- - - -");
    play_expect_not(&play, "Progress");
    play_end(&play);
}

/* The counts add up to the total: what has no colour is counted too. */
Test(reading, counts_add_up_and_say_who_set_them)
{
    struct play play;
    begin(&play, 24, 80);
    play_expect(&play, "■R 2  ▲A 9  ●G 2  ○N 2  ✓C 1   all suggested   none 43");
    play_size(&play, 15, 60);
    play_expect(&play, "✓C 1   none 43");
    play_end(&play);
}

/* What was reported last of one after the other takes a key each. */
Test(reading, the_next_record_is_read_from_the_same_section_on)
{
    struct play play;
    begin(&play, 15, 60);
    play_keys(&play, "Enter L");
    play_expect(&play, "Update March 2020 (closed)");
    for (int i = 2; i <= 5; i++) {
        g_autofree char *title = g_strdup_printf(" SI-%d ", i);
        play_keys(&play, "Tab");
        play_expect(&play, title);
        play_expect(&play, "Update March 2020 (closed)");
    }
    play_keys(&play, "Shift-Tab");
    play_expect(&play, "Update March 2020 (closed)");
    play_keys(&play, "Home Tab");
    play_expect(&play, "lines 1 to");
    play_keys(&play, "End Tab"); /* the end is the last section's */
    play_expect(&play, "Update March 2020 (closed)");
    play_end(&play);
}

Test(reading, a_record_without_an_update_says_so_and_keeps_its_place)
{
    struct play play;
    begin(&play, 15, 60);
    play_keys(&play, "End Enter L");
    play_expect(&play, "No update of NA-43 was written yet");
    play_expect(&play, "lines 1 to");
    play_end(&play);
}

Test(reading, the_header_says_as_at_which_day_a_closed_period_is_reckoned)
{
    static const struct {
        int rows, cols;
        const char *says;
    } cases[] = {{30, 110, "Period: March 2020, closed as at 31 March 2020"},
                 {24, 80, "  Closed as at 31 March 2020"},
                 {15, 60, "  Closed as at 31 March 2020"}};
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        struct play play;
        begin(&play, cases[i].rows, cases[i].cols);
        play_expect(&play, cases[i].says);
        play_end(&play);
    }
}

Test(reading, no_label_is_cut)
{
    struct play play;
    begin(&play, 24, 80);
    play_keys(&play, "/");
    play_type(&play, "SI-7");
    play_keys(&play, "Enter Enter");
    play_expect(&play, "Reported with SI-6");
    play_end(&play);
}

/* In 20 cells: "It was agreed with" / "Hampton Trust, the" / "service and others". */
Test(reading, words_are_found_over_the_end_of_a_line)
{
    static const struct {
        const char *words;
        size_t piece; /* SIZE_MAX: nowhere */
    } cases[] = {
        {"hampton", 1},     {"with Hampton", 0},     {"TRUST, the  service", 1},
        {"service and", 2}, {"others it", SIZE_MAX}, {"with trust", SIZE_MAX},
    };
    struct tui_canvas canvas = {0};
    tui_canvas_init(&canvas, false);
    tui_canvas_begin(&canvas, 24, 22);
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        struct tui_pager pager;
        tui_pager_init(&pager, false);
        tui_pager_add(&pager, NULL, 0, TUI_PLAIN,
                      "It was agreed with Hampton Trust, the service and others");
        tui_pager_add(&pager, NULL, 0, TUI_PLAIN, "It is another line");
        tui_pager_draw(&pager, &canvas, 0, 10);
        cr_expect_eq(tui_pager_find(&pager, cases[i].words, 1), cases[i].piece != SIZE_MAX,
                     "%s", cases[i].words);
        cr_expect_eq(pager.found, cases[i].piece, "%s: in line %zu", cases[i].words,
                     pager.found);
        tui_pager_clear(&pager);
    }
    tui_canvas_clear(&canvas);
}

/* A table that is wider than the window: its columns go on below. */
Test(reading, a_label_that_has_no_room_is_wrapped)
{
    static const int widths[] = {24, 40, 60, 100};
    for (size_t i = 0; i < G_N_ELEMENTS(widths); i++) {
        struct tui_canvas canvas = {0};
        struct tui_pager pager;
        tui_canvas_init(&canvas, false);
        tui_canvas_begin(&canvas, 24, widths[i]);
        tui_pager_init(&pager, false);
        tui_pager_add(&pager, "1    2020-03-31   officer   SI-1   progress   (nothing)", 60,
                      TUI_PLAIN, "a text that stands beside it");
        tui_pager_draw(&pager, &canvas, 0, 24);
        g_autoptr(GString) all = g_string_new(NULL);
        for (int y = 0; y < canvas.rows; y++) {
            g_autofree char *row = tui_canvas_row(&canvas, y);
            g_string_append_printf(all, "%s ", row);
        }
        g_autofree char *seen = rt_text_fold(all->str);
        cr_expect_str_eq(seen, "1 2020-03-31 officer si-1 progress (nothing) "
                               "a text that stands beside it");
        tui_pager_clear(&pager);
        tui_canvas_clear(&canvas);
    }
}
