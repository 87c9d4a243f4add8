/* Several programs at one register at the same moment, from the shell: all that was
 * told as saved is there or in the history, and who waits is told for whom.  A few
 * rounds here; all with RECTRACK_TEST_RACES=1 (make long-races).  trust.md D1, D2, D3,
 * D5, D6. */
#include <criterion/criterion.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "tests/store/fault.h"
#include "tests/store/room.h"

static unsigned how_many(unsigned few, unsigned all)
{
    return g_getenv("RECTRACK_TEST_RACES") ? all : few;
}

static void tell(const char *what, unsigned n, unsigned of)
{
    if (g_getenv("RECTRACK_TEST_RACES"))
        fprintf(stderr, "%s: %u of %u\n", what, n, of);
}

/* ---- programs ---- */

/* Starts the program on r.db; what it says goes to the file said, or nowhere. */
static pid_t start(const char *line, const char *said)
{
    g_auto(GStrv) words = NULL;
    g_autofree char *whole = g_strconcat("rectrack --register r.db ", line, NULL);
    cr_assert(g_shell_parse_argv(whole, NULL, &words, NULL));
    pid_t child = fork();
    if (child == 0) {
        if (!freopen(said ? said : "/dev/null", "w", stdout) || dup2(1, 2) < 0)
            _exit(126);
        execv(BUILD "/rectrack", words);
        _exit(127);
    }
    cr_assert_gt(child, 0);
    return child;
}

static int end_of(pid_t child)
{
    int how;
    cr_assert_eq(waitpid(child, &how, 0), child);
    return WIFEXITED(how) ? WEXITSTATUS(how) : -1;
}

/* A process of its own that runs the program n times with the lines that are made; it
 * ends with how many of them failed. */
static pid_t start_loop(char *(*make)(unsigned who, unsigned i), unsigned who, unsigned n)
{
    pid_t child = fork();
    if (child)
        return child;
    unsigned failed = 0;
    for (unsigned i = 0; i < n; i++) {
        g_autofree char *line = make(who, i);
        failed += end_of(start(line, NULL)) != 0;
    }
    _exit((int)MIN(failed, 99));
}

static char *said_in(const char *name)
{
    g_autoptr(GBytes) bytes = room_bytes(name);
    gsize n;
    const char *text = g_bytes_get_data(bytes, &n);
    return g_strndup(text, n);
}

/* ---- D1 ---- */

static char *add_one(unsigned who, unsigned i)
{
    return g_strdup_printf("add recommendation S-%uX%u --title 'Of %u, turn %u'", who, i, who,
                           i);
}

Test(races, whoever_adds_at_the_same_time_is_not_refused, .timeout = 3600)
{
    enum { WRITERS = 4 };
    unsigned each = how_many(15, 1000), n = WRITERS * each;
    pid_t writers[WRITERS];
    struct room room;
    room_open(&room);
    cr_assert_eq(room_import(&room, "sources: [{code: S}]\n"), RT_OK);
    for (unsigned who = 0; who < WRITERS; who++)
        writers[who] = start_loop(add_one, who, each);
    for (unsigned who = 0; who < WRITERS; who++)
        cr_expect_eq(end_of(writers[who]), 0, "of writer %u some were refused", who);
    unsigned found = (unsigned)g_ascii_strtoull(room_ask(&room, "list --count"), NULL, 10);
    cr_expect_eq(found, n);
    g_autofree char *sets = room_sql_text("r.db", "SELECT sets FROM register");
    cr_expect_eq(g_ascii_strtoull(sets, NULL, 10), n + 1);
    room_ask(&room, "check");
    tell("added at once and there", found, n);
    room_clear(&room);
}

/* ---- D2, D3 ---- */

/* What two do at the same moment, i being their turn; what shows afterwards that the
 * one and the other is kept, in the record or else in its history. */
struct pair {
    const char *one, *other;
    const char *kept_one, *kept_other;
    bool is_in_record; /* both of them */
};

static const struct pair same_field = {"set SI-5 note='One %u.'", "set SI-5 note='Other %u.'",
                                       "One %u.", "Other %u.", false};
static const struct pair fields = {"set SI-5 note='One %u.'", "set SI-5 summary='Other %u.'",
                                   "One %u.", "Other %u.", true};
static const struct pair updates = {"--as HT update SI-5 --progress 'One %u.'",
                                    "--as SACRE update SI-5 --challenge 'Other %u.'", "One %u.",
                                    "Other %u.", true};
static char *turn(const char *format, unsigned i)
{
    g_auto(GStrv) halves = g_strsplit(format, "%u", 2);
    return halves[1] ? g_strdup_printf("%s%u%s", halves[0], i, halves[1]) : g_strdup(format);
}

static bool is_kept(struct room *room, const char *format, unsigned i, bool is_in_record)
{
    g_autofree char *text = turn(format, i);
    if (strstr(room_ask(room, "show SI-5 --format json"), text))
        return true;
    return !is_in_record && strstr(room_ask(room, "history SI-5 --limit 3"), text);
}

static void race(const struct pair *pair, const char *what)
{
    unsigned pairs = how_many(12, 1000), kept = 0;
    struct room room;
    room_open_sample(&room);
    room_ask(&room, "period open 'June 2020'");
    for (unsigned i = 0; i < pairs; i++) {
        g_autofree char *one = turn(pair->one, i), *other = turn(pair->other, i);
        pid_t first = start(one, NULL), second = start(other, NULL);
        int ends[] = {end_of(first), end_of(second)};
        cr_expect(ends[0] == 0 && ends[1] == 0, "%s, pair %u: %d and %d", what, i, ends[0],
                  ends[1]);
        bool both = is_kept(&room, pair->kept_one, i, pair->is_in_record) &&
                    is_kept(&room, pair->kept_other, i, pair->is_in_record);
        cr_expect(both, "%s, pair %u: lost", what, i);
        kept += both;
    }
    room_ask(&room, "check");
    tell(what, kept, pairs);
    room_clear(&room);
}

