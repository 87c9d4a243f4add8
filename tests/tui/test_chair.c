/* The chair's views at the desk, on a register on disk: what they count is what lists say,
 * whatever the size; down to a recommendation and back to the same place. */
#include <criterion/criterion.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include "tests/store/room.h"
#include "tests/tui/fake.h"
#include "tests/tui/play.h"

const char *const fake_path = "r.db";

static struct room room;

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

/* How many a list says there are. */
static size_t counted(const char *words)
{
    return (size_t)atol(room_ask(&room, "list --count %s", words));
}

static unsigned place_of(const struct play *play)
{
    return tui_desk_place(&play->session.desk);
}

static const char *ref_of(struct play *play)
{
    struct tui_view *top = tui_desk_top(&play->session.desk);
    return top->class->ref(top);
}

/* Some row has all of these, in that order; NULL behind the last. */
static void expect_row(struct play *play, const char *first, ...)
{
    g_autofree char *screen = play_screen(play);
    g_auto(GStrv) rows = g_strsplit(screen, "\n", -1);
    bool is_found = false;
    for (size_t i = 0; rows[i] && !is_found; i++) {
        va_list words;
        va_start(words, first);
        const char *at = strstr(rows[i], first), *word = NULL;
        while (at && (word = va_arg(words, const char *)))
            at = strstr(at + 1, word);
        is_found = at != NULL;
        va_end(words);
    }
    cr_expect(is_found, "no row has %s and what follows:\n%s", first, screen);
}

/* ---- the Board ---- */

Test(chair, each_lane_says_how_many_lists_say)
{
    static const char *const colours[][2] = {{"Red", "red"},         {"Amber", "amber"},
                                             {"Green", "green"},     {"Complete", "complete"},
                                             {"Not due", "not_due"}, {"No colour", "none"}};
    struct play play;
    begin(&play, 24, 80, false);
    play_keys(&play, "2");
    cr_expect_eq(place_of(&play), (unsigned)TUI_AT_BOARD);
    for (size_t i = 0; i < G_N_ELEMENTS(colours); i++) {
        g_autofree char *word = g_strdup_printf("shown:%s", colours[i][1]);
        size_t n = counted(word);
        g_autofree char *count = g_strdup_printf(" %zu ", n);
        g_autofree char *share = g_strdup_printf(" %zu%%", (200 * n + 59) / (2 * 59));
        expect_row(&play, colours[i][0], count, share, NULL);
    }
    play_expect(&play, "lane 1 of 6, 59 recommendations");
    play_expect(&play, "> SI-1  ■ r");
    play_expect(&play, "1 of 2");
    end(&play);
}

Test(chair, from_a_lane_to_a_recommendation_and_back_to_the_same_place)
{
    struct play play;
    begin(&play, 24, 80, false);
    play_keys(&play, "2 Right Down Down");
    cr_expect_str_eq(ref_of(&play), "SI-5");
    play_keys(&play, "Enter");
    cr_expect_eq(place_of(&play), (unsigned)TUI_AT_RECORD);
    play_expect(&play, "SI-5  Raise awareness");
    play_keys(&play, "Tab");
    play_expect(&play, "SI-6  Introduce"); /* the next of the lane */
    play_keys(&play, "Esc");
    cr_expect_eq(place_of(&play), (unsigned)TUI_AT_BOARD);
    cr_expect_str_eq(ref_of(&play), "SI-6");
    play_keys(&play, "1 2"); /* and after another view */
    cr_expect_str_eq(ref_of(&play), "SI-6");
    play_expect(&play, "lane 2 of 6");
    play_keys(&play, "Esc");
    cr_expect_eq(place_of(&play), (unsigned)TUI_AT_REGISTER);
    end(&play);
}

