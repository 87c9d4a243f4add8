/* The chair's views against their numbers computed another way: what stands painted, at
 * every size and in ASCII, beside what the records that list tells come to when they are
 * counted here; and what the commands of the same name say. */
#include <criterion/criterion.h>
#include <ctype.h>
#include <jansson.h>
#include <stdlib.h>
#include <string.h>

#include <rectrack/date.h>
#include <rectrack/lanes.h>
#include <rectrack/trend.h>

#include "tests/store/room.h"
#include "tests/tui/play.h"
#include "tui/frame.h"

static struct room room;

/* ---- three registers ---- */

static const struct scene {
    const char *name, *filter;
    bool is_random;
} scenes[] = {{"all of the sample", "", false},
              {"those of the inquiry", "source:SI", false},
              {"a register made by chance", "", true},
              {"a part of it", "not:owner:\"Hampton Trust\"", true}};

static void add_names(GString *yaml, GRand *dice, const char *key, const char *const *names,
                      int n, int most)
{
    g_string_append_printf(yaml, "    %s: [", key);
    for (int i = 0, last = -1; i < most; i++) {
        int at = g_rand_int_range(dice, 0, n);
        if (at <= last)
            continue; /* each once */
        g_string_append_printf(yaml, "%s%s", last < 0 ? "" : ", ", names[at]);
        last = at;
    }
    g_string_append(yaml, "]\n");
}

static void make_random(void)
{
    static const char *const owners[] = {"{name: SCC}", "{name: Public Health}",
                                         "{name: Hampton Trust}", "{name: IDVA team}"};
    static const char *const targets[] = {"{text: March 2019}",  "{text: June 2020}",
                                          "{text: 2021}",        "{text: Ongoing}",
                                          "{text: Q3 2020}",     "{text: As available}",
                                          "{text: Spring 2021}", "{text: May to July 2020}"};
    static const char *const states[] = {"not_started", "in_progress", "ongoing", "paused"};
    static const char *const colours[] = {"red", "amber", "green", "not_due"};
    GRand *dice = g_rand_new_with_seed(59);
    GString *yaml = g_string_new("sources: [{code: R, title: By chance, themes: [Prevention, "
                                 "Housing and health, Courts]}]\n"
                                 "periods: [{id: 2020-03, label: March 2020, as_at: 2020-03-31}"
                                 "]\nowners:\n");
    static const char *const themes[] = {"Prevention", "Housing and health", "Courts", NULL};
    for (size_t i = 0; i < G_N_ELEMENTS(owners); i++)
        g_string_append_printf(yaml, "  - %s\n", owners[i]);
    g_string_append(yaml, "recommendations:\n");
    for (int i = 1; i <= 70; i++) {
        const char *theme = themes[g_rand_int_range(dice, 0, G_N_ELEMENTS(themes))];
        g_string_append_printf(yaml, "  - ref: R-%d\n    source: R\n    title: Number %d\n", i,
                               i);
        if (theme)
            g_string_append_printf(yaml, "    theme: %s\n", theme);
        g_string_append_printf(yaml, "    state: %s\n", states[g_rand_int_range(dice, 0, 4)]);
        add_names(yaml, dice, "owners", owners, G_N_ELEMENTS(owners), 3);
        add_names(yaml, dice, "targets", targets, G_N_ELEMENTS(targets), 3);
        if (g_rand_int_range(dice, 0, 3))
            g_string_append_printf(
                yaml, "    updates: [{period: 2020-03, progress: [Begun], rag: %s}]\n",
                colours[g_rand_int_range(dice, 0, 4)]);
    }
    room_open(&room);
    cr_assert_eq(room_import(&room, yaml->str), RT_OK, "%s", room.error);
    g_string_free(yaml, TRUE);
    g_rand_free(dice);
}

/* Two periods in each: what the first reported stays, and in the second two have answered. */
static void open_scene(const struct scene *scene)
{
    if (scene->is_random)
        make_random();
    else
        room_open_sample(&room);
    room.today = rt_day_new(2020, 4, 15); /* as at the desk */
    if (scene->is_random)
        room_ask(&room, "period close");
    room_ask(&room, "period open 'June 2020'");
    room_ask(&room, "update %s --rag green --progress Begun --reason 'It has begun'",
             scene->is_random ? "R-1" : "SI-1");
    room_ask(&room, "update %s --rag red --challenge Staff --reason 'Nobody is there'",
             scene->is_random ? "R-4" : "SI-4");
}

/* ---- the other way: the records that list tells ---- */

static json_t *ask_json(const char *words)
{
    json_error_t error;
    json_t *json = json_loads(room_ask(&room, "%s --format json", words), 0, &error);
    cr_assert(json, "%s: %s", words, error.text);
    return json;
}

static json_t *ask_about(const char *command, const struct scene *scene)
{
    g_autofree char *filter = g_shell_quote(scene->filter);
    g_autofree char *words = g_strdup_printf(
        "%s%s%s", command, *scene->filter ? " --query " : "", *scene->filter ? filter : "");
    return ask_json(words);
}

