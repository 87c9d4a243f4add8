/* The palette, answers and the help, at the desk. */
#include <string.h>

#include <criterion/criterion.h>
#include <rectrack/text.h>

#include "tests/tui/fake.h"
#include "tests/tui/play.h"

static void begin(struct play *play)
{
    fake_load_sample();
    play_begin(play, 24, 80, false);
}

Test(palette, the_palette_finds_by_name_other_name_and_description)
{
    static const struct {
        const char *typed, *first;
    } cases[] = {{"sta", "status"},
                 {"stts", "status"},
                 {"totals", "status"},
                 {"verify", "check"},
                 {"query", "filter"},
                 {"contrast", "theme high-contrast"},
                 {"select te", "let me select text"}};
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        struct play play;
        begin(&play);
        play_keys(&play, ":");
        play_type(&play, cases[i].typed);
        g_autofree char *row = play_row(&play, 3);
        cr_expect(strstr(row, cases[i].first), "%s finds %s", cases[i].typed, row);
        play_end(&play);
    }
}

Test(palette, the_palette_runs_what_is_chosen)
{
    struct play play;
    begin(&play);
    play_keys(&play, ":");
    play_type(&play, "status");
    play_keys(&play, "Enter");
    play_expect(&play, "THEME");
    play_expect(&play, "Overdue       SI-1, SI-12");
    play_keys(&play, "Esc Ctrl-P");
    g_autofree char *row = play_row(&play, 3);
    cr_expect(strstr(row, "status"), "what was used last comes first: %s", row);
    play_keys(&play, "Esc :");
    play_type(&play, "check");
    play_keys(&play, "Enter");
    play_expect(&play, "The register is sound");
    play_keys(&play, ":");
    play_type(&play, "theme mono");
    play_keys(&play, "Enter");
    play_expect(&play, "Theme mono");
    play_keys(&play, ":");
    play_type(&play, "quit");
    play_keys(&play, "Enter");
    cr_expect(play.has_left);
    play_end(&play);
}

Test(palette, the_palette_takes_whole_command_lines)
{
    static const struct {
        const char *line, *says;
    } cases[] = {
        {"history 'SI-5'", "Created       SI-5"},
        {"history \"SI-5", "a quotation mark is missing"},
        {"rectrack history SI-5", "Created       SI-5"},
        {"history", "Go on typing: rectrack history REF"},
        {"backup x", "the copy \"x\" can't be written"},
        {"backup -", "- is for the shell; name a file here"},
        {"zzz x", "there is no command \"zzz\""},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        struct play play;
        begin(&play);
        play_keys(&play, ":");
        play_type(&play, cases[i].line);
        play_keys(&play, "Enter");
        play_expect(&play, cases[i].says);
        play_end(&play);
    }
}

/* What was typed is not lost: neither a wrong line nor one that was run. */
Test(palette, a_line_can_be_mended_and_taken_up_again)
{
    struct play play;
    begin(&play);
    play_keys(&play, ":");
    play_type(&play, "histry SI-5");
    play_keys(&play, "Enter");
    play_expect(&play, "there is no command \"histry\"");
    play_expect(&play, ": histry SI-5");
    for (int i = 0; i < 8; i++)
        play_keys(&play, "Backspace");
    play_type(&play, "tory SI-6");
    play_keys(&play, "Enter");
    play_expect(&play, "Created       SI-6");
    play_keys(&play, "Esc : Enter");
    play_expect(&play, ": history SI-6");
    play_expect_not(&play, "Created");
    play_keys(&play, "Enter");
    play_expect(&play, "Created       SI-6");
    play_end(&play);
}

/* Its name in the field shows other entries, of which the one at its place is no command. */
Test(palette, a_command_that_takes_words_is_written_out_with_its_usage)
{
    struct play play;
    begin(&play);
    play_keys(&play, ":");
    play_type(&play, "import plan.yaml");
    play_keys(&play, "Enter Esc :");
    play_type(&play, "impo");
    play_expect(&play, "import plan.yaml"); /* comes first, as what was used last */
    play_keys(&play, "Down Enter");
    play_expect(&play, ": import");
    play_expect(&play, "Go on typing: rectrack import REF");
    play_end(&play);
}

Test(palette, what_fits_the_place_comes_first_then_commands_then_the_rest)
{
    struct play play;
    begin(&play);
    play_keys(&play, ":");
    play_size(&play, 60, 80);
    int search = play_find(&play, "search"), status = play_find(&play, "status");
    int theme = play_find(&play, "read where am I");
    cr_expect(0 < search && search < status && status < theme, "%d, %d, %d", search, status,
              theme);
    play_end(&play);
}

Test(palette, the_name_of_an_action_is_no_command_line)
{
    struct play play;
    begin(&play);
    play_keys(&play, ":");
    play_type(&play, "set owners");
    play_keys(&play, "Enter");
    play_expect(&play, "Owners of SI-1");
    play_keys(&play, "Esc :");
    play_type(&play, "set SI-1 state=paused");
    play_expect(&play, ": set SI-1 state=paused");
    play_end(&play);
}

