/* The invariant of trust.md under faults: the register opens and is whole, what
 * was told as saved is there, nothing is half there, the exit status is true, no stray
 * file stays, and the same command does it afterwards.  A part of the points here; all
 * with RECTRACK_TEST_FAULTS=1 (make long-faults).  trust.md A1, A2, A7, A8, B1, B2, B3,
 * B5, G8. */
#include <criterion/criterion.h>
#include <errno.h>
#include <string.h>
#include <unistd.h>

#include "tests/store/fault.h"
#include "tests/store/trial.h"

enum { STRIDE = 23 };

static const char *const *words_of(const struct trial *trial)
{
    return (const char *const *)trial->words;
}

/* What the operation comes to without a fault; how many calls it takes for that. */
static unsigned run_well(struct trial *trial)
{
    struct fault_end end = fault_run(words_of(trial), (struct fault){0});
    cr_assert_eq(end.status, 0, "%s: %d", trial->operation->name, end.status);
    trial->after = trial_state(trial);
    cr_assert_str_neq(trial->before, trial->after);
    cr_assert(!g_str_has_prefix(trial->after, "damaged"), "%s", trial->after);
    return end.calls;
}

/* What a restore has kept, or was about to put in place. */
static bool has_aside(void)
{
    bool is_found = false;
    GDir *dir = g_dir_open(".", 0, NULL);
    for (const char *name; (name = g_dir_read_name(dir)) && !is_found;)
        is_found = g_str_has_prefix(name, "r.db.before-");
    g_dir_close(dir);
    return is_found;
}

/* The same once more, now that nothing is in the way: what was not done gets done,
 * and what was done stays as it is. */
static void repeat(struct trial *trial, struct fault fault, bool was_done)
{
    const struct operation *operation = trial->operation;
    if ((was_done && operation->adds) || strcmp(operation->made, "r.db") != 0)
        return;
    if (has_aside()) /* of this very second, and in its way: a second later it is not */
        return;
    struct fault_end end = fault_run(words_of(trial), (struct fault){0});
    g_autofree char *state = trial_state(trial);
    cr_expect(end.status == 0 && strcmp(state, trial->after) == 0,
              "%s, call %u, error %d: repeated, it ends with %d: %.300s", operation->name,
              fault.at, fault.error, end.status, state);
}

static void judge(struct trial *trial, struct fault fault, struct fault_end end)
{
    const char *name = trial->operation->name;
    g_autofree char *state = trial_state(trial);
    bool is_before = strcmp(state, trial->before) == 0;
    bool is_after = strcmp(state, trial->after) == 0;
    trial->points++;
    cr_expect(is_before || is_after, "%s, call %u, error %d: half there: %.300s", name,
              fault.at, fault.error, state);
    bool is_told = end.status == RT_OK || end.status == RT_PARTLY;
    cr_expect(!is_told || is_after, "%s, call %u, error %d: told as done and is not: %d", name,
              fault.at, fault.error, end.status);
    cr_expect(end.was_killed || is_told || is_before,
              "%s, call %u, error %d%s: told as not done and is", name, fault.at, fault.error,
              fault.is_for_ever ? " for ever" : "");
    bool is_kill = fault.error == 0 && !fault.is_short;
    cr_expect(end.was_killed == is_kill, "%s, call %u, error %d: ended by itself: %d", name,
              fault.at, fault.error, end.status);
    cr_expect(!fault.is_short || end.status == 0, "%s, call %u: half a write ended it: %d",
              name, fault.at, end.status);
    g_autofree char *found = trial_stray(end.was_killed || fault.is_for_ever);
    cr_expect(!found, "%s, call %u, error %d: %s was left", name, fault.at, fault.error, found);
    repeat(trial, fault, is_after);
}

/* Each stride-th call goes wrong, and of another operation others. */
static unsigned try_all(size_t which, struct fault fault, unsigned stride)
{
    struct trial trial;
    trial_init(&trial, &operations[which]);
    unsigned calls = run_well(&trial), step = trial_stride(stride), tried = 0;
    for (unsigned at = 1 + (unsigned)which % step; at <= calls; at += step, tried++) {
        fault.at = at;
        trial_tidy();
        struct fault_end end = fault_run(words_of(&trial), fault);
        if (end.was_hit) /* how many calls there are differs a little by chance */
            judge(&trial, fault, end);
    }
    cr_expect_geq(trial.points, tried * 3 / 4, "%s", trial.operation->name);
    unsigned points = trial.points;
    trial_clear(&trial);
    return points;
}

