/* The Board and the Matrix against their numbers computed another way: what stands painted, at
 * every size and in ASCII, beside what the records that list tells come to. */
#include <criterion/criterion.h>
#include <string.h>

#include "tests/tui/numbers.h"

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
