/* The invariant of trust.md under faults: the register opens and is whole, what
 * was told as saved is there, nothing is half there, the exit status is true, and
 * no stray file stays.  A part of the points here; all with RECTRACK_TEST_FAULTS=1
 * (make long-faults).  trust.md A1, A2, A8, B1, B2, B5, G8. */
#include <criterion/criterion.h>
#include <errno.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "tests/store/fault.h"
#include "tests/store/room.h"

/* A command under test: what it makes of a register, and what may be there then. */
struct operation {
    const char *name;
    const char *words[12]; /* of its command line */
    const char *made;      /* the file whose states are compared */
};

#define SAMPLE FIXTURES "/southampton/"
#define FIXED "rectrack", "--register", "r.db", "--as", "tester", "--today", "2020-06-15"

static const struct operation operations[] = {
    {"import", {FIXED, "import", "plan.yaml", NULL}, "r.db"},
    {"init", {"rectrack", "--register", "new.db", "init", "--sample", NULL}, "new.db"},
    {"backup", {FIXED, "backup", "copy.db", NULL}, "copy.db"},
    {"restore", {FIXED, "restore", "safe.db", NULL}, "r.db"},
    {"export", {FIXED, "export", "-o", "out.yaml", NULL}, "out.yaml"},
    {"undo", {FIXED, "undo", NULL}, "r.db"},
    {"redo", {FIXED, "redo", NULL}, "r.db"},
};

static const char PLAN[] =
    "rectrack: 1\nsources: [{code: NA, kind: assessment}]\nowners: [{name: New}]\n"
    "events: [{name: Funding, lifted: 2020-05}]\nrecommendations:\n"
    "  - {ref: SI-5, source: SI, title: Changed, owners: [{name: New}]}\n"
    "  - {ref: NA-44, source: NA, title: More, links: [{kind: see_also, ref: NA-45}]}\n"
    "  - {ref: NA-45, source: NA, title: And more}\n";

/* What there is to take back: an owner comes again; and to make again: all kinds of things
 * are added. */
static const char *const done[] = {"owner merge Police HT", "import plan.yaml", "undo"};

static bool is_long(void)
{
    return g_getenv("RECTRACK_TEST_FAULTS") != NULL;
}

/* ---- states ---- */

static void copy_file(const char *from, const char *to)
{
    g_autoptr(GBytes) bytes = room_bytes(from);
    cr_assert(g_file_set_contents(to, g_bytes_get_data(bytes, NULL),
                                  (gssize)g_bytes_get_size(bytes), NULL));
}

/* The folder as it is before each run: r.db, safe.db, plan.yaml, and nothing else. */
static void tidy(void)
{
    static const char *const kept[] = {"start.db", "safe.db", "plan.yaml"};
    GDir *dir = g_dir_open(".", 0, NULL);
    for (const char *name; (name = g_dir_read_name(dir));) {
        bool is_kept = false;
        for (size_t i = 0; i < G_N_ELEMENTS(kept); i++)
            is_kept = is_kept || strcmp(kept[i], name) == 0;
        if (!is_kept)
            cr_assert(unlink(name) == 0, "%s", name);
    }
    g_dir_close(dir);
    copy_file("start.db", "r.db");
}

/* What the operation has made, as far as it can be told apart; g_free it. */
static char *state_of(struct room *room, const struct operation *operation)
{
    if (access(operation->made, F_OK) != 0)
        return g_strdup("nothing");
    if (strcmp(operation->made, "out.yaml") == 0) {
        g_autoptr(GBytes) bytes = room_bytes("out.yaml");
        return g_strndup(g_bytes_get_data(bytes, NULL), g_bytes_get_size(bytes));
    }
    if (room_run(room, "--register %s check", operation->made) != RT_OK)
        return g_strdup_printf("damaged: %s %s", room->error, room->said->str);
    room_run(room, "--register %s export --format yaml", operation->made);
    return g_strdup(room->said->str);
}

/* A journal without a beginning is one that nothing is rolled back from; the engine
 * takes it away when it next saves. */
static bool is_spent_journal(const char *name)
{
    if (!g_str_has_suffix(name, "-journal"))
        return false;
    g_autoptr(GBytes) bytes = room_bytes(name);
    gsize n;
    const char *first = g_bytes_get_data(bytes, &n);
    return n == 0 || *first == '\0';
}

/* A file that nobody asked for; NULL: none.  After a kill, or where nothing can be
 * removed any more, what was under way may lie about, under a name of its own. */
static char *stray(bool may_lie_about)
{
    static const char *const known[] = {"start.db", "safe.db", "plan.yaml", "r.db",
                                        "new.db",   "copy.db", "out.yaml"};
    char *found = NULL;
    GDir *dir = g_dir_open(".", 0, NULL);
    for (const char *name; (name = g_dir_read_name(dir)) && !found;) {
        bool is_known =
            g_str_has_prefix(name, "r.db.before-") || is_spent_journal(name) ||
            (may_lie_about && (strstr(name, ".tmp") || g_str_has_prefix(name, ".out")));
        for (size_t i = 0; i < G_N_ELEMENTS(known); i++)
            is_known = is_known || strcmp(known[i], name) == 0;
        found = is_known ? NULL : g_strdup(name);
    }
    g_dir_close(dir);
    return found;
}

