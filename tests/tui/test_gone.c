/* The terminal goes away in the middle of typing, or the room on the disk does.  trust.md
 * B3, F9, F10. */
#include "config.h"

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <criterion/criterion.h>
#include <glib/gstdio.h>

#include "tests/tui/office.h"

static const char trust[] = "Hampton Trust", health[] = "Public Health";

/* Two hundred keys. */
static const char text[] =
    "Meetings are scheduled with substance misuse, Children's Services and housing to "
    "discuss a joined-up approach. Funding was found for the training of thirty people "
    "in the autumn, and for the review in December.";

/* Seconds of work so far, from the table of processes. */
static double work_of(pid_t pid)
{
    g_autofree char *path = g_strdup_printf("/proc/%d/stat", (int)pid);
    g_autofree char *line = NULL;
    unsigned long user = 0, kernel = 0;
    if (!g_file_get_contents(path, &line, NULL, NULL))
        return 0;
    sscanf(strrchr(line, ')'), ") %*c %*d %*d %*d %*d %*d %*u %*u %*u %*u %*u %lu %lu", &user,
           &kernel);
    return (double)(user + kernel) / (double)sysconf(_SC_CLK_TCK);
}

/* Closes the terminal; how long the program goes on, and how much it works. */
static void close_terminal(struct term *term, double *seconds, double *work)
{
    enum { STEP = 1000, MOST = 5000 };
    struct rusage used = {0};
    double before = work_of(term->pid);
    gint64 begun = g_get_monotonic_time();
    close(term->fd);
    term->fd = -1;
    pid_t ended = 0;
    for (int i = 0; i < MOST && (ended = wait4(term->pid, NULL, WNOHANG, &used)) == 0; i++)
        g_usleep(STEP);
    cr_assert_eq(ended, term->pid, "it goes on without a terminal");
    term->has_ended = true;
    *seconds = (double)(g_get_monotonic_time() - begun) / 1e6;
    *work = (double)(used.ru_utime.tv_sec + used.ru_stime.tv_sec) +
            (double)(used.ru_utime.tv_usec + used.ru_stime.tv_usec) / 1e6 - before;
}

Test(gone, it_ends_within_a_second_and_works_no_more)
{
    struct office office;
    struct term term;
    double seconds, work;
    office_open(&office);
    office_sit(&office, &term, trust);
    office_write(&term, "SI-5");
    term_send(&term, "Words");
    close_terminal(&term, &seconds, &work);
    cr_expect_lt(seconds, 1.0);
    cr_expect_lt(work, 0.05);
    term_end(&term);
    office_close(&office);
}

/* A sheet has texts too: the note among all fields. */
static void write_note(struct term *term, const char *ref)
{
    term_keys(term, "/");
    term_send(term, ref);
    term_keys(term, "Enter e");
    term_wait_text(term, "Fields of SI-5");
    term_keys(term, "Tab Tab Tab");
    term_wait_text(term, "> Note");
}

/* Where it is typed; three fields behind the first. */
static const struct {
    void (*open)(struct term *term, const char *ref);
    const char *head;
} forms[] = {{office_write, "Update SI-5"}, {write_note, "Fields of SI-5"}};

/* After the k-th key the terminal goes; k characters must come back, to their owner. */
static void lose_after(struct office *office, size_t form, size_t k)
{
    struct term term;
    double seconds, work;
    g_autofree char *typed = g_strndup(text, k);
    office_sit(office, &term, trust);
    forms[form].open(&term, "SI-5");
    term_send(&term, typed);
    g_auto(GStrv) words = g_strsplit(g_strchomp(typed), " ", -1);
    term_wait_text(&term, words[g_strv_length(words) - 1]); /* it has come to the program */
    close_terminal(&term, &seconds, &work);
    cr_expect_lt(seconds, 1.0, "%zu: %f s", k, seconds);
    term_end(&term);
    office_sit(office, &term, health);
    cr_expect(!term_has(&term, "Draft"), "%zu: offered to somebody else", k);
    term_end(&term);
    office_sit(office, &term, trust);
    term_wait_text(&term, "Draft from ");
    term_keys(&term, "Enter"); /* continue, and all of it is there, the cursor in it */
    g_autofree char *screen = term_screen(&term);
    g_auto(GStrv) lines = g_strsplit(screen, "\n", -1);
    g_autoptr(GString) seen = g_string_new(NULL);
    for (size_t i = 0; lines[i]; i++)
        g_string_append_printf(seen, "%s ", g_strstrip(lines[i]));
    for (size_t i = 0; words[i]; i++)
        cr_expect(strstr(seen->str, words[i]), "%zu: \"%s\" is gone:\n%s", k, words[i], screen);
    term_keys(&term, "Esc Tab Enter"); /* discard */
    term_wait_gone(&term, forms[form].head);
    term_end(&term);
}

Test(gone, after_each_key_what_was_typed_comes_back_to_its_owner, .timeout = 3600)
{
    struct office office;
    size_t n = strlen(text);
    const char *more = getenv("RECTRACK_LINES_CUT");
    size_t points = more ? (size_t)atoi(more) : 3;
    GRand *dice = g_rand_new_with_seed(10);
    office_open(&office);
    for (size_t i = 0; i < points; i++)
        lose_after(&office, i % G_N_ELEMENTS(forms),
                   points >= n ? 1 + i % n : (size_t)g_rand_int_range(dice, 1, (gint32)n));
    g_rand_free(dice);
    office_close(&office);
}