/* ---- which are tried ---- */

/* The words that the command stands for: its first argument where that chooses one. */
static void expect_tried(const struct rt_command *command, const char *part)
{
    g_autofree char *words = g_strconcat(command->name, part ? " " : "", part, NULL);
    g_autofree char *within = g_strdup_printf(" %s ", words);
    bool is_tried = false;
    for (size_t i = 0; i < n_operations && !is_tried; i++) {
        g_autofree char *line = g_strdup_printf(" %s ", operations[i].line);
        is_tried = strstr(line, within) != NULL;
    }
    cr_expect(is_tried, "no fault is tried while %s writes; add it to operations", words);
}

/* Who only reads is named here: what a new command writes is not forgotten.  What is done on
 * the screen of meet are commands of their own. */
Test(faults, every_command_that_writes_is_tried)
{
    static const char *const readers[] = {
        "list",  "show",    "status", "board",      "trend", "timeline", "matrix", "changes",
        "chase", "history", "config", "completion", "help",  "meet",     NULL};
    static const char *const movers[] = {"check", NULL}; /* tests/store/migrate_faults.c */
    static const char *const tellers[] = {"list", "show", NULL};
    for (const struct rt_command *command = rt_commands; command->name; command++) {
        const char *const *parts = command->arguments ? command->arguments->choices : NULL;
        bool is_reader = g_strv_contains(readers, command->name);
        cr_expect(!is_reader || !command->writes, "%s", command->name);
        if (is_reader || g_strv_contains(movers, command->name))
            continue;
        if (!parts)
            expect_tried(command, NULL);
        for (; parts && *parts; parts++)
            if (!g_strv_contains(tellers, *parts))
                expect_tried(command, *parts);
    }
}

Test(faults, killed_at_any_call, .timeout = 7200)
{
    unsigned points = 0;
    if (!fault_can_kill())
        cr_skip_test("programs can't be traced here");
    for (size_t i = 0; i < n_operations; i++)
        points += try_all(i, (struct fault){0}, STRIDE);
    trial_tell("killed at a call", points);
}

Test(faults, any_call_fails_once_or_for_ever, .timeout = 14400)
{
    static const int errors[] = {ENOSPC, EIO, EACCES, EROFS, EDQUOT};
    if (!fault_can_fail())
        cr_skip_test("calls can't be made to fail here");
    for (size_t k = 0; k < (trial_is_long() ? G_N_ELEMENTS(errors) : 2); k++)
        for (int is_for_ever = 0; is_for_ever < 2; is_for_ever++) {
            unsigned points = 0;
            for (size_t i = 0; i < n_operations; i++)
                points +=
                    try_all(i, (struct fault){.error = errors[k], .is_for_ever = is_for_ever},
                            STRIDE * 4);
            g_autofree char *what = g_strdup_printf("%s %s", g_strerror(errors[k]),
                                                    is_for_ever ? "for ever" : "once");
            trial_tell(what, points);
        }
}

Test(faults, a_call_is_interrupted_or_does_half, .timeout = 7200)
{
    static const struct fault faults[] = {
        {.error = EINTR}, {.is_short = true}, {.is_short = true, .is_for_ever = true}};
    if (!fault_can_fail())
        cr_skip_test("calls can't be made to fail here");
    for (size_t k = 0; k < G_N_ELEMENTS(faults); k++) {
        unsigned points = 0;
        for (size_t i = 0; i < n_operations; i++)
            points += try_all(i, faults[k], STRIDE * 5);
        trial_tell(faults[k].error ? "interrupted" : "half a write", points);
    }
}

/* What was done is told as done, though the last of it fails: that it is gone, the
 * journal, or that it has its place, the file, may not be on the disk. */