Test(palette, the_palette_completes_and_says_what_cannot_be_done)
{
    struct play play;
    begin(&play);
    play_keys(&play, ":");
    play_type(&play, "impo");
    play_keys(&play, "Tab");
    play_expect(&play, ": import");
    play_end(&play);
    fake_load_sample();
    fake_set_readonly(true);
    play_begin(&play, 24, 80, false);
    play_expect(&play, "For reading only: its folder can't be written");
    play_expect(&play, "read only");
    play_keys(&play, ":");
    play_type(&play, "import");
    play_keys(&play, "Enter");
    play_expect(&play, "import can't be done now: its folder can't be written");
    play_end(&play);
}

Test(palette, a_long_answer_is_paged_and_searched)
{
    struct play play;
    begin(&play);
    play_keys(&play, ":");
    play_type(&play, "many");
    play_keys(&play, "Enter");
    play_expect(&play, "of 200");
    play_keys(&play, "/");
    play_type(&play, "number 150");
    play_expect(&play, "line number 150");
    play_keys(&play, "Enter End");
    play_expect(&play, "line number 200");
    play_keys(&play, "Esc");
    play_expect(&play, "59 recommendations");
    play_end(&play);
}

Test(palette, help_of_a_form_begins_with_what_one_does_there)
{
    struct play play;
    fake_load_sample();
    fake_open_period("2020-06", "June 2020");
    play_begin(&play, 24, 80, false);
    play_keys(&play, "u F1");
    play_expect(&play, "Saves what the form says");
    play_expect(&play, "Goes to the next field of the form");
    play_end(&play);
}

Test(palette, help_begins_with_what_works_here)
{
    struct play play;
    begin(&play);
    play_keys(&play, "?");
    g_autofree char *first = play_row(&play, 3);
    cr_expect(strstr(first, "What works here"), "%s", first);
    play_type(&play, "match");
    play_expect(&play, "next match");
    play_expect_not(&play, "larger preview");
    play_keys(&play, "Backspace Backspace Backspace Backspace Backspace");
    play_type(&play, "filter");
    play_keys(&play, "Enter");
    play_expect(&play, "Filter:");
    cr_expect_eq(tui_desk_place(&play.session.desk), TUI_AT_FILTER,
                 "Enter does what is chosen");
    play_keys(&play, "Esc ?");
    play_type(&play, "next recommendation");
    play_keys(&play, "Enter");
    play_expect(&play, "next recommendation works elsewhere");
    play_keys(&play, "Ctrl-W Ctrl-W");
    play_type(&play, "import");
    play_keys(&play, "Enter");
    play_expect(&play, "This one takes words: press Ctrl-P and type rectrack import REF");
    play_keys(&play, "Ctrl-W");
    play_type(&play, "amber");
    play_expect(&play, "something stands in the way");
    play_end(&play);
}

Test(palette, backspace_in_the_empty_field_goes_back)
{
    static const char *const keys[] = {":", "?"};
    for (size_t i = 0; i < G_N_ELEMENTS(keys); i++) {
        struct play play;
        begin(&play);
        play_keys(&play, keys[i]);
        play_keys(&play, "x Backspace");
        cr_expect_neq(tui_desk_place(&play.session.desk), TUI_AT_REGISTER);
        play_keys(&play, "Backspace");
        cr_expect_eq(tui_desk_place(&play.session.desk), TUI_AT_REGISTER);
        play_end(&play);
    }
}

Test(palette, each_view_goes_back_one_step_and_stops_at_the_register)
{
    struct play play;
    begin(&play);
    play_keys(&play, "Enter F1 Esc Esc Esc Esc");
    play_expect(&play, "This is the register; q leaves rectrack");
    cr_expect(!play.has_left);
    play_keys(&play, "q");
    cr_expect(play.has_left);
    play_end(&play);
}

/* Each sign of the list, and the filter's words, stand in the help. */
Test(palette, the_help_explains_every_mark)
{
    static const char *const signs[] = {
        "Nov 2019 !", "June 2020 (+3)", "SCC +3", "as SI-6", "±", "↑", "·"};
    for (size_t i = 0; i < G_N_ELEMENTS(signs); i++) {
        struct play play;
        begin(&play);
        play_keys(&play, "?");
        play_type(&play, signs[i]);
        play_expect(&play, signs[i]);
        play_expect_not(&play, "Nothing here is called");
        play_end(&play);
    }
}

/* In a window of any width the sentence on the chosen one is whole. */
Test(palette, the_sentence_on_what_is_chosen_is_whole)
{
    static const struct {
        int rows, cols;
    } sizes[] = {{24, 80}, {15, 60}, {10, 40}};
    for (size_t i = 0; i < G_N_ELEMENTS(sizes); i++) {
        struct play play;
        fake_load_sample();
        play_begin(&play, sizes[i].rows, sizes[i].cols, false);
        play_keys(&play, "?");
        play_type(&play, "select text");
        g_autofree char *screen = play_screen(&play), *flat = rt_text_fold(screen);
        cr_expect(strstr(flat, "(shift with the mouse does it in most terminals)"), "%s",
                  screen);
        play_end(&play);
    }
}

Test(palette, what_is_not_there_names_the_nearest_and_where_all_stands)
{
    static const struct {
        const char *typed, *says;
    } cases[] = {
        {"histroy", "Nothing here is called \"histroy\"; the nearest is history; F1 shows all"},
        {"amend SI-1 --rag red", "Nothing here is called \"amend\"; F1 shows all there is"},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        struct play play;
        begin(&play);
        play_keys(&play, ":");
        play_type(&play, cases[i].typed);
        play_expect(&play, cases[i].says);
        play_end(&play);
    }
}
