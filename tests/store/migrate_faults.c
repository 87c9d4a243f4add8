/* A register of an earlier version on a disk that fails, or under a program that is killed,
 * while it is moved: the old one stands there or the new one, whole, and the old one is kept.
 * A part of the points; all with RECTRACK_TEST_FAULTS=1 (make long-faults).  trust.md L2. */
#include <criterion/criterion.h>
#include <errno.h>
#include <string.h>
#include <unistd.h>

#include "tests/store/fault.h"
#include "tests/store/room.h"

#define REGISTERS FIXTURES "/registers/"

static const char *const words[] = {"rectrack", "--register", "r.db", "--as",
                                    "tester",   "check",      NULL};

struct trial {
    struct room room;
    GBytes *old;
    char *yaml; /* what it must export afterwards */
    unsigned calls;
};

/* Nothing but r.db is there, as it was. */
static void tidy(const struct trial *trial)
{
    GDir *dir = g_dir_open(".", 0, NULL);
    for (const char *name; (name = g_dir_read_name(dir));)
        cr_assert(unlink(name) == 0, "%s", name);
    g_dir_close(dir);
    cr_assert(g_file_set_contents("r.db", g_bytes_get_data(trial->old, NULL),
                                  (gssize)g_bytes_get_size(trial->old), NULL));
}

/* What both versions hold is exported alike. */
static void trial_init(struct trial *trial, int version)
{
    g_autofree char *path = g_strdup_printf(REGISTERS "version-%d.db", version);
    room_init(&trial->room);
    trial->old = room_bytes(path);
    cr_assert(g_file_get_contents(REGISTERS "version-1/now.yaml", &trial->yaml, NULL, NULL));
    tidy(trial);
    struct fault_end end = fault_run(words, (struct fault){0});
    cr_assert_eq(end.status, 0);
    trial->calls = end.calls;
}

static void trial_clear(struct trial *trial)
{
    g_bytes_unref(trial->old);
    g_free(trial->yaml);
    room_clear(&trial->room);
}

/* What is beside r.db: the old one, and (*stray, g_free it) what is neither that nor
 * anything that was under way. */
static bool is_kept(const struct trial *trial, bool may_lie_about, char **stray)
{
    bool is_there = false;
    GDir *dir = g_dir_open(".", 0, NULL);
    *stray = NULL;
    for (const char *name; (name = g_dir_read_name(dir));) {
        bool is_aside = g_str_has_prefix(name, "r.db.before-");
        bool is_old = is_aside && room_is_same(name, trial->old);
        is_there = is_there || is_old;
        if (!is_old && strcmp(name, "r.db") != 0 &&
            !(may_lie_about && (is_aside || strstr(name, ".tmp")))) {
            g_free(*stray);
            *stray = g_strdup(name);
        }
    }
    g_dir_close(dir);
    return is_there;
}

static void judge(struct trial *trial, struct fault fault, struct fault_end end)
{
    g_autofree char *stray = NULL;
    bool is_old = room_is_same("r.db", trial->old);
    bool is_there = is_kept(trial, end.was_killed || fault.is_for_ever, &stray);
    cr_expect(!stray, "call %u, error %d: %s was left", fault.at, fault.error, stray);
    cr_expect(is_old || is_there, "call %u, error %d: the old one is gone", fault.at,
              fault.error);
    cr_expect(!is_old || end.status != 0, "call %u, error %d: told as moved and is not",
              fault.at, fault.error);
    cr_expect(fault.error == 0 ? end.was_killed : !end.was_killed,
              "call %u, error %d: ended by itself: %d", fault.at, fault.error, end.status);
    if (is_old) /* it may be moved in the same second, for which there is one name */
        tidy(trial);
    cr_expect_eq(room_run(&trial->room, "check"), RT_OK, "call %u, error %d: %s", fault.at,
                 fault.error, trial->room.error);
    room_run(&trial->room, "export --format yaml");
    cr_expect_str_eq(trial->room.said->str, trial->yaml, "call %u, error %d", fault.at,
                     fault.error);
}

static void try_all(struct trial *trial, int error, bool is_for_ever, unsigned stride)
{
    unsigned hit = 0;
    stride = g_getenv("RECTRACK_TEST_FAULTS") ? 1 : stride;
    for (unsigned at = 1; at <= trial->calls; at += stride) {
        struct fault fault = {.at = at, .error = error, .is_for_ever = is_for_ever};
        tidy(trial);
        struct fault_end end = fault_run(words, fault);
        if (end.was_hit) /* how many calls there are differs a little by chance */
            judge(trial, fault, end);
        hit += end.was_hit;
    }
    cr_expect_gt(hit, trial->calls / stride * 3 / 4);
    cr_log_info("error %d%s: %u points of %u calls", error, is_for_ever ? " for ever" : "", hit,
                trial->calls);
}

enum { STRIDE = 11 };

Test(migrate, killed_at_any_call, .timeout = 7200)
{
    if (!fault_can_kill())
        cr_skip_test("programs can't be traced here");
    for (int version = 1; version <= 3; version++) {
        struct trial trial;
        trial_init(&trial, version);
        try_all(&trial, 0, false, STRIDE);
        trial_clear(&trial);
    }
}

Test(migrate, any_call_fails_once_or_for_ever, .timeout = 7200)
{
    static const int errors[] = {ENOSPC, EIO, EACCES, EROFS, EDQUOT};
    size_t n = g_getenv("RECTRACK_TEST_FAULTS") ? G_N_ELEMENTS(errors) : 2;
    if (!fault_can_fail())
        cr_skip_test("calls can't be made to fail here");
    for (size_t i = 0; i < 6 * n; i++) {
        struct trial trial;
        trial_init(&trial, 1 + (int)(i % 3));
        try_all(&trial, errors[i / 6], i / 3 % 2, 3 * STRIDE);
        trial_clear(&trial);
    }
}
