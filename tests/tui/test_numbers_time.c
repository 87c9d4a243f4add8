/* The same of the Timeline and the Trend, and of the commands of the same name. */
#include <criterion/criterion.h>
#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include <rectrack/trend.h>

#include "tests/tui/numbers.h"

/* ---- the Timeline ---- */

static bool is_dated(const json_t *target)
{
    return text_of(target, "earliest") && text_of(target, "latest");
}

/* Targets with a window, those that are late, all. */
static void count_targets(const json_t *list, size_t out[static 3])
{
    size_t i, k;
    json_t *record, *target;
    memset(out, 0, 3 * sizeof *out);
    json_array_foreach(list, i, record)
    {
        json_array_foreach(json_object_get(record, "targets"), k, target)
        {
            out[0] += is_dated(target);
            out[1] += json_is_true(json_object_get(target, "overdue"));
            out[2]++;
        }
    }
}

/* The months of the first window of that reference that is written so. */
static size_t months_of(const json_t *list, const char *ref, const char *text)
{
    size_t i, k;
    json_t *record, *target;
    json_array_foreach(list, i, record)
    {
        json_array_foreach(json_object_get(record, "targets"), k, target)
        {
            int from[2], to[2];
            if (strcmp(text_of(record, "ref"), ref) != 0 || !is_dated(target) ||
                strcmp(text_of(target, "text"), text) != 0)
                continue;
            sscanf(text_of(target, "earliest"), "%d-%d", &from[0], &from[1]);
            sscanf(text_of(target, "latest"), "%d-%d", &to[0], &to[1]);
            return (size_t)((to[0] - from[0]) * 12 + to[1] - from[1] + 1);
        }
    }
    return 0;
}

static size_t strokes_in(struct play *play, const char *row)
{
    const char *stroke = tui_glyph(&play->session.canvas, TUI_GLYPH_STROKE);
    g_auto(GStrv) parts = g_strsplit(row, stroke, -1);
    return g_strv_length(parts) - 1;
}

static void look_at_timeline(struct play *play, const struct scene *scene, json_t *list)
{
    size_t expected[3], n = 0, late = 0, dated = 0;
    (void)scene;
    count_targets(list, expected);
    play_keys(play, "4 + +"); /* a month a cell */
    while (tui_session_idle(&play->session))
        continue;
    g_autofree char *told =
        g_strdup_printf("%zu with a date, %zu overdue", expected[0], expected[1]);
    if (play->cols >= 60)
        play_expect(play, told);
    for (g_autofree char *before = g_strdup("");; n++) {
        g_autofree char *here = where(play);
        if (!strcmp(before, here))
            break;
        g_auto(GStrv) parts = g_regex_split_simple(
            "on (\\S+), target (.*), ([A-Z][a-z ]+), (\\d+) of", here, 0, 0);
        g_autofree char *row = play_row(play, play->session.canvas.cursor_y);
        size_t months = months_of(list, parts[1], parts[2]);
        bool is_dated_here = strcmp(parts[3], "Without a date") != 0;
        cr_expect(strstr(row, parts[1]), "%s is not in %s", parts[1], row);
        if (is_dated_here && !strpbrk(row + 1, "<>"))
            cr_expect_eq(strokes_in(play, row), months, "%zu months:\n%s", months, row);
        dated += is_dated_here;
        late += !strcmp(parts[3], "Overdue");
        cr_expect(strcmp(parts[3], "Overdue") != 0 || strstr(row, " !"), "not late: %s", row);
        g_free(before);
        before = where(play);
        play_keys(play, "Down");
    }
    cr_expect_eq(n, expected[2]);
    cr_expect_eq(dated, expected[0]);
    cr_expect_eq(late, expected[1]);
}

Test(numbers, the_timeline_paints_each_target_as_long_as_it_is)
{
    at_all(look_at_timeline);
}

/* ---- the Trend ---- */

/* The last period's number in a row: the end of its column of cells. */
static size_t last_number(struct play *play, const char *label, int end)
{
    int y = play_find(play, label);
    cr_assert_geq(y, 0, "no row %s", label);
    return number_at(play, y, end);
}