Test(chair, lanes_are_of_any_field)
{
    struct play play;
    begin(&play, 24, 80, false);
    play_keys(&play, "2 Tab");
    play_expect(&play, "Board by Theme");
    play_keys(&play, "Tab");
    play_expect(&play, "Board by Owner");
    expect_row(&play, "Public Health", "6", "10%", NULL);
    play_keys(&play, "Tab");
    play_expect(&play, "Board by Quarter");
    play_expect(&play, "October to December 2019");
    play_expect(&play, "No date");
    for (int i = 0; i < RT_AXES - 3; i++)
        play_keys(&play, "Tab");
    play_expect(&play, "Board by RAG");
    end(&play);
}

/* ---- the Matrix ---- */

/* The Register's filter holds, also for what is opened from here. */
Test(chair, a_filter_holds_in_the_views_of_it)
{
    struct play play;
    begin(&play, 24, 100, false);
    play_keys(&play, "f");
    play_type(&play, "owner:\"Hampton Trust\"");
    play_keys(&play, "Enter 2");
    play_expect(&play, "Filter: owner:\"Hampton Trust\"");
    play_expect(&play, "6 recommendations");
    expect_row(&play, "Amber", "5", "83%", NULL);
    play_keys(&play, "3");
    play_expect(&play, "6 recommendations");
    play_keys(&play, "Enter"); /* the first cell holds nothing */
    play_expect(&play, "Nothing stands here");
    play_keys(&play, "Right Enter");
    play_expect(&play, "Filter: owner:\"Hampton Trust\" theme:");
    play_expect(&play, "5 of 59 shown");
    play_expect(&play, "Esc goes back to the Matrix");
    play_keys(&play, "Down Enter Esc Esc");
    cr_expect_eq(place_of(&play), (unsigned)TUI_AT_MATRIX);
    play_keys(&play, "Enter");
    play_expect(&play, "5 of 59 shown"); /* the cursor stayed on its cell */
    end(&play);
}

/* Each cell of the table on the screen, and what a list says of it. */
Test(chair, each_cell_says_how_many_lists_say)
{
    static const char *const themes[] = {"Universal primary prevention",
                                         "Evidence based decision making",
                                         "Targeted interventions"};
    static const char *const colours[] = {"red",      "amber",   "green",
                                          "complete", "not_due", "none"};
    struct play play;
    begin(&play, 24, 132, true);
    play_keys(&play, "3");
    g_autofree char *screen = play_screen(&play), *folded = g_ascii_strdown(screen, -1);
    for (size_t i = 0; i < G_N_ELEMENTS(themes); i++) {
        g_autofree char *theme = g_ascii_strdown(themes[i], -1);
        const char *at = strstr(folded, theme);
        cr_assert_not_null(at, "%s:\n%s", theme, screen);
        at += strlen(theme);
        for (size_t k = 0; k <= G_N_ELEMENTS(colours); k++) {
            g_autofree char *words =
                k < G_N_ELEMENTS(colours)
                    ? g_strdup_printf("'theme:%s' shown:%s", themes[i], colours[k])
                    : g_strdup_printf("'theme:%s'", themes[i]);
            char *behind = NULL;
            at += strspn(at, " ");
            size_t n = *at == '-' ? 0 : (size_t)strtol(at, &behind, 10);
            at = behind ? behind : at + 1;
            cr_expect_eq(n, counted(words), "%s: %zu:\n%s", words, n, screen);
        }
    }
    end(&play);
}

