/* The chair's views as they look, at the chair's size and others; the way down and back; and
 * what is seen before all is counted. */
#include <criterion/criterion.h>
#include <string.h>

#include <rectrack/date.h>

#include "tests/store/room.h"
#include "tests/tui/play.h"

static struct room room;

static const char *const views[] = {"2", "3", "4", "5"};

static void begin(struct play *play, int rows, int cols, bool is_ascii)
{
    room_open_sample(&room);
    play_begin(play, rows, cols, is_ascii);
}

static void end(struct play *play)
{
    play_end(play);
    room_clear(&room);
}

static const char *ref_of(struct play *play)
{
    struct tui_view *top = tui_desk_top(&play->session.desk);
    return top->class->ref(top);
}

/* As they look: fixtures/screens/board-60x15.txt and the others. */
Test(looks, every_view_looks_as_it_did)
{
    static const char *const names[] = {"board", "matrix", "timeline", "trend"};
    static const int sizes[][2] = {{15, 60}, {24, 80}, {40, 120}};
    for (size_t k = 0; k < 2 * G_N_ELEMENTS(sizes); k++) {
        struct play play;
        bool is_ascii = k % 2;
        const int *size = sizes[k / 2];
        begin(&play, size[0], size[1], is_ascii);
        for (size_t i = 0; i < G_N_ELEMENTS(views); i++) {
            g_autofree char *name = g_strdup_printf("%s-%s%dx%d", names[i],
                                                    is_ascii ? "ascii-" : "", size[1], size[0]);
            play_keys(&play, views[i]);
            play_golden(&play, name);
        }
        end(&play);
    }
}

/* The chair's way at the chair's size: filter, view, down, another size, and back. */
Test(looks, down_and_back_at_60x15_with_a_filter_and_marks)
{
    struct play play;
    begin(&play, 15, 60, false);
    play_keys(&play, "Down Space f");
    play_type(&play, "source:SI");
    play_keys(&play, "Enter");
    g_autofree char *ref = g_strdup(ref_of(&play));
    play_keys(&play, "3 Down Right Enter");
    play_expect(&play, "5 of 59 shown");
    play_keys(&play, "Down Enter");
    play_expect(&play, "SI-6 ");
    play_size(&play, 24, 80);
    play_keys(&play, "Tab");
    play_expect(&play, "SI-7 ");
    play_size(&play, 15, 60);
    play_keys(&play, "Esc");
    cr_expect_str_eq(ref_of(&play), "SI-7"); /* the one that was read */
    play_keys(&play, "Esc");
    cr_expect_eq(tui_desk_place(&play.session.desk), (unsigned)TUI_AT_MATRIX);
    play_keys(&play, "Enter");
    play_expect(&play, "5 of 59 shown"); /* the cursor is on the same cell */
    play_keys(&play, "Esc 2 Right Down Down Enter Esc");
    cr_expect_str_eq(ref_of(&play), "SI-5");
    play_keys(&play, "4 Down Down Enter Esc 2");
    cr_expect_str_eq(ref_of(&play), "SI-5");
    play_keys(&play, "1");
    play_expect(&play, "source:SI");
    cr_expect_str_eq(ref_of(&play), ref);
    cr_expect_eq(tui_marks_n(&play.session.desk.marks), 1);
    end(&play);
}

static void begin_many(struct play *play)
{
    GString *yaml = g_string_new("sources: [{code: R, title: Many, themes: [One, Two]}]\n"
                                 "recommendations:\n");
    for (int i = 1; i <= 600; i++)
        g_string_append_printf(yaml, "  - {ref: R-%d, source: R, theme: %s, title: N %d}\n", i,
                               i % 3 ? "One" : "Two", i);
    room_open(&room);
    cr_assert_eq(room_import(&room, yaml->str), RT_OK, "%s", room.error);
    g_string_free(yaml, TRUE);
    play_begin(play, 24, 80, false);
}

/* Beyond so many recommendations a view is seen before it has counted; keys that were typed
 * ahead are about what it will show. */
Test(looks, a_view_of_many_is_painted_before_it_has_counted)
{
    struct play play;
    begin_many(&play);
    struct tui_session *session = &play.session;
    for (size_t i = 0; i < G_N_ELEMENTS(views); i++) {
        struct tui_event event = {.kind = TUI_EVENT_KEY, .key = *views[i]};
        tui_session_event(session, &event);
        tui_session_draw(session, 24, 80);
        cr_expect(i == 3 || play_find(&play, "Counting") >= 0, "view %zu", i);
        cr_expect_eq(tui_session_wait(session), 0);
        cr_expect(tui_session_idle(session));
        tui_session_draw(session, 24, 80);
        cr_expect_lt(play_find(&play, "Counting"), 0);
    }
    const int ahead[] = {'3', TUI_KEY_DOWN, TUI_KEY_END, TUI_KEY_UP, TUI_KEY_ENTER};
    for (size_t i = 0; i < G_N_ELEMENTS(ahead); i++) {
        struct tui_event event = {.kind = TUI_EVENT_KEY, .key = ahead[i]};
        tui_session_event(session, &event);
    }
    play_keys(&play, "Ctrl-L");
    play_expect(&play, "> Two "); /* to the total's row and up */
    play_end(&play);
    room_clear(&room);
}