/* ---- one fault after the other ---- */

struct trial {
    struct room room;
    const struct operation *operation;
    char *before, *after;
    unsigned calls;
};

static void trial_init(struct trial *trial, const struct operation *operation)
{
    trial->operation = operation;
    room_open_sample(&trial->room);
    room_write("plan.yaml", PLAN);
    for (size_t i = 0; i < G_N_ELEMENTS(done); i++)
        room_ask(&trial->room, "%s", done[i]);
    room_ask(&trial->room, "backup start.db");
    cr_assert_eq(room_import(&trial->room, "owners: [{name: Other}]\n"), RT_OK);
    room_ask(&trial->room, "backup safe.db");
    room_write("plan.yaml", PLAN);
    tidy();
    trial->before = state_of(&trial->room, operation);
    struct fault_end end = fault_run(operation->words, (struct fault){0});
    cr_assert_eq(end.status, 0, "%s", operation->name);
    trial->calls = end.calls;
    trial->after = state_of(&trial->room, operation);
    cr_assert_str_neq(trial->before, trial->after);
}

static void trial_clear(struct trial *trial)
{
    g_free(trial->before);
    g_free(trial->after);
    room_clear(&trial->room);
}

static void judge(struct trial *trial, struct fault fault, struct fault_end end)
{
    const char *name = trial->operation->name;
    g_autofree char *state = state_of(&trial->room, trial->operation);
    bool is_before = strcmp(state, trial->before) == 0;
    bool is_after = strcmp(state, trial->after) == 0;
    cr_expect(is_before || is_after, "%s, call %u, error %d: half there: %.300s", name,
              fault.at, fault.error, state);
    cr_expect(end.status != 0 || is_after, "%s, call %u, error %d: told as done and is not",
              name, fault.at, fault.error);
    cr_expect(fault.error == 0 ? end.was_killed : !end.was_killed,
              "%s, call %u, error %d: ended by itself: %d", name, fault.at, fault.error,
              end.status);
    g_autofree char *found = stray(end.was_killed || fault.is_for_ever);
    cr_expect(!found, "%s, call %u, error %d: %s was left", name, fault.at, fault.error, found);
}

static void try_all(const struct operation *operation, int error, bool is_for_ever,
                    unsigned stride)
{
    struct trial trial;
    unsigned hit = 0;
    trial_init(&trial, operation);
    for (unsigned at = 1; at <= trial.calls; at += is_long() ? 1 : stride) {
        struct fault fault = {at, error, is_for_ever};
        tidy();
        struct fault_end end = fault_run(operation->words, fault);
        if (end.was_hit) /* how many calls there are differs a little by chance */
            judge(&trial, fault, end);
        hit += end.was_hit;
    }
    cr_expect_gt(hit, trial.calls / (is_long() ? 1 : stride) * 3 / 4, "%s", operation->name);
    trial_clear(&trial);
}

enum { STRIDE = 11 };

Test(faults, killed_at_any_call, .timeout = 7200)
{
    if (!fault_can_kill())
        cr_skip_test("programs can't be traced here");
    for (size_t i = 0; i < G_N_ELEMENTS(operations); i++)
        try_all(&operations[i], 0, false, STRIDE);
}

Test(faults, any_call_fails_once_or_for_ever, .timeout = 7200)
{
    static const int errors[] = {ENOSPC, EIO, EACCES, EROFS, EDQUOT};
    if (!fault_can_fail())
        cr_skip_test("calls can't be made to fail here");
    for (size_t i = 0; i < G_N_ELEMENTS(operations); i++)
        for (size_t k = 0; k < (is_long() ? G_N_ELEMENTS(errors) : 2); k++)
            for (int is_for_ever = 0; is_for_ever < 2; is_for_ever++)
                try_all(&operations[i], errors[k], is_for_ever, STRIDE * 2);
}

/* Killed in the middle, and again while that is put right: A2. */
Test(faults, killed_again_while_recovering, .timeout = 7200)
{
    static const char *const list[] = {FIXED, "list", NULL};
    if (!fault_can_kill())
        cr_skip_test("programs can't be traced here");
    struct trial trial;
    trial_init(&trial, &operations[0]);
    unsigned stride = is_long() ? 1 : STRIDE * 2;
    for (unsigned at = 1; at <= trial.calls; at += stride)
        for (unsigned again = 1;; again += is_long() ? 1 : 5) {
            tidy();
            fault_run(operations[0].words, (struct fault){.at = at});
            struct fault_end end = fault_run(list, (struct fault){.at = again});
            if (!end.was_hit)
                break;
            judge(&trial, (struct fault){.at = at}, end);
        }
    trial_clear(&trial);
}