static const char *text_of(const json_t *record, const char *key)
{
    return json_string_value(json_object_get(record, key));
}

static void add_value(GPtrArray *values, const char *label)
{
    for (guint i = 0; i < values->len; i++)
        if (!g_ascii_strcasecmp(values->pdata[i], label))
            return;
    g_ptr_array_add(values, (void *)(uintptr_t)label);
}

static const char *label_of(const struct rt_choice *choices, size_t n, const char *key,
                            enum rt_by by)
{
    return key ? choices[rt_choice_find(choices, n, key)].label : rt_axes[by].none;
}

/* The labels of the lanes in which a record stands; they stay the record's. */
static GPtrArray *values_of(const json_t *record, enum rt_by by)
{
    GPtrArray *values = g_ptr_array_new();
    const char *rag = text_of(record, "rag"), *theme = text_of(record, "theme");
    size_t i;
    json_t *owner;
    if (by == RT_BY_RAG)
        add_value(values,
                  label_of(rt_rags, RT_RAGS, rag ? rag : text_of(record, "rag_suggested"), by));
    else if (by == RT_BY_THEME)
        add_value(values, theme ? theme : rt_axes[by].none);
    else if (by == RT_BY_STATE)
        add_value(values, label_of(rt_states, RT_STATES, text_of(record, "state"), by));
    else
        json_array_foreach(json_object_get(record, "owners"), i, owner)
            add_value(values, text_of(owner, "name"));
    if (!values->len)
        add_value(values, rt_axes[by].none);
    return values;
}

static bool has(const json_t *record, enum rt_by by, const char *label)
{
    g_autoptr(GPtrArray) values = values_of(record, by);
    bool is_there = !label;
    for (guint i = 0; i < values->len && !is_there; i++)
        is_there = !g_ascii_strcasecmp(values->pdata[i], label);
    return is_there;
}

/* How many stand under both; NULL: under any. */
static size_t count(const json_t *list, enum rt_by by, const char *label, enum rt_by other,
                    const char *other_label)
{
    size_t i, n = 0;
    json_t *record;
    json_array_foreach(list, i, record) n +=
        has(record, by, label) && has(record, other, other_label);
    return n;
}

/* All labels that any record stands under. */
static GPtrArray *labels_of(const json_t *list, enum rt_by by)
{
    GPtrArray *labels = g_ptr_array_new();
    size_t i;
    json_t *record;
    json_array_foreach(list, i, record)
    {
        g_autoptr(GPtrArray) values = values_of(record, by);
        for (guint k = 0; k < values->len; k++)
            add_value(labels, values->pdata[k]);
    }
    return labels;
}

/* ---- what is painted ---- */

static const int sizes[][2] = {{10, 40}, {15, 60}, {24, 80}, {30, 100}, {40, 120}};

static void begin(struct play *play, const struct scene *scene, size_t size, bool is_ascii)
{
    play_begin(play, sizes[size][0], sizes[size][1], is_ascii);
    if (!*scene->filter)
        return;
    play_keys(play, "f");
    play_type(play, scene->filter);
    play_keys(play, "Enter");
}

/* Each scene at each size, in both forms of its glyphs. */
static void at_all(void (*look)(struct play *play, const struct scene *scene, json_t *list))
{
    for (size_t i = 0; i < G_N_ELEMENTS(scenes); i++) {
        open_scene(&scenes[i]);
        json_t *list = ask_about("list", &scenes[i]);
        for (size_t k = 0; k < 2 * G_N_ELEMENTS(sizes); k++) {
            struct play play;
            begin(&play, &scenes[i], k / 2, k % 2);
            look(&play, &scenes[i], list);
            play_end(&play);
        }
        json_decref(list);
        room_clear(&room);
    }
}

static char *where(struct play *play)
{
    GString *out = g_string_new(NULL);
    struct tui_view *top = tui_desk_top(&play->session.desk);
    top->class->where(top, out);
    return g_string_free(out, FALSE);
}

/* The number whose last digit stands at x or left of it in a row; 0 for a hyphen. */
static size_t number_at(struct play *play, int y, int x)
{
    const struct tui_canvas *canvas = &play->session.canvas;
    size_t n = 0, unit = 1;
    for (; x >= 0; x--, unit *= 10) {
        char sign = *tui_cell_text(canvas, tui_cell_at(canvas, y, x));
        if (!isdigit((unsigned char)sign))
            break;
        n += (size_t)(sign - '0') * unit;
    }
    return n;
}

/* The row that has the label, or the beginning of it that a narrow place leaves, with " N "
 * behind it; N, or -1. */
static long number_behind(struct play *play, const char *label, size_t least)
{
    g_autofree char *screen = play_screen(play), *folded = g_ascii_strdown(screen, -1);
    g_autofree char *wanted = g_ascii_strdown(label, -1);
    for (size_t n = strlen(wanted); n >= MIN(least, strlen(label)) && n; n--) {
        g_autofree char *begins = g_strndup(wanted, n);
        g_autofree char *pattern = g_regex_escape_string(begins, -1);
        g_autofree char *line =
            g_strconcat("\\n(?:.*  )?[>• *]*(?:\\S \\S|\\[\\S\\])?\\s*", pattern,
                        n == strlen(wanted) ? "" : "(?:…|~)", "\\s+(\\d+)\\s", NULL);
        g_autoptr(GRegex) regex = g_regex_new(line, 0, 0, NULL);
        g_autoptr(GMatchInfo) match = NULL;
        if (g_regex_match(regex, folded, 0, &match)) {
            g_autofree char *number = g_match_info_fetch(match, 1);
            return atol(number);
        }
    }
    return -1;
}

