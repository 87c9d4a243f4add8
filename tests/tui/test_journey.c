/* People at the real program on the sample register: what they came for, and
 * how many keys it took. */
#include <string.h>

#include <criterion/criterion.h>
#include <glib/gstdio.h>

#include "tests/tui/harness.h"

static const char program[] = BUILD "/rectrack";

struct desk {
    char *folder, *path;
    struct term term;
};

static void run(struct desk *desk, const char *first, const char *second)
{
    const char *argv[] = {program, "--register", desk->path, first, second, NULL};
    g_autofree char *said = NULL;
    int status = 0;
    GError *error = NULL;
    g_spawn_sync(NULL, (char **)(void *)argv, NULL, G_SPAWN_STDOUT_TO_DEV_NULL, NULL, NULL,
                 NULL, &said, &status, &error);
    cr_assert(!error && status == 0, "%s %s: %s", first, second, error ? error->message : said);
}

static void sit_down(struct desk *desk, int rows, int cols, const char *option)
{
    const char *argv[] = {program, "--register", desk->path, "--as", "chair", option, NULL};
    term_start(&desk->term, argv, rows, cols, NULL);
}

static void begin(struct desk *desk, int rows, int cols, const char *option)
{
    desk->folder = g_dir_make_tmp("rectrack-XXXXXX", NULL);
    cr_assert(desk->folder);
    desk->path = g_build_filename(desk->folder, "register.db", NULL);
    run(desk, "init", "--sample");
    sit_down(desk, rows, cols, option);
    term_wait_text(&desk->term, "59");
}

static void end(struct desk *desk)
{
    desk->term.is_checked = false;
    term_end(&desk->term);
    GDir *dir = g_dir_open(desk->folder, 0, NULL);
    for (const char *name; dir && (name = g_dir_read_name(dir));) {
        g_autofree char *path = g_build_filename(desk->folder, name, NULL);
        g_unlink(path);
    }
    g_dir_close(dir);
    g_rmdir(desk->folder);
    g_free(desk->folder);
    g_free(desk->path);
}

Test(journey, a_register_of_version_1_is_moved_and_that_is_said)
{
    struct desk desk;
    g_autofree char *old = NULL;
    gsize n;
    desk.folder = g_dir_make_tmp("rectrack-XXXXXX", NULL);
    desk.path = g_build_filename(desk.folder, "register.db", NULL);
    cr_assert(g_file_get_contents(FIXTURES "/registers/version-1.db", &old, &n, NULL));
    cr_assert(g_file_set_contents(desk.path, old, (gssize)n, NULL));
    sit_down(&desk, 24, 100, NULL);
    term_wait_text(&desk.term, "was moved to the new version of the register");
    term_wait_text(&desk.term, "register.db.before-");
    term_wait_text(&desk.term, "Communications Campaign");
    end(&desk);
}

Test(journey, the_first_start_makes_a_register_with_one_key)
{
    struct desk desk;
    desk.folder = g_dir_make_tmp("rectrack-XXXXXX", NULL);
    desk.path = g_build_filename(desk.folder, "register.db", NULL);
    sit_down(&desk, 24, 80, NULL);
    term_wait_text(&desk.term, "There is no register yet");
    term_keys(&desk.term, "Enter");
    term_wait_text(&desk.term, "Your register is ready");
    term_wait_text(&desk.term, "59 recommendations");
    end(&desk);
}

/* A person's settings, in a folder of their own. */
static char *set(const char *lines)
{
    char *config = g_dir_make_tmp("rectrack-config-XXXXXX", NULL);
    g_autofree char *folder = g_build_filename(config, "rectrack", NULL);
    g_autofree char *file = g_build_filename(folder, "config.yaml", NULL);
    cr_assert_eq(g_mkdir(folder, 0700), 0);
    cr_assert(g_file_set_contents_full(file, lines, -1, G_FILE_SET_CONTENTS_NONE, 0600, NULL));
    return config;
}

static void forget(char *config)
{
    g_autofree char *folder = g_build_filename(config, "rectrack", NULL);
    g_autofree char *file = g_build_filename(folder, "config.yaml", NULL);
    g_unlink(file);
    g_rmdir(folder);
    g_rmdir(config);
    g_free(config);
}

Test(journey, settings_hold_on_the_screen)
{
    struct desk desk;
    desk.folder = g_dir_make_tmp("rectrack-XXXXXX", NULL);
    desk.path = g_build_filename(desk.folder, "register.db", NULL);
    run(&desk, "init", "--sample");
    char *config = set("name: Hampton Trust\nglyphs: ascii\nmouse: off\nborders: off\n"
                       "palette: mono\nkeys: {b: search}\npalete: x\n");
    g_autofree char *env = g_strconcat("XDG_CONFIG_HOME=", config, NULL);
    const char *argv[] = {program, "--register", desk.path, NULL};
    const char *with[] = {env, "RECTRACK_USER", NULL};
    term_start(&desk.term, argv, 24, 100, with);
    term_wait_text(&desk.term, "config.yaml:7:1: there is no setting \"palete\"");
    term_wait_text(&desk.term, "as: Hampton Trust");
    cr_expect(term_has(&desk.term, "[r]") && term_has(&desk.term, "b search"));
    cr_expect(!term_has(&desk.term, "---") && !term_has(&desk.term, "─"));
    cr_expect(
        !g_strstr_len((char *)desk.term.bytes->data, desk.term.bytes->len, "\033[?1000h"));
    cr_expect(!g_strstr_len((char *)desk.term.bytes->data, desk.term.bytes->len, "1000h"));
    term_keys(&desk.term, "b");
    term_wait_text(&desk.term, "Search");
    end(&desk);
    forget(config);
}

