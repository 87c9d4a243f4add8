/* The manual is what the tables say: the pages that are kept equal those that
 * are made, name every command, option, word, setting and field, and their examples run.
 */
#include "tests/cli/place.h"
#include "tests/house/tree.h"

#include <string.h>

#include <criterion/criterion.h>
#include <rectrack/command.h>
#include <rectrack/query.h>
#include <rectrack/settings.h>

static char *kept(const char *page)
{
    g_autofree char *path = g_build_filename(SOURCE, "man", page, NULL);
    char *text = NULL;
    cr_assert(g_file_get_contents(path, &text, NULL, NULL), "%s can't be read", path);
    return text;
}

static void check_page(const char *page)
{
    g_autofree char *prose = g_strdup_printf(SOURCE "/man/%s.in", page);
    g_autofree char *made = tree_run((const char *const[]){BUILD "/man/manual", prose, NULL});
    g_autofree char *text = kept(page);
    cr_expect(g_str_equal(made, text), "man/%s is out of date: make manual", page);
}

Test(manual, the_pages_kept_are_those_made)
{
    check_page("rectrack.1");
    check_page("rectrack-yaml.5");
}

/* man-db's own formatter finds nothing to complain of. */
Test(manual, the_pages_are_sound)
{
    static const char *const pages[] = {"rectrack.1", "rectrack-yaml.5"};
    for (size_t i = 0; i < G_N_ELEMENTS(pages); i++) {
        g_autofree char *line =
            g_strdup_printf("sh -c 'LC_ALL=C.UTF-8 MANROFFSEQ= man --warnings -E UTF-8 -l "
                            "%s/man/%s 2>&1 >/dev/null'",
                            SOURCE, pages[i]);
        g_autofree char *said = NULL;
        cr_assert(g_spawn_command_line_sync(line, &said, NULL, NULL, NULL));
        cr_expect_str_empty(said, "%s: %s", pages[i], said);
    }
}

static void expect_in(const char *text, const char *word)
{
    g_auto(GStrv) parts = g_strsplit(word, "-", -1);
    g_autofree char *escaped = g_strjoinv("\\-", parts);
    cr_expect(strstr(text, escaped), "rectrack(1) does not name %s", word);
}

Test(manual, every_command_option_word_and_setting_is_named)
{
    g_autofree char *text = kept("rectrack.1");
    for (const struct rt_command *command = rt_commands; command->name; command++) {
        expect_in(text, command->name);
        for (const struct rt_option *o = command->options; o && o->name; o++)
            expect_in(text, o->name);
    }
    for (const struct rt_option *option = rt_global_options; option->name; option++)
        expect_in(text, option->name);
    for (size_t i = 0; i < RT_WORDS; i++)
        expect_in(text, rt_query_words[i].name);
    for (int id = 0; id < RT_SETTINGS; id++)
        expect_in(text, rt_setting_table[id].name);
}

/* The files that the examples read, the open period that one reports in, and what one
 * makes again. */
static void make_files(const struct place *place, const struct rt_command *command)
{
    static const struct {
        const char *name, *command;
    } made[] = {{"plan.yaml", "rectrack export -o plan.yaml"},
                {"safe.db", "rectrack backup safe.db"},
                {"update",
                 "echo 'periods: [{id: 2020-06, label: June 2020, as_at: 2020-06-30}]' | "
                 "sed '1i rectrack: 1' | rectrack import -"},
                {"form new", "rectrack period open 'June 2020'"},
                {"redo", "rectrack set SI-5 state=paused && rectrack undo"}};
    for (size_t i = 0; i < G_N_ELEMENTS(made); i++) {
        struct answer answer;
        if (strcmp(command->name, "backup") == 0 || !strstr(command->example, made[i].name))
            continue;
        place_run(place, made[i].command, &answer);
        cr_assert_eq(answer.status, 0, "%s: %s", made[i].command, answer.err);
        answer_clear(&answer);
    }
}

Test(manual, every_example_works_on_the_sample, .timeout = 300)
{
    struct place sample, place;
    struct answer answer;
    place_init(&sample);
    place_run(&sample, "rectrack init --sample", &answer);
    cr_assert_eq(answer.status, 0, "rectrack init --sample: %s", answer.err);
    answer_clear(&answer);
    for (const struct rt_command *command = rt_commands; command->name; command++) {
        if (!command->example || strcmp(command->name, "meet") == 0) /* needs a terminal */
            continue;
        place_init(&place);
        if (strcmp(command->name, "init") != 0)
            cr_assert(place_copy_register(&sample, &place));
        make_files(&place, command);
        place_run(&place, command->example, &answer);
        cr_expect_eq(answer.status, 0, "%s: %s%s", command->example, answer.out, answer.err);
        answer_clear(&answer);
        place_clear(&place);
    }
    place_clear(&sample);
}