Test(faults, the_last_calls_fail, .timeout = 600)
{
    enum { LAST = 8 };
    static const char *const names[] = {"update", "restore", "export"};
    if (!fault_can_fail())
        cr_skip_test("calls can't be made to fail here");
    for (size_t i = 0; i < G_N_ELEMENTS(names); i++) {
        struct trial trial;
        trial_init(&trial, operation_named(names[i]));
        unsigned calls = run_well(&trial);
        for (unsigned at = 2 * (calls - LAST); at <= 2 * calls + 1; at++) {
            struct fault fault = {.at = at / 2, .error = EIO, .is_for_ever = at % 2};
            trial_tidy();
            struct fault_end end = fault_run(words_of(&trial), fault);
            if (end.was_hit)
                judge(&trial, fault, end);
        }
        trial_clear(&trial);
    }
}

/* All is done and on the disk but for the folder's part: that is told, each time.  Once is
 * no matter: what is synced later has it, or the same is tried again. */
Test(faults, the_folder_is_not_synced, .timeout = 600)
{
    unsigned points = 0;
    if (!fault_can_fail())
        cr_skip_test("calls can't be made to fail here");
    for (size_t i = 0; i < n_operations; i++) {
        struct trial trial;
        struct fault fault = {.at = 1, .error = EIO, .is_for_ever = true, .is_folder = true};
        trial_init(&trial, &operations[i]);
        run_well(&trial);
        trial_tidy();
        struct fault_end end = fault_run(words_of(&trial), fault);
        if (!end.calls && geteuid() != 0)
            cr_skip_test("which descriptors are folders can't be seen here");
        cr_expect_eq(end.status, RT_PARTLY, "%s: %d", operations[i].name, end.status);
        g_autofree char *state = trial_state(&trial);
        cr_expect_str_eq(state, trial.after, "%s", operations[i].name);
        for (unsigned at = 1; at <= end.calls; at++, points++) {
            trial_tidy();
            fault = (struct fault){.at = at, .error = EIO, .is_folder = true};
            judge(&trial, fault, fault_run(words_of(&trial), fault));
        }
        trial_clear(&trial);
    }
    trial_tell("a folder not synced", points);
}

/* Killed in the middle, and again while that is put right: A2. */
Test(faults, killed_again_while_recovering, .timeout = 7200)
{
    static const char *const names[] = {"import", "update"};
    const char *list[] = {"rectrack", "--register", "r.db", "list", NULL};
    if (!fault_can_kill())
        cr_skip_test("programs can't be traced here");
    for (size_t i = 0; i < G_N_ELEMENTS(names); i++) {
        struct trial trial;
        trial_init(&trial, operation_named(names[i]));
        unsigned calls = run_well(&trial), step = trial_stride(STRIDE * 3);
        for (unsigned at = 1; at <= calls; at += step)
            for (unsigned again = 1;; again += trial_stride(7)) {
                trial_tidy();
                fault_run(words_of(&trial), (struct fault){.at = at});
                struct fault_end end = fault_run(list, (struct fault){.at = again});
                if (!end.was_hit)
                    break;
                judge(&trial, (struct fault){.at = at}, end);
            }
        trial_tell("killed twice", trial.points);
        trial_clear(&trial);
    }
}

/* It was saved, and nobody was told: what is repeated is there once.  A7 */
Test(faults, killed_before_it_could_say_so, .timeout = 600)
{
    if (!fault_can_kill())
        cr_skip_test("programs can't be traced here");
    for (size_t i = 0; i < n_operations; i++) {
        if (g_str_has_prefix(operations[i].name, "export"))
            continue; /* it says nothing, or first that its period is closed */
        struct trial trial;
        struct fault told = {.at = 1, .is_told = true};
        trial_init(&trial, &operations[i]);
        run_well(&trial);
        trial_tidy();
        struct fault_end end = fault_run(words_of(&trial), told);
        g_autofree char *state = trial_state(&trial);
        cr_expect(end.was_hit ? end.was_killed : end.status == 0, "%s", operations[i].name);
        cr_expect_str_eq(state, trial.after, "%s", operations[i].name);
        repeat(&trial, told, true);
        trial_clear(&trial);
    }
}