/* Killed without a word: no more than the last second is lost. */
Test(gone, a_kill_loses_no_more_than_a_second)
{
    struct office office;
    struct term term;
    office_open(&office);
    office_sit(&office, &term, trust);
    office_write(&term, "SI-5");
    term_send(&term, "The first half of it");
    term_wait_text(&term, "draft kept");
    term_send(&term, " and more");
    term_signal(&term, SIGKILL);
    term_wait_end(&term);
    term_end(&term);
    office_sit(&office, &term, trust);
    term_wait_text(&term, "Draft from ");
    term_keys(&term, "Enter");
    term_wait_text(&term, "The first half of it");
    term_end(&term);
    office_close(&office);
}

/* An editor that has the terminal then, and saves in its last moment as nano does. */
Test(gone, what_the_own_editor_rescued_is_offered_too)
{
    static const char script[] = "#!/bin/sh\necho the editor is here\ncat >/dev/null\n"
                                 "printf 'Half a sentence\\n' > \"$1.save\"\nexit 1\n";
    struct office office;
    struct term term;
    double seconds, work;
    office_open(&office);
    g_autofree char *editor = g_build_filename(office.folder, "editor", NULL);
    cr_assert(g_file_set_contents(editor, script, -1, NULL));
    g_chmod(editor, 0700);
    g_setenv("VISUAL", editor, TRUE);
    office_sit(&office, &term, trust);
    term.is_checked = false; /* what is shown is the editor's */
    term_keys(&term, "E");
    term_wait_text(&term, "the editor is here");
    close_terminal(&term, &seconds, &work);
    term_end(&term);
    office_sit(&office, &term, trust);
    term_wait_text(&term, "Draft from ");
    term_keys(&term, "Right Enter");
    term_wait_text(&term, "Half a sentence");
    term_end(&term);
    g_unsetenv("VISUAL");
    office_close(&office);
}

static void limit_files(const struct term *term, rlim_t bytes)
{
    struct rlimit limit = {bytes, RLIM_INFINITY};
    cr_assert_eq(prlimit(term->pid, RLIMIT_FSIZE, &limit, NULL), 0);
}

/* No file may grow any more: what was typed stays in sight and is kept as a draft, which
 * is small enough, and is saved once there is room again. */
Test(gone, a_limit_on_the_size_of_files_loses_nothing)
{
    static const char *const ask[] = {"show", "SI-5", NULL}, *const check[] = {"check", NULL};
    struct office office;
    struct term term;
    office_open(&office);
    office_sit(&office, &term, trust);
    office_write(&term, "SI-5");
    limit_files(&term, 1 << 12);
    term_send(&term, "What was typed");
    term_wait_text(&term, "draft kept");
    term_keys(&term, "Ctrl-S");
    term_wait_text(&term, "What you wrote is here still");
    cr_expect(term_has(&term, "What was typed"));
    g_autofree char *before = office_ask(&office, trust, ask);
    cr_expect(!strstr(before, "What was typed"));
    limit_files(&term, RLIM_INFINITY);
    term_keys(&term, "Ctrl-S");
    term_wait_gone(&term, "Update SI-5");
    g_autofree char *after = office_ask(&office, trust, ask);
    cr_expect(strstr(after, "What was typed") != NULL);
    g_free(office_ask(&office, trust, check));
    term_end(&term);
    office_close(&office);
}

/* A draft has one place, whoever shows it: what was begun in lines goes on on the screen,
 * and the other way round. */
Test(gone, what_was_begun_in_lines_goes_on_on_the_screen_and_back)
{
    struct office office;
    struct term term;
    office_open(&office);
    g_autofree char *said = NULL, *again = NULL;
    g_autofree char *command = g_strdup_printf(
        "printf 'update SI-5\\n1\\nFrom the lines.\\n.\\n\\n1\\n' | HOME=%s "
        "XDG_STATE_HOME=%s/state " BUILD "/rectrack --accessible --register %s --today "
        "2020-06-15 --as '%s'",
        office.folder, office.folder, office.path, trust);
    const char *argv[] = {"sh", "-c", command, NULL};
    cr_assert(g_spawn_sync(NULL, (char **)argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &said,
                           NULL, NULL, NULL));
    cr_assert(strstr(said, "is kept as a draft"), "%s", said);
    office_sit(&office, &term, trust);
    term_wait_text(&term, "Draft from ");
    term_keys(&term, "Enter");
    term_wait_text(&term, "From the lines.");
    term_keys(&term, "End");
    term_send(&term, " From the screen.");
    term_wait_text(&term, "draft kept");
    term_keys(&term, "Esc Enter q");
    term_wait_end(&term);
    term_end(&term);
    cr_assert(g_spawn_sync(NULL, (char **)argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &again,
                           NULL, NULL, NULL));
    cr_expect(strstr(again, "Progress: From the lines. From the screen."), "%s", again);
    cr_expect(strstr(again, "Key actions complete: 1, 4"), "%s", again);
    office_close(&office);
}