/* ---- the Board ---- */

static void look_at_lanes(struct play *play, const json_t *list, enum rt_by by)
{
    g_autoptr(GPtrArray) labels = labels_of(list, by);
    size_t n = by == RT_BY_RAG ? RT_RAGS : labels->len;
    for (size_t i = 0; i < n; i++)
        play_keys(play, "Left");
    for (size_t i = 0; i < n; i++) {
        g_autofree char *here = where(play);
        g_auto(GStrv) parts =
            g_regex_split_simple(", lane (.*), \\d+ of \\d+, on ", here, 0, 0);
        size_t expected = count(list, by, parts[1], by, NULL);
        g_autofree char *screen = play_screen(play);
        cr_expect_eq(number_behind(play, parts[1], 6), (long)expected, "%s: not %zu in\n%s",
                     parts[1], expected, screen);
        cr_expect(expected || by == RT_BY_RAG, "%s is a lane of nothing", parts[1]);
        g_autofree char *first = g_strdup_printf("1 of %zu", expected);
        if (expected && play->cols >= 60)
            cr_expect(strstr(screen, first), "the list has not %zu:\n%s", expected, screen);
        play_keys(play, "Right");
    }
    g_autofree char *total = g_strdup_printf("%zu recommendation", json_array_size(list));
    if (play->cols >= 60)
        play_expect(play, total);
}

static void look_at_board(struct play *play, const struct scene *scene, json_t *list)
{
    (void)scene;
    play_keys(play, "2");
    look_at_lanes(play, list, RT_BY_RAG);
    play_keys(play, "Tab");
    look_at_lanes(play, list, RT_BY_THEME);
    play_keys(play, "Tab");
    look_at_lanes(play, list, RT_BY_OWNER);
}

Test(numbers, the_board_paints_how_many_stand_in_each_lane)
{
    at_all(look_at_board);
}

/* ---- the Matrix ---- */

static const char *label_or_null(char *label)
{
    return strcmp(label, "total") != 0 ? label : NULL;
}

/* Walks through all cells, the last row and column are the totals. */
static size_t look_at_cells(struct play *play, const json_t *list, enum rt_by rows,
                            enum rt_by columns)
{
    g_autofree char *before = NULL;
    size_t n = 0;
    play_keys(play, "g");
    for (;; n++) {
        g_autofree char *here = where(play);
        if (!g_strcmp0(before, here))
            return n;
        g_auto(GStrv) parts = g_strsplit(here, ", ", -1);
        char *row = parts[1] + strlen(rt_axes[rows].label) + 1;
        char *column = parts[2] + strlen(rt_axes[columns].label) + 1;
        *strrchr(column, ':') = '\0';
        size_t expected = count(list, rows, label_or_null(row), columns, label_or_null(column));
        const struct tui_canvas *canvas = &play->session.canvas;
        bool is_list = canvas->cursor_x == 0;
        g_autofree char *line = play_row(play, canvas->cursor_y);
        int x = is_list ? (int)g_utf8_strlen(g_strchomp(line), -1) - 1 : canvas->cursor_x;
        cr_expect_eq(number_at(play, canvas->cursor_y, x), expected, "%s: not %zu in\n%s", here,
                     expected, line);
        g_free(before);
        before = where(play);
        if (!is_list)
            play_keys(play, "Right");
        g_autofree char *after = where(play);
        if (strcmp(before, after) != 0)
            continue;
        if (!is_list && !strcmp(row, "total"))
            return n + 1;
        play_keys(play, "Down");
        for (size_t i = 0; i < 12 && !is_list; i++)
            play_keys(play, "Left");
    }
}

static void look_at_matrix(struct play *play, const struct scene *scene, json_t *list)
{
    (void)scene;
    play_keys(play, "3");
    cr_expect_gt(look_at_cells(play, list, RT_BY_THEME, RT_BY_RAG), 4);
    play_keys(play, "Tab");
    cr_expect_gt(look_at_cells(play, list, RT_BY_OWNER, RT_BY_RAG), 4);
    play_keys(play, "Shift-Tab");
    cr_expect_gt(look_at_cells(play, list, RT_BY_OWNER, RT_BY_THEME), 4);
}

Test(numbers, the_matrix_paints_how_many_stand_where_two_fields_meet)
{
    at_all(look_at_matrix);
}

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
        size_t n = figure == RT_FIGURE_SILENT
                       ? (size_t)atol(room_ask(&room, "list --count --query %s", quoted))
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
    for (size_t s = 0; s < G_N_ELEMENTS(scenes); s++) {
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
        room_clear(&room);
    }
}