/* And a save is told before it has counted anew; the cursor stays. */
Test(looks, a_view_of_many_tells_a_save_before_it_has_counted)
{
    struct play play;
    begin_many(&play);
    for (size_t i = 0; i < G_N_ELEMENTS(views); i++) {
        struct tui_session *session = &play.session;
        struct tui_event save = {.kind = TUI_EVENT_KEY, .key = TUI_KEY_ENTER};
        g_autofree char *line = g_strdup_printf("set R-4 title=Moved%zu", i);
        play_keys(&play, views[i]);
        play_keys(&play, "Down Down :");
        play_type(&play, line);
        tui_session_event(session, &save);
        tui_session_draw(session, 24, 80);
        cr_expect(play_find(&play, "Counting") >= 0, "view %zu", i);
        cr_expect_lt(play_find(&play, " of 600"), 0);
        cr_expect_eq(tui_session_wait(session), 0);
        play_keys(&play, "Ctrl-L");
        cr_expect_lt(play_find(&play, "Counting"), 0);
        if (i == 0) {
            play_expect(&play, "Moved0");
            cr_expect_str_eq(ref_of(&play), "R-4");
        }
    }
    play_end(&play);
    room_clear(&room);
}

/* Status answers the chair's questions as a page of its own. */
Test(looks, what_goes_on_from_a_label_stands_below_it)
{
    struct play play;
    begin(&play, 15, 60, false);
    play_keys(&play, ":");
    play_type(&play, "status");
    play_keys(&play, "Enter PgDn");
    play_expect(&play, " Waiting for   Funding: SI-1,");
    play_expect(&play, "               Capacity across DSA partners: SI-4");
    end(&play);
}

Test(looks, where_nobody_is_known_it_says_how_to_name_the_first)
{
    struct play play;
    room_open(&room);
    room_ask(&room, "period open 'June 2020'");
    play_begin(&play, 15, 60, true);
    play_keys(&play, "6");
    play_expect(&play, "No owner is known yet");
    end(&play);
}

/* The search is the Register's, and what is typed behind it opens no view. */
Test(looks, a_search_goes_to_the_register)
{
    struct play play;
    begin(&play, 15, 60, false);
    for (size_t i = 0; i < G_N_ELEMENTS(views); i++) {
        play_keys(&play, views[i]);
        play_keys(&play, "/");
        play_type(&play, "5");
        cr_expect_eq(tui_desk_place(&play.session.desk), (unsigned)TUI_AT_SEARCH);
        play_keys(&play, "Esc");
    }
    end(&play);
}

/* Targets of years ago: where not all has room, their windows are seen first, then today. */
Test(looks, a_timeline_begins_where_its_windows_are)
{
    struct play play;
    room_open_sample(&room);
    play_begin(&play, 15, 60, false);
    play.session.desk.outlook.today = rt_day_new(2026, 11, 23);
    play_keys(&play, "4 + +");
    play_expect(&play, "by month");
    g_autofree char *first = play_row(&play, play_find(&play, "Nov 2019"));
    cr_expect(strstr(first, "█") && !strstr(first, "│"), "%s", first);
    for (int i = 0; i < 12; i++)
        play_keys(&play, "Right");
    play_expect(&play, "No window lies later");
    g_autofree char *last = play_row(&play, play_find(&play, "Nov 2019"));
    cr_expect(strstr(last, "<") && strstr(last, "│"), "%s", last);
    play_keys(&play, "Left"); /* at once, however often the other was pressed */
    play_expect_not(&play, "No window lies");
    g_autofree char *back = play_row(&play, play_find(&play, "Nov 2019"));
    cr_expect_str_neq(back, last);
    for (int i = 0; i < 12; i++)
        play_keys(&play, "Left");
    play_expect(&play, "No window lies earlier");
    play_keys(&play, "Right");
    play_expect_not(&play, "No window lies");
    for (int i = 0; i < 12; i++)
        play_keys(&play, "Right");
    play_keys(&play, "Down");
    g_autofree char *next = play_row(&play, play_find(&play, "June 2020"));
    cr_expect(strstr(next, "█"), "%s", next); /* the cursor's line is in sight */
    end(&play);
}
