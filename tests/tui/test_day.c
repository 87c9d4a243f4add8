/* People's days at the real program, in the shell and on the screen: fixtures/days says
 * what they do, what they see and how many keys each task takes.  Knows how a line of a
 * day is played; no task. */
#include <signal.h>
#include <stdio.h>
#include <string.h>

#include <criterion/criterion.h>

#include "tests/cli/case.h"
#include "tests/cli/place.h"
#include "tests/tui/harness.h"

struct count {
    unsigned keys, letters;
};

struct day {
    const char *path;
    char **lines; /* of the script; NULL behind the last */
    unsigned at;  /* the one that is played */
    int rows, cols;
    struct place place;
    struct term term;
    bool is_open; /* the program has the terminal */
    char *task;   /* NULL: nothing is counted yet */
    struct count said, counted;
};

static void set(struct day *day, const char *name, const char *value)
{
    char ***environment = &day->place.environment;
    *environment = g_environ_setenv(*environment, name, value, TRUE);
}

/* ---- what a line can say ---- */

static void be_somebody(struct day *day, const char *who)
{
    set(day, "RECTRACK_USER", who);
}

static void set_day(struct day *day, const char *date)
{
    set(day, "RECTRACK_TODAY", date);
}

/* The lines below that must be printed. */
static GString *take_expected(struct day *day)
{
    GString *expected = g_string_new(NULL);
    while (g_str_has_prefix(day->lines[day->at + 1], "|")) {
        const char *line = day->lines[++day->at] + 1;
        g_string_append_printf(expected, "%s\n", *line ? line + 1 : line);
    }
    return expected;
}

static void count_line(struct day *day, const char *typed)
{
    day->counted.letters += (unsigned)g_utf8_strlen(typed, -1);
    day->counted.keys++; /* Enter */
}

static void ask_shell(struct day *day, const char *command)
{
    unsigned line = day->at + 1;
    struct answer answer;
    GString *expected = take_expected(day);
    place_run(&day->place, command, &answer);
    cr_assert_eq(answer.status, 0, "%s:%u: %s%s", day->path, line, answer.out, answer.err);
    cr_assert(case_matches(expected->str, answer.out), "%s:%u: says something else:\n%s",
              day->path, line, answer.out);
    answer_clear(&answer);
    g_string_free(expected, TRUE);
    count_line(day, command);
}

static void open_program(struct day *day, const char *command)
{
    g_autofree char *line = g_strdup_printf("cd %s && exec %s", day->place.work, command);
    g_autofree char *state = g_build_filename(day->place.root, "state", NULL);
    const char *argv[] = {"/bin/sh", "-c", line, NULL};
    set(day, "XDG_STATE_HOME", state);
    g_auto(GStrv) environment =
        g_environ_setenv(g_strdupv(day->place.environment), "TERM", "xterm-256color", TRUE);
    term_start(&day->term, argv, day->rows, day->cols, (const char *const *)environment);
    day->is_open = true;
    count_line(day, command);
}

static void press(struct day *day, const char *keys)
{
    g_auto(GStrv) each = g_strsplit(keys, " ", -1);
    day->counted.keys += g_strv_length(each);
    term_keys(&day->term, keys);
}

/* A key that comes on the heels of text is taken for text (tui/guard.h), so the last
 * letters come one by one, as they do from a person. */
static void type(struct day *day, const char *text)
{
    enum { ONE_BY_ONE = 8 };
    long n = g_utf8_strlen(text, -1);
    const char *rest = g_utf8_offset_to_pointer(text, MAX(n - ONE_BY_ONE, 0));
    g_autofree char *first = g_strndup(text, (gsize)(rest - text));
    day->counted.letters += (unsigned)n;
    if (*first)
        term_send(&day->term, first);
    term_type(&day->term, rest);
}

static void see(struct day *day, const char *words)
{
    term_wait_text(&day->term, words);
}

