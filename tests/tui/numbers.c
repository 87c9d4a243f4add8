/* Registers for the numbers of views, their records counted one by one, and what stands
 * painted in a row. */
#include "tests/tui/numbers.h"

#include <criterion/criterion.h>
#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include <rectrack/date.h>

struct room numbers_room;

/* ---- three registers ---- */

const struct scene scenes[SCENES] = {{"all of the sample", "", false},
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
    room_open(&numbers_room);
    cr_assert_eq(room_import(&numbers_room, yaml->str), RT_OK, "%s", numbers_room.error);
    g_string_free(yaml, TRUE);
    g_rand_free(dice);
}

/* Two periods in each: what the first reported stays, and in the second two have answered. */
void open_scene(const struct scene *scene)
{
    if (scene->is_random)
        make_random();
    else
        room_open_sample(&numbers_room);
    numbers_room.today = rt_day_new(2020, 4, 15); /* as at the desk */
    if (scene->is_random)
        room_ask(&numbers_room, "period close");
    room_ask(&numbers_room, "period open 'June 2020'");
    room_ask(&numbers_room, "update %s --rag green --progress Begun --reason 'It has begun'",
             scene->is_random ? "R-1" : "SI-1");
    room_ask(&numbers_room, "update %s --rag red --challenge Staff --reason 'Nobody is there'",
             scene->is_random ? "R-4" : "SI-4");
}

/* ---- the other way: the records that list tells ---- */

static json_t *ask_json(const char *words)
{
    json_error_t error;
    json_t *json = json_loads(room_ask(&numbers_room, "%s --format json", words), 0, &error);
    cr_assert(json, "%s: %s", words, error.text);
    return json;
}

json_t *ask_about(const char *command, const struct scene *scene)
{
    g_autofree char *filter = g_shell_quote(scene->filter);
    g_autofree char *words = g_strdup_printf(
        "%s%s%s", command, *scene->filter ? " --query " : "", *scene->filter ? filter : "");
    return ask_json(words);
}

const char *text_of(const json_t *record, const char *key)
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

const char *label_of(const struct rt_choice *choices, size_t n, const char *key, enum rt_by by)
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
size_t count(const json_t *list, enum rt_by by, const char *label, enum rt_by other,
             const char *other_label)
{
    size_t i, n = 0;
    json_t *record;
    json_array_foreach(list, i, record) n +=
        has(record, by, label) && has(record, other, other_label);
    return n;
}

/* All labels that any record stands under. */
GPtrArray *labels_of(const json_t *list, enum rt_by by)
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
void at_all(void (*look)(struct play *play, const struct scene *scene, json_t *list))
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
        room_clear(&numbers_room);
    }
}

char *where(struct play *play)
{
    GString *out = g_string_new(NULL);
    struct tui_view *top = tui_desk_top(&play->session.desk);
    top->class->where(top, out);
    return g_string_free(out, FALSE);
}

/* The number whose last digit stands at x or left of it in a row; 0 for a hyphen. */
size_t number_at(struct play *play, int y, int x)
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
long number_behind(struct play *play, const char *label, size_t least)
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