/* Letters, and "?" for silence, of the last period: a row for each recommendation. */
static void count_letters(struct play *play, int end, size_t out[static RT_RAGS + 1])
{
    memset(out, 0, (RT_RAGS + 1) * sizeof *out);
    play_keys(play, "g");
    for (int i = 0; i < RT_FIGURES; i++)
        play_keys(play, "Down");
    for (g_autofree char *before = g_strdup("");;) {
        g_autofree char *here = where(play);
        if (!strcmp(before, here))
            return;
        const struct tui_canvas *canvas = &play->session.canvas;
        int y = canvas->cursor_y;
        char badge[4] = "";
        for (int x = end - 3; x <= end; x++)
            badge[x - end + 3] = *tui_cell_text(canvas, tui_cell_at(canvas, y, x));
        char letter = (char)tolower(badge[canvas->is_ascii ? 1 : 2]);
        const char *at = letter == ' ' ? NULL : strchr("ragcn", letter);
        static const enum rt_rag colours[] = {RT_RED, RT_AMBER, RT_GREEN, RT_COMPLETE,
                                              RT_NOT_DUE};
        out[at ? colours[at - "ragcn"] : RT_RAG_NONE]++;
        out[RT_RAGS] += badge[3] == '?';
        g_free(before);
        before = where(play);
        play_keys(play, "Down");
    }
}

static void look_at_trend(struct play *play, const struct scene *scene, json_t *list)
{
    size_t letters[RT_RAGS + 1];
    play_keys(play, "5");
    while (tui_session_idle(&play->session))
        continue;
    int heads = play_find(play, play->cols < 60 ? " 20-06" : "2020-06");
    cr_assert_geq(heads, 0);
    g_autofree char *row = play_row(play, heads);
    int end = (int)g_utf8_strlen(g_strchomp(row), -1) - 1;
    for (int figure = 0; figure < RT_FIGURES; figure++) {
        if (figure == RT_FIGURE_IMPROVED || figure == RT_FIGURE_WORSENED)
            continue; /* against what was reported: tests/store/test_trend.c */
        g_autofree char *words =
            g_strdup_printf("%s %s", rt_figures[figure].word, scene->filter);
        g_autofree char *quoted = g_shell_quote(words);
        size_t n =
            figure == RT_FIGURE_SILENT
                ? (size_t)atol(room_ask(&numbers_room, "list --count --query %s", quoted))
                : count(list, RT_BY_RAG, rt_figures[figure].label, RT_BY_RAG, NULL);
        cr_expect_eq(last_number(play, rt_figures[figure].label, end), n, "%s: not %zu",
                     rt_figures[figure].label, n);
        play_keys(play, "Down");
    }
    count_letters(play, end, letters);
    for (int rag = 0; rag < RT_RAGS; rag++)
        cr_expect_eq(letters[rag],
                     count(list, RT_BY_RAG, rag ? rt_rags[rag].label : rt_axes[RT_BY_RAG].none,
                           RT_BY_RAG, NULL),
                     "%zu letters of colour %d", letters[rag], rag);
}

Test(numbers, the_trend_paints_how_many_stood_how_and_a_letter_for_each)
{
    at_all(look_at_trend);
}

/* ---- the commands of the same name ---- */

Test(numbers, the_commands_say_what_list_comes_to)
{
    for (size_t s = 0; s < SCENES; s++) {
        size_t i, targets[3];
        json_t *one;
        open_scene(&scenes[s]);
        json_t *list = ask_about("list", &scenes[s]);
        json_t *board = ask_about("board --by owner", &scenes[s]);
        json_array_foreach(json_object_get(board, "lanes"), i, one)
        {
            const char *owner = text_of(one, "value");
            cr_expect_eq(json_array_size(json_object_get(one, "refs")),
                         count(list, RT_BY_OWNER, owner ? owner : "No owner", RT_BY_RAG, NULL));
        }
        json_t *matrix = ask_about("matrix --rows theme --columns state", &scenes[s]);
        json_array_foreach(json_object_get(matrix, "cells"), i, one)
        {
            const char *theme = text_of(one, "row"), *state = text_of(one, "column");
            cr_expect_eq((size_t)json_integer_value(json_object_get(one, "count")),
                         count(list, RT_BY_THEME, theme ? theme : "No theme", RT_BY_STATE,
                               label_of(rt_states, RT_STATES, state, RT_BY_STATE)));
        }
        json_t *timeline = ask_about("timeline", &scenes[s]);
        count_targets(list, targets);
        cr_expect_eq(json_array_size(json_object_get(timeline, "items")), targets[2]);
        json_t *trend = ask_about("trend", &scenes[s]);
        json_t *rags = json_object_get(trend, "rag"), *red = json_object_get(rags, "red");
        cr_expect_eq((size_t)json_integer_value(json_array_get(red, json_array_size(red) - 1)),
                     count(list, RT_BY_RAG, "Red", RT_BY_RAG, NULL));
        json_t *all[] = {list, board, matrix, timeline, trend};
        for (i = 0; i < G_N_ELEMENTS(all); i++)
            json_decref(all[i]);
        room_clear(&numbers_room);
    }
}