Test(journey, an_officer_finds_what_is_theirs_with_the_keys_of_its_name)
{
    struct desk desk;
    begin(&desk, 24, 80, NULL);
    term_keys(&desk.term, "/");
    term_type(&desk.term, "substance");
    term_keys(&desk.term, "Enter Enter");
    term_wait_text(&desk.term, "lines 1 to");
    term_keys(&desk.term, "n"); /* the search goes on in the record */
    term_wait_text(&desk.term, "ubstance");
    term_keys(&desk.term, "Esc f");
    term_type(&desk.term, "owner:\"Hampton Trust\"");
    term_keys(&desk.term, "Enter");
    term_wait_text(&desk.term, "shown");
    term_wait_text(&desk.term, "SI-5");
    cr_expect(!term_has(&desk.term, "NA-1 "));
    end(&desk);
}

Test(journey, the_chair_reads_a_record_to_its_end_on_an_enlarged_screen)
{
    struct desk desk;
    begin(&desk, 15, 60, NULL);
    term_keys(&desk.term, "Down Down Down Down Enter");
    term_wait_text(&desk.term, "SI-5");
    int pages = 0;
    while (term_has(&desk.term, "more below") && pages++ < 30)
        term_keys(&desk.term, "PgDn");
    cr_expect(pages > 1 && pages < 15, "%d pages", pages);
    term_wait_text(&desk.term, "funding will need to be found");
    term_keys(&desk.term, "Tab");
    term_wait_text(&desk.term, "6 of 59");
    term_keys(&desk.term, "Esc");
    term_golden(&desk.term, "register-60x15");
    term_resize(&desk.term, 10, 40);
    term_golden(&desk.term, "register-40x10");
    end(&desk);
}

Test(journey, a_wrong_filter_is_mended_where_it_stands)
{
    struct desk desk;
    begin(&desk, 24, 80, NULL);
    term_keys(&desk.term, "f");
    term_type(&desk.term, "rag:purple");
    term_wait_text(&desk.term, "purple");
    term_wait_text(&desk.term, "red, amber");
    term_keys(&desk.term, "Ctrl-W");
    term_type(&desk.term, "suggested:red");
    term_keys(&desk.term, "Enter");
    term_wait_text(&desk.term, "2 of 59 shown");
    term_wait_text(&desk.term, "SI-12");
    term_keys(&desk.term, "f Esc");
    term_wait_text(&desk.term, "59 recommendations");
    end(&desk);
}

Test(journey, the_palette_runs_commands_and_whole_lines)
{
    struct desk desk;
    begin(&desk, 24, 80, NULL);
    term_keys(&desk.term, ":");
    term_type(&desk.term, "stat");
    term_keys(&desk.term, "Enter");
    term_wait_text(&desk.term, "Overdue       1 of 59: SI-1");
    term_keys(&desk.term, "Esc :");
    term_type(&desk.term, "list suggested:green");
    term_keys(&desk.term, "Enter");
    term_wait_text(&desk.term, "SI-13");
    cr_expect(!term_has(&desk.term, "SI-4 "));
    term_keys(&desk.term, "Esc :");
    term_type(&desk.term, "lsit x");
    term_keys(&desk.term, "Enter");
    term_wait_text(&desk.term, "did you mean list?");
    term_keys(&desk.term, "Esc Down H");
    term_wait_text(&desk.term, "history of SI-2");
    end(&desk);
}

/* What finds nothing, or something else than was meant, names what may be meant. */
Test(journey, a_filter_says_what_else_could_be_meant)
{
    static const struct {
        const char *filter, *says;
    } cases[] = {
        {"rag:amber", "Nobody has set amber; 9 are suggested amber: suggested:amber"},
        {"rag:red,green", "Nobody has set red or green; 4 are suggested"},
        {"red", "the colour: suggested:red (2), rag:red (0)"},
        {"Amber", "the colour: suggested:amber (9), rag:amber (0)"},
        {"waiting for funding", "waiting needs a value, such as waiting:funding"},
        {"changed", "Nothing has changed since March 2020, the last closed period"},
        {"owner:hamptn", "did you mean owner:Hampton?"},
        {"zebra", "Nothing matches"},
    };
    struct desk desk;
    begin(&desk, 24, 80, NULL);
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        term_keys(&desk.term, "f");
        term_type(&desk.term, cases[i].filter);
        term_keys(&desk.term, "Enter");
        term_wait_text(&desk.term, cases[i].says);
        cr_expect(!strstr(cases[i].says, "Nothing matches") ||
                  !term_has(&desk.term, "did you mean"));
        term_keys(&desk.term, "f Esc");
    }
    end(&desk);
}