Test(races, of_two_who_set_one_field_both_are_in_the_history, .timeout = 3600)
{
    race(&same_field, "pairs at one field, both kept");
}

Test(races, of_two_who_set_different_fields_both_are_there, .timeout = 3600)
{
    race(&fields, "pairs at two fields, both kept");
}

Test(races, of_two_who_report_both_are_there, .timeout = 3600)
{
    race(&updates, "pairs of updates, both kept");
}

/* ---- D5 ---- */

/* What is tried while somebody who has the lock is stopped. */
static void expect_busy(const char *const *lines, size_t n)
{
    pid_t waiting[4];
    gint64 from = g_get_monotonic_time();
    for (size_t i = 0; i < n; i++) {
        g_autofree char *name = g_strdup_printf("said-%zu", i);
        waiting[i] = start(lines[i], name);
    }
    for (size_t i = 0; i < n; i++) {
        int status = end_of(waiting[i]);
        double waited = (double)(g_get_monotonic_time() - from) / G_USEC_PER_SEC;
        g_autofree char *name = g_strdup_printf("said-%zu", i);
        g_autofree char *said = said_in(name);
        cr_expect_eq(status, RT_BUSY, "%s: %d %s", lines[i], status, said);
        cr_expect(waited > 4 && waited < 6.5, "%s waited for %.1f s", lines[i], waited);
        cr_expect(strstr(said, "r.db is busy: rectrack of ") && strstr(said, "(process "), "%s",
                  said);
    }
}

Test(races, who_waits_for_one_that_was_stopped_is_told_for_whom, .timeout = 60)
{
    static const char *const words[] = {"rectrack", "--register", "r.db", "set",
                                        "SI-5",     "note=Held",  NULL};
    static const char *const waits[] = {"set SI-5 summary=Waits", "list --count"};
    enum { BEFORE_THE_END = 6 };
    if (!fault_can_kill())
        cr_skip_test("programs can't be traced here");
    struct room room;
    room_open_sample(&room);
    room_ask(&room, "backup start.db");
    unsigned calls = fault_run(words, (struct fault){0}).calls;
    room_ask(&room, "restore start.db");
    pid_t holder = fault_stop(words, calls / 2); /* its journal half written */
    cr_expect_str_eq(room_ask(&room, "list --count"), "59\n", "who reads need not wait");
    expect_busy(waits, how_many(0, 1));
    kill(holder, SIGCONT);
    cr_expect_eq(end_of(holder), 0);
    room_ask(&room, "set SI-5 note=");
    holder = fault_stop(words, calls - BEFORE_THE_END); /* the register half written */
    expect_busy(waits, G_N_ELEMENTS(waits));
    kill(holder, SIGCONT);
    cr_expect_eq(end_of(holder), 0);
    room_ask(&room, "%s", waits[0]);
    const char *shown = room_ask(&room, "show SI-5 --format json");
    cr_expect(strstr(shown, "\"note\":\"Held\"") && strstr(shown, "\"summary\":\"Waits\""));
    room_ask(&room, "check");
    room_clear(&room);
}

/* ---- D6 ---- */

static char *look_on(unsigned who, unsigned i)
{
    (void)who, (void)i;
    return g_strdup("list --count");
}

Test(races, who_looks_on_neither_writes_nor_fails, .timeout = 3600)
{
    enum { POLLERS = 20 };
    unsigned each = how_many(4, 500), failed = 0, saved = 0;
    int how;
    pid_t pollers[POLLERS];
    struct stat before, after;
    struct room room;
    room_open_sample(&room);
    g_autofree char *sets = room_sql_text("r.db", "SELECT sets FROM register");
    for (unsigned who = 0; who < POLLERS; who++)
        pollers[who] = start_loop(look_on, who, each);
    do {
        g_autofree char *line = g_strdup_printf("set SI-5 note='Turn %u'", saved);
        cr_expect_eq(end_of(start(line, NULL)), 0);
        saved++;
    } while (waitpid(pollers[0], &how, WNOHANG) == 0);
    failed += !WIFEXITED(how) || WEXITSTATUS(how) != 0;
    for (unsigned who = 1; who < POLLERS; who++)
        failed += (unsigned)end_of(pollers[who]);
    cr_expect_eq(failed, 0);
    g_autofree char *now = room_sql_text("r.db", "SELECT sets FROM register");
    cr_expect_eq(g_ascii_strtoull(now, NULL, 10), g_ascii_strtoull(sets, NULL, 10) + saved);
    room_ask(&room, "check");
    g_autoptr(GBytes) bytes = room_bytes("r.db");
    cr_assert_eq(stat("r.db", &before), 0);
    for (unsigned who = 0; who < POLLERS; who++)
        pollers[who] = start_loop(look_on, who, how_many(1, 100));
    for (unsigned who = 0; who < POLLERS; who++)
        failed += (unsigned)end_of(pollers[who]);
    cr_assert_eq(stat("r.db", &after), 0);
    cr_expect(failed == 0 && before.st_ino == after.st_ino &&
              before.st_mtim.tv_sec == after.st_mtim.tv_sec &&
              before.st_mtim.tv_nsec == after.st_mtim.tv_nsec && room_is_same("r.db", bytes));
    tell("reads beside a writer that failed", failed, POLLERS * each);
    room_clear(&room);
}