static void see_no_more(struct day *day, const char *words)
{
    term_wait_gone(&day->term, words);
}

static void be_back(struct day *day, const char *nothing)
{
    (void)nothing;
    cr_assert_eq(term_wait_end(&day->term), 0, "%s:%u: it ended with %d", day->path,
                 day->at + 1, day->term.status);
    term_end(&day->term);
    day->is_open = false;
}

/* Without a word: the power went. */
static void be_killed(struct day *day, const char *nothing)
{
    (void)nothing;
    term_signal(&day->term, SIGKILL);
    cr_assert_eq(term_wait_end(&day->term), -SIGKILL);
    term_end(&day->term);
    day->is_open = false;
}

static void end_task(struct day *day)
{
    const struct count *said = &day->said, *counted = &day->counted;
    if (day->task)
        cr_expect(counted->keys == said->keys && counted->letters == said->letters,
                  "%s: \"%s\" takes keys %u, letters %u; the script says keys %u, letters %u",
                  day->path, day->task, counted->keys, counted->letters, said->keys,
                  said->letters);
    g_clear_pointer(&day->task, g_free);
    day->counted = (struct count){0};
}

/* "keys 3, letters 12: TITLE"; nothing: what follows is not counted. */
static void begin_task(struct day *day, const char *heading)
{
    int n = 0;
    end_task(day);
    if (!*heading)
        return;
    sscanf(heading, "keys %u, letters %u: %n", &day->said.keys, &day->said.letters, &n);
    cr_assert(n > 0, "%s:%u: a task says how many keys and letters it takes", day->path,
              day->at + 1);
    day->task = g_strdup(heading + n);
}

static const struct {
    const char *word;
    void (*play)(struct day *day, const char *rest);
    bool needs_terminal;
} verbs[] = {
    {"===", begin_task, false},    {"as", be_somebody, false},
    {"on", set_day, false},        {"$", ask_shell, false},
    {"open", open_program, false}, {"press", press, true},
    {"type", type, true},          {"see", see, true},
    {"gone", see_no_more, true},   {"left", be_back, true},
    {"killed", be_killed, true},
};

/* ---- a day ---- */

static void play_line(struct day *day, const char *line)
{
    g_auto(GStrv) words = g_strsplit(line, " ", 2);
    if (!*line || *line == '#')
        return;
    for (size_t i = 0; i < G_N_ELEMENTS(verbs); i++)
        if (!strcmp(verbs[i].word, words[0])) {
            cr_assert(day->is_open || !verbs[i].needs_terminal, "%s:%u: nothing is open",
                      day->path, day->at + 1);
            verbs[i].play(day, words[1] ? words[1] : "");
            return;
        }
    cr_assert_fail("%s:%u: this line says nothing to the runner: %s", day->path, day->at + 1,
                   line);
}

static void play(const char *name, int rows, int cols)
{
    g_autofree char *file = g_strconcat(name, ".day", NULL);
    g_autofree char *path = g_build_filename(FIXTURES, "days", file, NULL), *text = NULL;
    cr_assert(g_file_get_contents(path, &text, NULL, NULL), "%s is missing", path);
    struct day day = {.path = path, .rows = rows, .cols = cols};
    day.lines = g_strsplit(text, "\n", -1);
    place_init(&day.place);
    for (; day.lines[day.at]; day.at++)
        play_line(&day, day.lines[day.at]);
    end_task(&day);
    cr_expect(!day.is_open, "%s: the program was not left", path);
    place_clear(&day.place);
    g_strfreev(day.lines);
}

Test(day, of_an_officer, .timeout = 120)
{
    play("officer", 24, 80);
    play("officer", 15, 60);
}

Test(day, of_the_co_ordinator, .timeout = 120)
{
    play("coordinator", 24, 80);
    play("coordinator", 15, 60);
}

Test(day, of_the_chair, .timeout = 120)
{
    play("chair", 15, 60);
    play("chair", 24, 80);
}