Test(chair, the_matrix_is_of_any_two_fields_and_a_list_of_cells_where_it_is_narrow)
{
    struct play play;
    begin(&play, 24, 80, false);
    play_keys(&play, "3 Tab");
    play_expect(&play, "Matrix Owner by RAG"); /* RAG is taken */
    play_keys(&play, "Shift-Tab");
    play_expect(&play, "Matrix Owner by Theme");
    play_keys(&play, "Shift-Tab");
    play_expect(&play, "Matrix Owner by Quarter");
    play_expect(&play, "2020-Q2");
    play_keys(&play, "G");
    expect_row(&play, "> Total", NULL);
    play_keys(&play, "g Down Down");
    play_size(&play, 15, 60);
    expect_row(&play, ">", "SCC leads for DSA", "No date", "1", NULL);
    play_keys(&play, "Down Down Down");
    expect_row(&play, ">", "Public Health", "October to December 2019", "1", NULL);
    play_keys(&play, "Enter");
    cr_expect_eq(place_of(&play), (unsigned)TUI_AT_REGISTER);
    cr_expect_str_eq(ref_of(&play), "SI-1");
    play_keys(&play, "Esc");
    play_size(&play, 24, 80);
    expect_row(&play, "> Public Health", NULL);
    end(&play);
}

/* ---- the Timeline and the Trend ---- */

/* Three periods: one before, one closed with a colour that a person set, one open. */
static void begin_periods(struct play *play, int rows, int cols)
{
    room_open_sample(&room);
    room_ask(&room, "period open 'June 2020'");
    room_ask(&room, "update SI-1 --rag green --progress Begun --reason 'It has begun'");
    room_ask(&room, "period close");
    room_ask(&room, "period open 'Sept 2020'");
    play_begin(play, rows, cols, false);
    room.today = play->context.today;
}

static void let_read(struct play *play)
{
    for (int i = 0; i < 20 && tui_session_idle(&play->session); i++)
        continue;
    play_keys(play, "Ctrl-L");
}

Test(chair, windows_stand_in_the_order_they_end_and_what_has_none_behind_them)
{
    struct play play;
    begin(&play, 24, 80, false);
    play_keys(&play, "4");
    cr_expect_eq(place_of(&play), (unsigned)TUI_AT_TIMELINE);
    play_expect(&play, "Timeline by month");
    play_expect(&play, "5 with a date, 1 overdue");
    expect_row(&play, "> SI-1", "■ r", "Nov 2019 !", "█···│", NULL);
    expect_row(&play, "  SI-5", "▲ a", "June 2020", "····│··█", NULL);
    expect_row(&play, "Without a date", NULL);
    expect_row(&play, "  SI-2", "Annual updates", "every year", NULL);
    cr_expect_gt(play_find(&play, "SI-10"), play_find(&play, "Ahead"));
    play_keys(&play, "-");
    play_expect(&play, "Timeline by quarter");
    play_keys(&play, "- -");
    play_expect(&play, "A cell is a year; it can't be coarser");
    play_keys(&play, "+ + +");
    play_expect(&play, "A cell is a month; it can't be finer");
    play_keys(&play, "Down Enter");
    play_expect(&play, "SI-5  Raise awareness");
    play_keys(&play, "Tab Esc");
    cr_expect_str_eq(ref_of(&play), "SI-10");
    let_read(&play);
    play_keys(&play, "G");
    cr_expect_str_eq(ref_of(&play), "SI-15");
    play_expect(&play, "24 of 24");
    play_keys(&play, "5 4");
    cr_expect_str_eq(ref_of(&play), "SI-15");
    end(&play);
}

/* As many lines as the command tells items. */
Test(chair, the_timeline_has_each_target_once)
{
    struct play play;
    begin(&play, 60, 100, false);
    play_keys(&play, "4");
    let_read(&play);
    g_autofree char *screen = play_screen(&play);
    g_auto(GStrv) parts = g_strsplit(screen, "SI-", -1);
    g_auto(GStrv) items = g_strsplit(room_ask(&room, "timeline --format csv"), "\r\n", -1);
    cr_expect_eq(g_strv_length(parts), g_strv_length(items) - 1, "%s", screen);
    end(&play);
}

