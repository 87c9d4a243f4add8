/* The paper on the screen, and writing it as a file from there. */
#include <string.h>

#include <glib/gstdio.h>

#include "tests/tui/scene.h"
#include "tui/page.h"

/* The row that has both, one behind the other. */
static void expect_beside(struct play *play, const char *one, const char *other)
{
    g_autofree char *row = play_row(play, MAX(play_find(play, one), 0));
    const char *at = strstr(row, one);
    cr_expect(at && strstr(at, other), "\"%s\" and \"%s\" are not on one line: %s", one, other,
              row);
}

Test(paper, it_shows_what_the_filter_leaves_as_it_will_print)
{
    struct play play;
    scene_begin(&play, 24, 80);
    play_keys(&play, "f");
    play_type(&play, "source:SI");
    play_keys(&play, "Enter Down p");
    play_expect(&play, "export --layout=progress --query=source:SI");
    play_expect(&play, "Paper: progress (1 of 2)");
    play_expect(&play, "Update on progress");
    play_expect(&play, "Universal primary prevention");
    expect_beside(&play, "Secure funding", "As available");
    expect_beside(&play, "Agree the", "Nov 2019");
    expect_beside(&play, "Communications", "\342\226\240 r suggested: Red");
    play_keys(&play, "Esc");
    play_expect(&play, "Filter: source:SI");
    play_expect(&play, "> SI-2");
    play_end(&play);
}

Test(paper, in_a_narrow_window_each_column_is_a_block)
{
    static const int sizes[][2] = {{15, 60}, {10, 40}};
    for (size_t i = 0; i < G_N_ELEMENTS(sizes); i++) {
        struct play play;
        scene_begin(&play, sizes[i][0], sizes[i][1]);
        play_keys(&play, "p");
        play_size(&play, 60, sizes[i][1]);
        int actions = play_find(&play, "Key actions"), first = play_find(&play, "1  Secure"),
            second = play_find(&play, "2  Agree the focus (complete)"),
            targets = play_find(&play, "Progress against"),
            late = play_find(&play, "2  Nov 2019 (overdue)");
        cr_expect(0 < actions && actions < first && first < second && second < targets &&
                      targets < late,
                  "%d %d %d %d %d", actions, first, second, targets, late);
        play_end(&play);
    }
}

Test(paper, the_layouts_follow_one_another)
{
    struct play play;
    scene_begin(&play, 24, 80);
    play_keys(&play, "p PgDn Tab");
    play_expect(&play, "Many recommendations");
    play_expect(&play, "Paper: many (2 of 2)");
    play_keys(&play, "End");
    play_expect(&play, "the screen shows its first 1,000 rows");
    play_keys(&play, "Tab");
    play_expect(&play, "Paper: progress (1 of 2)");
    play_keys(&play, "Shift-Tab");
    play_expect(&play, "Paper: many (2 of 2)");
    play_end(&play);
}

/* Words that go on below, in their own column; what stands beside them is in between. */
Test(paper, it_is_searched_column_by_column)
{
    struct play play;
    scene_begin(&play, 24, 80);
    play_keys(&play, "p /");
    play_type(&play, "agreed with all of the partners");
    play_expect_not(&play, "No match");
    play_keys(&play, "Enter");
    cr_expect_eq(play.session.canvas.cursor_y, play_find(&play, "agreed with"));
    play_keys(&play, "/");
    play_type(&play, "funding as available");
    play_expect(&play, "No match for funding as available");
    play_end(&play);
}

Test(paper, another_width_keeps_what_is_read)
{
    struct play play;
    scene_begin(&play, 24, 100);
    play_keys(&play, "p Tab");
    for (int i = 0; i < 20; i++)
        play_keys(&play, "PgDn");
    struct tui_page *page = tui_page_of(tui_desk_top(&play.session.desk));
    int part = tui_pager_section(&page->pager);
    cr_assert(part > 20);
    play_size(&play, 15, 60);
    play_size(&play, 40, 132);
    play_size(&play, 24, 100);
    cr_expect_eq(tui_pager_section(&page->pager), part);
    play_end(&play);
}

Test(paper, a_command_line_without_a_file_shows_it_and_keeps_its_words)
{
    struct play play;
    scene_begin(&play, 24, 80);
    play_keys(&play, ":");
    play_type(&play, "export --layout=many --period=2020-03 overdue");
    play_keys(&play, "Enter");
    play_expect(&play, "Paper: many (2 of 2)");
    play_keys(&play, "Tab");
    play_expect(&play, "export --layout=progress --period=2020-03 -- ");
    play_keys(&play, "Enter");
    play_expect(&play, "[update-2020-03.docx");
    play_end(&play);
}

Test(paper, what_is_refused_is_said_and_nothing_opens)
{
    struct play play;
    scene_begin(&play, 24, 80);
    fake_refuse("export");
    play_keys(&play, "p");
    play_expect(&play, "export was refused");
    cr_expect_eq(scene_place(&play), TUI_AT_REGISTER);
    play_end(&play);
}

Test(paper, it_is_written_as_a_file_and_what_is_there_is_asked_about)
{
    struct play play;
    g_autofree char *folder = g_dir_make_tmp("rectrack-XXXXXX", NULL);
    g_autofree char *file = g_build_filename(folder, "paper.docx", NULL);
    g_autofree char *line =
        g_strdup_printf("export --output=%s --layout=progress --query=overdue\n", file);
    scene_begin(&play, 24, 80);
    play_keys(&play, "f");
    play_type(&play, "overdue");
    play_keys(&play, "Enter p w");
    play_expect(&play, "[update-2020-06.docx");
    play_expect(&play, "Its suffix says the format");
    play_keys(&play, "Ctrl-U Ctrl-S");
    play_expect(&play, "Not written yet: name the file");
    play_type(&play, file);
    play_keys(&play, "Enter Enter");
    scene_expect_ran(line);
    cr_expect_eq(scene_place(&play), TUI_AT_PAPER);
    cr_assert(g_file_set_contents(file, "words", -1, NULL));
    play_keys(&play, "w Ctrl-U");
    play_type(&play, file);
    play_keys(&play, "Ctrl-S");
    play_expect(&play, "is there already");
    play_keys(&play, "Enter"); /* the focus is on Go back */
    play_expect(&play, "Nothing was written");
    scene_expect_ran("");
    play_keys(&play, "Ctrl-S y");
    scene_expect_ran(line);
    g_unlink(file);
    g_rmdir(folder);
    play_end(&play);
}

Test(paper, what_could_not_be_written_stays_in_the_field)
{
    struct play play;
    scene_begin(&play, 24, 80);
    play_keys(&play, "p w");
    fake_refuse("export");
    play_keys(&play, "Ctrl-S");
    play_expect(&play, "export was refused");
    play_expect(&play, "[update-2020-06.docx");
    play_keys(&play, "Esc");
    cr_expect_eq(scene_place(&play), TUI_AT_PAPER);
    play_end(&play);
}

Test(paper, it_is_copied_with_its_columns)
{
    struct play play;
    scene_begin(&play, 24, 80);
    play_keys(&play, "p y t");
    const char *text = play.session.desk.to_copy;
    cr_assert(text);
    cr_expect(strstr(text, "Secure funding"));
    cr_expect(!strstr(text, "\033"));
    play_end(&play);
}