/* Pipes and files of the screen's commands may not touch the terminal. */
Test(journey, exact_data_is_shown_cleaned_and_not_written_to_the_terminal)
{
    struct desk desk;
    begin(&desk, 24, 80, NULL);
    term_keys(&desk.term, ":");
    term_type(&desk.term, "show SI-5 --format json");
    term_keys(&desk.term, "Enter");
    term_wait_text(&desk.term, "\"ref\"");
    term_keys(&desk.term, "End Esc");
    term_wait_text(&desk.term, "1 of 59");
    end(&desk);
}

Test(journey, what_another_window_saves_appears_and_the_place_is_kept)
{
    struct desk desk;
    begin(&desk, 24, 80, NULL);
    g_autofree char *file = g_build_filename(desk.folder, "change.yaml", NULL);
    g_file_set_contents(file,
                        "rectrack: 1\nrecommendations:\n  - ref: SI-2\n    source: SI\n"
                        "    title: A title from another window\n",
                        -1, NULL);
    term_keys(&desk.term, "Down Down Down");
    run(&desk, "import", file);
    term_wait_text(&desk.term, "A title from another window");
    term_wait_text(&desk.term, "changed SI-2 (title) at ");
    term_wait_text(&desk.term, "4 of 59");
    int y = 0, x = 0;
    term_cursor(&desk.term, &y, &x);
    cr_expect_eq(y, term_find(&desk.term, "SI-4 "));
    end(&desk);
}

Test(journey, for_reading_only_is_said)
{
    struct desk desk;
    begin(&desk, 24, 80, "--read-only");
    term_wait_text(&desk.term, "read only");
    term_keys(&desk.term, ":");
    term_type(&desk.term, "import x.yaml");
    term_keys(&desk.term, "Enter");
    term_wait_text(&desk.term, "read");
    end(&desk);
}

Test(journey, a_screen_leaves_nothing_behind)
{
    struct desk desk;
    begin(&desk, 24, 80, NULL);
    term_keys(&desk.term, "Down Enter PgDn Esc");
    desk.term.is_checked = false;
    term_send(&desk.term, "q");
    cr_expect_eq(term_wait_end(&desk.term), 0);
    cr_expect(!desk.term.is_alternate);
    cr_expect(!term_has(&desk.term, "SI-"));
    end(&desk);
}

/* Without a second page of the terminal the register would stay to be read. */
Test(journey, leaving_a_plain_terminal_leaves_nothing_of_the_register)
{
    struct desk desk;
    begin(&desk, 24, 80, NULL);
    term_end(&desk.term);
    const char *argv[] = {program, "--register", desk.path, NULL};
    const char *env[] = {"TERM=vt220", NULL};
    term_start(&desk.term, argv, 24, 80, env);
    term_wait_text(&desk.term, "59 recommendations");
    desk.term.is_checked = false;
    term_send(&desk.term, "q");
    cr_expect_eq(term_wait_end(&desk.term), 0);
    cr_expect(!term_has(&desk.term, "SI-"));
    cr_expect(!term_has(&desk.term, "commands"));
    end(&desk);
}

Test(journey, a_terminal_that_shows_no_screen_gets_the_reason_and_the_status)
{
    struct desk desk;
    begin(&desk, 24, 80, NULL);
    term_end(&desk.term);
    const char *argv[] = {program, "--register", desk.path, NULL}, *env[] = {"TERM=dumb", NULL};
    term_start(&desk.term, argv, 60, 80, env);
    desk.term.is_checked = false;
    term_wait_text(&desk.term, "TERM is \"dumb\", so the screen can't be shown");
    term_wait_text(&desk.term, "Overdue");
    cr_expect_eq(term_wait_end(&desk.term), 0);
    end(&desk);
}

Test(journey, tab_completes_the_word_at_the_end_of_a_command_and_takes_nothing_away)
{
    static const struct {
        const char *typed, *line, *said;
    } cases[] = {
        {"per", ": period", "rectrack period"},
        {"period ", ": period", "list, open, close, reopen"},
        {"period o", ": period open", "rectrack period"},
        {"period open Ju", ": period open Ju", "Nothing to complete here"},
        {"chase --", ": chase --period", "rectrack chase"},
        {"chase \"hampton t", ": chase \"Hampton Trust\"", "rectrack chase"},
        {"owner merge hamp", ": owner merge \"Hamp", "\"Hampton Trust\", \"Hampshire"},
        {"update SI-5 --rag am", ": update SI-5 --rag amber", "rectrack update"},
        {"chase --pe xy --", ": chase --pe xy --period", "rectrack chase"},
    };
    struct desk desk;
    begin(&desk, 24, 80, "--read-only");
    term_keys(&desk.term, ":");
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        term_keys(&desk.term, "Ctrl-U");
        term_send(&desk.term, cases[i].typed);
        term_keys(&desk.term, "Tab");
        term_wait_text(&desk.term, cases[i].line);
        term_wait_text(&desk.term, cases[i].said);
    }
    end(&desk);
}