Test(chair, each_period_has_what_it_reported_and_silence_is_a_row)
{
    struct play play;
    begin_periods(&play, 24, 80);
    play_keys(&play, "5");
    cr_expect_eq(place_of(&play), (unsigned)TUI_AT_TREND);
    let_read(&play);
    g_auto(GStrv) lines = g_strsplit(room_ask(&room, "trend --format csv"), "\r\n", -1);
    static const char *const labels[] = {"Red",     "Amber",     "Green",           "Complete",
                                         "Not due", "No colour", "No update given", "Better",
                                         "Worse"};
    for (size_t i = 0; i < G_N_ELEMENTS(labels); i++) {
        g_auto(GStrv) numbers = g_strsplit(lines[i + 1], ",", -1);
        for (size_t p = 1; p <= 3; p++)
            if (!strcmp(numbers[p], "0"))
                strcpy(numbers[p], "-");
        expect_row(&play, labels[i], numbers[1], numbers[2], numbers[3], NULL);
    }
    expect_row(&play, "SI-1 ", "■ r", "● G", "■ r?", "Communications", NULL);
    expect_row(&play, "SI-2 ", "▲ a", "▲ a?", "▲ a?", NULL);
    play_keys(&play, "PgDn PgUp Down Enter"); /* amber, of the period shown */
    play_expect(&play, "Filter: shown:amber");
    g_autofree char *shown = g_strdup_printf("%zu of 59 shown", counted("shown:amber"));
    let_read(&play);
    play_expect(&play, shown);
    play_keys(&play, "Esc G Enter");
    play_expect(&play, "NA-43");
    play_keys(&play, "Esc Esc");
    cr_expect_eq(place_of(&play), (unsigned)TUI_AT_REGISTER);
    end(&play);
}

Test(chair, without_a_period_the_trend_says_so)
{
    struct play play;
    room_open(&room);
    play_begin(&play, 15, 60, true);
    play_keys(&play, "5 Down Enter");
    play_expect(&play, "No period was closed yet, and none is open");
    end(&play);
}

/* ---- all of them ---- */

static const char *const views[] = {"2", "3", "4", "5"};

Test(chair, every_view_has_a_form_for_every_size)
{
    static const int sizes[][2] = {{10, 40}, {12, 45},  {15, 60},  {15, 59},  {24, 80},
                                   {23, 79}, {30, 100}, {43, 132}, {60, 200}, {10, 200}};
    for (int is_ascii = 0; is_ascii < 2; is_ascii++) {
        struct play play;
        begin(&play, 24, 80, is_ascii);
        for (size_t i = 0; i < G_N_ELEMENTS(views); i++) {
            play_keys(&play, views[i]);
            for (size_t k = 0; k < G_N_ELEMENTS(sizes); k++) {
                play_size(&play, sizes[k][0], sizes[k][1]);
                play_keys(&play, "Down Right PgDn End Up Left PgUp Home Tab Shift-Tab + -");
                g_autofree char *screen = play_screen(&play);
                cr_expect(!is_ascii || g_str_is_ascii(screen), "%s", screen);
            }
        }
        end(&play);
    }
}

Test(chair, nothing_is_shown_of_nothing)
{
    struct play play;
    room_open(&room);
    play_begin(&play, 24, 80, false);
    for (size_t i = 0; i < G_N_ELEMENTS(views); i++) {
        play_keys(&play, views[i]);
        play_keys(&play, "Down Right Enter Tab Esc");
    }
    cr_expect_eq(place_of(&play), (unsigned)TUI_AT_REGISTER);
    end(&play);
}

/* What somebody saves meanwhile is counted, and the cursor stays. */
Test(chair, what_others_save_is_counted)
{
    struct play play;
    begin(&play, 24, 80, false);
    play_keys(&play, "2 Right Down Down");
    room_ask(&room, "period open 'June 2020'");
    room_ask(&room, "set SI-4 state=complete closure=Done");
    tui_session_look(&play.session);
    play_keys(&play, "r");
    expect_row(&play, "Complete", "2", "3%", NULL);
    cr_expect_str_eq(ref_of(&play), "SI-5");
    end(&play);
}
